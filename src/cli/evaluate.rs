//! `viva evaluate`: how well the rules agree with marks that people gave.

use super::args::{Evaluate, Format};
use super::{Outcome, marked, read_bank, screen};
use anyhow::{Result, bail};
use std::io::Write;
use std::path::Path;
use viva::bank::{Bank, Wanted};
use viva::evaluation::{Evaluation, Marked};
use viva::render::{json, markdown, terminal};

/// Grades the answers and prints the figures.
pub(super) fn run(bank: Option<&Path>, args: &Evaluate) -> Result<Outcome> {
    let mut marked = marked::read(&args.file)?;
    if let Some(problem) = &args.problem {
        marked.retain(|(_, marked)| marked.problem == *problem);
        if marked.is_empty() {
            bail!("there is no answer to `{problem}` in {}", super::files::name(&args.file));
        }
    }
    let bank = read_bank(&super::files(bank)?, Wanted::All)?;
    let (lines, marked): (Vec<usize>, Vec<Marked>) = marked.into_iter().unzip();
    let evaluation = evaluate(&bank, &lines, &marked)?;
    write!(
        anstream::stdout().lock(),
        "{}",
        match args.format {
            Format::Terminal => terminal::evaluation(&evaluation, args.worst, screen::width()),
            Format::Markdown => markdown::evaluation(&evaluation, args.worst),
            Format::Json => json::document(&json::evaluation(&evaluation, args.worst))?,
        }
    )?;
    Ok(Outcome::Fine)
}

/// Evaluates answers of which `lines` tells where they stand.
pub(super) fn evaluate<'b, 'a>(bank: &'b Bank, lines: &[usize], marked: &'a [Marked]) -> Result<Evaluation<'b, 'a>> {
    Evaluation::new(bank, marked).map_err(|unfit| anyhow::anyhow!("line {}: {unfit}", lines[unfit.answer]))
}
