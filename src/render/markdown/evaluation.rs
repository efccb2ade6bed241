//! Agreement with markers as a document.

use super::escape::inline;
use super::grade;
use crate::agreement::Agreement;
use crate::evaluation::Evaluation;
use crate::render::figures::{self, NAMES, figures};

/// How well rules and markers agree, with the `worst` of their differences.
#[must_use]
pub fn evaluation(evaluation: &Evaluation<'_, '_>, worst: usize) -> String {
    let mut out = format!("| Problem | Answers | {} |\n| --- | ---: |", NAMES.join(" | "));
    out.push_str(&" ---: |".repeat(NAMES.len()));
    out.push('\n');
    for of in &evaluation.problems {
        out.push_str(&row(&inline(&of.problem.id), &of.agreement));
    }
    out.push_str(&row("all", &evaluation.overall));
    let levels: Vec<String> = evaluation.levels().iter().map(|level| inline(level).to_string()).collect();
    out.push_str(&format!(
        "\n| Marker \\ rules | {} |\n| --- |{}\n",
        levels.join(" | "),
        " ---: |".repeat(levels.len())
    ));
    for (level, counts) in levels.iter().zip(&evaluation.overall.confusion) {
        let counts: Vec<String> = counts.iter().map(usize::to_string).collect();
        out.push_str(&format!("| {level} | {} |\n", counts.join(" | ")));
    }
    for (of, graded) in evaluation.worst().into_iter().take(worst) {
        let difference = figures::difference(of, graded);
        out.push_str(&format!("\n**{}**: {}\n\n", inline(&graded.marked.id), inline(&difference)));
        // One document has one title: the answer's heading stands below it.
        out.push_str(&format!("##{}", grade(of.problem, &of.pack.rubric, &graded.grade, &graded.marked.answer)));
    }
    out
}

fn row(name: &str, agreement: &Agreement) -> String {
    let cells = figures(agreement).map(|figure| match figure.interval {
        Some(_) => format!("{} ({})", figures::value(figure), figures::interval(figure)),
        None => figures::value(figure),
    });
    format!("| {name} | {} | {} |\n", agreement.answers, cells.join(" | "))
}
