//! Reports for people at a terminal.

mod diagnostic;

pub use diagnostic::diagnostic;
