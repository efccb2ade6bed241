//! Pictures drawn in text, at a terminal.

use super::layout::{FAINT, GOOD, MARGIN, STRONG, columns, hanging, paragraphs, said, styled};
use crate::bank::Bank;
use crate::pack::Diagram;
use crate::render::escape::one_line;
use crate::render::{counted, harmless};
use anstyle::Style;
use unicode_width::UnicodeWidthStr;

/// The whole picture, and what each of its steps adds, on a screen of `width` columns.
#[must_use]
pub fn diagram(diagram: &Diagram, width: usize) -> String {
    let columns = columns(width);
    let draw = diagram.steps.last().map_or("", |step| step.draw.as_str());
    let mut out = picture(&diagram.title, draw.lines().map(|line| (line, false)));
    out.push('\n');
    for (number, step) in (1..).zip(&diagram.steps) {
        let lead = format!("{number:>2}  ");
        hanging(&mut out, &lead, lead.len(), &paragraphs(&step.say, columns - lead.len()), Style::new());
    }
    out
}

/// One step of a picture, counted from 0, with what it draws in colour, as lines for a screen of `width`
/// columns and `height` rows; `keys` stand beneath it. A picture that is too tall is cut above what the
/// step draws, or below it.
#[must_use]
pub fn frame(diagram: &Diagram, step: usize, keys: &str, (width, height): (usize, usize)) -> Vec<String> {
    let columns = columns(width);
    let lines = diagram.lines(step);
    let say = diagram.steps.get(step).map_or("", |step| step.say.as_str());
    let beneath = said(say, columns, Style::new());
    let place = format!("step {} of {}", step + 1, diagram.steps.len());
    let foot = said(&format!("{place} · {keys}"), columns, FAINT);

    // Title, an empty line above the picture, below it, and above the keys.
    let others = 4 + beneath.lines().count() + foot.lines().count();
    let room = height.saturating_sub(others).max(1);
    let last = lines.iter().rposition(|(_, is_new)| *is_new).map_or(lines.len(), |last| last + 1);
    let first = last.saturating_sub(room);
    let inside = width.saturating_sub(MARGIN.len());
    let seen = lines.iter().skip(first).take(room).map(|(line, is_new)| (fitting(line, inside), *is_new));
    let mut out: Vec<String> =
        picture(fitting(&one_line(&diagram.title), inside), seen).lines().map(str::to_owned).collect();
    out.push(String::new());
    out.extend(beneath.lines().map(str::to_owned));
    out.push(String::new());
    out.extend(foot.lines().map(str::to_owned));
    out.truncate(height);
    out
}

/// As much of a line as fits so many columns.
fn fitting(line: &str, columns: usize) -> &str {
    let ends = line.char_indices().map(|(byte, c)| byte + c.len_utf8());
    let end = ends.take_while(|end| line[..*end].width() <= columns).last().unwrap_or(0);
    &line[..end]
}

/// All pictures of a bank, with their titles, on a screen of `width` columns.
#[must_use]
pub fn diagrams(bank: &Bank, width: usize) -> String {
    let columns = columns(width);
    let mut out = String::new();
    for pack in bank.packs.iter().filter(|pack| !pack.diagrams.is_empty()) {
        if !out.is_empty() {
            out.push('\n');
        }
        let count = counted(pack.diagrams.len(), "picture");
        out.push_str(&said(&format!("{} · {count}", one_line(&pack.title)), columns, STRONG));
        out.push('\n');
        let longest = pack.diagrams.iter().map(|diagram| diagram.id.len()).max().unwrap_or(0);
        for diagram in &pack.diagrams {
            let lead = format!("{:<longest$}  ", one_line(&diagram.id));
            let steps = counted(diagram.steps.len(), "step");
            let title = format!("{} · {steps}", one_line(&diagram.title));
            let rest = columns.saturating_sub(lead.len()).max(1);
            hanging(&mut out, &lead, lead.len(), &paragraphs(&title, rest), Style::new());
        }
    }
    out
}

/// A picture beneath its title; lines that are new are coloured.
pub(super) fn picture<'l>(title: &str, lines: impl Iterator<Item = (&'l str, bool)>) -> String {
    let mut out = format!("{MARGIN}{}\n\n", styled(STRONG, &one_line(title)));
    for (line, is_new) in lines {
        let line = harmless(line);
        let style = if is_new { GOOD } else { Style::new() };
        out.push_str(format!("{MARGIN}{}", styled(style, line.trim_end())).trim_end());
        out.push('\n');
    }
    out
}
