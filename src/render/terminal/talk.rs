//! What is said in an interview, at a terminal.

use super::diagram::picture;
use super::layout::{FAINT, MARGIN, SIGN, STRONG, columns, hanging, paragraphs, said, spread, styled, wrap};
use crate::interview::{COMMANDS, Clock, Reply};
use crate::render::escape::one_line;
use crate::render::harmless;
use crate::scorecard::minutes;
use anstyle::Style;
use std::ops::Range;

/// The columns of the sign before each row of what somebody wrote, with a blank.
const SIGN_COLUMNS: usize = 2;

/// One reply as it is printed on a screen of `width` columns, with an empty line after it.
#[must_use]
pub fn reply(reply: &Reply, width: usize) -> String {
    let columns = columns(width);
    let plain = |text: &str| said(text, columns, Style::new());
    let mut out = match reply {
        Reply::Question { number, text, clock, .. } => format!("{}\n{}", heading(*number, clock, columns), plain(text)),
        Reply::Greeting { text }
        | Reply::Reaction { text }
        | Reply::Probe { text }
        | Reply::FollowUp { text }
        | Reply::Closing { text } => plain(text),
        Reply::Term { quote, term } => {
            said(&format!("(The field's word for \"{}\": {term}.)", one_line(quote)), columns, FAINT)
        }
        Reply::Hint { number, cost, text } => plain(&format!("Hint {number} of 4 (-{cost}): {text}")),
        Reply::Walkthrough { text } => plain(&format!("The whole of it: {text}")),
        Reply::Diagram { title, draw, .. } => picture(title, draw.lines().map(|line| (line, false))),
        Reply::Time { clock } => plain(&format!(
            "{} of {} min in this part, {} of {} min in all.",
            minutes(clock.phase_seconds),
            clock.phase_minutes,
            minutes(clock.seconds),
            clock.minutes
        )),
        Reply::Help => help(columns),
        Reply::Notice { text } => said(text, columns, FAINT),
    };
    out.push('\n');
    out
}

/// The rows of what somebody writes on a screen of `width` columns, as byte ranges; line breaks
/// stay. The text must have been made harmless.
#[must_use]
pub fn rows(text: &str, width: usize) -> Vec<Range<usize>> {
    wrap(text, columns_of_rows(width))
}

/// How many columns such a row has.
#[must_use]
pub fn columns_of_rows(width: usize) -> usize {
    columns(width) - SIGN_COLUMNS
}

/// What somebody wrote as it stands in the interview, with an empty line after it.
#[must_use]
pub fn answer(typed: &str, width: usize) -> String {
    let shown = harmless(typed.trim());
    let mut out = String::new();
    for (index, row) in rows(&shown, width).into_iter().enumerate() {
        let sign = if index == 0 { ">" } else { "·" };
        out.push_str(format!("{} {}", written_sign(sign), &shown[row]).trim_end());
        out.push('\n');
    }
    out.push('\n');
    out
}

/// A sign before a row of what somebody writes, behind the margin.
#[must_use]
pub fn written_sign(sign: &str) -> String {
    format!("{MARGIN}{}", styled(SIGN, sign))
}

fn heading(number: usize, clock: &Clock, columns: usize) -> String {
    let left = format!("{}  {}", clock.phase_number, one_line(&clock.phase));
    let time = format!("{} of {} min", minutes(clock.phase_seconds), clock.phase_minutes);
    let line = spread(&left, &format!("question {number} · {time}"), columns);
    format!("{MARGIN}{}\n", styled(STRONG, &line))
}

fn help(columns: usize) -> String {
    let longest = COMMANDS.iter().map(|(name, ..)| name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for (name, _, what) in COMMANDS {
        let lead = format!("/{name:<longest$}  ");
        hanging(&mut out, &lead, lead.len(), &paragraphs(what, columns - lead.len()), Style::new());
    }
    out
}
