//! Reports for people at a terminal.

mod diagnostic;
mod layout;
mod scorecard;
mod style;
mod talk;

pub use diagnostic::diagnostic;
pub use scorecard::scorecard;
pub use talk::{answer, reply};
