//! `viva bank try`, `audit`, `suggest`: the author's tools that look at marked answers.

use super::args::{AuthorFormat, OnAnswers, Try};
use super::{Outcome, files, marked, read_bank, screen};
use anyhow::{Context, Result, bail};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use viva::attempt::{Attempt, Snapshot, is_aside};
use viva::audit::Audit;
use viva::bank::{Fingerprints, Wanted};
use viva::evaluation::{Evaluation, Marked};
use viva::render::{json, terminal};
use viva::suggest::{suggestions, synonyms};

/// How often a watched bank is looked at.
const PAUSE: Duration = Duration::from_millis(400);
/// What clears a screen.
const CLEAR: &str = "\x1b[2J\x1b[H";

/// Shows what the rules say of the answers, and what an edit changed in that.
pub(super) fn attempt(bank: Option<&Path>, args: &Try) -> Result<Outcome> {
    if args.answers == Path::new("-") || args.aside.as_deref() == Some(Path::new("-")) {
        bail!("`try` looks at the answers again and again; name a file instead of standard input");
    }
    if args.watch && bank.is_none() {
        bail!("the built-in bank never changes; name a folder to watch with --bank");
    }
    let mut seen = state_of(bank, args)?;
    attempt_once(bank, args)?;
    if !args.watch {
        return Ok(Outcome::Fine);
    }
    loop {
        std::thread::sleep(PAUSE);
        let now = state_of(bank, args)?;
        if now != seen {
            seen = now;
            write!(anstream::stdout(), "{CLEAR}")?;
            match attempt_once(bank, args) {
                Err(error) if super::is_broken_pipe(&error) => return Err(error),
                // A file is broken now and then while it is being written.
                Err(error) => tell(&format!("{error:#}"))?,
                Ok(()) => {}
            }
        }
    }
}

/// What tells whether anything has changed: the bank, and the lengths and times of the answers.
fn state_of(bank: Option<&Path>, args: &Try) -> Result<(Fingerprints, Vec<Option<SystemTime>>)> {
    let time = |path: &Path| std::fs::metadata(path).and_then(|data| data.modified()).ok();
    let times = std::iter::once(&args.answers).chain(&args.aside).map(|path| time(path));
    Ok((Fingerprints::of(&super::files(bank)?), times.collect()))
}

fn attempt_once(bank: Option<&Path>, args: &Try) -> Result<()> {
    let bank = read_bank(&super::files(bank)?, Wanted::All)?;
    super::bank::one(&bank, &args.problem)?;
    let given = answers_to(&args.problem, marked::read(&args.answers, &bank)?, &args.answers)?;
    let (read, aside): (Vec<Marked>, Vec<Marked>) = match &args.aside {
        Some(path) => (given, answers_to(&args.problem, marked::read(path, &bank)?, path)?),
        None => given.into_iter().partition(|marked| !is_aside(&marked.id)),
    };
    let (read, aside) = (Evaluation::new(&bank, &read)?, Evaluation::new(&bank, &aside)?);
    let of = read.problems.first().context("all answers are kept aside; give more of them, or --aside")?;
    let hidden = aside.problems.first();

    let state = args.state();
    let saved: Option<Snapshot> = match std::fs::read(&state) {
        Ok(bytes) => Some(
            serde_json::from_slice(&bytes)
                .with_context(|| format!("can't read `{}`; take it away, and it is written anew", state.display()))?,
        ),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error).with_context(|| format!("can't read `{}`", state.display())),
    };
    let attempt = Attempt::new(of, hidden, saved.as_ref());
    super::bank::print(&match args.format {
        AuthorFormat::Json => json::document(&json::attempt(&attempt))?,
        AuthorFormat::Terminal => terminal::attempt(&attempt, args.worst, screen::width()),
    })?;
    if saved.is_none() || args.save {
        let bytes = serde_json::to_vec_pretty(&Snapshot::of(of, hidden))?;
        std::fs::write(&state, bytes).with_context(|| format!("can't write `{}`", state.display()))?;
        tell(&format!("saved what the rules say now in `{}`", state.display()))?;
    }
    Ok(())
}

/// Says something beside the result.
fn tell(message: &str) -> Result<()> {
    writeln!(anstream::stderr(), "viva: {}", viva::render::harmless(message))?;
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

/// Those of the answers that are to this problem.
fn answers_to(problem: &str, mut marked: Vec<Marked>, path: &Path) -> Result<Vec<Marked>> {
    marked.retain(|marked| marked.problem == problem);
    if marked.is_empty() {
        bail!("there is no answer to `{problem}` in {}", files::name(path));
    }
    Ok(marked)
}

/// Shows how often each pattern fires, and on whose answers.
pub(super) fn audit(bank: Option<&Path>, args: &OnAnswers, all: bool) -> Result<Outcome> {
    let bank = read_bank(&super::files(bank)?, Wanted::All)?;
    let (pack, problem) = super::bank::one(&bank, &args.problem)?;
    let audit = Audit::new(pack, problem, &marked::read(&args.answers, &bank)?);
    super::bank::print(&match args.format {
        AuthorFormat::Json => json::document(&json::audit(&audit))?,
        AuthorFormat::Terminal => terminal::audit(&audit, all, screen::width()),
    })?;
    Ok(Outcome::Fine)
}

/// Suggests phrases that no pattern covers, and synonyms.
pub(super) fn suggest(bank: Option<&Path>, args: &OnAnswers, most: usize) -> Result<Outcome> {
    let bank = read_bank(&super::files(bank)?, Wanted::All)?;
    let (pack, problem) = super::bank::one(&bank, &args.problem)?;
    let marked = marked::read(&args.answers, &bank)?;
    let foreign: Vec<&Marked> = marked.iter().filter(|marked| marked.problem != problem.id).collect();
    let own = answers_to(&problem.id, marked.clone(), &args.answers)?;
    let evaluation = Evaluation::new(&bank, &own)?;
    let of = evaluation.problems.first().context("there is no answer to the problem")?;
    let found = suggestions(of, &foreign, most);
    // The whole thesaurus is unpacked once rather than for every word.
    let thesaurus = thesaurus::dict();
    let synonyms = synonyms(pack, of, |word| thesaurus.get(word).cloned().unwrap_or_default());
    super::bank::print(&match args.format {
        AuthorFormat::Json => json::document(&json::suggestions(problem, &found, &synonyms))?,
        AuthorFormat::Terminal => terminal::suggestions(problem, &found, &synonyms, screen::width()),
    })?;
    Ok(Outcome::Fine)
}
