//! Text from outside as Markdown that shows it and nothing else.

use crate::render::escape::{harmless, one_line, substitute};

/// The text on one line, fit for headings and table cells.
pub(super) fn inline(text: &str) -> String {
    let mut out = String::new();
    push(&mut out, &one_line(text), true);
    out
}

/// Writes a piece of one line; `opens` says whether the line begins with it.
pub(super) fn push(out: &mut String, piece: &str, opens: bool) {
    let mut number = opens;
    for (index, c) in piece.chars().map(substitute).enumerate() {
        let marks_up = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$');
        // At the beginning of a line a dash is a list and so is a number with a dot.
        let opens_list = opens && index == 0 && matches!(c, '-' | '+' | '=');
        let ends_number = number && index > 0 && matches!(c, '.' | ')');
        number &= c.is_ascii_digit();
        if marks_up || opens_list || ends_number {
            out.push('\\');
        }
        out.push(c);
    }
}

/// The text as paragraphs, each line behind `lead`.
pub(super) fn block(text: &str, lead: &str) -> String {
    let mut out = String::new();
    for line in text.trim().lines() {
        let line = line.trim();
        out.push_str(if line.is_empty() { lead.trim_end() } else { lead });
        push(&mut out, line, true);
        out.push('\n');
    }
    out
}

/// The text word for word, as code; the fence is longer than any within.
pub(super) fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}text\n{}\n{fence}\n", harmless(text.trim_end()))
}
