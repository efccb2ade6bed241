//! Places of words on a screen.

use anstyle::{AnsiColor, Style};
use std::ops::Range;
use textwrap::WordSeparator;
use textwrap::core::break_words;
use textwrap::wrap_algorithms::wrap_first_fit;
use unicode_width::UnicodeWidthStr;

/// Everything stands so far from the left edge.
pub(super) const MARGIN: &str = "  ";
/// Longer lines are hard to read, however wide the screen is.
const WIDEST: usize = 76;
/// On narrower screens lines run over rather than become a word each.
const NARROWEST: usize = 24;

pub(super) const STRONG: Style = Style::new().bold();
pub(super) const FAINT: Style = Style::new().dimmed();
/// The sign before what the candidate wrote.
pub(super) const SIGN: Style = AnsiColor::Cyan.on_default().bold();
pub(super) const GOOD: Style = AnsiColor::Green.on_default();
pub(super) const HALF: Style = AnsiColor::Yellow.on_default();
pub(super) const BAD: Style = AnsiColor::Red.on_default();

/// How many columns text gets on a screen of `width` columns, behind the margin.
pub(super) fn columns(width: usize) -> usize {
    width.saturating_sub(2 * MARGIN.len()).clamp(NARROWEST, WIDEST)
}

/// The text in a style of its own.
pub(super) fn styled(style: Style, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") }
}

/// The lines of a text on so many columns, as byte ranges; line breaks of the text stay. Takes
/// time linear in its length, whatever it holds.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let words = break_words(WordSeparator::AsciiSpace.find_words(line), columns);
        let mut at = start;
        for words in wrap_first_fit(&words, &[columns as f64]) {
            let length: usize = words.iter().map(|word| word.word.len() + word.whitespace.len()).sum();
            let blank = words.last().map_or(0, |word| word.whitespace.len());
            ranges.push(at..at + length - blank);
            at += length;
        }
        start += line.len() + 1;
    }
    ranges
}

/// A text of the bank in lines of so many columns. Its paragraphs are filled; lines that are
/// indented or begin a list stay as they are.
pub(super) fn paragraphs(text: &str, columns: usize) -> Vec<String> {
    let text = crate::render::harmless(text.trim());
    let mut filled = String::with_capacity(text.len());
    let (mut after_blank, mut after_own) = (false, false);
    for line in text.lines().map(str::trim_end) {
        let behind_number = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let listed = line.starts_with(['-', '*']) || behind_number != line && behind_number.starts_with(". ");
        let own = listed || line.starts_with(' ');
        if !line.is_empty() && !filled.is_empty() {
            filled.push_str(if after_blank {
                "\n\n"
            } else if own || after_own {
                "\n"
            } else {
                " "
            });
        }
        filled.push_str(line);
        (after_blank, after_own) = (line.is_empty(), own);
    }
    wrap(&filled, columns).into_iter().map(|range| filled[range].to_owned()).collect()
}

/// Lines behind `first`, and behind blanks of the same width from the second on.
pub(super) fn hanging(out: &mut String, first: &str, width_of_first: usize, lines: &[String], style: Style) {
    for (index, line) in lines.iter().enumerate() {
        let lead = if index == 0 { first.to_owned() } else { " ".repeat(width_of_first) };
        let line = format!("{MARGIN}{lead}{}", styled(style, line));
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

/// `left` and `right` at both ends of a line of so many columns, or on two lines if they don't fit.
pub(super) fn spread(left: &str, right: &str, columns: usize) -> String {
    match columns.checked_sub(left.width() + right.width()) {
        Some(space) if space > 0 => format!("{left}{}{right}", " ".repeat(space)),
        _ => format!("{left}\n{MARGIN}{right}"),
    }
}

/// Paragraphs behind the margin.
pub(super) fn said(text: &str, columns: usize, style: Style) -> String {
    let mut out = String::new();
    hanging(&mut out, "", 0, &paragraphs(text, columns), style);
    out
}
