//! Looking for patterns in one answer.

use super::hits::{Hits, in_order};
use super::needs::Bits;
use super::together::{Lists, all, order};
use super::{Hit, Matcher, Node, PatternId, Program, Role};
use crate::text::{Number, Text};
use regex::bytes::Regex;

/// So many words may stand in a gap.
const GAP: usize = 3;
/// So many articles are passed over between two words of a phrase.
const MOST_ARTICLES: usize = 2;
/// A number's unit stands within so many words after it.
const UNIT_DISTANCE: u32 = 3;
/// So many matches of a regular expression count. Each may look ahead to the end of the answer
/// before it settles for less, as `a(.*z)?` does, so that all of them would take quadratic time.
const MOST_MATCHES: usize = 100;

/// The memory of a search, kept from answer to answer.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// Where the nodes match, and behind them the patterns.
    hits: Hits,
    /// The nodes and patterns that have hits.
    matched: Bits,
    /// Those that are still to be looked at.
    waiting: Bits,
    /// The number of the first pattern, behind the last node.
    first_pattern: u32,
    /// The numbers in the answer and where they stand, if a pattern asks for numbers.
    numbers: Vec<(Number, Hit)>,
    /// How many words that are no articles stand before each word.
    solid: Vec<u32>,
    /// The number that each word of the answer has in the lexicon.
    words: Vec<u32>,
}

impl Search {
    /// Looks for the patterns of `matcher` in `text`, which was read from `written`; after this,
    /// [`Self::hits`] may be asked.
    pub fn run(&mut self, matcher: &mut Matcher, text: &Text, written: &str) {
        let bound = matcher.nodes.len() + matcher.programs.len();
        self.first_pattern = matcher.first_pattern();
        self.hits.reset(bound);
        self.matched.reset(bound);
        self.waiting.reset(bound);
        self.numbers.clear();
        if matcher.counts {
            numbers(text, &mut self.numbers);
        }
        self.note_words(matcher, text);
        for number in 0..self.hits.nodes().len() {
            self.wake(self.hits.nodes()[number], matcher);
        }
        matcher.needs.always().iter().for_each(|pattern| self.waiting.insert(*pattern));
        let (mut last, mut found, mut spare) = (0, Vec::new(), Vec::new());
        while let Some(number) = self.waiting.take_first(last) {
            last = number;
            found.clear();
            match matcher.nodes.get(number as usize) {
                // That one of them matches is enough to know; many are never asked where.
                Some(Node::Any(_)) => {
                    self.wake(number, matcher);
                    continue;
                }
                Some(Node::Words(_)) => {}
                Some(Node::Row(row)) => self.row(row, matcher, text, &mut found, &mut spare),
                None => self.pattern(number - self.first_pattern, matcher, text, written, &mut found),
            }
            if !found.is_empty() {
                self.hits.add(number, &found);
                self.wake(number, matcher);
            }
        }
    }

    /// Makes everything look that waited for `number`, which has hits.
    fn wake(&mut self, number: u32, matcher: &Matcher) {
        self.matched.insert(number);
        matcher.needs.waiting_for(number).iter().for_each(|waiting| self.waiting.insert(*waiting));
    }

    /// Whether all of `nodes` have hits.
    fn all_matched(&self, mut nodes: impl Iterator<Item = u32>) -> bool {
        nodes.all(|node| self.matched.contains(node))
    }

    /// Lists the hits of a node that has some; before this [`Hits::of`] may not have them.
    fn list(&mut self, node: u32, matcher: &Matcher) {
        match &matcher.nodes[node as usize] {
            Node::Words(_) => self.hits.list(node),
            Node::Any(parts) if self.hits.of(node).is_empty() => {
                for part in parts {
                    if self.matched.contains(*part) {
                        self.list(*part, matcher);
                    }
                }
                self.hits.merge(node, parts);
            }
            Node::Row(_) | Node::Any(_) => {}
        }
    }

    /// What word number `word` is to the answer that was searched last.
    #[must_use]
    pub fn role(&self, matcher: &Matcher, word: usize) -> Role {
        self.words.get(word).map_or(Role::Function, |number| matcher.lexicon.known(*number).role)
    }

    /// Notes each word of the answer, and each pair that is one word of a pattern, under its nodes.
    fn note_words(&mut self, matcher: &mut Matcher, text: &Text) {
        matcher.lexicon.tidy();
        self.words.clear();
        self.solid.clear();
        let mut solid = 0;
        for word in text.words() {
            let number = matcher.lexicon.look_up(word);
            self.words.push(number);
            self.solid.push(solid);
            solid += u32::from(matcher.lexicon.known(number).role != Role::Article);
        }
        self.solid.push(solid);
        let mut joined = String::new();
        for at in 0..self.words.len() {
            let first = u32::try_from(at).unwrap_or(u32::MAX);
            let known = matcher.lexicon.known(self.words[at]);
            for node in &known.nodes {
                self.hits.note(*node, Hit { first, end: first + 1 });
            }
            if known.begins_joined && text.same_sentence(at, at + 1) {
                joined.clear();
                joined.push_str(text.word(at));
                joined.push_str(text.word(at + 1));
                let number = matcher.lexicon.look_up_whole(&joined);
                for node in number.map(|number| &matcher.lexicon.known(number).nodes).into_iter().flatten() {
                    self.hits.note(*node, Hit { first, end: first + 2 });
                }
            }
        }
    }

