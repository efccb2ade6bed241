//! What a candidate can do.

use crate::diagnostic::nearest;
use serde::{Deserialize, Serialize};

/// One move of the candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "move", content = "text", rename_all = "lowercase")]
pub enum Move {
    /// Says something to the open question.
    Answer(String),
    /// Asks for the next hint.
    Hint,
    /// Leaves the problem as it is.
    Skip,
    /// Asks for an easier problem.
    Easier,
    /// Asks for a harder problem.
    Harder,
    /// Asks for the picture.
    Diagram,
    /// Asks for the question again.
    Repeat,
    /// Asks how much time has passed.
    Time,
    /// Asks what can be done.
    Help,
    /// Ends the interview.
    Quit,
}

/// The commands as they are typed after a slash, with what they do.
pub const COMMANDS: [(&str, Move, &str); 9] = [
    ("hint", Move::Hint, "the next of four hints; each costs marks, the fourth gives the answer and ends the question"),
    ("skip", Move::Skip, "leave this problem as it is and go on"),
    ("diagram", Move::Diagram, "a picture, once it gives nothing away"),
    ("repeat", Move::Repeat, "the question again"),
    ("easier", Move::Easier, "an easier problem, now if there is one, and from here on"),
    ("harder", Move::Harder, "a harder one"),
    ("time", Move::Time, "how much time has passed, and how much was planned"),
    ("help", Move::Help, "these commands"),
    ("quit", Move::Quit, "end the interview; you still get the scorecard"),
];

/// A command that does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no command `/{name}`{}; /help lists all, and a space before it makes it an answer", suggestion(.meant.as_deref()))]
pub struct UnknownCommand {
    /// What was typed after the slash.
    pub name: String,
    /// The command that was probably meant.
    pub meant: Option<String>,
}

fn suggestion(meant: Option<&str>) -> String {
    meant.map(|meant| format!(" (did you mean `/{meant}`?)")).unwrap_or_default()
}

impl Move {
    /// Reads what somebody typed. A single word after a slash is a command, and so is a command's
    /// bare name that stands alone; anything else is an answer.
    ///
    /// # Errors
    ///
    /// A single word after a slash that is no command.
    pub fn parse(typed: &str) -> Result<Self, UnknownCommand> {
        let word = typed.trim_end().to_lowercase();
        let name = word.strip_prefix('/').unwrap_or(word.trim_start());
        if let Some((_, made, _)) = COMMANDS.iter().find(|(command, ..)| *command == name) {
            return Ok(made.clone());
        }
        match word.strip_prefix('/') {
            Some(name) if !name.is_empty() && name.chars().all(char::is_alphabetic) => Err(UnknownCommand {
                meant: nearest(name, COMMANDS.iter().map(|(command, ..)| *command)).map(str::to_owned),
                name: name.to_owned(),
            }),
            _ => Ok(Self::Answer(typed.trim().to_owned())),
        }
    }
}
