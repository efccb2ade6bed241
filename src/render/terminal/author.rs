//! The author's tools on a screen: what an edit changed, what patterns are worth, what is missing.

use super::evaluation::{disagreement, heading, row};
use super::layout::{BAD, FAINT, GOOD, MARGIN, STRONG, columns, hanging, paragraphs, styled};
use crate::attempt::{Attempt, Missed, Part};
use crate::audit::{Advice, Audit, Audited};
use crate::grade::{List, Owner};
use crate::problem::Problem;
use crate::render::counted;
use crate::render::escape::one_line;
use crate::suggest::{Suggestion, Synonyms};
use anstyle::Style;

/// What stands under a pattern is indented so far.
const INDENT: &str = "  ";
/// So many ids are named in a line.
const MOST_IDS: usize = 6;

/// What an edit changed, on a screen of `width` columns: figures, the answers that are marked
/// otherwise, at most `worst` of them in full, and the concepts that may be missed.
#[must_use]
pub fn attempt(attempt: &Attempt<'_, '_, '_>, worst: usize, width: usize) -> String {
    let of = attempt.of;
    let mut out = String::new();
    heading(&mut out);
    for (name, part) in [("read", Some(&attempt.read)), ("kept aside", attempt.aside.as_ref())] {
        let Some(Part { before, now }) = part else { continue };
        before.iter().for_each(|before| row(&mut out, &format!("{name}, before"), before));
        row(&mut out, &format!("{name}, now"), now);
    }
    if attempt.helps_only_read {
        let warning = "warning: this helps only the answers that were read: the rules learn them by heart";
        out.push('\n');
        hanging(&mut out, "", 0, &paragraphs(warning, columns(width)), BAD);
    }
    out.push_str(&format!("\n{MARGIN}{}\n", counted(attempt.changes.len(), "changed answer")));
    for change in attempt.changes.iter().take(worst) {
        out.push('\n');
        let before = format!("{} {}", one_line(&change.before.level), change.before.mark);
        let level = of.pack.rubric.level_name(change.graded.grade.level);
        let now = format!("{} {}", one_line(level), change.graded.grade.mark);
        hanging(&mut out, "", 0, &[format!("{before} → {now}")], STRONG);
        for (sign, style, ids) in [("+", GOOD, &change.gained), ("-", BAD, &change.lost)] {
            for id in ids {
                hanging(&mut out, &styled(style, &format!("{sign} ")), 2, &[one_line(id)], style);
            }
        }
        out.push_str(&disagreement(of, change.graded, width));
    }
    let open: Vec<&Missed> = attempt.missed.iter().filter(|missed| !missed.answers.is_empty()).collect();
    if !open.is_empty() {
        out.push_str(&format!("\n{MARGIN}{}\n", styled(STRONG, "Missed, concept by concept")));
    }
    for missed in open {
        let id = one_line(&of.problem.concepts[missed.concept].id);
        let found = format!("{id}: found in {} of {} answers of the highest level", missed.found, missed.best);
        hanging(&mut out, "", 0, &[found], Style::new());
        hanging(
            &mut out,
            "  ",
            2,
            &paragraphs(&format!("got too little without it: {}", ids(&missed.answers)), columns(width)),
            FAINT,
        );
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
    hanging(&mut out, "", 0, &paragraphs(&answers, columns(width)), STRONG);
    let shown = |audited: &&Audited| all || is_news(audited);
    let mut last = None;
    for audited in audit.patterns.iter().filter(shown) {
        let owner = (&audited.owner, audited.place.list);
        if last.replace(owner) != Some(owner) {
            out.push('\n');
            hanging(&mut out, "", 0, &[format!("{}, {}", one_line(owner.0), owner.1.key())], STRONG);
        }
        hanging(&mut out, INDENT, INDENT.len(), &paragraphs(&audited.pattern, columns(width)), Style::new());
        let Audited { good, poor, foreign, advice, .. } = audited;
        let fires = format!("{good} good, {poor} poor, {foreign} to other problems: {}", advice.name());
        hanging(&mut out, INDENT, INDENT.len(), &paragraphs(&fires, columns(width)), FAINT);
    }
    let count = |advice| audit.patterns.iter().filter(|audited| audited.advice == advice).count();
    let summary = format!(
        "{}: {} fire never, {} once, {} tell nothing",
        counted(audit.patterns.len(), "pattern"),
        count(Advice::NeverFires),
        count(Advice::FiresOnce),
        count(Advice::Useless),
    );
    out.push('\n');
    hanging(&mut out, "", 0, &paragraphs(&summary, columns(width)), Style::new());
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
        let concept = suggestion.concept.and_then(|concept| problem.concepts.get(concept));
        let concept = concept.map(|concept| format!("{}: ", one_line(&concept.id))).unwrap_or_default();
        hanging(&mut out, "", 0, &[format!("\"{}\",", one_line(&suggestion.pattern))], Style::new());
        let Suggestion { good, poor, foreign, .. } = suggestion;
        let wrongly = if poor.is_empty() { String::new() } else { format!(" ({})", ids(poor)) };
        let has = format!(
            "# {concept}said in {} good, {} poor{wrongly}, {foreign} to other problems",
            good.len(),
            poor.len()
        );
        hanging(&mut out, INDENT, INDENT.len(), &paragraphs(&has, columns(width)), FAINT);
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
