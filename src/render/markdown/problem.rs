//! A problem as a document: as candidates meet it, or with everything that it is judged by.

use super::escape::{block, code, inline};
use crate::pack::Pack;
use crate::problem::{Penalty, Problem};
use crate::render::facts;

/// A problem as a document; with `everything` also what it is judged by.
#[must_use]
pub fn problem(pack: &Pack, problem: &Problem, everything: bool) -> String {
    let mut out = format!("# {} · {}\n\n", inline(&problem.id), inline(&problem.title));
    out.push_str(&format!("{}\n\n{}", inline(&facts(pack, problem)), block(&problem.question, "")));
    if everything {
        // Whoever opens the page to practise should see the question, and no answer to it.
        out.push_str(&format!("\nPractise it with `viva drill {}`.\n", problem.id));
        out.push_str(&hints(pack, problem));
        out.push_str("\n<details>\n<summary>The answer, and what it is judged by</summary>\n");
        out.push_str(&concepts(problem));
        out.push_str(&misconceptions(pack, problem));
        out.push_str(&follow_ups(problem));
        out.push_str(&format!("\n## Walkthrough\n\n{}", block(&problem.walkthrough, "")));
        out.push_str(&diagrams(pack, problem));
        out.push_str(&resources(pack, problem));
        out.push_str(&examples(pack, problem));
        out.push_str("\n</details>\n");
    }
    out
}

/// Each hint can be opened by itself.
fn hints(pack: &Pack, problem: &Problem) -> String {
    let mut out = "\n## Hints\n".to_owned();
    for (index, (hint, cost)) in problem.hints.iter().zip(pack.rubric.hint_costs).enumerate() {
        let summary = format!("Hint {} (-{cost})", index + 1);
        out.push_str(&format!("\n<details>\n<summary>{summary}</summary>\n\n{}\n</details>\n", block(hint, "")));
    }
    out
}

fn concepts(problem: &Problem) -> String {
    let mut out = "\n## Concepts\n\n| Marks | Part | Concept | Idea |\n| ---: | --- | --- | --- |\n".to_owned();
    for part in &problem.parts {
        let central = if part.central { ", the central point" } else { "" };
        let need =
            if part.concepts.len() > 1 { format!(", {} of {}", part.need, part.concepts.len()) } else { String::new() };
        for (index, number) in part.concepts.iter().enumerate() {
            let concept = &problem.concepts[*number];
            let (marks, name) = match index {
                0 => (part.marks.to_string(), format!("{}{central}{need}", inline(&part.id))),
                _ => (String::new(), String::new()),
            };
            let term = concept.term.as_ref().map(|term| format!(" (the field says: {})", inline(term)));
            let say = inline(&concept.say) + &term.unwrap_or_default();
            out.push_str(&format!("| {marks} | {name} | {} | {say} |\n", inline(&concept.id)));
        }
    }
    out
}

fn misconceptions(pack: &Pack, problem: &Problem) -> String {
    if problem.misconceptions.is_empty() {
        return String::new();
    }
    let mut out = "\n## Misconceptions\n\n| Effect | Misconception | In fact |\n| --- | --- | --- |\n".to_owned();
    for misconception in &problem.misconceptions {
        let Penalty { cost, cap } = misconception.penalty;
        let mut effects: Vec<String> = (cost > 0 || cap.is_none()).then(|| format!("-{cost}")).into_iter().collect();
        effects.extend(cap.map(|level| format!("stays {}", inline(pack.rubric.level_name(level)))));
        let effect = effects.join(", ");
        let (id, say) = (inline(&misconception.id), inline(&misconception.say));
        out.push_str(&format!("| {effect} | {id} | {say} |\n"));
    }
    out
}

fn follow_ups(problem: &Problem) -> String {
    if problem.follow_ups.is_empty() {
        return String::new();
    }
    let mut out = "\n## Follow-ups\n\n".to_owned();
    for follow_up in &problem.follow_ups {
        out.push_str(&format!("- {}\n", inline(&follow_up.question)));
    }
    out
}

fn diagrams(pack: &Pack, problem: &Problem) -> String {
    let mut out = String::new();
    for diagram in problem.diagrams.iter().filter_map(|id| pack.diagram(id)) {
        out.push_str(&format!("\n## Diagram: {}\n\n", inline(&diagram.title)));
        out.push_str(&diagram.steps.last().map(|step| code(&step.draw)).unwrap_or_default());
    }
    out
}

fn resources(pack: &Pack, problem: &Problem) -> String {
    if problem.resources.is_empty() {
        return String::new();
    }
    let mut out = "\n## Resources\n\n".to_owned();
    for resource in problem.resources.iter().filter_map(|id| pack.resource(id)) {
        let (title, url, about) = (inline(&resource.title), inline(&resource.url), inline(&resource.about));
        out.push_str(&format!("- {title}, {url}: {about}\n"));
    }
    out
}

fn examples(pack: &Pack, problem: &Problem) -> String {
    let mut out = "\n## Examples\n".to_owned();
    for example in &problem.examples {
        let level = inline(pack.rubric.level_name(example.level));
        out.push_str(&format!("\n{level}, line {}:\n\n{}", example.line, block(&example.answer, "> ")));
    }
    out
}
