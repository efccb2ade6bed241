//! Which nodes and patterns are worth a look once a node has matched.
//!
//! A row or pattern can't match unless all of its nodes do, so it waits for the one that will match
//! most rarely; a choice waits for any of its nodes.

use super::{Node, Program};

/// For every node, who waits for it.
#[derive(Debug, Clone, Default)]
pub(super) struct Needs {
    nodes: Vec<Vec<u32>>,
    programs: Vec<Vec<u32>>,
    /// Patterns that wait for nothing.
    always: Vec<u32>,
}

impl Needs {
    pub(super) fn new(nodes: &[Node], programs: &[Program]) -> Self {
        let mut needs =
            Self { nodes: vec![Vec::new(); nodes.len()], programs: vec![Vec::new(); nodes.len()], always: Vec::new() };
        // How many words a node matches, roughly: the fewer, the more rarely.
        let mut frequency: Vec<usize> = Vec::with_capacity(nodes.len());
        let rarest =
            |frequency: &[usize], nodes: &[u32]| nodes.iter().copied().min_by_key(|node| frequency[*node as usize]);
        for (number, node) in (0..).zip(nodes) {
            match node {
                Node::Words(words) => frequency.push(words.len()),
                Node::Any(parts) => {
                    frequency.push(parts.iter().map(|part| frequency[*part as usize]).sum());
                    parts.iter().for_each(|part| needs.nodes[*part as usize].push(number));
                }
                Node::Row(places) => {
                    let parts: Vec<u32> = places.iter().map(|(_, part)| *part).collect();
                    let rare = rarest(&frequency, &parts);
                    frequency.push(rare.map_or(0, |part| frequency[part as usize]));
                    rare.into_iter().for_each(|part| needs.nodes[part as usize].push(number));
                }
            }
        }
        for (number, program) in (0..).zip(programs) {
            let key = match program {
                Program::Node(node) => Some(*node),
                Program::All(nodes, _) | Program::Order(nodes, _) => rarest(&frequency, nodes),
                Program::Number { .. } | Program::Regex(_) => None,
            };
            match key {
                Some(node) => needs.programs[node as usize].push(number),
                None => needs.always.push(number),
            }
        }
        needs
    }

    /// The nodes that wait for `node`; all of them have higher numbers.
    pub(super) fn nodes(&self, node: u32) -> &[u32] {
        &self.nodes[node as usize]
    }

    /// The patterns that wait for `node`.
    pub(super) fn programs(&self, node: u32) -> &[u32] {
        &self.programs[node as usize]
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

    /// Takes the smallest number out that is not below `from`'s group of 64.
    pub(super) fn take_first(&mut self, from: u32) -> Option<u32> {
        let first = (from / u64::BITS) as usize;
        let (group, word) = self.0.iter_mut().enumerate().skip(first).find(|(_, word)| **word != 0)?;
        let bit = word.trailing_zeros();
        *word &= *word - 1;
        u32::try_from(group).ok().map(|group| group * u64::BITS + bit)
    }
}
