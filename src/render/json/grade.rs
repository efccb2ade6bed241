//! A grade for programs.

use crate::grade::{Grade, Reason, Substance, Why};
use crate::problem::Problem;
use crate::rubric::Rubric;
use crate::text::Span;
use serde::Serialize;

/// A grade as programs read it.
#[derive(Debug, Serialize)]
pub struct GradeReport<'a> {
    problem: &'a str,
    level: &'a str,
    mark: u32,
    substance: &'static str,
    concepts: Vec<ConceptReport<'a>>,
    misconceptions: Vec<MisconceptionReport<'a>>,
    missing: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct ConceptReport<'a> {
    id: &'a str,
    state: &'static str,
    evidence: Vec<Evidence<'a>>,
}

#[derive(Debug, Serialize)]
struct MisconceptionReport<'a> {
    id: &'a str,
    say: &'a str,
    evidence: Vec<Evidence<'a>>,
}

#[derive(Debug, Serialize)]
struct Evidence<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

/// The keys of a [`GradeReport`].
pub const GRADE_KEYS: [&str; 7] = ["problem", "level", "mark", "substance", "concepts", "misconceptions", "missing"];

/// What a grade says, with its places in `answer` in bytes.
#[must_use]
pub fn grade<'a>(problem: &'a Problem, rubric: &'a Rubric, grade: &Grade, answer: &'a str) -> GradeReport<'a> {
    let evidence = |spans: &[Span]| {
        spans.iter().map(|span| Evidence { start: span.start, end: span.end, text: span.of(answer) }).collect()
    };
    GradeReport {
        problem: &problem.id,
        level: rubric.level_name(grade.level),
        mark: grade.mark,
        substance: match grade.substance {
            Substance::Statements => "statements",
            Substance::Empty => "empty",
            Substance::List => "list",
            Substance::Echo => "echo",
            Substance::Denial => "denial",
        },
        concepts: problem
            .concepts
            .iter()
            .zip(&grade.concepts)
            .map(|(concept, judged)| ConceptReport {
                id: &concept.id,
                state: judged.state.name(),
                evidence: evidence(&judged.evidence),
            })
            .collect(),
        misconceptions: grade
            .misconceptions
            .iter()
            .map(|(number, spans)| {
                let misconception = &problem.misconceptions[*number];
                MisconceptionReport { id: &misconception.id, say: &misconception.say, evidence: evidence(spans) }
            })
            .collect(),
        missing: grade.missing().map(|number| problem.concepts[number].id.as_str()).collect(),
    }
}

/// A grade with what its mark is made of.
#[derive(Debug, Serialize)]
pub struct ReasonedReport<'a> {
    #[serde(flatten)]
    grade: GradeReport<'a>,
    reasons: Vec<ReasonReport<'a>>,
}

/// One line of what a mark is made of.
#[derive(Debug, Serialize)]
pub(super) struct ReasonReport<'a> {
    marks: i64,
    why: &'static str,
    /// The concept, group or misconception that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
}

/// What a grade says, and the reasons that add up to its mark.
#[must_use]
pub fn grade_with_reasons<'a>(
    problem: &'a Problem,
    rubric: &'a Rubric,
    grade: &Grade,
    answer: &'a str,
) -> ReasonedReport<'a> {
    let reasons = grade.reasons.iter().map(|why| reason(problem, why)).collect();
    ReasonedReport { grade: self::grade(problem, rubric, grade, answer), reasons }
}

pub(super) fn reason<'a>(problem: &'a Problem, reason: &Reason) -> ReasonReport<'a> {
    let part = |number: usize| Some(problem.parts[number].id.as_str());
    let misconception = |number: usize| Some(problem.misconceptions[number].id.as_str());
    let (why, id) = match reason.why {
        Why::Shown(number) => ("shown", part(number)),
        Why::Hinted(number) => ("hinted", part(number)),
        Why::Partly(number) => ("partly", part(number)),
        Why::Implied(number) => ("implied", part(number)),
        Why::Contradicted(number) => ("contradicted", Some(problem.concepts[number].id.as_str())),
        Why::Misconception(number) => ("misconception", misconception(number)),
        Why::Capped(number) => ("capped", misconception(number)),
        Why::Full => ("full", None),
        Why::Nought => ("nought", None),
        Why::NoCentre => ("no-centre", None),
        Why::Outweighed => ("outweighed", None),
    };
    ReasonReport { marks: reason.marks, why, id }
}
