//! A scorecard at a terminal.

use super::layout::{BAD, FAINT, GOOD, HALF, MARGIN, STRONG, columns, hanging, paragraphs, said, styled};
use crate::render::escape::one_line;
use crate::render::interventions;
use crate::scorecard::{Area, Scorecard, minutes};
use anstyle::Style;
use comfy_table::{ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle};

/// A scorecard on a screen of `width` columns. `versions` names program, bank and rubric.
#[must_use]
pub fn scorecard(card: &Scorecard, versions: &str, width: usize) -> String {
    let columns = columns(width);
    let (title, minutes) = (one_line(&card.title), minutes(card.seconds));
    let title = format!("Scorecard · {title} · {minutes} min · seed {}", card.seed);
    let mut out = said(&title, columns, STRONG);
    out.push_str(&format!("\n{}\n", areas(card, columns)));
    let strengths =
        card.strengths.iter().map(|strength| format!("You said that {} (\"{}\").", strength.say, strength.quote));
    section(&mut out, "You did well", strengths, "Nothing yet that I could point at.", columns);
    let improvements = card.improvements.iter().map(|improvement| {
        let mut text = improvement.advice.clone();
        if let Some((quote, truth)) = &improvement.correction {
            text.push_str(&format!(" You wrote \"{quote}\"; in truth {truth}."));
        }
        if let Some((quote, term)) = &improvement.term {
            text.push_str(&format!(" (What you described as \"{quote}\" is called {term}.)"));
        }
        text
    });
    section(&mut out, "Work on", improvements, "Nothing that this interview brought to light.", columns);
    let readings =
        card.resources.iter().map(|resource| format!("{}: {}. {}", resource.title, resource.about, resource.url));
    section(&mut out, "Read next", readings, "Nothing in particular.", columns);
    out.push_str(&format!("{}\n", problems(card, columns)));
    out.push_str(&said(&format!("{} · {versions}", interventions(card)), columns, FAINT));
    out
}

fn areas(card: &Scorecard, columns: usize) -> String {
    let mut table = table(["Area", "Level", "Because"], columns);
    for area in &card.areas {
        table.add_row([one_line(&area.title), level(area, card.levels), because(area)]);
    }
    printed(&table, card.levels)
}

/// The level as a row of dots and a word.
fn level(area: &Area, levels: usize) -> String {
    match area.level {
        Some(level) => {
            format!("{}{} {}", "●".repeat(level + 1), "○".repeat(levels - level - 1), one_line(&area.level_name))
        }
        None => one_line(&area.level_name),
    }
}

fn because(area: &Area) -> String {
    let mut because = match &area.shown {
        Some((quote, say)) => format!("\"{}\": {}", one_line(quote), one_line(say)),
        None => one_line(&area.description),
    };
    if let Some(gap) = &area.gap {
        because.push_str(&format!("; open: {}", one_line(gap)));
    }
    because
}

fn problems(card: &Scorecard, columns: usize) -> String {
    let mut table = table(["Problem", "Mark", "Level", "Hints"], columns);
    for problem in &card.problems {
        let level = if problem.unanswered { "no answer".to_owned() } else { one_line(&problem.level) };
        table.add_row([one_line(&problem.title), problem.mark.to_string(), level, problem.hints.to_string()]);
    }
    printed(&table, card.levels)
}

fn table<const N: usize>(header: [&str; N], columns: usize) -> Table {
    let mut table = Table::new();
    let lines = TableStyle::new()
        .header_lines(ContentLineStyle::none().junction(' '))
        .header_separator(LineStyle::none().fill('─').junction(' '))
        .content_lines(ContentLineStyle::none().junction(' '));
    table.load_style(lines).set_header(header).set_width(u16::try_from(columns).unwrap_or(u16::MAX));
    table.set_content_arrangement(ContentArrangement::Dynamic);
    // The margin is the report's, not the table's.
    for column in table.column_iter_mut() {
        column.set_padding((0, 1));
    }
    table
}

/// The table's lines behind the margin, its rows of dots in colours.
fn printed(table: &Table, levels: usize) -> String {
    let mut out = String::new();
    for line in table.lines() {
        let line = line.trim_end();
        out.push_str(MARGIN);
        match (line.find('●'), line.rfind(['●', '○'])) {
            (Some(start), Some(last)) => {
                let end = last + '●'.len_utf8();
                let style: Style = match line.matches('●').count() {
                    full if full == levels => GOOD,
                    1 => BAD,
                    _ => HALF,
                };
                out.push_str(&format!("{}{}{}", &line[..start], styled(style, &line[start..end]), &line[end..]));
            }
            _ => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

fn section(out: &mut String, title: &str, items: impl Iterator<Item = String>, none: &str, columns: usize) {
    out.push_str(&format!("{MARGIN}{}\n", styled(STRONG, title)));
    let mut none = Some(none);
    for (index, item) in items.enumerate() {
        none = None;
        let lead = format!("{}  ", index + 1);
        hanging(out, &lead, lead.len(), &paragraphs(&one_line(&item), columns - lead.len()), Style::new());
    }
    out.push_str(&none.map(|none| said(none, columns, FAINT)).unwrap_or_default());
    out.push('\n');
}
