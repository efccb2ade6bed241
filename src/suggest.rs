//! Words and phrases of well-marked answers that no pattern covers.
//!
//! They are ranked by how well they tell good answers from the rest. A word that good answers have
//! may be a habit of those who wrote them rather than a sign that they know something: these are
//! suggestions for somebody who knows the subject, and nothing that could be added unseen.

use crate::evaluation::{Marked, OfProblem};
use crate::matcher::is_english;
use crate::pack::Pack;
use crate::pattern::Phrase;
use crate::problem::Problem;
use crate::text::{Span, Text, is_filler, is_function_word};
use std::collections::{BTreeMap, BTreeSet};

/// Phrases have at most so many words.
const LONGEST: usize = 3;
/// A phrase of fewer answers than this is one person's wording.
const FEWEST_ANSWERS: usize = 2;
/// So many synonyms of a word are enough.
const MOST_SYNONYMS: usize = 8;

/// A phrase that could become a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Suggestion {
    /// The phrase, as a pattern.
    pub pattern: String,
    /// The ids of the answers above the lowest level that have these words where no pattern matches.
    pub good: Vec<String>,
    /// The ids of the answers at the lowest level that have them. As a pattern the phrase finds more: families
    /// of words and slips of the pen.
    pub poor: Vec<String>,
    /// How many answers to other problems have them.
    pub foreign: usize,
    /// The number of the concept that is missing most often where it stands, if any is.
    pub concept: Option<usize>,
}

/// The phrases that tell best, the best first: at most `most`. `foreign` are answers to other problems.
#[must_use]
pub fn suggestions(of: &OfProblem<'_, '_>, foreign: &[&Marked], most: usize) -> Vec<Suggestion> {
    let mut found: BTreeMap<String, Suggestion> = BTreeMap::new();
    let mut missing: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let poor = |level: usize| level == 0;
    for graded in &of.answers {
        let level = graded.pair.expected.level;
        // What a pattern has found already needs no other; in a poor answer everything speaks against.
        let covered: Vec<Span> = match poor(level) {
            true => Vec::new(),
            false => graded.grade.concepts.iter().flat_map(|judged| judged.evidence.clone()).collect(),
        };
        for phrase in phrases(&graded.marked.answer, &covered) {
            let suggestion = found.entry(phrase.clone()).or_insert_with(|| Suggestion {
                pattern: phrase.clone(),
                good: Vec::new(),
                poor: Vec::new(),
                foreign: 0,
                concept: None,
            });
            if poor(level) {
                suggestion.poor.push(graded.marked.id.clone());
            } else {
                suggestion.good.push(graded.marked.id.clone());
                let counts = missing.entry(phrase).or_insert_with(|| vec![0; of.problem.concepts.len()]);
                graded.grade.missing().for_each(|concept| counts[concept] += 1);
            }
        }
    }
    found.retain(|_, suggestion| suggestion.good.len() >= FEWEST_ANSWERS);
    for marked in foreign {
        for phrase in phrases(&marked.answer, &[]) {
            found.get_mut(&phrase).into_iter().for_each(|suggestion| suggestion.foreign += 1);
        }
    }
    let good = of.answers.iter().filter(|graded| !poor(graded.pair.expected.level)).count();
    let bad = of.answers.len() - good;
    let mut suggestions: Vec<Suggestion> = found.into_values().collect();
    // The share of good answers less the shares of poor and of foreign ones, over a common denominator.
    let worth = |suggestion: &Suggestion| {
        let share =
            |number: usize, all: usize, others: usize| i128::try_from(number * all.max(1) * others.max(1)).unwrap_or(0);
        share(suggestion.good.len(), bad, foreign.len())
            - share(suggestion.poor.len(), good, foreign.len())
            - share(suggestion.foreign, good, bad)
    };
    suggestions.sort_by_key(|suggestion| (std::cmp::Reverse(worth(suggestion)), suggestion.pattern.clone()));
    suggestions.retain(|suggestion| worth(suggestion) > 0);
    suggestions.truncate(most);
    for suggestion in &mut suggestions {
        let counts = missing.get(&suggestion.pattern).map(Vec::as_slice).unwrap_or_default();
        let missing = (0..counts.len()).filter(|concept| counts[*concept] > 0);
        suggestion.concept = missing.max_by_key(|concept| (counts[*concept], std::cmp::Reverse(*concept)));
    }
    suggestions
}

/// The phrases of an answer outside what is covered, each once: up to three words of a sentence of
/// which the first and the last have content.
fn phrases(answer: &str, covered: &[Span]) -> BTreeSet<String> {
    let text = Text::read(answer);
    let free = |word: usize| {
        let span = text.span(word, word + 1);
        covered.iter().all(|covered| covered.end <= span.start || span.end <= covered.start)
    };
    let content = |word: usize| {
        let word = text.word(word);
        !is_function_word(word) && !is_filler(word) && word.len() > 1 && Phrase::of_words(word).is_some()
    };
    let mut phrases = BTreeSet::new();
    for first in (0..text.tokens().len()).filter(|first| content(*first)) {
        for last in first..(first + LONGEST).min(text.tokens().len()) {
            if !text.same_sentence(first, last) || !free(last) {
                break;
            }
            if content(last) && free(first) {
                let words: Vec<&str> = (first..=last).map(|word| text.word(word)).collect();
                phrases.insert(words.join(" "));
            }
        }
    }
    phrases
}

/// A word set of a problem with synonyms that it does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Synonyms {
    /// The name of the set.
    pub set: String,
    /// Its words with synonyms of each, in the order of the set.
    pub words: Vec<(String, Vec<String>)>,
}

/// Synonyms for the words of the sets that the problem uses, from what `thesaurus` knows of a word: those
/// alone that stand in one of the answers.
#[must_use]
pub fn synonyms(pack: &Pack, of: &OfProblem<'_, '_>, thesaurus: impl Fn(&str) -> Vec<String>) -> Vec<Synonyms> {
    let problem = of.problem;
    let mut said: BTreeSet<String> = BTreeSet::new();
    for graded in &of.answers {
        said.extend(Text::read(&graded.marked.answer).words().map(str::to_owned));
    }
    let sets = problem.words.iter().chain(pack.sets.iter().filter(|(name, _)| uses(problem, name)));
    let of_set = |(name, entries): (&String, &Vec<Phrase>)| {
        let has: Vec<&str> = entries.iter().flat_map(Phrase::single_words).collect();
        let known = |word: &str| has.iter().any(|known| word.starts_with(known));
        // The thesaurus has some words without their ends.
        let plain = |word: &String| word.len() > 2 && is_english(word) && said.contains(word);
        let words = has.iter().filter_map(|word| {
            let mut more: Vec<String> = thesaurus(word).into_iter().filter(plain).filter(|word| !known(word)).collect();
            more.sort();
            more.dedup();
            more.truncate(MOST_SYNONYMS);
            (!more.is_empty()).then(|| ((*word).to_owned(), more))
        });
        Synonyms { set: name.clone(), words: words.collect() }
    };
    sets.map(of_set).filter(|synonyms| !synonyms.words.is_empty()).collect()
}

fn uses(problem: &Problem, set: &str) -> bool {
    crate::audit::patterns(problem).any(|(_, _, pattern)| pattern.sets().contains(&set))
}
