//! The agreement with human markers that was reached, so that it is not lost unseen.
//!
//! The answers lie in `tests/answers`, whose README says how they came about. Answers of real
//! students are published elsewhere and not kept here; `docs/grading.md` says how to measure on them.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]
#![allow(clippy::print_stderr, reason = "a test that was skipped says so")]
#![allow(clippy::float_arithmetic, reason = "figures are fractions")]

mod support;

use serde_json::Value;
use std::fs;
use std::path::Path;
use support::{bank, root};
use viva::evaluation::{Evaluation, Marked};

/// By so much a figure may fall.
const SLACK: f64 = 0.02;

/// The marked answers of a file.
fn marked(path: &Path) -> Vec<Marked> {
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let word = |line: &Value, key: &str| line[key].as_str().unwrap().to_owned();
    lines
        .map(|line| Marked {
            id: word(&line, "id"),
            problem: word(&line, "problem"),
            answer: word(&line, "answer"),
            level: word(&line, "level"),
            mark: line["mark"].as_f64().unwrap(),
        })
        .collect()
}

/// Holds kappa, accuracy and RMSE on a file of answers against what was reached.
fn held(path: &Path, kappa: f64, accuracy: f64, rmse: f64) {
    let (bank, marked) = (bank(), marked(path));
    let overall = Evaluation::new(&bank, &marked).unwrap().overall;
    let value = |figure: viva::agreement::Figure| figure.value.unwrap();
    let now = (value(overall.kappa_quadratic), value(overall.accuracy), value(overall.rmse));
    let holds = now.0 > kappa - SLACK && now.1 > accuracy - SLACK && now.2 < rmse + SLACK;
    let name = path.display();
    assert!(holds, "{name}: kappa, accuracy and RMSE are {now:.3?} and were {:.3?}", (kappa, accuracy, rmse));
}

#[test]
fn agreement_on_answers_that_the_rules_learnt_from() {
    held(&root().join("tests/answers/read.jsonl"), 0.981, 0.983, 0.120);
    held(&root().join("tests/answers/written.jsonl"), 0.981, 0.975, 0.126);
    held(&root().join("tests/answers/further.jsonl"), 0.970, 0.972, 0.133);
    held(&root().join("tests/answers/comnets.jsonl"), 0.949, 0.951, 0.091);
    held(&root().join("tests/answers/networking.jsonl"), 0.899, 0.893, 0.167);
}

#[test]
fn agreement_on_answers_that_were_only_measured() {
    held(&root().join("tests/answers/check.jsonl"), 0.877, 0.933, 0.173);
}

#[test]
fn agreement_on_answers_of_real_students() {
    let path = root().join("../shared/comnets/check.jsonl");
    if !path.exists() {
        eprintln!("skipped: the students' answers are not here; docs/grading.md says how to get them");
        return;
    }
    held(&path, 0.713, 0.831, 0.184);
}
