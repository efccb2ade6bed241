//! `viva batch`: many answers, a line of JSON each.

use super::args::Batch;
use super::{Outcome, files};
use anyhow::{Context, Result, bail};
use serde::Serialize;
use serde_json::{Map, Value, json};
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
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let graded = grade(&line, &mut graders).or_else(|error| {
            outcome = Outcome::Finding;
            render::json::line(&json!({ "line": number, "error": format!("{error:#}") }))
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
    ready: BTreeMap<String, Result<Ready, String>>,
}

impl Graders<'_> {
    /// Grades an answer to the problem with this id, and hands what came of it to `write`.
    fn grade<T>(&mut self, id: &str, answer: &str, write: impl FnOnce(GradeReport<'_>) -> T) -> Result<T> {
        if !self.ready.contains_key(id) {
            self.ready.insert(id.to_owned(), compile(self.files, id));
        }
        match self.ready.get_mut(id) {
            Some(Ok(Ready { bank, grader })) => {
                let (pack, problem) = bank.problem(id).context("the bank has lost the problem")?;
                let grade = grader.grade(answer);
                Ok(write(render::json::grade(problem, &pack.rubric, &grade, answer)))
            }
            Some(Err(message)) => bail!("{message}"),
            None => bail!("no problem `{id}`"),
        }
    }
}

fn compile(files: &Files, id: &str) -> Result<Ready, String> {
    let (bank, findings) = Bank::read(files, Wanted::Problem(id));
    let grader = bank.as_ref().and_then(|bank| bank.problem(id)).map(|(pack, problem)| Grader::new(pack, problem));
    if let (Some(bank), Some(grader)) = (bank, grader) {
        return Ok(Ready { bank, grader });
    }
    let first = findings.iter().find(|finding| finding.is_error());
    Err(first.map_or_else(|| format!("no problem `{id}`"), |finding| format!("{}; {}", finding.message, finding.help)))
}

/// What a line carries beside the answer.
type Kept = Map<String, Value>;

/// A graded line: what it carried beside the answer, then what came of it.
#[derive(Serialize)]
struct Graded<'a> {
    #[serde(flatten)]
    kept: Kept,
    #[serde(flatten)]
    report: GradeReport<'a>,
}

/// Grades one line; gives the line that says what came of it.
fn grade(line: &[u8], graders: &mut Graders<'_>) -> Result<String> {
    let line = std::str::from_utf8(line).context("not UTF-8")?;
    let mut kept: Kept = match serde_json::from_str(line) {
        Ok(Value::Object(fields)) => fields,
        Ok(_) => bail!("not an object; write {{\"id\", \"problem\", \"answer\"}}"),
        Err(error) => bail!("not JSON: {error}"),
    };
    let mut text = |key: &str| match kept.remove(key) {
        Some(Value::String(text)) => Ok(text),
        Some(_) => bail!("`{key}` is not text"),
        None => bail!("`{key}` is missing"),
    };
    let (problem, answer) = (text("problem")?, text("answer")?);
    if answer.len() > files::LARGEST_ANSWER {
        bail!("the answer is larger than 1 MiB");
    }
    for key in render::json::GRADE_KEYS {
        kept.remove(key);
    }
    graders.grade(&problem, &answer, |report| Ok(render::json::line(&Graded { kept, report })?))?
}
