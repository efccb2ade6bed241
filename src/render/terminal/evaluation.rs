//! Agreement with markers on a screen.

use super::bank::{number, push_table, table};
use super::grade;
use super::layout::{FAINT, MARGIN, STRONG, hanging, styled};
use crate::agreement::Agreement;
use crate::evaluation::{Evaluation, Graded, OfProblem};
use crate::render::counted;
use crate::render::escape::one_line;
use crate::render::figures::{self, NAMES, figures};
use anstyle::Style;
use comfy_table::Cell;

/// How wide the column of a figure is.
const COLUMN: usize = 14;

/// How well rules and markers agree, with the `worst` of their differences, on a screen of `width`
/// columns.
#[must_use]
pub fn evaluation(evaluation: &Evaluation<'_, '_>, worst: usize, width: usize) -> String {
    let mut out = String::new();
    heading(&mut out);
    for of in &evaluation.problems {
        row(&mut out, &of.problem.id, &of.agreement);
    }
    if evaluation.problems.len() != 1 {
        row(&mut out, "all", &evaluation.overall);
    }
    out.push('\n');
    confusion(&mut out, evaluation, width);
    let differences = evaluation.worst();
    for (of, graded) in differences.iter().take(worst) {
        out.push('\n');
        out.push_str(&disagreement(of, graded, width));
    }
    if worst == 0 && !differences.is_empty() {
        out.push_str(&format!("\n{MARGIN}--worst 5 shows the answers on which they differ most\n"));
    }
    out
}

/// The names of the figures over their columns.
pub(super) fn heading(out: &mut String) {
    let names: String = NAMES.iter().map(|name| format!("{name:<COLUMN$}")).collect();
    out.push_str(&format!("{MARGIN}{}\n{MARGIN}{}\n", names.trim_end(), "─".repeat(COLUMN * NAMES.len())));
}

/// What the figures are about, and beneath it a row of them and a row of their intervals.
pub(super) fn row(out: &mut String, name: &str, agreement: &Agreement) {
    let figures = figures(agreement);
    let row = |cells: [String; NAMES.len()]| cells.map(|cell| format!("{cell:<COLUMN$}")).concat();
    let answers = counted(agreement.answers, "answer");
    hanging(out, "", 0, &[format!("{} · {answers}", one_line(name))], STRONG);
    hanging(out, "", 0, &[row(figures.map(figures::value)).trim_end().to_owned()], Style::new());
    hanging(out, "", 0, &[row(figures.map(figures::interval)).trim_end().to_owned()], FAINT);
}

fn confusion(out: &mut String, evaluation: &Evaluation<'_, '_>, width: usize) {
    let levels = evaluation.levels();
    let mut table = table(width);
    let heading = levels.iter().map(|level| format!("rules: {}", one_line(level)));
    table.set_header(std::iter::once("Marker".to_owned()).chain(heading));
    for (level, counts) in levels.iter().zip(&evaluation.overall.confusion) {
        table.add_row(std::iter::once(Cell::new(one_line(level))).chain(counts.iter().map(|count| number(*count))));
    }
    push_table(out, &mut table);
}

/// An answer on which marker and rules differ, with what the rules saw in it.
pub(super) fn disagreement(of: &OfProblem<'_, '_>, graded: &Graded<'_>, width: usize) -> String {
    let mut out = String::new();
    let difference = one_line(&figures::difference(of, graded));
    hanging(&mut out, &styled(STRONG, &one_line(&graded.marked.id)), 0, &[format!("  {difference}")], FAINT);
    out.push_str(&grade(of.problem, &of.pack.rubric, &graded.grade, &graded.marked.answer, width));
    out
}
