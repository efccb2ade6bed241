//! The interview that is built in, from beginning to end.

#![allow(clippy::expect_used, reason = "a test says what it expected")]

mod support;

use serde_json::Value;
use snapbox::cmd::Command;
use std::collections::BTreeSet;
use support::bank;
use viva::bank::Bank;
use viva::interview::{Interview, Move};
use viva::pack::Pack;
use viva::problem::Difficulty;
use viva::scorecard::Scorecard;

/// True of nothing that is asked.
const WEAK: &str = "I would ask a colleague about this, who knows it better than I do.\n\n";

/// The pack that an interview takes if none is named.
fn networking(bank: &Bank) -> &Pack {
    bank.packs.iter().find(|pack| pack.standard).expect("a standard pack")
}

/// The ids of the problems that a scorecard counts.
fn problems(card: &Value) -> BTreeSet<String> {
    let problems = card["problems"].as_array().into_iter().flatten();
    problems.filter_map(|problem| problem["id"].as_str().map(str::to_owned)).collect()
}

fn play(script: &str, args: &[&str]) -> Vec<u8> {
    let run = Command::new(snapbox::cmd::cargo_bin!("viva")).arg("interview").args(args);
    run.stdin(script).assert().success().get_output().stdout.clone()
}

#[test]
fn strong_answers_lead_through_all_phases_to_all_problems() {
    let bank = bank();
    let pack = networking(&bank);
    let (mut interview, _) = Interview::begin(pack, 7);
    let mut phases = BTreeSet::new();
    while !interview.is_over() {
        let open = interview.asked().last().expect("an open problem");
        phases.insert(open.phase);
        let answer = Move::Answer(open.problem.walkthrough.clone());
        interview.apply(&answer, 0);
    }
    assert_eq!(phases, BTreeSet::from([0, 1, 2, 3]));
    let card = Scorecard::of(&interview);
    assert_eq!(card.problems.len(), 8);
    assert!(card.areas.iter().all(|area| area.level == Some(2)), "{:?}", card.areas);
    assert_eq!((card.strengths.len(), card.resources.len()), (3, 3));
    assert!(card.follow_ups > 0, "a strong candidate gets follow-ups");
}

#[test]
fn weak_answers_lead_through_all_phases_but_to_nothing_hard() {
    let card: Value = serde_json::from_slice(&play(&WEAK.repeat(40), &["--format", "json"])).expect("a scorecard");
    let asked = problems(&card);
    let bank = bank();
    for problem in &networking(&bank).problems {
        let expected = problem.difficulty != Difficulty::Hard;
        assert_eq!(asked.contains(&problem.id), expected, "{} is {}", problem.id, problem.difficulty);
    }
}

#[test]
fn the_interview_starts_with_the_greeting_and_the_first_question() {
    let shown = String::from_utf8(play("", &[])).expect("a text");
    let lines: Vec<&str> = shown.split("\n\n").map(str::trim).collect();
    assert!(lines[0].starts_with("Good to meet you."), "{shown}");
    assert!(lines[1].starts_with("1  Network fundamentals"), "{shown}");
    assert!(lines[2].contains("www.example.com"), "{shown}");
}
