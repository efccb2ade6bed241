//! The general means by which an answer is judged, each on rules of a line or two.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use support::{Ruled, put, small_files, text_of, whole};
use viva::grade::{Grade, State, Substance};

/// A problem of one central concept `boats` worth 60, a deeper one `wind`, and what `more` adds.
fn ruled(more: &str) -> Ruled {
    ruled_with("centre = 60", "", more)
}

fn ruled_with(marking: &str, concept: &str, more: &str) -> Ruled {
    let problem = format!(
        r#"format = 1
id = "boil"
title = "Boats"
criterion = "heat"
difficulty = "easy"
minutes = 5
tags = []
question = "How do people get over the lake?"
walkthrough = "..."
hints = ["a", "b", "c", "d"]
[marking]
{marking}
[[concept]]
id = "boats"
central = true
say = "boats carry people over the lake"
ask = "On what?"
advice = "Say on what."
match = ["boat* ... (carr*|take|takes)", "cent(re|er) of the lake", "synchroni(s|z)e oars"]
{concept}
[[concept]]
id = "wind"
say = "the wind drives them"
ask = "By what?"
advice = "Say by what."
match = ["wind ... drives", "navigation certificate", "organise*"]
[[misconception]]
id = "they-fly"
say = "nobody flies"
match = ["boat* ... (fly|flies)"]
{more}
[[example]]
level = "novice"
answer = "I don't know."
"#
    )
    .replace("cent(re|er) of the lake", "(centre|labelled) ... lake")
    .replace("synchroni(s|z)e oars", "synchronise oars");
    let mut files = small_files();
    let pack = text_of(&files, "eggs/pack.toml");
    put(&mut files, "eggs/pack.toml", pack);
    put(&mut files, "eggs/problems/boil.toml", problem);
    let bank = whole(&files);
    Ruled::new(&bank.packs[0], &bank.packs[0].problems[0])
}

fn state(grade: &Grade, concept: usize) -> State {
    grade.concepts[concept].state
}

#[test]
fn what_is_called_untrue_does_not_count() {
    let mut ruled = ruled("");
    for answer in [
        "It is not true that boats carry people over the lake on most days.",
        "It would be a myth that boats carry people over the lake on most days.",
        "It is wrong to say that boats carry people over the lake on most days.",
    ] {
        assert_eq!(state(&ruled.grade(answer), 0), State::Missing, "{answer}");
    }
    let later = "It is not true that they swim. The boats carry all of them over the lake.";
    assert_eq!(state(&ruled.grade(later), 0), State::Shown);
}

#[test]
fn an_opinion_that_is_named_is_no_claim() {
    let mut ruled = ruled("");
    let quoted = "Some people say that boats fly over the lake, but the boats carry people on the water.";
    let grade = ruled.grade(quoted);
    assert_eq!((grade.misconceptions.len(), state(&grade, 0)), (0, State::Shown));
    assert_eq!(ruled.grade("I think that boats fly over the lake when it is full.").misconceptions.len(), 1);
}

#[test]
fn talk_with_the_interviewer_is_no_answer() {
    let mut ruled = ruled("");
    let grade = ruled.grade("I am sorry, I can't remember which boat of them carries whom over the lake.");
    assert_eq!(state(&grade, 0), State::Missing);
}

#[test]
fn an_answer_that_only_says_what_is_not_so_says_nothing() {
    let mut ruled = ruled("");
    let one = "The boat does not carry them. ";
    assert_eq!(ruled.grade(&one.repeat(3)).substance, Substance::Denial);
    assert_eq!(ruled.grade(&one.repeat(2)).substance, Substance::Statements);
    let mixed = format!("{}{}", one.repeat(4), "The boats carry them over the lake. ".repeat(4));
    assert_eq!(ruled.grade(&mixed).substance, Substance::Statements);
}

#[test]
fn no_wait_takes_back_and_no_waiting_does_not() {
    let mut ruled = ruled("");
    let taken_back = "The boats carry people. No wait, that is not how it goes with them at all.";
    assert_eq!(state(&ruled.grade(taken_back), 0), State::Missing);
    for answer in [
        "The boats carry people. No waiting is needed for any of them there.",
        "The boats carry people without rowing or waiting for anything at all.",
        "The boats carry people and there is some error correction in that.",
    ] {
        assert_eq!(state(&ruled.grade(answer), 0), State::Shown, "{answer}");
    }
}

#[test]
fn british_and_american_spelling_find_each_other() {
    let mut ruled = ruled("");
    for (answer, concept) in [
        ("They go to the center of the lake and come back from there.", 0),
        ("It is labeled as the lake of the town by all of them.", 0),
        ("They synchronize oars, and then they go.", 0),
        ("The people organized it well, and then they went.", 1),
    ] {
        assert_eq!(state(&ruled.grade(answer), concept), State::Shown, "{answer}");
    }
}

