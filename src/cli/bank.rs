//! `viva bank`: the author's tools.

use super::args::Bank;
use super::{Outcome, read_bank};
use anyhow::Result;
use std::io::Write;
use std::path::Path;
use viva::bank::Wanted;
use viva::grade::Grader;
use viva::render;

/// Runs one of the author's tools.
pub(super) fn run(bank: Option<&Path>, command: &Bank) -> Result<Outcome> {
    match command {
        Bank::Check(_) => check(bank),
        Bank::Test { problem, .. } => test(bank, problem.as_deref()),
        Bank::List(_) | Bank::Show { .. } => Ok(Outcome::Fine),
    }
}

fn check(bank: Option<&Path>) -> Result<Outcome> {
    let files = super::files(bank)?;
    let (bank, findings) = viva::bank::Bank::read(&files, Wanted::All);
    let mut out = anstream::stdout().lock();
    for finding in &findings {
        write!(out, "{}", render::terminal::diagnostic(finding, &files))?;
    }
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    let warnings = findings.len() - errors;
    writeln!(out, "{errors} errors, {warnings} warnings")?;
    Ok(if bank.is_some() { Outcome::Fine } else { Outcome::Finding })
}

fn test(bank: Option<&Path>, problem: Option<&str>) -> Result<Outcome> {
    let files = super::files(bank)?;
    let bank = read_bank(&files, problem.map_or(Wanted::All, Wanted::Problem))?;
    let mut out = anstream::stdout().lock();
    let (mut good, mut bad) = (0, 0);
    for pack in &bank.packs {
        for problem in &pack.problems {
            let mut grader = Grader::new(pack, problem);
            for example in &problem.examples {
                let grade = grader.grade(&example.answer);
                if grade.level == example.level {
                    good += 1;
                    continue;
                }
                bad += 1;
                writeln!(
                    out,
                    "{}:{}: {} expected, {} ({}) given",
                    problem.id,
                    example.line,
                    pack.rubric.level_name(example.level),
                    pack.rubric.level_name(grade.level),
                    grade.mark
                )?;
            }
        }
    }
    writeln!(out, "{good} passed, {bad} failed")?;
    Ok(if bad == 0 { Outcome::Fine } else { Outcome::Finding })
}
