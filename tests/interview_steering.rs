//! Nothing that steers a terminal gets through an interview, whether it comes from an answer or
//! from a bank.

#![allow(clippy::expect_used, reason = "a test says what it expected")]

use snapbox::cmd::{Command, OutputAssert};
use std::path::Path;

const FORMS: [[&str; 2]; 3] = [["--color", "always"], ["--format", "markdown"], ["--format", "json"]];

fn play(bank: &Path, script: &str, form: [&str; 2]) -> OutputAssert {
    let run = Command::new(snapbox::cmd::cargo_bin!("viva")).arg("--bank").arg(bank).arg("interview");
    run.args(form).stdin(script).assert().success()
}

#[test]
fn nothing_from_an_answer() {
    let answer = "worms \u{1b}[35meat\u{1b}[2J \u{1b}]0;owned\u{7} air \u{9b}5m\u{202e} \r damp\u{8}\u{7f}\n";
    for form in FORMS {
        assert_harmless(&play(Path::new("tests/fixtures/bank-talk"), answer, form));
    }
}

#[test]
fn nothing_from_a_bank() {
    let bank = tempfile::tempdir().expect("a folder");
    poison(Path::new("tests/fixtures/bank-talk"), bank.path());
    let script = "/hint\nWorms eat it all up over the years.\n\n/skip\nI do it early.\n\n/hint\n/hint\n/hint\n/hint\n";
    for form in FORMS {
        assert_harmless(&play(bank.path(), script, form));
    }
}

/// No control characters but line feeds and the styles of the program's own making.
fn assert_harmless(run: &OutputAssert) {
    let mut shown = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
    for style in ["0", "1", "2", "31", "32", "33", "36"] {
        shown = shown.replace(&format!("\u{1b}[{style}m"), "");
    }
    let steers = |c: &char| *c != '\n' && (c.is_control() || ('\u{202a}'..='\u{202e}').contains(c));
    assert_eq!(shown.chars().find(steers), None, "{shown:?}");
}

/// Copies a bank, with an escape sequence in front of every text that people meet.
fn poison(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let copy = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            std::fs::create_dir(&copy).expect("a folder");
            poison(&path, &copy);
        } else {
            let text = std::fs::read_to_string(&path).expect("a text");
            let lines: Vec<String> = text.lines().map(poisoned).collect();
            std::fs::write(&copy, lines.join("\n")).expect("a copy");
        }
    }
}

fn poisoned(line: &str) -> String {
    match line.split_once(" = ").filter(|(_, value)| *value != "\"\"\"") {
        Some(("title" | "greeting" | "closing" | "question" | "say" | "ask" | "advice" | "about" | "term", value)) => {
            line.replace(value, &value.replacen('"', "\"\\u001b]0;x\\u0007\\u001b[2J", 1))
        }
        Some(("hints" | "levels" | "strong" | "partial" | "weak", _)) => line.replace("\", \"", "\", \"\\u009b2J"),
        // Lines of the longer texts.
        None => line.replace("they need", "\\u001b[2Jthey need"),
        _ => line.to_owned(),
    }
}
