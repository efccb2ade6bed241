//! Where words stand on a terminal.

use crate::render::harmless;
use unicode_width::UnicodeWidthStr;

/// What every line of prose begins with.
pub(super) const INDENT: &str = "  ";

/// Text wrapped to `width` columns; its own line breaks stay where they part paragraphs or lists.
pub(super) fn paragraph(text: &str, width: usize) -> String {
    let text = harmless(text.trim());
    let options = textwrap::Options::new(width).initial_indent(INDENT).subsequent_indent(INDENT);
    let mut lines: Vec<String> = Vec::new();
    for block in blocks(&text) {
        lines.extend(textwrap::wrap(&block, &options).into_iter().map(|line| line.trim_end().to_owned()));
    }
    lines.join("\n")
}

/// Lines joined into what is wrapped as one: a list item, an indented line and an empty one stand
/// for themselves.
pub(super) fn blocks(text: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        let own = line.starts_with([' ', '-', '*', '•']) || line.starts_with(|c: char| c.is_ascii_digit());
        match blocks.last_mut() {
            Some(block) if open && !own && !line.trim().is_empty() => {
                block.push(' ');
                block.push_str(line.trim());
            }
            _ => blocks.push(line.trim_end().to_owned()),
        }
        open = !line.trim().is_empty();
    }
    blocks
}

/// `left` and `right` at both ends of a line of `width` columns, or on two lines if they don't fit.
pub(super) fn spread(left: &str, right: &str, width: usize) -> String {
    match width.checked_sub(left.width() + right.width()) {
        Some(space) if space > 0 => format!("{left}{}{right}", " ".repeat(space)),
        _ => format!("{left}\n{INDENT}{right}"),
    }
}
