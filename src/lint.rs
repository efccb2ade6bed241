//! Advice about rules that are well-formed and still do not do what their author wants.

use crate::audit::{self, Advice, Audit};
use crate::bank::{Bank, Files};
use crate::diagnostic::{Code, Diagnostic};
use crate::evaluation::Marked;
use crate::grade::{Grader, List, Owner};
use crate::pack::Pack;
use crate::problem::Problem;
use crate::text::Text;
use rayon::iter::{IntoParallelRefIterator, ParallelExtend, ParallelIterator};
use std::collections::{BTreeMap, BTreeSet};

/// Fewer answers to a problem say nothing about its patterns.
const FEWEST_ANSWERS: usize = 10;

/// What can be said of a bank by itself; `files` are those that it was read from. The findings are in
/// the order of the files' names and of their places.
#[must_use]
pub fn lint(bank: &Bank, files: &Files) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for pack in &bank.packs {
        unused_sets(pack, files, &mut findings);
        // Many problems take their time; sorted below, it is all the same which is through first.
        let of_problems = pack.problems.par_iter().flat_map_iter(|problem| {
            let mut findings = Vec::new();
            let mut lint = Lint::new(pack, problem, files, &mut findings);
            lint.caps();
            lint.weights();
            lint.question();
            lint.solutions();
            findings
        });
        findings.par_extend(of_problems);
    }
    sorted(findings)
}

/// What marked answers say of a bank's patterns, and of each other.
#[must_use]
pub fn lint_answers(bank: &Bank, files: &Files, marked: &[Marked]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let answered: BTreeSet<&str> = marked.iter().map(|marked| marked.problem.as_str()).collect();
    for pack in &bank.packs {
        for problem in pack.problems.iter().filter(|problem| answered.contains(problem.id.as_str())) {
            let mut lint = Lint::new(pack, problem, files, &mut findings);
            lint.firing(&Audit::new(pack, problem, marked));
            lint.same_answers(marked);
        }
    }
    sorted(findings)
}

fn sorted(mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    findings.sort_by(|a, b| (&a.file, a.line, a.code, &a.message).cmp(&(&b.file, b.line, b.code, &b.message)));
    findings
}

/// Sets of the vocabulary that no problem of the pack uses.
fn unused_sets(pack: &Pack, files: &Files, findings: &mut Vec<Diagnostic>) {
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for problem in &pack.problems {
        used.extend(audit::patterns(problem).flat_map(|(_, _, pattern)| pattern.sets()));
        used.extend(problem.words.values().chain(problem.topics.values()).flatten().flat_map(|phrase| phrase.sets()));
    }
    used.extend(pack.sets.values().flatten().flat_map(|phrase| phrase.sets()));
    let path = format!("{}/vocabulary.toml", pack.id);
    for name in pack.sets.keys().filter(|name| !used.contains(name.as_str())) {
        let message = format!("no pattern of the pack uses the word set `{name}`");
        let finding = Diagnostic::about_file(Code::UnusedSet, &path, message, "use it, or take it out");
        findings.push(placed(finding, files, &format!("\n{name} =")));
    }
}

/// The finding at the first place of `needle` in its file, if it is there.
fn placed(finding: Diagnostic, files: &Files, needle: &str) -> Diagnostic {
    let source = files.get(&finding.file).and_then(|file| std::str::from_utf8(file.as_deref().ok()?).ok());
    match source.and_then(|source| Some((source, source.find(needle)?))) {
        Some((source, at)) => {
            let first = at + needle.len() - needle.trim_start().len();
            finding.at(source, first..at + needle.len())
        }
        None => finding,
    }
}

/// Whether the patterns of a list say where others don't count.
fn excepts(list: List) -> bool {
    matches!(list, List::Unless | List::UnlessAnywhere)
}

struct Lint<'a> {
    problem: &'a Problem,
    pack: &'a Pack,
    path: String,
    grader: Grader,
    files: &'a Files,
    findings: &'a mut Vec<Diagnostic>,
}

impl<'a> Lint<'a> {
    fn new(pack: &'a Pack, problem: &'a Problem, files: &'a Files, findings: &'a mut Vec<Diagnostic>) -> Self {
        let path = format!("{}/problems/{}.toml", pack.id, problem.id);
        Self { problem, pack, path, grader: Grader::new(pack, problem), files, findings }
    }

    /// Reports a finding at the concept or misconception with this id, or at a key.
    fn report(&mut self, code: Code, at: &str, message: String, help: &str) {
        self.findings.push(placed(Diagnostic::about_file(code, &self.path, message, help), self.files, at));
    }

    fn at(id: &str) -> String {
        format!("id = \"{id}\"")
    }

