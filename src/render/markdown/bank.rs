//! A whole bank as a document: its problems, its findings, its proofs.

use super::escape::inline;
use crate::bank::Bank;
use crate::diagnostic::{Diagnostic, Severity};
use crate::pack::Pack;
use crate::problem::Problem;
use crate::proof::Proof;
use crate::render::explain::all_in_short;
use crate::render::{bar, check_summary, criterion, proof_summary, stress_summary};
use crate::search::Found;
use crate::stress::Stress;

/// The problems of a bank, a table for each pack.
#[must_use]
pub fn list(bank: &Bank) -> String {
    let mut parts = Vec::new();
    for pack in &bank.packs {
        let mut out = format!("# {} · {}\n\n", inline(&pack.id), inline(&pack.title));
        out.push_str("| Problem | Title | Criterion | Difficulty | Minutes | Concepts | Examples |\n");
        out.push_str("| --- | --- | --- | --- | ---: | ---: | ---: |\n");
        for problem in &pack.problems {
            let (concepts, examples) = (problem.concepts.len(), problem.examples.len());
            out.push_str(&format!("{} {concepts} | {examples} |\n", row(pack, problem)));
        }
        parts.push(out);
    }
    parts.join("\n")
}

/// The problems that were found, the best first.
#[must_use]
pub fn found(found: &[Found<'_>]) -> String {
    let mut out =
        String::from("| Problem | Title | Criterion | Difficulty | Minutes |\n| --- | --- | --- | --- | ---: |\n");
    for Found { pack, problem, .. } in found {
        out.push_str(&format!("{}\n", row(pack, problem)));
    }
    out
}

/// The beginning of a problem's row, up to its minutes.
fn row(pack: &Pack, problem: &Problem) -> String {
    let texts = [&problem.id, &problem.title, criterion(pack, problem)].map(inline);
    format!("| {} | {} | {} |", texts.join(" | "), problem.difficulty, problem.minutes)
}

/// What is wrong with a bank, and a line that sums it up.
#[must_use]
pub fn check(findings: &[Diagnostic], content: Option<(usize, usize)>) -> String {
    let mut out = String::new();
    if !findings.is_empty() {
        out.push_str("| Severity | Code | Place | Finding | What to do |\n| --- | --- | --- | --- | --- |\n");
    }
    for finding in findings {
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let line = finding.line.map(|line| format!(":{line}")).unwrap_or_default();
        let label = if finding.label.is_empty() { String::new() } else { format!(" ({})", inline(&finding.label)) };
        out.push_str(&format!(
            "| {severity} | {} | {}{line} | {}{label} | {} |\n",
            finding.code,
            inline(&finding.file),
            inline(&finding.message),
            inline(&finding.help),
        ));
    }
    if !findings.is_empty() {
        out.push('\n');
    }
    out.push_str(&check_summary(findings, content));
    out.push('\n');
    out
}

/// What came of the examples of several problems.
#[must_use]
pub fn proofs(proofs: &[Proof<'_>]) -> String {
    let mut out = "| Problem | Validated | Wrong | Held | Failed |\n| --- | ---: | ---: | ---: | ---: |\n".to_owned();
    for proof in proofs {
        let Proof { validated, wrong, stress, .. } = proof;
        let (id, wrong, failed) = (inline(&proof.problem.id), wrong.len(), stress.failed.len());
        out.push_str(&format!("| {id} | {validated} | {wrong} | {} | {failed} |\n", stress.held));
    }
    if proofs.iter().any(|proof| !proof.wrong.is_empty()) {
        out.push_str("\n| Place | Expected | Given | Mark | Reasons |\n| --- | --- | --- | ---: | --- |\n");
    }
    for proof in proofs {
        for wrong in &proof.wrong {
            out.push_str(&format!(
                "| {}:{} | {} | {} | {} | {} |\n",
                inline(&proof.file()),
                wrong.example.line,
                inline(proof.pack.rubric.level_name(wrong.example.level)),
                inline(proof.pack.rubric.level_name(wrong.grade.level)),
                wrong.grade.mark,
                inline(&all_in_short(proof.problem, &wrong.grade)),
            ));
        }
    }
    failed_trials(&mut out, proofs.iter().map(|proof| &proof.stress));
    out.push_str(&format!("\n{}\n", proof_summary(proofs)));
    out
}

/// What came of the stress tests of several problems.
#[must_use]
pub fn stresses(stresses: &[Stress<'_>]) -> String {
    let mut out = "| Problem | Held | Failed |\n| --- | ---: | ---: |\n".to_owned();
    for stress in stresses {
        out.push_str(&format!("| {} | {} | {} |\n", inline(&stress.problem.id), stress.held, stress.failed.len()));
    }
    failed_trials(&mut out, stresses.iter());
    out.push_str(&format!("\n{}\n", stress_summary(&stresses.iter().collect::<Vec<_>>())));
    out
}

fn failed_trials<'s, 'b: 's>(out: &mut String, stresses: impl Iterator<Item = &'s Stress<'b>>) {
    let mut failed = stresses.flat_map(|stress| stress.failed.iter().map(move |failed| (stress, failed))).peekable();
    if failed.peek().is_some() {
        out.push_str("\n| Trial of | Trial | Line | Expected | Given | Mark | Answer |\n");
        out.push_str("| --- | --- | ---: | --- | --- | ---: | --- |\n");
    }
    for (stress, (trial, grade)) in failed {
        out.push_str(&format!(
            "| {} | {} | {} | {} | {} | {} | {} |\n",
            inline(&stress.problem.id),
            trial.name,
            trial.line.map(|line| line.to_string()).unwrap_or_default(),
            inline(&bar(stress.pack, trial.bar)),
            inline(stress.pack.rubric.level_name(grade.level)),
            grade.mark,
            inline(&trial.answer),
        ));
    }
}
