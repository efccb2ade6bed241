//! A scorecard as programs read it.

use crate::scorecard::Scorecard;
use serde::Serialize;

/// A scorecard as programs read it.
#[derive(Debug, Serialize)]
pub struct ScorecardReport<'a> {
    program: &'a str,
    bank: &'a str,
    rubric: &'a str,
    #[serde(flatten)]
    card: &'a Scorecard,
}

/// What a scorecard says, with the version of the program and the fingerprints of bank and rubric.
#[must_use]
pub fn scorecard<'a>(card: &'a Scorecard, program: &'a str, bank: &'a str, rubric: &'a str) -> ScorecardReport<'a> {
    ScorecardReport { program, bank, rubric, card }
}
