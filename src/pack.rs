//! A pack: one subject with its interviewer, phases, words, pictures and problems.

use crate::pattern::Phrase;
use crate::problem::Problem;
use crate::rubric::Rubric;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One subject of the bank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pack {
    /// Its id, which is the name of its folder.
    pub id: String,
    /// Whether an interview takes this pack if none is named.
    pub standard: bool,
    /// What it is called.
    pub title: String,
    /// Whom it examines.
    pub role: String,
    /// How hard it is, in words.
    pub difficulty: String,
    /// What the interviewer says first.
    pub greeting: String,
    /// What the interviewer says last.
    pub closing: String,
    /// The interviewer.
    pub persona: Persona,
    /// What the interviewer says after an answer.
    pub reactions: Reactions,
    /// When the interview becomes easier or harder by itself.
    pub adaptation: Adaptation,
    /// The parts of the interview in their order; never empty.
    pub phases: Vec<Phase>,
    /// Named word sets that all problems share.
    pub sets: BTreeMap<String, Vec<Phrase>>,
    /// What to read next.
    pub resources: Vec<Resource>,
    /// Pictures.
    pub diagrams: Vec<Diagram>,
    /// What answers are judged by.
    pub rubric: Rubric,
    /// The problems in the order of their ids.
    pub problems: Vec<Problem>,
}

/// The interviewer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Persona {
    /// What the interviewer is called.
    pub name: String,
    /// What the interviewer does for a living.
    pub role: String,
    /// How the interviewer talks, for whoever writes problems.
    pub voice: String,
}

/// What the interviewer says after an answer; one of each list, in turn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reactions {
    /// On an answer of the highest level.
    pub strong: Vec<String>,
    /// On an answer between.
    pub partial: Vec<String>,
    /// On an answer of the lowest level.
    pub weak: Vec<String>,
    /// On an answer that is right and says nothing new.
    pub known: String,
    /// Added to a weak answer's reaction when something in it was right.
    pub stands: String,
    /// Said when the interviewer leaves a problem on which something wrong was claimed.
    pub corrects: String,
}

/// When the interview becomes easier or harder by itself, in marks of the first phase.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Adaptation {
    /// Under this mark the interview keeps to the easiest problems.
    pub weak_below: u32,
    /// From this mark it goes to the hardest, with follow-ups.
    pub strong_from: u32,
}

/// A part of the interview.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Phase {
    /// What it is called.
    pub title: String,
    /// How long it should take, in minutes.
    pub minutes: u32,
    /// How many problems it asks, the opening one included.
    pub problems: usize,
    /// The id of the problem that it opens with.
    pub opening: String,
    /// The ids of the problems that the others are chosen from.
    pub pool: Vec<String>,
}

/// Something to read next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Resource {
    /// Its id within the pack.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// What one learns from it.
    pub about: String,
}

/// A picture drawn in text, made of steps.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagram {
    /// Its id within the pack.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Each step is the whole picture so far; never empty.
    pub steps: Vec<Step>,
}

/// One step of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// What this step adds.
    pub say: String,
    /// The picture so far.
    pub draw: String,
}

impl Pack {
    /// The problem with this id.
    #[must_use]
    pub fn problem(&self, id: &str) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.id == id)
    }

    /// The diagram with this id.
    #[must_use]
    pub fn diagram(&self, id: &str) -> Option<&Diagram> {
        self.diagrams.iter().find(|diagram| diagram.id == id)
    }

    /// The resource with this id.
    #[must_use]
    pub fn resource(&self, id: &str) -> Option<&Resource> {
        self.resources.iter().find(|resource| resource.id == id)
    }
}

impl Diagram {
    /// The lines of a step, counted from 0, each with whether this step drew it; nothing for a step
    /// that there is not. The first step drew all of its lines.
    #[must_use]
    pub fn lines(&self, step: usize) -> Vec<(&str, bool)> {
        let draw = |step: usize| self.steps.get(step).map_or("", |step| step.draw.as_str());
        let before: BTreeSet<&str> = match step {
            0 => BTreeSet::new(),
            _ => draw(step - 1).lines().collect(),
        };
        draw(step).lines().map(|line| (line, !line.trim().is_empty() && !before.contains(line))).collect()
    }
}

impl Step {
    /// How long one looks at this step, in seconds: a moment for the picture, and the time to read what
    /// it adds at three words a second.
    #[must_use]
    pub fn seconds(&self) -> usize {
        2 + self.say.split_whitespace().count() / 3
    }
}
