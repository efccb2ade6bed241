//! The bank: reads packs from files, checks everything at once, and holds them.
//!
//! Files come in as bytes, so that the bank built into the program and one on a disk go the same
//! way. A pack is read in the order in which its parts refer to each other: rubric, words,
//! resources, pictures, `pack.toml`, problems. When only one problem is wanted, the others are
//! left alone: that is what makes grading a single answer start in milliseconds.

mod fields;
mod file;
mod pack;
mod pattern;
mod problem;
mod variables;

use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::pack::Pack;
use crate::problem::Problem;
pub use file::is_id;
use file::{File, Located, quoted};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The largest file of a bank, in bytes.
pub const LARGEST_FILE: u64 = 1 << 20;

/// The files of a bank by their paths below it, with slashes; or why one can't be read.
pub type Files = BTreeMap<String, Result<Cow<'static, [u8]>, String>>;

/// The packs of a bank, all of them checked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Bank {
    /// The packs in the order of their ids; never empty.
    pub packs: Vec<Pack>,
}

/// What tells two banks apart: the same rules always have the same, on every machine.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fingerprints {
    /// That of all files but the rubric of the whole, 64 hexadecimal digits.
    pub bank: String,
    /// That of this rubric, 64 hexadecimal digits.
    pub rubric: String,
}

/// The path of the rubric of every pack that has none of its own.
const RUBRIC: &str = "rubric.toml";

/// Which problems of a bank are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted<'a> {
    /// All of them.
    All,
    /// All of one pack, by its id.
    Pack(&'a str),
    /// One problem, by its id.
    Problem(&'a str),
    /// None, but all packs with what their problems share.
    None,
}

impl Bank {
    /// Reads a bank, and everything that is wrong with what was wanted of it.
    ///
    /// The bank is there if nothing was found but warnings. The findings are in the order of the
    /// files' names and of their places.
    #[must_use]
    pub fn read(files: &Files, wanted: Wanted<'_>) -> (Option<Self>, Vec<Diagnostic>) {
        Self::drawn(files, wanted, 0)
    }

    /// Does the same, with the variables of its problems drawn by `seed` rather than by seed 0.
    #[must_use]
    pub fn drawn(files: &Files, wanted: Wanted<'_>, seed: u64) -> (Option<Self>, Vec<Diagnostic>) {
        let mut reading = Reading { files, seed, findings: Vec::new(), read: BTreeSet::new() };
        let packs = reading.packs(wanted);
        if wanted == Wanted::All {
            reading.report_strays();
        }
        let mut findings = reading.findings;
        findings.sort_by(|a, b| (&a.file, a.line, a.column, a.code).cmp(&(&b.file, b.line, b.column, b.code)));
        findings.dedup();
        let good = !findings.iter().any(Diagnostic::is_error);
        (good.then_some(Self { packs }), findings)
    }

    /// Leaves out the problems that don't fit, and packs of which none is left.
    pub fn keep(&mut self, fits: impl Fn(&Problem) -> bool) {
        self.packs.iter_mut().for_each(|pack| pack.problems.retain(&fits));
        self.packs.retain(|pack| !pack.problems.is_empty());
    }

    /// The words for a problem that is not there, with the id that was most likely meant.
    #[must_use]
    pub fn no_problem(&self, id: &str) -> String {
        let known = self.packs.iter().flat_map(|pack| &pack.problems).map(|problem| problem.id.as_str());
        let near = nearest(id, known).map(|near| format!("; did you mean `{near}`?"));
        format!("no problem `{id}`{}", near.unwrap_or_default())
    }

    /// The problem with this id, and the pack that it is in.
    #[must_use]
    pub fn problem(&self, id: &str) -> Option<(&Pack, &Problem)> {
        self.packs.iter().find_map(|pack| pack.problem(id).map(|problem| (pack, problem)))
    }
}

/// The ids of all problems in `files`, read from the names of the files alone.
pub fn problem_ids(files: &Files) -> impl Iterator<Item = &str> {
    files.keys().filter_map(|path| id_of(path))
}

/// The id of the problem in the file at `path`, read from its name; nothing for any other file.
fn id_of(path: &str) -> Option<&str> {
    let (_, name) = path.split_once("/problems/")?;
    name.strip_suffix(".toml").filter(|id| !id.contains('/'))
}

impl Fingerprints {
    /// Takes the fingerprints of a bank's files, whatever the order in which a disk lists them.
    #[must_use]
    pub fn of(files: &Files) -> Self {
        let is_rubric = |path: &str| path == RUBRIC;
        Self {
            bank: fingerprint(files.iter().filter(|(path, _)| !is_rubric(path))),
            rubric: fingerprint(files.iter().filter(|(path, _)| is_rubric(path))),
        }
    }
}

fn fingerprint<'f>(files: impl Iterator<Item = (&'f String, &'f Result<Cow<'static, [u8]>, String>)>) -> String {
    let mut hasher = blake3::Hasher::new();
    for (path, content) in files {
        let bytes = content.as_deref().unwrap_or_default();
        hasher.update(&(path.len() as u64).to_le_bytes()).update(path.as_bytes());
        hasher.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
    }
    hasher.finalize().to_hex().to_string()
}

