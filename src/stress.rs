//! Answers made from a problem itself, to see whether its rules can be fooled.
//!
//! Some must not pass: terms strung together, the question said back, the solution denied, the
//! solution of another problem. Others must not lose their level: the examples misspelt, shouted,
//! without punctuation, in British and American spelling. No chance is in it: the same problem
//! always gets the same answers.

mod denial;
mod variants;

use crate::grade::{Grade, Grader};
use crate::pack::Pack;
use crate::problem::Problem;
use crate::text::{Text, is_function_word};
use std::collections::BTreeSet;

/// One answer and what may come of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Trial {
    /// What was done, such as "the question said back".
    pub name: &'static str,
    /// The line in the problem's file of the example that it was made of, if it was one.
    pub line: Option<usize>,
    /// The answer.
    pub answer: String,
    /// What may come of it.
    pub bar: Bar,
}

/// What may come of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// No more than the lowest level.
    Lowest,
    /// This level, by its number, or a higher one.
    AtLeast(usize),
}

/// What came of a problem's trials.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Stress<'b> {
    /// The pack that the problem is in.
    pub pack: &'b Pack,
    /// The problem.
    pub problem: &'b Problem,
    /// How many trials came out as they must.
    pub held: usize,
    /// Those that did not, with their grades.
    pub failed: Vec<(Trial, Grade)>,
}

impl<'b> Stress<'b> {
    /// Grades all trials of `problem`, which belongs to `pack`.
    #[must_use]
    pub fn new(pack: &'b Pack, problem: &'b Problem) -> Self {
        let mut grader = Grader::new(pack, problem);
        let mut stress = Self { pack, problem, held: 0, failed: Vec::new() };
        for trial in trials(pack, problem, &mut grader) {
            let grade = grader.grade(&trial.answer);
            let holds = match trial.bar {
                Bar::Lowest => grade.level == 0,
                Bar::AtLeast(level) => grade.level >= level,
            };
            if holds { stress.held += 1 } else { stress.failed.push((trial, grade)) }
        }
        stress
    }
}

/// All trials of a problem, whose rules `grader` has.
fn trials(pack: &Pack, problem: &Problem, grader: &mut Grader) -> Vec<Trial> {
    let fails = |name, answer| Trial { name, line: None, answer, bar: Bar::Lowest };
    let mut trials = vec![
        fails("the question said back", problem.question.clone()),
        fails("the solution with its claims denied", denial::negated(&problem.walkthrough)),
        fails("the solution called untrue", denial::called_untrue(&problem.walkthrough)),
    ];
    trials.extend(foreign(pack, problem).map(|other| fails("another problem's solution", other.walkthrough.clone())));
    // Where bare words answer the question, a list of the right ones is a right answer.
    if !problem.marking.terse {
        let words = words_of_concepts(pack, problem);
        let shuffled = shuffled(&words);
        trials.push(fails("the concepts' words as a list", words.join(", ")));
        trials.push(fails("the concepts' words as a list in another order", shuffled.join(", ")));
        trials.push(fails("the concepts' words in a row", words.join(" ")));
        trials.push(fails("the concepts' words in a row in another order", shuffled.join(" ")));
    }
    for example in &problem.examples {
        // One that misses its level as it stands is the business of the test.
        if grader.grade(&example.answer).level != example.level {
            continue;
        }
        let keeps = |name, answer| Trial { name, line: Some(example.line), answer, bar: Bar::AtLeast(example.level) };
        let variants = [
            keeps("an example with slips of the pen", variants::with_slips(&example.answer)),
            keeps("an example in capitals", example.answer.to_uppercase()),
            keeps("an example without punctuation", variants::without_punctuation(&example.answer)),
            keeps("an example in British spelling", variants::british(&example.answer)),
            keeps("an example in American spelling", variants::american(&example.answer)),
        ];
        // Without a word that is spelt in two ways there is nothing to try.
        trials.extend(variants.into_iter().filter(|trial| trial.answer != example.answer));
    }
    trials
}

/// The first problem of the pack whose solution can't answer this one: it counts for another
/// criterion and shares no tag.
fn foreign<'p>(pack: &'p Pack, problem: &Problem) -> Option<&'p Problem> {
    let related = |other: &&Problem| {
        other.criterion == problem.criterion || other.tags.iter().any(|tag| problem.tags.contains(tag))
    };
    pack.problems.iter().find(|other| !related(other))
}

/// For every concept the words of what it says and of its first pattern, each word once.
fn words_of_concepts(pack: &Pack, problem: &Problem) -> Vec<String> {
    let set = |name: &str| problem.words.get(name).or_else(|| pack.sets.get(name)).map(Vec::as_slice);
    let mut words: Vec<String> = Vec::new();
    for concept in &problem.concepts {
        words.extend(Text::read(&concept.say).words().map(str::to_owned));
        let pattern = concept.strong.first().into_iter().flat_map(|pattern| pattern.words(&set));
        words.extend(pattern.map(str::to_owned));
    }
    let mut seen = BTreeSet::new();
    words.retain(|word| !is_function_word(word) && seen.insert(word.clone()));
    words
}

/// The words in an order that has nothing to do with their meaning and is always the same.
fn shuffled(words: &[String]) -> Vec<String> {
    let mut words = words.to_vec();
    words.sort_by_cached_key(|word| *blake3::hash(word.as_bytes()).as_bytes());
    words
}
