//! A scorecard as a document.

use super::escape::inline as text;
use crate::render::interventions;
use crate::scorecard::{Scorecard, minutes};
use std::fmt::Write;

/// A scorecard as Markdown. `versions` names program, bank and rubric.
#[must_use]
pub fn scorecard(card: &Scorecard, versions: &str) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# Scorecard: {}\n", text(&card.title));
    let _ = writeln!(out, "{} min, seed {}\n", minutes(card.seconds), card.seed);
    out.push_str("| Area | Level | Mark | Because |\n| --- | --- | ---: | --- |\n");
    for area in &card.areas {
        let mark = area.mark.map(|mark| mark.to_string()).unwrap_or_default();
        let level = text(&area.level_name);
        let mut because = match &area.shown {
            Some((quote, say)) => format!("“{}”: {}", text(quote), text(say)),
            None => text(&area.description),
        };
        if let Some(gap) = &area.gap {
            let _ = write!(because, "; open: {}", text(gap));
        }
        let _ = writeln!(out, "| {} | {level} | {mark} | {because} |", text(&area.title));
    }
    out.push_str("\n## You did well\n\n");
    for strength in &card.strengths {
        let _ = writeln!(out, "1. You said that {} (“{}”).", text(&strength.say), text(&strength.quote));
    }
    out.push_str("\n## Work on\n\n");
    for improvement in &card.improvements {
        let _ = write!(out, "1. {}", text(&improvement.advice));
        if let Some((quote, truth)) = &improvement.correction {
            let _ = write!(out, " You wrote “{}”; in truth {}.", text(quote), text(truth));
        }
        if let Some((quote, term)) = &improvement.term {
            let _ = write!(out, " (What you described as “{}” is called {}.)", text(quote), text(term));
        }
        out.push('\n');
    }
    out.push_str("\n## Read next\n\n");
    for resource in &card.resources {
        let _ = writeln!(out, "- {}: {}. <{}>", text(&resource.title), text(&resource.about), text(&resource.url));
    }
    out.push_str("\n## Problems\n\n| Problem | Mark | Level | Hints |\n| --- | ---: | --- | ---: |\n");
    for problem in &card.problems {
        let level = if problem.unanswered { "no answer".to_owned() } else { text(&problem.level) };
        let _ = writeln!(out, "| {} | {} | {level} | {} |", text(&problem.title), problem.mark, problem.hints);
    }
    let _ = writeln!(out, "\n{}", text(&format!("{} · {versions}", interventions(card))));
    out
}
