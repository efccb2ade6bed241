//! `viva interview` without a person: scripted sessions over a small bank of their own.

#![allow(clippy::expect_used, reason = "a test says what it expected")]

use snapbox::cmd::{Command, OutputAssert};
use snapbox::{assert_data_eq, file, str};

/// An answer that makes an expert of the first phase.
const STRONG: &str = "The worms eat the leaves, they need air to breathe, and I keep the heap damp for them.\n\n\
                      It is too cold for them; their work makes the heat, so I add fresh grass.\n\n";
/// Answers that say nothing, as many as the first problem takes.
const WEAK: &str = "No idea, really, sorry.\n\nI never thought about that.\n\nNo idea at all.\n\n";

fn viva(args: &[&str]) -> Command {
    let bank = ["--bank", "tests/fixtures/bank-talk", "interview"];
    Command::new(snapbox::cmd::cargo_bin!("viva")).args(bank).args(args)
}

fn play(script: &str, args: &[&str]) -> OutputAssert {
    viva(args).stdin(script).assert()
}

fn output(run: &OutputAssert) -> String {
    String::from_utf8_lossy(&run.get_output().stdout).into_owned()
}

/// What is said between the first question and the last words.
fn said(script: &str) -> String {
    let shown = output(&play(script, &[]).success());
    let (_, rest) = shown.split_once("need.\n").expect("the first question");
    let (said, _) = rest.split_once("\n  That is all.").expect("the last words");
    said.to_owned()
}

/// The titles of the questions that are put from the second problem on, with `args`.
fn last_question(script: &str, args: &[&str]) -> String {
    let shown = output(&play(script, args).success());
    let (_, question) = shown.rsplit_once(" min\n\n").expect("a question");
    question.lines().next().unwrap_or_default().trim().to_owned()
}

#[test]
fn a_strong_candidate_gets_follow_ups_and_the_hardest_problems() {
    let run = viva(&["--script", "tests/fixtures/talk/strong.txt"]).assert().success();
    run.stdout_eq(file!["snapshots/talk-strong.txt"]).stderr_eq("");
}

#[test]
fn a_weak_candidate_gets_probes_and_the_easiest_problems() {
    let run = viva(&["--script", "tests/fixtures/talk/weak.txt"]).assert().success();
    run.stdout_eq(file!["snapshots/talk-weak.txt"]).stderr_eq("");
}

#[test]
fn the_scorecard_alone_as_json() {
    let run = viva(&["--script", "tests/fixtures/talk/weak.txt", "--format", "json"]).assert().success();
    run.stdout_eq(file!["snapshots/talk-weak.json"]).stderr_eq("");
}

#[test]
fn the_scorecard_alone_as_markdown() {
    let run = viva(&["--script", "tests/fixtures/talk/weak.txt", "--format", "markdown"]).assert().success();
    run.stdout_eq(file!["snapshots/talk-weak.md"]).stderr_eq("");
}

#[test]
fn a_middling_candidate_gets_medium_problems() {
    let question = last_question("Worms eat it all up over the years.\n\n/skip\n\n/skip\n", &[]);
    assert!(question.contains("rain butt") || question.contains("drips"), "{question}");
}

