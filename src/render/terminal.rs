//! Reports for people at a terminal.
//!
//! Colours only repeat what the characters say, so that everything can be read without them.

mod author;
mod bank;
mod diagnostic;
mod diagram;
mod drill;
mod evaluation;
mod grade;
mod layout;
mod problem;
mod scorecard;
mod talk;

pub use author::{attempt, audit, suggestions};
pub use bank::{check, found, list, proofs, stresses};
pub use diagnostic::diagnostic;
pub use diagram::{diagram, diagrams, frame};
pub use drill::{exercise, lesson, marks_so_far, summary};
pub use evaluation::evaluation;
pub use grade::grade;
pub use problem::problem;
pub use scorecard::scorecard;
pub use talk::{answer, columns_of_rows, reply, rows, written_sign};
