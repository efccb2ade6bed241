//! Reports as JSON, for programs. Every report carries `"format": 1`.

mod bank;
mod grade;
mod problem;
mod scorecard;

pub use bank::{CheckReport, ListReport, ProofsReport, check, list, proofs};
pub use grade::{GradeReport, ReasonedReport, grade, grade_with_reasons};
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
    let json = serde_json::to_string_pretty(&Document { format: FORMAT, report })?;
    let mut out = String::with_capacity(json.len() + 1);
    for c in json.chars() {
        // Only text from outside holds such characters, and always inside quotes: written as
        // escapes they mean the same to a program and nothing to a terminal.
        if c != '\n' && substitute(c) != c {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out.push('\n');
    Ok(out)
}
