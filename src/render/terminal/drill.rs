//! Practice at a terminal.

use super::grade;
use super::layout::{FAINT, MARGIN, STRONG, columns, hanging, paragraphs, said, spread, styled};
use crate::interview::Asked;
use crate::pack::Pack;
use crate::problem::Problem;
use crate::render::escape::one_line;
use crate::render::{counted, criterion};
use anstyle::Style;

/// Problem `number` of `count`, counted from 1, on a screen of `width` columns.
#[must_use]
pub fn exercise(pack: &Pack, problem: &Problem, (number, count): (usize, usize), width: usize) -> String {
    let columns = columns(width);
    let left = format!("{} · {}", one_line(criterion(pack, problem)), problem.difficulty);
    let line = spread(&left, &format!("problem {number} of {count}"), columns);
    format!("{MARGIN}{}\n\n{}\n", styled(STRONG, &line), said(&problem.question, columns, Style::new()))
}

/// What came of a problem: the grade with its evidence, the solution unless the last hint has told it, and
/// what to read.
#[must_use]
pub fn lesson(pack: &Pack, asked: &Asked<'_>, width: usize) -> String {
    let columns = columns(width);
    let problem = asked.problem;
    let mut out = String::new();
    if let Some(given) = &asked.grade {
        out.push_str(&grade(problem, &pack.rubric, given, &asked.response, width));
        let mark = asked.mark(&pack.rubric.hint_costs);
        if asked.hints > 0 && mark < given.mark {
            let text = format!("{} left after {}.", mark, counted(asked.hints, "hint"));
            out.push_str(&said(&text, columns, FAINT));
        }
        out.push('\n');
    }
    if asked.hints < pack.rubric.hint_costs.len() {
        out.push_str(&said("A full answer", columns, STRONG));
        out.push_str(&said(&problem.walkthrough, columns, Style::new()));
        out.push('\n');
    }
    let resources: Vec<_> = problem.resources.iter().filter_map(|id| pack.resource(id)).collect();
    if !resources.is_empty() {
        out.push_str(&said("Read on", columns, STRONG));
    }
    for resource in &resources {
        let text = format!("{}: {}. {}", one_line(&resource.title), one_line(&resource.about), one_line(&resource.url));
        hanging(&mut out, "- ", 2, &paragraphs(&text, columns - 2), Style::new());
    }
    if !resources.is_empty() {
        out.push('\n');
    }
    out
}

/// The marks of the problems that were asked, in a line; nothing before the first.
#[must_use]
pub fn marks_so_far(pack: &Pack, asked: &[Asked<'_>], width: usize) -> String {
    let counted = || asked.iter().filter(|asked| asked.closed && !asked.set_aside);
    let marks: Vec<u32> = counted().map(|asked| asked.mark(&pack.rubric.hint_costs)).collect();
    let count = u32::try_from(marks.len()).unwrap_or(u32::MAX);
    if count == 0 {
        return String::new();
    }
    let mean = marks.iter().sum::<u32>() / count;
    let each: Vec<String> = marks.iter().map(u32::to_string).collect();
    let text = format!("Marks so far: {} · mean {mean}", each.join(", "));
    let mut out = said(&text, columns(width), FAINT);
    out.push('\n');
    out
}

/// What was practised: each problem with its level and mark.
#[must_use]
pub fn summary(pack: &Pack, asked: &[Asked<'_>], width: usize) -> String {
    let columns = columns(width);
    let mut out = String::new();
    for asked in asked.iter().filter(|asked| !asked.set_aside && (asked.closed || asked.grade.is_some())) {
        let mark = asked.mark(&pack.rubric.hint_costs);
        let level = pack.rubric.level_name(pack.rubric.level_of(mark));
        let hints = if asked.hints > 0 { format!(", {}", counted(asked.hints, "hint")) } else { String::new() };
        let what = if asked.grade.is_some() { format!("{}{hints}", one_line(level)) } else { "no answer".to_owned() };
        let text = format!("{} · {what}", one_line(&asked.problem.title));
        hanging(&mut out, &format!("{mark:>3}  "), 5, &paragraphs(&text, columns - 5), Style::new());
    }
    if out.is_empty() { said("Nothing was answered.", columns, FAINT) } else { out }
}
