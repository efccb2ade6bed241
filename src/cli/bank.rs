//! `viva bank`: the author's tools.

use super::args::{Bank, Format};
use super::{Outcome, read_bank, screen};
use anyhow::{Context, Result};
use std::io::Write;
use std::path::Path;
use viva::bank::Wanted;
use viva::proof::Proof;
use viva::render::{json, markdown, terminal};

/// Runs one of the author's tools.
pub(super) fn run(bank: Option<&Path>, command: &Bank) -> Result<Outcome> {
    match command {
        Bank::Check(output) => check(bank, output.format),
        Bank::Test { problem, output } => test(bank, problem.as_deref(), output.format),
        Bank::List(output) => list(bank, output.format),
        Bank::Show { problem, all, output } => show(bank, problem, *all, output.format),
    }
}

fn check(bank: Option<&Path>, format: Format) -> Result<Outcome> {
    let files = super::files(bank)?;
    let (bank, findings) = viva::bank::Bank::read(&files, Wanted::All);
    let content = bank.as_ref().map(|bank| {
        let problems = bank.packs.iter().map(|pack| pack.problems.len()).sum();
        (problems, bank.packs.len())
    });
    print(&match format {
        Format::Terminal => terminal::check(&findings, &files, content),
        Format::Markdown => markdown::check(&findings, content),
        Format::Json => json::document(&json::check(&findings))?,
    })?;
    Ok(if bank.is_some() { Outcome::Fine } else { Outcome::Finding })
}

fn test(bank: Option<&Path>, problem: Option<&str>, format: Format) -> Result<Outcome> {
    let files = super::files(bank)?;
    let bank = read_bank(&files, problem.map_or(Wanted::All, Wanted::Problem))?;
    let problems = bank.packs.iter().flat_map(|pack| pack.problems.iter().map(move |problem| (pack, problem)));
    let proofs: Vec<Proof<'_>> = problems.map(|(pack, problem)| Proof::new(pack, problem)).collect();
    print(&match format {
        Format::Terminal => terminal::proofs(&proofs, screen::width()),
        Format::Markdown => markdown::proofs(&proofs),
        Format::Json => json::document(&json::proofs(&proofs))?,
    })?;
    Ok(if proofs.iter().all(|proof| proof.wrong.is_empty()) { Outcome::Fine } else { Outcome::Finding })
}

fn list(bank: Option<&Path>, format: Format) -> Result<Outcome> {
    let bank = read_bank(&super::files(bank)?, Wanted::All)?;
    print(&match format {
        Format::Terminal => terminal::list(&bank, screen::width()),
        Format::Markdown => markdown::list(&bank),
        Format::Json => json::document(&json::list(&bank))?,
    })?;
    Ok(Outcome::Fine)
}

fn show(bank: Option<&Path>, id: &str, all: bool, format: Format) -> Result<Outcome> {
    let bank = read_bank(&super::files(bank)?, Wanted::Problem(id))?;
    let (pack, problem) = bank.problem(id).context("the bank has lost the problem")?;
    print(&match format {
        Format::Terminal => terminal::problem(pack, problem, all, screen::width()),
        Format::Markdown => markdown::problem(pack, problem, all),
        Format::Json => json::document(&json::problem(pack, problem, all))?,
    })?;
    Ok(Outcome::Fine)
}

fn print(report: &str) -> Result<()> {
    write!(anstream::stdout().lock(), "{report}")?;
    Ok(())
}
