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
use viva::problem::{Difficulty, Problem};
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

/// Plays a whole interview, in which `answer` says something to each problem.
fn play_through<'b>(pack: &'b Pack, seed: u64, answer: impl Fn(&Problem) -> String) -> Interview<'b> {
    let (mut interview, _) = Interview::begin(pack, seed);
    while !interview.is_over() {
        let open = interview.asked().last().expect("an open problem");
        let answer = Move::Answer(answer(open.problem));
        interview.apply(&answer, 0);
    }
    interview
}

#[test]
fn strong_answers_lead_through_all_phases_to_hard_problems() {
    let bank = bank();
    let interview = play_through(networking(&bank), 7, |problem| problem.walkthrough.clone());
    let phases: BTreeSet<usize> = interview.asked().iter().map(|asked| asked.phase).collect();
    assert_eq!(phases, BTreeSet::from([0, 1, 2, 3]));
    let hard = interview.asked().iter().filter(|asked| asked.problem.difficulty == Difficulty::Hard).count();
    assert!(hard >= 4, "{hard} hard ones");
    let card = Scorecard::of(&interview);
    assert_eq!(card.problems.len(), 9);
    assert!(card.areas.iter().all(|area| area.level == Some(2)), "{:?}", card.areas);
    assert_eq!((card.strengths.len(), card.resources.len()), (3, 3));
    assert!(card.follow_ups > 0, "a strong candidate gets follow-ups");
}

#[test]
fn weak_answers_lead_through_all_phases_but_to_nothing_hard() {
    let card: Value = serde_json::from_slice(&play(&WEAK.repeat(40), &["--format", "json"])).expect("a scorecard");
    let asked = problems(&card);
    assert_eq!(asked.len(), 9);
    let bank = bank();
    for problem in networking(&bank).problems.iter().filter(|problem| asked.contains(&problem.id)) {
        assert_ne!(problem.difficulty, Difficulty::Hard, "{}", problem.id);
    }
}

#[test]
fn two_interviews_in_a_row_share_nothing_but_the_openings() {
    let bank = bank();
    let pack = networking(&bank);
    let openings: BTreeSet<&str> = pack.phases.iter().map(|phase| phase.opening.as_str()).collect();
    let asked = |seed: u64, is_strong: bool| -> BTreeSet<String> {
        let interview =
            play_through(pack, seed, |problem| if is_strong { problem.walkthrough.clone() } else { WEAK.to_owned() });
        let asked = interview.asked().iter().map(|asked| asked.problem.id.clone());
        asked.filter(|id| !openings.contains(id.as_str())).collect()
    };
    for seed in 0..6 {
        for is_strong in [false, true] {
            let (one, next) = (asked(seed, is_strong), asked(seed + 1, is_strong));
            assert_eq!(one.intersection(&next).collect::<Vec<_>>(), Vec::<&String>::new(), "seeds {seed} and the next");
            assert_eq!(one.len(), 5);
        }
    }
}

#[test]
fn every_focus_area_has_problems_of_every_difficulty() {
    let bank = bank();
    let pack = networking(&bank);
    for area in ["request-path", "proxies", "algorithms", "protocols", "high-availability"] {
        let inside = || pack.problems.iter().filter(|problem| problem.tags.first().is_some_and(|tag| tag == area));
        let count = |difficulty| inside().filter(|problem| problem.difficulty == difficulty).count();
        let counts = Difficulty::ALL.map(count);
        assert!(counts[0] >= 2 && counts[1] >= 3 && counts[2] >= 3, "{area}: {counts:?}");
        assert!(inside().count() >= 9, "{area}");
    }
    let asked: BTreeSet<&str> =
        pack.phases.iter().flat_map(|phase| phase.pool.iter().chain([&phase.opening])).map(String::as_str).collect();
    let known: BTreeSet<&str> = pack.problems.iter().map(|problem| problem.id.as_str()).collect();
    assert_eq!(asked, known, "every problem is in a pool");
}

#[test]
fn the_interview_starts_with_the_greeting_and_the_first_question() {
    let shown = String::from_utf8(play("", &[])).expect("a text");
    let lines: Vec<&str> = shown.split("\n\n").map(str::trim).collect();
    assert!(lines[0].starts_with("Good to meet you."), "{shown}");
    assert!(lines[1].starts_with("1  Network fundamentals"), "{shown}");
    assert!(lines[2].contains("www.example.com"), "{shown}");
}
