//! A grade: the answer with its evidence underlined, the mark, and its reasons.

use super::layout::{BAD, FAINT, GOOD, HALF, MARGIN, STRONG, columns, hanging, styled, wrap};
use crate::grade::Grade;
use crate::problem::Problem;
use crate::render::escape::{Shown, one_line};
use crate::render::explain::{Explanation, Line, Place, Tone, explain};
use crate::rubric::Rubric;
use anstyle::Style;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// What the number behind an underline at the end of a line may need.
const ROOM_FOR_NUMBER: usize = 3;
/// What stands between a line and the field's word beside it.
const BEFORE_TERM: usize = 2;

/// A grade on a screen of `width` columns.
#[must_use]
pub fn grade(problem: &Problem, rubric: &Rubric, grade: &Grade, answer: &str, width: usize) -> String {
    let explanation = explain(problem, rubric, grade);
    let columns = columns(width);
    let mut out = String::new();
    let title = format!("{} · {}", one_line(&problem.id), one_line(&problem.title));
    hanging(&mut out, "", 0, &lines(&title, columns), STRONG);
    out.push('\n');
    underlined(&mut out, answer, &explanation.places, columns - ROOM_FOR_NUMBER);
    let verdict = format!("{}  {}", grade.mark, one_line(rubric.level_name(grade.level)));
    hanging(&mut out, "", 0, &[verdict], STRONG);
    reasons(&mut out, &explanation, columns);
    out
}

fn look(tone: Tone) -> (Style, &'static str) {
    match tone {
        Tone::Shown => (GOOD, "━"),
        Tone::Hinted => (HALF, "╌"),
        Tone::Wrong => (BAD, "~"),
        Tone::Missing => (FAINT, " "),
        Tone::Plain => (Style::new(), " "),
    }
}

/// The answer, with its places underlined beneath each line.
fn underlined(out: &mut String, answer: &str, places: &[Place], columns: usize) {
    let shown = Shown::new(answer);
    let lines = wrap(&shown.text, columns);
    let mut waiting = places.iter().map(|place| Place { span: shown.span(place.span), ..*place }).peekable();
    let mut open: Vec<Place> = Vec::new();
    let mut blank = true;
    for line in lines {
        let text = &shown.text[line.clone()];
        if text.trim().is_empty() {
            // One blank line says as much as many.
            if !blank {
                out.push('\n');
            }
            blank = true;
            continue;
        }
        blank = false;
        out.push_str(&format!("{MARGIN}{text}\n"));
        while let Some(place) = waiting.next_if(|place| place.span.start < line.end) {
            open.push(place);
        }
        markers(out, &shown.text, &line, &open);
        open.retain(|place| place.span.end > line.end);
    }
    if !blank {
        out.push('\n');
    }
}

/// The rows of underlines beneath one line: as few as hold all of them and their numbers.
fn markers(out: &mut String, text: &str, line: &Range<usize>, places: &[Place]) {
    let mut rows: Vec<(usize, String)> = Vec::new();
    for place in places {
        let start = place.span.start.max(line.start);
        let end = place.span.end.min(line.end);
        if start >= end {
            continue;
        }
        let from = text[line.start..start].width();
        let length = text[start..end].width().max(1);
        let number = place.number.to_string();
        let free = rows.iter().position(|(used, _)| *used < from);
        let index = free.unwrap_or_else(|| {
            rows.push((0, String::new()));
            rows.len() - 1
        });
        let (used, row) = &mut rows[index];
        let (style, stroke) = look(place.tone);
        row.push_str(&" ".repeat(from - (*used).min(from)));
        row.push_str(&styled(style, &format!("{} {number}", stroke.repeat(length))));
        *used = from + length + 1 + number.len();
    }
    for (_, row) in rows {
        out.push_str(&format!("{MARGIN}{row}\n"));
    }
}

fn reasons(out: &mut String, explanation: &Explanation, columns: usize) {
    if let Some(remark) = explanation.remark {
        hanging(out, "", 0, &lines(remark, columns), Style::new());
    }
    let digits = |number: u64| number.to_string().len();
    let marks = explanation.lines.iter().filter_map(|line| line.marks);
    let marks_width = marks.map(|marks| digits(marks.unsigned_abs())).max().unwrap_or(0).max("--".len());
    let last_number = explanation.lines.iter().filter_map(|line| line.number).max().unwrap_or(0);
    let number_width = digits(last_number as u64);
    for line in &explanation.lines {
        let (sign, marks) = match line.marks {
            None => (' ', "--".to_owned()),
            Some(0) => (' ', "0".to_owned()),
            Some(marks) => (if marks < 0 { '-' } else { '+' }, marks.unsigned_abs().to_string()),
        };
        let number = line.number.map(|number| number.to_string()).unwrap_or_default();
        let lead = format!("{sign} {marks:>marks_width$}  {number:>number_width$}  ");
        reason(out, line, &lead, columns);
    }
}

/// One reason, with the field's word at its right where there is room and beneath it otherwise.
fn reason(out: &mut String, line: &Line, lead: &str, columns: usize) {
    let (style, _) = look(line.tone);
    let room = columns.saturating_sub(lead.len());
    let mut says = lines(&line.text, room);
    let term = line.term.as_ref().map(|term| format!("the field says: {}", one_line(term)));
    let beside = match (&term, says.as_mut_slice()) {
        (Some(term), [only]) if only.width() + BEFORE_TERM + term.width() <= room => {
            let gap = " ".repeat(room - only.width() - term.width());
            only.push_str(&format!("{gap}{}", styled(FAINT, term)));
            true
        }
        _ => false,
    };
    let text_style = if line.tone == Tone::Missing { FAINT } else { Style::new() };
    hanging(out, &styled(style, lead), lead.len(), &says, text_style);
    if let (Some(term), false) = (term, beside) {
        hanging(out, &" ".repeat(lead.len()), lead.len(), &lines(&term, room), FAINT);
    }
}

fn lines(text: &str, columns: usize) -> Vec<String> {
    let text = one_line(text);
    wrap(&text, columns).into_iter().map(|range| text[range].to_owned()).collect()
}
