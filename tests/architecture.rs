//! The order of modules in `src/lib.rs` is the architecture: each uses only those above it.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use support::root;

/// A file with more lines has more than one subject.
const LONGEST_FILE: usize = 400;

/// The modules of the library in the order of `src/lib.rs`.
fn modules() -> Vec<String> {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned).collect()
}

/// The source files below `src/`, as paths from the project's folder, with their text.
fn sources() -> Vec<(String, String)> {
    fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    collect(&root().join("src"), &mut paths);
    paths.sort();
    let name = |path: &Path| path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
    paths.into_iter().map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
}

/// The module of the library that a source file belongs to; nothing for `lib.rs` and the program.
fn module_of(path: &str) -> Option<&str> {
    let name = path.strip_prefix("src/")?.split('/').next()?;
    let module = name.strip_suffix(".rs").unwrap_or(name);
    (!matches!(module, "lib" | "main" | "cli")).then_some(module)
}

/// The code of a line: no comment.
fn code(line: &str) -> &str {
    let line = line.trim_start();
    if line.starts_with("//") { "" } else { line }
}

/// The modules that a line names by `crate::`, one path after the other.
fn used(line: &str) -> impl Iterator<Item = &str> {
    let paths = code(line).split("crate::").skip(1);
    paths.flat_map(|rest| match rest.strip_prefix('{') {
        Some(list) => list.split([',', '}']).map(first_name).collect(),
        None => vec![first_name(rest)],
    })
}

fn first_name(path: &str) -> &str {
    let path = path.trim();
    path.find(|c: char| !c.is_alphanumeric() && c != '_').map_or(path, |end| &path[..end])
}

/// Fails with all lines of which `wrong` says something.
fn no_line(wrong: impl Fn(&str, &str) -> Option<String>) {
    let mut found = Vec::new();
    for (path, text) in sources() {
        for (number, line) in text.lines().enumerate() {
            found.extend(wrong(&path, line).map(|why| format!("{path}:{}: {why}", number + 1)));
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn every_module_stands_in_lib_rs() {
    let modules = modules();
    let missing: Vec<String> = sources()
        .into_iter()
        .filter_map(|(path, _)| module_of(&path).map(str::to_owned).filter(|module| !modules.contains(module)))
        .collect();
    assert!(missing.is_empty(), "src/lib.rs does not list {}", missing.join(", "));
}

#[test]
fn a_module_uses_only_those_above_it() {
    let modules = modules();
    let place = |module: &str| modules.iter().position(|other| other == module);
    no_line(|path, line| {
        let own = module_of(path)?;
        let wrong = used(line).find(|other| *other != own && place(other) >= place(own))?;
        Some(format!("`{own}` uses `{wrong}`, which does not stand above it in src/lib.rs"))
    });
}

#[test]
fn the_program_uses_the_library_by_its_public_face() {
    no_line(|path, line| {
        let wrong = path.starts_with("src/cli") && code(line).starts_with("use crate::");
        wrong.then(|| "the program imports from `viva::`, and from its own files by `super::`".to_owned())
    });
}

#[test]
fn nobody_reaches_over_their_parent() {
    no_line(|_, line| code(line).contains("super::super").then(|| "write `crate::` and the path".to_owned()));
}

#[test]
fn nobody_imports_everything() {
    no_line(|_, line| {
        let line = code(line);
        let import = line.starts_with("use ") || line.starts_with("pub use ") || line.starts_with("pub(");
        (import && line.contains("::*")).then(|| "name what is used".to_owned())
    });
}

#[test]
fn no_file_is_too_long() {
    let long: Vec<String> = sources()
        .into_iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST_FILE)
        .map(|(path, lines)| format!("{path}:{lines}: over {LONGEST_FILE} lines; give a part of it a file of its own"))
        .collect();
    assert!(long.is_empty(), "\n{}", long.join("\n"));
}
