//! `viva evaluate`: how well the rules agree with marks that people gave.

use super::args::{Evaluate, Format};
use super::{Outcome, marked, read_bank, screen};
use anyhow::{Result, bail};
use std::path::Path;
use viva::bank::Wanted;
use viva::evaluation::Evaluation;
use viva::render::{json, markdown, terminal};

/// Grades the answers and prints the figures.
pub(super) fn run(bank: Option<&Path>, args: &Evaluate) -> Result<Outcome> {
    let bank = read_bank(&super::files(bank)?, Wanted::All)?;
    let mut marked = marked::read(&args.file, &bank)?;
    if let Some(problem) = &args.problem {
        super::bank::one(&bank, problem)?;
        marked.retain(|marked| marked.problem == *problem);
        if marked.is_empty() {
            bail!("there is no answer to `{problem}` in {}", super::files::name(&args.file));
        }
    }
    let evaluation = Evaluation::new(&bank, &marked)?;
    super::bank::print(&match args.format {
        Format::Terminal => terminal::evaluation(&evaluation, args.worst, screen::width()),
        Format::Markdown => markdown::evaluation(&evaluation, args.worst),
        Format::Json => json::document(&json::evaluation(&evaluation, args.worst))?,
    })?;
    Ok(Outcome::Fine)
}
