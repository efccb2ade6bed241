//! The words of all patterns, and which of them a word of an answer is.
//!
//! A word of an answer counts as a pattern's word if it is the same, if both have the same stem
//! (Porter's second algorithm, <https://snowballstem.org/algorithms/english/stemmer.html>), if the
//! pattern's word is open and the answer's begins with it, or if it is neither of these nor any
//! English word and one slip of the pen away.

use super::Node;
use super::dialect;
use super::spelling::Spelling;
use crate::pattern::Kind;
use crate::text::{Text, is_article, is_filler, is_function_word, is_glue, is_negation};
use frostem::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::OnceLock;

/// Words longer than this are no words; nothing is looked up for them but themselves.
const LONGEST_WORD: usize = 40;
/// Two words of an answer are tried as one from this length on (`time out`).
const SHORTEST_JOINED: usize = 6;
/// So many different words are remembered before the memory is begun anew.
const MOST_REMEMBERED: usize = 1 << 16;

/// A word of grammar is so many times as frequent as others ...
const FUNCTION_WORD: usize = 30;
/// ... and a word of the question so many times.
const STALE_WORD: usize = 15;

/// Collects the words of patterns.
#[derive(Debug, Default)]
pub(super) struct LexiconBuilder<'s> {
    numbers: FxHashMap<(Cow<'s, str>, Kind), u32>,
    /// The stems of words that say nothing new.
    stale: FxHashSet<String>,
}

impl<'s> LexiconBuilder<'s> {
    /// The number of a word.
    pub(super) fn word(&mut self, word: Cow<'s, str>, kind: Kind) -> u32 {
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        *self.numbers.entry((word, kind)).or_insert(next)
    }

    /// Words of `text` say nothing new in an answer.
    pub(super) fn stale(&mut self, text: &Text) {
        let stemmer = Stemmer::new(Algorithm::English);
        self.stale.extend(text.words().map(|word| stemmer.stem(word).into_owned()));
    }

    /// How often each word stands in an answer, roughly: against a word that only some answers have.
    pub(super) fn expected(&self) -> Vec<usize> {
        let mut expected = vec![1; self.numbers.len()];
        for ((word, _), number) in &self.numbers {
            if is_function_word(word) {
                expected[*number as usize] = FUNCTION_WORD;
            } else if self.stale.contains(word.as_ref()) {
                expected[*number as usize] = STALE_WORD;
            }
        }
        expected
    }

    /// Ends the collection; `nodes` tells which nodes each word belongs to.
    pub(super) fn build(self, nodes: &[Node]) -> Lexicon {
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); self.numbers.len()];
        for (number, node) in nodes.iter().enumerate() {
            if let Node::Words(words) = node {
                let number = u32::try_from(number).unwrap_or(u32::MAX);
                words.iter().for_each(|word| members[*word as usize].push(number));
            }
        }
        let stemmer = Stemmer::new(Algorithm::English);
        let mut lexicon = Lexicon { stale: self.stale, ..Lexicon::default() };
        for ((word, kind), number) in self.numbers {
            let word = word.into_owned();
            let nodes = std::mem::take(&mut members[number as usize]);
            match kind {
                Kind::Exact => lexicon.exact.entry(word).or_default().extend(nodes),
                Kind::Beginning => {
                    for other in dialect::others(&word) {
                        lexicon.beginnings.entry(other).or_default().extend(&nodes);
                    }
                    lexicon.beginnings.entry(word).or_default().extend(nodes);
                }
                Kind::Family => {
                    let stem = stemmer.stem(&word).into_owned();
                    for other in dialect::others(&word) {
                        let stem = stemmer.stem(&other).into_owned();
                        lexicon.families.entry(stem).or_default().extend(&nodes);
                    }
                    lexicon.families.entry(stem).or_default().extend(&nodes);
                    lexicon.spelled.entry(word).or_default().extend(nodes);
                }
            }
        }
        lexicon.openings = lexicon.beginnings.keys().map(String::len).collect();
        lexicon.openings.sort_unstable();
        lexicon.openings.dedup();
        let whole = lexicon.spelled.keys().chain(lexicon.exact.keys());
        lexicon.heads = whole.filter(|word| word.len() >= SHORTEST_JOINED).cloned().collect();
        lexicon.heads.sort();
        lexicon
    }
}

