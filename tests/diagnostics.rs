//! What `viva bank check` says about mistakes: every kind, each with its place, all in one run.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::Path;
use support::{findings, fixture, put, root, small_files, text_of, viva};
use viva::bank::{Bank, LARGEST_FILE, Wanted};
use viva::diagnostic::{Code, Severity};

const GOLDEN: &str = "tests/fixtures/bank-every-mistake.txt";

/// Checks the small bank after `spoil` has done something to it on a disk.
fn check_spoilt(spoil: impl FnOnce(&Path)) -> snapbox::cmd::OutputAssert {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in small_files() {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes.unwrap()).unwrap();
    }
    spoil(folder.path());
    check(folder.path())
}

fn check(bank: &Path) -> snapbox::cmd::OutputAssert {
    viva().args(["bank", "check", "--bank"]).arg(bank).assert()
}

#[test]
fn every_mistake_of_a_bank_is_reported_in_one_run_with_its_place() {
    check(&fixture("bank-every-mistake"))
        .code(1)
        .stderr_eq("")
        .stdout_eq(snapbox::file!["fixtures/bank-every-mistake.txt"].raw());
}

#[test]
fn the_broken_bank_has_a_mistake_of_every_code() {
    let golden = fs::read_to_string(root().join(GOLDEN)).unwrap();
    // Advice is given on banks without errors alone; tests/lint.rs has it.
    let advice = [
        Code::CapWithoutUnless,
        Code::WeighsByDefault,
        Code::MatchesQuestion,
        Code::LowSolution,
        Code::NeverFires,
        Code::FiresOnce,
        Code::SameAnswer,
    ];
    for code in Code::ALL.iter().filter(|code| !advice.contains(code)) {
        let severity = if code.severity() == Severity::Error { "error" } else { "warning" };
        assert!(golden.contains(&format!("{severity}[{code}]: ")), "{GOLDEN} has no `{code}`; add such a mistake");
    }
}

#[test]
fn no_finding_is_reported_twice() {
    let findings = findings(&support::files_below(&fixture("bank-every-mistake")));
    let mut seen = BTreeSet::new();
    for finding in &findings {
        let said = (&finding.file, finding.line, finding.column, finding.code, &finding.message);
        assert!(seen.insert(said), "the same finding stands twice in the list: {finding:#?}");
    }
}

#[test]
fn every_place_lies_on_characters_of_its_file() {
    let files = support::files_below(&fixture("bank-every-mistake"));
    for finding in findings(&files) {
        let Some(span) = finding.span.clone().filter(|_| finding.code != Code::NotUtf8) else { continue };
        let text = text_of(&files, &finding.file);
        assert!(text.get(span).is_some(), "a place that is none: {finding:#?}");
    }
}

#[test]
fn the_small_bank_of_the_tests_has_nothing_wrong_with_it() {
    check(&fixture("bank-eggs")).code(0).stderr_eq("").stdout_eq("[..]\n");
}

#[test]
fn a_bank_that_does_not_exist_is_a_wrong_call() {
    check(&fixture("no-such-bank"))
        .code(2)
        .stdout_eq("")
        .stderr_eq("viva: the bank `[..]no-such-bank` does not exist; name a folder with packs in it\n");
}

#[test]
fn a_bank_that_is_a_file_is_a_wrong_call() {
    check(&root().join("Cargo.toml"))
        .code(2)
        .stdout_eq("")
        .stderr_eq("viva: the bank `[..]Cargo.toml` is not a folder; name a folder with packs in it\n");
}

#[test]
fn an_empty_bank_has_no_pack() {
    let folder = tempfile::tempdir().unwrap();
    check(folder.path()).code(1).stdout_eq(
        "\
error[unknown-id]: there is no pack here
 │
 ╰ help: a pack is a folder with a `pack.toml` in it

[..]
",
    );
}

#[test]
fn a_file_that_is_not_utf_8_is_reported_with_the_place_of_the_byte() {
    check_spoilt(|bank| fs::write(bank.join("eggs/resources.toml"), b"format = 1\n# caf\xe9\n").unwrap())
        .code(1)
        .stdout_eq(
            "\
error[not-utf8]: the file is not UTF-8
 │
 ├ eggs/resources.toml:2:6
 ╰ help: save it as UTF-8

[..]
",
        );
}

#[test]
fn a_file_of_the_largest_size_is_read_and_one_byte_more_is_not() {
    let pad = |bank: &Path, length: u64| {
        let path = bank.join("eggs/resources.toml");
        let mut text = fs::read_to_string(&path).unwrap();
        text.extend(std::iter::repeat_n('\n', usize::try_from(length).unwrap() - text.len()));
        fs::write(path, text).unwrap();
    };
    check_spoilt(|bank| pad(bank, LARGEST_FILE)).code(0).stdout_eq("[..]\n");
    check_spoilt(|bank| pad(bank, LARGEST_FILE + 1)).code(1).stdout_eq(too_large("eggs/resources.toml"));
}

#[test]
fn a_huge_file_is_reported_without_being_read() {
    check_spoilt(|bank| File::create(bank.join("eggs/problems/huge.toml")).unwrap().set_len(100 << 20).unwrap())
        .code(1)
        .stdout_eq(too_large("eggs/problems/huge.toml"));
}

fn too_large(path: &str) -> String {
    format!(
        "\
error[unreadable]: can't be read: larger than 1 MiB
 │
 ├ {path}
 ╰ help: see that it is there, may be read, and is no larger than 1 MiB

[..]
"
    )
}

