//! The terminal that results are shown on.

/// What is taken for the width of a screen that does not tell, such as a pipe.
const USUAL_WIDTH: usize = 80;

/// How many columns standard output has.
pub(super) fn width() -> usize {
    match terminal_size::terminal_size_of(std::io::stdout()) {
        Some((width, _)) if width.0 > 0 => usize::from(width.0),
        _ => USUAL_WIDTH,
    }
}