    /// Joins the parts of a row from left to right; `next` is memory to work in.
    fn row(&mut self, row: &[(bool, u32)], matcher: &Matcher, text: &Text, found: &mut Vec<Hit>, next: &mut Vec<Hit>) {
        if !self.all_matched(row.iter().map(|(_, node)| *node)) {
            return;
        }
        let Some(((_, first), rest)) = row.split_first() else { return };
        self.list(*first, matcher);
        found.extend_from_slice(self.hits.of(*first));
        for (gap, node) in rest {
            self.list(*node, matcher);
            next.clear();
            self.join(found, self.hits.of(*node), *gap, text, next);
            std::mem::swap(found, next);
            if found.is_empty() {
                return;
            }
            // At once, or each gap would multiply the ways to come to the same place.
            in_order(found);
        }
    }

    /// Every hit of `left` that is followed by one of `right`, as one.
    fn join(&self, left: &[Hit], right: &[Hit], gap: bool, text: &Text, joined: &mut Vec<Hit>) {
        let gap = if gap { GAP } else { 0 };
        let farthest = u32::try_from(gap + MOST_ARTICLES).unwrap_or(0);
        let mut from = 0;
        for hit in left {
            while right.get(from).is_some_and(|next| next.first < hit.first) {
                from += 1;
            }
            for next in right[from..].iter().take_while(|next| next.first <= hit.end.saturating_add(farthest)) {
                let between = next.first >= hit.end
                    && (self.solid[next.first as usize] - self.solid[hit.end as usize]) as usize <= gap;
                if between && text.same_sentence(hit.first as usize, next.first as usize) {
                    joined.push(Hit { first: hit.first, end: next.end });
                }
            }
        }
    }

    /// Those of `patterns`, which were added one after the other, that match.
    pub fn matching(&self, patterns: &[PatternId]) -> impl Iterator<Item = PatternId> {
        let first = patterns.first().map_or(0, |first| self.first_pattern + first.0);
        let end = patterns.last().map_or(0, |last| self.first_pattern + last.0 + 1);
        self.matched.between(first, end).map(|number| PatternId(number - self.first_pattern))
    }

    /// Where `pattern` matches, in rising order.
    #[must_use]
    pub fn hits(&self, pattern: PatternId) -> &[Hit] {
        self.hits.of(self.first_pattern + pattern.0)
    }

    /// Looks for a pattern whose nodes have been looked for.
    fn pattern(&mut self, number: u32, matcher: &Matcher, text: &Text, written: &str, found: &mut Vec<Hit>) {
        match &matcher.programs[number as usize] {
            Program::Node(node) => {
                self.list(*node, matcher);
                found.extend_from_slice(self.hits.of(*node));
            }
            Program::All(nodes, within) => {
                if self.list_all(nodes, matcher) {
                    all(&Lists::new(&self.hits, nodes), *within, text, found);
                }
            }
            Program::Order(nodes, within) => {
                if self.list_all(nodes, matcher) {
                    order(&Lists::new(&self.hits, nodes), *within, text, found);
                }
            }
            Program::Number { low, high, unit } => {
                if let Some(unit) = unit {
                    self.list(*unit, matcher);
                }
                self.number(*low, *high, *unit, found);
            }
            Program::Regex(regex) => expression(regex, text, written, found),
        }
    }

    /// Lists the hits of several nodes, unless one of them has none; says whether all have.
    fn list_all(&mut self, nodes: &[u32], matcher: &Matcher) -> bool {
        let matched = self.all_matched(nodes.iter().copied());
        if matched {
            nodes.iter().for_each(|node| self.list(*node, matcher));
        }
        matched
    }

    fn number(&self, low: Number, high: Number, unit: Option<u32>, found: &mut Vec<Hit>) {
        let mut from = 0;
        for (_, hit) in self.numbers.iter().filter(|(number, _)| (low..=high).contains(number)) {
            let Some(units) = unit.map(|unit| self.hits.of(unit)) else {
                found.push(*hit);
                continue;
            };
            while units.get(from).is_some_and(|unit| unit.first < hit.end) {
                from += 1;
            }
            if let Some(unit) = units.get(from).filter(|unit| unit.first < hit.end + UNIT_DISTANCE) {
                found.push(Hit { first: hit.first, end: unit.end });
            }
        }
    }
}

/// The words that the matches of a regular expression touch.
fn expression(regex: &Regex, text: &Text, written: &str, found: &mut Vec<Hit>) {
    let mut at = 0;
    for place in regex.find_iter(written.as_bytes()).take(MOST_MATCHES) {
        while text.tokens().get(at).is_some_and(|token| token.span.end <= place.start()) {
            at += 1;
        }
        let inside = text.tokens()[at..].iter().take_while(|token| token.span.start < place.end()).count();
        if inside > 0 {
            found.push(hit(at, at + inside));
        }
    }
}

/// The numbers in a text, from left to right.
fn numbers(text: &Text, numbers: &mut Vec<(Number, Hit)>) {
    let mut at = 0;
    while at < text.tokens().len() {
        let next = Number::at(text, at);
        numbers.extend(next.map(|(number, end)| (number, hit(at, end))));
        at = next.map_or(at + 1, |(_, end)| end);
    }
}

fn hit(first: usize, end: usize) -> Hit {
    Hit { first: u32::try_from(first).unwrap_or(u32::MAX), end: u32::try_from(end).unwrap_or(u32::MAX) }
}