#[test]
fn a_word_written_by_ear_is_known_by_its_sound() {
    let mut ruled = ruled("");
    let grade = ruled.grade("You need a navigashion sertifikate for that, as they say.");
    assert_eq!(state(&grade, 1), State::Shown);
    let grade = ruled.grade("You need a navigation ferdifigade for that, as they say.");
    assert_eq!(state(&grade, 1), State::Missing, "it sounds otherwise");
}

#[test]
fn short_sentences_with_some_grammar_are_no_list() {
    let mut ruled = ruled("");
    let notes = "Boats take people over. Oars move the boats. Nets catch fish. Ropes hold boats at the pier.";
    assert_eq!(ruled.grade(notes).substance, Substance::Statements);
    assert_eq!(ruled.grade("boats, oars, nets, ropes, pier, sails, wind, rudder, keel").substance, Substance::List);
    let row = "boats oars nets ropes pier sails wind rudder keel over lake";
    assert_eq!(ruled.grade(row).substance, Substance::List, "a row of terms without a comma");
    let stops = "Boats. Oars. Nets. Ropes. Pier. Sails. Wind. Rudder. Keel.";
    assert_eq!(ruled.grade(stops).substance, Substance::List);
}

#[test]
fn a_single_letter_is_not_glued_to_the_word_before() {
    let mut ruled = ruled_with("centre = 60", "unless = [\"(for|to) (q|s)\"]", "");
    assert_eq!(state(&ruled.grade("The boats carry people for the whole of the day."), 0), State::Shown);
    assert_eq!(state(&ruled.grade("The boats carry people to Q for the whole of the day."), 0), State::Missing);
}

#[test]
fn an_exception_may_hold_for_the_whole_answer() {
    let mut ruled = ruled_with("centre = 60", "unless_anywhere = [\"bridge*\"]", "");
    assert_eq!(state(&ruled.grade("The boats carry people. There is a bridge as well."), 0), State::Missing);
}

#[test]
fn a_concept_may_count_only_beside_another() {
    let mut ruled = ruled_with("centre = 60", "only_with = [\"wind\"]", "");
    assert_eq!(state(&ruled.grade("The boats carry people over the lake."), 0), State::Missing);
    assert_eq!(state(&ruled.grade("The wind drives them and the boats carry people."), 0), State::Shown);
}

#[test]
fn a_misconception_may_be_excused_by_a_concept() {
    let mut ruled = ruled("unless_shown = [\"wind\"]");
    assert_eq!(ruled.grade("The boats fly over the lake when it is full.").misconceptions.len(), 1);
    assert_eq!(ruled.grade("The boats fly over the lake as the wind drives them.").misconceptions.len(), 0);
}

#[test]
fn a_misconception_may_cost_marks_and_cap_the_level() {
    let mut ruled = ruled_with("centre = 90", "", "cost = 7\ncap = \"intermediate\"");
    let grade = ruled.grade("The boats carry people, and some boats fly over the lake. The wind drives them all.");
    let marks: Vec<i64> = grade.reasons.iter().map(|reason| reason.marks).collect();
    assert_eq!((grade.level, grade.mark), (1, 74), "{marks:?}");
    assert_eq!(marks, [90, 15, -7, -24]);
    let slight = ruled.grade("The boats carry people, and some boats fly over the lake when it is full.");
    assert_eq!(slight.mark, 74, "a cap above the lowest level takes nobody down to it");
}

#[test]
fn where_bare_words_answer_lists_and_echoes_count() {
    let mut ruled = ruled_with("centre = 60\nterse = true", "", "");
    let grade = ruled.grade("boats carry, oars, nets, ropes, pier, sails, rudder, keel");
    assert_eq!((grade.substance, state(&grade, 0)), (Substance::Statements, State::Shown));
}

#[test]
fn a_group_may_share_its_marks_out() {
    let group = "[[group]]\nid = \"both\"\nneed = 2\nof = [\"wind\", \"oars\"]\nmarks = 25\nshared = true\n\
        [[concept]]\nid = \"oars\"\nsay = \"oars\"\nask = \"?\"\nadvice = \"!\"\nmatch = [\"oars move\"]\nweak = [\"oars\"]";
    let mut ruled = ruled_with("centre = 60", "", group);
    let mark = |ruled: &mut Ruled, answer: &str| ruled.grade(answer).mark;
    let centre = "The boats carry people over the lake.";
    assert_eq!(mark(&mut ruled, &format!("{centre} The wind drives them.")), 72);
    assert_eq!(mark(&mut ruled, &format!("{centre} The wind drives them, and they have oars.")), 78);
    assert_eq!(mark(&mut ruled, &format!("{centre} The wind drives them, and the oars move them.")), 85);
}
