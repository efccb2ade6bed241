//! The manual: one page that holds every command.

use super::args::Cli;
use anyhow::Result;
use clap::{Command, CommandFactory};
use clap_mangen::Man;

/// Arguments that every command has stand on the page once.
const EVERYWHERE: [&str; 4] = ["bank", "color", "help", "version"];

/// The whole page.
pub(super) fn page() -> Result<String> {
    let mut command = Cli::command();
    command.build();
    let man = Man::new(command.clone());
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    let mut page = String::from_utf8(page)?;
    for below in command.get_subcommands() {
        add(&mut page, below)?;
    }
    page.push_str(&examples(&command).replacen(".SS", ".SH", 1));
    Ok(page)
}

/// A command with what is below it, but for `help`, which only repeats the others.
fn add(page: &mut String, command: &Command) -> Result<()> {
    if command.get_name() == "help" {
        return Ok(());
    }
    let own = command.clone().mut_args(|arg| {
        let everywhere = EVERYWHERE.contains(&arg.get_id().as_str());
        arg.hide(everywhere)
    });
    let man = Man::new(own.clone());
    let mut sections = Vec::new();
    man.render_description_section(&mut sections)?;
    man.render_synopsis_section(&mut sections)?;
    if own.get_arguments().any(|arg| !arg.is_hide_set()) {
        man.render_options_section(&mut sections)?;
    }
    // Each of these sections becomes a part of the command's own.
    let sections = String::from_utf8(sections)?.replace(".SH DESCRIPTION\n", "").replace(".SH ", ".SS ");
    let name = command.get_bin_name().unwrap_or_else(|| command.get_name());
    page.push_str(&format!(".SH \"{}\"\n{sections}{}", name.to_uppercase(), examples(command)));
    command.get_subcommands().try_for_each(|below| add(page, below))
}

/// The examples of a command, with their lines as they are.
fn examples(command: &Command) -> String {
    let text = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    if text.is_empty() {
        return text;
    }
    let text = text.trim_start_matches("Examples:\n").trim_start_matches("Example:\n");
    format!(".SS EXAMPLES\n.nf\n{}\n.fi\n", text.replace('\\', "\\\\").replace('-', "\\-").replace("\n.", "\n\\&."))
}
