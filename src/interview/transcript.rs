//! The events of one interview, a line of JSON each: enough to play and mark it again.
//!
//! The first line says what was examined and with which seed; each move is a line with its time,
//! and so is each reply. Replies are there for whoever reads the file: playing it again needs the
//! moves alone.

use super::{Interview, Move, Reply};
use crate::pack::Pack;
use serde::{Deserialize, Serialize};

/// The version of the transcript's form.
pub const FORMAT: u32 = 1;

/// The first line of a transcript.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// The version of the form, [`FORMAT`].
    pub format: u32,
    /// The version of the program.
    pub program: String,
    /// The id of the pack.
    pub pack: String,
    /// What decided between problems that would have done equally well.
    pub seed: u64,
    /// The fingerprint of the bank.
    pub bank: String,
    /// The fingerprint of the rubric.
    pub rubric: String,
}

/// One line of a transcript.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// What is examined.
    Start(Start),
    /// A move.
    Move {
        /// Seconds since the beginning.
        at: u64,
        /// What the candidate did.
        #[serde(flatten)]
        made: Move,
    },
    /// A reply.
    Reply {
        /// What the interviewer said or showed.
        #[serde(flatten)]
        reply: Reply,
    },
}

/// A transcript as far as it is needed to play it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transcript {
    /// What was examined.
    pub start: Start,
    /// The moves with their times in seconds.
    pub moves: Vec<(u64, Move)>,
    /// How many bytes of the file hold whole lines; what follows was cut off in the writing.
    pub whole: usize,
}

/// Why a transcript can't be played again.
#[derive(Debug, thiserror::Error)]
pub enum TranscriptError {
    /// It has no whole line.
    #[error("it has no whole line")]
    Empty,
    /// Its first line does not say what was examined.
    #[error("line 1 does not begin a transcript")]
    NoStart(#[source] serde_json::Error),
    /// Its first line is an event, but not the one that says what was examined.
    #[error("line 1 does not say what was examined; the beginning is lost")]
    Headless,
    /// It was written in a form that this program does not read.
    #[error("the transcript has format {0}; this program reads format {FORMAT}")]
    Format(u32),
    /// A line is no event.
    #[error("line {line} is not an event of a transcript")]
    Line {
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with it.
        source: serde_json::Error,
    },
}

/// An event as far as it matters when it is read.
#[derive(Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
enum Read {
    Start(Start),
    Move {
        at: u64,
        #[serde(flatten)]
        made: Move,
    },
    Reply {},
}

impl Transcript {
    /// Reads a transcript. A last line without its end was cut off by a crash and is left out.
    ///
    /// # Errors
    ///
    /// The first line that is no event, or a beginning that this program does not read.
    pub fn parse(text: &str) -> Result<Self, TranscriptError> {
        let whole = text.rfind('\n').map_or(0, |newline| newline + 1);
        let mut lines = text[..whole].lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let (_, first) = lines.next().ok_or(TranscriptError::Empty)?;
        let start = match serde_json::from_str(first).map_err(TranscriptError::NoStart)? {
            Read::Start(start) => start,
            Read::Move { .. } | Read::Reply {} => return Err(TranscriptError::Headless),
        };
        if start.format != FORMAT {
            return Err(TranscriptError::Format(start.format));
        }
        let mut moves = Vec::new();
        for (index, line) in lines {
            let event =
                serde_json::from_str(line).map_err(|source| TranscriptError::Line { line: index + 1, source })?;
            // Whoever quit has left for now: the interview can be taken up again.
            if let Read::Move { at, made } = event
                && made != Move::Quit
            {
                moves.push((at, made));
            }
        }
        Ok(Self { start, moves, whole })
    }

    /// Plays the moves again, and gives the interview as it stands with its last replies.
    #[must_use]
    pub fn replay<'b>(&self, pack: &'b Pack) -> (Interview<'b>, Vec<Reply>) {
        let (mut interview, mut replies) = Interview::begin(pack, self.start.seed);
        for (at, made) in &self.moves {
            replies = interview.apply(made, *at);
        }
        (interview, replies)
    }
}
