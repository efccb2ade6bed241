//! Where the nodes of a table match, all in one piece of memory.
//!
//! An answer of sixty words matches some five hundred times under three hundred nodes. A list for
//! each node would scatter these over the memory of two thousand lists.

use super::Hit;

/// The hits of every node.
#[derive(Debug, Clone, Default)]
pub(super) struct Hits {
    all: Vec<Hit>,
    /// For each node, where its hits begin and end in `all`.
    places: Vec<(u32, u32)>,
    /// The nodes that have hits, in the order in which they got them.
    nodes: Vec<u32>,
    /// Hits of single words before they are put in order.
    noted: Vec<(u32, Hit)>,
}

impl Hits {
    /// Forgets everything, and makes room for nodes below `nodes`.
    pub(super) fn reset(&mut self, nodes: usize) {
        self.places.resize(nodes, (0, 0));
        for node in self.nodes.drain(..) {
            self.places[node as usize] = (0, 0);
        }
        self.all.clear();
        self.noted.clear();
    }

    /// Notes a hit of a word. Hits of one node have to come in rising order.
    pub(super) fn note(&mut self, node: u32, hit: Hit) {
        let (_, count) = &mut self.places[node as usize];
        if *count == 0 {
            self.nodes.push(node);
        }
        *count += 1;
        self.noted.push((node, hit));
    }

    /// Puts what was noted under its nodes; before this no hits can be asked for.
    pub(super) fn put_in_order(&mut self) {
        let mut begin = 0;
        for node in &self.nodes {
            let place = &mut self.places[*node as usize];
            let count = place.1;
            *place = (begin, begin);
            begin += count;
        }
        self.all.resize(self.noted.len(), Hit { first: 0, end: 0 });
        for (node, hit) in self.noted.drain(..) {
            let (_, end) = &mut self.places[node as usize];
            self.all[*end as usize] = hit;
            *end += 1;
        }
    }

    /// Adds all hits of a node that had none.
    pub(super) fn add(&mut self, node: u32, hits: &[Hit]) {
        let begin = self.all.len();
        self.all.extend_from_slice(hits);
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.places[node as usize] = (place(begin), place(self.all.len()));
        self.nodes.push(node);
    }

    /// The hits of a node, in rising order.
    pub(super) fn of(&self, node: u32) -> &[Hit] {
        let (begin, end) = self.places[node as usize];
        &self.all[begin as usize..end as usize]
    }

    /// The nodes that have hits.
    pub(super) fn nodes(&self) -> &[u32] {
        &self.nodes
    }
}
