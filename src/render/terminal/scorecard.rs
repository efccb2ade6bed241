//! A scorecard at a terminal.

use super::layout::{INDENT, paragraph};
use super::style::{BAD, DIM, FAIR, GOOD, STRONG, paint};
use crate::render::harmless;
use crate::scorecard::{Area, Scorecard, minutes};
use anstyle::Style;
use comfy_table::{ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle};
use std::fmt::Write;

/// A scorecard, at most `width` columns wide. `versions` names program, bank and rubric.
#[must_use]
pub fn scorecard(card: &Scorecard, versions: &str, width: usize) -> String {
    let mut out = String::new();
    let title = format!("Scorecard · {} · {} min · seed {}", harmless(&card.title), minutes(card.seconds), card.seed);
    let _ = writeln!(out, "{INDENT}{}\n", paint(STRONG, &title));
    let _ = writeln!(out, "{}\n", areas(card, width));
    let strengths = card.strengths.iter().map(|s| format!("You said that {} (\"{}\").", s.say, s.quote));
    section(&mut out, "You did well", strengths, "Nothing yet that I could point at.", width);
    let improvements = card.improvements.iter().map(|improvement| {
        let mut text = improvement.advice.clone();
        if let Some((quote, truth)) = &improvement.correction {
            let _ = write!(text, " You wrote \"{quote}\"; in truth {truth}.");
        }
        if let Some((quote, term)) = &improvement.term {
            let _ = write!(text, " (What you described as \"{quote}\" is called {term}.)");
        }
        text
    });
    section(&mut out, "Work on", improvements, "Nothing that this interview brought to light.", width);
    let readings =
        card.resources.iter().map(|resource| format!("{}: {}. {}", resource.title, resource.about, resource.url));
    section(&mut out, "Read next", readings, "Nothing in particular.", width);
    let _ = writeln!(out, "{}", problems(card, width));
    let _ = writeln!(out, "\n{}", paint(DIM, &paragraph(&format!("{} · {versions}", card.counts()), width)));
    out
}

fn areas(card: &Scorecard, width: usize) -> String {
    let highest = card.levels.saturating_sub(1);
    let mut table = table(width);
    table.set_header(["Area", "Level", "Because"]);
    for area in &card.areas {
        table.add_row([harmless(&area.title).into_owned(), level(area, highest), because(area)]);
    }
    indented(&table)
}

fn level(area: &Area, highest: usize) -> String {
    match area.level {
        Some(level) => {
            let dots = format!("{}{}", "●".repeat(level + 1), "○".repeat(highest.saturating_sub(level)));
            format!("{} {}", dots, harmless(&area.level_name))
        }
        None => "not examined".to_owned(),
    }
}

fn because(area: &Area) -> String {
    let mut because = match &area.shown {
        Some((quote, say)) => format!("\"{}\": {}", harmless(quote), harmless(say)),
        None => harmless(&area.description).into_owned(),
    };
    if let Some(gap) = &area.gap {
        let _ = write!(because, "; open: {}", harmless(gap));
    }
    because
}

fn problems(card: &Scorecard, width: usize) -> String {
    let mut table = table(width);
    table.set_header(["Problem", "Mark", "Level", "Hints"]);
    for problem in &card.problems {
        let level = if problem.unanswered { "no answer".to_owned() } else { harmless(&problem.level).into_owned() };
        table.add_row([
            harmless(&problem.title).into_owned(),
            problem.mark.to_string(),
            level,
            problem.hints.to_string(),
        ]);
    }
    indented(&table)
}

fn table(width: usize) -> Table {
    let mut table = Table::new();
    let columns = u16::try_from(width.saturating_sub(INDENT.len())).unwrap_or(u16::MAX);
    let lines = TableStyle::new()
        .header_lines(ContentLineStyle::none().junction(' '))
        .header_separator(LineStyle::none().fill('─').junction(' '))
        .content_lines(ContentLineStyle::none().junction(' '));
    table.load_style(lines).set_width(columns);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table
}

/// The table with an indent, and its levels in colours.
fn indented(table: &Table) -> String {
    let colour = |line: &str| -> Style {
        match line.matches('●').count() {
            0 => Style::new(),
            1 => BAD,
            2 if line.contains('○') => FAIR,
            _ => GOOD,
        }
    };
    let lines = table.lines().map(|line| {
        let line = line.trim_end().to_owned();
        match (line.find('●'), line.rfind(['●', '○'])) {
            (Some(start), Some(end)) => {
                let end = end + '●'.len_utf8();
                format!("{INDENT}{}{}{}", &line[..start], paint(colour(&line), &line[start..end]), &line[end..])
            }
            _ => format!("{INDENT}{line}"),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn section(out: &mut String, title: &str, items: impl Iterator<Item = String>, none: &str, width: usize) {
    let _ = writeln!(out, "{INDENT}{}", paint(STRONG, title));
    let mut count = 0;
    for (index, item) in items.enumerate() {
        count += 1;
        let first = format!("{INDENT}{}  ", index + 1);
        let rest = " ".repeat(first.len());
        let options = textwrap::Options::new(width).initial_indent(&first).subsequent_indent(&rest);
        let _ = writeln!(out, "{}", textwrap::fill(&harmless(&item).replace('\n', " "), options));
    }
    if count == 0 {
        let _ = writeln!(out, "{INDENT}{INDENT} {none}");
    }
    out.push('\n');
}
