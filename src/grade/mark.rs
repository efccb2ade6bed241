//! What the states of all concepts are worth.

use super::judge::{Judged, State};
use crate::problem::{Part, Penalty, Problem};
use crate::rubric::{FULL_MARKS, Marking, Rubric};

/// With contradictions in so many sentences an answer claims more wrong than right ...
const CONTRADICTING_SENTENCES: usize = 2;
/// ... as it does if they outnumber this share of its points.
const CONTRADICTIONS_TO_POINTS: usize = 3;

/// One line of what a mark is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reason {
    /// What it adds to the mark, or takes from it.
    pub marks: i64,
    /// Why.
    pub why: Why,
}

/// Why a mark is what it is. Numbers are those of the problem's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A part was shown.
    Shown(usize),
    /// A part was only hinted at, which earns half.
    Hinted(usize),
    /// Of a group that shares its marks out, some were shown.
    Partly(usize),
    /// A central part was not found, but so many deeper points rest on it that it was meant.
    Implied(usize),
    /// The contrary of a concept was claimed.
    Contradicted(usize),
    /// A misconception was found.
    Misconception(usize),
    /// The sum was over the highest mark.
    Full,
    /// The sum was under 0.
    Nought,
    /// Without its central point an answer stays under the second level.
    NoCentre,
    /// More is claimed wrongly than rightly.
    Outweighed,
    /// A misconception keeps the answer at its level.
    Capped(usize),
}

/// What the parts of a problem are worth, and what takes marks away.
#[derive(Debug, Clone)]
pub(super) struct Scheme {
    parts: Vec<Part>,
    marking: Marking,
    strict: bool,
    /// One for each misconception.
    penalties: Vec<Penalty>,
    rubric: Rubric,
}

impl Scheme {
    pub(super) fn new(problem: &Problem, rubric: &Rubric) -> Self {
        Self {
            parts: problem.parts.clone(),
            marking: problem.marking,
            strict: problem.strict,
            penalties: problem.misconceptions.iter().map(|misconception| misconception.penalty).collect(),
            rubric: rubric.clone(),
        }
    }

    /// Whether bare words answer the question.
    pub(super) fn terse(&self) -> bool {
        self.marking.terse
    }

    /// The number of the level that `mark` belongs to.
    pub(super) fn level_of(&self, mark: u32) -> usize {
        self.rubric.level_of(mark)
    }
}

/// Adds up the mark, with a reason for each step; the reasons' marks add up to it.
pub(super) fn mark(scheme: &Scheme, concepts: &[Judged], misconceptions: &[(usize, Judged)]) -> (u32, Vec<Reason>) {
    let mut account = Account { total: 0, reasons: Vec::new() };
    let states: Vec<State> = scheme.parts.iter().map(|part| state_of(part, concepts)).collect();
    let implied = implied(scheme, &states);
    let mut centre = true;
    for (number, (part, state)) in scheme.parts.iter().zip(&states).enumerate() {
        let marks = i64::from(part.marks);
        match state {
            _ if implied.contains(&number) => account.add(marks, Why::Implied(number)),
            State::Shown => account.add(marks, Why::Shown(number)),
            State::Hinted if part.shared => account.add(shared(part, concepts), Why::Partly(number)),
            State::Hinted => account.add(marks / 2, Why::Hinted(number)),
            State::Contradicted | State::Missing => centre &= !part.central,
        }
    }
    let contradiction = i64::from(scheme.marking.contradiction);
    let mut sentences = 0;
    for (number, judged) in concepts.iter().enumerate().filter(|(_, judged)| judged.state == State::Contradicted) {
        account.add(-contradiction, Why::Contradicted(number));
        sentences += judged.contradictions;
    }
    let mut wrong = concepts.iter().filter(|judged| judged.state == State::Contradicted).count();
    for (number, _) in misconceptions {
        let Penalty { cost, cap } = scheme.penalties[*number];
        if cost > 0 {
            account.add(-i64::from(cost), Why::Misconception(*number));
        }
        // A slip that costs little, or only bars from the top, is not yet a wrong claim.
        let serious = usize::from(cost > 0 && cost >= scheme.marking.contradiction || cap == Some(0));
        sentences += serious;
        wrong += serious;
    }
    account.lift_to_nought();
    account.cap(FULL_MARKS, Why::Full);

    let right = concepts.iter().filter(|judged| judged.state.counts()).count();
    let outweighed = sentences >= CONTRADICTING_SENTENCES && wrong * CONTRADICTIONS_TO_POINTS >= right;
    let lowest = scheme.rubric.top_of(0);
    if !centre {
        account.cap(lowest, Why::NoCentre);
    }
    if outweighed {
        account.cap(lowest, Why::Outweighed);
    }
    for (number, _) in misconceptions {
        if let Some(level) = scheme.penalties[*number].cap {
            account.cap(scheme.rubric.top_of(level), Why::Capped(*number));
        }
    }
    (u32::try_from(account.total).unwrap_or(0), account.reasons)
}

