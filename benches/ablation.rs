//! What each means of the rules is worth: the agreement with markers without it.
//!
//! `cargo bench --bench ablation -- FILE...` grades the marked answers of each file as they are and
//! with one means taken out of all problems at a time, and prints a table for `docs/grading.md`.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a bench prints, and stops when it can't go on")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::path::Path;
use viva::evaluation::{Evaluation, Marked};
use viva::pattern::{Alternative, Kind, Pattern, Phrase};
use viva::problem::{Denied, Penalty, Problem};

/// A means by its name, and how to take it out.
type Means = (&'static str, fn(&mut Problem));

const MEANS: &[Means] = &[
    ("nothing", |_| {}),
    ("word families and slips of the pen", |problem| {
        each_word(problem, |kind| {
            if *kind == Kind::Family {
                *kind = Kind::Exact;
            }
        })
    }),
    ("open endings", |problem| {
        each_word(problem, |kind| {
            if *kind == Kind::Beginning {
                *kind = Kind::Exact;
            }
        })
    }),
    ("frames: `all` in any order", |problem| {
        each_list(problem, |list| {
            list.retain(|pattern| !matches!(pattern, Pattern::All(..)));
        })
    }),
    ("several patterns a concept", |problem| {
        for concept in &mut problem.concepts {
            concept.strong.truncate(1);
        }
    }),
    ("weak patterns", |problem| problem.concepts.iter_mut().for_each(|concept| concept.weak.clear())),
    ("`unless`, of a sentence or the answer", |problem| {
        for concept in &mut problem.concepts {
            concept.unless.clear();
            concept.unless_anywhere.clear();
        }
        for wrong in &mut problem.misconceptions {
            wrong.unless.clear();
            wrong.unless_anywhere.clear();
            wrong.unless_shown.clear();
        }
    }),
    ("`reversed` patterns", |problem| problem.concepts.iter_mut().for_each(|concept| concept.reversed.clear())),
    ("denial where the author asks for it", |problem| {
        problem.concepts.iter_mut().for_each(|concept| concept.denied = Denied::Ignored);
    }),
    ("topics", |problem| problem.concepts.iter_mut().for_each(|concept| concept.topic = None)),
    ("concepts that need another", |problem| {
        problem.concepts.iter_mut().for_each(|concept| concept.only_with.clear());
    }),
    ("misconceptions", |problem| problem.misconceptions.clear()),
    ("caps of misconceptions", |problem| {
        problem.misconceptions.iter_mut().for_each(|wrong| wrong.penalty = Penalty { cap: None, ..wrong.penalty });
    }),
    ("shares of groups", |problem| problem.parts.iter_mut().for_each(|part| part.shared = false)),
    ("deeper points that stand in for the centre", |problem| problem.strict = true),
    ("lists and echoes", |problem| problem.marking.terse = true),
];

fn each_list(problem: &mut Problem, change: impl Fn(&mut Vec<Pattern>)) {
    for concept in &mut problem.concepts {
        for list in [&mut concept.strong, &mut concept.weak] {
            change(list);
        }
    }
}

fn each_word(problem: &mut Problem, change: impl Fn(&mut Kind) + Copy) {
    fn phrase(phrase_: &mut Phrase, change: impl Fn(&mut Kind) + Copy) {
        for alternative in phrase_.places.iter_mut().flat_map(|place| &mut place.alternatives) {
            match alternative {
                Alternative::Word(_, kind) => change(kind),
                Alternative::Set(_) => {}
                Alternative::Phrase(inner) => phrase(inner, change),
            }
        }
    }
    each_list(problem, |list| {
        for pattern in list {
            match pattern {
                Pattern::Phrase(one) => phrase(one, change),
                Pattern::All(phrases, _) | Pattern::Order(phrases, _) => {
                    phrases.iter_mut().for_each(|one| phrase(one, change));
                }
                Pattern::Number { .. } | Pattern::Regex(_) => {}
            }
        }
    });
    problem.words.values_mut().flatten().for_each(|one| phrase(one, change));
}

fn main() {
    let files: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if files.is_empty() {
        println!("name files with marked answers: cargo bench --bench ablation -- tests/answers/check.jsonl");
    }
    let bank = support::bank();
    for file in files {
        let marked = marked(Path::new(&file));
        println!(
            "\n{file}, {} answers\n\n| without | kappa | accuracy | RMSE |\n| --- | ---: | ---: | ---: |",
            marked.len()
        );
        for (name, take_out) in MEANS {
            let mut bank = bank.clone();
            bank.packs.iter_mut().flat_map(|pack| &mut pack.problems).for_each(take_out);
            let overall = Evaluation::new(&bank, &marked).expect("answers to the bank's problems").overall;
            let value = |figure: viva::agreement::Figure| format!("{:.3}", figure.value.unwrap_or(f64::NAN));
            let figures = [overall.kappa_quadratic, overall.accuracy, overall.rmse].map(value);
            println!("| {name} | {} |", figures.join(" | "));
        }
    }
}

fn marked(path: &Path) -> Vec<Marked> {
    let text = std::fs::read_to_string(path).expect("a file with marked answers");
    let word = |line: &serde_json::Value, key: &str| line[key].as_str().unwrap_or_default().to_owned();
    text.lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .map(|line: serde_json::Value| Marked {
            id: word(&line, "id"),
            problem: word(&line, "problem"),
            answer: word(&line, "answer"),
            level: word(&line, "level"),
            mark: line["mark"].as_f64().unwrap_or(0.0),
        })
        .collect()
}
