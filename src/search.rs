//! Finding problems by what is in them.

use crate::bank::Bank;
use crate::pack::Pack;
use crate::problem::{Difficulty, Problem};
use crate::text::{Text, is_function_word};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Which problems are wanted; what is not named does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The id of the criterion that they count for.
    pub area: Option<String>,
    /// How hard they are.
    pub difficulty: Option<Difficulty>,
    /// One of their tags.
    pub tag: Option<String>,
}

impl Filter {
    /// Whether a problem is wanted.
    #[must_use]
    pub fn fits(&self, problem: &Problem) -> bool {
        self.area.as_ref().is_none_or(|area| *area == problem.criterion)
            && self.difficulty.is_none_or(|difficulty| difficulty == problem.difficulty)
            && self.tag.as_ref().is_none_or(|tag| problem.tags.contains(tag))
    }
}

/// A problem that was found.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Found<'b> {
    /// The pack that it is in.
    pub pack: &'b Pack,
    /// The problem.
    pub problem: &'b Problem,
    /// How well it fits: the more, the better.
    pub worth: u32,
}

/// How much a word counts where it stands.
const TITLE: u32 = 6;
const NAME: u32 = 4;
const QUESTION: u32 = 2;
const SOLUTION: u32 = 1;
/// How much it counts as it is, as the beginning of another, or a slip away from it.
const SAME: u32 = 3;
const BEGINNING: u32 = 2;
const SLIP: u32 = 1;
/// From these lengths on, in bytes, a word may begin another, may be one slip away, or two.
const SHORTEST_BEGINNING: usize = 3;
const SHORTEST_SLIP: usize = 4;
const SHORTEST_TWO_SLIPS: usize = 8;

/// The problems in which all of `words` are found, the best first; words of grammar are passed over.
/// Whoever mistypes a word finds it still.
#[must_use]
pub fn search<'b>(bank: &'b Bank, words: &str) -> Vec<Found<'b>> {
    let query = Text::read(words);
    let content: Vec<&str> = query.words().filter(|word| !is_function_word(word)).collect();
    let wanted = if content.is_empty() { query.words().collect() } else { content };
    let problems = bank.packs.iter().flat_map(|pack| pack.problems.iter().map(move |problem| (pack, problem)));
    let mut found: Vec<Found<'b>> = problems
        .filter_map(|(pack, problem)| {
            let known = words_of(problem);
            let worths = wanted.iter().map(|word| worth(word, &known));
            let worth = worths.map(|worth| (worth > 0).then_some(worth)).sum::<Option<u32>>()?;
            (worth > 0).then_some(Found { pack, problem, worth })
        })
        .collect();
    found.sort_by_key(|found| (Reverse(found.worth), &found.pack.id, &found.problem.id));
    found
}

/// The words of a problem, each with how much it counts where it counts most.
fn words_of(problem: &Problem) -> BTreeMap<String, u32> {
    let mut words = BTreeMap::new();
    let mut add = |text: &str, weight: u32| {
        for word in Text::read(text).words() {
            let known = words.entry(word.to_owned()).or_insert(0);
            *known = weight.max(*known);
        }
    };
    [&problem.id, &problem.title].into_iter().for_each(|title| add(title, TITLE));
    problem.tags.iter().chain([&problem.criterion]).for_each(|name| add(name, NAME));
    add(&problem.question, QUESTION);
    for concept in &problem.concepts {
        add(&concept.say, QUESTION);
        concept.term.iter().for_each(|term| add(term, NAME));
    }
    add(&problem.walkthrough, SOLUTION);
    words
}

/// How much a word of the search counts among those of a problem.
fn worth(word: &str, known: &BTreeMap<String, u32>) -> u32 {
    let kind = |other: &str| {
        let slips = match word.len() {
            SHORTEST_TWO_SLIPS.. => 2,
            SHORTEST_SLIP.. => 1,
            _ => 0,
        };
        if other == word {
            SAME
        } else if word.len() >= SHORTEST_BEGINNING && other.starts_with(word) {
            BEGINNING
        } else if other.len().abs_diff(word.len()) <= slips && strsim::osa_distance(other, word) <= slips {
            SLIP
        } else {
            0
        }
    };
    known.iter().map(|(other, weight)| kind(other) * weight).max().unwrap_or(0)
}
