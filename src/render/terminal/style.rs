//! The few styles that reports use. They read well on a dark and on a light background.

use anstyle::{AnsiColor, Style};

/// Headings.
pub(super) const STRONG: Style = Style::new().bold();
/// What may be passed over.
pub(super) const DIM: Style = Style::new().dimmed();
/// What is right.
pub(super) const GOOD: Style = AnsiColor::Green.on_default();
/// What is half right.
pub(super) const FAIR: Style = AnsiColor::Yellow.on_default();
/// What is wrong.
pub(super) const BAD: Style = AnsiColor::Red.on_default();

/// Text in a style. Each line is styled by itself, so that a pager may cut between them.
pub(super) fn paint(style: Style, text: &str) -> String {
    let painted = |line: &str| if line.trim().is_empty() { line.to_owned() } else { format!("{style}{line}{style:#}") };
    text.split('\n').map(painted).collect::<Vec<_>>().join("\n")
}
