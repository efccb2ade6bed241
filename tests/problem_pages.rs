//! The pages of the problems in `docs/problems`, made from the bank. After a change that is meant to be
//! seen, `SNAPSHOTS=overwrite cargo test --test problem_pages` writes them anew.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use snapbox::data::DataFormat;
use snapbox::{Data, assert_data_eq};
use std::collections::BTreeSet;
use std::fs;
use support::{bank, root};
use viva::bank::Bank;
use viva::render::markdown;

/// So many lines are on a screen without scrolling.
const SCREEN: usize = 24;

/// The bank with the pack alone that has pages.
fn networking() -> Bank {
    let mut bank = bank();
    bank.packs.retain(|pack| pack.id == "networking");
    bank
}

fn assert_page(name: &str, page: String) {
    let path = root().join("docs/problems").join(name);
    let expected = Data::read_from(&path, Some(DataFormat::Text)).raw();
    assert_data_eq!(Data::from(page).coerce_to(DataFormat::Text), expected);
}

#[test]
fn every_problem_has_its_page() {
    let bank = networking();
    let mut names = BTreeSet::from(["README.md".to_owned()]);
    for problem in &bank.packs[0].problems {
        let name = format!("{}.md", problem.id);
        assert_page(&name, markdown::problem(&bank.packs[0], problem, true));
        names.insert(name);
    }
    let there = fs::read_dir(root().join("docs/problems")).unwrap();
    let there = there.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(there.collect::<BTreeSet<String>>(), names);
}

#[test]
fn the_pages_are_listed() {
    let list = markdown::list(&networking());
    let linked = list.lines().map(|line| match line.strip_prefix("| ").and_then(|rest| rest.split_once(" | ")) {
        Some((id, rest))
            if id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') && id != "---" =>
        {
            format!("| [{id}]({id}.md) | {rest}\n")
        }
        _ => format!("{line}\n"),
    });
    assert_page("README.md", linked.collect());
}

#[test]
fn the_first_screen_of_a_page_tells_no_answer() {
    let bank = networking();
    let pack = &bank.packs[0];
    for problem in &pack.problems {
        let page = markdown::problem(pack, problem, true);
        let (open, _) = page.split_once("<details>").unwrap();
        assert!(open.lines().count() < SCREEN && !page[open.len()..].is_empty(), "{}", problem.id);
        for concept in problem.concepts.iter().filter(|concept| !concept.say.is_empty()) {
            assert!(!open.contains(&concept.say), "{} tells {}", problem.id, concept.id);
        }
        assert_eq!(page.matches("<details>").count(), page.matches("</details>").count());
    }
}

#[test]
fn the_levels_of_every_problem_are_described() {
    let levels = fs::read_to_string(root().join("docs/levels.md")).unwrap();
    for problem in &networking().packs[0].problems {
        let (_, behind) = levels.split_once(&format!("\n`{}`: ", problem.id)).unwrap_or_default();
        let own = behind.split("\n\n").next().unwrap();
        assert!(own.contains("\n- central point: ") && own.contains("\n- deeper: "), "{}: {own}", problem.id);
    }
}
