//! What of an answer counts as said.
//!
//! Words earn nothing by being there. A list of terms states nothing; the question's own words said
//! back state nothing new; whoever denies one sentence after the other says nothing that is so; and what
//! the writer doesn't stand behind was not said (`owned`). None of this knows the subject: it looks at function words, clauses and the question alone.

use super::judge::Heard;
use super::owned::{Markers, Owned};
use crate::matcher::{Hit, Role};
use crate::text::{Text, is_auxiliary};

/// Answers of fewer words are too short to tell a list from a statement.
const SHORTEST_LIST: usize = 5;
/// An answer with a smaller share of function words, in percent, is a list.
const LIST_SHARE: usize = 6;
/// So is one in which fewer than one of so many words binds others to a statement ...
const BINDING_TO_WORDS: usize = 30;
/// ... if it has at least so many words ...
const SHORTEST_GLUED: usize = 15;
/// ... and no more than so many a clause.
const GLUED_CLAUSE: usize = 4;
/// One with a smaller share than this is a list if its clauses are short, too.
const TERSE_SHARE: usize = 15;
/// So many content words a clause are short.
const SHORT_CLAUSE: usize = 2;
/// With fewer content words to ten clauses an answer is a list, whatever its function words ...
const LIST_PER_TEN_CLAUSES: usize = 13;
/// ... if it has at least so many clauses: one alone may well say little and still say it.
const FEWEST_CLAUSES: usize = 3;
/// With a smaller share than `TERSE_SHARE` and more content words a clause, terms only stand in a row.
const LONG_CLAUSE: usize = 7;
/// Notes in so many sentences ...
const FEWEST_NOTES: usize = 3;
/// ... of at least so many words ...
const SHORTEST_NOTE: usize = 4;
/// ... and of fewer than so many are no list ...
const LONGEST_NOTE: usize = 10;
/// ... if at least this share of them, in percent, are function words.
const NOTES_SHARE: usize = 4;
/// Answers of fewer words are too short to tell an echo from a terse answer.
const SHORTEST_ECHO: usize = 8;
/// Of so many content words one has to be new.
const ONE_NEW_OF: usize = 4;
/// A paragraph of fewer words is no list by itself unless it is the whole answer.
const SHORTEST_LISTED: usize = 8;
/// A sentence with fewer content words is not held against the question by itself.
const SHORTEST_ECHO_SENTENCE: usize = 4;
/// With at least so many sentences ...
const SHORTEST_DENIAL: usize = 3;
/// (or so many, where bare words answer: a few differences may well be said by what is not there)
const SHORTEST_TERSE_DENIAL: usize = 6;
/// ... of so many words ...
const SHORTEST_DENIED: usize = 4;
/// ... an answer of which this share, in percent, says only what is not so, says nothing.
const DENIAL_SHARE: usize = 70;

/// Whether an answer as a whole says anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Substance {
    /// It makes statements.
    Statements,
    /// It has no words.
    Empty,
    /// It strings terms together.
    List,
    /// It says the question back.
    Echo,
    /// It only says what is not so.
    Denial,
}

/// What of one answer counts.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) substance: Substance,
    /// For each sentence, whether it only lists terms or says the question back.
    silent: Vec<bool>,
    /// For each paragraph, whether it only lists terms.
    listed: Vec<bool>,
    owned: Owned,
}

/// How many words of each role there are in an answer or a sentence.
#[derive(Debug, Clone, Copy, Default)]
struct Census {
    words: usize,
    clauses: usize,
    sentences: usize,
    function: usize,
    /// Grammar that binds words to a statement, rather than one word to the next as "and" does.
    binding: usize,
    negations: usize,
    novel: usize,
}

impl Census {
    fn count(&mut self, role: Role) {
        self.words += 1;
        match role {
            Role::Article | Role::Glue => self.function += 1,
            Role::Function => {
                self.function += 1;
                self.binding += 1;
            }
            Role::Negation => {
                self.function += 1;
                self.negations += 1;
            }
            Role::Stale => {}
            Role::Novel => self.novel += 1,
        }
    }

    fn content(self) -> usize {
        self.words - self.function
    }

    /// Whether the terms only stand side by side.
    ///
    /// The shares separate lists of terms from the notes of terse experts, who still need some
    /// grammar to say how things hang together.
    fn is_list(self) -> bool {
        let clauses = self.clauses;
        let share = |percent| self.function * 100 < percent * self.words;
        self.words >= SHORTEST_LIST
            && !self.is_notes()
            && (share(LIST_SHARE)
                || self.is_unbound()
                || share(TERSE_SHARE) && self.content() <= SHORT_CLAUSE * clauses
                || share(TERSE_SHARE) && self.content() > LONG_CLAUSE * clauses
                || clauses >= FEWEST_CLAUSES && self.content() * 10 < LIST_PER_TEN_CLAUSES * clauses)
    }

