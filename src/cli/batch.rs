//! `viva batch`: many answers, a line of JSON each.

use super::args::Batch;
use super::{Outcome, files};
use anyhow::{Context, Result, bail};
use indexmap::IndexMap;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::path::Path;
use viva::bank::{Bank, Files, Wanted};
use viva::grade::Grader;
use viva::render;
use viva::render::json::GradeReport;

/// Grades the lines in their order; a line that can't be graded becomes an error in its place.
pub(super) fn run(bank: Option<&Path>, args: &Batch) -> Result<Outcome> {
    let files = super::files(bank)?;
    let mut graders = Graders { files: &files, ready: BTreeMap::new() };
    let mut input = files::open(&args.file)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut outcome = Outcome::Fine;
    for number in 1.. {
        let Some(line) = files::line(&mut input).with_context(|| format!("can't read line {number}"))? else { break };
        let line = if number == 1 { line.strip_prefix(files::BYTE_ORDER_MARK).unwrap_or(&line) } else { &line };
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let graded = grade(line, &mut graders).or_else(|error| {
            outcome = Outcome::Finding;
            serde_json::to_string(&json!({ "line": number, "error": format!("{error:#}") }))
                .map(|e| render::json::line(&e))
        })?;
        out.write_all(graded.as_bytes())?;
    }
    out.flush()?;
    Ok(outcome)
}

/// A problem's rules, ready to grade, with the bank that they come from.
struct Ready {
    bank: Bank,
    grader: Grader,
}

/// The problems that were asked for so far: only what is needed is read and compiled.
struct Graders<'f> {
    files: &'f Files,
    /// By the problem's id and the seed of its variables.
    ready: BTreeMap<(String, u64), Result<Ready, String>>,
}

/// More problems, or more draws of one, are not kept ready at once.
const MOST_READY: usize = 1_000;

impl Graders<'_> {
    /// Grades an answer to the problem with this id, and hands what came of it to `write`.
    fn grade<T>(&mut self, id: &str, seed: u64, answer: &str, write: impl FnOnce(GradeReport<'_>) -> T) -> Result<T> {
        let key = (id.to_owned(), seed);
        if self.ready.len() > MOST_READY {
            self.ready.clear();
        }
        match self.ready.entry(key).or_insert_with(|| compile(self.files, id, seed)) {
            Ok(Ready { bank, grader }) => {
                let (pack, problem) = bank.problem(id).context("the bank has lost the problem")?;
                let grade = grader.grade(answer);
                Ok(write(render::json::grade(problem, &pack.rubric, &grade, answer)))
            }
            Err(message) => bail!("{message}"),
        }
    }
}

fn compile(files: &Files, id: &str, seed: u64) -> Result<Ready, String> {
    let (bank, findings) = Bank::drawn(files, Wanted::Problem(id), seed);
    let grader = bank.as_ref().and_then(|bank| bank.problem(id)).map(|(pack, problem)| Grader::new(pack, problem));
    if let (Some(bank), Some(grader)) = (bank, grader) {
        return Ok(Ready { bank, grader });
    }
    let first = findings.iter().find(|finding| finding.is_error());
    Err(first.map_or_else(|| format!("no problem `{id}`"), |finding| format!("{}; {}", finding.message, finding.help)))
}

/// What a line carries, as it was written and in its order.
type Line<'l> = IndexMap<String, &'l RawValue>;

/// Under this key a line keeps values of its own whose keys the grade needs.
const GIVEN: &str = "given";

/// Grades one line; gives the line that says what came of it.
fn grade(line: &[u8], graders: &mut Graders<'_>) -> Result<String> {
    let line = std::str::from_utf8(line).context("not UTF-8")?;
    let mut kept: Line<'_> = serde_json::from_str(line).map_err(|error| {
        // Every line is a text of its own; that it has one line says nothing.
        let message = error.to_string().replace(" at line 1 column ", " at column ");
        anyhow::anyhow!("not an object with `id`, `problem` and `answer`: {message}")
    })?;
    let mut text = |key: &str| match kept.shift_remove(key).map(|raw| serde_json::from_str(raw.get())) {
        Some(Ok(Value::String(text))) => Ok(text),
        Some(_) => bail!("`{key}` is not text"),
        None => bail!("`{key}` is missing"),
    };
    let (problem, answer): (String, String) = (text("problem")?, text("answer")?);
    // It stays in the line, where it says which numbers were asked about.
    let seed = kept.get("seed").map_or(Ok(0), |raw| raw.get().parse::<u64>());
    let seed = seed.context("`seed` is not a whole number from 0 up")?;
    files::check_size(&answer)?;
    let (given, kept): (Line<'_>, Line<'_>) =
        kept.into_iter().partition(|(key, _)| key == GIVEN || render::json::GRADE_KEYS.contains(&key.as_str()));
    let report = graders.grade(&problem, seed, &answer, |report| serde_json::to_string(&report))??;
    let mut parts = vec![serde_json::to_string(&kept)?];
    if !given.is_empty() {
        parts.push(serde_json::to_string(&IndexMap::from([(GIVEN, given)]))?);
    }
    parts.push(report);
    Ok(render::json::line(&merged(&parts)))
}

/// Objects written one after the other as one. Numbers stay as they were typed, which reading and
/// writing them anew would not promise.
fn merged(objects: &[String]) -> String {
    let inside = objects.iter().filter_map(|object| object.strip_prefix('{')?.strip_suffix('}'));
    let inside: Vec<&str> = inside.filter(|inside| !inside.is_empty()).collect();
    format!("{{{}}}", inside.join(","))
}
