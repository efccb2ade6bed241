//! `viva evaluate`: the rules held against marks that people gave.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]
#![allow(clippy::print_stderr, reason = "a test that was skipped says so")]

mod support;

use serde_json::Value;
use snapbox::cmd::OutputAssert;
use snapbox::str;
use std::path::Path;
use std::process::Command;
use support::{fixture, root, viva};

const LINES: &str = r#"{"id":"a","problem":"boil","answer":"The white sets before the yolk. The yolk stays soft.","level":"intermediate","mark":50}
{"id":"b","problem":"boil","answer":"I fry it in butter and eat it with bread.","level":"novice","mark":0}
{"id":"c","problem":"boil","answer":"The white sets first, at 62 degrees, and the yolk stays runny, since it sets later.","level":"expert","mark":87.5}
"#;

fn evaluate(input: &str, more: &[&str]) -> OutputAssert {
    viva().args(["evaluate", "-", "--bank"]).arg(fixture("bank-eggs")).args(more).stdin(input).assert()
}

fn json(output: &OutputAssert) -> Value {
    serde_json::from_slice(&output.get_output().stdout).unwrap()
}

#[test]
fn lines_and_tables_give_the_same_figures() {
    let table = "mark,id,problem,level,answer,more\n\
        50,a,boil,intermediate,The white sets before the yolk. The yolk stays soft.,x\n\
        0,b,boil,novice,I fry it in butter and eat it with bread.,x\n\
        87.5,c,boil,expert,\"The white sets first, at 62 degrees, and the yolk stays runny, since it sets later.\",x\n";
    let lines = json(&evaluate(LINES, &["--format", "json"]).success());
    assert_eq!(lines, json(&evaluate(table, &["--format", "json"]).success()));
    for key in ["accuracy", "macro_f1", "kappa_quadratic", "pearson", "rmse"] {
        assert!(lines[key].is_f64(), "{key}");
        assert_eq!(lines[key], lines["problems"][0][key], "one problem is all of them");
        let interval = &lines["intervals"][key];
        assert!(interval.is_null() || interval[0].as_f64() <= lines[key].as_f64(), "{key}");
    }
    assert_eq!((&lines["answers"], &lines["problems"][0]["id"]), (&Value::from(3), &Value::from("boil")));
    assert_eq!(lines["levels"], Value::from(vec!["novice", "intermediate", "expert"]));
}

#[test]
fn the_worst_disagreements_say_who_saw_what() {
    let input = LINES.replace("\"expert\",\"mark\":87.5", "\"novice\",\"mark\":10");
    let report = json(&evaluate(&input, &["--format", "json"]).success());
    let worst = &report["worst"][0];
    assert_eq!((&worst["id"], &worst["difference"]), (&Value::from("c"), &Value::from("false hit")));
    assert_eq!((&worst["expected"]["level"], &worst["expected"]["mark"]), (&Value::from("novice"), &Value::from(10.0)));
    assert!(worst["reasons"].as_array().is_some_and(|reasons| !reasons.is_empty()));
    let none = json(&evaluate(&input, &["--format", "json", "--worst", "0"]).success());
    assert_eq!(none["worst"], Value::Array(Vec::new()));
    let document = evaluate(&input, &["--format", "markdown", "--worst", "1"]).success();
    let document = String::from_utf8(document.get_output().stdout.clone()).unwrap();
    assert!(document.contains("**c**: false hit: marker novice 10, rules "), "{document}");
}

#[test]
fn a_file_with_a_mistake_is_named_with_the_line() {
    for (input, says) in [
        (
            LINES.replace("\"mark\":0", "\"mark\":101"),
            "viva: can't read standard input: line 2: the mark `101` is not a number from 0 to 100\n",
        ),
        (LINES.replace("\"id\":\"b\",", ""), "viva: can't read standard input: line 2: `id` is missing\n"),
        (
            LINES.replace("\"novice\"", "\"beginner\""),
            "viva: can't take standard input: line 2: no level `beginner`; there is novice, intermediate, expert\n",
        ),
        (
            LINES.replacen("boil", "boils", 1),
            "viva: can't take standard input: line 1: no problem `boils`; did you mean `boil`?\n",
        ),
        (String::new(), "viva: there is no answer in standard input\n"),
        (
            "id,problem,answer,level\n".to_owned(),
            "viva: can't read standard input: line 1: there is no column `mark`; the first line names id, problem, answer, level, mark\n",
        ),
    ] {
        evaluate(&input, &[]).code(2).stdout_eq("").stderr_eq(says.to_owned());
    }
    evaluate(LINES, &["--problem", "fry"]).code(2).stderr_eq(str![[r#"
viva: no problem `fry`

"#]]);
}

/// The figures are worked out a second time, by a program that shares nothing with this one.
#[test]
fn the_figures_equal_those_of_a_program_apart() {
    let program = root().join("../shared/score.py");
    let answers = root().join("tests/answers/written.jsonl");
    if !program.exists() || Command::new("python3").arg("--version").output().is_err() {
        eprintln!("skipped: there is no score.py beside the project, or no python3");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let graded = folder.path().join("graded.jsonl");
    let batch = viva().arg("batch").arg(&answers).assert().success();
    std::fs::write(&graded, &batch.get_output().stdout).unwrap();
    let report = json(&viva().args(["evaluate", "--format", "json"]).arg(&answers).assert().success());
    let theirs = figures_of(&program, &answers, &graded);
    let keys = ["accuracy", "macro_f1", "kappa_quadratic", "rmse", "pearson"];
    for (key, theirs) in keys.iter().zip(theirs) {
        let ours = format!("{:.3}", report[key].as_f64().unwrap());
        assert_eq!(ours, theirs, "{key}");
    }
}

/// Accuracy, macro-F1, kappa, RMSE and Pearson's correlation, as `score.py` prints them.
fn figures_of(program: &Path, answers: &Path, graded: &Path) -> Vec<String> {
    let output = Command::new("python3").args([program, answers, graded]).output().unwrap();
    let line = String::from_utf8(output.stdout).unwrap();
    let value = |name: &str| line.split(&format!(" {name}=")).nth(1).unwrap().split(' ').next().unwrap().to_owned();
    ["acc", "mF1", "qwk", "rmse", "r"].map(value).to_vec()
}
