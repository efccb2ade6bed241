//! Reading answers that people marked: lines of JSON, or CSV.

use super::files;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use viva::bank::Bank;
use viva::evaluation::Marked;

/// The keys of a line, or the columns of a table.
const KEYS: [&str; 5] = ["id", "problem", "answer", "level", "mark"];

/// The marked answers of a file, all of them to problems of `bank` and with levels of their rubrics.
/// Whether it is a table is told by its name, or else by its first character.
pub(super) fn read(path: &Path, bank: &Bank) -> Result<Vec<Marked>> {
    let text = files::text(path)?;
    let name = files::name(path);
    if text.trim().is_empty() {
        bail!("there is no answer in {name}");
    }
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    let is_table = match ending.as_ref().and_then(|ending| ending.to_str()) {
        Some("csv" | "tsv") => true,
        Some("json" | "jsonl") => false,
        _ => !text.trim_start().starts_with('{'),
    };
    let marked = if is_table { table(&text) } else { lines(&text) };
    let marked = marked.with_context(|| format!("can't read {name}"))?;
    check(&marked, bank).with_context(|| format!("can't take {name}"))?;
    Ok(marked.into_iter().map(|(_, marked)| marked).collect())
}

/// Finds ids that stand twice, and problems and levels that are not there.
fn check(marked: &[(usize, Marked)], bank: &Bank) -> Result<()> {
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (line, marked) in marked {
        if let Some(first) = seen.insert((&marked.problem, &marked.id), *line) {
            bail!("line {line}: the id `{}` stands on line {first} too", marked.id);
        }
        marked.check(bank).map_err(|why| anyhow::anyhow!("line {line}: {why}"))?;
    }
    Ok(())
}

fn lines(text: &str) -> Result<Vec<(usize, Marked)>> {
    let mut marked = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let number = index + 1;
        let parse = || -> Result<Marked> {
            let line: serde_json::Map<String, Value> = serde_json::from_str(line).map_err(|error| {
                let message = error.to_string().replace(" at line 1 column ", " at column ");
                anyhow::anyhow!("not an object with {}: {message}", KEYS.join(", "))
            })?;
            of_values(|key| match line.get(key) {
                Some(Value::String(text)) => Ok(text.clone()),
                // Ids and marks may be numbers.
                Some(Value::Number(number)) if key == "id" || key == "mark" => Ok(number.to_string()),
                Some(_) => bail!("`{key}` is not text"),
                None => bail!("`{key}` is missing"),
            })
        };
        marked.push((number, parse().with_context(|| format!("line {number}"))?));
    }
    Ok(marked)
}

fn table(text: &str) -> Result<Vec<(usize, Marked)>> {
    let first = text.lines().next().unwrap_or_default();
    // What parts the columns is what the first line has most of; some office programs write semicolons.
    let count = |mark: &u8| first.bytes().filter(|byte| byte == mark).count();
    let parts = *[b',', b';', b'\t'].iter().max_by_key(|mark| (count(mark), **mark == b',')).unwrap_or(&b',');
    let mut reader = csv::ReaderBuilder::new().delimiter(parts).from_reader(text.as_bytes());
    let columns = reader.headers()?.clone();
    let place = |key: &str| columns.iter().position(|column| column.trim().eq_ignore_ascii_case(key));
    if let Some(missing) = KEYS.iter().find(|key| place(key).is_none()) {
        bail!("line 1: there is no column `{missing}`; the first line names {}", KEYS.join(", "));
    }
    let mut marked = Vec::new();
    for record in reader.records() {
        let record = record.context("put answers that hold a comma, a quote or a line break in quotes")?;
        let number = record.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(0));
        let value = |key: &str| Ok(place(key).and_then(|place| record.get(place)).unwrap_or_default().to_owned());
        marked.push((number, of_values(value).with_context(|| format!("line {number}"))?));
    }
    Ok(marked)
}

fn of_values(value: impl Fn(&str) -> Result<String>) -> Result<Marked> {
    let written = value("mark")?;
    let mark = written.trim().parse().ok().filter(|mark| (0.0..=100.0).contains(mark));
    let mark = mark.with_context(|| format!("the mark `{written}` is not a number from 0 to 100"))?;
    let answer = value("answer")?;
    files::check_size(&answer)?;
    Ok(Marked { id: value("id")?, problem: value("problem")?, level: value("level")?, answer, mark })
}
