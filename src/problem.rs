//! A problem: one question, and everything by which its answers are judged.

use crate::pattern::{Pattern, Phrase};
use crate::rubric::{HINTS, Marking};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// One question with its hints, concepts, walkthrough, follow-ups and examples.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// Its id, which is the name of its file.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The id of the rubric's criterion that its mark counts for.
    pub criterion: String,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// How long an answer should take, in minutes.
    pub minutes: u32,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// What is asked.
    pub question: String,
    /// The full solution.
    pub walkthrough: String,
    /// The ids of pictures that belong to it.
    pub diagrams: Vec<String>,
    /// The ids of what to read about it.
    pub resources: Vec<String>,
    /// Nudge, direction, part of the solution, the answer in short.
    pub hints: [String; HINTS],
    /// Whether deeper points never stand in for the central point.
    pub strict: bool,
    /// The numbers that were drawn for it, by their names, as they stand in its texts; empty for most.
    pub variables: BTreeMap<String, String>,
    /// What the parts of an answer are worth.
    pub marking: Marking,
    /// The problem's own word sets.
    pub words: BTreeMap<String, Vec<Phrase>>,
    /// What a clause may be about.
    pub topics: BTreeMap<String, Vec<Phrase>>,
    /// The ideas that a good answer contains.
    pub concepts: Vec<Concept>,
    /// What earns marks: single concepts and groups of them.
    pub parts: Vec<Part>,
    /// Wrong ideas worth naming.
    pub misconceptions: Vec<Misconception>,
    /// The interviewer's own suspicions.
    pub probes: Vec<Probe>,
    /// Further questions for strong candidates.
    pub follow_ups: Vec<FollowUp>,
    /// Answers with the level that they must get.
    pub examples: Vec<Example>,
}

/// How hard a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Difficulty {
    /// For a warm-up.
    Easy,
    /// For most.
    Medium,
    /// For strong candidates.
    Hard,
}

impl Difficulty {
    /// All of them, from easy to hard.
    pub const ALL: [Self; 3] = [Self::Easy, Self::Medium, Self::Hard];

    /// The one with this word for it.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|difficulty| difficulty.name() == name)
    }

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Medium => "medium",
            Self::Hard => "hard",
        }
    }
}

impl fmt::Display for Difficulty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// One idea that a good answer contains.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Concept {
    /// Its id within the problem.
    pub id: String,
    /// The field's word for it, told to who only paraphrased it.
    pub term: Option<String>,
    /// The idea as a statement that completes "You said that ...".
    pub say: String,
    /// The question that is put when it is missing.
    pub ask: String,
    /// What to do about it when it is missing, as an order.
    pub advice: String,
    /// The topic that its clause has to be on.
    pub topic: Option<String>,
    /// Patterns of which one is enough.
    pub strong: Vec<Pattern>,
    /// Patterns that count half.
    pub weak: Vec<Pattern>,
    /// Where one of these matches, the concept's matches in the same sentence do not count.
    pub unless: Vec<Pattern>,
    /// Where one of these matches anywhere in the answer, no match of the concept counts.
    pub unless_anywhere: Vec<Pattern>,
    /// The numbers of the concepts without one of which this one does not count; empty if it
    /// counts by itself.
    pub only_with: Vec<usize>,
    /// The claim turned round.
    pub reversed: Vec<Pattern>,
    /// What a negated match means.
    pub denied: Denied,
}

/// What a match means in a clause that negates it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denied {
    /// Nothing: it counts like any other.
    Ignored,
    /// It does not count.
    Rejected,
    /// It contradicts the concept.
    Contradicts,
}

/// One thing that earns marks: a concept, or `need` of several concepts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Part {
    /// The id of the concept or group.
    pub id: String,
    /// Whether it is a part of the central point.
    pub central: bool,
    /// What it earns when it is shown.
    pub marks: u32,
    /// How many of its concepts have to be shown, at least 1.
    pub need: usize,
    /// Whether the marks are the rubric's, because the file gives none.
    pub by_default: bool,
    /// Whether fewer concepts than that earn their share of the marks, rather than nothing.
    pub shared: bool,
    /// The numbers of its concepts in the problem.
    pub concepts: Vec<usize>,
}

/// A wrong idea worth naming.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Misconception {
    /// Its id within the problem.
    pub id: String,
    /// What is true instead.
    pub say: String,
    /// Patterns of which one is enough.
    pub patterns: Vec<Pattern>,
    /// Where one of these matches, matches in the same sentence do not count.
    pub unless: Vec<Pattern>,
    /// Where one of these matches anywhere in the answer, no match counts.
    pub unless_anywhere: Vec<Pattern>,
    /// The numbers of the concepts beside which it does not count.
    pub unless_shown: Vec<usize>,
    /// What it does to the mark.
    pub penalty: Penalty,
}

/// What a misconception does to the mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Penalty {
    /// How many marks it costs.
    pub cost: u32,
    /// The number of the level that it keeps the answer at, or below.
    pub cap: Option<usize>,
}

/// A question that the interviewer asks when one concept was shown and another was not.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Probe {
    /// The numbers of the concepts that all have to be shown.
    pub when: Vec<usize>,
    /// The numbers of the concepts of which none may be shown.
    pub without: Vec<usize>,
    /// What is asked.
    pub ask: String,
}

/// A further question with a constraint.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FollowUp {
    /// What is asked.
    pub question: String,
    /// The numbers of the concepts that its answer is judged on.
    pub concepts: Vec<usize>,
}

/// An answer with the level that it must get: the rule's own test.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Example {
    /// The number of the level, counted from 0.
    pub level: usize,
    /// The answer.
    pub answer: String,
    /// The line in the problem's file where it begins, counted from 1.
    pub line: usize,
}