    /// Whether these are an expert's notes: several short sentences with some grammar, where a list
    /// of terms runs on in one or stops after every term.
    fn is_notes(self) -> bool {
        let words = self.sentences * SHORTEST_NOTE..self.sentences * LONGEST_NOTE;
        self.sentences >= FEWEST_NOTES && words.contains(&self.words) && self.function * 100 >= NOTES_SHARE * self.words
    }

    /// Whether there are many words in short clauses, and next to none that binds others to a
    /// statement. In longer clauses a verb does that, which only a grammar would know.
    fn is_unbound(self) -> bool {
        self.words >= SHORTEST_GLUED
            && self.words <= GLUED_CLAUSE * self.clauses
            && self.binding * BINDING_TO_WORDS < self.words
    }

    /// Whether hardly a word is new. A negation is news in itself unless the question has one.
    fn is_echo(self, question_negates: bool) -> bool {
        (question_negates || self.negations == 0) && self.novel * ONE_NEW_OF < self.content()
    }
}

impl Said {
    /// Sorts out what counts. Where bare words answer the question (`terse`), only what was taken back doesn't.
    pub(super) fn new(heard: &Heard<'_>, markers: &Markers, question_negates: bool, terse: bool) -> Self {
        let text = heard.text;
        let mut whole = Census::default();
        let mut paragraphs = vec![Census::default(); text.paragraphs()];
        let mut sentences = vec![Census::default(); text.sentences()];
        let mut beginnings = vec![0; text.sentences()];
        let mut clause = None;
        for (index, token) in text.tokens().iter().enumerate() {
            let role = heard.search.role(heard.matcher, index);
            if sentences[token.sentence].words == 0 {
                beginnings[token.sentence] = index;
                paragraphs[token.paragraph].sentences += 1;
            }
            let opens_clause = clause.replace(token.clause) != Some(token.clause);
            for census in [&mut whole, &mut paragraphs[token.paragraph], &mut sentences[token.sentence]] {
                census.count(role);
                census.clauses += usize::from(opens_clause);
            }
        }
        // An arrow says how two things hang together, as a word would.
        for token in text.arrows().iter().filter_map(|after| text.tokens().get(*after)) {
            for census in [&mut whole, &mut paragraphs[token.paragraph], &mut sentences[token.sentence]] {
                census.count(Role::Function);
            }
        }
        // A short paragraph among others may be terse.
        let is_listed = |census: &Census| {
            !terse && census.is_list() && (census.words >= SHORTEST_LISTED || census.words == whole.words)
        };
        let listed: Vec<bool> = paragraphs.iter().map(is_listed).collect();
        let substance = if text.tokens().is_empty() {
            Substance::Empty
        } else if listed.iter().all(|listed| *listed) {
            Substance::List
        } else if !terse && whole.words >= SHORTEST_ECHO && whole.is_echo(question_negates) {
            Substance::Echo
        } else if is_denial(text, &sentences, if terse { SHORTEST_TERSE_DENIAL } else { SHORTEST_DENIAL }) {
            Substance::Denial
        } else {
            Substance::Statements
        };
        // A sentence among others may be terse or short of news; only long ones are held against it.
        let says_nothing = |census: &Census| {
            !terse
                && (census.is_unbound()
                    || census.content() >= SHORTEST_ECHO_SENTENCE && census.is_echo(question_negates))
        };
        let silent = sentences.iter().map(says_nothing).collect();
        Self { substance, silent, listed, owned: Owned::new(heard, markers, &beginnings) }
    }

    /// Whether what `hit` covers counts.
    pub(super) fn counts(&self, hit: Hit, text: &Text) -> bool {
        self.is_stated(hit, text) && self.owned.holds(hit)
    }

    /// Whether what `hit` covers counts as a claim of the writer's own.
    pub(super) fn claims(&self, hit: Hit, text: &Text) -> bool {
        self.is_stated(hit, text) && self.owned.claims(hit)
    }

    fn is_stated(&self, hit: Hit, text: &Text) -> bool {
        !self.silent[text.sentence_of(hit.first)] && !self.listed[text.paragraph_of(hit.first)]
    }
}

/// Whether most sentences negate their verb ("is not", "does not"). What somebody says of themselves ("I do
/// not know") denies nothing.
fn is_denial(text: &Text, sentences: &[Census], shortest: usize) -> bool {
    let mut denied = vec![false; sentences.len()];
    for (index, token) in text.tokens().iter().enumerate().skip(1) {
        if text.word(index) == "not" && text.same_sentence(index - 1, index) {
            let of_oneself = index > 1 && text.word(index - 2) == "i";
            denied[token.sentence] |= is_auxiliary(text.word(index - 1)) && !of_oneself;
        }
    }
    let long = || sentences.iter().zip(&denied).filter(|(census, _)| census.words >= SHORTEST_DENIED);
    let count = long().count();
    count >= shortest && long().filter(|(_, denied)| **denied).count() * 100 >= count * DENIAL_SHARE
}
