//! What the interviewer says to an answer, and what is asked next on the same problem.

use super::{Asked, Question, Reply};
use crate::grade::{Grade, State};
use crate::pack::Pack;
use crate::problem::{Part, Problem};

/// How many probes a problem gets at most.
const MOST_PROBES: usize = 2;
/// How many follow-ups a problem gets at most.
const MOST_FOLLOW_UPS: usize = 1;
/// How many right points a reaction names at most.
const MOST_NAMED: usize = 2;
/// Whoever paraphrases a term does it in so many words at most.
const LONGEST_NAME: usize = 6;
/// Where a reaction names what was right.
const SHOWN: &str = "{shown}";
/// Where a correction says what is true.
const TRUTH: &str = "{truth}";

/// The reaction to what was said last: `turn` is its grade taken alone, `before` how the problem
/// stood before it.
pub(super) fn reactions(pack: &Pack, asked: &Asked<'_>, before: Option<&Grade>, turn: &Grade) -> Vec<Reply> {
    let Some(grade) = &asked.grade else { return Vec::new() };
    let problem = asked.problem;
    let state = |grade: Option<&Grade>, number: usize| grade.map_or(State::Missing, |g| g.concepts[number].state);
    // What was half said and is now whole is news, too.
    let is_news = |number: &usize| {
        let (now, then) = (state(Some(grade), *number), state(before, *number));
        now.counts() && now != then && then != State::Shown
    };
    let by_worth = |mut numbers: Vec<usize>| {
        numbers.sort_by_key(|number| std::cmp::Reverse(worth(problem, *number)));
        numbers
    };
    let says = |numbers: &[usize]| {
        let says = numbers.iter().take(MOST_NAMED).map(|number| problem.concepts[*number].say.as_str());
        says.collect::<Vec<_>>().join(", and ")
    };
    let all = 0..problem.concepts.len();
    let fresh = by_worth(all.clone().filter(is_news).collect());
    if fresh.is_empty() {
        let known = by_worth(all.filter(|number| turn.concepts[*number].state.counts()).collect());
        if let Some(first) = known.first() {
            return vec![Reply::Reaction { text: pack.reactions.known.replace(SHOWN, &says(&[*first])) }];
        }
    }
    let highest = pack.rubric.levels.len().saturating_sub(1);
    let told = asked.put.last().map(|question| wanted(problem, *question).iter().any(|number| fresh.contains(number)));
    let lines = match (told, grade.level) {
        _ if fresh.is_empty() => &pack.reactions.weak,
        (Some(true), _) => &pack.reactions.strong,
        (None, level) if level == highest => &pack.reactions.strong,
        (None | Some(false), 0) => &pack.reactions.weak,
        _ => &pack.reactions.partial,
    };
    // The lines take turns with the questions put, so that no two in a row are the same.
    let turns = asked.phase + asked.put.len();
    let mut line = lines.get(turns % lines.len().max(1)).cloned().unwrap_or_default();
    if !line.contains(SHOWN) && !fresh.is_empty() {
        line = format!("{line} {}", pack.reactions.stands);
    }
    let mut replies = vec![Reply::Reaction { text: line.replace(SHOWN, &says(&fresh)) }];
    replies.extend(fresh.iter().find_map(|number| term(asked, *number)));
    replies
}

/// What is true instead of the first wrong thing that was claimed on a problem, if any was.
pub(super) fn correction(pack: &Pack, asked: &Asked<'_>) -> Option<Reply> {
    let grade = asked.grade.as_ref()?;
    let misconception = grade.misconceptions.first().map(|(number, _)| &asked.problem.misconceptions[*number].say);
    let contradicted = grade.concepts.iter().position(|judged| judged.state == State::Contradicted);
    let truth = misconception.or_else(|| contradicted.map(|number| &asked.problem.concepts[number].say))?;
    Some(Reply::Reaction { text: pack.reactions.corrects.replace(TRUTH, truth) })
}

/// The field's word for a concept that was shown without it.
fn term(asked: &Asked<'_>, number: usize) -> Option<Reply> {
    let (quote, term) = paraphrase(asked, number)?;
    Some(Reply::Term { quote: quote.to_owned(), term: term.to_owned() })
}

/// The candidate's words for a concept and the field's word for it, if they are few enough to be a
/// name.
#[must_use]
pub(crate) fn paraphrase<'a>(asked: &'a Asked<'_>, number: usize) -> Option<(&'a str, &'a str)> {
    let judged = &asked.grade.as_ref()?.concepts[number];
    let term = asked.problem.concepts[number].term.as_deref().filter(|_| judged.paraphrased)?;
    let quote = judged.evidence.first()?.of(&asked.response);
    let is_name = quote.split_whitespace().count() <= LONGEST_NAME && !quote.contains([',', '.', ';', ':', '\n']);
    is_name.then_some((quote, term))
}

/// What is asked next on the same problem, if anything.
pub(super) fn next_question(pack: &Pack, asked: &Asked<'_>) -> Option<Question> {
    let grade = asked.grade.as_ref()?;
    let highest = grade.level + 1 == pack.rubric.levels.len();
    if !highest && asked.probes < MOST_PROBES && asked.follow_ups == 0 {
        return suspicion(asked, grade).or_else(|| gap(asked, grade));
    }
    let deserved = highest && asked.hints == 0 && asked.follow_ups < MOST_FOLLOW_UPS;
    let open = |number: &usize| !grade.concepts[*number].state.counts();
    let new = |question: &Question| wanted(asked.problem, *question).iter().any(open);
    (0..asked.problem.follow_ups.len()).map(Question::FollowUp).find(new).filter(|_| deserved)
}

/// The first of the problem's own probes that fits the answer and was not put yet.
fn suspicion(asked: &Asked<'_>, grade: &Grade) -> Option<Question> {
    let counts = |number: &usize| grade.concepts[*number].state.counts();
    let fits = |number: &usize| {
        let probe = &asked.problem.probes[*number];
        !asked.put.contains(&Question::Probe(*number))
            && probe.when.iter().all(counts)
            && !probe.without.iter().any(counts)
    };
    (0..asked.problem.probes.len()).find(fits).map(Question::Probe)
}

/// The most valuable concept that is missing and was not asked for yet.
fn gap(asked: &Asked<'_>, grade: &Grade) -> Option<Question> {
    let open = |number: &usize| {
        grade.concepts[*number].state != State::Shown
            && worth(asked.problem, *number).1 > 0
            && !asked.put.contains(&Question::Concept(*number))
    };
    // Of equals the first in the file is asked for.
    (0..asked.problem.concepts.len())
        .filter(open)
        .max_by_key(|number| (worth(asked.problem, *number), std::cmp::Reverse(*number)))
        .map(Question::Concept)
}

/// The concepts that a question asks for.
fn wanted(problem: &Problem, question: Question) -> Vec<usize> {
    match question {
        Question::Concept(number) => vec![number],
        Question::Probe(number) => problem.probes[number].without.clone(),
        Question::FollowUp(number) => problem.follow_ups[number].concepts.clone(),
    }
}

/// How much a concept matters: whether it is central, and the marks of its part.
#[must_use]
pub(crate) fn worth(problem: &Problem, concept: usize) -> (bool, u32) {
    let part: Option<&Part> = problem.parts.iter().find(|part| part.concepts.contains(&concept));
    part.map_or((false, 0), |part| (part.central, part.marks))
}
