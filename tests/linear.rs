//! Grading takes time linear in the length of the answer, whatever it holds.
//!
//! There is no clock here. Each test grades an answer of 200,000 words of one nasty kind. A step
//! that looked back at (or ahead to) the whole answer for each of its words would take 40,000
//! million steps, which is minutes in a build for development: then the test does not come back.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use std::sync::LazyLock;
use support::{Ruled, bank, put, small_files, text_of, whole};
use viva::grade::State;
use viva::text::Text;

const WORDS: usize = 200_000;
/// A long problem with topics and regular expressions, and one with numbers to work out.
const PROBLEMS: [&str; 2] = ["lb-redundancy", "global-load-balancing"];

/// The rules of both, compiled once for all tests.
static GRADERS: LazyLock<Vec<Ruled>> = LazyLock::new(|| {
    let bank = bank();
    let found = PROBLEMS.iter().map(|id| bank.problem(id).unwrap());
    found.map(|(pack, problem)| Ruled::new(pack, problem)).collect()
});

/// Grades the answer against both problems; all that matters is that it ends.
fn ends(answer: &str) {
    for grader in GRADERS.iter() {
        let grade = grader.clone().grade(answer);
        assert!(grade.mark <= 100, "{}: the mark is {}", grader.problem.id, grade.mark);
    }
}

/// So many times the piece that there are `WORDS` words.
fn times(piece: &str) -> String {
    piece.repeat(WORDS / piece.split_whitespace().count().max(1))
}

macro_rules! each_ends {
    ($($name:ident: $answer:expr;)*) => { $(#[test] fn $name() { ends(&$answer); })* };
}

each_ends! {
    // Every hit of a pattern stands beside a hit of every other.
    one_word_of_many_patterns: times("backup ");
    one_word_of_many_patterns_a_sentence: times("Balancer. ");
    two_sets_in_turn_without_an_end_of_the_sentence: times("standby takes over the virtual ip ");
    every_place_may_begin_a_gap: times("second second proxy ");
    // What is taken back reaches to the beginning of its sentence, and that is the first word.
    taken_back_again_and_again: times("no wait ");
    taken_back_in_one_sentence: times("the backup takes over no wait ");
    taken_back_sentence_by_sentence: times("No wait. ");
    // Negations are looked for before each hit, in its clause.
    denied_again_and_again: times("not never no backup ");
    one_negation_and_then_no_end_of_the_clause: format!("not {}", times("backup proxy "));
    articles: times("the ");
    articles_between_words: times("the backup the a proxy the ");
    // Marks that could open or close something.
    dots: ".".repeat(WORDS);
    dots_and_blanks: times(". ");
    abbreviations: times("e.g. ");
    quotes: "\"".repeat(WORDS);
    quoted: times("\"backup\" ");
    closing_brackets_after_a_dot: format!(".{}", ").".repeat(WORDS));
    opened_brackets: times("( backup ");
    newlines: "\n".repeat(WORDS);
    newlines_and_blanks: "\n ".repeat(WORDS);
    a_word_a_line: times("backup\n");
    list_items: times("- backup\n");
    hyphens: times("backup - ");
    blanks: " ".repeat(WORDS);
    // Runs without an end.
    one_word_of_a_million_letters: "a".repeat(1_000_000);
    one_word_of_a_million_digits: "1".repeat(1_000_000);
    one_number_of_many_groups: "1,".repeat(WORDS);
    one_version_of_many_parts: "1.".repeat(WORDS) + "1";
    one_abbreviation_of_many_letters: "a.".repeat(WORDS) + "a";
    one_abbreviation_that_is_none_in_the_end: "a.".repeat(WORDS) + "\u{fb01}";
    one_abbreviation_of_ligatures: "\u{fb01}.".repeat(WORDS);
    letters_and_digits_in_turn: "abc1".repeat(WORDS);
    apostrophes_between_letters: "a'".repeat(WORDS) + "t";
    accents_on_one_letter: format!("e{}", "\u{301}\u{323}".repeat(WORDS));
    long_words: format!("{} ", "x".repeat(10_000)).repeat(100);
    // Numbers are read from each word on which one can begin.
    digits_and_commas: times("1,450 , 2 ");
    number_words: times("two hundred ");
    noughts_before_a_number_that_is_too_large: times("zero ") + "ten " + &"hundred ".repeat(40);
    tens_before_a_number_that_is_too_large: times("zero twenty ") + &"hundred ".repeat(40);
    minutes: times("52 minutes per year ");
    // Regular expressions.
    almost_matches: times("4 bad ");
    almost_one_match: format!("4{}", " ".repeat(WORDS));
    words_unlike_any_other: (0..WORDS).map(|number| format!("w{}x ", number * 7)).collect::<String>();
    // Each takes as long as hundreds of other words, but no longer for standing among many.
    slips_of_the_pen: (0..WORDS / 10).map(|number| format!("bakcup{} ", letters(number))).collect::<String>();
}

/// A number written with letters.
fn letters(mut number: usize) -> String {
    const LETTERS: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";
    let mut word = String::new();
    while number > 0 {
        word.push(char::from(LETTERS[number % LETTERS.len()]));
        number /= LETTERS.len();
    }
    word
}

/// Each match looks ahead to the end of the answer for a letter that is not there.
#[test]
fn a_regular_expression_that_looks_far_ahead_at_each_match() {
    let mut files = small_files();
    let path = "eggs/problems/boil.toml";
    let problem = text_of(&files, path).replace(r"\b6\s*min\b", "a(.*z)?");
    put(&mut files, path, problem);
    let bank = whole(&files);
    let (pack, problem) = bank.problem("boil").unwrap();
    let grade = Ruled::new(pack, problem).grade(&times("a b and it is there "));
    let minutes = problem.concepts.iter().position(|concept| concept.id == "minutes").unwrap();
    assert_eq!(grade.concepts[minutes].state, State::Shown, "the expression is not looked for");
}

#[test]
fn the_words_of_a_long_answer_are_all_read() {
    assert_eq!(Text::read(&times("backup ")).tokens().len(), WORDS, "some words of a long answer are left out");
}
