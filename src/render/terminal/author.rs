//! The author's tools on a screen: what an edit changed, what patterns are worth, what is missing.

use super::evaluation::{disagreement, heading, row};
use super::layout::{BAD, FAINT, GOOD, MARGIN, STRONG, columns, hanging, paragraphs, styled};
use crate::agreement::Agreement;
use crate::attempt::{Change, Missed};
use crate::audit::{Advice, Audit, Audited};
use crate::evaluation::OfProblem;
use crate::grade::{List, Owner};
use crate::problem::Problem;
use crate::render::counted;
use crate::render::escape::one_line;
use crate::suggest::{Suggestion, Synonyms};
use anstyle::Style;

/// So many ids are named in a line.
const MOST_IDS: usize = 6;

/// The figures of a part of the answers, before an edit (if known) and now.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// What the part is called.
    pub name: &'a str,
    /// Before.
    pub before: Option<&'a Agreement>,
    /// Now.
    pub now: &'a Agreement,
}

/// What an edit changed, on a screen of `width` columns: the figures of all parts, the answers that
/// are marked otherwise, at most `most` of them in full, and the concepts that may be missed.
#[must_use]
pub fn attempt(
    of: &OfProblem<'_, '_>,
    parts: &[Part<'_>],
    changes: &[Change<'_, '_>],
    missed: &[Missed],
    learnt_by_heart: bool,
    most: usize,
    width: usize,
) -> String {
    let mut out = String::new();
    heading(&mut out);
    for part in parts {
        if let Some(before) = part.before {
            row(&mut out, &format!("{}, before", part.name), before);
        }
        row(&mut out, &format!("{}, now", part.name), part.now);
    }
    if learnt_by_heart {
        let warning = "warning: this helps only the answers that were read: the rules learn them by heart";
        out.push_str(&format!("\n{MARGIN}{}\n", styled(BAD, warning)));
    }
    out.push_str(&format!("\n{MARGIN}{}\n", counted(changes.len(), "changed answer")));
    for change in changes.iter().take(most) {
        out.push('\n');
        let level = |level: usize| one_line(of.pack.rubric.level_name(level));
        let before = format!("{} {}", level(change.before.level), change.before.mark);
        let now = format!("{} {}", level(change.graded.grade.level), change.graded.grade.mark);
        hanging(&mut out, "", 0, &[format!("{before} → {now}")], STRONG);
        for (sign, style, ids) in [("+", GOOD, &change.gained), ("-", BAD, &change.lost)] {
            for id in ids {
                hanging(&mut out, &styled(style, &format!("{sign} ")), 2, &[one_line(id)], style);
            }
        }
        out.push_str(&disagreement(of, change.graded, width));
    }
    let open: Vec<&Missed> = missed.iter().filter(|missed| !missed.answers.is_empty()).collect();
    if !open.is_empty() {
        out.push_str(&format!("\n{MARGIN}{}\n", styled(STRONG, "Missed, concept by concept")));
    }
    for missed in open {
        let id = one_line(&of.problem.concepts[missed.concept].id);
        let found = format!("{id}: found in {} of {} best answers; missing in", missed.found, missed.best);
        hanging(&mut out, "", 0, &[found], Style::new());
        hanging(&mut out, "  ", 2, &paragraphs(&ids(&missed.answers), columns(width)), FAINT);
    }
    out
}

fn ids(ids: &[String]) -> String {
    let shown: Vec<_> = ids.iter().take(MOST_IDS).map(|id| one_line(id)).collect();
    let more = ids.len().saturating_sub(MOST_IDS);
    if more == 0 { shown.join(", ") } else { format!("{} and {more} more", shown.join(", ")) }
}

/// How often each pattern fires, on a screen of `width` columns; `all` shows those too of which
/// nothing follows.
#[must_use]
pub fn audit(audit: &Audit<'_>, all: bool, width: usize) -> String {
    let mut out = String::new();
    let answers = format!(
        "{}: {}, {} and {} to other problems",
        one_line(&audit.problem.id),
        counted(audit.good, "good answer"),
        counted(audit.poor, "poor one"),
        counted(audit.foreign, "answer"),
    );
    hanging(&mut out, "", 0, &[answers], STRONG);
    out.push_str(&format!("{MARGIN}{}\n", styled(FAINT, "good  poor  other  what follows")));
    let shown = |audited: &&Audited| all || is_news(audited);
    let mut last = None;
    for audited in audit.patterns.iter().filter(shown) {
        let owner = (&audited.owner, audited.place.list);
        if last.replace(owner) != Some(owner) {
            out.push_str(&format!(
                "\n{MARGIN}{}\n",
                styled(STRONG, &format!("{}, {}", one_line(owner.0), owner.1.key()))
            ));
        }
        let lead = format!(
            "{:>4}  {:>4}  {:>5}  {:<13}  ",
            audited.good,
            audited.poor,
            audited.foreign,
            audited.advice.name()
        );
        hanging(
            &mut out,
            &lead,
            lead.len(),
            &paragraphs(&audited.pattern, columns(width).saturating_sub(lead.len()).max(30)),
            Style::new(),
        );
    }
    let count = |advice| audit.patterns.iter().filter(|audited| audited.advice == advice).count();
    out.push_str(&format!(
        "\n{MARGIN}{}: {} fire never, {} once, {} tell nothing\n",
        counted(audit.patterns.len(), "pattern"),
        count(Advice::NeverFires),
        count(Advice::FiresOnce),
        count(Advice::Useless),
    ));
    out
}

/// Whether something follows for the author: the pattern stands in the wrong list, or is of no use.
fn is_news(audited: &Audited) -> bool {
    !matches!(
        (audited.advice, audited.place.owner, audited.place.list),
        (Advice::Fine, ..)
            | (Advice::Strong, Owner::Concept(_), List::Match)
            | (Advice::Weak, Owner::Concept(_), List::Weak)
    )
}

/// Phrases that no pattern covers, and synonyms, on a screen of `width` columns.
#[must_use]
pub fn suggestions(problem: &Problem, suggestions: &[Suggestion], synonyms: &[Synonyms], width: usize) -> String {
    let mut out = String::new();
    hanging(&mut out, "", 0, &["Phrases of good answers that no pattern covers".to_owned()], STRONG);
    for suggestion in suggestions {
        let concept = problem.concepts.get(suggestion.concept).map_or("", |concept| concept.id.as_str());
        let pattern = format!("\"{}\",", one_line(&suggestion.pattern));
        let counts = format!(
            "# {}: {} good, {} poor, {} to other problems",
            one_line(concept),
            suggestion.good.len(),
            suggestion.poor.len(),
            suggestion.foreign
        );
        hanging(&mut out, "", 0, &[format!("{pattern:<40} {}", styled(FAINT, &counts))], Style::new());
        if !suggestion.poor.is_empty() {
            let wrongly = format!("would wrongly match {}", ids(&suggestion.poor));
            hanging(&mut out, "  ", 2, &paragraphs(&wrongly, columns(width)), FAINT);
        }
    }
    if suggestions.is_empty() {
        hanging(&mut out, "", 0, &["none that tells good answers from poor ones".to_owned()], FAINT);
    }
    if !synonyms.is_empty() {
        out.push('\n');
        hanging(&mut out, "", 0, &["Synonyms that the word sets don't have".to_owned()], STRONG);
    }
    for set in synonyms {
        hanging(&mut out, "", 0, &[format!("${}", one_line(&set.set))], Style::new());
        for (word, more) in &set.words {
            let line = format!("{}: {}", one_line(word), more.join("|"));
            hanging(&mut out, "  ", 2, &paragraphs(&line, columns(width)), FAINT);
        }
    }
    out
}
