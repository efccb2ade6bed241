//! What the rules of one concept or misconception find in what was said.

use super::List;
use super::said::Said;
use crate::matcher::{Hit, Matcher, PatternId, Role, Search};
use crate::problem::{Denied, Problem};
use crate::text::{Span, Text};

/// What became of a concept in an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// A strong pattern matched.
    Shown,
    /// Only a weak pattern matched.
    Hinted,
    /// The answer claims the contrary.
    Contradicted,
    /// Nothing was found.
    Missing,
}

impl State {
    /// Whether it earns anything.
    #[must_use]
    pub fn counts(self) -> bool {
        matches!(self, Self::Shown | Self::Hinted)
    }

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Hinted => "hinted",
            Self::Contradicted => "contradicted",
            Self::Missing => "missing",
        }
    }
}

/// What became of a concept, and the places that decide it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Judged {
    /// What became of it.
    pub state: State,
    /// Where it is shown, hinted at or contradicted: places in the answer as written that do not
    /// overlap, in the order of the answer.
    pub evidence: Vec<Span>,
    /// In how many sentences the contrary is claimed.
    pub contradictions: usize,
    /// Whether it is shown without the field's word for it.
    pub paraphrased: bool,
}

impl Judged {
    /// Of which nothing was found.
    pub(super) fn missing() -> Self {
        Self { state: State::Missing, evidence: Vec::new(), contradictions: 0, paraphrased: false }
    }
}

/// The patterns of one concept or misconception.
#[derive(Debug, Clone)]
pub(super) struct Rules {
    pub(super) strong: Vec<PatternId>,
    pub(super) weak: Vec<PatternId>,
    pub(super) unless: Vec<PatternId>,
    pub(super) unless_anywhere: Vec<PatternId>,
    pub(super) reversed: Vec<PatternId>,
    /// The number of the topic that a clause has to be on.
    pub(super) topic: Option<usize>,
    pub(super) denied: Denied,
    /// Whether they are of something wrong, which only counts if it is claimed.
    pub(super) wrong: bool,
    /// The names that the field has for it; empty if it has none.
    pub(super) names: Vec<PatternId>,
}

impl Rules {
    /// The lists of patterns, as the problem's file has them.
    pub(super) fn lists(&self) -> [(List, &[PatternId]); 5] {
        [
            (List::Match, &self.strong),
            (List::Weak, &self.weak),
            (List::Unless, &self.unless),
            (List::UnlessAnywhere, &self.unless_anywhere),
            (List::Reversed, &self.reversed),
        ]
    }
}

/// One answer with everything that was looked for in it.
pub(super) struct Heard<'a> {
    pub(super) text: &'a Text,
    pub(super) matcher: &'a Matcher,
    pub(super) search: &'a Search,
}

impl Heard<'_> {
    /// Where a pattern matches, in rising order.
    pub(super) fn hits(&self, pattern: PatternId) -> &[Hit] {
        self.search.hits(pattern)
    }

    /// Those of a list of patterns that match anywhere.
    pub(super) fn matching(&self, patterns: &[PatternId]) -> impl Iterator<Item = PatternId> {
        self.search.matching(patterns)
    }

    /// Whether one of a list of patterns matches anywhere.
    fn any(&self, patterns: &[PatternId]) -> bool {
        self.matching(patterns).next().is_some()
    }

    /// Whether a negation stands in the clause in which `hit` begins, before it ends.
    fn negated(&self, hit: Hit) -> bool {
        let clause = self.text.clause_of(hit.first);
        let within = |word: &u32| self.text.clause_of(*word) == clause;
        let negates = |word: u32| self.search.role(self.matcher, word as usize) == Role::Negation;
        (0..hit.first).rev().take_while(within).take(FARTHEST_NEGATION).any(negates)
            || (hit.first..hit.end).take_while(within).any(negates)
    }
}

/// A negation reaches so many words ahead.
const FARTHEST_NEGATION: usize = 6;

/// For each clause, the topics that it is on: its own, or else those of the clause before.
pub(super) fn topics_of_clauses(heard: &Heard<'_>, topics: &[Vec<PatternId>]) -> Vec<Vec<bool>> {
    let mut by_topic = vec![vec![false; heard.text.clauses()]; topics.len()];
    for (patterns, clauses) in topics.iter().zip(&mut by_topic) {
        for pattern in heard.matching(patterns) {
            heard.hits(pattern).iter().for_each(|hit| clauses[heard.text.clause_of(hit.first)] = true);
        }
    }
    for clause in 1..heard.text.clauses() {
        if !by_topic.iter().any(|clauses| clauses[clause]) {
            by_topic.iter_mut().for_each(|clauses| clauses[clause] = clauses[clause - 1]);
        }
    }
    by_topic
}

