//! Cutting a text into words, and words into sentences and clauses.

use super::fold::{fold, straight_apostrophe};
use super::words::{bare_negated, keeps_sentence_open, opens_clause};
use super::{Place, Span, Text};

/// A line at least this many bytes long was wrapped, so that its end says nothing.
const WRAPPED_LINE: usize = 50;
/// So many quotes and brackets may close between the end of a sentence and the space after it.
const MOST_CLOSERS: usize = 4;

/// Cuts `written` into the words of `text`.
pub(super) fn read(written: &str, text: &mut Text) {
    let mut cutter =
        Cutter { written, text, at: 0, line_start: 0, line_first: 0, place: Place::default(), scratch: String::new() };
    while let Some(c) = cutter.peek() {
        if c.is_alphanumeric() {
            if !cutter.plain_word() {
                cutter.word();
            }
        } else {
            cutter.mark(c);
        }
    }
}

struct Cutter<'a> {
    written: &'a str,
    text: &'a mut Text,
    at: usize,
    line_start: usize,
    /// The number of the first word of the line.
    line_first: usize,
    place: Place,
    scratch: String,
}

impl Cutter<'_> {
    fn peek(&self) -> Option<char> {
        match self.written.as_bytes().get(self.at) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            Some(_) => self.written[self.at..].chars().next(),
            None => None,
        }
    }

    /// Reads a word of plain letters that ends where they end, and says whether there is one here.
    /// Most words are, and come out as the longer way round would have them.
    fn plain_word(&mut self) -> bool {
        let rest = &self.written.as_bytes()[self.at..];
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let ends = match rest.get(length) {
            Some(b' ') => true,
            // The dots of an abbreviation, and the slash of `w/`, stand behind a single letter.
            Some(b'.' | b'/') => length > 1,
            Some(b'\'' | b'`') => false,
            Some(next) => next.is_ascii() && !next.is_ascii_digit(),
            None => true,
        };
        if length == 0 || !ends {
            return false;
        }
        let span = Span { start: self.at, end: self.at + length };
        self.scratch.clear();
        self.scratch.push_str(span.of(self.written));
        self.scratch.make_ascii_lowercase();
        if bare_negated(&self.scratch).is_some() {
            return false;
        }
        self.at = span.end;
        push(self.text, &mut self.place, &self.scratch, span);
        true
    }

    /// The character `c` and the one after it belong to the same word if letters surround an
    /// apostrophe, or if digits or single letters surround a dot or comma.
    fn word(&mut self) {
        let start = self.at;
        let (mut before, mut last) = ('\0', '\0');
        while let Some(c) = self.peek() {
            if !c.is_alphanumeric() && !is_mark_on_letter(c) {
                let next = self.written[self.at + c.len_utf8()..].chars().next().unwrap_or(' ');
                let joins = match straight_apostrophe(c) {
                    '\'' => last.is_alphabetic() && next.is_alphabetic(),
                    '.' => {
                        last.is_ascii_digit() && next.is_ascii_digit()
                            || last.is_alphabetic() && next.is_alphabetic() && !before.is_alphanumeric()
                    }
                    ',' => last.is_ascii_digit() && next.is_ascii_digit(),
                    _ => false,
                };
                if !joins {
                    break;
                }
            }
            (before, last) = (last, c);
            self.at += c.len_utf8();
        }
        let span = Span { start, end: self.at };
        if self.with_slash(span) {
            return;
        }
        let (place, text) = (&mut self.place, &mut *self.text);
        fold(&self.written[start..self.at], &mut self.scratch, &mut |word| push(text, place, word, span));
    }

    /// Reads `w/` and `w/o`, which people write for "with" and "without".
    fn with_slash(&mut self, span: Span) -> bool {
        let rest = &self.written.as_bytes()[span.end..];
        if !span.of(self.written).eq_ignore_ascii_case("w") || rest.first() != Some(&b'/') {
            return false;
        }
        let without = rest.get(1).is_some_and(|b| b.eq_ignore_ascii_case(&b'o'))
            && !rest.get(2).is_some_and(u8::is_ascii_alphanumeric);
        self.at += if without { 2 } else { 1 };
        let word = if without { "without" } else { "with" };
        self.text.push(word, Span { start: span.start, end: self.at }, self.place);
        true
    }

    fn mark(&mut self, c: char) {
        let start = self.at;
        self.at += c.len_utf8();
        let span = Span { start, end: self.at };
        match c {
            '%' => self.text.push("percent", span, self.place),
            '&' | '+' => self.text.push("and", span, self.place),
            '.' | '!' | '?' | '…' if self.ends_sentence(c, start) => self.end_sentence(),
            // The end of a line that ends with both marks stands at the second.
            '\r' if self.written[self.at..].starts_with('\n') => {}
            '\n' => self.line_break(if self.written[..start].ends_with('\r') { start - 1 } else { start }),
            '\r' | '\u{2028}' | '\u{2029}' => self.line_break(start),
            ',' | ';' | ':' | '(' | ')' | '[' | ']' | '—' | '–' | '|' => self.end_clause(),
            '→' | '>' => {
                if c == '→' || self.written[..start].ends_with(['-', '=']) {
                    self.text.arrows.push(self.text.tokens.len());
                }
                self.end_clause();
            }
            '-' if self.written[..start].ends_with(' ') && self.written[self.at..].starts_with(' ') => {
                self.end_clause()
            }
            _ => {}
        }
    }

    /// A mark ends the sentence if white space follows it, closing quotes and brackets aside.
    fn ends_sentence(&self, c: char, start: usize) -> bool {
        let mut after = self.written[self.at..].chars().take(MOST_CLOSERS);
        let follows = after.find(|c| !matches!(c, '"' | '\'' | ')' | ']' | '”' | '’'));
        if follows.is_some_and(|c| !c.is_whitespace()) {
            return false;
        }
        let numbers_an_item = self.text.tokens.len() == self.line_first + 1
            && self.written[self.line_start..start].ends_with(|c: char| c.is_ascii_digit());
        c != '.' || !(numbers_an_item || keeps_sentence_open(self.text.word(self.text.tokens.len().wrapping_sub(1))))
    }

    /// A line that was not wrapped ends its sentence, unless the next goes on in lower case.
    fn line_break(&mut self, end: usize) {
        let wrapped = end - self.line_start >= WRAPPED_LINE;
        self.line_start = self.at;
        self.line_first = self.text.tokens.len();
        let ends = ['\n', '\r', '\u{2028}', '\u{2029}'];
        let next = self.written[self.at..].split(ends).next().unwrap_or_default().trim_start();
        let first = next.chars().next();
        if first.is_none() && self.text.tokens.last().is_some_and(|token| token.paragraph == self.place.paragraph) {
            self.place.paragraph += 1;
        }
        let behind_number = next.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = behind_number.len() < next.len() && behind_number.starts_with(['.', ')']);
        let item = numbered || first.is_none_or(|c| matches!(c, '-' | '*' | '•' | '·'));
        if item || (!wrapped && first.is_some_and(|c| !c.is_lowercase())) {
            self.end_sentence();
        } else if !wrapped {
            self.end_clause();
        }
    }

    fn end_sentence(&mut self) {
        if self.text.tokens.last().is_some_and(|token| token.sentence == self.place.sentence) {
            self.place.sentence += 1;
        }
        self.end_clause();
    }

    fn end_clause(&mut self) {
        if self.text.tokens.last().is_some_and(|token| token.clause == self.place.clause) {
            self.place.clause += 1;
        }
    }
}

/// Adds a word, which may open a clause.
fn push(text: &mut Text, place: &mut Place, word: &str, span: Span) {
    if opens_clause(word) && text.tokens.last().is_some_and(|token| token.clause == place.clause) {
        place.clause += 1;
    }
    text.push(word, span, *place);
}

/// Whether `c` is an accent that stands on the letter before it.
fn is_mark_on_letter(c: char) -> bool {
    !c.is_ascii() && unicode_normalization::char::is_combining_mark(c)
}
