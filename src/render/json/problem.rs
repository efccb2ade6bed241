//! A problem for programs: as candidates meet it, or with everything that it is judged by.

use crate::pack::Pack;
use crate::problem::{Concept, Difficulty, Penalty, Problem};
use serde::Serialize;

/// A problem, and what it is judged by if that was asked for.
#[derive(Debug, Serialize)]
pub struct ProblemReport<'a> {
    id: &'a str,
    pack: &'a str,
    title: &'a str,
    criterion: &'a str,
    difficulty: Difficulty,
    minutes: u32,
    tags: &'a [String],
    question: &'a str,
    #[serde(flatten)]
    judged_by: Option<JudgedBy<'a>>,
}

#[derive(Debug, Serialize)]
struct JudgedBy<'a> {
    hints: Vec<HintReport<'a>>,
    parts: Vec<PartReport<'a>>,
    misconceptions: Vec<MisconceptionReport<'a>>,
    follow_ups: Vec<FollowUpReport<'a>>,
    walkthrough: &'a str,
    diagrams: Vec<DiagramReport<'a>>,
    resources: Vec<ResourceReport<'a>>,
    examples: Vec<ExampleReport<'a>>,
}

#[derive(Debug, Serialize)]
struct HintReport<'a> {
    text: &'a str,
    cost: u32,
}

#[derive(Debug, Serialize)]
struct PartReport<'a> {
    id: &'a str,
    marks: u32,
    central: bool,
    need: usize,
    shared: bool,
    concepts: Vec<ConceptReport<'a>>,
}

#[derive(Debug, Serialize)]
struct ConceptReport<'a> {
    id: &'a str,
    say: &'a str,
    term: Option<&'a str>,
    ask: &'a str,
    advice: &'a str,
}

#[derive(Debug, Serialize)]
struct MisconceptionReport<'a> {
    id: &'a str,
    say: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cap: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct FollowUpReport<'a> {
    question: &'a str,
    concepts: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct DiagramReport<'a> {
    id: &'a str,
    title: &'a str,
    steps: Vec<StepReport<'a>>,
}

#[derive(Debug, Serialize)]
struct StepReport<'a> {
    say: &'a str,
    draw: &'a str,
}

#[derive(Debug, Serialize)]
struct ResourceReport<'a> {
    id: &'a str,
    title: &'a str,
    url: &'a str,
    about: &'a str,
}

#[derive(Debug, Serialize)]
struct ExampleReport<'a> {
    level: &'a str,
    line: usize,
    answer: &'a str,
}

/// A problem; with `everything` also what it is judged by.
#[must_use]
pub fn problem<'a>(pack: &'a Pack, problem: &'a Problem, everything: bool) -> ProblemReport<'a> {
    ProblemReport {
        id: &problem.id,
        pack: &pack.id,
        title: &problem.title,
        criterion: &problem.criterion,
        difficulty: problem.difficulty,
        minutes: problem.minutes,
        tags: &problem.tags,
        question: &problem.question,
        judged_by: everything.then(|| judged_by(pack, problem)),
    }
}

fn judged_by<'a>(pack: &'a Pack, problem: &'a Problem) -> JudgedBy<'a> {
    let concept = |number: &usize| {
        let Concept { id, say, term, ask, advice, .. } = &problem.concepts[*number];
        ConceptReport { id, say, term: term.as_deref(), ask, advice }
    };
    let parts = problem.parts.iter().map(|part| PartReport {
        id: &part.id,
        marks: part.marks,
        central: part.central,
        need: part.need,
        shared: part.shared,
        concepts: part.concepts.iter().map(concept).collect(),
    });
    let misconceptions = problem.misconceptions.iter().map(|misconception| {
        let Penalty { cost, cap } = misconception.penalty;
        let (cost, cap) = ((cost > 0).then_some(cost), cap.map(|level| pack.rubric.level_name(level)));
        MisconceptionReport { id: &misconception.id, say: &misconception.say, cost, cap }
    });
    let follow_ups = problem.follow_ups.iter().map(|follow_up| FollowUpReport {
        question: &follow_up.question,
        concepts: follow_up.concepts.iter().map(|number| problem.concepts[*number].id.as_str()).collect(),
    });
    let hints = problem.hints.iter().zip(pack.rubric.hint_costs).map(|(text, cost)| HintReport { text, cost });
    let examples = problem.examples.iter().map(|example| ExampleReport {
        level: pack.rubric.level_name(example.level),
        line: example.line,
        answer: &example.answer,
    });
    JudgedBy {
        hints: hints.collect(),
        parts: parts.collect(),
        misconceptions: misconceptions.collect(),
        follow_ups: follow_ups.collect(),
        walkthrough: &problem.walkthrough,
        diagrams: diagrams(pack, problem),
        resources: resources(pack, problem),
        examples: examples.collect(),
    }
}

fn diagrams<'a>(pack: &'a Pack, problem: &'a Problem) -> Vec<DiagramReport<'a>> {
    let diagrams = problem.diagrams.iter().filter_map(|id| pack.diagram(id));
    let steps = diagrams.map(|diagram| DiagramReport {
        id: &diagram.id,
        title: &diagram.title,
        steps: diagram.steps.iter().map(|step| StepReport { say: &step.say, draw: &step.draw }).collect(),
    });
    steps.collect()
}

fn resources<'a>(pack: &'a Pack, problem: &'a Problem) -> Vec<ResourceReport<'a>> {
    let resources = problem.resources.iter().filter_map(|id| pack.resource(id));
    let reports = resources.map(|resource| ResourceReport {
        id: &resource.id,
        title: &resource.title,
        url: &resource.url,
        about: &resource.about,
    });
    reports.collect()
}
