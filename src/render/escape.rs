//! Making text from outside harmless.

use crate::text::Span;
use std::borrow::Cow;

/// The text with every character that could steer a terminal replaced, one for one.
///
/// Control characters become their pictures, and characters that turn the direction of writing
/// become replacement characters. Line breaks and tabs stay, the latter as a space.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| substitute(c) != c) {
        Cow::Owned(text.chars().map(substitute).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// The text made harmless and put on one line, for headings and table cells.
pub(super) fn one_line(text: &str) -> String {
    harmless(text.trim()).replace('\n', " ")
}

/// A text made harmless, with the way from its bytes as written to the bytes as shown.
pub(super) struct Shown<'t> {
    pub(super) text: Cow<'t, str>,
    /// Where the two drift apart: bytes as written and as shown, each behind a character whose
    /// stand-in has another length.
    drift: Vec<(usize, usize)>,
}

impl<'t> Shown<'t> {
    pub(super) fn new(written: &'t str) -> Self {
        let text = harmless(written);
        let mut drift = Vec::new();
        let (mut before, mut after) = (0, 0);
        if matches!(text, Cow::Owned(_)) {
            for c in written.chars() {
                let stand_in = substitute(c);
                before += c.len_utf8();
                after += stand_in.len_utf8();
                if c.len_utf8() != stand_in.len_utf8() {
                    drift.push((before, after));
                }
            }
        }
        Self { text, drift }
    }

    /// Where a span of the text as written lies in the text as shown.
    pub(super) fn span(&self, written: Span) -> Span {
        let place = |byte: usize| {
            let known = self.drift.partition_point(|(before, _)| *before <= byte);
            let (before, after) = known.checked_sub(1).map_or((0, 0), |last| self.drift[last]);
            (after + byte - before).min(self.text.len())
        };
        Span { start: place(written.start), end: place(written.end) }
    }
}

/// What is shown in place of `c`.
pub(super) fn substitute(c: char) -> char {
    match c {
        '\n' => '\n',
        '\t' | '\r' => ' ',
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}'
        | '\u{2028}'
        | '\u{2029}' => '\u{fffd}',
        _ => c,
    }
}
