//! Where moves come from: a person at a prompt, or lines of a file or pipe.

use super::files;
use super::prompt::Prompt;
use super::screen::can_prompt;
use anyhow::{Context, Result, bail};
use std::io::{self, BufRead, IsTerminal, Read};
use std::path::Path;
use viva::interview::Move;

/// The longest line that is read, in bytes.
const LONGEST_LINE: u64 = 1 << 20;
/// How a script sets its clock: `/at 5:30`.
const SET_CLOCK: &str = "/at ";

/// Something typed, or not.
pub(super) enum Typed {
    /// A move as it was typed.
    Text(String),
    /// The end of what a person types line by line; the next one is meant.
    EndOnce,
    /// Nothing more will come.
    End,
}

/// Where moves come from.
pub(super) enum Moves {
    /// A person at a prompt that can be edited.
    Prompt(Prompt),
    /// Lines: an answer is a paragraph, a command stands on a line of its own.
    Lines(Lines),
}

/// Moves read from lines.
pub(super) struct Lines {
    source: Box<dyn BufRead>,
    name: String,
    line: usize,
    /// What the script's clock says, in seconds.
    clock: u64,
    /// Whether a person types the lines.
    person: bool,
    /// A command that ended the paragraph before it.
    held: Option<String>,
    /// Whether the person ended the input once; a second time ends the interview.
    ended: bool,
}

impl Moves {
    /// The moves of a script, of a pipe, or of whoever sits at the terminal.
    pub(super) fn of(script: Option<&Path>) -> Result<Self> {
        let file = script.filter(|path| *path != Path::new("-"));
        if script.is_none() && can_prompt() {
            return Ok(Self::Prompt(Prompt::default()));
        }
        let (source, name): (Box<dyn BufRead>, String) = match file {
            Some(path) => (files::open(path)?, path.display().to_string()),
            None => (Box::new(io::stdin().lock()), "standard input".to_owned()),
        };
        let person = script.is_none() && io::stdin().is_terminal();
        Ok(Self::Lines(Lines { source, name, line: 0, clock: 0, person, held: None, ended: false }))
    }

    /// Whether a person makes the moves.
    pub(super) fn is_person(&self) -> bool {
        match self {
            Self::Prompt(_) => true,
            Self::Lines(lines) => lines.person,
        }
    }

    /// Whether a person types at a terminal that shows the lines by itself.
    pub(super) fn is_line_by_line(&self) -> bool {
        matches!(self, Self::Lines(lines) if lines.person)
    }

    /// What the script's clock says, in seconds; nothing if a person makes the moves.
    pub(super) fn clock(&self) -> Option<u64> {
        match self {
            Self::Lines(lines) if !lines.person => Some(lines.clock),
            _ => None,
        }
    }

    /// Where the last move stands.
    fn place(&self) -> String {
        match self {
            Self::Prompt(_) => String::new(),
            Self::Lines(lines) => format!("{}:{}", lines.name, lines.line),
        }
    }

    /// What was typed as a move. An unknown command ends a script, and is told to a person.
    pub(super) fn understand(&self, typed: &str) -> Result<Result<Move, String>> {
        match Move::parse(typed) {
            Ok(made) => Ok(Ok(made)),
            Err(unknown) if self.is_person() => Ok(Err(format!("{}.", capitalised(&unknown.to_string())))),
            Err(unknown) => bail!("{}: {unknown}", self.place()),
        }
    }

    /// The next move.
    pub(super) fn next(&mut self) -> Result<Typed> {
        match self {
            Self::Prompt(prompt) => prompt.ask(),
            Self::Lines(lines) => lines.next(),
        }
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

impl Lines {
    /// A paragraph, or a line with a command.
    fn next(&mut self) -> Result<Typed> {
        if let Some(command) = self.held.take() {
            return Ok(Typed::Text(command));
        }
        let mut paragraph = String::new();
        while let Some(line) = self.read_line()? {
            self.ended = false;
            if let Some(time) = line.strip_prefix(SET_CLOCK).filter(|_| !self.person) {
                self.clock = seconds(time).with_context(|| {
                    format!("{}:{}: `{line}` is no time; write minutes and seconds: /at 5:30", self.name, self.line)
                })?;
                continue;
            }
            // A line that is a command, or would be one but for a slip, stands for itself.
            let command = line.starts_with('/') && !matches!(Move::parse(&line), Ok(Move::Answer(_)));
            match (command, line.trim().is_empty(), paragraph.is_empty()) {
                (true, _, true) => return Ok(Typed::Text(line)),
                (true, _, false) => {
                    self.held = Some(line);
                    return Ok(Typed::Text(paragraph));
                }
                (false, true, true) => {}
                (false, true, false) => return Ok(Typed::Text(paragraph)),
                (false, false, _) => {
                    paragraph.push_str(&line);
                    paragraph.push('\n');
                }
            }
        }
        if !paragraph.is_empty() {
            return Ok(Typed::Text(paragraph));
        }
        let again = std::mem::replace(&mut self.ended, true);
        Ok(if self.person && !again { Typed::EndOnce } else { Typed::End })
    }

    fn read_line(&mut self) -> Result<Option<String>> {
        let mut bytes = Vec::new();
        self.line += 1;
        let read = self.source.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut bytes);
        let place = || format!("{}:{}", self.name, self.line);
        if read.with_context(|| format!("can't read {}", place()))? as u64 == LONGEST_LINE {
            bail!("{}: the line is longer than 1 MiB", place());
        }
        if bytes.is_empty() {
            return Ok(None);
        }
        let line = String::from_utf8(bytes).with_context(|| format!("{}: not UTF-8", place()))?;
        // Some editors begin a file with a mark that nobody sees.
        let line = if self.line == 1 { line.trim_start_matches('\u{feff}') } else { &line };
        Ok(Some(line.trim_end_matches(['\n', '\r']).to_owned()))
    }
}

/// The seconds of a time such as `5:30`.
fn seconds(time: &str) -> Option<u64> {
    let (minutes, seconds) = time.trim().split_once(':')?;
    let (minutes, seconds): (u64, u64) = (minutes.parse().ok()?, seconds.parse().ok()?);
    minutes.checked_mul(60)?.checked_add(seconds)
}
