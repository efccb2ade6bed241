//! Problems whose numbers the seed draws: each seed has one right answer, and the right one.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that can't go on has failed")]

mod support;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use support::{files_below, fixture, viva};
use viva::bank::{Bank, Files, Wanted};
use viva::grade::Grader;
use viva::problem::Problem;

const PROBLEM: &str = "tiny/problems/soft-egg.toml";

/// A problem in which something is computed.
const EGGS: &str = r#"
format = 1
id = "soft-egg"
title = "Eggs for many"
criterion = "cooking"
difficulty = "easy"
minutes = 2
tags = ["egg"]
question = "{guests} guests eat {each} eggs each, and a box { like this } holds ten. How many boxes?"
walkthrough = "{guests} times {each} are {eggs} eggs, so {boxes} boxes; at {price} cents an egg {cost} euros."
resources = ["on-food"]
hints = ["Count the eggs.", "Ten a box.", "{eggs} eggs.", "{boxes} boxes."]

[variables]
boxes = "ceil(eggs / 10)"
eggs = "guests * each"
guests = { from = 1000, to = 20000, step = 500 }
each = [1, 2, 3]
price = [12.5]
cost = "round(eggs * price / 10) / 10"

[[concept]]
id = "boxes"
central = true
marks = 100
say = "it takes {boxes} boxes"
ask = "How many eggs are that?"
advice = "Divide {eggs} by ten."
match = [{ number = "{boxes}", tolerance = "1%" }]

[[example]]
level = "novice"
answer = "No idea, perhaps three of them would do."

[[example]]
level = "expert"
answer = "They need {boxes} boxes."
"#;

fn files(problem: &str) -> Files {
    let mut files = files_below(&fixture("bank-small"));
    files.insert(PROBLEM.to_owned(), Ok(Cow::Owned(problem.as_bytes().to_vec())));
    files
}

fn drawn(seed: u64) -> Bank {
    let (bank, findings) = Bank::drawn(&files(EGGS), Wanted::All, seed);
    bank.unwrap_or_else(|| panic!("{findings:#?}"))
}

fn number(problem: &Problem, name: &str) -> u64 {
    problem.variables[name].replace(',', "").parse().unwrap()
}

#[test]
fn every_seed_draws_numbers_that_fit_each_other() {
    let mut questions = BTreeSet::new();
    for seed in 0..50 {
        let bank = drawn(seed);
        let problem = &bank.packs[0].problems[0];
        let (guests, each, eggs) = (number(problem, "guests"), number(problem, "each"), number(problem, "eggs"));
        assert!((1_000..=20_000).contains(&guests) && guests % 500 == 0 && (1..=3).contains(&each));
        assert_eq!(eggs, guests * each);
        assert_eq!(number(problem, "boxes"), eggs.div_ceil(10));
        // At 12.5 cents an egg, in tenths of a euro.
        let cost = problem.variables["cost"].replace(',', "");
        let (euros, tenth) = cost.split_once('.').unwrap_or((&cost, "0"));
        let tenths: u64 = format!("{euros}{tenth}").parse().unwrap();
        assert_eq!(tenths, (eggs * 125 + 50) / 100, "{cost}");
        questions.insert(problem.question.clone());
    }
    assert!(questions.len() > 25, "{questions:?}");
}

#[test]
fn numbers_stand_in_the_texts_as_people_write_them() {
    let seeds: Vec<Bank> = (0..50).map(drawn).collect();
    let texts: String = seeds.iter().map(|bank| bank.packs[0].problems[0].walkthrough.clone()).collect();
    assert!(texts.contains(",000 times ") && texts.contains("9500 times "), "{texts}");
    assert!(texts.contains("at 12.5 cents"), "{texts}");
    let question = &seeds[0].packs[0].problems[0].question;
    assert!(question.contains("{ like this }") && !question.contains("{guests}"), "{question}");
}

#[test]
fn the_answer_of_one_seed_is_wrong_for_another() {
    let (one, other) = (drawn(1), drawn(2));
    let [one_problem, other_problem] = [&one, &other].map(|bank| &bank.packs[0].problems[0]);
    assert_ne!(one_problem.variables["boxes"], other_problem.variables["boxes"]);
    let answer = format!("They need {} boxes.", one_problem.variables["boxes"]);
    let level = |bank: &Bank| Grader::new(&bank.packs[0], &bank.packs[0].problems[0]).grade(&answer).level;
    assert_eq!((level(&one), level(&other)), (2, 0));
}

#[test]
fn the_program_draws_the_same_numbers_wherever_a_seed_is_given() {
    let folder = tempfile::tempdir().unwrap();
    for (path, content) in files(EGGS) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content.unwrap()).unwrap();
    }
    let bank = folder.path().to_str().unwrap();
    let boxes = drawn(7).packs[0].problems[0].variables["boxes"].clone();
    let answer = format!("They need {boxes} boxes.");
    let run = |args: &[&str], input: &str| {
        let run = viva().args(["--bank", bank]).args(args).stdin(input).assert().success();
        String::from_utf8_lossy(&run.get_output().stdout).into_owned()
    };
    assert!(run(&["grade", "soft-egg", "--seed", "7"], &answer).contains("expert"));
    assert!(!run(&["grade", "soft-egg"], &answer).contains("expert"));
    assert!(
        run(&["bank", "show", "soft-egg", "--all", "--seed", "7"], "").contains(&format!("it takes {boxes} boxes"))
    );
    let line = |seed: &str| format!("{{\"id\":1,\"problem\":\"soft-egg\",\"answer\":\"{answer}\"{seed}}}\n");
    let lines = run(&["batch", "-"], &[line(",\"seed\":7"), line(",\"seed\":8"), line("")].concat());
    let experts: Vec<bool> = lines.lines().map(|line| line.contains("\"expert\"")).collect();
    assert_eq!(experts, [true, false, false], "{lines}");
    let talk = run(&["interview", "--script", "-", "--seed", "7"], &answer);
    assert!(talk.contains(&drawn(7).packs[0].problems[0].variables["guests"]), "{talk}");
}
