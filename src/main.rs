//! The program `viva`: an oral examiner that needs no network and no language model.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
