//! The terminal that results are shown on.

use std::io::IsTerminal;
use terminal_size::{Height, Width, terminal_size_of};

/// What is taken for the width of a screen that does not tell, such as a pipe.
const USUAL_WIDTH: usize = 80;

/// Whether the terminal can do no more than print lines, or does not say that it can.
pub(super) fn is_dumb() -> bool {
    std::env::var_os("TERM").is_none_or(|term| term == "dumb")
}

/// Whether somebody sits at a terminal that can do more than print lines.
pub(super) fn can_prompt() -> bool {
    !is_dumb() && std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// How many columns standard output has.
pub(super) fn width() -> usize {
    columns(terminal_size_of(std::io::stdout()))
}

/// How many columns standard error has.
pub(super) fn width_of_errors() -> usize {
    columns(terminal_size_of(std::io::stderr()))
}

fn columns(size: Option<(Width, Height)>) -> usize {
    match size {
        Some((Width(columns), _)) if columns > 0 => usize::from(columns),
        _ => USUAL_WIDTH,
    }
}
