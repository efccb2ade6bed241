//! Making text from outside harmless.

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
        | '\u{2028}'
        | '\u{2029}' => '\u{fffd}',
        _ => c,
    }
}
