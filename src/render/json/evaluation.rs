//! Agreement with markers, for programs.

use super::grade::{ReasonReport, reason};
use crate::agreement::{Agreement, Figure, Verdict};
use crate::evaluation::{Evaluation, Graded, OfProblem};
use serde::Serialize;

/// How well rules and markers agree.
#[derive(Debug, Serialize)]
pub struct EvaluationReport<'a> {
    levels: Vec<&'a str>,
    #[serde(flatten)]
    overall: AgreementReport,
    problems: Vec<ProblemReport<'a>>,
    worst: Vec<WorstReport<'a>>,
}

#[derive(Debug, Serialize)]
struct ProblemReport<'a> {
    id: &'a str,
    #[serde(flatten)]
    agreement: AgreementReport,
}

#[derive(Debug, Serialize)]
pub(super) struct AgreementReport {
    answers: usize,
    accuracy: Option<f64>,
    macro_f1: Option<f64>,
    kappa_quadratic: Option<f64>,
    pearson: Option<f64>,
    rmse: Option<f64>,
    /// The bounds of each figure's 95 % interval.
    intervals: Intervals,
    /// A row for each level that the marker gave, a column for each that the rules gave.
    confusion: Vec<Vec<usize>>,
}

#[derive(Debug, Serialize)]
struct Intervals {
    accuracy: Option<(f64, f64)>,
    macro_f1: Option<(f64, f64)>,
    kappa_quadratic: Option<(f64, f64)>,
    pearson: Option<(f64, f64)>,
    rmse: Option<(f64, f64)>,
}

#[derive(Debug, Serialize)]
struct WorstReport<'a> {
    id: &'a str,
    problem: &'a str,
    difference: Option<&'static str>,
    expected: VerdictReport<'a>,
    given: VerdictReport<'a>,
    answer: &'a str,
    reasons: Vec<ReasonReport<'a>>,
    missing: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
pub(super) struct VerdictReport<'a> {
    pub(super) level: &'a str,
    pub(super) mark: f64,
}

/// How well rules and markers agree, with the `worst` of their differences.
#[must_use]
pub fn evaluation<'a>(evaluation: &'a Evaluation<'_, '_>, worst: usize) -> EvaluationReport<'a> {
    let problem = |of: &'a OfProblem<'_, '_>| ProblemReport { id: &of.problem.id, agreement: agreement(&of.agreement) };
    EvaluationReport {
        levels: evaluation.levels(),
        overall: agreement(&evaluation.overall),
        problems: evaluation.problems.iter().map(problem).collect(),
        worst: evaluation.worst().into_iter().take(worst).map(|(of, graded)| difference(of, graded)).collect(),
    }
}

pub(super) fn agreement(agreement: &Agreement) -> AgreementReport {
    let value = |figure: Figure| figure.value;
    let Agreement { accuracy, macro_f1, kappa_quadratic, pearson, rmse, .. } = *agreement;
    AgreementReport {
        answers: agreement.answers,
        accuracy: value(accuracy),
        macro_f1: value(macro_f1),
        kappa_quadratic: value(kappa_quadratic),
        pearson: value(pearson),
        rmse: value(rmse),
        intervals: Intervals {
            accuracy: accuracy.interval,
            macro_f1: macro_f1.interval,
            kappa_quadratic: kappa_quadratic.interval,
            pearson: pearson.interval,
            rmse: rmse.interval,
        },
        confusion: agreement.confusion.clone(),
    }
}

fn difference<'a>(of: &'a OfProblem<'_, '_>, graded: &'a Graded<'_>) -> WorstReport<'a> {
    let verdict =
        |verdict: Verdict| VerdictReport { level: of.pack.rubric.level_name(verdict.level), mark: verdict.mark };
    WorstReport {
        id: &graded.marked.id,
        problem: &of.problem.id,
        difference: graded.difference().map(crate::evaluation::Difference::name),
        expected: verdict(graded.pair.expected),
        given: verdict(graded.pair.given),
        answer: &graded.marked.answer,
        reasons: graded.grade.reasons.iter().map(|why| reason(of.problem, why)).collect(),
        missing: graded.grade.missing().map(|concept| of.problem.concepts[concept].id.as_str()).collect(),
    }
}
