//! A problem: as candidates meet it, or with everything that it is judged by.

use super::layout::{FAINT, MARGIN, STRONG, columns, hanging, paragraphs};
use crate::pack::Pack;
use crate::problem::{Part, Penalty, Problem};
use crate::render::escape::{harmless, one_line};
use crate::render::facts;
use anstyle::Style;

/// A problem on a screen of `width` columns; with `everything` also what it is judged by.
#[must_use]
pub fn problem(pack: &Pack, problem: &Problem, everything: bool, width: usize) -> String {
    let mut sheet = Sheet { out: String::new(), columns: columns(width) };
    sheet.item("", &format!("{} · {}", problem.id, one_line(&problem.title)), STRONG);
    sheet.item("", &facts(pack, problem), FAINT);
    sheet.out.push('\n');
    sheet.item("", &problem.question, Style::new());
    if everything {
        sheet.judged_by(pack, problem);
        sheet.taught_with(pack, problem);
        sheet.examples(pack, problem);
    }
    sheet.out
}

struct Sheet {
    out: String,
    columns: usize,
}

impl Sheet {
    fn heading(&mut self, text: &str) {
        self.out.push('\n');
        self.item("", text, STRONG);
    }

    /// A text behind a lead, its further lines beneath its first.
    fn item(&mut self, lead: &str, text: &str, style: Style) {
        let lines = paragraphs(text, self.columns.saturating_sub(lead.len()));
        hanging(&mut self.out, lead, lead.len(), &lines, style);
    }

    fn judged_by(&mut self, pack: &Pack, problem: &Problem) {
        self.heading("Hints");
        for (index, hint) in problem.hints.iter().enumerate() {
            let cost = pack.rubric.hint_costs.get(index).copied().unwrap_or_default();
            self.item(&format!("{}  ", index + 1), &format!("{hint} (-{cost})"), Style::new());
        }
        self.heading("Concepts");
        for part in &problem.parts {
            self.part(problem, part);
        }
        if !problem.misconceptions.is_empty() {
            self.heading("Misconceptions");
        }
        for misconception in &problem.misconceptions {
            let Penalty { cost, cap } = misconception.penalty;
            let lead = if cost > 0 || cap.is_none() { format!("- {cost:>3}  ") } else { "  cap  ".to_owned() };
            let effect = cap.map(|level| format!(" (stays {})", one_line(pack.rubric.level_name(level))));
            let effect = effect.unwrap_or_default();
            self.item(&lead, &format!("{}{effect}", misconception.id), Style::new());
            self.item(&" ".repeat("- 100  ".len()), &format!("in fact: {}", misconception.say), FAINT);
        }
        if !problem.follow_ups.is_empty() {
            self.heading("Follow-ups");
        }
        for (index, follow_up) in problem.follow_ups.iter().enumerate() {
            self.item(&format!("{}  ", index + 1), &follow_up.question, Style::new());
        }
    }

    fn part(&mut self, problem: &Problem, part: &Part) {
        let central = if part.central { " (the central point)" } else { "" };
        let lead = format!("+ {:>3}  ", part.marks);
        let indent = " ".repeat(lead.len());
        let grouped = part.concepts.len() > 1 || !problem.concepts.iter().any(|concept| concept.id == part.id);
        if grouped {
            let shared = if part.shared { ", fewer earn their share" } else { "" };
            let need = format!("{}{central}: {} of these{shared}", part.id, part.need);
            self.item(&lead, &need, Style::new());
        }
        for number in &part.concepts {
            let concept = &problem.concepts[*number];
            let (lead, central) = if grouped { (indent.as_str(), "") } else { (lead.as_str(), central) };
            self.item(lead, &format!("{}{central}", concept.id), Style::new());
            self.item(&indent, &concept.say, FAINT);
            if let Some(term) = &concept.term {
                self.item(&indent, &format!("the field says: {term}"), FAINT);
            }
        }
    }

    fn taught_with(&mut self, pack: &Pack, problem: &Problem) {
        self.heading("Walkthrough");
        self.item("", &problem.walkthrough, Style::new());
        for diagram in problem.diagrams.iter().filter_map(|id| pack.diagram(id)) {
            self.heading(&format!("Diagram: {}", one_line(&diagram.title)));
            let Some(last) = diagram.steps.last() else { continue };
            for line in last.draw.trim_end().lines() {
                self.out.push_str(format!("{MARGIN}{}", harmless(line)).trim_end());
                self.out.push('\n');
            }
        }
        if !problem.resources.is_empty() {
            self.heading("Resources");
        }
        for resource in problem.resources.iter().filter_map(|id| pack.resource(id)) {
            self.item("", &one_line(&resource.title), Style::new());
            self.item(MARGIN, &resource.about, FAINT);
            self.item(MARGIN, &resource.url, FAINT);
        }
    }

    fn examples(&mut self, pack: &Pack, problem: &Problem) {
        self.heading("Examples");
        for example in &problem.examples {
            let level = one_line(pack.rubric.level_name(example.level));
            self.out.push('\n');
            self.item("", &format!("{level}, line {}", example.line), FAINT);
            self.item(MARGIN, &example.answer, Style::new());
        }
    }
}
