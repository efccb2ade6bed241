//! Reports as JSON, for programs. Every report carries `"format": 1`.

mod author;
mod bank;
mod evaluation;
mod grade;
mod problem;
mod scorecard;

pub use author::{AttemptReport, AuditReport, SuggestReport, attempt, audit, suggestions};
pub use bank::{CheckReport, ListReport, ProofsReport, StressesReport, check, found, list, proofs, stresses};
pub use evaluation::{EvaluationReport, evaluation};
pub use grade::{GRADE_KEYS, GradeReport, ReasonedReport, grade, grade_with_reasons};
pub use problem::{ProblemReport, problem};
pub use scorecard::{ScorecardReport, scorecard};

use crate::render::escape::substitute;
use serde::Serialize;

/// The version of the reports' form.
pub const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Document<'r, T> {
    format: u32,
    #[serde(flatten)]
    report: &'r T,
}

/// A report as a document of its own, with the version of its form.
///
/// # Errors
///
/// Fails if the report is no JSON object, which none of this module is.
pub fn document<T: Serialize>(report: &T) -> serde_json::Result<String> {
    let mut json = escaped(serde_json::to_string_pretty(&Document { format: FORMAT, report })?);
    json.push('\n');
    Ok(json)
}

/// JSON as one line among many.
#[must_use]
pub fn line(json: &str) -> String {
    let mut line = escaped(json.to_owned());
    line.push('\n');
    line
}

/// JSON with every character written as an escape that could steer a terminal. Only text from
/// outside holds such characters, and always inside quotes: as escapes they mean the same to a
/// program and nothing to a terminal.
fn escaped(json: String) -> String {
    let steers = |c: char| c != '\n' && substitute(c) != c;
    // Of ASCII only the last character is left unescaped by JSON itself, and most answers are ASCII.
    if json.is_ascii() && !json.contains('\u{7f}') || !json.chars().any(steers) {
        return json;
    }
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if steers(c) { out.push_str(&format!("\\u{:04x}", u32::from(c))) } else { out.push(c) }
    }
    out
}
