//! What an answer is judged by: criteria, levels with their cuts, marks, and the cost of hints.

/// The highest mark.
pub const FULL_MARKS: u32 = 100;

/// A problem has no more deeper points than this.
pub const MOST_POINTS: u32 = 100;

/// A problem or a phase takes no longer than this, in minutes.
pub const MOST_MINUTES: u32 = 1000;

/// How many hints every problem has.
pub const HINTS: usize = 4;

/// The rubric of a pack.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rubric {
    /// What it is called.
    pub title: String,
    /// What each of the four hints costs, in marks.
    pub hint_costs: [u32; HINTS],
    /// What the parts of an answer are worth unless a problem says otherwise.
    pub marking: Marking,
    /// The levels from the lowest to the highest; never empty, and the first begins at 0.
    pub levels: Vec<Level>,
    /// The areas in which people are examined; never empty.
    pub criteria: Vec<Criterion>,
}

/// What the parts of an answer are worth, in marks of 100.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Marking {
    /// The central point as a whole.
    pub centre: u32,
    /// Each deeper point.
    pub point: u32,
    /// So many deeper points stand in for central parts that were not found.
    pub implied_by: u32,
    /// So many do if only one was not, and another was.
    pub supported_by: u32,
    /// What a contradicted concept costs, and a misconception that names no cost of its own.
    pub contradiction: u32,
    /// Whether bare words answer the questions: then neither lists nor echoes are looked for.
    pub terse: bool,
}

/// A step of the rubric's scale.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Level {
    /// Its name.
    pub id: String,
    /// The lowest mark that belongs to it, 0 to 100.
    pub from: u32,
}

/// An area in which people are examined.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What somebody at each level is like, from the lowest level to the highest.
    pub levels: Vec<String>,
}

impl Rubric {
    /// The number of the level that `mark` belongs to, counted from 0.
    #[must_use]
    pub fn level_of(&self, mark: u32) -> usize {
        self.levels.iter().rposition(|level| level.from <= mark).unwrap_or(0)
    }

    /// The number of the level with this id, counted from 0.
    #[must_use]
    pub fn level(&self, id: &str) -> Option<usize> {
        self.levels.iter().position(|level| level.id == id)
    }

    /// The words for a level that is not there, with those that are.
    #[must_use]
    pub fn no_level(&self, id: &str) -> String {
        let known: Vec<&str> = self.levels.iter().map(|level| level.id.as_str()).collect();
        format!("no level `{id}`; there is {}", known.join(", "))
    }

    /// The name of level number `level`; empty if there is none.
    #[must_use]
    pub fn level_name(&self, level: usize) -> &str {
        self.levels.get(level).map_or("", |level| &level.id)
    }

    /// The highest mark that still belongs to level number `level`.
    #[must_use]
    pub fn top_of(&self, level: usize) -> u32 {
        self.levels.get(level + 1).map_or(FULL_MARKS, |next| next.from.saturating_sub(1))
    }

    /// The criterion with this id.
    #[must_use]
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == id)
    }
}
