//! A grade in words: the lines that a mark is made of, and the places that they point at.
//!
//! Terminal and documents differ in how they draw these lines, not in what the lines say.

use crate::grade::{Grade, Judged, Reason, State, Substance, Why};
use crate::problem::{Concept, Part, Problem};
use crate::rubric::{FULL_MARKS, Rubric};
use crate::text::Span;
use std::collections::BTreeSet;

/// How a line or a place is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Shown,
    Hinted,
    Wrong,
    Missing,
    /// A rule of marking rather than anything in the answer.
    Plain,
}

/// One line of what a mark is made of.
#[derive(Debug)]
pub(super) struct Line {
    /// What it adds to the mark or takes from it; nothing for what is missing.
    pub(super) marks: Option<i64>,
    /// The number of its places in the answer, if it has any.
    pub(super) number: Option<usize>,
    pub(super) tone: Tone,
    pub(super) text: String,
    /// The field's word for what was only paraphrased.
    pub(super) term: Option<String>,
}

/// A place in the answer that a line points at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) span: Span,
    pub(super) number: usize,
    pub(super) tone: Tone,
}

/// A grade in words.
#[derive(Debug)]
pub(super) struct Explanation {
    /// What is wrong with the answer as a whole.
    pub(super) remark: Option<&'static str>,
    pub(super) lines: Vec<Line>,
    /// In the order of the answer.
    pub(super) places: Vec<Place>,
}

/// Puts a grade into words.
pub(super) fn explain(problem: &Problem, rubric: &Rubric, grade: &Grade) -> Explanation {
    let mut writing =
        Writing { problem, rubric, grade, rewarded: BTreeSet::new(), lines: Vec::new(), places: Vec::new() };
    for reason in &grade.reasons {
        writing.reason(reason);
    }
    writing.without_reason();
    writing.missing();
    let Writing { lines, mut places, .. } = writing;
    places.sort_by_key(|place| (place.span, place.number));
    Explanation { remark: remark(grade.substance), lines, places }
}

/// A reason in a word or two, for authors.
pub(super) fn in_short(problem: &Problem, reason: &Reason) -> String {
    let part = |number: usize| problem.parts[number].id.as_str();
    let misconception = |number: usize| problem.misconceptions[number].id.as_str();
    let what = match reason.why {
        Why::Shown(number) => part(number).to_owned(),
        Why::Hinted(number) => format!("{} hinted", part(number)),
        Why::Partly(number) => format!("{} in part", part(number)),
        Why::Implied(number) => format!("{} implied", part(number)),
        Why::Contradicted(number) => format!("{} contradicted", problem.concepts[number].id),
        Why::Misconception(number) => misconception(number).to_owned(),
        Why::Capped(number) => format!("capped by {}", misconception(number)),
        Why::Full => "full marks".to_owned(),
        Why::Nought => "nought".to_owned(),
        Why::NoCentre => "no central point".to_owned(),
        Why::Outweighed => "too much wrong".to_owned(),
    };
    format!("{:+} {what}", reason.marks)
}

/// The reasons of a grade in short, or why there are none.
pub(super) fn all_in_short(problem: &Problem, grade: &Grade) -> String {
    if let Some(remark) = remark(grade.substance) {
        return remark.to_owned();
    }
    if grade.reasons.is_empty() {
        return "no concept found".to_owned();
    }
    grade.reasons.iter().map(|reason| in_short(problem, reason)).collect::<Vec<_>>().join(", ")
}

fn remark(substance: Substance) -> Option<&'static str> {
    match substance {
        Substance::Statements => None,
        Substance::Empty => Some("There is no answer to mark."),
        Substance::List => Some("This lists terms without saying how they hang together, so it earns nothing."),
        Substance::Denial => Some("This says what is not so, and not what is, so it earns nothing."),
        Substance::Echo => Some("This says the question back and adds too little of its own to earn anything."),
    }
}

struct Writing<'a> {
    problem: &'a Problem,
    rubric: &'a Rubric,
    grade: &'a Grade,
    /// The numbers of the parts that have a line of their own.
    rewarded: BTreeSet<usize>,
    lines: Vec<Line>,
    places: Vec<Place>,
}

