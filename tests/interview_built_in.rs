//! The interview that is built in, from beginning to end.

#![allow(clippy::expect_used, reason = "a test says what it expected")]

use serde_json::Value;
use snapbox::cmd::Command;
use std::collections::BTreeSet;

const ANSWER: &str = "Two load balancers share one virtual IP; the standby takes it over by VRRP when the \
                      heartbeats stop, and the client opens a new TCP connection and a TLS session through it.\n\n";

fn play(script: &str, args: &[&str]) -> Vec<u8> {
    let run = Command::new(snapbox::cmd::cargo_bin!("viva")).arg("interview").args(args);
    run.stdin(script).assert().success().get_output().stdout.clone()
}

#[test]
fn answers_lead_through_all_phases_to_all_areas() {
    let folder = tempfile::tempdir().expect("a folder");
    let transcript = folder.path().join("talk.jsonl");
    let args = ["--format", "json", "--transcript", transcript.to_str().expect("a path")];
    let card: Value = serde_json::from_slice(&play(&ANSWER.repeat(60), &args)).expect("a scorecard");
    assert_eq!(card["areas"].as_array().map(Vec::len), Some(4));
    for area in card["areas"].as_array().into_iter().flatten() {
        assert!(area["level"].is_u64(), "not examined: {area}");
        assert!(!area["description"].as_str().unwrap_or_default().is_empty(), "{area}");
    }
    for list in ["strengths", "improvements", "resources"] {
        assert_eq!(card[list].as_array().map(Vec::len), Some(3), "{list}");
    }
    assert_eq!(card["problems"].as_array().map(Vec::len), Some(8));
    assert_eq!(phases(&std::fs::read_to_string(transcript).expect("a transcript")), BTreeSet::from([1, 2, 3, 4]));
}

/// The numbers of the phases that questions were put in.
fn phases(transcript: &str) -> BTreeSet<u64> {
    let events = transcript.lines().map(|line| serde_json::from_str::<Value>(line).expect("an event"));
    events.filter_map(|event| event["clock"]["phase_number"].as_u64()).collect()
}

#[test]
fn hints_to_the_end_lead_through_all_phases_too() {
    let card: Value = serde_json::from_slice(&play(&"/hint\n".repeat(40), &["--format", "json"])).expect("a scorecard");
    assert_eq!(card["hints"], 32);
    assert_eq!(card["problems"].as_array().map(Vec::len), Some(8));
}

#[test]
fn the_interview_starts_with_the_greeting_and_the_first_question() {
    let shown = String::from_utf8(play("", &[])).expect("a text");
    let lines: Vec<&str> = shown.split("\n\n").map(str::trim).collect();
    assert!(lines[0].starts_with("Good to meet you."), "{shown}");
    assert!(lines[1].starts_with("1  Network fundamentals"), "{shown}");
    assert!(lines[2].contains("www.example.com"), "{shown}");
}
