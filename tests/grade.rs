//! `viva grade`: the reasons that people get to see.

use snapbox::cmd::{Command, OutputAssert};
use snapbox::str;

fn grade(answer: &str) -> OutputAssert {
    let args = ["--bank", "tests/fixtures/bank-small", "grade", "soft-egg"];
    Command::new(snapbox::cmd::cargo_bin!("viva")).args(args).stdin(answer).assert()
}

#[test]
fn shown_concepts_are_underlined_and_paid() {
    grade("I cook it for six minutes, and then it goes into cold water.").success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk

  I cook it for six minutes, and then it goes into cold water.
                ━━━━━━━━━━━ 1                      ━━━━━━━━━━ 2

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
fn the_fields_word_is_not_told_to_who_used_it() {
    let run = grade("Soft boiling means that I cook it for six minutes and no longer.");
    let shown = String::from_utf8_lossy(&run.get_output().stdout);
    assert!(!shown.contains("the field says"), "{shown}");
}

#[test]
fn hints_earn_half_and_say_so() {
    grade("I would say that you cook it, but you do it for not too long at all.").success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk

  I would say that you cook it, but you do it for not too long at all.
                                                  ╌╌╌╌╌╌╌╌╌╌╌╌ 1

  22  novice
  + 22  1  it boils for a short time only (only hinted at: half marks)
    --     cold water stops the cooking
    --     the white sets before the yolk
    --     heat travels from the shell inwards
    --     an egg from the fridge is let warm up first
    --     a pricked shell doesn't crack

"#]]);
}

#[test]
fn contradictions_are_marked_otherwise() {
    grade("I boil it for an hour, and then it goes into cold water.").success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk

  I boil it for an hour, and then it goes into cold water.
    ~~~~~~~~~~~~~~~~~~~ 2                      ━━━━━━━━━━ 1

  0  novice
  + 15  1  cold water stops the cooking
  - 15  2  contradicts this: it boils for a short time only
    --     the white sets before the yolk
    --     heat travels from the shell inwards
    --     an egg from the fridge is let warm up first
    --     a pricked shell doesn't crack

"#]]);
}

#[test]
fn misconceptions_cost_and_are_corrected() {
    grade("I cook it for six minutes, and the salt keeps the yolk soft.").success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk

  I cook it for six minutes, and the salt keeps the yolk soft.
                ━━━━━━━━━━━ 1        ~~~~~~~~~~~~~~~~~~~ 2

  25  novice
  + 45  1  it boils for a short time only
  - 20  2  in fact: salt in the water doesn't reach the yolk
    --     cold water stops the cooking
    --     the white sets before the yolk
    --     heat travels from the shell inwards
    --     an egg from the fridge is let warm up first
    --     a pricked shell doesn't crack

"#]]);
}

#[test]
fn a_cap_says_what_it_costs() {
    grade("I cook it for six minutes, or else I take the microwave.").success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk

  I cook it for six minutes, or else I take the microwave.
                ━━━━━━━━━━━ 1                   ~~~~~~~~~ 2

  39  novice
  + 45  1  it boils for a short time only         the field says: soft boiling
  -  6  2  stays novice; in fact: an egg in its shell bursts in a microwave
    --     cold water stops the cooking
    --     the white sets before the yolk
    --     heat travels from the shell inwards
    --     an egg from the fridge is let warm up first
    --     a pricked shell doesn't crack

"#]]);
}

#[test]
fn a_cap_that_changes_nothing_is_still_shown() {
    grade("I would take the microwave for this, as everybody does.").success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk

  I would take the microwave for this, as everybody does.
                   ~~~~~~~~~ 1

  0  novice
     0  1  in fact: an egg in its shell bursts in a microwave
    --     it boils for a short time only (the central point)
    --     cold water stops the cooking
    --     the white sets before the yolk
    --     heat travels from the shell inwards
    --     an egg from the fridge is let warm up first
    --     a pricked shell doesn't crack

"#]]);
}

#[test]
fn an_implied_central_point_is_explained() {
    let answer = "Heat travels inward, so the white sets first, and then it goes into cold water.";
    grade(answer).success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk

  Heat travels inward, so the white sets first, and then it goes into cold
  ━━━━━━━━━━━━━━━━━━━ 3       ━━━━━━━━━━━━━━━━ 2                      ━━━━ 1
  water.
  ━━━━━ 1

  90  expert
  + 45     it boils for a short time only (not said, but the deeper points
           rest on it)
  + 15  1  cold water stops the cooking
  + 15  2  the white sets before the yolk
  + 15  3  heat travels from the shell inwards
    --     an egg from the fridge is let warm up first
    --     a pricked shell doesn't crack

"#]]);
}

#[test]
fn without_the_central_point_an_answer_stays_below() {
    let answer = "Heat travels inward, so the white sets first, and then it goes into cold water. \
        I prick it at room temperature. I boil it for an hour.";
    grade(answer).success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk

  Heat travels inward, so the white sets first, and then it goes into cold
  ━━━━━━━━━━━━━━━━━━━ 3       ━━━━━━━━━━━━━━━━ 2                      ━━━━ 1
  water. I prick it at room temperature. I boil it for an hour.
  ━━━━━ 1  ━━━━━ 4     ━━━━━━━━━━━━━━━━ 4  ~~~~~~~~~~~~~~~~~~~ 5

  39  novice
  + 15  1  cold water stops the cooking
  + 15  2  the white sets before the yolk
  + 15  3  heat travels from the shell inwards
  + 15  4  an egg from the fridge is let warm up first; a pricked shell
           doesn't crack
  - 15  5  contradicts this: it boils for a short time only
  -  6     stays novice: without the central point

"#]]);
}

#[test]
fn half_a_group_is_seen_but_not_paid() {
    grade("I cook it for six minutes after I have pricked it with a needle.").success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk

  I cook it for six minutes after I have pricked it with a needle.
                ━━━━━━━━━━━ 1            ╌╌╌╌╌╌╌ 2

  45  intermediate
  + 45  1  it boils for a short time only         the field says: soft boiling
     0  2  a pricked shell doesn't crack (earns nothing without another of its
           group)
    --     cold water stops the cooking
    --     the white sets before the yolk
    --     heat travels from the shell inwards
    --     an egg from the fridge is let warm up first

"#]]);
}