#[test]
fn easier_is_obeyed_at_once_and_later() {
    assert_data_eq!(
        said("/easier\n/skip\n/skip\n"),
        str![[r#"

  > /easier

  As you like: another one instead.

  1  The soil                                          question 1 · 0 of 5 min

  When do you dig a bed over?

  > /skip

  As you like: no answer to that one.

  2  The water                                        question 2 · 0 of 10 min

  It has not rained for three weeks. How do you water, and when?

  > /skip

  As you like: no answer to that one.

  2  The water                                        question 3 · 0 of 10 min

  Why does a watering can have a rose?

"#]]
    );
}

#[test]
fn harder_is_kept_in_mind_when_there_is_nothing_harder_now() {
    assert_data_eq!(
        said("/harder\n/skip\n/skip\n"),
        str![[r#"

  > /harder

  This part has nothing harder left. I keep it in mind for the next problems.

  > /skip

  As you like: no answer to that one.

  2  The water                                        question 2 · 0 of 10 min

  It has not rained for three weeks. How do you water, and when?

  > /skip

  As you like: no answer to that one.

  2  The water                                        question 3 · 0 of 10 min

  Your well runs dry each August. What goes on below?

"#]]
    );
}

#[test]
fn a_wish_after_an_answer_waits_for_the_next_problem() {
    assert_data_eq!(
        said("Air, that much I know, is what it needs.\n\n/easier\n"),
        str![[r#"

  > Air, that much I know, is what it needs.

  Nothing grows of that yet.

  Who does the work?

  > /easier

  Noted: easier from the next problem on.

"#]]
    );
}

#[test]
fn skipping_a_probe_keeps_what_was_said() {
    assert_data_eq!(
        said("Worms eat it all up over the years.\n\n/skip\n"),
        str![[r#"

  > Worms eat it all up over the years.

  Good so far: small creatures eat the leaves.

  (The field's word for "Worms eat": decomposers.)

  What happens if the heap is packed tight?

  > /skip

  As you like. What you said so far counts.

  2  The water                                        question 2 · 0 of 10 min

  It has not rained for three weeks. How do you water, and when?

"#]]
    );
}

#[test]
fn a_picture_is_shown_once_it_gives_nothing_away() {
    assert_data_eq!(
        said("/diagram\n\nWorms eat it all up over the years.\n\n/diagram\n"),
        str![[r#"

  > /diagram

  A picture would give the answer away. Answer first, or take a hint.

  > Worms eat it all up over the years.

  Good so far: small creatures eat the leaves.

  (The field's word for "Worms eat": decomposers.)

  What happens if the heap is packed tight?

  > /diagram

  A heap

     //
    /~~/   worms

"#]]
    );
}

#[test]
fn repeat_puts_the_question_that_is_open() {
    assert_data_eq!(
        said("/repeat\n\nWorms eat it all up over the years.\n\n/repeat\n"),
        str![[r#"

  > /repeat

  1  The soil                                          question 1 · 0 of 5 min

  How does a heap of leaves become soil? Say who does the work, and what they
  need.

  > Worms eat it all up over the years.

  Good so far: small creatures eat the leaves.

  (The field's word for "Worms eat": decomposers.)

  What happens if the heap is packed tight?

  > /repeat

  1  The soil                                          question 1 · 0 of 5 min

  How does a heap of leaves become soil? Say who does the work, and what they
  need.

  What happens if the heap is packed tight?

"#]]
    );
}

#[test]
fn the_script_sets_the_clock() {
    assert_data_eq!(
        said("/at 1:59\n/time\n/at 2:00\n/time\n/skip\n/at 6:30\n/time\n/at 1:00\n/time\n"),
        str![[r#"

  > /time

  1 of 5 min in this part, 1 of 15 min in all.

  > /time

  2 of 5 min in this part, 2 of 15 min in all.

  > /skip

  As you like: no answer to that one.

  2  The water                                        question 2 · 0 of 10 min

  It has not rained for three weeks. How do you water, and when?

  > /time

  4 of 10 min in this part, 6 of 15 min in all.

  > /time

  4 of 10 min in this part, 6 of 15 min in all.

"#]]
    );
}

#[test]
fn a_part_whose_time_is_up_asks_no_more() {
    assert_data_eq!(
        said("/skip\n/at 10:00\n/skip\n"),
        str![[r#"

  > /skip

  As you like: no answer to that one.

  2  The water                                        question 2 · 0 of 10 min

  It has not rained for three weeks. How do you water, and when?

  > /skip

  As you like: no answer to that one.

  The time for this part is up; let us go on.

"#]]
    );
}

#[test]
fn help_lists_the_commands() {
    assert_data_eq!(
        said("/help\n"),
        str![[r#"

  > /help

  /hint     the next of four hints; each costs marks, the fourth gives the
            answer and ends the question
  /skip     leave this problem as it is and go on
  /diagram  a picture, once it gives nothing away
  /repeat   the question again
  /easier   an easier problem, now if there is one, and from here on
  /harder   a harder one
  /time     how much time has passed, and how much was planned
  /help     these commands
  /quit     end the interview; you still get the scorecard

"#]]
    );
}

#[test]
fn whoever_quits_gets_a_scorecard_of_what_was_said() {
    let quits = output(&play("Worms eat it all up over the years.\n\n/quit\n\nnever read\n", &[]).success());
    assert!(quits.contains("Soil   ●●○ intermediate"), "{quits}");
    assert!(quits.contains("Water  not examined"), "{quits}");
    assert!(!quits.contains("never read"), "{quits}");
}

#[test]
fn a_script_that_ends_midway_ends_the_interview() {
    let answer = "Worms eat it all up over the years.\n";
    let with_quit = output(&play(&format!("{answer}\n/quit\n"), &["--format", "json"]).success());
    assert_eq!(output(&play(answer, &["--format", "json"]).success()), with_quit);
}

#[test]
fn an_empty_script_leaves_everything_unexamined() {
    let shown = output(&play("", &[]).success());
    assert_eq!(shown.matches("not examined").count(), 2, "{shown}");
}

#[test]
fn commands_need_no_slash_when_they_stand_alone() {
    assert_eq!(said("hint\n").replace("> hint", "> /hint"), said("/hint\n"));
}

#[test]
fn a_script_from_another_system_means_the_same() {
    let script = format!("{STRONG}/at 5:30\n/time\n/skip\n");
    let windows = format!("\u{feff}{}", script.replace('\n', "\r\n"));
    assert_eq!(output(&play(&windows, &["--script", "-"]).success()), output(&play(&script, &[]).success()));
}

#[test]
fn a_path_at_the_beginning_of_an_answer_is_no_command() {
    let said = said("/blog/* goes to the blog's servers,\n/ to the others.\n");
    assert!(said.starts_with("\n  > /blog/* goes to the blog's servers,\n  · / to the others.\n"), "{said}");
}

#[test]
fn an_unknown_command_is_a_wrong_call_with_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("moves.txt"), "An answer.\n\n/hnit\n").expect("a script");
    let bank = std::env::current_dir().expect("a folder").join("tests/fixtures/bank-talk");
    let run = Command::new(snapbox::cmd::cargo_bin!("viva")).current_dir(&folder).arg("--bank").arg(bank);
    let run = run.args(["interview", "--format", "json", "--script", "moves.txt"]).assert();
    run.code(2).stdout_eq("").stderr_eq(str![[r#"
viva: moves.txt:3: there is no command `/hnit` (did you mean `/hint`?); /help lists all, and a space before it makes it an answer

"#]]);
}

#[test]
fn a_time_that_is_none_is_a_wrong_call() {
    play("/at noon\n", &["--format", "json"]).code(2).stdout_eq("").stderr_eq(str![[r#"
viva: standard input:1: `/at noon` is no time; write minutes and seconds: /at 5:30

"#]]);
}

#[test]
fn a_missing_script_is_a_wrong_call() {
    play("", &["--script", "no-such-file"]).code(2).stdout_eq("");
}

#[test]
fn two_runs_give_the_same_bytes_wherever_they_run() {
    let script = ["--script", "tests/fixtures/talk/strong.txt"];
    let here = output(&viva(&script).assert().success());
    let environment = [
        ("LC_ALL", "tr_TR.UTF-8"),
        ("LANG", "tr_TR.UTF-8"),
        ("TZ", "Asia/Kathmandu"),
        ("RAYON_NUM_THREADS", "7"),
        ("COLUMNS", "40"),
        ("HOME", "/nowhere"),
        ("TERM", "dumb"),
    ];
    let there = environment.iter().fold(viva(&script), |run, (name, value)| run.env(name, value));
    assert_eq!(output(&there.assert().success()), here);
}

#[test]
fn the_seed_decides_between_equals_only() {
    let script = "Worms eat it all up over the years.\n\n/skip\n\n/skip\n";
    let question = |seed: u32| last_question(script, &["--seed", &seed.to_string()]);
    let questions: Vec<String> = (0..8).map(question).collect();
    assert!(questions.iter().any(|question| question.contains("rain butt")), "{questions:?}");
    assert!(questions.iter().all(|question| question.contains("rain butt") || question.contains("drips")));
    assert!(questions.iter().any(|question| question.contains("drips")), "{questions:?}");
    assert_eq!(question(3), questions[3]);
}

#[test]
fn a_script_without_a_seed_has_seed_0() {
    let script = format!("{WEAK}/skip\n");
    assert_eq!(output(&play(&script, &["--seed", "0"])), output(&play(&script, &[])));
}
