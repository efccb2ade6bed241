//! Reports as JSON, for programs. Every report carries `"format": 1`.

use crate::grade::{Grade, Substance};
use crate::problem::Problem;
use crate::rubric::Rubric;
use crate::scorecard::Scorecard;
use crate::text::Span;
use serde::Serialize;

/// The version of the reports' form.
pub const FORMAT: u32 = 1;

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

/// A scorecard as programs read it.
#[derive(Debug, Serialize)]
pub struct ScorecardReport<'a> {
    format: u32,
    program: &'a str,
    bank: &'a str,
    rubric: &'a str,
    #[serde(flatten)]
    card: &'a Scorecard,
}

/// What a scorecard says, with the version of the program and the fingerprints of bank and rubric.
#[must_use]
pub fn scorecard<'a>(card: &'a Scorecard, program: &'a str, bank: &'a str, rubric: &'a str) -> ScorecardReport<'a> {
    ScorecardReport { format: FORMAT, program, bank, rubric, card }
}