/// Judges one concept or misconception.
pub(super) fn judge(heard: &Heard<'_>, said: &Said, topics: &[Vec<bool>], rules: &Rules) -> Judged {
    // Most rules find nothing, and without a claim there is nothing to weigh.
    if ![&rules.strong, &rules.weak, &rules.reversed].iter().any(|patterns| heard.any(patterns)) {
        return Judged::missing();
    }
    let text = heard.text;
    let mut excepted = Vec::new();
    let mut against = Vec::new();
    for pattern in heard.matching(&rules.unless) {
        excepted.extend(heard.hits(pattern).iter().map(|hit| text.sentence_of(hit.first)));
    }
    excepted.sort_unstable();
    let ruled_out = heard.any(&rules.unless_anywhere);
    let mut support = |patterns: &[PatternId]| {
        let mut support = Vec::new();
        if ruled_out {
            return support;
        }
        for pattern in heard.matching(patterns) {
            for hit in heard.hits(pattern).iter().copied() {
                let off_topic = rules.topic.is_some_and(|topic| !topics[topic][text.clause_of(hit.first)]);
                let excepted = excepted.binary_search(&text.sentence_of(hit.first)).is_ok();
                let counts = if rules.wrong { said.claims(hit, text) } else { said.counts(hit, text) };
                if off_topic || excepted || !counts {
                    continue;
                }
                let denied =
                    rules.denied != Denied::Ignored && !heard.matcher.is_negative(pattern) && heard.negated(hit);
                match (denied, rules.denied) {
                    (true, Denied::Contradicts) if said.claims(hit, text) => against.push(hit),
                    (true, _) => {}
                    (false, _) => support.push(hit),
                }
            }
        }
        support
    };
    let strong = support(&rules.strong);
    let weak = if strong.is_empty() { support(&rules.weak) } else { Vec::new() };
    for pattern in heard.matching(&rules.reversed) {
        against.extend(heard.hits(pattern).iter().copied().filter(|hit| said.claims(*hit, text)));
    }
    let supported = sentences(text, &strong);
    against.retain(|hit| supported.binary_search(&text.sentence_of(hit.first)).is_err());
    let contradictions = sentences(text, &against).len();

    // What was said last counts: whoever comes to the right claim after the wrong one has corrected it.
    let corrected = match (against.iter().max(), strong.iter().max()) {
        (Some(wrong), Some(right)) => text.paragraph_of(right.first) > text.paragraph_of(wrong.end - 1),
        _ => false,
    };
    let (state, hits) = if contradictions > 0 && contradictions >= supported.len() && !corrected {
        (State::Contradicted, against)
    } else if !strong.is_empty() {
        (State::Shown, strong)
    } else if !weak.is_empty() {
        (State::Hinted, weak)
    } else {
        (State::Missing, Vec::new())
    };
    let paraphrased = state == State::Shown && !rules.names.is_empty() && !heard.any(&rules.names);
    Judged { state, evidence: evidence(text, hits), contradictions, paraphrased }
}

/// Which concepts count only beside others, and which misconceptions do not beside concepts.
#[derive(Debug, Clone)]
pub(super) struct Bonds {
    only_with: Vec<Vec<usize>>,
    unless_shown: Vec<Vec<usize>>,
}

impl Bonds {
    pub(super) fn of(problem: &Problem) -> Self {
        Self {
            only_with: problem.concepts.iter().map(|concept| concept.only_with.clone()).collect(),
            unless_shown: problem.misconceptions.iter().map(|wrong| wrong.unless_shown.clone()).collect(),
        }
    }

    /// Takes away what stands without the concepts that it needs one of. What these need in turn is
    /// not asked again, so that the order of the file changes nothing.
    pub(super) fn loosen(&self, concepts: &mut [Judged]) {
        let found: Vec<bool> = concepts.iter().map(|judged| judged.state.counts()).collect();
        for (judged, needed) in concepts.iter_mut().zip(&self.only_with) {
            if judged.state.counts() && !needed.is_empty() && !needed.iter().any(|number| found[*number]) {
                *judged = Judged::missing();
            }
        }
    }

    /// Whether misconception number `number` does not count beside what else was said.
    pub(super) fn is_excused(&self, number: usize, concepts: &[Judged]) -> bool {
        self.unless_shown[number].iter().any(|concept| concepts[*concept].state == State::Shown)
    }
}

/// The sentences in which hits begin, in rising order, each once.
fn sentences(text: &Text, hits: &[Hit]) -> Vec<usize> {
    let mut sentences: Vec<usize> = hits.iter().map(|hit| text.sentence_of(hit.first)).collect();
    sentences.sort_unstable();
    sentences.dedup();
    sentences
}

/// As many hits as fit side by side, the narrow ones first, as places in the answer as written.
fn evidence(text: &Text, mut hits: Vec<Hit>) -> Vec<Span> {
    hits.sort_unstable_by_key(|hit| (hit.end, std::cmp::Reverse(hit.first)));
    let mut free = 0;
    let mut spans = Vec::new();
    for hit in hits {
        if hit.first >= free {
            free = hit.end;
            spans.push(text.span(hit.first as usize, hit.end as usize));
        }
    }
    spans
}
