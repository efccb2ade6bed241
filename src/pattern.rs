//! The pattern language: one way in which an answer can show a concept.
//!
//! A pattern is parsed once into a tree of places; sets stay names until the matcher puts them in.
//! `docs/format.md` has the language as authors see it.

mod parse;
mod write;

pub use parse::parse_phrase;

use crate::text::{Number, Text, is_negation};
use regex::bytes::{Regex, RegexBuilder};
use std::ops::Range;

/// One way in which an answer can show something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pattern {
    /// Words in a row.
    Phrase(Phrase),
    /// All phrases, in any order.
    All(Vec<Phrase>, Within),
    /// All phrases, one after the other.
    Order(Vec<Phrase>, Within),
    /// A number near a value, with a unit behind it if there is one.
    Number {
        /// The value expected.
        value: Number,
        /// How far off a number may be.
        tolerance: Tolerance,
        /// What stands within three words after the number.
        unit: Option<Phrase>,
    },
    /// A regular expression over the answer as written, without regard to case.
    Regex(Expression),
}

/// A regular expression without regard to case. Its classes know ASCII alone, which keeps it small
/// enough to be compiled at every start.
#[derive(Debug, Clone)]
pub struct Expression(Regex);

impl Expression {
    /// Compiles an expression.
    ///
    /// # Errors
    ///
    /// Why it does not parse, or that it is too large.
    pub fn new(source: &str) -> Result<Self, regex::Error> {
        let mut builder = RegexBuilder::new(source);
        builder.case_insensitive(true).unicode(false).size_limit(LARGEST_REGEX).build().map(Self)
    }

    /// The compiled expression, over bytes.
    #[must_use]
    pub fn regex(&self) -> &Regex {
        &self.0
    }
}

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_str() == other.0.as_str()
    }
}

impl Eq for Expression {}

/// How far apart the phrases of a pattern may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// From the first to the last, at most so many words.
    Words(usize),
    /// In one clause.
    Clause,
    /// In one sentence.
    Sentence,
    /// Anywhere.
    Answer,
}

/// How far off a number may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tolerance {
    /// By so much.
    Of(Number),
    /// By so many percent of the value expected.
    Percent(Number),
}

/// Places in a row, within one sentence; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The places from first to last.
    pub places: Vec<Place>,
}

/// One place of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Whether up to three words may stand before it.
    pub after_gap: bool,
    /// What may stand here; never empty.
    pub alternatives: Vec<Alternative>,
}

/// What may stand in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Alternative {
    /// A word, folded.
    Word(String, Kind),
    /// Any entry of a set.
    Set(String),
    /// Words in a row.
    Phrase(Phrase),
}

/// What counts as the word of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The word, its family, and the word with a slip of the pen.
    Family,
    /// Any word that begins so.
    Beginning,
    /// The word and nothing else.
    Exact,
}

/// Why a pattern does not parse.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct PatternError {
    /// The bytes of the pattern that are wrong.
    pub at: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// A regular expression that grows beyond this many bytes is a mistake, not a rule.
const LARGEST_REGEX: usize = 1 << 20;

impl Pattern {
    /// The names of all sets that the pattern uses.
    #[must_use]
    pub fn sets(&self) -> Vec<&str> {
        self.phrases().iter().flat_map(Phrase::sets).collect()
    }

    /// Whether a word of the pattern negates.
    #[must_use]
    pub fn negates(&self) -> bool {
        self.phrases().iter().any(Phrase::negates)
    }

    fn phrases(&self) -> &[Phrase] {
        match self {
            Self::Phrase(phrase) => std::slice::from_ref(phrase),
            Self::All(phrases, _) | Self::Order(phrases, _) => phrases,
            Self::Number { unit, .. } => unit.as_slice(),
            Self::Regex(_) => &[],
        }
    }
}

impl Phrase {
    /// The words of a text in a row, each with its family; nothing if it has no words.
    #[must_use]
    pub fn of_words(text: &str) -> Option<Self> {
        let place = |word: &str| Place {
            after_gap: false,
            alternatives: vec![Alternative::Word(word.to_owned(), Kind::Family)],
        };
        let places: Vec<Place> = Text::read(text).words().map(place).collect();
        (!places.is_empty()).then_some(Self { places })
    }

    /// Whether a word of the phrase negates.
    #[must_use]
    pub fn negates(&self) -> bool {
        self.places.iter().flat_map(|place| &place.alternatives).any(|alternative| match alternative {
            Alternative::Word(word, _) => is_negation(word),
            Alternative::Set(_) => false,
            Alternative::Phrase(phrase) => phrase.negates(),
        })
    }

    /// The words that the phrase finds by themselves: its alternatives of one word, as they are
    /// written without `*` and `=`.
    pub fn single_words(&self) -> impl Iterator<Item = &str> {
        let only = (self.places.len() == 1).then_some(&self.places).into_iter().flatten();
        only.flat_map(|place| &place.alternatives).flat_map(|alternative| match alternative {
            Alternative::Word(word, _) => vec![word.as_str()],
            Alternative::Phrase(phrase) => phrase.single_words().collect(),
            Alternative::Set(_) => Vec::new(),
        })
    }

    /// The names of all sets that the phrase uses.
    #[must_use]
    pub fn sets(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.collect_sets(&mut names);
        names
    }

    fn collect_sets<'p>(&'p self, names: &mut Vec<&'p str>) {
        for alternative in self.places.iter().flat_map(|place| &place.alternatives) {
            match alternative {
                Alternative::Word(..) => {}
                Alternative::Set(name) => names.push(name),
                Alternative::Phrase(phrase) => phrase.collect_sets(names),
            }
        }
    }
}
