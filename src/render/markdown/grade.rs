//! A grade as a document: the answer with its evidence in bold, the mark, and its reasons.

use super::escape::{inline, push};
use crate::grade::Grade;
use crate::problem::Problem;
use crate::render::explain::{Line, Place, explain};
use crate::rubric::Rubric;
use crate::text::Span;

/// A grade as a document.
#[must_use]
pub fn grade(problem: &Problem, rubric: &Rubric, grade: &Grade, answer: &str) -> String {
    let explanation = explain(problem, rubric, grade);
    let mut out = format!("# {} · {}\n\n", inline(&problem.id), inline(&problem.title));
    quote(&mut out, answer, &explanation.places);
    out.push_str(&format!("**{}** {}\n", grade.mark, inline(rubric.level_name(grade.level))));
    if let Some(remark) = explanation.remark {
        out.push_str(&format!("\n{remark}\n"));
    }
    if !explanation.lines.is_empty() {
        out.push_str("\n| Marks | Place | Why |\n| ---: | ---: | --- |\n");
    }
    for line in &explanation.lines {
        out.push_str(&row(line));
    }
    out
}

fn row(line: &Line) -> String {
    let marks = match line.marks {
        None => "missing".to_owned(),
        Some(0) => "0".to_owned(),
        Some(marks) => format!("{marks:+}"),
    };
    let number = line.number.map(|number| number.to_string()).unwrap_or_default();
    let term = line.term.as_ref().map(|term| format!(" (the field says: {})", inline(term))).unwrap_or_default();
    format!("| {marks} | {number} | {}{term} |\n", inline(&line.text))
}

/// Places that touch, as one.
struct Stretch {
    span: Span,
    numbers: Vec<usize>,
}

/// The answer as a block quote.
fn quote(out: &mut String, answer: &str, places: &[Place]) {
    let mut stretches: Vec<Stretch> = Vec::new();
    for place in places {
        match stretches.last_mut() {
            Some(last) if place.span.start < last.span.end => {
                last.span.end = last.span.end.max(place.span.end);
                last.numbers.push(place.number);
            }
            _ => stretches.push(Stretch { span: place.span, numbers: vec![place.number] }),
        }
    }
    let mut waiting = stretches.iter_mut().peekable();
    let mut start = 0;
    let mut blank = true;
    for line in answer.trim_end().split_inclusive('\n') {
        let text = line.trim();
        let from = start + (line.len() - line.trim_start().len());
        start += line.len();
        if text.is_empty() {
            if !blank {
                out.push_str(">\n");
            }
            blank = true;
            continue;
        }
        blank = false;
        out.push_str("> ");
        let to = from + text.len();
        let mut at = from;
        while let Some(stretch) = waiting.peek_mut().filter(|stretch| stretch.span.start < to) {
            let (first, end) = (stretch.span.start.max(at), stretch.span.end.min(to));
            push(out, &answer[at..first], at == from);
            if first < end {
                out.push_str("**");
                push(out, &answer[first..end], first == from);
                out.push_str(&format!("** \\[{}\\]", numbers(&mut stretch.numbers)));
            }
            at = end.max(at);
            if stretch.span.end > to {
                break;
            }
            waiting.next();
        }
        push(out, &answer[at..to], at == from);
        // The writer's line breaks stay; without the backslash the lines would run together.
        let goes_on = answer[start..].lines().next().is_some_and(|next| !next.trim().is_empty());
        out.push_str(if goes_on { "\\\n" } else { "\n" });
    }
    if !blank {
        out.push('\n');
    }
}

fn numbers(numbers: &mut Vec<usize>) -> String {
    numbers.sort_unstable();
    numbers.dedup();
    numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
}
