//! What an edit of the rules changed: the answers that are matched now and were not, and the other
//! way round.
//!
//! The figure on answers that an author has read is always too good. So a part of the marked answers
//! is kept aside: its figures are shown, its texts are not. A change that helps only the answers that
//! were read has learnt them by heart.

use crate::agreement::{Agreement, Pair, Verdict};
use crate::evaluation::{Graded, OfProblem};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One in so many answers is kept aside.
const ASIDE: u8 = 3;

/// Fewer answers that are kept aside tell nothing.
const FEWEST_ASIDE: usize = 10;

/// Whether the answer with this id is kept aside. It hangs on the id alone, so that it never changes.
#[must_use]
pub fn is_aside(id: &str) -> bool {
    blake3::hash(id.as_bytes()).as_bytes()[0].is_multiple_of(ASIDE)
}

/// The version of a snapshot's form.
pub const FORMAT: u32 = 1;

/// What the rules said at one time, of the answers that are read and of those kept aside: both may
/// have the same ids.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The version of its form.
    pub format: u32,
    /// What they said of each answer that is read, by its id.
    pub read: BTreeMap<String, Saved>,
    /// What they said of each answer that is kept aside.
    pub aside: BTreeMap<String, Saved>,
}

/// What the rules said of one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// The id of the level.
    pub level: String,
    /// The mark.
    pub mark: u32,
    /// The ids of the concepts that were shown or hinted at, in the order of the file.
    pub found: Vec<String>,
    /// The ids of the misconceptions.
    pub wrong: Vec<String>,
}

impl Saved {
    fn of(of: &OfProblem<'_, '_>, graded: &Graded<'_>) -> Self {
        let concepts = of.problem.concepts.iter().zip(&graded.grade.concepts);
        let wrong = graded.grade.misconceptions.iter().map(|(number, _)| of.problem.misconceptions[*number].id.clone());
        Self {
            level: of.pack.rubric.level_name(graded.grade.level).to_owned(),
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
    pub fn of(read: &OfProblem<'_, '_>, aside: Option<&OfProblem<'_, '_>>) -> Self {
        let saved = |of: &OfProblem<'_, '_>| {
            of.answers.iter().map(|graded| (graded.marked.id.clone(), Saved::of(of, graded))).collect()
        };
        Self { format: FORMAT, read: saved(read), aside: aside.map(saved).unwrap_or_default() }
    }
}

/// How well the rules agreed with the markers then; nothing if an answer was not there, or its level
/// is none of today's.
fn agreement_then(saved: &BTreeMap<String, Saved>, of: &OfProblem<'_, '_>) -> Option<Agreement> {
    let rubric = &of.pack.rubric;
    let pair = |graded: &Graded<'_>| {
        let saved = saved.get(&graded.marked.id)?;
        let given = Verdict { level: rubric.level(&saved.level)?, mark: f64::from(saved.mark) };
        Some(Pair { expected: graded.pair.expected, given })
    };
    let pairs: Option<Vec<Pair>> = of.answers.iter().map(pair).collect();
    pairs.map(|pairs| Agreement::of(rubric.levels.len(), &pairs))
}

/// The figures of a part of the answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Before the edit, if that is known.
    pub before: Option<Agreement>,
    /// Now.
    pub now: Agreement,
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

/// What an edit of the rules changed.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Attempt<'e, 'b, 'a> {
    /// The answers that are read.
    pub of: &'e OfProblem<'b, 'a>,
    /// Their figures.
    pub read: Part,
    /// The figures of the answers that are kept aside, if there are any.
    pub aside: Option<Part>,
    /// The answers that are read of which the rules say something else, in their order.
    pub changes: Vec<Change<'e, 'a>>,
    /// For every concept the answers in which it may be missed.
    pub missed: Vec<Missed>,
    /// Whether the edit helped the answers that are read and not those that are kept aside. Kappa
    /// decides, or RMSE where it is the same or unknown.
    pub helps_only_read: bool,
}

impl<'e, 'b, 'a> Attempt<'e, 'b, 'a> {
    /// Holds what the rules say now against what they said `before`.
    #[must_use]
    pub fn new(of: &'e OfProblem<'b, 'a>, aside: Option<&OfProblem<'_, '_>>, before: Option<&Snapshot>) -> Self {
        let part = |of: &OfProblem<'_, '_>, saved: Option<&BTreeMap<String, Saved>>| Part {
            before: saved.and_then(|saved| agreement_then(saved, of)),
            now: of.agreement.clone(),
        };
        let read = part(of, before.map(|before| &before.read));
        let aside = aside.map(|aside| part(aside, before.map(|before| &before.aside)));
        let helps_only_read =
            aside.as_ref().is_some_and(|aside| can_tell(aside) && got_better(&read) && !got_better(aside));
        let changes = before.map(|before| changes(&before.read, of)).unwrap_or_default();
        Self { of, read, aside, changes, missed: missed(of), helps_only_read }
    }
}

/// Whether there are enough answers, and any on which rules and markers differed.
fn can_tell(part: &Part) -> bool {
    let differed = |before: &Agreement| before.accuracy.value.is_some_and(|share| share < 1.0);
    part.now.answers >= FEWEST_ASIDE && part.before.as_ref().is_some_and(differed)
}

fn got_better(part: &Part) -> bool {
    let Some(before) = &part.before else { return false };
    match (before.kappa_quadratic.value, part.now.kappa_quadratic.value) {
        (Some(then), Some(now)) if then.total_cmp(&now).is_ne() => now > then,
        _ => part.now.rmse.value < before.rmse.value,
    }
}

fn changes<'e, 'a>(before: &BTreeMap<String, Saved>, of: &'e OfProblem<'_, 'a>) -> Vec<Change<'e, 'a>> {
    let change = |graded: &'e Graded<'a>| {
        let before = before.get(&graded.marked.id)?.clone();
        let now = Saved::of(of, graded);
        let without = |all: &Saved, other: &Saved| {
            let found = all.found.iter().filter(|id| !other.found.contains(*id));
            found.chain(all.wrong.iter().filter(|id| !other.wrong.contains(*id))).cloned().collect::<Vec<_>>()
        };
        let (gained, lost) = (without(&now, &before), without(&before, &now));
        (now != before).then_some(Change { graded, before, gained, lost })
    };
    of.answers.iter().filter_map(change).collect()
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

/// The answers that got less than the marker gave, concept by concept.
fn missed(of: &OfProblem<'_, '_>) -> Vec<Missed> {
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
