//! `viva drill`: practice with feedback.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use snapbox::cmd::OutputAssert;
use support::viva;

fn drill(arguments: &str, script: &str) -> OutputAssert {
    let run = viva().args(["--bank", "tests/fixtures/bank-talk", "drill", "--script", "-"]);
    run.args(arguments.split_whitespace()).stdin(script).assert()
}

fn shown(arguments: &str, script: &str) -> String {
    let run = drill(arguments, script).success().stderr_eq("");
    String::from_utf8_lossy(&run.get_output().stdout).into_owned()
}

/// Where each of these parts stands; every one has to come behind the one before.
fn in_order(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let (_, behind) =
            rest.split_once(part).unwrap_or_else(|| unreachable!("no {part:?} behind the others in {text}"));
        rest = behind;
    }
}

#[test]
fn each_problem_ends_with_what_it_was_worth_and_a_full_answer() {
    let shown = shown("compost", "/hint\nWorms eat it all up over the years.\n\n/skip\n");
    in_order(
        &shown,
        &[
            "1 problem to practise",
            "problem 1 of 1",
            "Hint 1 of 4 (-5)",
            "> Worms eat it all up over the years.",
            "compost · ",
            "━━━",
            "intermediate",
            "left after 1 hint",
            "A full answer",
        ],
    );
    assert!(!shown.contains("Marks so far"), "nothing comes after it: {shown}");
    // The mark of the list at the end has the hint taken off.
    let last = shown.lines().last().unwrap();
    assert!(last.contains("intermediate, 1 hint"), "{last}");
}

#[test]
fn the_marks_so_far_stand_before_the_next_problem() {
    let shown = shown("", "/skip\n/skip\n/quit\n");
    in_order(
        &shown,
        &["problem 1 of ", "A full answer", "Marks so far: 0 · mean 0", "problem 2 of ", "Marks so far: 0, 0"],
    );
    assert!(shown.contains("no answer"), "{shown}");
}

#[test]
fn the_fourth_hint_tells_the_solution_once() {
    let shown = shown("compost", "/hint\n/hint\n/hint\n/hint\n");
    assert!(shown.contains("The whole of it") && !shown.contains("A full answer"), "{shown}");
}

#[test]
fn what_is_practised_can_be_narrowed() {
    let easy = shown("--difficulty easy", "/quit\n");
    let all = shown("", "/quit\n");
    assert_ne!(easy.lines().next(), all.lines().next());
    assert!(easy.contains("· easy"), "{easy}");
    drill("--area cooking", "").code(2).stdout_eq("");
    drill("--pack nowhere", "").code(2).stdout_eq("");
    drill("nothing", "").code(2).stdout_eq("");
    drill("compost --area soil", "").code(2).stdout_eq("");
}

#[test]
fn the_same_seed_gives_the_same_practice() {
    let script = "/skip\n".repeat(40);
    assert_eq!(shown("--seed 3", &script), shown("--seed 3", &script));
    let seeds: Vec<String> = (0..6).map(|seed| shown(&format!("--seed {seed}"), &script)).collect();
    assert!(seeds.iter().any(|other| *other != seeds[0]));
}

#[test]
fn an_unknown_command_in_a_script_is_a_wrong_call() {
    drill("compost", "/hnit\n").code(2);
}

#[test]
fn whoever_leaves_after_an_answer_learns_what_it_was_worth() {
    let shown = shown("compost", "Worms eat it all up over the years.\n\n/quit\n");
    in_order(&shown, &["> /quit", "compost · ", "intermediate", "A full answer"]);
    assert!(!self::shown("compost", "/quit\n").contains("A full answer"));
}
