//! `viva grade`: the answer and its evidence as they are laid out on a screen.

use snapbox::cmd::{Command, OutputAssert};
use snapbox::str;

fn viva() -> Command {
    Command::new(snapbox::cmd::cargo_bin!("viva")).args(["--bank", "tests/fixtures/bank-small"])
}

fn grade(answer: impl Into<Vec<u8>>) -> OutputAssert {
    viva().args(["grade", "soft-egg"]).stdin(answer.into()).assert()
}

fn output(assert: &OutputAssert) -> String {
    String::from_utf8_lossy(&assert.get_output().stdout).into_owned()
}

#[test]
fn overlapping_evidence_gets_rows_of_its_own() {
    grade("I cook it for six minutes, prick it, and put it in cold water a bit later on.").success().stdout_eq(str![[
        r#"
  soft-egg · An egg with a soft yolk

  I cook it for six minutes, prick it, and put it in cold water a bit later
                ━━━━━━━━━━━ 1                        ━━━━━━━━━━ 2
                             ━━━━━ 3                 ━━━━━━━━━━━━━━━━━━━━━━ 3
  on.

  75  expert
  + 45  1  it boils for a short time only         the field says: soft boiling
  + 15  2  cold water stops the cooking
  + 15  3  an egg from the fridge is let warm up first; a pricked shell
           doesn't crack
    --     the white sets before the yolk
    --     heat travels from the shell inwards

"#
    ]]);
}

#[test]
fn wide_characters_do_not_shift_the_marks() {
    grade("蛋要煮 six minutes, 👍 and then it goes into 冷 cold water.").success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk

  蛋要煮 six minutes, 👍 and then it goes into 冷 cold water.
         ━━━━━━━━━━━ 1                            ━━━━━━━━━━ 2

  60  intermediate
  + 45  1  it boils for a short time only         the field says: soft boiling
  + 15  2  cold water stops the cooking
    --     the white sets before the yolk
    --     heat travels from the shell inwards
    --     an egg from the fridge is let warm up first
    --     a pricked shell doesn't crack

"#]]);
}

#[test]
fn evidence_over_a_line_break_is_marked_on_both_lines() {
    grade("I do cook it for six\nminutes and then I eat it.").success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk

  I do cook it for six
                   ━━━ 1
  minutes and then I eat it.
  ━━━━━━━ 1

  45  intermediate
  + 45  1  it boils for a short time only         the field says: soft boiling
    --     cold water stops the cooking
    --     the white sets before the yolk
    --     heat travels from the shell inwards
    --     an egg from the fridge is let warm up first
    --     a pricked shell doesn't crack

"#]]);
}

#[test]
fn long_lines_are_wrapped_with_their_marks() {
    let answer =
        "Well, there are many ways, and my mother knew all of them, but I cook it for six minutes and then eat it.";
    grade(answer).success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk

  Well, there are many ways, and my mother knew all of them, but I cook it
  for six minutes and then eat it.
      ━━━━━━━━━━━ 1

  45  intermediate
  + 45  1  it boils for a short time only         the field says: soft boiling
    --     cold water stops the cooking
    --     the white sets before the yolk
    --     heat travels from the shell inwards
    --     an egg from the fridge is let warm up first
    --     a pricked shell doesn't crack

"#]]);
}

#[test]
fn blank_lines_run_together() {
    grade("\n\n\nI cook it for six minutes.\n\n\n\n\nThen I eat it.\n\n\n").success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk

  I cook it for six minutes.
                ━━━━━━━━━━━ 1

  Then I eat it.

  45  intermediate
  + 45  1  it boils for a short time only         the field says: soft boiling
    --     cold water stops the cooking
    --     the white sets before the yolk
    --     heat travels from the shell inwards
    --     an egg from the fridge is let warm up first
    --     a pricked shell doesn't crack

"#]]);
}

#[test]
fn escape_sequences_are_shown_and_not_sent() {
    grade("I \u{1b}[31mcook\u{7} it for \u{202e}six minutes\u{9b}2J and\tthen eat it.").success().stdout_eq(str![[
        r#"
  soft-egg · An egg with a soft yolk

  I ␛[31mcook␇ it for �six minutes�2J and then eat it.
                       ━━━━━━━━━━━ 1

  45  intermediate
  + 45  1  it boils for a short time only         the field says: soft boiling
    --     cold water stops the cooking
    --     the white sets before the yolk
    --     heat travels from the shell inwards
    --     an egg from the fridge is let warm up first
    --     a pricked shell doesn't crack

"#
    ]]);
}

#[test]
fn colours_come_when_asked_for() {
    let run = viva().args(["--color", "always", "grade", "soft-egg"]).stdin("I cook it for six minutes.").assert();
    assert!(output(&run).contains("\u{1b}[32m━━━━━━━━━━━ 1\u{1b}[0m"), "{}", output(&run));
}

#[test]
fn a_very_long_answer_is_shown_whole() {
    let shown = output(&grade("I cook it for six minutes. ".repeat(4000)));
    assert_eq!(shown.matches("six").count() + shown.matches("minutes.").count(), 8000);
}
