//! Any report in any format.
//!
//! What is shown was decided before it comes here: a renderer chooses words' places and colours,
//! and makes harmless what came from outside. Styled text carries ANSI escapes of its own making
//! only; whoever prints it takes them out where they are not wanted.

mod escape;
mod explain;
mod figures;
pub mod json;
pub mod markdown;
pub mod svg;
pub mod terminal;

pub use escape::harmless;

use crate::diagnostic::Diagnostic;
use crate::pack::Pack;
use crate::problem::Problem;
use crate::proof::Proof;
use crate::scorecard::Scorecard;
use crate::stress::{Bar, Stress};

/// A number with the word for what was counted: `1 error`, `2 errors`.
#[must_use]
pub fn counted(number: usize, singular: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {singular}{plural}")
}

/// How many hints, probes and follow-ups there were.
pub(crate) fn interventions(card: &Scorecard) -> String {
    let counts = [(card.hints, "hint"), (card.probes, "probe"), (card.follow_ups, "follow-up")];
    counts.map(|(number, what)| counted(number, what)).join(", ")
}

/// What a check of a bank comes to, in a line; `content` is the numbers of its problems and packs.
pub(crate) fn check_summary(findings: &[Diagnostic], content: Option<(usize, usize)>) -> String {
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    let warnings = match findings.len() - errors {
        0 => String::new(),
        warnings => format!(", {}", counted(warnings, "warning")),
    };
    match content {
        Some((problems, packs)) if errors == 0 => {
            format!("no errors{warnings}: {} in {}", counted(problems, "problem"), counted(packs, "pack"))
        }
        _ => format!("{}{warnings}", counted(errors, "error")),
    }
}

/// What the proofs of several problems come to, in a line.
pub(crate) fn proof_summary(proofs: &[Proof<'_>]) -> String {
    let validated: usize = proofs.iter().map(|proof| proof.validated).sum();
    let wrong: usize = proofs.iter().map(|proof| proof.wrong.len()).sum();
    let stresses: Vec<&Stress<'_>> = proofs.iter().map(|proof| &proof.stress).collect();
    let problems = counted(proofs.len(), "problem");
    format!("{validated} validated, {wrong} wrong in {problems}; {}", stress_summary(&stresses))
}

/// What the stress tests of several problems come to, in words.
pub(crate) fn stress_summary(stresses: &[&Stress<'_>]) -> String {
    let held: usize = stresses.iter().map(|stress| stress.held).sum();
    let failed: usize = stresses.iter().map(|stress| stress.failed.len()).sum();
    format!("{} held, {failed} failed", counted(held, "trial"))
}

/// What a trial had to come to, in words.
pub(crate) fn bar(pack: &Pack, bar: Bar) -> String {
    match bar {
        Bar::Lowest => pack.rubric.level_name(0).to_owned(),
        Bar::AtLeast(level) => format!("at least {}", pack.rubric.level_name(level)),
    }
}

/// The title of the criterion that a problem counts for.
pub(crate) fn criterion<'p>(pack: &'p Pack, problem: &'p Problem) -> &'p str {
    pack.rubric.criterion(&problem.criterion).map_or(&problem.criterion, |criterion| &criterion.title)
}

/// What a candidate may know about a problem beside its question, in a line.
pub(crate) fn facts(pack: &Pack, problem: &Problem) -> String {
    let minutes = counted(problem.minutes as usize, "minute");
    let mut facts = vec![criterion(pack, problem).to_owned(), problem.difficulty.name().to_owned(), minutes];
    if !problem.tags.is_empty() {
        facts.push(problem.tags.join(", "));
    }
    facts.join(" · ")
}
