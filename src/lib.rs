//! An oral examiner that needs no network and no language model.
//!
//! Read the modules from top to bottom: each uses only those above it, and a test holds that. An
//! answer goes the same way. It is read into words ([`text`]), the patterns of its problem are
//! looked for in it ([`matcher`]), and what was found becomes a mark with its reasons ([`grade`]).
//! The problems come from a [`bank`] of files, all of whose mistakes are reported at once
//! ([`diagnostic`]); an [`interview`] asks them, a [`scorecard`] sums it up, and [`render`] shows
//! everything. The library takes and returns values: it prints nothing, opens no file, and knows
//! neither clock nor chance.

pub mod diagnostic;
pub mod text;
pub mod rubric;
pub mod pattern;
pub mod problem;
pub mod pack;
pub mod bank;
pub mod matcher;
pub mod grade;
pub mod interview;
pub mod scorecard;
pub mod render;
