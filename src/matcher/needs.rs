//! Which nodes and patterns are worth a look once a node has matched.
//!
//! A row or pattern can't match unless all of its nodes do, so it waits for the one that will match
//! most rarely; a choice waits for any of its nodes.

use super::groups::Groups;
use super::{Node, Program};

/// For every node, which nodes and patterns wait for it. Patterns are numbered on from the last node,
/// and nothing waits for them.
#[derive(Debug, Clone)]
pub(super) struct Needs {
    waiting: Groups<u32>,
    /// Patterns that wait for nothing.
    always: Vec<u32>,
}

impl Needs {
    /// Takes also how often each word of the lexicon is expected, in any unit.
    pub(super) fn new(nodes: &[Node], programs: &[Program], expected: &[usize]) -> Self {
        let (mut waiting, mut always) = (Vec::new(), Vec::new());
        // How often a node is expected to match.
        let mut frequency: Vec<usize> = Vec::with_capacity(nodes.len());
        let rarest =
            |frequency: &[usize], nodes: &[u32]| nodes.iter().copied().min_by_key(|node| frequency[*node as usize]);
        for (number, node) in (0..).zip(nodes) {
            match node {
                Node::Words(words) => frequency.push(words.iter().map(|word| expected[*word as usize]).sum()),
                Node::Any(parts) => {
                    frequency.push(parts.iter().map(|part| frequency[*part as usize]).sum());
                    waiting.extend(parts.iter().map(|part| (*part, number)));
                }
                Node::Row(places) => {
                    let parts: Vec<u32> = places.iter().map(|(_, part)| *part).collect();
                    let rare = rarest(&frequency, &parts);
                    frequency.push(rare.map_or(0, |part| frequency[part as usize]));
                    waiting.extend(rare.map(|part| (part, number)));
                }
            }
        }
        let first_pattern = u32::try_from(nodes.len()).unwrap_or(u32::MAX);
        for (number, program) in (first_pattern..).zip(programs) {
            match program {
                Program::Node(node) => waiting.push((*node, number)),
                Program::All(nodes, _) | Program::Order(nodes, _) => {
                    waiting.extend(rarest(&frequency, nodes).map(|node| (node, number)));
                }
                Program::Number { .. } | Program::Regex(_) => always.push(number),
            }
        }
        Self { waiting: Groups::new(nodes.len() + programs.len(), &waiting), always }
    }

    /// The nodes and patterns that wait for `number`; all of them have higher numbers.
    pub(super) fn waiting_for(&self, number: u32) -> &[u32] {
        self.waiting.of(number)
    }

    /// The patterns that wait for nothing.
    pub(super) fn always(&self) -> &[u32] {
        &self.always
    }
}

/// A set of small numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// Empties the set and makes room for numbers below `size`.
    pub(super) fn reset(&mut self, size: usize) {
        self.0.clear();
        self.0.resize(size.div_ceil(u64::BITS as usize), 0);
    }

    pub(super) fn insert(&mut self, number: u32) {
        self.0[(number / u64::BITS) as usize] |= 1 << (number % u64::BITS);
    }

    pub(super) fn contains(&self, number: u32) -> bool {
        self.0.get((number / u64::BITS) as usize).is_some_and(|word| word >> (number % u64::BITS) & 1 == 1)
    }

    /// The numbers from `first` up to, and without, `end`, in rising order.
    pub(super) fn between(&self, first: u32, end: u32) -> impl Iterator<Item = u32> {
        let mut next = first;
        std::iter::from_fn(move || {
            while next < end {
                let word = self.0.get((next / u64::BITS) as usize)? >> (next % u64::BITS);
                if word == 0 {
                    next = (next / u64::BITS + 1) * u64::BITS;
                    continue;
                }
                let found = next + word.trailing_zeros();
                next = found + 1;
                return (found < end).then_some(found);
            }
            None
        })
    }

    /// Takes the smallest number out that is not below `from`'s group of 64.
    pub(super) fn take_first(&mut self, from: u32) -> Option<u32> {
        let first = (from / u64::BITS) as usize;
        let (group, word) = self.0.iter_mut().enumerate().skip(first).find(|(_, word)| **word != 0)?;
        let bit = word.trailing_zeros();
        *word &= *word - 1;
        u32::try_from(group).ok().map(|group| group * u64::BITS + bit)
    }
}