#[test]
fn a_folder_where_a_file_belongs_is_no_file() {
    check_spoilt(|bank| {
        fs::remove_file(bank.join("eggs/pack.toml")).unwrap();
        fs::create_dir(bank.join("eggs/pack.toml")).unwrap();
    })
    .code(1)
    .stdout_eq(
        "\
error[unreadable]: the file is missing
 │
 ├ eggs/pack.toml
 ╰ help: docs/format.md lists the files of a bank

[..]
",
    );
}

#[cfg(unix)]
mod on_unix {
    use super::{check_spoilt, fs};
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    #[test]
    fn a_link_that_leads_nowhere_is_reported() {
        check_spoilt(|bank| symlink("nowhere", bank.join("eggs/problems/link.toml")).unwrap()).code(1).stdout_eq(
            "\
error[unreadable]: can't be read: [..]
 │
 ├ eggs/problems/link.toml
 ╰ help: see that it is there, may be read, and is no larger than 1 MiB

[..]
",
        );
    }

    /// Whoever opens a FIFO waits for a writer that never comes.
    #[test]
    fn a_fifo_is_reported_and_not_opened() {
        check_spoilt(|bank| {
            let made = Command::new("mkfifo").arg(bank.join("eggs/problems/fifo.toml")).status().unwrap();
            assert!(made.success(), "mkfifo failed");
        })
        .code(1)
        .stdout_eq(
            "\
error[unreadable]: can't be read: neither a file nor a folder
 │
 ├ eggs/problems/fifo.toml
 ╰ help: see that it is there, may be read, and is no larger than 1 MiB

[..]
",
        );
    }

    #[test]
    fn a_folder_that_may_not_be_read_is_reported() {
        let mut forbidden = false;
        let assert = check_spoilt(|bank| {
            let folder = bank.join("eggs/diagrams");
            fs::set_permissions(&folder, fs::Permissions::from_mode(0o000)).unwrap();
            forbidden = fs::read_dir(&folder).is_err();
        });
        // Root may read everything: then there is nothing to report.
        if forbidden {
            assert.code(1).stdout_eq("error[unreadable]: can't be read: [..]\n...\n");
        }
    }
}

#[test]
fn a_vocabulary_that_cannot_be_read_does_not_make_every_set_unknown() {
    let mut files = small_files();
    put(&mut files, "eggs/vocabulary.toml", b"\xff".as_slice());
    let codes: Vec<Code> = findings(&files).iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::NotUtf8], "one mistake, one finding");
}

#[test]
fn a_rubric_with_a_mistake_of_syntax_does_not_make_its_criteria_unknown() {
    let mut files = small_files();
    let rubric = text_of(&files, "rubric.toml").replace("id = \"heat\"", "id = heat");
    put(&mut files, "rubric.toml", rubric);
    let codes: Vec<Code> = findings(&files).iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::Syntax], "one mistake, one finding");
}

#[test]
fn a_pack_without_its_first_file_still_has_its_problems_checked() {
    let mut files = small_files();
    files.remove("eggs/pack.toml");
    let problem = text_of(&files, "eggs/problems/boil.toml").replace("\nminutes = 5\n", "\n");
    put(&mut files, "eggs/problems/boil.toml", problem);
    let codes: Vec<Code> = findings(&files).iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::Unreadable, Code::MissingKey], "the missing file hides the missing key");
}

#[test]
fn two_packs_with_the_same_problem_are_reported_although_the_problem_has_another_mistake() {
    let mut files = small_files();
    let problem = text_of(&files, "eggs/problems/boil.toml").replace("strict = false", "strict = 1");
    put(&mut files, "eggs/problems/boil.toml", problem.clone());
    put(&mut files, "more/problems/boil.toml", problem);
    let found = findings(&files);
    assert!(found.iter().any(|finding| finding.code == Code::DuplicateId), "{found:#?}");
}

#[test]
fn a_topic_may_use_the_set_of_its_name() {
    let mut files = small_files();
    let words = text_of(&files, "eggs/vocabulary.toml") + "yolk = [\"yolk*\"]\n";
    put(&mut files, "eggs/vocabulary.toml", words);
    let problem = text_of(&files, "eggs/problems/boil.toml").replace("[words]\nyolk = [\"yolk*|yellow*\"]\n", "");
    put(&mut files, "eggs/problems/boil.toml", problem);
    assert_eq!(findings(&files), [], "`yolk = [\"$yolk\"]` under `[topics]` means the word set");
}

#[test]
fn a_file_with_a_hundred_thousand_mistakes_is_cut_off_and_says_so() {
    // Each finding counts lines from the beginning of the file: all of them would take minutes.
    let mut files = small_files();
    put(&mut files, "eggs/problems/junk.toml", "a=]\n".repeat(100_000));
    let found = findings(&files);
    assert!(found.len() < 1000, "{} findings", found.len());
    assert!(found.iter().any(|finding| finding.help.contains("more mistakes")), "it does not say that there are more");
}

#[test]
fn an_error_in_another_problem_does_not_matter_to_who_wants_one() {
    let mut files = small_files();
    put(&mut files, "eggs/problems/junk.toml", "junk");
    let (bank, findings) = Bank::read(&files, Wanted::Problem("boil"));
    assert!(bank.is_some(), "{findings:#?}");
}
