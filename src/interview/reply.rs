//! What the interviewer says and shows.

use serde::Serialize;

/// One thing that the interviewer says or shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "reply", rename_all = "kebab-case")]
pub enum Reply {
    /// The first words.
    Greeting {
        /// What is said.
        text: String,
    },
    /// A problem's question.
    Question {
        /// The number of the problem in this interview, counted from 1.
        number: usize,
        /// The id of the problem.
        problem: String,
        /// What is asked.
        text: String,
        /// The time when it is asked.
        clock: Clock,
    },
    /// What the interviewer says of an answer.
    Reaction {
        /// What is said.
        text: String,
    },
    /// The field's word for what the candidate said in other words.
    Term {
        /// The candidate's words.
        quote: String,
        /// The field's word.
        term: String,
    },
    /// A question for something that is missing.
    Probe {
        /// What is asked.
        text: String,
    },
    /// A further question with a constraint.
    FollowUp {
        /// What is asked.
        text: String,
    },
    /// A hint.
    Hint {
        /// Which one, counted from 1.
        number: usize,
        /// What it costs, in marks.
        cost: u32,
        /// What it says.
        text: String,
    },
    /// The full solution, after the last hint.
    Walkthrough {
        /// The solution.
        text: String,
    },
    /// A picture.
    Diagram {
        /// Its id.
        id: String,
        /// What it is called.
        title: String,
        /// The whole picture.
        draw: String,
    },
    /// How much time has passed.
    Time {
        /// The time.
        clock: Clock,
    },
    /// What can be done.
    Help,
    /// Something about the course of the interview.
    Notice {
        /// What there is to know.
        text: String,
    },
    /// The last words.
    Closing {
        /// What is said.
        text: String,
    },
}

/// Where an interview is in its time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Clock {
    /// The title of the phase.
    pub phase: String,
    /// The number of the phase, counted from 1.
    pub phase_number: usize,
    /// Seconds since the phase began.
    pub phase_seconds: u64,
    /// Minutes planned for the phase.
    pub phase_minutes: u32,
    /// Seconds since the interview began.
    pub seconds: u64,
    /// Minutes planned for the interview.
    pub minutes: u32,
}

impl Reply {
    /// Whether the candidate is asked something.
    #[must_use]
    pub fn is_question(&self) -> bool {
        matches!(self, Self::Question { .. } | Self::Probe { .. } | Self::FollowUp { .. })
    }

    /// Something about the course of the interview.
    pub(super) fn notice(text: &str) -> Self {
        Self::Notice { text: text.to_owned() }
    }
}
