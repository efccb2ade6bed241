//! Where the nodes of a table match, all in one piece of memory.
//!
//! An answer of sixty words matches some five hundred times under three hundred nodes. A list for
//! each node would scatter these over the memory of two thousand lists; and since hardly half of
//! them are ever asked for, words are only noted first, and put into a list when it is needed.
//! What is called a node here may be a pattern as well: their numbers follow on the nodes'.

use super::Hit;

/// The hits of every node.
#[derive(Debug, Clone, Default)]
pub(super) struct Hits {
    /// Lists of hits, one behind the other.
    lists: Vec<Hit>,
    /// For each node, where its list begins and ends in `lists`; or [`NOTED`], and its last note.
    places: Vec<(u32, u32)>,
    /// Hits of words, each with the number of the one noted before it under the same node.
    notes: Vec<(Hit, u32)>,
    /// The nodes that have hits, in the order in which they got them.
    nodes: Vec<u32>,
}

/// Stands for the beginning of a list that is not there yet.
const NOTED: u32 = u32::MAX;
/// Stands for the note before the first.
const NONE: u32 = u32::MAX;

impl Hits {
    /// Forgets everything, and makes room for nodes below `bound`.
    pub(super) fn reset(&mut self, bound: usize) {
        self.places.resize(bound, (0, 0));
        for node in self.nodes.drain(..) {
            self.places[node as usize] = (0, 0);
        }
        self.lists.clear();
        self.notes.clear();
    }

    /// Notes a hit of a word. Hits of one node have to come in rising order.
    pub(super) fn note(&mut self, node: u32, hit: Hit) {
        let place = &mut self.places[node as usize];
        let before = match *place {
            (NOTED, last) => last,
            _ => {
                self.nodes.push(node);
                NONE
            }
        };
        *place = (NOTED, number(self.notes.len()));
        self.notes.push((hit, before));
    }

    /// Adds all hits of a node that had none.
    pub(super) fn add(&mut self, node: u32, hits: &[Hit]) {
        let begin = number(self.lists.len());
        self.lists.extend_from_slice(hits);
        self.places[node as usize] = (begin, number(self.lists.len()));
        self.nodes.push(node);
    }

    /// Puts what was noted for a node into a list; before this [`Self::of`] does not have it.
    pub(super) fn list(&mut self, node: u32) {
        let place = &mut self.places[node as usize];
        let (NOTED, mut last) = *place else { return };
        let begin = self.lists.len();
        while let Some((hit, before)) = self.notes.get(last as usize) {
            self.lists.push(*hit);
            last = *before;
        }
        self.lists[begin..].reverse();
        *place = (number(begin), number(self.lists.len()));
    }

    /// Puts the lists of `parts` into one for `node`; those of them that have no hits have no list.
    pub(super) fn merge(&mut self, node: u32, parts: &[u32]) {
        let begin = self.lists.len();
        for part in parts {
            let (from, to) = self.places[*part as usize];
            self.lists.extend_from_within(from as usize..to as usize);
        }
        let merged = &mut self.lists[begin..];
        if !merged.is_sorted_by(|one, next| one < next) {
            merged.sort_unstable();
            let mut merged = self.lists.split_off(begin);
            merged.dedup();
            self.lists.append(&mut merged);
        }
        self.places[node as usize] = (number(begin), number(self.lists.len()));
        self.nodes.push(node);
    }

    /// The hits of a node, in rising order, if there is a list of them.
    pub(super) fn of(&self, node: u32) -> &[Hit] {
        let (begin, end) = self.places.get(node as usize).copied().unwrap_or_default();
        self.lists.get(begin as usize..end as usize).unwrap_or_default()
    }

    /// The nodes that have hits.
    pub(super) fn nodes(&self) -> &[u32] {
        &self.nodes
    }
}

/// Puts hits in rising order, each once. Most are so already.
pub(super) fn in_order(hits: &mut Vec<Hit>) {
    if !hits.is_sorted_by(|one, next| one < next) {
        hits.sort_unstable();
        hits.dedup();
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
