//! The interview: a state machine without input or output.
//!
//! A move goes in with the time at which it was made, and replies come out. Nothing else decides
//! what happens, so that the moves of a transcript, played again, give the same interview: going
//! on after a break and marking again after the bank changed are one operation.
//!
//! The steps of an answer are [`Interview::apply`], then `answer`, which judges it with everything
//! said on the problem before, then `talk`, which words the reaction and picks what is asked next,
//! then `course`, which picks the next problem.

mod course;
mod moves;
mod practice;
mod reply;
mod talk;
pub mod transcript;

pub use moves::{COMMANDS, Move, UnknownCommand};
pub use practice::practice;
pub use reply::{Clock, Reply};
pub(crate) use talk::{paraphrase, worth};

use crate::grade::{Grade, Grader};
use crate::pack::Pack;
use crate::problem::Problem;
use crate::rubric::HINTS;
use std::collections::BTreeMap;

/// An interview as far as it has come.
#[derive(Debug)]
pub struct Interview<'b> {
    pack: &'b Pack,
    seed: u64,
    graders: BTreeMap<&'b str, Grader>,
    asked: Vec<Asked<'b>>,
    phase: usize,
    phase_began: u64,
    now: u64,
    wish: Option<Wish>,
    over: bool,
}

/// What the candidate asked for: problems from now on easier or harder than they would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    Easier,
    Harder,
}

/// A problem that was asked, with everything that was said on it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Asked<'b> {
    /// The problem.
    pub problem: &'b Problem,
    /// The number of the phase that it was asked in, counted from 0.
    pub phase: usize,
    /// Everything that the candidate wrote on it, with an empty line between; what is graded.
    pub response: String,
    /// How the response was graded; nothing before the first answer.
    pub grade: Option<Grade>,
    /// How many hints were given.
    pub hints: usize,
    /// How many probes were put.
    pub probes: usize,
    /// How many follow-ups were put.
    pub follow_ups: usize,
    /// Whether the candidate had another problem instead; then it does not count.
    pub set_aside: bool,
    /// Whether nothing more can be said on it.
    pub closed: bool,
    /// The questions that were put after the first one.
    put: Vec<Question>,
}

/// A question put after a problem's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    /// The question of the concept with this number.
    Concept(usize),
    /// The problem's probe with this number.
    Probe(usize),
    /// The problem's follow-up with this number.
    FollowUp(usize),
}

impl Asked<'_> {
    /// The mark with the cost of the hints taken off, 0 to 100; 0 before the first answer.
    #[must_use]
    pub fn mark(&self, hint_costs: &[u32; HINTS]) -> u32 {
        let cost: u32 = hint_costs.iter().take(self.hints).sum();
        self.grade.as_ref().map_or(0, |grade| grade.mark.saturating_sub(cost))
    }
}

impl<'b> Interview<'b> {
    /// Begins an interview: the greeting and the first question.
    #[must_use]
    pub fn begin(pack: &'b Pack, seed: u64) -> (Self, Vec<Reply>) {
        let mut interview = Self {
            pack,
            seed,
            graders: BTreeMap::new(),
            asked: Vec::new(),
            phase: 0,
            phase_began: 0,
            now: 0,
            wish: None,
            over: false,
        };
        let mut replies = vec![Reply::Greeting { text: pack.greeting.trim().to_owned() }];
        interview.next_problem(&mut replies);
        (interview, replies)
    }

