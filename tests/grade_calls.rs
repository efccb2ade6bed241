//! `viva grade`: exit codes, and calls that go wrong.

use snapbox::cmd::Command;
use snapbox::str;

fn viva() -> Command {
    Command::new(snapbox::cmd::cargo_bin!("viva")).args(["--bank", "tests/fixtures/bank-small"])
}

#[test]
fn a_line_of_a_batch_carries_no_version() {
    let line = r#"{"id":7,"problem":"soft-egg","answer":"I would cook it for six minutes."}"#;
    let run = viva().args(["batch", "-"]).stdin(line).assert();
    let shown = String::from_utf8_lossy(&run.get_output().stdout);
    assert!(!shown.contains("\"format\""), "{shown}");
}

#[test]
fn an_answer_at_the_bar_passes() {
    let args = ["grade", "soft-egg", "--at-least", "intermediate"];
    viva().args(args).stdin("I cook it for six minutes.").assert().code(0);
}

#[test]
fn an_answer_below_the_bar_is_a_finding() {
    let args = ["grade", "soft-egg", "--at-least", "expert"];
    viva().args(args).stdin("I cook it for six minutes.").assert().code(1);
}

#[test]
fn an_unknown_level_is_a_wrong_call() {
    let run = viva().args(["grade", "soft-egg", "--at-least", "master"]).stdin("x").assert();
    run.code(2).stdout_eq("").stderr_eq(str![[r#"
viva: no level `master`; there is novice, intermediate, expert

"#]]);
}

#[test]
fn an_unknown_problem_is_met_with_a_guess() {
    let run = viva().args(["grade", "soft-eg"]).stdin("x").assert();
    run.code(2).stdout_eq("").stderr_eq(str![[r#"
viva: no problem `soft-eg`; did you mean `soft-egg`?

"#]]);
}

#[test]
fn a_missing_file_is_named() {
    let run = viva().args(["grade", "soft-egg", "no-such-file.txt"]).assert();
    run.code(2).stdout_eq("").stderr_eq(str![[r#"
viva: can't open `no-such-file.txt`: No such file or directory (os error 2)

"#]]);
}

#[test]
fn a_folder_is_no_answer() {
    viva().args(["grade", "soft-egg", "tests"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
viva: `tests` is a folder; name a file

"#]]);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let run = viva().args(["grade", "soft-egg"]).stdin(b"six \xff minutes".to_vec()).assert();
    run.code(2).stdout_eq("").stderr_eq(str![[r#"
viva: standard input is not UTF-8 (byte 5); save it as UTF-8

"#]]);
}
