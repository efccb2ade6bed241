//! `viva bank`: the author's tools.

use super::args::{Bank as Command, Filter, Format};
use super::{Outcome, author, marked, read_bank, read_bank_drawn, screen, shelf};
use anyhow::{Context, Result, bail};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use viva::bank::{Bank, Wanted};
use viva::diagnostic::nearest;
use viva::lint::{lint, lint_answers};
use viva::pack::Pack;
use viva::problem::Problem;
use viva::proof::Proof;
use viva::render::{json, markdown, terminal};
use viva::search::{self, search};
use viva::stress::Stress;

/// Runs one of the author's tools.
pub(super) fn run(bank: Option<&Path>, command: &Command) -> Result<Outcome> {
    match command {
        Command::Check { answers, output } => check(bank, answers.as_deref(), output.format),
        Command::Test { problem, seed, output } => test(bank, problem.as_deref(), *seed, output.format),
        Command::Stress { problem, output } => stress(bank, problem.as_deref(), output.format),
        Command::Try(args) => author::attempt(bank, args),
        Command::Audit { on, all } => author::audit(bank, on, *all),
        Command::Suggest { on, most } => author::suggest(bank, on, *most),
        Command::List { filter, output } => list(bank, filter, output.format),
        Command::Search { words, filter, output } => find(bank, &words.join(" "), filter, output.format),
        Command::New(args) => shelf::new(bank, args),
        Command::Add { pack } => shelf::add(bank, pack),
        Command::Remove { pack, yes } => shelf::remove(bank, pack, *yes),
        Command::Show { problem, all, seed, output } => show(bank, problem, *all, *seed, output.format),
    }
}

fn check(bank: Option<&Path>, answers: Option<&Path>, format: Format) -> Result<Outcome> {
    let files = super::files(bank)?;
    let (bank, mut findings) = Bank::read(&files, Wanted::All);
    if let Some(bank) = &bank {
        findings.extend(lint(bank, &files));
        if let Some(answers) = answers {
            findings.extend(lint_answers(bank, &files, &marked::read(answers, bank)?));
        }
    }
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

fn test(bank: Option<&Path>, problem: Option<&str>, seed: u64, format: Format) -> Result<Outcome> {
    let files = super::files(bank)?;
    // The stress test takes the solutions of other problems.
    let bank = read_bank_drawn(&files, Wanted::All, seed)?;
    let proofs: Vec<Proof<'_>> =
        problems(&bank, problem)?.into_par_iter().map(|(pack, problem)| Proof::new(pack, problem)).collect();
    print(&match format {
        Format::Terminal => terminal::proofs(&proofs, screen::width()),
        Format::Markdown => markdown::proofs(&proofs),
        Format::Json => json::document(&json::proofs(&proofs))?,
    })?;
    Ok(if proofs.iter().all(Proof::holds) { Outcome::Fine } else { Outcome::Finding })
}

/// The problems of a bank, or the one that is wanted.
fn problems<'b>(bank: &'b Bank, wanted: Option<&str>) -> Result<Vec<(&'b Pack, &'b Problem)>> {
    match wanted {
        None => {
            Ok(bank.packs.iter().flat_map(|pack| pack.problems.iter().map(move |problem| (pack, problem))).collect())
        }
        Some(id) => Ok(vec![one(bank, id)?]),
    }
}

/// The problem with this id, and its pack.
pub(super) fn one<'b>(bank: &'b Bank, id: &str) -> Result<(&'b Pack, &'b Problem)> {
    bank.problem(id).ok_or_else(|| anyhow::anyhow!(bank.no_problem(id)))
}

fn stress(bank: Option<&Path>, problem: Option<&str>, format: Format) -> Result<Outcome> {
    let files = super::files(bank)?;
    let bank = read_bank(&files, Wanted::All)?;
    let stresses: Vec<Stress<'_>> =
        problems(&bank, problem)?.into_par_iter().map(|(pack, problem)| Stress::new(pack, problem)).collect();
    print(&match format {
        Format::Terminal => terminal::stresses(&stresses, screen::width()),
        Format::Markdown => markdown::stresses(&stresses),
        Format::Json => json::document(&json::stresses(&stresses))?,
    })?;
    Ok(if stresses.iter().all(|stress| stress.failed.is_empty()) { Outcome::Fine } else { Outcome::Finding })
}

fn list(bank: Option<&Path>, filter: &Filter, format: Format) -> Result<Outcome> {
    let bank = filtered(read_bank(&super::files(bank)?, Wanted::All)?, filter)?;
    print(&match format {
        Format::Terminal => terminal::list(&bank, screen::width()),
        Format::Markdown => markdown::list(&bank),
        Format::Json => json::document(&json::list(&bank))?,
    })?;
    Ok(Outcome::Fine)
}

fn find(bank: Option<&Path>, words: &str, filter: &Filter, format: Format) -> Result<Outcome> {
    let bank = filtered(read_bank(&super::files(bank)?, Wanted::All)?, filter)?;
    let found = search(&bank, words);
    print(&match format {
        Format::Terminal => terminal::found(&found, screen::width()),
        Format::Markdown => markdown::found(&found),
        Format::Json => json::document(&json::found(&found))?,
    })?;
    Ok(if found.is_empty() { Outcome::Finding } else { Outcome::Fine })
}

/// Leaves out the problems that are not wanted.
pub(super) fn filtered(mut bank: Bank, wanted: &Filter) -> Result<Bank> {
    let filter = search::Filter { area: wanted.area.clone(), difficulty: wanted.difficulty, tag: wanted.tag.clone() };
    let problems = || bank.packs.iter().flat_map(|pack| &pack.problems);
    let areas: BTreeSet<&str> = problems().map(|problem| problem.criterion.as_str()).collect();
    let tags: BTreeSet<&str> = problems().flat_map(|problem| &problem.tags).map(String::as_str).collect();
    for (what, named, known) in [("area", &filter.area, &areas), ("tag", &filter.tag, &tags)] {
        if let Some(named) = named.as_deref().filter(|named| !known.contains(named)) {
            let near = nearest(named, known.iter().copied()).map(|near| format!("did you mean `{near}`?"));
            let all = || format!("there is {}", known.iter().copied().collect::<Vec<_>>().join(", "));
            bail!("no {what} `{named}`; {}", near.unwrap_or_else(all));
        }
    }
    bank.keep(|problem| filter.fits(problem));
    if bank.packs.is_empty() {
        bail!("no problem is like that; leave one of --area, --difficulty and --tag out");
    }
    Ok(bank)
}

fn show(bank: Option<&Path>, id: &str, all: bool, seed: u64, format: Format) -> Result<Outcome> {
    let bank = read_bank_drawn(&super::files(bank)?, Wanted::Problem(id), seed)?;
    let (pack, problem) = bank.problem(id).context("the bank has lost the problem")?;
    print(&match format {
        Format::Terminal => terminal::problem(pack, problem, all, screen::width()),
        Format::Markdown => markdown::problem(pack, problem, all),
        Format::Json => json::document(&json::problem(pack, problem, all))?,
    })?;
    Ok(Outcome::Fine)
}

pub(super) fn print(report: &str) -> Result<()> {
    write!(anstream::stdout().lock(), "{report}")?;
    Ok(())
}
