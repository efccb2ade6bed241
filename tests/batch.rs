//! `viva batch`: a line out for each line in, in the same order, whatever the lines hold.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use serde_json::Value;
use snapbox::cmd::OutputAssert;
use support::{fixture, viva};

fn batch(lines: impl Into<Vec<u8>>) -> OutputAssert {
    viva().args(["batch", "-", "--bank"]).arg(fixture("bank-eggs")).stdin(lines.into()).assert()
}

fn lines(output: &OutputAssert) -> Vec<String> {
    String::from_utf8(output.get_output().stdout.clone()).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn lines_come_out_in_the_order_in_which_they_went_in() {
    let answers = (0..50).map(|id| format!(r#"{{"id":{id},"problem":"boil","answer":"six minutes"}}"#));
    let output = batch(answers.collect::<Vec<_>>().join("\n")).success();
    let ids: Vec<i64> = lines(&output)
        .iter()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].as_i64().unwrap())
        .collect();
    assert_eq!(ids, (0..50).collect::<Vec<_>>());
}

#[test]
fn keys_of_its_own_are_kept_as_they_were_typed_and_in_their_order() {
    let output = batch(r#"{"z":1.10,"id":12345678901234567890123,"problem":"boil","answer":"x","a":[1,{"b":null}]}"#);
    let line = lines(&output.success()).remove(0);
    let kept = r#"{"z":1.10,"id":12345678901234567890123,"a":[1,{"b":null}],"problem":"boil","level":"#;
    assert!(line.starts_with(kept), "{line}");
}

#[test]
fn a_mark_that_somebody_gave_is_kept_beside_the_new_one() {
    let output = batch(r#"{"id":1,"problem":"boil","answer":"x","level":"expert","mark":90}"#).success();
    let line = lines(&output).remove(0);
    assert!(
        line.starts_with(r#"{"id":1,"given":{"level":"expert","mark":90},"problem":"boil","level":"novice","#),
        "{line}"
    );
}

#[test]
fn a_line_that_can_not_be_graded_is_an_error_in_its_place() {
    let mut input = b"{\"id\":1,\"problem\":\"boil\",\"answer\":\"x\"}\nnope\n\n".to_vec();
    input.extend(b"{\"id\":2,\"problem\":\"boil\"}\n{\"problem\":\"fry\",\"answer\":\"\"}\n\xff\n[]\n");
    input.extend(b"{\"problem\":\"boil\",\"answer\":7}\n{\"id\":9,\"problem\":\"boil\",\"answer\":\"x\"}");
    let output = batch(input).code(1).stderr_eq("");
    let lines = lines(&output);
    let errors: Vec<(u64, String)> = lines
        .iter()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .filter_map(|line| Some((line["line"].as_u64()?, line["error"].as_str()?.to_owned())))
        .collect();
    let numbers: Vec<u64> = errors.iter().map(|(line, _)| *line).collect();
    assert_eq!(numbers, [2, 4, 5, 6, 7, 8]);
    assert_eq!(errors[1].1, "`answer` is missing");
    assert!(errors[2].1.starts_with("no problem `fry`"), "{}", errors[2].1);
    assert_eq!(errors[5].1, "`answer` is not text");
    assert!(lines[0].starts_with(r#"{"id":1,"#) && lines[7].starts_with(r#"{"id":9,"#), "{lines:#?}");
}

#[test]
fn nothing_in_is_nothing_out() {
    batch("").success().stdout_eq("");
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_line() {
    batch("\u{feff}{\"problem\":\"boil\",\"answer\":\"x\"}").success();
}

#[test]
fn what_would_steer_a_terminal_is_written_as_an_escape() {
    let output = batch("{\"id\":\"\u{9b}31m\",\"problem\":\"boil\",\"answer\":\"six minutes \u{9b}31m\"}").success();
    let line = lines(&output).remove(0);
    assert!(!line.contains('\u{9b}') && line.contains("\\u009b"), "{line}");
}
