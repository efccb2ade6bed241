//! A whole bank: its problems, its findings, its proofs.

use super::diagnostic;
use super::layout::{BAD, FAINT, MARGIN, STRONG, columns, hanging, paragraphs, styled};
use crate::bank::{Bank, Files};
use crate::diagnostic::Diagnostic;
use crate::proof::Proof;
use crate::render::escape::one_line;
use crate::render::explain::all_in_short;
use crate::render::{bar, check_summary, counted, criterion, facts, proof_summary, stress_summary};
use crate::search::Found;
use crate::stress::Stress;
use anstyle::Style;
use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, Width, presets};

/// The first column holds names.
const NARROWEST_NAME: u16 = 14;
/// How many blanks stand behind a column, beside the one that parts any two.
const BETWEEN_COLUMNS: u16 = 1;

/// The problems of a bank in a table for each pack, on a screen of `width` columns.
#[must_use]
pub fn list(bank: &Bank, width: usize) -> String {
    let mut out = String::new();
    for (index, pack) in bank.packs.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        hanging(&mut out, "", 0, &[format!("{} · {}", one_line(&pack.id), one_line(&pack.title))], STRONG);
        out.push('\n');
        let mut table = table(width);
        table.set_header(["Problem", "Difficulty", "Minutes", "Concepts", "Examples"]);
        for problem in &pack.problems {
            table.add_row([
                // Titles are long: beneath the ids they leave the figures their room.
                Cell::new(format!(
                    "{}\n{} · {}",
                    one_line(&problem.id),
                    one_line(&problem.title),
                    one_line(criterion(pack, problem))
                )),
                Cell::new(problem.difficulty),
                number(problem.minutes as usize),
                number(problem.concepts.len()),
                number(problem.examples.len()),
            ]);
        }
        push_table(&mut out, &mut table);
    }
    out
}

/// The problems that were found, each with its question, on a screen of `width` columns.
#[must_use]
pub fn found(found: &[Found<'_>], width: usize) -> String {
    let columns = columns(width);
    let mut out = String::new();
    for Found { pack, problem, .. } in found {
        let heading = format!("{} · {}", one_line(&problem.id), one_line(&problem.title));
        hanging(&mut out, "", 0, &paragraphs(&heading, columns), STRONG);
        hanging(&mut out, "", 0, &paragraphs(&facts(pack, problem), columns), FAINT);
        hanging(&mut out, "", 0, &paragraphs(&problem.question, columns), Style::new());
        out.push('\n');
    }
    let count = format!("{} found", counted(found.len(), "problem"));
    let help = if found.is_empty() { "; take fewer words, or see `viva bank list`" } else { "" };
    hanging(&mut out, "", 0, &paragraphs(&format!("{count}{help}"), columns), FAINT);
    out
}

/// What is wrong with a bank, and a line that sums it up.
#[must_use]
pub fn check(findings: &[Diagnostic], files: &Files, content: Option<(usize, usize)>) -> String {
    let mut out: String = findings.iter().map(|finding| diagnostic(finding, files)).collect();
    out.push_str(&check_summary(findings, content));
    out.push('\n');
    out
}

/// What came of the examples of several problems, on a screen of `width` columns.
#[must_use]
pub fn proofs(proofs: &[Proof<'_>], width: usize) -> String {
    let mut table = table(width);
    table.set_header(["Problem", "Validated", "Wrong", "Held", "Failed"]);
    for proof in proofs {
        let stress = &proof.stress;
        let name = Cell::new(one_line(&proof.problem.id));
        let numbers = [proof.validated, proof.wrong.len(), stress.held, stress.failed.len()];
        table.add_row(std::iter::once(name).chain(numbers.map(number)));
    }
    let mut out = String::new();
    push_table(&mut out, &mut table);
    for proof in proofs {
        for wrong in &proof.wrong {
            let rubric = &proof.pack.rubric;
            let place = format!("{}:{}", one_line(&proof.file()), wrong.example.line);
            let expected = one_line(rubric.level_name(wrong.example.level));
            let given = one_line(rubric.level_name(wrong.grade.level));
            let mark = wrong.grade.mark;
            out.push_str(&format!("\n{}: expected {expected}, given {given} ({mark})\n", styled(BAD, &place)));
            let reasons = paragraphs(&all_in_short(proof.problem, &wrong.grade), columns(width));
            hanging(&mut out, "", 0, &reasons, FAINT);
        }
    }
    proofs.iter().for_each(|proof| failed_trials(&mut out, &proof.stress, width));
    out.push_str(&format!("\n{}\n", proof_summary(proofs)));
    out
}

/// What came of the stress tests of several problems, on a screen of `width` columns.
#[must_use]
pub fn stresses(stresses: &[Stress<'_>], width: usize) -> String {
    let mut table = table(width);
    table.set_header(["Problem", "Held", "Failed"]);
    for stress in stresses {
        table.add_row([Cell::new(one_line(&stress.problem.id)), number(stress.held), number(stress.failed.len())]);
    }
    let mut out = String::new();
    push_table(&mut out, &mut table);
    stresses.iter().for_each(|stress| failed_trials(&mut out, stress, width));
    out.push_str(&format!("\n{}\n", stress_summary(&stresses.iter().collect::<Vec<_>>())));
    out
}

fn failed_trials(out: &mut String, stress: &Stress<'_>, width: usize) {
    for (trial, grade) in &stress.failed {
        let line = trial.line.map(|line| format!(":{line}")).unwrap_or_default();
        let place = format!("{}/problems/{}.toml{line}", one_line(&stress.pack.id), one_line(&stress.problem.id));
        let (expected, given) = (bar(stress.pack, trial.bar), stress.pack.rubric.level_name(grade.level));
        let came_of = format!("expected {}, given {} ({})", one_line(&expected), one_line(given), grade.mark);
        out.push_str(&format!("\n{}: {}: {came_of}\n", styled(BAD, &place), trial.name));
        hanging(out, "", 0, &paragraphs(&trial.answer, columns(width)), Style::new());
        hanging(out, "", 0, &paragraphs(&all_in_short(stress.problem, grade), columns(width)), FAINT);
    }
}

/// A table with nothing but a line under its heading.
pub(super) fn table(width: usize) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING.header_separator(LineStyle::none().fill('─').junction('─')));
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(width.saturating_sub(MARGIN.len())).unwrap_or(u16::MAX));
    table
}

pub(super) fn number(number: usize) -> Cell {
    Cell::new(number).set_alignment(CellAlignment::Right)
}

pub(super) fn push_table(out: &mut String, table: &mut Table) {
    for (index, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, BETWEEN_COLUMNS));
        column.set_constraint(match index {
            // Narrower, a name would be a letter a line.
            0 => ColumnConstraint::LowerBoundary(Width::Fixed(NARROWEST_NAME)),
            _ => ColumnConstraint::ContentWidth,
        });
    }
    for line in table.lines() {
        out.push_str(format!("{MARGIN}{}", line.trim_end()).trim_end());
        out.push('\n');
    }
}
