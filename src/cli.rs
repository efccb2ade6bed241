//! Arguments, files, prompts, clock and exit codes: the program's only door to the world.
//!
//! Results go to standard output, everything else to standard error. The exit code is 0 when all
//! is well, 1 for a finding (an answer below the bar, a bank with errors), and 2 when the call or a
//! file was wrong.

mod args;
mod author;
mod bank;
mod batch;
mod diagram;
mod drill;
mod evaluate;
mod files;
mod grade;
mod interview;
mod man;
mod marked;
mod moves;
mod prompt;
mod screen;
mod shelf;

use anyhow::Result;
use args::{Cli, Colour, Command};
use clap::{CommandFactory, Parser};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;
use viva::bank::{Bank, Files, Wanted};
use viva::diagnostic::Diagnostic;

/// How a command ended, if nothing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Fine,
    Finding,
}

/// The exit code when the call or a file was wrong.
const WRONG_CALL: u8 = 2;

/// Runs the program.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    match cli.color {
        // Left to itself the library would colour a terminal that can't if `CI` is set.
        Colour::Auto if screen::is_dumb() => anstream::ColorChoice::Never.write_global(),
        Colour::Auto => {}
        Colour::Always => anstream::ColorChoice::Always.write_global(),
        Colour::Never => anstream::ColorChoice::Never.write_global(),
    }
    match dispatch(cli) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Finding) => ExitCode::FAILURE,
        // Whoever closed the pipe has read what they wanted.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let message = format!("viva: {error:#}");
            let _ = writeln!(anstream::stderr(), "{}", viva::render::harmless(&message));
            ExitCode::from(WRONG_CALL)
        }
    }
}

fn dispatch(cli: Cli) -> Result<Outcome> {
    let bank = cli.bank.as_deref();
    match cli.command {
        Some(Command::Grade(args)) => grade::run(bank, &args),
        Some(Command::Batch(args)) => batch::run(bank, &args),
        Some(Command::Evaluate(args)) => evaluate::run(bank, &args),
        Some(Command::Drill(args)) => drill::run(bank, &args),
        Some(Command::Diagram(args)) => diagram::run(bank, &args),
        Some(Command::Bank(command)) => bank::run(bank, &command),
        Some(Command::Completions { shell }) => {
            // Written at once: the generator itself panics when nobody reads to the end.
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "viva", &mut script);
            io::stdout().write_all(&script)?;
            Ok(Outcome::Fine)
        }
        Some(Command::Man) => {
            io::stdout().write_all(man::page()?.as_bytes())?;
            Ok(Outcome::Fine)
        }
        Some(Command::Interview(args)) => interview::run(bank, &args),
        None => interview::run(bank, &args::Interview::default()),
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|error| error.kind() == ErrorKind::BrokenPipe)
}

/// The files of the bank that was asked for.
fn files(bank: Option<&Path>) -> Result<Files> {
    bank.map_or_else(|| Ok(files::built_in_and_added()), files::on_disk)
}

/// Reads what is wanted of a bank; what is wrong with it goes to standard error.
fn read_bank(files: &Files, wanted: Wanted<'_>) -> Result<Bank> {
    read_bank_drawn(files, wanted, 0)
}

/// Does the same, with the variables of its problems drawn by a seed.
fn read_bank_drawn(files: &Files, wanted: Wanted<'_>, seed: u64) -> Result<Bank> {
    let (bank, findings) = Bank::drawn(files, wanted, seed);
    let errors: Vec<&Diagnostic> = findings.iter().filter(|finding| finding.is_error()).collect();
    let Some(bank) = bank else {
        if let [only] = errors.as_slice()
            && only.file.is_empty()
        {
            anyhow::bail!("{}; {}", only.message, only.help);
        }
        for finding in &errors {
            write!(anstream::stderr(), "{}", viva::render::terminal::diagnostic(finding, files))?;
        }
        let errors = viva::render::counted(errors.len(), "error");
        anyhow::bail!("the bank has {errors}; `viva bank check` lists everything");
    };
    Ok(bank)
}
