//! Turning phrases into the table of nodes.

use super::Node;
use super::lexicon::{Lexicon, LexiconBuilder};
use crate::pattern::{Alternative, Kind, Phrase, Place};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A phrase of two words is also looked for as one (`loadbalancer`), but only up to so many ways.
const MOST_JOINED: usize = 8;

/// Builds the table; a node's parts always get smaller numbers than the node.
#[derive(Debug)]
pub(super) struct Compiler<'s> {
    sets: Vec<&'s BTreeMap<String, Vec<Phrase>>>,
    set_nodes: BTreeMap<&'s str, u32>,
    pub(super) words: LexiconBuilder<'s>,
    numbers: FxHashMap<Node, u32>,
    nodes: Vec<Node>,
}

impl<'s> Compiler<'s> {
    pub(super) fn new(sets: Vec<&'s BTreeMap<String, Vec<Phrase>>>) -> Self {
        Self {
            sets,
            set_nodes: BTreeMap::new(),
            words: LexiconBuilder::default(),
            numbers: FxHashMap::default(),
            nodes: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> (Lexicon, Vec<Node>) {
        (self.words.build(&self.nodes), self.nodes)
    }

    pub(super) fn phrase(&mut self, phrase: &'s Phrase) -> u32 {
        let row: Vec<(bool, u32)> =
            phrase.places.iter().map(|place| (place.after_gap, self.place(&place.alternatives))).collect();
        let node = match row.as_slice() {
            [(_, only)] => return *only,
            _ => self.node(Node::Row(row)),
        };
        match joined(&phrase.places) {
            joined if joined.is_empty() => node,
            joined => {
                let words = joined.into_iter().map(|(word, kind)| self.words.word(Cow::Owned(word), kind)).collect();
                let words = self.word_node(words);
                self.node(Node::Any(vec![node, words]))
            }
        }
    }

    fn place(&mut self, alternatives: &'s [Alternative]) -> u32 {
        let (mut words, mut others) = (Vec::new(), Vec::new());
        for alternative in alternatives {
            match alternative {
                Alternative::Word(word, kind) => words.push(self.words.word(Cow::Borrowed(word), *kind)),
                Alternative::Set(name) => others.push(self.set(name)),
                Alternative::Phrase(phrase) => others.push(self.phrase(phrase)),
            }
        }
        self.any(words, others)
    }

    fn set(&mut self, name: &'s str) -> u32 {
        if let Some(node) = self.set_nodes.get(name) {
            return *node;
        }
        let entries = self.sets.iter().find_map(|sets| sets.get(name)).map_or(&[][..], Vec::as_slice);
        let mut words = Vec::new();
        let mut others = Vec::new();
        for entry in entries {
            let node = self.phrase(entry);
            match &self.nodes[node as usize] {
                Node::Words(more) => words.extend(more.iter().copied()),
                _ => others.push(node),
            }
        }
        let node = self.any(words, others);
        self.set_nodes.insert(name, node);
        node
    }

    fn any(&mut self, words: Vec<u32>, mut others: Vec<u32>) -> u32 {
        if !words.is_empty() || others.is_empty() {
            let words = self.word_node(words);
            others.push(words);
        }
        others.sort_unstable();
        others.dedup();
        match others.as_slice() {
            [only] => *only,
            _ => self.node(Node::Any(others)),
        }
    }

    fn word_node(&mut self, mut words: Vec<u32>) -> u32 {
        words.sort_unstable();
        words.dedup();
        self.node(Node::Words(words))
    }

    fn node(&mut self, node: Node) -> u32 {
        let next = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        let nodes = &mut self.nodes;
        *self.numbers.entry(node).or_insert_with_key(|node| {
            nodes.push(node.clone());
            next
        })
    }
}

/// The single words that a phrase of two plain places is written as by some: `failover`.
fn joined(places: &[Place]) -> Vec<(String, Kind)> {
    let [first, second] = places else { return Vec::new() };
    if second.after_gap || first.alternatives.len() * second.alternatives.len() > MOST_JOINED {
        return Vec::new();
    }
    let mut joined = Vec::new();
    for before in &first.alternatives {
        for after in &second.alternatives {
            if let (Alternative::Word(head, Kind::Family | Kind::Exact), Alternative::Word(tail, kind)) =
                (before, after)
            {
                // With a single letter behind it a word would be its own plural.
                if tail.len() > 1 {
                    joined.push((format!("{head}{tail}"), *kind));
                }
            }
        }
    }
    joined
}
