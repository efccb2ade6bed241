//! The author's tools for programs.

use crate::agreement::Agreement;
use crate::attempt::{Change, Missed};
use crate::audit::Audit;
use crate::problem::Problem;
use crate::render::json::evaluation::{AgreementReport, agreement};
use crate::suggest::{Suggestion, Synonyms};
use serde::Serialize;

/// What an edit changed.
#[derive(Debug, Serialize)]
pub struct AttemptReport<'a> {
    problem: &'a str,
    read: AgreementReport,
    #[serde(skip_serializing_if = "Option::is_none")]
    aside: Option<AgreementReport>,
    helps_only_read: bool,
    changes: Vec<ChangeReport<'a>>,
    missed: Vec<MissedReport<'a>>,
}

#[derive(Debug, Serialize)]
struct ChangeReport<'a> {
    id: &'a str,
    before: u32,
    now: u32,
    expected: f64,
    gained: &'a [String],
    lost: &'a [String],
}

#[derive(Debug, Serialize)]
struct MissedReport<'a> {
    concept: &'a str,
    found: usize,
    best: usize,
    answers: &'a [String],
}

/// What an edit changed.
#[must_use]
pub fn attempt<'a>(
    problem: &'a Problem,
    read: &Agreement,
    aside: Option<&Agreement>,
    changes: &'a [Change<'_, '_>],
    missed: &'a [Missed],
    helps_only_read: bool,
) -> AttemptReport<'a> {
    let change = |change: &'a Change<'_, '_>| ChangeReport {
        id: &change.graded.marked.id,
        before: change.before.mark,
        now: change.graded.grade.mark,
        expected: change.graded.pair.expected.mark,
        gained: &change.gained,
        lost: &change.lost,
    };
    let miss = |missed: &'a Missed| MissedReport {
        concept: &problem.concepts[missed.concept].id,
        found: missed.found,
        best: missed.best,
        answers: &missed.answers,
    };
    AttemptReport {
        problem: &problem.id,
        read: agreement(read),
        aside: aside.map(agreement),
        helps_only_read,
        changes: changes.iter().map(change).collect(),
        missed: missed.iter().map(miss).collect(),
    }
}

/// How often each pattern fires.
#[derive(Debug, Serialize)]
pub struct AuditReport<'a> {
    problem: &'a str,
    good: usize,
    poor: usize,
    foreign: usize,
    patterns: Vec<AuditedReport<'a>>,
}

#[derive(Debug, Serialize)]
struct AuditedReport<'a> {
    owner: &'a str,
    list: &'static str,
    pattern: &'a str,
    good: usize,
    poor: usize,
    foreign: usize,
    advice: &'static str,
}

/// How often each pattern fires.
#[must_use]
pub fn audit<'a>(audit: &'a Audit<'_>) -> AuditReport<'a> {
    let patterns = audit.patterns.iter().map(|audited| AuditedReport {
        owner: &audited.owner,
        list: audited.place.list.key(),
        pattern: &audited.pattern,
        good: audited.good,
        poor: audited.poor,
        foreign: audited.foreign,
        advice: audited.advice.name(),
    });
    AuditReport {
        problem: &audit.problem.id,
        good: audit.good,
        poor: audit.poor,
        foreign: audit.foreign,
        patterns: patterns.collect(),
    }
}

/// Phrases that no pattern covers, and synonyms.
#[derive(Debug, Serialize)]
pub struct SuggestReport<'a> {
    problem: &'a str,
    phrases: Vec<PhraseReport<'a>>,
    synonyms: Vec<SynonymsReport<'a>>,
}

#[derive(Debug, Serialize)]
struct PhraseReport<'a> {
    pattern: &'a str,
    concept: &'a str,
    good: &'a [String],
    poor: &'a [String],
    foreign: usize,
}

#[derive(Debug, Serialize)]
struct SynonymsReport<'a> {
    set: &'a str,
    words: Vec<WordReport<'a>>,
}

#[derive(Debug, Serialize)]
struct WordReport<'a> {
    word: &'a str,
    synonyms: &'a [String],
}

/// Phrases that no pattern covers, and synonyms.
#[must_use]
pub fn suggestions<'a>(
    problem: &'a Problem,
    suggestions: &'a [Suggestion],
    synonyms: &'a [Synonyms],
) -> SuggestReport<'a> {
    let phrase = |suggestion: &'a Suggestion| PhraseReport {
        pattern: &suggestion.pattern,
        concept: problem.concepts.get(suggestion.concept).map_or("", |concept| concept.id.as_str()),
        good: &suggestion.good,
        poor: &suggestion.poor,
        foreign: suggestion.foreign,
    };
    let word = |(word, synonyms): &'a (String, Vec<String>)| WordReport { word, synonyms };
    let set = |set: &'a Synonyms| SynonymsReport { set: &set.set, words: set.words.iter().map(word).collect() };
    SuggestReport {
        problem: &problem.id,
        phrases: suggestions.iter().map(phrase).collect(),
        synonyms: synonyms.iter().map(set).collect(),
    }
}