/// What is known about one word of an answer.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    /// The word nodes that it belongs to, in rising order.
    pub(super) nodes: Vec<u32>,
    /// Whether it may be the first half of a pattern's word.
    pub(super) begins_joined: bool,
    /// What it is to the answer that it stands in.
    pub(super) role: Role,
}

/// What a word is to the answer that it stands in, whatever the patterns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// `a`, `an`, `the`.
    Article,
    /// Grammar that negates.
    Negation,
    /// Grammar that joins one word to the next, as it does in lists: `and`, `of`, `with`.
    Glue,
    /// Other grammar, which makes statements.
    Function,
    /// Content that the question has too, or that fills any sentence.
    Stale,
    /// Content of the answer's own.
    #[default]
    Novel,
}

/// The words of all patterns.
#[derive(Debug, Clone, Default)]
pub(super) struct Lexicon {
    stale: FxHashSet<String>,
    exact: FxHashMap<String, Vec<u32>>,
    families: FxHashMap<String, Vec<u32>>,
    spelled: FxHashMap<String, Vec<u32>>,
    /// Open words.
    beginnings: FxHashMap<String, Vec<u32>>,
    /// The lengths of open words, in rising order.
    openings: Vec<usize>,
    /// Whole words long enough to be written as two, in rising order.
    heads: Vec<String>,
    /// Built when the first word is unknown.
    spelling: OnceLock<Spelling>,
    remembered: FxHashMap<Box<str>, u32>,
    known: Vec<Known>,
}

impl Lexicon {
    /// The number of what is known about `word`, which [`Self::known`] gives.
    pub(super) fn look_up(&mut self, word: &str) -> u32 {
        if let Some(number) = self.remembered.get(word) {
            return *number;
        }
        let known = self.find(word);
        let number = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.remembered.insert(word.into(), number);
        self.known.push(known);
        number
    }

    /// The same for two words written as one, unless that is not a whole word of any pattern.
    pub(super) fn look_up_whole(&mut self, joined: &str) -> Option<u32> {
        let whole = self.spelled.contains_key(joined) || self.exact.contains_key(joined);
        whole.then(|| self.look_up(joined))
    }

    /// What is known under a number that [`Self::look_up`] gave for this answer.
    pub(super) fn known(&self, number: u32) -> &Known {
        &self.known[number as usize]
    }

    /// Forgets words if there are too many; called between answers.
    pub(super) fn tidy(&mut self) {
        if self.known.len() > MOST_REMEMBERED {
            self.remembered.clear();
            self.known.clear();
        }
    }

    fn find(&self, word: &str) -> Known {
        if word.len() > LONGEST_WORD {
            return Known::default();
        }
        let stem = Stemmer::new(Algorithm::English).stem(word);
        let role = match word {
            _ if is_article(word) => Role::Article,
            _ if is_negation(word) => Role::Negation,
            _ if is_glue(word) => Role::Glue,
            _ if is_function_word(word) => Role::Function,
            _ if is_filler(word) || self.stale.contains(stem.as_ref()) => Role::Stale,
            _ => Role::Novel,
        };
        let mut nodes = self.same(word, &stem);
        let grammar = matches!(role, Role::Article | Role::Negation | Role::Glue | Role::Function);
        let begins_joined = !grammar && {
            let next = self.heads.partition_point(|head| head.as_str() <= word);
            self.heads.get(next).is_some_and(|head| head.starts_with(word))
        };
        if nodes.is_empty() {
            let spelling = self.spelling.get_or_init(|| {
                let whole = self.spelled.keys().map(String::as_str);
                Spelling::new(whole, self.beginnings.keys().map(String::as_str))
            });
            for meant in spelling.meant(word, &self.openings) {
                let stem = Stemmer::new(Algorithm::English).stem(meant);
                nodes.extend(self.same(meant, &stem));
            }
        }
        nodes.sort_unstable();
        nodes.dedup();
        Known { nodes, begins_joined, role }
    }

    /// The nodes of pattern words that are this word, have its stem, or begin it.
    fn same(&self, word: &str, stem: &str) -> Vec<u32> {
        let mut nodes = self.exact.get(word).cloned().unwrap_or_default();
        nodes.extend(self.families.get(stem).into_iter().flatten());
        for length in &self.openings {
            let Some(opening) = word.get(..*length) else { continue };
            nodes.extend(self.beginnings.get(opening).into_iter().flatten());
        }
        nodes
    }
}
