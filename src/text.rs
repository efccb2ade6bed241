//! An answer as words: folded alike, with the way back to the bytes as written.
//!
//! Answers and patterns go through the same fold, so that `Slow-Start`, `slow start` and
//! `SLOW START` are the same two words. Every word remembers its bytes in the text as written
//! and the sentence and clause that it stands in.

mod fold;
mod grammar;
mod number;
mod units;
mod words;

pub use fold::is_folded;
pub use grammar::{is_article, is_auxiliary, is_glue, is_negation};
pub use number::Number;
pub use words::{is_filler, is_function_word};

use serde::Serialize;

/// A range of bytes in a text as written; both ends lie on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The part of `text` that the span covers; empty if it lies outside.
    #[must_use]
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// One word of a text, folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text as written. The two words of `doesn't` share their bytes.
    pub span: Span,
    /// Which sentence it belongs to, counted from 0.
    pub sentence: usize,
    /// Which clause it belongs to, counted from 0 over the whole text.
    pub clause: usize,
    /// Which paragraph it belongs to, counted from 0; an empty line parts two.
    pub paragraph: usize,
    folded: (usize, usize),
}

/// Where the words that come next belong.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    sentence: usize,
    clause: usize,
    paragraph: usize,
}

/// A text read into words, sentences and clauses.
#[derive(Debug, Clone, Default)]
pub struct Text {
    folded: String,
    tokens: Vec<Token>,
    /// For each arrow, the number of the word that comes after it.
    arrows: Vec<usize>,
}

impl Text {
    /// Reads `written` once, in time linear in its length.
    #[must_use]
    pub fn read(written: &str) -> Self {
        let mut text = Self::default();
        text.reread(written);
        text
    }

    /// Reads another text into the memory of this one, which spares a batch its allocations.
    pub fn reread(&mut self, written: &str) {
        self.folded.clear();
        self.tokens.clear();
        self.arrows.clear();
        units::read(written, self);
    }

    /// The words in the order of the text.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The folded form of word number `index`; empty if there is no such word.
    #[must_use]
    pub fn word(&self, index: usize) -> &str {
        self.tokens.get(index).and_then(|token| self.folded.get(token.folded.0..token.folded.1)).unwrap_or_default()
    }

    /// The folded forms of all words in order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        (0..self.tokens.len()).map(|index| self.word(index))
    }

    /// The bytes as written from word `first` up to, and without, word `end`.
    #[must_use]
    pub fn span(&self, first: usize, end: usize) -> Span {
        match (self.tokens.get(first), self.tokens.get(end.wrapping_sub(1))) {
            (Some(a), Some(b)) => Span { start: a.span.start, end: b.span.end.max(a.span.end) },
            _ => Span { start: 0, end: 0 },
        }
    }

    /// Whether there are words of both numbers, and both are of one sentence.
    #[must_use]
    pub fn same_sentence(&self, one: usize, other: usize) -> bool {
        let sentence = |word: usize| self.tokens.get(word).map(|token| token.sentence);
        sentence(one).is_some() && sentence(one) == sentence(other)
    }

    /// The sentence of word number `word`.
    #[must_use]
    pub fn sentence_of(&self, word: u32) -> usize {
        self.tokens.get(word as usize).map_or(0, |token| token.sentence)
    }

    /// The clause of word number `word`.
    #[must_use]
    pub fn clause_of(&self, word: u32) -> usize {
        self.tokens.get(word as usize).map_or(0, |token| token.clause)
    }

    /// The paragraph of word number `word`.
    #[must_use]
    pub fn paragraph_of(&self, word: u32) -> usize {
        self.tokens.get(word as usize).map_or(0, |token| token.paragraph)
    }

    /// For each arrow (`->`, `=>`, `→`) the number of the word after it; each says "then".
    #[must_use]
    pub fn arrows(&self) -> &[usize] {
        &self.arrows
    }

    /// How many paragraphs there are.
    #[must_use]
    pub fn paragraphs(&self) -> usize {
        self.tokens.last().map_or(0, |token| token.paragraph + 1)
    }

    /// How many sentences there are.
    #[must_use]
    pub fn sentences(&self) -> usize {
        self.tokens.last().map_or(0, |token| token.sentence + 1)
    }

    /// How many clauses there are.
    #[must_use]
    pub fn clauses(&self) -> usize {
        self.tokens.last().map_or(0, |token| token.clause + 1)
    }

    fn push(&mut self, folded: &str, span: Span, place: Place) {
        if folded.is_empty() {
            return;
        }
        let start = self.folded.len();
        self.folded.push_str(folded);
        let Place { sentence, clause, paragraph } = place;
        self.tokens.push(Token { span, sentence, clause, paragraph, folded: (start, self.folded.len()) });
    }
}
