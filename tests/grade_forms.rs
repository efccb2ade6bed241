//! `viva grade --format`: a grade as a document and for programs.

use snapbox::IntoData;
use snapbox::cmd::{Command, OutputAssert};
use snapbox::str;

fn grade_as(format: &str, answer: &str) -> OutputAssert {
    let args = ["--bank", "tests/fixtures/bank-small", "grade", "soft-egg", "--format", format];
    Command::new(snapbox::cmd::cargo_bin!("viva")).args(args).stdin(answer).assert()
}

fn output(assert: &OutputAssert) -> String {
    String::from_utf8_lossy(&assert.get_output().stdout).into_owned()
}

/// An answer with something of everything.
const MIXED: &str = "I put it in the microwave and heat travels inward, and I boil it for an hour.\n\
    The white sets first, I believe, and then there is cold water. Salt keeps the yolk soft.";

#[test]
fn no_form_lets_control_characters_through() {
    let answer = "I \u{1b}[31mcook\u{7} it\r for \u{202e}six minutes\u{9b}2J and \u{7f}then eat it.";
    for format in ["terminal", "markdown", "json"] {
        let shown = output(&grade_as(format, answer));
        let bad = shown.chars().find(|c| (c.is_control() && *c != '\n') || *c == '\u{202e}');
        assert_eq!(bad, None, "in {format}");
    }
}

