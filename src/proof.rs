//! The proof of a problem's rules: its examples, graded, and the stress test.
//!
//! Rules are believed only as far as the answers in the bank bear them out. Every example says
//! which level it must get; here it is graded like any other answer and held against that.

use crate::grade::{Grade, Grader};
use crate::pack::Pack;
use crate::problem::{Example, Problem};
use crate::stress::Stress;

/// What came of a problem's examples and of its stress test.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Proof<'b> {
    /// The pack that the problem is in.
    pub pack: &'b Pack,
    /// The problem.
    pub problem: &'b Problem,
    /// How many examples got the level that they must get.
    pub validated: usize,
    /// The examples that did not, in the order of the file.
    pub wrong: Vec<Wrong<'b>>,
    /// What came of the answers made from the problem.
    pub stress: Stress<'b>,
}

/// An example that did not get its level.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Wrong<'b> {
    /// The example.
    pub example: &'b Example,
    /// What it got instead.
    pub grade: Grade,
}

impl<'b> Proof<'b> {
    /// Grades every example of `problem`, which belongs to `pack`.
    #[must_use]
    pub fn new(pack: &'b Pack, problem: &'b Problem) -> Self {
        let mut grader = Grader::new(pack, problem);
        let mut proof = Self { pack, problem, validated: 0, wrong: Vec::new(), stress: Stress::new(pack, problem) };
        for example in &problem.examples {
            let grade = grader.grade(&example.answer);
            if grade.level == example.level {
                proof.validated += 1;
            } else {
                proof.wrong.push(Wrong { example, grade });
            }
        }
        proof
    }

    /// Whether everything came out as it must.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.wrong.is_empty() && self.stress.failed.is_empty()
    }

    /// The problem's file, as a path below the bank.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{}/problems/{}.toml", self.pack.id, self.problem.id)
    }
}
