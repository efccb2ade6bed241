//! Advice about rules that are well-formed and don't do what their author wants.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use support::{put, small_files, text_of, whole};
use viva::bank::Files;
use viva::diagnostic::{Code, Diagnostic};
use viva::evaluation::Marked;
use viva::lint::{lint, lint_answers};

const PROBLEM: &str = "eggs/problems/boil.toml";

/// The small bank with a part of a file replaced.
fn spoilt(path: &str, from: &str, to: &str) -> Files {
    let mut files = small_files();
    let text = text_of(&files, path);
    assert!(text.contains(from), "the fixture has changed: no {from}");
    put(&mut files, path, text.replacen(from, to, 1));
    files
}

/// What is said of a bank, as codes with the words of their line.
fn advice(files: &Files) -> Vec<(Code, String)> {
    let findings = lint(&whole(files), files);
    findings.iter().map(|finding| (finding.code, place(finding, files))).collect()
}

fn place(finding: &Diagnostic, files: &Files) -> String {
    let text = text_of(files, &finding.file);
    finding.line.map(|line| text.lines().nth(line - 1).unwrap().to_owned()).unwrap_or_default()
}

fn one(code: Code, line: &str) -> Vec<(Code, String)> {
    vec![(code, line.to_owned())]
}

#[test]
fn a_good_bank_needs_no_advice() {
    assert_eq!(advice(&small_files()), []);
}

#[test]
fn a_set_of_the_vocabulary_that_nothing_uses_is_named() {
    let files = spoilt("eggs/vocabulary.toml", "[sets]\n", "[sets]\npepper = [\"pepper*\"]\n");
    assert_eq!(advice(&files), one(Code::UnusedSet, "pepper = [\"pepper*\"]"));
}

#[test]
fn a_cap_that_nothing_holds_back_is_named() {
    let files = spoilt(PROBLEM, "unless = [\"(no|not|never) ... microwave\"]\n", "");
    assert_eq!(advice(&files), one(Code::CapWithoutUnless, "id = \"microwave\""));
}

#[test]
fn a_pattern_that_the_question_matches_is_named() {
    let files = spoilt(PROBLEM, "match = [\"(cold|iced) water\"", "match = [\"cook an egg\", \"(cold|iced) water\"");
    assert_eq!(advice(&files), one(Code::MatchesQuestion, "id = \"cold-water\""));
}

#[test]
fn solutions_that_their_own_rules_do_not_take_are_named() {
    let files = spoilt(PROBLEM, "The white sets from 62 degrees on, before the yolk: six", "Wait: six");
    let findings = advice(&files);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].0 == Code::LowSolution && findings[0].1.starts_with("walkthrough = "), "{findings:?}");
    let files = spoilt(PROBLEM, "  \"The white sets first, at 62", "  \"Something sets, at 62");
    assert_eq!(advice(&files), one(Code::LowSolution, "hints = ["));
}

#[test]
fn where_marks_add_up_a_concept_that_names_none_is_named() {
    let files = spoilt(PROBLEM, "[marking]\npoint = 20\n", "[marking]\npoint = 20\ncentre = 0\n");
    let codes: Vec<Code> = advice(&files).into_iter().map(|(code, _)| code).collect();
    assert!(codes.contains(&Code::WeighsByDefault), "{codes:?}");
}

#[test]
fn answers_show_which_patterns_never_fire_and_which_marks_differ() {
    let files = small_files();
    let marked = |id: &str, mark| Marked {
        id: id.to_owned(),
        problem: "boil".to_owned(),
        answer: "Into cold water, after six minutes.".to_owned(),
        level: "novice".to_owned(),
        mark,
    };
    let mut answers: Vec<Marked> = ('a'..='j').map(|id| marked(&id.to_string(), 20.0)).collect();
    answers.push(marked("k", 30.0));
    let findings = lint_answers(&whole(&files), &files, &answers);
    assert_eq!(lint_answers(&whole(&files), &files, &answers[..9]), [], "nine answers say nothing");
    let said = |code: Code, words: &str| findings.iter().any(|f| f.code == code && f.message.contains(words));
    assert!(said(
        Code::NeverFires,
        "a pattern of `soft-yolk` never fires on these answers: (stays|remains) (soft|runny|liquid)"
    ));
    assert!(!said(Code::NeverFires, "(cold|iced) water"));
    assert!(said(Code::SameAnswer, "`a` and `k` are the same answer and have different marks"));
    assert!(!said(Code::NeverFires, "microwave"), "nobody has to be wrong");
    assert!(!said(Code::SameAnswer, "`b`"), "the same mark for the same answer is right");
}