#[test]
fn a_document_holds_the_same() {
    grade_as("markdown", MIXED).success().stdout_eq(
        str![[r#"
# soft-egg · An egg with a soft yolk

> I put it in the **microwave** \[6\] and **heat travels inward** \[3\], and I **boil it for an hour** \[4\].\
> The **white sets first** \[2\], I believe, and then there is **cold water** \[1\]. **Salt keeps the yolk** \[5\] soft.

**10** novice

| Marks | Place | Why |
| ---: | ---: | --- |
| +15 | 1 | cold water stops the cooking |
| +15 | 2 | the white sets before the yolk |
| +15 | 3 | heat travels from the shell inwards |
| -15 | 4 | contradicts this: it boils for a short time only |
| -20 | 5 | in fact: salt in the water doesn't reach the yolk |
| 0 | 6 | in fact: an egg in its shell bursts in a microwave |
| missing |  | an egg from the fridge is let warm up first |
| missing |  | a pricked shell doesn't crack |

"#]]
        .raw(),
    );
}

#[test]
fn overlapping_evidence_is_one_stretch_in_a_document() {
    let answer = "I cook it for six minutes, prick it, and put it in cold water a bit later on.";
    grade_as("markdown", answer).success().stdout_eq(
        str![[r#"
# soft-egg · An egg with a soft yolk

> I cook it for **six minutes** \[1\], **prick** \[3\] it, and put it in **cold water a bit later** \[2, 3\] on.

**75** expert

| Marks | Place | Why |
| ---: | ---: | --- |
| +45 | 1 | it boils for a short time only (the field says: soft boiling) |
| +15 | 2 | cold water stops the cooking |
| +15 | 3 | an egg from the fridge is let warm up first; a pricked shell doesn't crack |
| missing |  | the white sets before the yolk |
| missing |  | heat travels from the shell inwards |

"#]]
        .raw(),
    );
}

#[test]
fn evidence_over_a_line_break_is_bold_on_both_lines_of_a_document() {
    grade_as("markdown", "I do cook it for six\nminutes and then I eat it.").success().stdout_eq(
        str![[r#"
# soft-egg · An egg with a soft yolk

> I do cook it for **six** \[1\]\
> **minutes** \[1\] and then I eat it.

**45** intermediate

| Marks | Place | Why |
| ---: | ---: | --- |
| +45 | 1 | it boils for a short time only (the field says: soft boiling) |
| missing |  | cold water stops the cooking |
| missing |  | the white sets before the yolk |
| missing |  | heat travels from the shell inwards |
| missing |  | an egg from the fridge is let warm up first |
| missing |  | a pricked shell doesn't crack |

"#]]
        .raw(),
    );
}

#[test]
fn an_answer_cannot_write_markup_into_a_document() {
    let answer = "# Six\n- <b>six minutes</b> | *and* `then`\n1. [x](y) &amp; > so_on\n\n    code\n===\n> quote";
    grade_as("markdown", answer).success().stdout_eq(
        str![[r#"
# soft-egg · An egg with a soft yolk

> \# Six\
> \- \<b\>**six minutes** \[1\]\</b\> \| \*and\* \`then\`\
> 1\. \[x\](y) \&amp; \> so\_on
>
> code\
> \===\
> \> quote

**45** intermediate

| Marks | Place | Why |
| ---: | ---: | --- |
| +45 | 1 | it boils for a short time only (the field says: soft boiling) |
| missing |  | cold water stops the cooking |
| missing |  | the white sets before the yolk |
| missing |  | heat travels from the shell inwards |
| missing |  | an egg from the fridge is let warm up first |
| missing |  | a pricked shell doesn't crack |

"#]]
        .raw(),
    );
}

#[test]
fn an_empty_answer_has_a_document() {
    grade_as("markdown", "").success().stdout_eq(
        str![[r#"
# soft-egg · An egg with a soft yolk

**0** novice

There is no answer to mark.

| Marks | Place | Why |
| ---: | ---: | --- |
| missing |  | it boils for a short time only (the central point) |
| missing |  | cold water stops the cooking |
| missing |  | the white sets before the yolk |
| missing |  | heat travels from the shell inwards |
| missing |  | an egg from the fridge is let warm up first |
| missing |  | a pricked shell doesn't crack |

"#]]
        .raw(),
    );
}

#[test]
fn programs_get_a_form_with_its_version() {
    grade_as("json", "I cook it for six minutes, and the salt keeps the yolk soft.").success().stdout_eq(
        str![[r#"
{
  "format": 1,
  "problem": "soft-egg",
  "level": "novice",
  "mark": 25,
  "substance": "statements",
  "concepts": [
    {
      "id": "short-boil",
      "state": "shown",
      "evidence": [
        {
          "start": 14,
          "end": 25,
          "text": "six minutes"
        }
      ]
    },
    {
      "id": "cold-water",
      "state": "missing",
      "evidence": []
    },
    {
      "id": "white-first",
      "state": "missing",
      "evidence": []
    },
    {
      "id": "heat-inward",
      "state": "missing",
      "evidence": []
    },
    {
      "id": "room-warm",
      "state": "missing",
      "evidence": []
    },
    {
      "id": "prick",
      "state": "missing",
      "evidence": []
    }
  ],
  "misconceptions": [
    {
      "id": "salt-hardens",
      "say": "salt in the water doesn't reach the yolk",
      "evidence": [
        {
          "start": 35,
          "end": 54,
          "text": "salt keeps the yolk"
        }
      ]
    }
  ],
  "missing": [
    "cold-water",
    "white-first",
    "heat-inward",
    "room-warm",
    "prick"
  ],
  "reasons": [
    {
      "marks": 45,
      "why": "shown",
      "id": "short-boil"
    },
    {
      "marks": -20,
      "why": "misconception",
      "id": "salt-hardens"
    }
  ]
}

"#]]
        .raw(),
    );
}

#[test]
fn reasons_add_up_to_the_mark() {
    let answers = [MIXED, "", "six minutes", "I prick it at room temperature for six minutes.", "I boil it for hours."];
    for answer in answers {
        let report: serde_json::Value = serde_json::from_str(&output(&grade_as("json", answer))).unwrap_or_default();
        let reasons = report["reasons"].as_array().cloned().unwrap_or_default();
        let sum: i64 = reasons.iter().filter_map(|reason| reason["marks"].as_i64()).sum();
        assert_eq!(Some(sum), report["mark"].as_i64(), "{answer}");
    }
}
