//! `viva bank list` and `viva bank show`: what there is in a bank.

use snapbox::cmd::{Command, OutputAssert};
use snapbox::{IntoData, file, str};

fn bank(name: &str, args: &[&str]) -> OutputAssert {
    let bank = format!("tests/fixtures/{name}");
    Command::new(snapbox::cmd::cargo_bin!("viva")).args(["--bank", &bank, "bank"]).args(args).assert()
}

#[test]
fn problems_are_listed() {
    bank("bank-small", &["list"]).success().stdout_eq(str![[r#"
  tiny · A tiny pack

  Problem                            Difficulty  Minutes  Concepts  Examples
  ───────────────────────────────────────────────────────────────────────────
  soft-egg                           easy              1         6         3
  An egg with a soft yolk · Cooking

"#]]);
}

#[test]
fn problems_are_listed_in_a_document() {
    bank("bank-small", &["list", "--format", "markdown"]).success().stdout_eq(
        str![[r#"
# tiny · A tiny pack

| Problem | Title | Criterion | Difficulty | Minutes | Concepts | Examples |
| --- | --- | --- | --- | ---: | ---: | ---: |
| soft-egg | An egg with a soft yolk | Cooking | easy | 1 | 6 | 3 |

"#]]
        .raw(),
    );
}

#[test]
fn problems_are_listed_for_programs() {
    bank("bank-small", &["list", "--format", "json"]).success().stdout_eq(
        str![[r#"
{
  "format": 1,
  "problems": [
    {
      "id": "soft-egg",
      "pack": "tiny",
      "title": "An egg with a soft yolk",
      "criterion": "cooking",
      "difficulty": "easy",
      "minutes": 1,
      "tags": [
        "egg",
        "timing"
      ],
      "concepts": 6,
      "examples": 3
    }
  ]
}

"#]]
        .raw(),
    );
}

#[test]
fn a_candidate_sees_the_question_alone() {
    bank("bank-small", &["show", "soft-egg"]).success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk
  Cooking · easy · 1 minute · egg, timing

  How do you cook an egg so that its yolk stays soft? Say what you do, and why
  it works.

"#]]);
}

#[test]
fn a_candidate_sees_the_question_alone_in_a_document() {
    bank("bank-small", &["show", "soft-egg", "--format", "markdown"]).success().stdout_eq(
        str![[r#"
# soft-egg · An egg with a soft yolk

Cooking · easy · 1 minute · egg, timing

How do you cook an egg so that its yolk stays soft? Say what you do,
and why it works.

"#]]
        .raw(),
    );
}

#[test]
fn a_program_sees_the_question_alone() {
    bank("bank-small", &["show", "soft-egg", "--format", "json"]).success().stdout_eq(
        str![[r#"
{
  "format": 1,
  "id": "soft-egg",
  "pack": "tiny",
  "title": "An egg with a soft yolk",
  "criterion": "cooking",
  "difficulty": "easy",
  "minutes": 1,
  "tags": [
    "egg",
    "timing"
  ],
  "question": "How do you cook an egg so that its yolk stays soft? Say what you do,\nand why it works."
}

"#]]
        .raw(),
    );
}

#[test]
fn an_author_sees_everything() {
    bank("bank-small", &["show", "soft-egg", "--all"]).success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk
  Cooking · easy · 1 minute · egg, timing

  How do you cook an egg so that its yolk stays soft? Say what you do, and why
  it works.

  Hints
  1  Think of heat. (-5)
  2  Think of time. (-5)
  3  The white sets first. (-10)
  4  Six minutes, since the white sets first, then cold water. (-20)

  Concepts
  +  45  short-boil (the central point)
         it boils for a short time only
         the field says: soft boiling
  +  15  cold-water
         cold water stops the cooking
  +  15  white-first
         the white sets before the yolk
  +  15  heat-inward
         heat travels from the shell inwards
  +  15  handling: 2 of these
         room-warm
         an egg from the fridge is let warm up first
         prick
         a pricked shell doesn't crack

  Misconceptions
  -  20  salt-hardens
         in fact: salt in the water doesn't reach the yolk
    cap  microwave (stays novice)
         in fact: an egg in its shell bursts in a microwave

  Follow-ups
  1  And on a mountain?

  Walkthrough
  Put it into boiling water and take it out after six minutes: the white sets
  first.

  Then cool it in cold water.

  Diagram: An egg
    (  o   )

  Resources
  On Food and Cooking
    why proteins set, with temperatures
    https://example.org/on-food

  Examples

  novice, line 90
    I would ask my mother how it is done.

  intermediate, line 94
    I cook it for six minutes and then eat it.

  expert, line 98
    I cook it for six minutes, because the white sets before the rest, and
    then I put it into cold water.

"#]]);
}

#[test]
fn an_author_sees_everything_in_a_document() {
    bank("bank-small", &["show", "soft-egg", "--all", "--format", "markdown"])
        .success()
        .stdout_eq(file!["snapshots/show-all.md"].raw());
}

#[test]
fn a_program_sees_everything() {
    bank("bank-small", &["show", "soft-egg", "--all", "--format", "json"])
        .success()
        .stdout_eq(file!["snapshots/show-all.json"].raw());
}

#[test]
fn an_unknown_problem_is_met_with_a_guess() {
    bank("bank-small", &["show", "soft-eg"]).code(2).stdout_eq("").stderr_eq(str![[r#"
viva: no problem `soft-eg`; did you mean `soft-egg`?

"#]]);
}
