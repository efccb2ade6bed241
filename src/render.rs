//! Any report in any format.
//!
//! What is shown was decided before it comes here: a renderer chooses words' places and colours,
//! and makes harmless what came from outside. Styled text carries ANSI escapes of its own making
//! only; whoever prints it takes them out where they are not wanted.

mod escape;
pub mod json;
pub mod markdown;
pub mod terminal;

pub use escape::harmless;
