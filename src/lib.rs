//! x
pub mod bank;
pub mod diagnostic;
pub mod grade;
pub mod matcher;
pub mod pack;
pub mod pattern;
pub mod problem;
pub mod proof;
pub mod render;
pub mod rubric;
pub mod text;
