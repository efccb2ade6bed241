//! Reports as Markdown documents.
//!
//! Whatever comes from outside is escaped: it can neither become markup nor HTML, and it cannot
//! leave the block or the table cell that it was put in.

mod bank;
mod escape;
mod evaluation;
mod grade;
mod problem;
mod scorecard;

pub use bank::{check, found, list, proofs, stresses};
pub use evaluation::evaluation;
pub use grade::grade;
pub use problem::problem;
pub use scorecard::scorecard;