impl Writing<'_> {
    fn reason(&mut self, reason: &Reason) {
        let lowest = self.rubric.level_name(0);
        let (tone, text) = match reason.why {
            Why::Shown(part) => return self.part(part, reason.marks, Tone::Shown, ""),
            Why::Hinted(part) => return self.part(part, reason.marks, Tone::Hinted, " (only hinted at: half marks)"),
            Why::Partly(part) => {
                let remark = format!(" (of {} that were asked for)", self.problem.parts[part].need);
                return self.part(part, reason.marks, Tone::Shown, &remark);
            }
            Why::Implied(part) if self.problem.parts[part].concepts.iter().any(|concept| self.counts(*concept)) => {
                return self.part(
                    part,
                    reason.marks,
                    Tone::Hinted,
                    " (said in part, and the deeper points rest on it)",
                );
            }
            Why::Implied(part) => {
                return self.part(part, reason.marks, Tone::Hinted, " (not said, but the deeper points rest on it)");
            }
            Why::Contradicted(concept) => return self.contradicted(concept, reason.marks),
            Why::Misconception(number) => return self.misconception(number, reason.marks, false),
            Why::Capped(number) => return self.misconception(number, reason.marks, true),
            Why::Full => (Tone::Plain, format!("no answer gets more than {FULL_MARKS}")),
            Why::Nought => (Tone::Plain, "no answer gets less than 0".to_owned()),
            Why::NoCentre => (Tone::Plain, format!("stays {lowest}: without the central point")),
            Why::Outweighed => (Tone::Plain, format!("stays {lowest}: too much of it is wrong")),
        };
        self.lines.push(Line { marks: Some(reason.marks), number: None, tone, text, term: None });
    }

    /// A part that earned something, with the places of all its concepts.
    fn part(&mut self, number: usize, marks: i64, tone: Tone, remark: &str) {
        self.rewarded.insert(number);
        let part = &self.problem.parts[number];
        let found: Vec<usize> = part.concepts.iter().copied().filter(|concept| self.counts(*concept)).collect();
        // A part that was only implied may have no place at all; then it is named as a whole.
        let named = if found.is_empty() { &part.concepts } else { &found };
        let says: Vec<&str> = named.iter().map(|concept| self.problem.concepts[*concept].say.as_str()).collect();
        let text = says.join("; ") + remark;
        let terms: Vec<&str> = found.iter().filter_map(|concept| self.unsaid_term(*concept)).collect();
        let term = (!terms.is_empty()).then(|| terms.join("; "));
        let spans = found.iter().flat_map(|concept| self.grade.concepts[*concept].evidence.clone()).collect();
        self.line(marks, tone, text, term, spans);
    }

    fn contradicted(&mut self, concept: usize, marks: i64) {
        let text = format!("contradicts this: {}", self.problem.concepts[concept].say);
        self.line(marks, Tone::Wrong, text, None, self.grade.concepts[concept].evidence.clone());
    }

    fn misconception(&mut self, number: usize, marks: i64, caps: bool) {
        let misconception = &self.problem.misconceptions[number];
        let text = match misconception.penalty.cap {
            Some(level) if caps => {
                format!("stays {}; in fact: {}", self.rubric.level_name(level), misconception.say)
            }
            _ => format!("in fact: {}", misconception.say),
        };
        let found = self.grade.misconceptions.iter().find(|(found, _)| *found == number);
        self.line(marks, Tone::Wrong, text, None, found.map(|(_, spans)| spans.clone()).unwrap_or_default());
    }

    /// What was found and changed nothing still gets its line: the reader sees that it was seen.
    fn without_reason(&mut self) {
        let has_reason = |why: Why| self.grade.reasons.iter().any(|reason| reason.why == why);
        let contradicted: Vec<usize> = (0..self.grade.concepts.len())
            .filter(|concept| self.grade.concepts[*concept].state == State::Contradicted)
            .filter(|concept| !has_reason(Why::Contradicted(*concept)))
            .collect();
        let misconceptions: Vec<usize> = self
            .grade
            .misconceptions
            .iter()
            .map(|(number, _)| *number)
            .filter(|number| !has_reason(Why::Misconception(*number)) && !has_reason(Why::Capped(*number)))
            .collect();
        let alone: Vec<usize> =
            self.unrewarded().flat_map(|part| part.concepts.clone()).filter(|concept| self.counts(*concept)).collect();
        for concept in alone {
            let Judged { evidence, .. } = self.grade.concepts[concept].clone();
            let text = format!("{} (earns nothing without another of its group)", self.problem.concepts[concept].say);
            self.line(0, Tone::Hinted, text, None, evidence);
        }
        contradicted.into_iter().for_each(|concept| self.contradicted(concept, 0));
        misconceptions.into_iter().for_each(|number| self.misconception(number, 0, false));
    }

    /// What would have earned more, in the order of the problem.
    fn missing(&mut self) {
        let mut missing: Vec<(usize, bool)> = self
            .unrewarded()
            .flat_map(|part| part.concepts.iter().map(|concept| (*concept, part.central)))
            .filter(|(concept, _)| self.grade.concepts[*concept].state == State::Missing)
            .collect();
        missing.sort_unstable();
        for (concept, central) in missing {
            let Concept { say, .. } = &self.problem.concepts[concept];
            let text = if central { format!("{say} (the central point)") } else { say.clone() };
            self.lines.push(Line { marks: None, number: None, tone: Tone::Missing, text, term: None });
        }
    }

    fn line(&mut self, marks: i64, tone: Tone, text: String, term: Option<String>, mut spans: Vec<Span>) {
        let number =
            (!spans.is_empty()).then(|| self.lines.iter().filter_map(|line| line.number).max().unwrap_or(0) + 1);
        if let Some(number) = number {
            // Concepts of one group may be found in the same words; they are marked once.
            spans.sort_unstable();
            let first = self.places.len();
            for span in spans {
                match self.places[first..].last_mut() {
                    Some(last) if span.start < last.span.end => last.span.end = last.span.end.max(span.end),
                    _ => self.places.push(Place { span, number, tone }),
                }
            }
        }
        self.lines.push(Line { marks: Some(marks), number, tone, text, term });
    }

    fn counts(&self, concept: usize) -> bool {
        self.grade.concepts[concept].state.counts()
    }

    fn unrewarded(&self) -> impl Iterator<Item = &Part> {
        self.problem
            .parts
            .iter()
            .enumerate()
            .filter(|(number, _)| !self.rewarded.contains(number))
            .map(|(_, part)| part)
    }

    fn unsaid_term(&self, concept: usize) -> Option<&str> {
        let paraphrased = self.grade.concepts[concept].paraphrased;
        self.problem.concepts[concept].term.as_deref().filter(|_| paraphrased)
    }
}
