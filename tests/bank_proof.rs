//! `viva bank check` and `viva bank test`: whether a bank is sound and its rules hold.

use snapbox::cmd::{Command, OutputAssert};
use snapbox::{IntoData, str};

fn bank(name: &str, args: &[&str]) -> OutputAssert {
    let bank = format!("tests/fixtures/{name}");
    Command::new(snapbox::cmd::cargo_bin!("viva")).args(["--bank", &bank, "bank"]).args(args).assert()
}

#[test]
fn a_good_bank_is_counted() {
    bank("bank-small", &["check"]).success().stdout_eq(str![[r#"
no errors: 1 problem in 1 pack

"#]]);
}

#[test]
fn a_good_bank_has_no_diagnostics() {
    bank("bank-small", &["check", "--format", "json"]).success().stdout_eq(
        str![[r#"
{
  "format": 1,
  "errors": 0,
  "warnings": 0,
  "diagnostics": []
}

"#]]
        .raw(),
    );
}

#[test]
fn a_broken_bank_is_a_finding_that_is_summed_up() {
    bank("bank-broken", &["check"]).code(1).stdout_eq(
        str![[r#"
warning[no-example]: no example at level `intermediate`
  ╭▸ tiny/problems/soft-egg.toml:1:1
  │
1 │ format = 1
  │ ━
  │
  ╰ help: write an `[[example]]` that proves the rules on it

warning[no-example]: no example at level `expert`
  ╭▸ tiny/problems/soft-egg.toml:1:1
  │
1 │ format = 1
  │ ━
  │
  ╰ help: write an `[[example]]` that proves the rules on it

error[unknown-criterion]: no criterion `cokking`
  ╭▸ tiny/problems/soft-egg.toml:4:13
  │
4 │ criterion = "cokking"
  │             ━━━━━━━━━ did you mean `cooking`?
  │
  ╰ help: known: cooking

1 error, 2 warnings

"#]]
        .raw(),
    );
}

#[test]
fn a_broken_bank_is_a_table_in_a_document() {
    bank("bank-broken", &["check", "--format", "markdown"]).code(1).stdout_eq(str![[r#"
| Severity | Code | Place | Finding | What to do |
| --- | --- | --- | --- | --- |
| warning | no-example | tiny/problems/soft-egg.toml:1 | no example at level \`intermediate\` | write an \`\[\[example\]\]\` that proves the rules on it |
| warning | no-example | tiny/problems/soft-egg.toml:1 | no example at level \`expert\` | write an \`\[\[example\]\]\` that proves the rules on it |
| error | unknown-criterion | tiny/problems/soft-egg.toml:4 | no criterion \`cokking\` (did you mean \`cooking\`?) | known: cooking |

1 error, 2 warnings

"#]].raw());
}

#[test]
fn a_broken_bank_is_diagnosed_for_programs() {
    bank("bank-broken", &["check", "--format", "json"]).code(1).stdout_eq(
        str![[r#"
{
  "format": 1,
  "errors": 1,
  "warnings": 2,
  "diagnostics": [
    {
      "severity": "warning",
      "code": "no-example",
      "file": "tiny/problems/soft-egg.toml",
      "line": 1,
      "column": 1,
      "message": "no example at level `intermediate`",
      "label": "",
      "help": "write an `[[example]]` that proves the rules on it"
    },
    {
      "severity": "warning",
      "code": "no-example",
      "file": "tiny/problems/soft-egg.toml",
      "line": 1,
      "column": 1,
      "message": "no example at level `expert`",
      "label": "",
      "help": "write an `[[example]]` that proves the rules on it"
    },
    {
      "severity": "error",
      "code": "unknown-criterion",
      "file": "tiny/problems/soft-egg.toml",
      "line": 4,
      "column": 13,
      "message": "no criterion `cokking`",
      "label": "did you mean `cooking`?",
      "help": "known: cooking"
    }
  ]
}

"#]]
        .raw(),
    );
}

#[test]
fn warnings_are_counted_and_forgiven() {
    bank("bank-wrong", &["check"]).success().stdout_eq(
        str![[r#"
warning[stray-file]: nothing reads this file
 │
 ├ tiny/notes.md
 ╰ help: move it out of the bank, or see docs/format.md for where it belongs

warning[low-solution]: the walkthrough, taken as an answer, is only intermediate (45)
  ╭▸ tiny/problems/soft-egg.toml:9:1
  │
9 │ walkthrough = "Six minutes."
  │ ━━━━━━━━━━━━━
  │
  ╰ help: widen the patterns, or let it say what they ask for

warning[low-solution]: the fourth hint, taken as an answer, is only intermediate (45)
   ╭▸ tiny/problems/soft-egg.toml:12:1
   │
12 │ hints = ["Think of heat.", "Think of time.", "The white sets first.", "Six minutes."]
   │ ━━━━━━━
   │
   ╰ help: widen the patterns, or let it say what they ask for

no errors, 3 warnings: 1 problem in 1 pack

"#]]
        .raw(),
    );
}

#[test]
fn examples_that_hold_are_validated() {
    bank("bank-small", &["test"]).success().stdout_eq(str![[r#"
  Problem        Validated  Wrong  Held  Failed
  ──────────────────────────────────────────────
  soft-egg               3      0    13       0

3 validated, 0 wrong in 1 problem; 13 trials held, 0 failed

"#]]);
}

#[test]
fn a_wrong_example_is_named_with_its_reasons() {
    bank("bank-wrong", &["test"]).code(1).stdout_eq(str![[r#"
  Problem        Validated  Wrong  Held  Failed
  ──────────────────────────────────────────────
  soft-egg               2      1    11       0

tiny/problems/soft-egg.toml:32: expected expert, given intermediate (45)
  +45 short-boil

2 validated, 1 wrong in 1 problem; 11 trials held, 0 failed

"#]]);
}

#[test]
fn a_wrong_example_stands_in_a_document() {
    bank("bank-wrong", &["test", "--format", "markdown"]).code(1).stdout_eq(
        str![[r#"
| Problem | Validated | Wrong | Held | Failed |
| --- | ---: | ---: | ---: | ---: |
| soft-egg | 2 | 1 | 11 | 0 |

| Place | Expected | Given | Mark | Reasons |
| --- | --- | --- | ---: | --- |
| tiny/problems/soft-egg.toml:32 | expert | intermediate | 45 | \+45 short-boil |

2 validated, 1 wrong in 1 problem; 11 trials held, 0 failed

"#]]
        .raw(),
    );
}

#[test]
fn a_wrong_example_is_told_to_programs() {
    bank("bank-wrong", &["test", "--format", "json"]).code(1).stdout_eq(
        str![[r#"
{
  "format": 1,
  "validated": 2,
  "wrong": 1,
  "problems": [
    {
      "id": "soft-egg",
      "file": "tiny/problems/soft-egg.toml",
      "validated": 2,
      "wrong": [
        {
          "line": 32,
          "expected": "expert",
          "given": "intermediate",
          "mark": 45,
          "reasons": [
            {
              "marks": 45,
              "why": "shown",
              "id": "short-boil"
            }
          ]
        }
      ],
      "stress": {
        "id": "soft-egg",
        "held": 11,
        "failed": []
      }
    }
  ]
}

"#]]
        .raw(),
    );
}

#[test]
fn a_bank_with_errors_is_not_tested() {
    bank("bank-broken", &["test"]).code(2).stdout_eq("").stderr_eq(
        str![[r#"
error[unknown-criterion]: no criterion `cokking`
  ╭▸ tiny/problems/soft-egg.toml:4:13
  │
4 │ criterion = "cokking"
  │             ━━━━━━━━━ did you mean `cooking`?
  │
  ╰ help: known: cooking

viva: the bank has 1 error; `viva bank check` lists everything

"#]]
        .raw(),
    );
}
