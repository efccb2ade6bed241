//! The rules held against answers that people marked.
//!
//! Two words for how a marker and the rules can differ, here and in all reports: something is
//! *missed* where the marker says yes and the rules say no, and a *false hit* where the rules say
//! yes and the marker says no. Of a whole answer, yes and no mean the higher and the lower level or
//! mark.

use crate::agreement::{Agreement, Pair, Verdict};
use crate::bank::Bank;
use crate::grade::{Grade, Grader};
use crate::pack::Pack;
use crate::problem::Problem;
use std::collections::BTreeMap;
use std::fmt;

/// An answer that somebody marked.
#[derive(Debug, Clone, PartialEq)]
pub struct Marked {
    /// What it is called.
    pub id: String,
    /// The id of the problem that was asked.
    pub problem: String,
    /// What was answered.
    pub answer: String,
    /// The id of the level that the marker gave.
    pub level: String,
    /// The mark that the marker gave, 0 to 100.
    pub mark: f64,
}

impl Marked {
    /// Finds out whether the rules can be held against this answer.
    ///
    /// # Errors
    ///
    /// That `bank` has no such problem, or the problem's rubric no such level.
    pub fn check(&self, bank: &Bank) -> Result<(), Unfit> {
        let unfit = |why: String| Unfit { id: self.id.clone(), why };
        let (pack, _) = bank.problem(&self.problem).ok_or_else(|| unfit(bank.no_problem(&self.problem)))?;
        match pack.rubric.level(&self.level) {
            Some(_) => Ok(()),
            None => Err(unfit(pack.rubric.no_level(&self.level))),
        }
    }
}

/// How the rules differ from a marker on an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// The marker gave more.
    Missed,
    /// The rules gave more.
    FalseHit,
}

impl Difference {
    /// The words for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::FalseHit => "false hit",
        }
    }
}

/// A marked answer with the rules' grade.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Graded<'a> {
    /// The answer.
    pub marked: &'a Marked,
    /// What marker and rules gave it.
    pub pair: Pair,
    /// The rules' grade.
    pub grade: Grade,
}

impl Graded<'_> {
    /// How the rules' level differs from the marker's, or nothing if it is the same.
    #[must_use]
    pub fn difference(&self) -> Option<Difference> {
        match self.pair.expected.level.cmp(&self.pair.given.level) {
            std::cmp::Ordering::Greater => Some(Difference::Missed),
            std::cmp::Ordering::Less => Some(Difference::FalseHit),
            std::cmp::Ordering::Equal => None,
        }
    }
}

/// All marked answers to one problem.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct OfProblem<'b, 'a> {
    /// The pack that the problem is in.
    pub pack: &'b Pack,
    /// The problem.
    pub problem: &'b Problem,
    /// The answers, in the order in which they were given.
    pub answers: Vec<Graded<'a>>,
    /// How well rules and markers agree on them.
    pub agreement: Agreement,
}

/// The rules held against marked answers.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Evaluation<'b, 'a> {
    /// The problems that were answered, in the order of their ids; all have the same levels.
    pub problems: Vec<OfProblem<'b, 'a>>,
    /// How well rules and markers agree on all answers.
    pub overall: Agreement,
}

/// Why an answer can't be evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// The id of the answer.
    pub id: String,
    why: String,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

impl std::error::Error for Unfit {}

impl<'b, 'a> Evaluation<'b, 'a> {
    /// Grades all answers and compares.
    ///
    /// # Errors
    ///
    /// The first answer to a problem that `bank` does not have, with a level that the problem's
    /// rubric does not have, or with a rubric that has other levels than the first answer's.
    pub fn new(bank: &'b Bank, marked: &'a [Marked]) -> Result<Self, Unfit> {
        let mut by_problem: BTreeMap<&str, (Ready<'b>, Vec<Graded<'a>>)> = BTreeMap::new();
        let mut first: Option<&Pack> = None;
        for marked in marked {
            let unfit = |why: String| Unfit { id: marked.id.clone(), why };
            if !by_problem.contains_key(marked.problem.as_str()) {
                let (pack, problem) =
                    bank.problem(&marked.problem).ok_or_else(|| unfit(bank.no_problem(&marked.problem)))?;
                let others = first.get_or_insert(pack);
                if others.rubric.levels.iter().map(|l| &l.id).ne(pack.rubric.levels.iter().map(|l| &l.id)) {
                    let message = format!("`{}` has other levels than the problems before it", problem.id);
                    return Err(unfit(format!("{message}; evaluate the packs one by one")));
                }
                let ready = Ready { pack, problem, grader: Grader::new(pack, problem) };
                by_problem.insert(&marked.problem, (ready, Vec::new()));
            }
            let Some((ready, answers)) = by_problem.get_mut(marked.problem.as_str()) else { continue };
            answers.push(ready.grade(marked).map_err(unfit)?);
        }
        let levels = first.map_or(0, |pack| pack.rubric.levels.len());
        let all: Vec<Pair> = by_problem.values().flat_map(|(_, answers)| pairs(answers)).collect();
        let problems = by_problem.into_values().map(|(Ready { pack, problem, .. }, answers)| OfProblem {
            pack,
            problem,
            agreement: Agreement::of(levels, &pairs(&answers).collect::<Vec<_>>()),
            answers,
        });
        Ok(Self { problems: problems.collect(), overall: Agreement::of(levels, &all) })
    }

    /// The answers on whose level rules and markers differ, the worst first: by the levels
    /// between them, then by the marks, then by the answers' ids.
    #[must_use]
    pub fn worst(&self) -> Vec<(&OfProblem<'b, 'a>, &Graded<'a>)> {
        let answers = self.problems.iter().flat_map(|of| of.answers.iter().map(move |graded| (of, graded)));
        let mut worst: Vec<_> = answers.filter(|(_, graded)| graded.difference().is_some()).collect();
        worst.sort_by(|(_, a), (_, b)| {
            let levels = |graded: &Graded<'_>| graded.pair.expected.level.abs_diff(graded.pair.given.level);
            levels(b)
                .cmp(&levels(a))
                .then(distance(&b.pair).total_cmp(&distance(&a.pair)))
                .then(a.marked.id.cmp(&b.marked.id))
        });
        worst
    }

    /// The ids of the levels, from the lowest to the highest.
    #[must_use]
    pub fn levels(&self) -> Vec<&'b str> {
        let pack = self.problems.first().map(|of| of.pack);
        pack.map(|pack| pack.rubric.levels.iter().map(|level| level.id.as_str()).collect()).unwrap_or_default()
    }
}

struct Ready<'b> {
    pack: &'b Pack,
    problem: &'b Problem,
    grader: Grader,
}

impl Ready<'_> {
    fn grade<'a>(&mut self, marked: &'a Marked) -> Result<Graded<'a>, String> {
        let rubric = &self.pack.rubric;
        let level = rubric.level(&marked.level).ok_or_else(|| rubric.no_level(&marked.level))?;
        let grade = self.grader.grade(&marked.answer);
        let given = Verdict { level: grade.level, mark: f64::from(grade.mark) };
        let pair = Pair { expected: Verdict { level, mark: marked.mark }, given };
        Ok(Graded { marked, pair, grade })
    }
}

fn pairs<'g>(answers: &'g [Graded<'_>]) -> impl Iterator<Item = Pair> + 'g {
    answers.iter().map(|graded| graded.pair)
}

#[allow(clippy::float_arithmetic, reason = "orders a report; no mark is made of it")]
fn distance(pair: &Pair) -> f64 {
    (pair.expected.mark - pair.given.mark).abs()
}
