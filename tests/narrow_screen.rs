//! A grade on screens of any width, through the library.

use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;
use viva::bank::{Bank, Files, Wanted};
use viva::grade::Grader;
use viva::render::terminal;

const ANSWER: &str = "I put it in the microwave, and heat travels inward, and 蛋 is boiled for six minutes until \
    it is done, prick it, and put it in cold water a bit later on.";

fn small_bank() -> Option<Bank> {
    let file = |name: &str, content: &'static str| (name.to_owned(), Ok(Cow::Borrowed(content.as_bytes())));
    let files = Files::from([
        file("rubric.toml", include_str!("fixtures/bank-small/rubric.toml")),
        file("tiny/pack.toml", include_str!("fixtures/bank-small/tiny/pack.toml")),
        file("tiny/resources.toml", include_str!("fixtures/bank-small/tiny/resources.toml")),
        file("tiny/diagrams/egg.toml", include_str!("fixtures/bank-small/tiny/diagrams/egg.toml")),
        file("tiny/problems/soft-egg.toml", include_str!("fixtures/bank-small/tiny/problems/soft-egg.toml")),
    ]);
    Bank::read(&files, Wanted::All).0
}

fn plain(width: usize) -> String {
    let bank = small_bank();
    let Some((pack, problem)) = bank.as_ref().and_then(|bank| bank.problem("soft-egg")) else { return String::new() };
    let grade = Grader::new(pack, problem).grade(ANSWER);
    anstream::adapter::strip_str(&terminal::grade(problem, &pack.rubric, &grade, ANSWER, width)).to_string()
}

#[test]
fn lines_keep_within_the_screen() {
    for width in 30..100 {
        let shown = plain(width);
        let widest = shown.lines().map(UnicodeWidthStr::width).max();
        assert!(widest.is_some_and(|widest| widest <= width), "{widest:?} of {width} columns:\n{shown}");
    }
}

#[test]
fn a_screen_without_width_shows_the_grade_all_the_same() {
    assert!(plain(0).contains("microwave"));
}
