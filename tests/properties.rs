//! What holds for any text: of an answer, of a pattern, of a file.
//!
//! The cases are the same in every run. `PROPTEST_CASES=10000 cargo test --test properties` looks
//! for more, at random.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;
use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};
use support::{Ruled, bank, bank_files, put, small_files, text_of, whole};
use viva::bank::{Bank, Files, Wanted};
use viva::grade::Grade;
use viva::pattern::parse_phrase;
use viva::text::{Number, Span, Text};

/// The cases of every run begin here.
const SEED: u64 = 1_858;
const PROBLEM: &str = "eggs/problems/boil.toml";

fn config(cases: u32) -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => config,
        None => ProptestConfig { cases, rng_seed: RngSeed::Fixed(SEED), ..config },
    }
}

/// Every word of every example of the bank: what answers are made of.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let bank = bank();
    let examples = bank.packs.iter().flat_map(|pack| &pack.problems).flat_map(|problem| &problem.examples);
    let mut words: Vec<String> =
        examples.flat_map(|example| example.answer.split_whitespace()).map(str::to_owned).collect();
    words.sort();
    words.dedup();
    words
});

/// A grader for each problem of the bank that has not graded anything.
static FRESH: LazyLock<Vec<Ruled>> = LazyLock::new(|| {
    let bank = bank();
    let packs = bank.packs.iter();
    packs.flat_map(|pack| pack.problems.iter().map(move |problem| Ruled::new(pack, problem))).collect()
});

/// The same graders, which remember what all the tests have graded with them.
static USED: LazyLock<Mutex<Vec<Ruled>>> = LazyLock::new(|| Mutex::new(FRESH.clone()));

/// Pieces of text that people and programs have stumbled over.
const NASTY: &[&str] = &[
    "\0",
    "\u{7}",
    "\u{1b}[31m",
    "\u{7f}",
    "\r\n",
    "\n\n",
    "\t",
    "\u{2028}",
    "\u{feff}",
    "e\u{301}\u{302}\u{303}",
    "\u{301}",
    "ÅΩ",
    "İi̇ıI",
    "ßẞſ",
    "ﬁ.ﬁ.ﬁ",
    "½ ⅳ ²",
    "👩\u{200d}👩\u{200d}👧\u{200d}👦🏽",
    "🇩🇪🇫🇷",
    "שלום עולם",
    "\u{202e}abc\u{202c}",
    "مرحبا ١٢٣",
    "日本語。テキスト",
    "ไทย",
    "\u{10ffff}",
    "doesn’t",
    "can't've",
    "'''",
    "''t",
    "o'n't",
    "dont",
    "w/",
    "w/o",
    "w/other",
    "a.b.c.d",
    "e.g.",
    "1.",
    "1,450",
    "1.45k",
    "3e5",
    "3e99999",
    "99999999999999999999999999999999",
    "twenty-five",
    "two hundred thousand",
    "50%",
    "http2",
    "l4",
    "10.0.0.1:80",
    "ab12cd34",
    "...",
    ". . .",
    "?!",
    "\"",
    "”)",
    " - ",
    "- ",
    "->",
    "no wait",
    "scratch that",
    "not",
    "never",
    "because",
    "the the",
];

/// A piece of an answer.
fn piece() -> BoxedStrategy<String> {
    prop_oneof![
        6 => (0..WORDS.len()).prop_map(|index| WORDS[index].clone()),
        3 => select(NASTY).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => ".{1,3}",
        1 => (select(NASTY), 2..300_usize).prop_map(|(piece, times)| piece.repeat(times)),
    ]
    .boxed()
}

/// An answer: pieces, parted or not.
fn answer() -> impl Strategy<Value = String> {
    let part = (piece(), select(&["", " ", " ", " ", ". ", ", ", "\n"][..]));
    vec(part, 0..60).prop_map(|parts| parts.into_iter().flat_map(|(piece, end)| [piece, end.to_owned()]).collect())
}