    /// A cap that nothing holds back hits those who name a wrong idea to reject it.
    fn caps(&mut self) {
        for wrong in &self.problem.misconceptions {
            let free = wrong.unless.is_empty() && wrong.unless_anywhere.is_empty() && wrong.unless_shown.is_empty();
            if free && wrong.penalty.cap.is_some() {
                let message = format!("`{}` caps the level and has no `unless`", wrong.id);
                self.report(
                    Code::CapWithoutUnless,
                    &Self::at(&wrong.id),
                    message,
                    "say in which sentences it does not count",
                );
            }
        }
    }

    /// Where marks add up, a concept that names none still earns a whole point.
    fn weights(&mut self) {
        if self.problem.marking.centre > 0 {
            return;
        }
        for part in self.problem.parts.iter().filter(|part| part.by_default) {
            let message = format!("`{}` names no marks, stands in no group and still earns {}", part.id, part.marks);
            self.report(
                Code::WeighsByDefault,
                &Self::at(&part.id),
                message,
                "write `marks`, with 0 if it should earn nothing",
            );
        }
    }

    /// What the question says itself shows nothing.
    fn question(&mut self) {
        let firing = self.grader.firing(&self.problem.question);
        let found: Vec<(String, String)> = audit::patterns(self.problem)
            .filter(|(place, ..)| place.list == List::Match && firing.contains(place))
            .filter(|(place, ..)| matches!(place.owner, Owner::Concept(concept) if self.earns(concept)))
            // The author has thought of it if an exception fires as well.
            .filter(|(place, ..)| !firing.iter().any(|other| other.owner == place.owner && excepts(other.list)))
            .map(|(_, id, pattern)| (id.to_owned(), pattern.to_string()))
            .collect();
        for (id, pattern) in found {
            let message = format!("a pattern of `{id}` matches the question itself: {pattern}");
            self.report(
                Code::MatchesQuestion,
                &Self::at(&id),
                message,
                "ask for a word that the question does not have",
            );
        }
    }

    fn earns(&self, concept: usize) -> bool {
        self.problem.parts.iter().any(|part| part.marks > 0 && part.concepts.contains(&concept))
    }

    /// The solutions that the problem gives itself have to be right by its own rules.
    fn solutions(&mut self) {
        let top = self.pack.rubric.levels.len().saturating_sub(1);
        let last = self.problem.hints.last().map_or("", String::as_str);
        let given = [("walkthrough", self.problem.walkthrough.as_str()), ("hints", last)];
        for (key, text) in given {
            let grade = self.grader.grade(text);
            if grade.level < top {
                let what = if key == "hints" { "the fourth hint" } else { "the walkthrough" };
                let level = self.pack.rubric.level_name(grade.level);
                let message = format!("{what}, taken as an answer, is only {level} ({})", grade.mark);
                self.report(
                    Code::LowSolution,
                    &format!("\n{key} ="),
                    message,
                    "widen the patterns, or let it say what they ask for",
                );
            }
        }
    }

    fn firing(&mut self, audit: &Audit<'_>) {
        if audit.good + audit.poor < FEWEST_ANSWERS {
            return;
        }
        // Silence is the rule for exceptions and wrong ideas.
        let seeks = |list| matches!(list, List::Match | List::Weak);
        let patterns =
            audit.patterns.iter().filter(|one| matches!(one.place.owner, Owner::Concept(_)) && seeks(one.place.list));
        for audited in patterns {
            let (code, what) = match audited.advice {
                Advice::NeverFires => (Code::NeverFires, "never fires on these answers"),
                Advice::FiresOnce => (Code::FiresOnce, "fires on one of these answers only"),
                _ => continue,
            };
            let message = format!("a pattern of `{}` {what}: {}", audited.owner, audited.pattern);
            self.report(
                code,
                &Self::at(&audited.owner),
                message,
                "see that it does not remember one answer, or take it out",
            );
        }
    }

    /// Two markers, or one on two days, may have marked the same words differently.
    fn same_answers(&mut self, marked: &[Marked]) {
        let mut seen: BTreeMap<String, &Marked> = BTreeMap::new();
        for answer in marked.iter().filter(|answer| answer.problem == self.problem.id) {
            let words = Text::read(&answer.answer).words().collect::<Vec<_>>().join(" ");
            match seen.get(&words) {
                Some(other) if other.level != answer.level || other.mark.total_cmp(&answer.mark).is_ne() => {
                    let (id, other) = (&answer.id, &other.id);
                    let message = format!("`{other}` and `{id}` are the same answer and have different marks");
                    self.report(Code::SameAnswer, &Self::at(&self.problem.id), message, "no rule can meet both");
                }
                Some(_) => {}
                None => drop(seen.insert(words, answer)),
            }
        }
    }
}
