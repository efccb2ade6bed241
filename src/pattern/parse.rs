//! Parsing a phrase: `(virtual ip|vip) ... moves`.

use super::{Alternative, Kind, PatternError, Phrase, Place};
use crate::text::{Text, is_folded};
use std::ops::Range;

/// Brackets in brackets deeper than this are a mistake, not a pattern.
const DEEPEST: usize = 8;

/// Parses a phrase as an author writes it.
///
/// # Errors
///
/// The first mistake, with its bytes in `source`.
pub fn parse_phrase(source: &str) -> Result<Phrase, PatternError> {
    let mut parser = Parser { source, at: 0, text: Text::default() };
    let phrase = parser.phrase(0)?;
    parser.skip_spaces();
    if parser.peek().is_none() {
        return Ok(phrase);
    }
    // Outside brackets a phrase goes on until the source ends or a bracket closes.
    let at = parser.at..parser.at + 1;
    Err(error(at, "this bracket closes nothing", "take it out, or open a bracket before it"))
}

fn error(at: Range<usize>, message: &str, help: &str) -> PatternError {
    PatternError { at, message: message.to_owned(), help: help.to_owned() }
}

struct Parser<'s> {
    source: &'s str,
    at: usize,
    /// Memory to fold words in.
    text: Text,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        match self.source.as_bytes().get(self.at) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.source[self.at..].chars().next(),
        }
    }

    fn skip_spaces(&mut self) {
        if self.source.as_bytes().get(self.at).is_some_and(u8::is_ascii_graphic) {
            return;
        }
        let rest = &self.source[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }

    /// Places until the source ends or a bracket or bar closes the phrase. Outside brackets a bar
    /// parts single words only, so that nobody forgets the brackets round longer alternatives.
    fn phrase(&mut self, depth: usize) -> Result<Phrase, PatternError> {
        let start = self.at;
        let (mut places, mut gap, mut bars) = (Vec::new(), None, None);
        loop {
            self.skip_spaces();
            match self.peek() {
                None | Some(')') => break,
                Some('|') if depth > 0 => break,
                Some('|') => {
                    return Err(error(
                        self.at..self.at + 1,
                        "an alternative is missing before this bar",
                        "write a word before it, or take the bar out",
                    ));
                }
                Some('.') if self.source[self.at..].starts_with("...") => {
                    if places.is_empty() || gap.is_some() {
                        return Err(error(
                            self.at..self.at + 3,
                            "a gap stands between two words",
                            "take it out, or write a word before it",
                        ));
                    }
                    gap = Some(self.at);
                    self.at += 3;
                }
                Some(_) => {
                    let start = self.at;
                    let mut alternatives = Vec::new();
                    self.alternative(depth, &mut alternatives)?;
                    while depth == 0 && self.peek() == Some('|') {
                        bars.get_or_insert(start);
                        self.at += 1;
                        self.alternative(depth, &mut alternatives)?;
                    }
                    places.push(Place { after_gap: gap.take().is_some(), alternatives });
                }
            }
        }
        if let Some(at) = gap {
            return Err(error(at..at + 3, "a gap stands between two words", "take it out, or write a word after it"));
        }
        if let (Some(bar), true) = (bars, places.len() > 1) {
            return Err(error(
                bar..self.at,
                "it is unclear how far these alternatives reach",
                "put brackets round them: `(virtual ip|vip) moves`, or `virtual (ip|address) moves`",
            ));
        }
        if places.is_empty() {
            return Err(error(start..self.at.max(start), "a phrase is empty", "write at least one word"));
        }
        Ok(Phrase { places })
    }

    /// Brackets or a word.
    fn alternative(&mut self, depth: usize, alternatives: &mut Vec<Alternative>) -> Result<(), PatternError> {
        if self.peek() != Some('(') {
            return self.word(alternatives);
        }
        alternatives.extend(self.brackets(depth)?);
        Ok(())
    }

    fn brackets(&mut self, depth: usize) -> Result<Vec<Alternative>, PatternError> {
        let open = self.at;
        if depth == DEEPEST {
            return Err(error(open..open + 1, "brackets are nested too deeply", "name a part as a set"));
        }
        let mut alternatives = Vec::new();
        loop {
            self.at += 1;
            let mut phrase = self.phrase(depth + 1)?;
            match phrase.places.pop() {
                Some(place) if phrase.places.is_empty() => alternatives.extend(place.alternatives),
                Some(place) => {
                    phrase.places.push(place);
                    alternatives.push(Alternative::Phrase(phrase));
                }
                None => {}
            }
            match self.peek() {
                Some('|') => {}
                Some(')') => break,
                _ => return Err(error(open..open + 1, "this bracket is never closed", "close it with `)`")),
            }
        }
        self.at += 1;
        Ok(alternatives)
    }

    /// One word, set, beginning or exact word; a word that folds into several becomes a phrase.
    fn word(&mut self, alternatives: &mut Vec<Alternative>) -> Result<(), PatternError> {
        let start = self.at;
        let rest = &self.source[start..];
        let ends = |byte: u8| matches!(byte, b'|' | b'(' | b')') || !byte.is_ascii_graphic();
        let mut end = rest.bytes().position(ends).unwrap_or(rest.len());
        // Most words are plain; in others white space may be any that there is.
        let clear = |byte: &u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace();
        if rest.as_bytes().get(end).is_some_and(|byte| !clear(byte)) {
            end = rest.find(|c: char| c.is_whitespace() || matches!(c, '|' | '(' | ')')).unwrap_or(rest.len());
        }
        // Hardly any word has a dot, and looking for one is quicker than for three.
        if let Some(dots) = rest[..end].find('.').and_then(|_| rest[..end].find("...")) {
            end = dots;
        }
        self.at += end;
        let written = &rest[..end];
        let at = start..self.at;
        if let Some(name) = written.strip_prefix('$') {
            let good =
                !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            if !good {
                return Err(error(
                    at,
                    "this is not the name of a set",
                    "a name has lower-case letters, digits and hyphens: `$load-balancer`",
                ));
            }
            alternatives.push(Alternative::Set(name.to_owned()));
            return Ok(());
        }
        let (word, kind) = match (written.strip_prefix('='), written.strip_suffix('*')) {
            (Some(word), None) => (word, Kind::Exact),
            (None, Some(word)) => (word, Kind::Beginning),
            (None, None) => (written, Kind::Family),
            (Some(_), Some(_)) => {
                return Err(error(at, "a word is either exact or open", "take out `=` or `*`"));
            }
        };
        if is_folded(word) {
            alternatives.push(Alternative::Word(word.to_owned(), kind));
            return Ok(());
        }
        if let Some(place) = word.find(['*', '=', '$', '{', '}', '[', ']']) {
            let place = start + usize::from(kind == Kind::Exact) + place;
            return Err(error(
                place..place + 1,
                "this character means nothing here",
                "`*` ends a word, `=` and `$` begin one",
            ));
        }
        self.text.reread(word);
        let last = self.text.tokens().len().wrapping_sub(1);
        let folded = self.text.words().enumerate().map(|(index, word)| {
            let kind = if index < last && kind == Kind::Beginning { Kind::Family } else { kind };
            Alternative::Word(word.to_owned(), kind)
        });
        match last {
            usize::MAX => return Err(error(at, "there is no word here", "write letters or digits")),
            0 => alternatives.extend(folded),
            _ => {
                let places = folded.map(|word| Place { after_gap: false, alternatives: vec![word] }).collect();
                alternatives.push(Alternative::Phrase(Phrase { places }));
            }
        }
        Ok(())
    }
}
