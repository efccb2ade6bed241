//! A whole bank for programs: its problems, its findings, its proofs.

use crate::bank::Bank;
use crate::diagnostic::Diagnostic;
use crate::grade::Grade;
use crate::pack::Pack;
use crate::problem::{Difficulty, Problem};
use crate::proof::Proof;
use crate::render::bar;
use crate::render::json::grade::{ReasonReport, reason};
use crate::search::Found;
use crate::stress::Stress;
use serde::Serialize;

/// The problems of a bank.
#[derive(Debug, Serialize)]
pub struct ListReport<'a> {
    problems: Vec<Entry<'a>>,
}

#[derive(Debug, Serialize)]
struct Entry<'a> {
    id: &'a str,
    pack: &'a str,
    title: &'a str,
    criterion: &'a str,
    difficulty: Difficulty,
    minutes: u32,
    tags: &'a [String],
    concepts: usize,
    examples: usize,
}

/// The problems of all packs of a bank.
#[must_use]
pub fn list(bank: &Bank) -> ListReport<'_> {
    let problems = bank.packs.iter().flat_map(|pack| pack.problems.iter().map(|problem| entry(pack, problem)));
    ListReport { problems: problems.collect() }
}

/// The problems that were found, the best first.
#[must_use]
pub fn found<'b>(found: &[Found<'b>]) -> ListReport<'b> {
    ListReport { problems: found.iter().map(|found| entry(found.pack, found.problem)).collect() }
}

fn entry<'b>(pack: &'b Pack, problem: &'b Problem) -> Entry<'b> {
    Entry {
        id: &problem.id,
        pack: &pack.id,
        title: &problem.title,
        criterion: &problem.criterion,
        difficulty: problem.difficulty,
        minutes: problem.minutes,
        tags: &problem.tags,
        concepts: problem.concepts.len(),
        examples: problem.examples.len(),
    }
}

/// What is wrong with a bank.
#[derive(Debug, Serialize)]
pub struct CheckReport<'a> {
    errors: usize,
    warnings: usize,
    diagnostics: &'a [Diagnostic],
}

/// What is wrong with a bank.
#[must_use]
pub fn check(findings: &[Diagnostic]) -> CheckReport<'_> {
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    CheckReport { errors, warnings: findings.len() - errors, diagnostics: findings }
}

/// What came of the examples of several problems.
#[derive(Debug, Serialize)]
pub struct ProofsReport<'a> {
    validated: usize,
    wrong: usize,
    problems: Vec<ProofReport<'a>>,
}

#[derive(Debug, Serialize)]
struct ProofReport<'a> {
    id: &'a str,
    file: String,
    validated: usize,
    wrong: Vec<WrongReport<'a>>,
    stress: StressReport<'a>,
}

#[derive(Debug, Serialize)]
struct WrongReport<'a> {
    line: usize,
    expected: &'a str,
    given: &'a str,
    mark: u32,
    reasons: Vec<ReasonReport<'a>>,
}

/// What came of the examples of several problems.
#[must_use]
pub fn proofs<'a>(proofs: &'a [Proof<'a>]) -> ProofsReport<'a> {
    let reasons = |problem: &'a Problem, grade: &Grade| grade.reasons.iter().map(|why| reason(problem, why)).collect();
    let problem = |proof: &'a Proof<'a>| ProofReport {
        id: &proof.problem.id,
        file: proof.file(),
        validated: proof.validated,
        wrong: proof
            .wrong
            .iter()
            .map(|wrong| WrongReport {
                line: wrong.example.line,
                expected: proof.pack.rubric.level_name(wrong.example.level),
                given: proof.pack.rubric.level_name(wrong.grade.level),
                mark: wrong.grade.mark,
                reasons: reasons(proof.problem, &wrong.grade),
            })
            .collect(),
        stress: stress(&proof.stress),
    };
    ProofsReport {
        validated: proofs.iter().map(|proof| proof.validated).sum(),
        wrong: proofs.iter().map(|proof| proof.wrong.len()).sum(),
        problems: proofs.iter().map(problem).collect(),
    }
}

/// What came of the stress tests of several problems.
#[derive(Debug, Serialize)]
pub struct StressesReport<'a> {
    held: usize,
    failed: usize,
    problems: Vec<StressReport<'a>>,
}

#[derive(Debug, Serialize)]
struct StressReport<'a> {
    id: &'a str,
    held: usize,
    failed: Vec<FailedReport<'a>>,
}

#[derive(Debug, Serialize)]
struct FailedReport<'a> {
    trial: &'a str,
    /// The line of the example that the answer was made of.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    answer: &'a str,
    expected: String,
    given: &'a str,
    mark: u32,
    reasons: Vec<ReasonReport<'a>>,
}

/// What came of the stress tests of several problems.
#[must_use]
pub fn stresses<'a>(stresses: &'a [Stress<'a>]) -> StressesReport<'a> {
    StressesReport {
        held: stresses.iter().map(|stress| stress.held).sum(),
        failed: stresses.iter().map(|stress| stress.failed.len()).sum(),
        problems: stresses.iter().map(stress).collect(),
    }
}

fn stress<'a>(stress: &'a Stress<'a>) -> StressReport<'a> {
    let failed = stress.failed.iter().map(|(trial, grade)| FailedReport {
        trial: trial.name,
        line: trial.line,
        answer: &trial.answer,
        expected: bar(stress.pack, trial.bar),
        given: stress.pack.rubric.level_name(grade.level),
        mark: grade.mark,
        reasons: grade.reasons.iter().map(|why| reason(stress.problem, why)).collect(),
    });
    StressReport { id: &stress.problem.id, held: stress.held, failed: failed.collect() }
}
