//! The author's tools that look at marked answers: try, audit, suggest, check --answers.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use serde_json::Value;
use snapbox::cmd::OutputAssert;
use std::fs;
use std::path::Path;
use support::{fixture, viva};

/// Thirty answers, so that every third or so is kept aside.
fn answers() -> String {
    let mut lines = String::new();
    for number in 0..10 {
        let good = "The white sets before the yolk, so six minutes are enough and the yellow stays creamy.";
        let poor = "You put it into a pan with creamy butter and wait until it is brown.";
        let best = "The white sets first, at 62 degrees. The yolk stays soft, because it sets later.";
        for (name, answer, level, mark) in
            [("good", good, "intermediate", 60), ("poor", poor, "novice", 5), ("best", best, "expert", 90)]
        {
            let id = format!("{name}-{number}");
            let line = serde_json::json!({"id": id, "problem": "boil", "answer": answer, "level": level, "mark": mark});
            lines.push_str(&format!("{line}\n"));
        }
    }
    lines
}

/// A folder with the bank `bank` and the answers `marked.jsonl`.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixture("bank-eggs"), &folder.path().join("bank"));
    fs::write(folder.path().join("marked.jsonl"), answers()).unwrap();
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn tool(folder: &Path, name: &str, more: &[&str]) -> OutputAssert {
    let call = viva().current_dir(folder).args(["bank", name, "boil", "--answers", "marked.jsonl", "--bank", "bank"]);
    call.args(more).assert()
}

fn json(output: &OutputAssert) -> Value {
    serde_json::from_slice(&output.get_output().stdout).unwrap()
}

/// Replaces a part of the problem.
fn edit(folder: &Path, from: &str, to: &str) {
    let path = folder.join("bank/eggs/problems/boil.toml");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "the fixture has changed: no {from}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn an_edit_shows_which_answers_it_matched_and_lost() {
    let folder = folder();
    tool(folder.path(), "try", &[]).success();
    assert!(folder.path().join("marked.jsonl.boil.tried.json").exists());
    edit(folder.path(), r#"match = ["(stays|remains) (soft|runny|liquid)"]"#, r#"match = ["(stays|remains) creamy"]"#);
    let report = json(&tool(folder.path(), "try", &["--format", "json"]).success());
    let changes = report["changes"].as_array().unwrap();
    assert!(!changes.is_empty() && changes.len() < 20, "a part of both kinds is kept aside");
    for change in changes {
        let good = change["id"].as_str().unwrap().starts_with("good");
        let soft = serde_json::json!(["soft-yolk"]);
        assert_eq!((change["gained"] == soft, change["lost"] == soft), (good, !good), "{change}");
    }
    assert!(report["aside"]["now"]["answers"].as_u64().unwrap() > 0);
    let shown = tool(folder.path(), "try", &[]).success();
    let shown = String::from_utf8(shown.get_output().stdout.clone()).unwrap();
    for part in ["kept aside, before", "read, now", "changed answers", "- soft-yolk", "+ soft-yolk"] {
        assert!(shown.contains(part), "no {part} in {shown}");
    }
    // What is kept aside is never shown.
    let hidden = (0..10).map(|n| format!("good-{n}")).filter(|id| viva::attempt::is_aside(id));
    hidden.for_each(|id| assert!(!shown.contains(&id), "{id} is shown"));
    tool(folder.path(), "try", &["--save"]).success();
    let after = json(&tool(folder.path(), "try", &["--format", "json"]).success());
    assert_eq!(after["changes"], Value::Array(Vec::new()));
}

#[test]
fn a_change_that_helps_only_the_answers_that_were_read_is_warned_of() {
    let folder = folder();
    let aside = answers().replace("stays creamy", "is not dry");
    fs::write(folder.path().join("aside.jsonl"), aside).unwrap();
    edit(folder.path(), r#"match = ["(stays|remains) (soft|runny|liquid)"]"#, r#"match = ["(stays|remains) soft"]"#);
    tool(folder.path(), "try", &["--aside", "aside.jsonl"]).success();
    edit(folder.path(), r#"match = ["(stays|remains) soft"]"#, r#"match = ["(stays|remains) (soft|creamy)"]"#);
    let report = json(&tool(folder.path(), "try", &["--aside", "aside.jsonl", "--format", "json"]).success());
    assert_eq!(report["helps_only_read"], Value::Bool(true));
}

#[test]
fn an_audit_tells_strong_patterns_from_words_of_the_subject() {
    let folder = folder();
    edit(folder.path(), r#"weak = ["$white"]"#, r#"weak = ["pan|butter", "minutes", "never said"]"#);
    let report = json(&tool(folder.path(), "audit", &["--format", "json"]).success());
    let advice = |pattern: &str| {
        let patterns = report["patterns"].as_array().unwrap();
        let found = patterns.iter().find(|one| one["pattern"] == pattern && one["list"] == "weak").unwrap();
        found["advice"].as_str().unwrap().to_owned()
    };
    assert_eq!(advice("pan|butter"), "tells nothing");
    assert_eq!(advice("minutes"), "strong");
    assert_eq!(advice("never said"), "never fires");
}

#[test]
fn suggestions_are_words_of_good_answers_that_no_pattern_covers() {
    let folder = folder();
    let report = json(&tool(folder.path(), "suggest", &["--format", "json"]).success());
    let phrases: Vec<&str> =
        report["phrases"].as_array().unwrap().iter().map(|one| one["pattern"].as_str().unwrap()).collect();
    assert!(phrases.contains(&"yellow stays creamy"), "{phrases:?}");
    assert!(!phrases.contains(&"butter"), "only poor answers have it");
    assert!(!phrases.contains(&"stays soft"), "a pattern covers it");
    assert!(report["synonyms"].is_array());
    let again = json(&tool(folder.path(), "suggest", &["--format", "json"]).success());
    assert_eq!(report, again);
}

#[test]
fn a_check_with_answers_finds_patterns_that_never_fire_and_marks_that_differ() {
    let folder = folder();
    let path = folder.path().join("marked.jsonl");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("\"mark\":90", "\"mark\":80", 1)).unwrap();
    let output = viva()
        .current_dir(folder.path())
        .args(["bank", "check", "--bank", "bank", "--answers", "marked.jsonl", "--format", "json"])
        .assert()
        .success();
    let report = json(&output);
    let codes: Vec<&str> =
        report["diagnostics"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"never-fires") && codes.contains(&"same-answer"), "{codes:?}");
}
