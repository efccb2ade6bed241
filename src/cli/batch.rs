//! `viva batch`: many answers, a line of JSON each.

use super::args::Batch;
use super::{Outcome, files};
use anyhow::{Result, bail};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::path::Path;
use viva::bank::{Bank, Files, Wanted};
use viva::diagnostic::Diagnostic;
use viva::grade::Grader;
use viva::render;

/// Grades the lines in their order; a line that can't be graded becomes an error in its place.
pub(super) fn run(bank: Option<&Path>, args: &Batch) -> Result<Outcome> {
    let files = super::files(bank)?;
    let mut graders = Graders { files: &files, ready: BTreeMap::new() };
    let input = files::text(&args.file)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut outcome = Outcome::Fine;
    for (index, line) in input.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let graded = grade(line, &mut graders).unwrap_or_else(|error| {
            outcome = Outcome::Finding;
            json!({ "line": index + 1, "error": format!("{error:#}") })
        });
        serde_json::to_writer(&mut out, &graded)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(outcome)
}

/// The graders of the problems that were asked for so far: only what is needed is compiled.
struct Graders<'f> {
    files: &'f Files,
    ready: BTreeMap<String, Result<Grader, String>>,
}

impl Graders<'_> {
    fn get(&mut self, problem: &str) -> Result<&mut Grader> {
        if !self.ready.contains_key(problem) {
            self.ready.insert(problem.to_owned(), self.compile(problem));
        }
        match self.ready.get_mut(problem) {
            Some(Ok(grader)) => Ok(grader),
            Some(Err(message)) => bail!("{message}"),
            None => bail!("no problem `{problem}`"),
        }
    }

    fn compile(&self, id: &str) -> Result<Grader, String> {
        let (bank, findings) = Bank::read(self.files, Wanted::Problem(id));
        if let Some((pack, problem)) = bank.as_ref().and_then(|bank| bank.problem(id)) {
            return Ok(Grader::new(pack, problem));
        }
        let first = findings.iter().find(|finding| finding.is_error());
        Err(first.map_or_else(
            || format!("no problem `{id}`"),
            |finding: &Diagnostic| format!("{}; {}", finding.message, finding.help),
        ))
    }
}

/// Grades one line; what it carries beside the answer is kept.
fn grade(line: &str, graders: &mut Graders<'_>) -> Result<Value> {
    let mut fields: Map<String, Value> = match serde_json::from_str(line) {
        Ok(Value::Object(fields)) => fields,
        Ok(_) => bail!("not an object; write {{\"id\", \"problem\", \"answer\"}}"),
        Err(error) => bail!("not JSON: {error}"),
    };
    let text = |key: &str| match fields.get(key) {
        Some(Value::String(text)) => Ok(text.clone()),
        Some(_) => bail!("`{key}` is not text"),
        None => bail!("`{key}` is missing"),
    };
    let (problem, answer) = (text("problem")?, text("answer")?);
    let grader = graders.get(&problem)?;
    let grade = grader.grade(&answer);
    let report = serde_json::to_value(render::json::grade(grader.problem(), grader.rubric(), &grade, &answer))?;
    fields.remove("answer");
    if let Value::Object(report) = report {
        fields.extend(report);
    }
    Ok(Value::Object(fields))
}