#[test]
fn nobody_gets_more_than_full_marks() {
    let answer = "Heat travels inward, so the white sets first, and then it goes into cold water. \
        I prick it at room temperature. I cook it for six minutes.";
    grade(answer).success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk

  Heat travels inward, so the white sets first, and then it goes into cold
  ━━━━━━━━━━━━━━━━━━━ 4       ━━━━━━━━━━━━━━━━ 3                      ━━━━ 2
  water. I prick it at room temperature. I cook it for six minutes.
  ━━━━━ 2  ━━━━━ 5     ━━━━━━━━━━━━━━━━ 5              ━━━━━━━━━━━ 1

  100  expert
  + 45  1  it boils for a short time only         the field says: soft boiling
  + 15  2  cold water stops the cooking
  + 15  3  the white sets before the yolk
  + 15  4  heat travels from the shell inwards
  + 15  5  an egg from the fridge is let warm up first; a pricked shell
           doesn't crack
  -  5     no answer gets more than 100

"#]]);
}

#[test]
fn nobody_gets_less_than_nothing() {
    grade("I boil it for an hour, as my mother did.").success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk

  I boil it for an hour, as my mother did.
    ~~~~~~~~~~~~~~~~~~~ 1

  0  novice
  - 15  1  contradicts this: it boils for a short time only
  + 15     no answer gets less than 0
    --     cold water stops the cooking
    --     the white sets before the yolk
    --     heat travels from the shell inwards
    --     an egg from the fridge is let warm up first
    --     a pricked shell doesn't crack

"#]]);
}

#[test]
fn too_much_wrong_is_said() {
    let answer = "I cook it for six minutes, and it goes into cold water. The white sets first, I believe. \
        The salt keeps the yolk soft. The microwave would do it, too.";
    grade(answer).success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk

  I cook it for six minutes, and it goes into cold water. The white sets
                ━━━━━━━━━━━ 1                 ━━━━━━━━━━ 2    ━━━━━━━━━━ 3
  first, I believe. The salt keeps the yolk soft. The microwave would do
  ━━━━━ 3               ~~~~~~~~~~~~~~~~~~~ 4         ~~~~~~~~~ 5
  it, too.

  39  novice
  + 45  1  it boils for a short time only
  + 15  2  cold water stops the cooking
  + 15  3  the white sets before the yolk
  - 20  4  in fact: salt in the water doesn't reach the yolk
  - 16     stays novice: too much of it is wrong
     0  5  in fact: an egg in its shell bursts in a microwave
    --     heat travels from the shell inwards
    --     an egg from the fridge is let warm up first
    --     a pricked shell doesn't crack

"#]]);
}

#[test]
fn a_list_is_told_what_it_lacks() {
    grade("six minutes, cold water, white sets first, egg timer, pan").success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk

  six minutes, cold water, white sets first, egg timer, pan

  0  novice
  This lists terms without saying how they hang together, so it earns nothing.
    --     it boils for a short time only (the central point)
    --     cold water stops the cooking
    --     the white sets before the yolk
    --     heat travels from the shell inwards
    --     an egg from the fridge is let warm up first
    --     a pricked shell doesn't crack

"#]]);
}

#[test]
fn an_echo_is_told_what_it_lacks() {
    grade("You cook an egg so that its yolk stays soft, and you say what you do.").success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk

  You cook an egg so that its yolk stays soft, and you say what you do.

  0  novice
  This says the question back and adds too little of its own to earn anything.
    --     it boils for a short time only (the central point)
    --     cold water stops the cooking
    --     the white sets before the yolk
    --     heat travels from the shell inwards
    --     an egg from the fridge is let warm up first
    --     a pricked shell doesn't crack

"#]]);
}

#[test]
fn an_empty_answer_has_a_grade() {
    grade("").success().stdout_eq(str![[r#"
  soft-egg · An egg with a soft yolk

  0  novice
  There is no answer to mark.
    --     it boils for a short time only (the central point)
    --     cold water stops the cooking
    --     the white sets before the yolk
    --     heat travels from the shell inwards
    --     an egg from the fridge is let warm up first
    --     a pricked shell doesn't crack

"#]]);
}
