//! How fast answers are graded, beside the floor: folding the same bytes and one Aho-Corasick pass
//! with the same words. Run it with `cargo bench`.
//!
//! Each iteration goes over one answer of 60 words to each problem of a pack: the items are answers.
//! The graders have seen other answers before, as in a batch.

#![allow(clippy::expect_used, reason = "a bench that can't go on has failed")]

#[path = "../tests/support/mod.rs"]
mod support;

use aho_corasick::AhoCorasick;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use std::collections::BTreeSet;
use viva::grade::Grader;
use viva::pattern::{Alternative, Pattern, Phrase};
use viva::problem::Problem;
use viva::text::Text;

/// Answers are cut or repeated to so many words.
const WORDS: usize = 60;

/// The packs that answers are graded for.
const PACKS: [&str; 2] = ["networking", "comnets"];

fn main() {
    divan::main();
}

/// The problems, each with its grader and an answer.
fn answers(pack: &str) -> Vec<(Problem, Grader, String)> {
    let bank = support::bank();
    let pack = bank.packs.iter().find(|one| one.id == pack).expect("the pack");
    let mut answers = Vec::new();
    for problem in &pack.problems {
        let mut grader = Grader::new(pack, problem);
        for example in &problem.examples {
            grader.grade(&example.answer);
        }
        let longest = problem.examples.iter().map(|example| example.answer.as_str()).max_by_key(|answer| answer.len());
        let words: Vec<&str> = longest.unwrap_or_default().split_whitespace().cycle().take(WORDS).collect();
        answers.push((problem.clone(), grader, words.join(" ")));
    }
    answers
}

/// All words of a problem's patterns and of the sets that they use.
fn words(problem: &Problem) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let patterns = problem.concepts.iter().flat_map(|c| [&c.strong, &c.weak, &c.unless, &c.reversed]).flatten();
    for pattern in patterns.chain(problem.misconceptions.iter().flat_map(|m| [&m.patterns, &m.unless]).flatten()) {
        match pattern {
            Pattern::Phrase(phrase) => collect(phrase, &mut words),
            Pattern::All(phrases, _) | Pattern::Order(phrases, _) => {
                phrases.iter().for_each(|p| collect(p, &mut words))
            }
            Pattern::Number { .. } | Pattern::Regex(_) => {}
        }
    }
    problem.words.values().flatten().for_each(|phrase| collect(phrase, &mut words));
    words
}

fn collect(phrase: &Phrase, words: &mut BTreeSet<String>) {
    for alternative in phrase.places.iter().flat_map(|place| &place.alternatives) {
        match alternative {
            Alternative::Word(word, _) => drop(words.insert(word.clone())),
            Alternative::Set(_) => {}
            Alternative::Phrase(phrase) => collect(phrase, words),
        }
    }
}

#[divan::bench(args = PACKS)]
fn grade(bencher: Bencher<'_, '_>, pack: &str) {
    let mut answers = answers(pack);
    bencher.counter(ItemsCount::new(answers.len())).bench_local(|| {
        for (_, grader, answer) in &mut answers {
            black_box(grader.grade(black_box(answer)));
        }
    });
}

#[divan::bench(args = PACKS)]
fn floor(bencher: Bencher<'_, '_>, pack: &str) {
    let answers = answers(pack);
    let automata: Vec<AhoCorasick> =
        answers.iter().map(|(problem, ..)| AhoCorasick::new(words(problem)).expect("few words")).collect();
    let mut text = Text::default();
    bencher.counter(ItemsCount::new(answers.len())).bench_local(|| {
        for ((.., answer), automaton) in answers.iter().zip(&automata) {
            text.reread(black_box(answer));
            let lower = answer.to_ascii_lowercase();
            black_box(automaton.find_overlapping_iter(&lower).count());
        }
    });
}

#[divan::bench(args = PACKS)]
fn compile(bencher: Bencher<'_, '_>, pack: &str) {
    let bank = support::bank();
    let pack = bank.packs.iter().find(|one| one.id == pack).expect("the pack");
    bencher
        .counter(ItemsCount::new(1_usize))
        .bench_local(|| black_box(Grader::new(pack, black_box(&pack.problems[0]))));
}
