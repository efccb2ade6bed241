//! What is said in an interview, at a terminal.

use super::layout::{INDENT, blocks, paragraph, spread};
use super::style::{DIM, STRONG, paint};
use crate::interview::{COMMANDS, Clock, Reply};
use crate::render::harmless;
use std::fmt::Write;

/// Seconds in a minute.
const MINUTE: u64 = 60;
/// The column in which a command's description begins.
const DESCRIPTIONS: usize = 12;

/// One reply as it is printed, with an empty line after it, at most `width` columns wide.
#[must_use]
pub fn reply(reply: &Reply, width: usize) -> String {
    let said = |text: &str| format!("{}\n\n", paragraph(text, width));
    match reply {
        Reply::Question { number, text, clock, .. } => {
            format!("{}\n\n{}", heading(*number, clock, width), said(text))
        }
        Reply::Greeting { text }
        | Reply::Reaction { text }
        | Reply::Probe { text }
        | Reply::FollowUp { text }
        | Reply::Closing { text } => said(text),
        Reply::Term { quote, term } => said(&format!("The field's word for \"{}\": {term}.", one_line(quote))),
        Reply::Hint { number, cost, text } => said(&format!("Hint {number} of 4 (-{cost}): {text}")),
        Reply::Walkthrough { text } => said(&format!("The whole of it: {text}")),
        Reply::Diagram { title, draw, .. } => picture(title, draw),
        Reply::Time { clock } => said(&format!(
            "{} of {} min in this part, {} of {} min in all.",
            clock.phase_seconds / MINUTE,
            clock.phase_minutes,
            clock.seconds / MINUTE,
            clock.minutes
        )),
        Reply::Help => help(width),
        Reply::Notice { text } => paint(DIM, &said(text)),
    }
}

/// An answer as it stands in an interview that nobody typed.
#[must_use]
pub fn answer(typed: &str, width: usize) -> String {
    let mut lines = Vec::new();
    for block in blocks(&harmless(typed)) {
        let first = if lines.is_empty() { "  > " } else { "  · " };
        let options = textwrap::Options::new(width).initial_indent(first).subsequent_indent("  · ");
        lines.extend(textwrap::wrap(&block, options).into_iter().map(|line| line.into_owned()));
    }
    format!("{}\n\n", paint(DIM, &lines.join("\n")))
}

fn heading(number: usize, clock: &Clock, width: usize) -> String {
    let left = format!("{INDENT}{}  {}", clock.phase_number, harmless(&clock.phase));
    let time = format!("{} of {} min", clock.phase_seconds / MINUTE, clock.phase_minutes);
    paint(STRONG, &spread(&left, &format!("question {number} · {time}"), width))
}

fn picture(title: &str, draw: &str) -> String {
    let mut picture = format!("{INDENT}{}\n\n", paint(STRONG, &harmless(title)));
    for line in harmless(draw).lines() {
        let _ = writeln!(picture, "{INDENT}{line}");
    }
    picture.push('\n');
    picture
}

fn help(width: usize) -> String {
    let mut help = String::new();
    for (name, _, what) in COMMANDS {
        let first = format!("{INDENT}/{name:<rest$}", rest = DESCRIPTIONS - INDENT.len() - 1);
        let rest = " ".repeat(DESCRIPTIONS);
        let options = textwrap::Options::new(width).initial_indent(&first).subsequent_indent(&rest);
        let _ = writeln!(help, "{}", textwrap::fill(what, options));
    }
    help.push('\n');
    help
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