    /// The pack that is examined.
    #[must_use]
    pub fn pack(&self) -> &'b Pack {
        self.pack
    }

    /// What decides between problems that would do equally well.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The problems asked so far, in their order; the last is open until the interview is over.
    #[must_use]
    pub fn asked(&self) -> &[Asked<'b>] {
        &self.asked
    }

    /// Seconds since the interview began, as of the last move.
    #[must_use]
    pub fn seconds(&self) -> u64 {
        self.now
    }

    /// Whether no more moves are taken.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// Makes a move `at` so many seconds after the beginning; a time that lies before the last
    /// move's counts as that. Once the interview is over nothing happens.
    pub fn apply(&mut self, made: &Move, at: u64) -> Vec<Reply> {
        let mut replies = Vec::new();
        self.now = self.now.max(at);
        if self.over {
            return replies;
        }
        match made {
            Move::Answer(text) => self.answer(text, &mut replies),
            Move::Hint => self.hint(&mut replies),
            Move::Skip => self.skip(&mut replies),
            Move::Easier => self.wish_for(Wish::Easier, &mut replies),
            Move::Harder => self.wish_for(Wish::Harder, &mut replies),
            Move::Diagram => self.diagram(&mut replies),
            Move::Repeat => self.repeat(&mut replies),
            Move::Time => replies.push(Reply::Time { clock: self.clock() }),
            Move::Help => replies.push(Reply::Help),
            Move::Quit => self.close(&mut replies),
        }
        replies
    }

    /// Judges an answer together with what was said on the problem before.
    fn answer(&mut self, text: &str, replies: &mut Vec<Reply>) {
        let pack = self.pack;
        let Some(asked) = self.asked.last_mut() else { return };
        if !asked.response.is_empty() {
            asked.response.push_str("\n\n");
        }
        asked.response.push_str(text.trim());
        let problem = asked.problem;
        let grader = self.graders.entry(&problem.id).or_insert_with(|| Grader::new(pack, problem));
        let before = asked.grade.replace(grader.grade(&asked.response));
        let turn = grader.grade(text);
        replies.extend(talk::reactions(pack, asked, before.as_ref(), &turn));
        match talk::next_question(pack, asked) {
            Some(question) => {
                asked.put.push(question);
                match question {
                    Question::FollowUp(_) => asked.follow_ups += 1,
                    Question::Concept(_) | Question::Probe(_) => asked.probes += 1,
                }
                replies.push(put(problem, question));
            }
            None => self.next_problem(replies),
        }
    }

    /// Gives the next hint; the last gives the answer and ends the problem.
    fn hint(&mut self, replies: &mut Vec<Reply>) {
        let costs = self.pack.rubric.hint_costs;
        let Some(asked) = self.asked.last_mut() else { return };
        if let Some(Question::FollowUp(_)) = asked.put.last() {
            let text = "There is no hint to a follow-up. Say what you can, or /skip it.";
            return replies.push(Reply::notice(text));
        }
        let number = asked.hints;
        let Some(text) = asked.problem.hints.get(number) else { return };
        asked.hints += 1;
        replies.push(Reply::Hint { number: number + 1, cost: costs[number], text: text.trim().to_owned() });
        if asked.hints == HINTS {
            replies.push(Reply::Walkthrough { text: asked.problem.walkthrough.trim().to_owned() });
            self.next_problem(replies);
        }
    }

    /// Shows the open problem's pictures once they can't give the answer away, and those of the
    /// problem before until then.
    fn diagram(&self, replies: &mut Vec<Reply>) {
        let told = |asked: &&Asked<'_>| asked.grade.is_some() || asked.hints > 0 || asked.closed;
        let drawn = self.asked.iter().rev().find(told).map(|asked| &asked.problem.diagrams);
        for diagram in drawn.into_iter().flatten().filter_map(|id| self.pack.diagram(id)) {
            let draw = diagram.steps.last().map(|step| step.draw.clone()).unwrap_or_default();
            replies.push(Reply::Diagram { id: diagram.id.clone(), title: diagram.title.clone(), draw });
        }
        if replies.is_empty() {
            let text = match drawn {
                None => "A picture would give the answer away. Answer first, or take a hint.",
                Some(_) => "There is no picture to this problem.",
            };
            replies.push(Reply::notice(text));
        }
    }

    fn skip(&mut self, replies: &mut Vec<Reply>) {
        let answered = self.asked.last().is_some_and(|asked| asked.grade.is_some());
        let text =
            if answered { "As you like. What you said so far counts." } else { "As you like: no answer to that one." };
        replies.push(Reply::notice(text));
        self.next_problem(replies);
    }

    fn repeat(&self, replies: &mut Vec<Reply>) {
        let Some(asked) = self.asked.last() else { return };
        replies.push(self.question(asked));
        replies.extend(asked.put.last().map(|question| put(asked.problem, *question)));
    }

    /// Takes leave. A problem that is open stays so: it was not finished.
    fn close(&mut self, replies: &mut Vec<Reply>) {
        self.over = true;
        replies.push(Reply::Closing { text: self.pack.closing.trim().to_owned() });
    }

    fn question(&self, asked: &Asked<'_>) -> Reply {
        let number = self.asked.iter().filter(|asked| !asked.set_aside).count();
        Reply::Question {
            number,
            problem: asked.problem.id.clone(),
            text: asked.problem.question.trim().to_owned(),
            clock: self.clock(),
        }
    }

    fn clock(&self) -> Clock {
        let phase = self.pack.phases.get(self.phase);
        Clock {
            phase: phase.map(|phase| phase.title.clone()).unwrap_or_default(),
            phase_number: self.phase + 1,
            phase_seconds: self.now - self.phase_began,
            phase_minutes: phase.map_or(0, |phase| phase.minutes),
            seconds: self.now,
            minutes: self.pack.phases.iter().map(|phase| phase.minutes).sum(),
        }
    }
}

/// A question as the interviewer puts it.
fn put(problem: &Problem, question: Question) -> Reply {
    match question {
        Question::Concept(number) => Reply::Probe { text: problem.concepts[number].ask.trim().to_owned() },
        Question::Probe(number) => Reply::Probe { text: problem.probes[number].ask.trim().to_owned() },
        Question::FollowUp(number) => Reply::FollowUp { text: problem.follow_ups[number].question.trim().to_owned() },
    }
}
