//! The matcher: patterns compiled; an answer in, the places where they match out.
//!
//! Compiling turns all patterns of a problem into one table of nodes. A node is a choice of words,
//! a row of nodes, or a choice of nodes; equal nodes are kept once, so that a word set which forty
//! patterns use is looked for once an answer. Finding goes over the answer's words once, notes for
//! every word the nodes that it is a word of, and then works through the table from top to bottom:
//! a node's parts always stand before it, and the patterns behind all nodes. Only nodes and patterns
//! are looked at of which a part was found (`needs`); of some two thousand in a problem that is a
//! tenth. Every step is linear in the length of the answer.

mod compile;
mod dialect;
mod find;
mod groups;
mod hits;
mod lexicon;
mod needs;
mod spelling;
mod together;

pub use find::Search;
pub use lexicon::Role;
pub(crate) use spelling::is_english;

use crate::pattern::{Pattern, Phrase, Tolerance, Within};
use crate::text::{Number, Text};
use compile::Compiler;
use lexicon::Lexicon;
use needs::Needs;
use regex::bytes::Regex;
use std::collections::BTreeMap;

/// Words of an answer from number `first` up to, and without, number `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    /// The number of the first word.
    pub first: u32,
    /// The number of the word after the last.
    pub end: u32,
}

/// The number of a pattern in its matcher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PatternId(u32);

/// A node of the table.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Node {
    /// Any of these words, as numbers of the lexicon.
    Words(Vec<u32>),
    /// These nodes in a row; with each, whether a gap may stand before it.
    Row(Vec<(bool, u32)>),
    /// Any of these nodes.
    Any(Vec<u32>),
}

/// A pattern over the table.
#[derive(Debug, Clone)]
enum Program {
    Node(u32),
    All(Vec<u32>, Within),
    Order(Vec<u32>, Within),
    Number { low: Number, high: Number, unit: Option<u32> },
    Regex(Box<Regex>),
}

/// The patterns of a problem, compiled.
#[derive(Debug, Clone)]
pub struct Matcher {
    lexicon: Lexicon,
    nodes: Vec<Node>,
    needs: Needs,
    programs: Vec<Program>,
    /// Whether the pattern itself has a word that negates.
    negative: Vec<bool>,
    /// Whether any pattern asks for a number.
    counts: bool,
}

/// Collects patterns to compile.
#[derive(Debug)]
pub struct Builder<'s> {
    compiler: Compiler<'s>,
    programs: Vec<Program>,
    negative: Vec<bool>,
}

impl<'s> Builder<'s> {
    /// Begins with the word sets that the patterns may use. A name is looked up in the first map
    /// that has it; one that none has matches nothing.
    #[must_use]
    pub fn new(sets: Vec<&'s BTreeMap<String, Vec<Phrase>>>) -> Self {
        Self { compiler: Compiler::new(sets), programs: Vec::new(), negative: Vec::new() }
    }

    /// Words of `text`, such as the question, say nothing new in an answer.
    pub fn stale(&mut self, text: &Text) {
        self.compiler.words.stale(text);
    }

    /// Adds a pattern and gives its number.
    pub fn add(&mut self, pattern: &'s Pattern) -> PatternId {
        let program = match pattern {
            Pattern::Phrase(phrase) => Program::Node(self.compiler.phrase(phrase)),
            Pattern::All(phrases, within) => Program::All(self.phrases(phrases), *within),
            Pattern::Order(phrases, within) => Program::Order(self.phrases(phrases), *within),
            Pattern::Number { value, tolerance, unit } => {
                let tolerance = match tolerance {
                    Tolerance::Of(number) => *number,
                    Tolerance::Percent(percent) => percent.percent_of(*value),
                };
                let (low, high) = value.around(tolerance);
                Program::Number { low, high, unit: unit.as_ref().map(|unit| self.compiler.phrase(unit)) }
            }
            Pattern::Regex(expression) => Program::Regex(Box::new(expression.regex().clone())),
        };
        self.push(program, pattern.negates())
    }

    /// Adds a single phrase as a pattern.
    pub fn add_phrase(&mut self, phrase: &'s Phrase) -> PatternId {
        let node = self.compiler.phrase(phrase);
        self.push(Program::Node(node), phrase.negates())
    }

    fn phrases(&mut self, phrases: &'s [Phrase]) -> Vec<u32> {
        phrases.iter().map(|phrase| self.compiler.phrase(phrase)).collect()
    }

    fn push(&mut self, program: Program, negative: bool) -> PatternId {
        let id = PatternId(u32::try_from(self.programs.len()).unwrap_or(u32::MAX));
        self.programs.push(program);
        self.negative.push(negative);
        id
    }

    /// Ends the collection.
    #[must_use]
    pub fn build(self) -> Matcher {
        let expected = self.compiler.words.expected();
        let (lexicon, nodes) = self.compiler.finish();
        let needs = Needs::new(&nodes, &self.programs, &expected);
        let counts = self.programs.iter().any(|program| matches!(program, Program::Number { .. }));
        Matcher { lexicon, nodes, needs, programs: self.programs, negative: self.negative, counts }
    }
}

impl Matcher {
    /// The number of the first pattern among nodes and patterns together.
    fn first_pattern(&self) -> u32 {
        u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)
    }

    /// Whether the pattern itself has a word that negates, so that a negation near it is its own.
    #[must_use]
    pub fn is_negative(&self, pattern: PatternId) -> bool {
        self.negative.get(pattern.0 as usize).copied().unwrap_or(false)
    }
}
