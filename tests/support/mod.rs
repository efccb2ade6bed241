//! What several tests need: the project's own bank, a small one, and the program.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that can't go on has failed")]
#![allow(dead_code, reason = "each test binary compiles this file for itself and uses a part of it")]

use snapbox::cmd::Command;
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use viva::bank::{Bank, Files, Wanted};
use viva::diagnostic::Diagnostic;
use viva::grade::{Grade, Grader};
use viva::pack::Pack;
use viva::problem::Problem;
use viva::rubric::Rubric;

/// The project's folder.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The path of a fixture.
pub(crate) fn fixture(name: &str) -> PathBuf {
    root().join("tests/fixtures").join(name)
}

/// The program, without colours and with nothing of the user's environment that it could look at.
pub(crate) fn viva() -> Command {
    Command::new(snapbox::cmd::cargo_bin!("viva")).env_clear().args(["--color", "never"])
}

/// The files of the bank that is built in, read from disk.
pub(crate) fn bank_files() -> Files {
    let mut files = files_below(&root().join("bank"));
    files.insert("rubric.toml".to_owned(), Ok(Cow::Owned(std::fs::read(root().join("rubric.toml")).unwrap())));
    files
}

/// All files below a folder, by their paths with slashes.
pub(crate) fn files_below(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        for entry in std::fs::read_dir(&current).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, Ok(Cow::Owned(std::fs::read(&path).unwrap())));
            }
        }
    }
    files
}

/// The bank that is built in.
pub(crate) fn bank() -> Bank {
    whole(&bank_files())
}

/// A bank without mistakes.
pub(crate) fn whole(files: &Files) -> Bank {
    let (bank, findings) = Bank::read(files, Wanted::All);
    bank.unwrap_or_else(|| panic!("the bank has errors: {findings:#?}"))
}

/// The files of a small bank that has nothing wrong with it: the pack `eggs` with the problem
/// `boil`.
pub(crate) fn small_files() -> Files {
    files_below(&fixture("bank-eggs"))
}

/// Puts a text in the place of a file, or beside the others.
pub(crate) fn put(files: &mut Files, path: &str, text: impl Into<Vec<u8>>) {
    files.insert(path.to_owned(), Ok(Cow::Owned(text.into())));
}

/// The text of a file.
pub(crate) fn text_of(files: &Files, path: &str) -> String {
    let bytes = files[path].as_ref().unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// What is wrong with a bank.
pub(crate) fn findings(files: &Files) -> Vec<Diagnostic> {
    Bank::read(files, Wanted::All).1
}

/// A problem's rules, compiled, beside the problem that they come from.
#[derive(Clone)]
pub(crate) struct Ruled {
    pub(crate) problem: Problem,
    pub(crate) rubric: Rubric,
    grader: Grader,
}

impl Ruled {
    pub(crate) fn new(pack: &Pack, problem: &Problem) -> Self {
        Self { problem: problem.clone(), rubric: pack.rubric.clone(), grader: Grader::new(pack, problem) }
    }

    pub(crate) fn grade(&mut self, answer: &str) -> Grade {
        self.grader.grade(answer)
    }
}