fn is_place(span: Span, text: &str) -> bool {
    span.start < span.end && text.get(span.start..span.end).is_some()
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn words_lie_on_characters_in_order(written in answer()) {
        let text = Text::read(&written);
        for (index, token) in text.tokens().iter().enumerate() {
            prop_assert!(is_place(token.span, &written), "word {index} is nowhere: {token:?}");
            prop_assert!(!text.word(index).is_empty(), "word {index} is empty: {token:?}");
        }
        for pair in text.tokens().windows(2) {
            let (before, after) = (pair[0], pair[1]);
            prop_assert!(
                before.span == after.span || before.span.end <= after.span.start,
                "words overlap or stand in the wrong order: {before:?} {after:?}"
            );
            prop_assert!(
                (before.sentence..=before.sentence + 1).contains(&after.sentence)
                    && (before.clause..=before.clause + 1).contains(&after.clause),
                "sentences and clauses are not counted one by one: {before:?} {after:?}"
            );
        }
        prop_assert_eq!(text.sentences(), text.tokens().last().map_or(0, |token| token.sentence + 1));
        prop_assert_eq!(text.clauses(), text.tokens().last().map_or(0, |token| token.clause + 1));
    }

    #[test]
    fn the_bytes_of_a_word_read_alone_give_that_word(written in answer()) {
        let text = Text::read(&written);
        let mut index = 0;
        while let Some(token) = text.tokens().get(index) {
            let same = text.tokens()[index..].iter().take_while(|other| other.span == token.span).count();
            let words: Vec<&str> = (index..index + same).map(|index| text.word(index)).collect();
            let alone = Text::read(token.span.of(&written));
            prop_assert_eq!(words, alone.words().collect::<Vec<_>>(), "at {:?}", token.span);
            index += same;
        }
    }
}

proptest! {
    #![proptest_config(config(3000))]

    #[test]
    fn a_pattern_parses_or_says_where_it_does_not(source in pattern()) {
        if let Err(error) = parse_phrase(&source) {
            prop_assert!(source.get(error.at.clone()).is_some(), "{:?} is no place in it: {}", error.at, error.message);
            prop_assert!(!error.message.is_empty() && !error.help.is_empty(), "the error says nothing");
        }
    }
}

/// Something like a pattern, with letters of two bytes right behind what means something.
fn pattern() -> impl Strategy<Value = String> {
    let mark = select(&["|", "(", ")", "$", "=", "*", "...", " ", "-", "{", ".", "'", "é", "$é", "é*"][..])
        .prop_map(str::to_owned);
    let part = prop_oneof![4 => mark, 3 => "[a-z]{1,4}", 1 => piece()];
    vec(part, 0..16).prop_map(|parts| parts.concat())
}