/// What was read of one file: nothing if it is not there.
struct Got<T> {
    value: Option<T>,
    /// Whether something may be missing from it, or the file itself.
    torn: bool,
}

/// Which parts of a pack could not be read as a whole, so that what refers to them proves nothing.
#[derive(Debug, Clone, Copy)]
struct Gaps {
    rubric: bool,
    sets: bool,
    resources: bool,
    diagrams: bool,
}

impl Gaps {
    /// Whether a finding of this kind may come of a part that could not be read, and of nothing else.
    fn explain(self, code: Code) -> bool {
        match code {
            Code::UnknownCriterion | Code::UnknownLevel | Code::NoExample => self.rubric,
            Code::UnknownSet => self.sets,
            _ => false,
        }
    }
}

struct Reading<'f> {
    files: &'f Files,
    seed: u64,
    findings: Vec<Diagnostic>,
    read: BTreeSet<&'f str>,
}

impl<'f> Reading<'f> {
    fn packs(&mut self, wanted: Wanted<'_>) -> Vec<Pack> {
        for (path, content) in self.files {
            // A folder that can't be read stands among the files with its reason.
            if let (Err(why), true) = (content, wanted == Wanted::All) {
                self.findings.push(unreadable(path, why));
                self.read.insert(path);
            }
        }
        let folders: BTreeSet<&str> = self.files.keys().filter_map(|path| Some(path.split_once('/')?.0)).collect();
        let mut packs = Vec::new();
        for folder in &folders {
            if self.has_problem(folder, wanted) {
                packs.extend(self.pack(folder, wanted));
            }
        }
        if packs.is_empty() && self.findings.is_empty() {
            let (message, known): (String, Vec<&str>) = match wanted {
                Wanted::Problem(id) => (format!("no problem `{id}`"), problem_ids(self.files).collect()),
                Wanted::Pack(id) => (format!("no pack `{id}`"), folders.into_iter().collect()),
                Wanted::All | Wanted::None => ("there is no pack here".to_owned(), Vec::new()),
            };
            let near = match wanted {
                Wanted::Problem(id) | Wanted::Pack(id) => nearest(id, known.iter().copied()),
                Wanted::All | Wanted::None => None,
            };
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None if known.is_empty() => "a pack is a folder with a `pack.toml` in it".to_owned(),
                None => format!("there is {}", known.join(", ")),
            };
            self.findings.push(Diagnostic::about_file(Code::UnknownId, "", message, help));
        }
        self.report_shared_ids(wanted);
        packs
    }

    fn has_problem(&self, folder: &str, wanted: Wanted<'_>) -> bool {
        match wanted {
            Wanted::All | Wanted::None => true,
            Wanted::Pack(id) => id == folder,
            Wanted::Problem(id) => self.files.contains_key(&format!("{folder}/problems/{id}.toml")),
        }
    }

    fn pack(&mut self, folder: &str, wanted: Wanted<'_>) -> Option<Pack> {
        let own_rubric = format!("{folder}/rubric.toml");
        let rubric_path = if self.files.contains_key(&own_rubric) { own_rubric.as_str() } else { RUBRIC };
        let rubric = self.file(rubric_path, true, pack::rubric);
        let sets = self.file(&format!("{folder}/vocabulary.toml"), false, pack::vocabulary);
        let resources = self.file(&format!("{folder}/resources.toml"), false, pack::resources);
        let mut gaps = Gaps { rubric: rubric.torn, sets: sets.torn, resources: resources.torn, diagrams: false };
        let mut diagrams = Vec::new();
        for path in self.inside(folder, "diagrams") {
            let diagram = self.file(path, true, pack::diagram);
            gaps.diagrams |= diagram.torn;
            diagrams.extend(diagram.value);
        }
        let problems = self.inside(folder, "problems");
        let ids: Vec<&str> = problems.iter().filter_map(|path| id_of(path)).collect();
        let read = self.file(&format!("{folder}/pack.toml"), true, |fields| pack::pack(fields, folder, &ids)).value;
        let unread = read.is_none();
        // Without its first file a pack still has problems to check.
        let mut pack = read.unwrap_or_default();
        pack.rubric = rubric.value.unwrap_or_default();
        pack.sets = sets.value.unwrap_or_default();
        pack.resources = resources.value.unwrap_or_default();
        pack.diagrams = diagrams;
        let is_wanted = |id: &str| match wanted {
            Wanted::All | Wanted::Pack(_) => true,
            Wanted::Problem(one) => one == id,
            Wanted::None => false,
        };
        let paths = problems.into_iter().zip(ids).filter(|(_, id)| is_wanted(id)).map(|(path, _)| path);
        let sources: Vec<(&str, &str)> = paths.filter_map(|path| Some((path, self.source(path, true)?))).collect();
        let seed = self.seed;
        let read = |(path, source): (&str, &str)| problem::read(path, source, &pack, gaps, seed);
        let problems: Vec<_> = match sources.as_slice() {
            // Threads would take longer to begin than one problem takes to read.
            [only] => vec![read(*only)],
            _ => sources.into_par_iter().map(read).collect(),
        };
        for (problem, findings) in problems {
            self.findings.extend(findings);
            pack.problems.extend(problem);
        }
        (!unread).then_some(pack)
    }

    /// The TOML files of one folder of a pack.
    fn inside(&self, pack: &str, folder: &str) -> Vec<&'f str> {
        let prefix = format!("{pack}/{folder}/");
        let paths = self.files.keys().map(String::as_str);
        paths
            .filter(|path| {
                path.strip_prefix(&prefix).is_some_and(|name| name.ends_with(".toml") && !name.contains('/'))
            })
            .collect()
    }

    fn file<T>(&mut self, path: &str, needed: bool, read: impl FnOnce(&fields::Fields<'_, '_>) -> T) -> Got<T> {
        let first = !self.read.contains(path);
        let Some(source) = self.source(path, needed) else {
            return Got { value: None, torn: needed || self.files.contains_key(path) };
        };
        let pack::Whole { value, torn, findings } = pack::whole_file(path, source, read);
        // Packs may share a rubric, whose mistakes are reported once.
        self.findings.extend(findings.into_iter().filter(|_| first));
        Got { value: Some(value), torn }
    }

    /// The text of a file, or nothing after a report of why there is none.
    fn source(&mut self, path: &str, needed: bool) -> Option<&'f str> {
        let Some((path, content)) = self.files.get_key_value(path) else {
            if needed {
                let help = "docs/format.md lists the files of a bank";
                self.findings.push(Diagnostic::about_file(Code::Unreadable, path, "the file is missing", help));
            }
            return None;
        };
        let first = self.read.insert(path);
        let bytes = match content {
            Ok(bytes) => bytes,
            Err(why) if first => {
                self.findings.push(unreadable(path, why));
                return None;
            }
            Err(_) => return None,
        };
        match std::str::from_utf8(bytes) {
            Ok(source) => Some(source),
            Err(error) => {
                let (good, _) = bytes.split_at(error.valid_up_to());
                let good = std::str::from_utf8(good).unwrap_or_default();
                let finding = Diagnostic::about_file(Code::NotUtf8, path, "the file is not UTF-8", "save it as UTF-8");
                if first {
                    self.findings.push(finding.at(good, good.len()..good.len()));
                }
                None
            }
        }
    }

    fn report_shared_ids(&mut self, wanted: Wanted<'_>) {
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for path in self.files.keys() {
            let Some((folder, id)) = path.split_once("/problems/").zip(id_of(path)).map(|((pack, _), id)| (pack, id))
            else {
                continue;
            };
            if matches!(wanted, Wanted::Pack(_)) || matches!(wanted, Wanted::Problem(one) if one != id) {
                continue;
            }
            if let Some(first) = seen.insert(id, folder) {
                let message = format!("the pack {} has a problem {} too", quoted(first), quoted(id));
                let help = "give one of them another id";
                self.findings.push(Diagnostic::about_file(Code::DuplicateId, path, message, help));
            }
        }
    }

    fn report_strays(&mut self) {
        for path in self.files.keys().filter(|path| !self.read.contains(path.as_str()) && *path != RUBRIC) {
            let help = "move it out of the bank, or see docs/format.md for where it belongs";
            self.findings.push(Diagnostic::about_file(Code::StrayFile, path, "nothing reads this file", help));
        }
    }
}

fn unreadable(path: &str, why: &str) -> Diagnostic {
    Diagnostic::about_file(
        Code::Unreadable,
        path,
        format!("can't be read: {why}"),
        "see that it is there, may be read, and is no larger than 1 MiB",
    )
}

/// Reports a file that is not named by the id in it.
fn check_named_by_file(file: &File<'_>, id: &Located<String>) {
    let name = file.name.rsplit('/').next().and_then(|name| name.strip_suffix(".toml")).unwrap_or_default();
    if id.value != name && is_id(&id.value) {
        let message = format!("`{}` lies in a file named {}", id.value, quoted(&format!("{name}.toml")));
        file.report(Code::BadId, &id.span, message, "", "name the file by the id");
    }
}
