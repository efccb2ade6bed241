//! `viva grade`: one answer, with reasons.

use super::args::{Format, Grade};
use super::{Outcome, files, read_bank_drawn, screen};
use anyhow::{Context, Result};
use std::io::Write;
use std::mem::ManuallyDrop;
use std::path::Path;
use viva::bank::Wanted;
use viva::grade::Grader;
use viva::render;

/// Grades the answer and prints what came of it.
pub(super) fn run(bank: Option<&Path>, args: &Grade) -> Result<Outcome> {
    let files = super::files(bank)?;
    // The program ends when the grade is told; taking bank and rules apart before would cost a tenth of its time.
    let bank = ManuallyDrop::new(read_bank_drawn(&files, Wanted::Problem(&args.problem), args.seed)?);
    let (pack, problem) = bank.problem(&args.problem).context("the bank has lost the problem")?;
    let bar = match &args.at_least {
        None => 0,
        Some(level) => pack.rubric.level(level).with_context(|| pack.rubric.no_level(level))?,
    };
    let answer = files::text(&args.file)?;
    files::check_size(&answer)?;
    let mut grader = ManuallyDrop::new(Grader::new(pack, problem));
    let grade = grader.grade(&answer);
    let rubric = &pack.rubric;
    let report = match args.format {
        Format::Terminal => render::terminal::grade(problem, rubric, &grade, &answer, screen::width()),
        Format::Markdown => render::markdown::grade(problem, rubric, &grade, &answer),
        Format::Json => {
            let report = render::json::grade_with_reasons(problem, rubric, &grade, &answer);
            render::json::document(&report)?
        }
    };
    write!(anstream::stdout().lock(), "{report}")?;
    Ok(if grade.level < bar { Outcome::Finding } else { Outcome::Fine })
}