/// Fails unless a grade hangs together.
fn check(grader: &Ruled, grade: &Grade, answer: &str) -> Result<(), TestCaseError> {
    let problem = &grader.problem;
    prop_assert!(grade.mark <= 100, "{}: the mark is {}", problem.id, grade.mark);
    prop_assert_eq!(grade.level, grader.rubric.level_of(grade.mark), "{}: the level is not the mark's", &problem.id);
    let sum: i64 = grade.reasons.iter().map(|reason| reason.marks).sum();
    prop_assert_eq!(sum, i64::from(grade.mark), "{}: the reasons do not add up: {:?}", &problem.id, &grade.reasons);
    prop_assert_eq!(grade.concepts.len(), problem.concepts.len(), "{}: a concept is not judged", &problem.id);
    let of_concepts = grade.concepts.iter().map(|judged| &judged.evidence);
    for evidence in of_concepts.chain(grade.misconceptions.iter().map(|(_, evidence)| evidence)) {
        for span in evidence {
            prop_assert!(is_place(*span, answer), "{}: {span:?} is no place in the answer", problem.id);
        }
        for pair in evidence.windows(2) {
            prop_assert!(pair[0].start <= pair[1].start, "{}: evidence out of order: {pair:?}", problem.id);
        }
    }
    for (judged, concept) in grade.concepts.iter().zip(&problem.concepts) {
        let found = judged.state != viva::grade::State::Missing;
        prop_assert_eq!(found, !judged.evidence.is_empty(), "{}/{}: state without evidence", &problem.id, &concept.id);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn a_grade_hangs_together_and_does_not_depend_on_what_was_graded_before(
        (answer, problem) in (answer(), any::<Index>())
    ) {
        let number = problem.index(FRESH.len());
        let used = &mut USED.lock().unwrap()[number];
        let grade = used.grade(&answer);
        check(used, &grade, &answer)?;
        let fresh = FRESH[number].clone().grade(&answer);
        prop_assert_eq!(&grade, &fresh, "{}: the grader remembers", &used.problem.id);
    }

    #[test]
    fn the_order_of_tables_in_a_problem_does_not_matter(
        (shuffled, answers) in (Just(blocks(&text_of(&small_files(), PROBLEM))).prop_shuffle(), vec(egg_answer(), 6))
    ) {
        let mut files = small_files();
        let mut graders = vec![grader(&files)];
        let text = [head(&text_of(&files, PROBLEM)), shuffled.concat()].concat();
        put(&mut files, PROBLEM, text);
        graders.push(grader(&files));
        let examples = graders[0].problem.examples.clone();
        for answer in answers.into_iter().chain(examples.into_iter().map(|example| example.answer)) {
            let [first, second] = [0, 1].map(|index| by_id(&mut graders[index], &answer));
            prop_assert_eq!(first, second, "the order matters to {:?}", answer);
        }
    }
}

#[test]
fn the_order_of_tables_does_not_matter_to_any_problem_of_the_bank() {
    let mut files = bank_files();
    let graders = |files: &Files| -> Vec<Ruled> {
        let bank = whole(files);
        let packs = bank.packs.iter();
        packs.flat_map(|pack| pack.problems.iter().map(|problem| Ruled::new(pack, problem))).collect()
    };
    let before = graders(&files);
    let paths: Vec<String> = files.keys().filter(|path| path.contains("/problems/")).cloned().collect();
    for path in paths {
        let text = text_of(&files, &path);
        let mut turned = blocks(&text);
        turned.reverse();
        put(&mut files, &path, [head(&text), turned.concat()].concat());
    }
    for (mut before, mut after) in before.into_iter().zip(graders(&files)) {
        for example in before.problem.examples.clone() {
            let (first, second) = (by_id(&mut before, &example.answer), by_id(&mut after, &example.answer));
            assert_eq!(first, second, "{}: the order matters to {:?}", before.problem.id, example.answer);
        }
    }
}

/// What stands before the first of the repeated tables of a problem.
fn head(problem: &str) -> String {
    problem[..problem.find("\n[[").unwrap() + 1].to_owned()
}

/// The repeated tables of a problem, each as text.
fn blocks(problem: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    for line in problem[head(problem).len()..].lines() {
        if line.starts_with("[[") {
            blocks.push(String::new());
        }
        let block = blocks.last_mut().unwrap();
        block.push_str(line);
        block.push('\n');
    }
    blocks
}

fn grader(files: &Files) -> Ruled {
    let bank = whole(files);
    let (pack, problem) = bank.problem("boil").unwrap();
    Ruled::new(pack, problem)
}

/// Answers about eggs that meet the rules of the small bank.
fn egg_answer() -> impl Strategy<Value = String> {
    const PARTS: &[&str] = &[
        "the white sets before the yolk",
        "the yolk sets before the white",
        "white and yolk at the same time",
        "at 62 degrees",
        "at sixty degrees",
        "the yolk stays soft",
        "the yolk never stays soft",
        "six minutes",
        "6min",
        "for hours",
        "then cold water",
        "no cold water",
        "albumen at a lower temperature",
        "in the microwave",
        "no wait",
    ];
    let part = (select(PARTS), select(&[". ", ", ", " and ", " because ", "\n"][..]));
    vec(part, 1..9).prop_map(|parts| parts.into_iter().flat_map(|(part, end)| [part, end]).collect())
}

/// What came of an answer, by names instead of numbers.
#[derive(Debug, PartialEq)]
struct ById {
    mark: u32,
    level: usize,
    concepts: BTreeMap<String, (&'static str, Vec<Span>)>,
    misconceptions: BTreeMap<String, Vec<Span>>,
}

fn by_id(grader: &mut Ruled, answer: &str) -> ById {
    let grade = grader.grade(answer);
    let problem = &grader.problem;
    let concepts = problem.concepts.iter().zip(grade.concepts);
    let misconceptions = grade.misconceptions.into_iter();
    ById {
        mark: grade.mark,
        level: grade.level,
        concepts: concepts.map(|(c, judged)| (c.id.clone(), (judged.state.name(), judged.evidence))).collect(),
        misconceptions: misconceptions.map(|(m, found)| (problem.misconceptions[m].id.clone(), found)).collect(),
    }
}

#[test]
fn numbers_are_read_as_people_write_them() {
    const TABLE: &[(&str, &str)] = &[
        ("16", "16"),
        ("016", "16"),
        ("sixteen", "16"),
        ("Sixteen", "16"),
        ("16.0", "16"),
        ("16th", "16"),
        ("1,450", "1450"),
        ("1,450.5", "1450.5"),
        ("1,234,567", "1234567"),
        ("1,5", "1.5"),
        ("1.45k", "1450"),
        ("1.45 k", "1450"),
        ("1.45 thousand", "1450"),
        ("3e5", "300000"),
        ("3E5", "300000"),
        ("2m", "2000000"),
        ("2 million", "2000000"),
        ("5b", "5000000000"),
        ("twenty-five", "25"),
        ("twenty five", "25"),
        ("one hundred", "100"),
        ("one hundred twenty five", "125"),
        ("two hundred thousand", "200000"),
        ("two hundred thousand three hundred", "200300"),
        ("three million two hundred thousand and", "3200000"),
        ("zero", "0"),
        ("99.99", "99.99"),
        ("50%", "50"),
        ("0.000001", "0.000001"),
    ];
    for (written, digits) in TABLE {
        let read = Number::at(&Text::read(written), 0).map(|(number, _)| number);
        assert!(read.is_some(), "{written:?} is not read as a number");
        assert_eq!(read, Number::parse(digits), "{written:?} is not read as {digits}");
    }
}

#[test]
fn what_is_no_number_is_not_read_as_one() {
    const TABLE: &[&str] = &["", "l4", "e5", "hundred", "thousand", "many", "1.2.3", "12x", "3e999", "3e", "10.0.0.1"];
    for written in TABLE {
        assert_eq!(Number::parse(written), None, "{written:?} is read as a number");
    }
    let too_long = "9".repeat(1000);
    assert_eq!(Number::parse(&too_long), None, "a thousand digits are read as a number");
}

#[test]
fn a_number_ends_with_the_words_that_belong_to_it() {
    const TABLE: &[(&str, usize)] = &[
        ("16 proxies", 1),
        ("sixteen proxies", 1),
        ("twenty five proxies", 2),
        ("two hundred thousand requests", 3),
        ("one two three", 1),
        ("twenty. Five of them fail", 1),
        ("five. Thousand islands", 1),
    ];
    for (written, words) in TABLE {
        let end = Number::at(&Text::read(written), 0).map(|(_, end)| end);
        assert_eq!(end, Some(*words), "how many words of {written:?} are the number");
    }
}

/// One change of a file's bytes.
#[derive(Debug, Clone)]
enum Change {
    Put(Index, Vec<u8>),
    Take(Index, usize),
    Repeat(Index, usize),
    Swap(Index, Index),
}

fn change() -> impl Strategy<Value = Change> {
    const PIECES: &[&str] = &[
        "\"",
        "'",
        "\"\"\"",
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        "=",
        ",",
        "\n",
        "#",
        ".",
        "\\",
        "\\u0000",
        "1",
        "-1",
        "true",
        "inf",
        "1979-05-27",
        "0x",
        "$egg",
        "$",
        "(",
        "|",
        "...",
        "\u{301}",
        "[[concept]]\n",
        "marks = 999\n",
        "match = []\n",
        "id = \"boil\"\n",
        "format = 2\n",
        "need = 0\n",
        "{ all = [] }",
        "{ regex = '(' }",
    ];
    prop_oneof![
        4 => (any::<Index>(), select(PIECES)).prop_map(|(at, piece)| Change::Put(at, piece.as_bytes().to_vec())),
        1 => (any::<Index>(), vec(any::<u8>(), 1..4)).prop_map(|(at, bytes)| Change::Put(at, bytes)),
        3 => (any::<Index>(), 1..40_usize).prop_map(|(at, length)| Change::Take(at, length)),
        2 => (any::<Index>(), 1..200_usize).prop_map(|(at, length)| Change::Repeat(at, length)),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Change::Swap(a, b)),
    ]
}

fn apply(bytes: &mut Vec<u8>, change: Change) {
    // One place more than there are bytes: the end is a place, too.
    let place = |at: Index| at.index(bytes.len() + 1);
    match change {
        Change::Put(at, piece) => {
            let start = place(at);
            bytes.splice(start..start, piece);
        }
        Change::Take(at, many) => {
            let start = place(at);
            bytes.drain(start..(start + many).min(bytes.len()));
        }
        Change::Repeat(at, many) => {
            let start = place(at);
            let piece = bytes[start..(start + many).min(bytes.len())].to_vec();
            bytes.splice(start..start, piece);
        }
        Change::Swap(a, b) => {
            if let Some(length) = std::num::NonZero::new(bytes.len()) {
                bytes.swap(a.index(length.get()), b.index(length.get()));
            }
        }
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn any_bytes_are_a_bank_or_have_findings_with_places(
        path in select(small_files().into_keys().collect::<Vec<_>>()),
        changes in vec(change(), 1..6),
    ) {
        let mut files = small_files();
        let mut bytes = files[&path].as_ref().unwrap().to_vec();
        changes.into_iter().for_each(|change| apply(&mut bytes, change));
        put(&mut files, &path, bytes.clone());
        let (bank, findings) = Bank::read(&files, Wanted::All);
        for finding in &findings {
            let text = str::from_utf8(&bytes).ok().filter(|_| finding.file == path);
            if let (Some(text), Some(span)) = (text, finding.span.clone()) {
                prop_assert!(text.get(span).is_some(), "a place that is none: {finding:?}");
            }
            prop_assert!(!finding.message.is_empty(), "a finding without a message: {finding:?}");
            prop_assert!(!viva::render::terminal::diagnostic(finding, &files).is_empty());
        }
        prop_assert_eq!(bank.is_none(), findings.iter().any(viva::diagnostic::Diagnostic::is_error));
        for pack in bank.iter().flat_map(|bank| &bank.packs) {
            for problem in &pack.problems {
                let mut grader = Ruled::new(pack, problem);
                let answer = "The white sets before the yolk, at 62 degrees. No wait, the yolk stays soft.";
                let grade = grader.grade(answer);
                check(&grader, &grade, answer)?;
            }
        }
    }
}
