//! The picture of a session in the README, made from what the program prints. After a change that
//! is meant to be seen, `SNAPSHOTS=overwrite cargo test --test picture` draws it anew.

#![allow(clippy::expect_used, reason = "a test says what it expected")]

use anstyle_svg::Term;
use snapbox::cmd::Command;
use snapbox::data::DataFormat;
use snapbox::{Data, assert_data_eq, file};

/// More lines are a page, not a picture.
const MOST_LINES: usize = 45;

/// What the first problem of a real session looks like.
fn session() -> String {
    let run = Command::new(snapbox::cmd::cargo_bin!("viva")).args(["interview", "--color", "always"]);
    let run = run.args(["--script", "tests/fixtures/readme-session.txt"]).assert().success();
    let shown = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
    let second = shown.find("question 2 ·").expect("a second question");
    let end = shown[..second].rfind("\n\n").expect("an empty line before it");
    format!("$ viva\n\n{}\n", &shown[..end])
}

#[test]
fn the_picture_in_the_readme_is_what_the_program_prints() {
    let light = anstyle::RgbColor(0xd8, 0xdc, 0xe2).into();
    let dark = anstyle::RgbColor(0x16, 0x1b, 0x22).into();
    let picture = Term::new().fg_color(light).bg_color(dark).render_svg(&session());
    // The usual opacity of faint text is too faint to read.
    let picture = picture.replace(".dimmed { opacity: 0.4; }", ".dimmed { opacity: 0.7; }");
    let expected: Data = file!["../docs/session.svg": Text];
    assert_data_eq!(Data::from(picture).coerce_to(DataFormat::Text), expected.raw());
}

#[test]
fn the_picture_shows_an_answer_a_hint_and_what_is_said_to_them() {
    let session = session();
    for part in ["question 1", ">", "·", "/hint", "Hint 1 of 4"] {
        assert!(session.contains(part), "no {part:?} in {session}");
    }
    assert!(session.lines().count() <= MOST_LINES, "{} lines", session.lines().count());
}
