//! `viva bank try`, `audit`, `suggest`: the author's tools that look at marked answers.

use super::args::{Format, OnAnswers, Try};
use super::evaluate::evaluate;
use super::{Outcome, files, marked, read_bank, screen};
use anyhow::{Context, Result, bail};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;
use viva::attempt::{Snapshot, changes, helps_only_read, is_aside, missed};
use viva::audit::Audit;
use viva::bank::{Bank, Fingerprints, Wanted};
use viva::evaluation::{Evaluation, Marked, OfProblem};
use viva::render::terminal::Part;
use viva::render::{json, terminal};
use viva::suggest::{suggestions, synonyms};

/// How often a watched bank is looked at.
const PAUSE: Duration = Duration::from_millis(400);
/// What clears a screen.
const CLEAR: &str = "\x1b[2J\x1b[H";

/// Shows what the rules say of the answers, and what an edit changed in that.
pub(super) fn attempt(bank: Option<&Path>, args: &Try) -> Result<Outcome> {
    attempt_once(bank, args)?;
    if !args.watch {
        return Ok(Outcome::Fine);
    }
    let mut seen = Fingerprints::of(&super::files(bank)?);
    loop {
        std::thread::sleep(PAUSE);
        let now = Fingerprints::of(&super::files(bank)?);
        if now != seen {
            seen = now;
            write!(anstream::stdout(), "{CLEAR}")?;
            // A file is broken now and then while it is being written.
            if let Err(error) = attempt_once(bank, args) {
                writeln!(anstream::stderr(), "viva: {}", viva::render::harmless(&format!("{error:#}")))?;
            }
        }
    }
}

fn attempt_once(bank: Option<&Path>, args: &Try) -> Result<()> {
    let bank = read_bank(&super::files(bank)?, Wanted::All)?;
    let given = answers_to(&args.problem, &args.answers)?;
    let (read, aside): (Vec<_>, Vec<_>) = match &args.aside {
        Some(path) => (given, answers_to(&args.problem, path)?),
        None => given.into_iter().partition(|(_, marked)| !is_aside(&marked.id)),
    };
    let (read_lines, read): (Vec<usize>, Vec<Marked>) = read.into_iter().unzip();
    let (aside_lines, aside): (Vec<usize>, Vec<Marked>) = aside.into_iter().unzip();
    let read = evaluate(&bank, &read_lines, &read)?;
    let aside = evaluate(&bank, &aside_lines, &aside)?;
    let of = read.problems.first().context("there is no answer that may be read")?;
    let hidden = aside.problems.first();

    let state = args.state();
    let saved: Option<Snapshot> = match std::fs::read(&state) {
        Ok(bytes) => Some(serde_json::from_slice(&bytes).with_context(|| format!("can't read `{}`", state.display()))?),
        Err(_) => None,
    };
    if saved.is_none() || args.save {
        let snapshot = Snapshot::of(&std::iter::once(of).chain(hidden).collect::<Vec<_>>());
        let bytes = serde_json::to_vec_pretty(&snapshot)?;
        std::fs::write(&state, bytes).with_context(|| format!("can't write `{}`", state.display()))?;
        writeln!(anstream::stderr(), "viva: saved what the rules say now in `{}`", state.display())?;
    }
    let before = |of: Option<&OfProblem<'_, '_>>| of.zip(saved.as_ref()).and_then(|(of, saved)| saved.agreement(of));
    let (read_before, aside_before) = (before(Some(of)), before(hidden));
    let by_heart = match (&read_before, &aside_before, hidden) {
        (Some(read), Some(aside), Some(hidden)) => helps_only_read((read, &of.agreement), (aside, &hidden.agreement)),
        _ => false,
    };
    let changed = saved.as_ref().map(|saved| changes(saved, of)).unwrap_or_default();
    let missed = missed(of);
    let report = match args.format {
        Format::Json => {
            let aside = hidden.map(|of| &of.agreement);
            json::document(&json::attempt(of.problem, &of.agreement, aside, &changed, &missed, by_heart))?
        }
        _ => {
            let mut parts = vec![Part { name: "read", before: read_before.as_ref(), now: &of.agreement }];
            parts.extend(hidden.map(|hidden| Part {
                name: "kept aside",
                before: aside_before.as_ref(),
                now: &hidden.agreement,
            }));
            terminal::attempt(of, &parts, &changed, &missed, by_heart, args.worst, screen::width())
        }
    };
    write!(anstream::stdout().lock(), "{report}")?;
    Ok(())
}

impl Try {
    /// Where the state is saved that edits are held against: beside the answers.
    fn state(&self) -> PathBuf {
        let mut name = self.answers.as_os_str().to_owned();
        name.push(format!(".{}.tried.json", self.problem));
        PathBuf::from(name)
    }
}

fn answers_to(problem: &str, path: &Path) -> Result<Vec<(usize, Marked)>> {
    let mut marked = marked::read(path)?;
    marked.retain(|(_, marked)| marked.problem == problem);
    if marked.is_empty() {
        bail!("there is no answer to `{problem}` in {}", files::name(path));
    }
    Ok(marked)
}

/// Shows how often each pattern fires, and on whose answers.
pub(super) fn audit(bank: Option<&Path>, args: &OnAnswers, all: bool) -> Result<Outcome> {
    let bank = read_bank(&super::files(bank)?, Wanted::All)?;
    let (pack, problem) = bank.problem(&args.problem).with_context(|| super::bank::no_problem(&bank, &args.problem))?;
    let marked: Vec<Marked> = marked::read(&args.answers)?.into_iter().map(|(_, marked)| marked).collect();
    let audit = Audit::new(pack, problem, &marked);
    super::bank::print(&match args.format {
        Format::Json => json::document(&json::audit(&audit))?,
        _ => terminal::audit(&audit, all, screen::width()),
    })?;
    Ok(Outcome::Fine)
}

/// Suggests phrases that no pattern covers, and synonyms.
pub(super) fn suggest(bank: Option<&Path>, args: &OnAnswers, most: usize) -> Result<Outcome> {
    let bank: Bank = read_bank(&super::files(bank)?, Wanted::All)?;
    let (pack, problem) = bank.problem(&args.problem).with_context(|| super::bank::no_problem(&bank, &args.problem))?;
    let (own, foreign): (Vec<_>, Vec<_>) =
        marked::read(&args.answers)?.into_iter().partition(|(_, marked)| marked.problem == problem.id);
    let (lines, own): (Vec<usize>, Vec<Marked>) = own.into_iter().unzip();
    let evaluation: Evaluation<'_, '_> = evaluate(&bank, &lines, &own)?;
    let Some(of) = evaluation.problems.first() else {
        bail!("there is no answer to `{}` in {}", problem.id, files::name(&args.answers));
    };
    let foreign: Vec<&Marked> = foreign.iter().map(|(_, marked)| marked).collect();
    let found = suggestions(of, &foreign, most);
    // The whole thesaurus is unpacked once rather than for every word.
    let thesaurus = thesaurus::dict();
    let synonyms = synonyms(pack, problem, |word| thesaurus.get(word).cloned().unwrap_or_default());
    super::bank::print(&match args.format {
        Format::Json => json::document(&json::suggestions(problem, &found, &synonyms))?,
        _ => terminal::suggestions(problem, &found, &synonyms, screen::width()),
    })?;
    Ok(Outcome::Fine)
}
