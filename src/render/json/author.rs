//! The author's tools for programs.

use crate::agreement::Verdict;
use crate::attempt::{Attempt, Change, Missed, Part};
use crate::audit::Audit;
use crate::problem::Problem;
use crate::render::json::evaluation::{AgreementReport, VerdictReport, agreement};
use crate::suggest::{Suggestion, Synonyms};
use serde::Serialize;

/// What an edit changed.
#[derive(Debug, Serialize)]
pub struct AttemptReport<'a> {
    problem: &'a str,
    read: PartReport,
    #[serde(skip_serializing_if = "Option::is_none")]
    aside: Option<PartReport>,
    helps_only_read: bool,
    changes: Vec<ChangeReport<'a>>,
    missed: Vec<MissedReport<'a>>,
}

#[derive(Debug, Serialize)]
struct PartReport {
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<AgreementReport>,
    now: AgreementReport,
}

#[derive(Debug, Serialize)]
struct ChangeReport<'a> {
    id: &'a str,
    expected: VerdictReport<'a>,
    before: VerdictReport<'a>,
    now: VerdictReport<'a>,
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
pub fn attempt<'a>(attempt: &'a Attempt<'_, '_, '_>) -> AttemptReport<'a> {
    let rubric = &attempt.of.pack.rubric;
    let part = |part: &Part| PartReport { before: part.before.as_ref().map(agreement), now: agreement(&part.now) };
    let verdict = |verdict: Verdict| VerdictReport { level: rubric.level_name(verdict.level), mark: verdict.mark };
    let change = |change: &'a Change<'_, '_>| ChangeReport {
        id: &change.graded.marked.id,
        expected: verdict(change.graded.pair.expected),
        before: VerdictReport { level: &change.before.level, mark: f64::from(change.before.mark) },
        now: verdict(change.graded.pair.given),
        gained: &change.gained,
        lost: &change.lost,
    };
    let miss = |missed: &'a Missed| MissedReport {
        concept: &attempt.of.problem.concepts[missed.concept].id,
        found: missed.found,
        best: missed.best,
        answers: &missed.answers,
    };
    AttemptReport {
        problem: &attempt.of.problem.id,
        read: part(&attempt.read),
        aside: attempt.aside.as_ref().map(part),
        helps_only_read: attempt.helps_only_read,
        changes: attempt.changes.iter().map(change).collect(),
        missed: attempt.missed.iter().map(miss).collect(),
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
    concept: Option<&'a str>,
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
        concept: suggestion.concept.and_then(|concept| Some(problem.concepts.get(concept)?.id.as_str())),
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