/// What became of a part. Of a group as many concepts as it needs have to be shown; hints fill up
/// what is short, and make it a hint. One that shares its marks out is a hint as soon as anything
/// of it is found.
fn state_of(part: &Part, concepts: &[Judged]) -> State {
    let (shown, hinted) = (count(part, concepts, State::Shown), count(part, concepts, State::Hinted));
    if shown >= part.need {
        State::Shown
    } else if shown + hinted >= part.need || part.shared && shown + hinted > 0 {
        State::Hinted
    } else if count(part, concepts, State::Contradicted) > 0 {
        State::Contradicted
    } else {
        State::Missing
    }
}

fn count(part: &Part, concepts: &[Judged], state: State) -> usize {
    part.concepts.iter().filter(|number| concepts[**number].state == state).count()
}

/// What a group earns of which fewer concepts were shown than it needs: a share for each, half of
/// one for a hint.
fn shared(part: &Part, concepts: &[Judged]) -> i64 {
    let (shown, hinted) = (count(part, concepts, State::Shown), count(part, concepts, State::Hinted));
    let halves = 2 * shown + hinted.min(part.need - shown);
    let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    i64::from(part.marks) * whole(halves) / whole(2 * part.need)
}

/// The central parts that were not shown, if enough deeper points rest on them.
///
/// Nobody explains the mechanism of what they have not understood: so deeper points stand in for a
/// centre whose wording was not recognised, fewer of them if only one part of it is open.
fn implied(scheme: &Scheme, states: &[State]) -> Vec<usize> {
    let parts = || scheme.parts.iter().zip(states);
    let halves: u32 = parts()
        .filter(|(part, _)| !part.central && part.marks > 0)
        .map(|(_, state)| match state {
            State::Shown => 2,
            State::Hinted => 1,
            State::Contradicted | State::Missing => 0,
        })
        .sum();
    let beside = parts().any(|(part, state)| part.central && *state == State::Shown);
    let open = parts().enumerate().filter(|(_, (part, state))| part.central && **state != State::Shown);
    let open: Vec<(usize, State)> = open.map(|(number, (_, state))| (number, *state)).collect();
    let only = open.len() == 1;
    let needed = if beside && only { 2 * scheme.marking.supported_by } else { 2 * scheme.marking.implied_by };
    let contradicted = open.iter().any(|(_, state)| *state == State::Contradicted);
    if halves < needed || contradicted || scheme.strict {
        return Vec::new();
    }
    open.into_iter().map(|(number, _)| number).collect()
}

/// A running total whose every change has its reason.
struct Account {
    total: i64,
    reasons: Vec<Reason>,
}

impl Account {
    fn add(&mut self, marks: i64, why: Why) {
        self.total += marks;
        self.reasons.push(Reason { marks, why });
    }

    fn lift_to_nought(&mut self) {
        if self.total < 0 {
            self.add(-self.total, Why::Nought);
        }
    }

    fn cap(&mut self, most: u32, why: Why) {
        if self.total > i64::from(most) {
            self.add(i64::from(most) - self.total, why);
        }
    }
}
