//! What an edit of the rules changed: the answers that are matched now and were not, and the other
//! way round.
//!
//! The figure on answers that an author has read is always too good. So a part of the marked answers
//! is kept aside: its figures are shown, its texts are not. A change that helps only the answers that
//! were read has learnt them by heart.

use crate::agreement::{Agreement, Pair, Verdict};
use crate::evaluation::{Graded, OfProblem};
use crate::problem::Problem;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One in so many answers is kept aside.
const ASIDE: u8 = 3;

/// Whether the answer with this id is kept aside. It hangs on the id alone, so that it never changes.
#[must_use]
pub fn is_aside(id: &str) -> bool {
    blake3::hash(id.as_bytes()).as_bytes()[0].is_multiple_of(ASIDE)
}

/// What the rules said at one time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// What they said of each answer, by its id.
    pub answers: BTreeMap<String, Saved>,
}

/// What the rules said of one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// The number of the level.
    pub level: usize,
    /// The mark.
    pub mark: u32,
    /// The ids of the concepts that were shown or hinted at, in the order of the file.
    pub found: Vec<String>,
    /// The ids of the misconceptions.
    pub wrong: Vec<String>,
}

impl Saved {
    fn of(problem: &Problem, graded: &Graded<'_>) -> Self {
        let concepts = problem.concepts.iter().zip(&graded.grade.concepts);
        let wrong = graded.grade.misconceptions.iter().map(|(number, _)| problem.misconceptions[*number].id.clone());
        Self {
            level: graded.grade.level,
            mark: graded.grade.mark,
            found: concepts
                .filter(|(_, judged)| judged.state.counts())
                .map(|(concept, _)| concept.id.clone())
                .collect(),
            wrong: wrong.collect(),
        }
    }
}

impl Snapshot {
    /// What the rules say now.
    #[must_use]
    pub fn of(parts: &[&OfProblem<'_, '_>]) -> Self {
        let answers = parts.iter().flat_map(|of| of.answers.iter().map(|graded| (of.problem, graded)));
        let saved = answers.map(|(problem, graded)| (graded.marked.id.clone(), Saved::of(problem, graded)));
        Self { answers: saved.collect() }
    }

    /// How well the rules agreed with the markers then; nothing if an answer was not there.
    #[must_use]
    pub fn agreement(&self, of: &OfProblem<'_, '_>) -> Option<Agreement> {
        let pair = |graded: &Graded<'_>| {
            let saved = self.answers.get(&graded.marked.id)?;
            let given = Verdict { level: saved.level, mark: f64::from(saved.mark) };
            Some(Pair { expected: graded.pair.expected, given })
        };
        let pairs: Option<Vec<Pair>> = of.answers.iter().map(pair).collect();
        pairs.map(|pairs| Agreement::of(of.pack.rubric.levels.len(), &pairs))
    }
}

/// An answer of which the rules say something else now.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Change<'e, 'a> {
    /// The answer with its grade now.
    pub graded: &'e Graded<'a>,
    /// What they said before.
    pub before: Saved,
    /// The ids of what is newly matched, concepts before misconceptions.
    pub gained: Vec<String>,
    /// The ids of what is newly lost.
    pub lost: Vec<String>,
}

/// The answers of which the rules say something else than they did, in the order of the answers.
#[must_use]
pub fn changes<'e, 'a>(before: &Snapshot, now: &'e OfProblem<'_, 'a>) -> Vec<Change<'e, 'a>> {
    let change = |graded: &'e Graded<'a>| {
        let before = before.answers.get(&graded.marked.id)?.clone();
        let now = Saved::of(now.problem, graded);
        let without = |all: &Saved, other: &Saved| {
            let found = all.found.iter().filter(|id| !other.found.contains(*id));
            found.chain(all.wrong.iter().filter(|id| !other.wrong.contains(*id))).cloned().collect::<Vec<_>>()
        };
        let (gained, lost) = (without(&now, &before), without(&before, &now));
        (now != before).then_some(Change { graded, before, gained, lost })
    };
    now.answers.iter().filter_map(change).collect()
}

/// Whether a change helped the answers that were read and not those that were kept aside.
#[must_use]
pub fn helps_only_read(read: (&Agreement, &Agreement), aside: (&Agreement, &Agreement)) -> bool {
    let better = |(before, now): (&Agreement, &Agreement)| {
        now.kappa_quadratic.value > before.kappa_quadratic.value || now.rmse.value < before.rmse.value
    };
    better(read) && !better(aside)
}

/// A concept and the answers in which it is missed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Missed {
    /// The number of the concept.
    pub concept: usize,
    /// In how many answers of the highest level it was found.
    pub found: usize,
    /// How many answers of the highest level there are.
    pub best: usize,
    /// The ids of the answers to which the marker gave more than the rules, and in which it was not
    /// found.
    pub answers: Vec<String>,
}

/// For every concept the answers in which it may be missed: those that got less than the marker gave.
#[must_use]
pub fn missed(of: &OfProblem<'_, '_>) -> Vec<Missed> {
    let top = of.pack.rubric.levels.len().saturating_sub(1);
    let missed = |concept: usize| {
        let shown = |graded: &&Graded<'_>| graded.grade.concepts[concept].state.counts();
        let best = || of.answers.iter().filter(|graded| graded.pair.expected.level == top);
        let short = of.answers.iter().filter(|graded| graded.pair.expected.level > graded.pair.given.level);
        Missed {
            concept,
            found: best().filter(shown).count(),
            best: best().count(),
            answers: short.filter(|graded| !shown(graded)).map(|graded| graded.marked.id.clone()).collect(),
        }
    };
    (0..of.problem.concepts.len()).map(missed).collect()
}
