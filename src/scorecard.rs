//! The result of an interview: levels with their reasons, strengths, what to work on, what to read.

use crate::grade::State;
use crate::interview::{Asked, Interview, paraphrase, worth};
use crate::pack::Resource;
use crate::problem::Concept;
use crate::rubric::Criterion;
use crate::text::{Span, Text};
use serde::Serialize;

/// How many strengths a scorecard names, and how many things to work on.
const POINTS: usize = 3;
/// How many things to read it names at most.
const READINGS: usize = 3;
/// A quotation has at most so many characters.
const LONGEST_QUOTE: usize = 60;

/// The result of an interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Scorecard {
    /// The title of the pack.
    pub title: String,
    /// What decided between problems that would have done equally well.
    pub seed: u64,
    /// How many levels the rubric has.
    pub levels: usize,
    /// How long it took, in seconds.
    pub seconds: u64,
    /// One entry for each criterion of the rubric, in its order.
    pub areas: Vec<Area>,
    /// What the candidate did well, the best first; at most three.
    pub strengths: Vec<Strength>,
    /// What to work on, the most urgent first; at most three.
    pub improvements: Vec<Improvement>,
    /// What to read next, at most three.
    pub resources: Vec<Resource>,
    /// The problems that count, in the order in which they were asked.
    pub problems: Vec<ProblemResult>,
    /// How many hints were given.
    pub hints: usize,
    /// How many probes were put.
    pub probes: usize,
    /// How many follow-ups were put.
    pub follow_ups: usize,
}

/// How the candidate stands in one area of the rubric.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Area {
    /// What the area is called.
    pub title: String,
    /// The number of its level, counted from 0; nothing if nothing in it was answered.
    pub level: Option<usize>,
    /// The name of the level; what there is instead, if there is none.
    pub level_name: String,
    /// The mean mark of its problems, rounded down; nothing if it was not examined.
    pub mark: Option<u32>,
    /// What somebody at this level is like.
    pub description: String,
    /// The candidate's words that speak most for the level, with what they show.
    pub shown: Option<(String, String)>,
    /// The most important thing that was missing or wrong.
    pub gap: Option<String>,
}

/// Something that the candidate did well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Strength {
    /// What was right.
    pub say: String,
    /// The candidate's words.
    pub quote: String,
}

/// Something to work on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Improvement {
    /// What to do about it.
    pub advice: String,
    /// What was claimed wrongly, in the candidate's words, and what is true.
    pub correction: Option<(String, String)>,
    /// The candidate's words for something, and the field's word for it.
    pub term: Option<(String, String)>,
}

/// How one problem went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ProblemResult {
    /// The id of the problem.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The mark, hints taken off, 0 to 100.
    pub mark: u32,
    /// The name of the level.
    pub level: String,
    /// How many hints were given.
    pub hints: usize,
    /// Whether nothing was answered.
    pub unanswered: bool,
}

impl Scorecard {
    /// The result of an interview as it stands. An open problem counts once something was said.
    #[must_use]
    pub fn of(interview: &Interview<'_>) -> Self {
        let pack = interview.pack();
        let rubric = &pack.rubric;
        let counts =
            |asked: &&Asked<'_>| !asked.set_aside && (asked.closed || asked.grade.is_some() || asked.hints > 0);
        let counted: Vec<&Asked<'_>> = interview.asked().iter().filter(counts).collect();
        let mark = |asked: &Asked<'_>| asked.mark(&rubric.hint_costs);
        let mut worst_first = counted.clone();
        worst_first.sort_by_key(|asked| mark(asked));
        let mut resources: Vec<Resource> = Vec::new();
        for id in interleaved(worst_first.iter().map(|asked| asked.problem.resources.as_slice())) {
            if let Some(resource) = pack.resource(id).filter(|resource| !resources.iter().any(|r| r.id == resource.id))
            {
                resources.push(resource.clone());
            }
        }
        resources.truncate(READINGS);
        Self {
            title: pack.title.clone(),
            seed: interview.seed(),
            levels: rubric.levels.len(),
            seconds: interview.seconds(),
            areas: rubric.criteria.iter().map(|criterion| area(interview, criterion, &counted)).collect(),
            strengths: strengths(&counted),
            improvements: improvements(&worst_first),
            resources,
            problems: counted
                .iter()
                .map(|asked| ProblemResult {
                    id: asked.problem.id.clone(),
                    title: asked.problem.title.clone(),
                    mark: mark(asked),
                    level: rubric.level_name(rubric.level_of(mark(asked))).to_owned(),
                    hints: asked.hints,
                    unanswered: asked.grade.is_none(),
                })
                .collect(),
            hints: counted.iter().map(|asked| asked.hints).sum(),
            probes: counted.iter().map(|asked| asked.probes).sum(),
            follow_ups: counted.iter().map(|asked| asked.follow_ups).sum(),
        }
    }
}

/// Whole minutes of a number of seconds.
#[must_use]
pub fn minutes(seconds: u64) -> u64 {
    seconds / 60
}

fn area(interview: &Interview<'_>, criterion: &Criterion, counted: &[&Asked<'_>]) -> Area {
    let rubric = &interview.pack().rubric;
    let mut problems: Vec<&Asked<'_>> =
        counted.iter().filter(|asked| asked.problem.criterion == criterion.id).copied().collect();
    problems.sort_by_key(|asked| asked.mark(&rubric.hint_costs));
    let sum: u32 = problems.iter().map(|asked| asked.mark(&rubric.hint_costs)).sum();
    let mark = u32::try_from(problems.len()).ok().and_then(|count| sum.checked_div(count));
    let answered = problems.iter().any(|asked| asked.grade.is_some());
    let level = mark.filter(|_| answered).map(|mark| rubric.level_of(mark));
    let level_name = match level {
        Some(level) => rubric.level_name(level),
        None if mark.is_some() => "no answer",
        None => "not examined",
    };
    let shown = problems.iter().rev().find_map(|asked| best(asked).into_iter().next());
    Area {
        title: criterion.title.clone(),
        level,
        level_name: level_name.to_owned(),
        mark,
        description: level.and_then(|level| criterion.levels.get(level)).cloned().unwrap_or_default(),
        shown: shown.map(|(concept, quote)| (quote, concept.say.clone())),
        gap: problems
            .iter()
            .find_map(|asked| open(asked).into_iter().next().map(|number| asked.problem.concepts[number].say.clone())),
    }
}

/// The concepts that a problem's response shows, the most valuable first, with the words that do.
fn best<'b>(asked: &Asked<'b>) -> Vec<(&'b Concept, String)> {
    let Some(grade) = &asked.grade else { return Vec::new() };
    let mut shown: Vec<usize> =
        (0..grade.concepts.len()).filter(|number| grade.concepts[*number].state == State::Shown).collect();
    shown.sort_by_key(|number| std::cmp::Reverse(worth(asked.problem, *number)));
    let quoted = |number: usize| {
        let span = grade.concepts[number].evidence.first()?;
        Some((&asked.problem.concepts[number], around(&asked.response, *span)))
    };
    shown.into_iter().filter_map(quoted).collect()
}

/// The numbers of the concepts that a problem's response leaves open, the most valuable first.
fn open(asked: &Asked<'_>) -> Vec<usize> {
    let counts = |number: usize| asked.grade.as_ref().is_some_and(|grade| grade.concepts[number].state.counts());
    let mut open: Vec<usize> = (0..asked.problem.concepts.len())
        .filter(|number| !counts(*number) && worth(asked.problem, *number).1 > 0)
        .collect();
    open.sort_by_key(|number| std::cmp::Reverse(worth(asked.problem, *number)));
    open
}

fn strengths(counted: &[&Asked<'_>]) -> Vec<Strength> {
    let mut best_first: Vec<&&Asked<'_>> = counted.iter().collect();
    best_first.sort_by_key(|asked| std::cmp::Reverse(asked.grade.as_ref().map_or(0, |grade| grade.mark)));
    let shown: Vec<Vec<(&Concept, String)>> = best_first.into_iter().map(|asked| best(asked)).collect();
    let strengths = interleaved(shown.iter().map(Vec::as_slice));
    strengths.take(POINTS).map(|(concept, quote)| Strength { say: concept.say.clone(), quote: quote.clone() }).collect()
}

/// What to work on: wrong claims first, then what is missing, the weakest problems first.
fn improvements(worst_first: &[&Asked<'_>]) -> Vec<Improvement> {
    let mut improvements: Vec<Improvement> = Vec::new();
    for asked in worst_first {
        let Some(grade) = &asked.grade else { continue };
        let words = |spans: &[Span]| spans.first().map(|span| around(&asked.response, *span));
        for (number, evidence) in &grade.misconceptions {
            let truth = asked.problem.misconceptions[*number].say.clone();
            let correction = words(evidence).map(|quote| (quote, truth));
            improvements.push(Improvement { advice: "Put this right.".to_owned(), correction, term: None });
        }
        for (number, judged) in
            grade.concepts.iter().enumerate().filter(|(_, judged)| judged.state == State::Contradicted)
        {
            let concept = &asked.problem.concepts[number];
            let correction = words(&judged.evidence).map(|quote| (quote, concept.say.clone()));
            improvements.push(Improvement { advice: concept.advice.clone(), correction, term: None });
        }
    }
    let gaps: Vec<Vec<Improvement>> = worst_first
        .iter()
        .map(|asked| {
            let term = term(asked);
            let improvement = |(place, number): (usize, usize)| Improvement {
                advice: asked.problem.concepts[number].advice.clone(),
                correction: None,
                term: term.clone().filter(|_| place == 0),
            };
            open(asked).into_iter().enumerate().map(improvement).collect()
        })
        .collect();
    improvements.extend(interleaved(gaps.iter().map(Vec::as_slice)).cloned());
    improvements.truncate(POINTS);
    improvements
}

/// The first idea of a response that the field has a word for which the candidate did not use.
fn term(asked: &Asked<'_>) -> Option<(String, String)> {
    let (words, term) = (0..asked.problem.concepts.len()).find_map(|number| paraphrase(asked, number))?;
    Some((quote(words), term.to_owned()))
}

/// The first of every list, then the second of every list, and so on.
fn interleaved<'l, T: 'l>(lists: impl Iterator<Item = &'l [T]> + Clone) -> impl Iterator<Item = &'l T> {
    let longest = lists.clone().map(<[T]>::len).max().unwrap_or(0);
    (0..longest).flat_map(move |rank| lists.clone().filter_map(move |list| list.get(rank)))
}

/// The words of a place in a response with as much of their clause as fits, so that it can be seen
/// what they meant.
fn around(response: &str, place: Span) -> String {
    let text = Text::read(response);
    let tokens = text.tokens();
    let first = tokens.partition_point(|token| token.span.end <= place.start);
    let end = tokens.partition_point(|token| token.span.start < place.end);
    let (Some(start), true) = (tokens.get(first), first < end) else { return quote(place.of(response)) };
    let (clause, last_clause) = (start.clause, tokens[end - 1].clause);
    let fits = |first: usize, end: usize| text.span(first, end).of(response).chars().count() <= LONGEST_QUOTE;
    let (mut first, mut end) = (first, end);
    while tokens.get(end).is_some_and(|next| next.clause == last_clause) && fits(first, end + 1) {
        end += 1;
    }
    while first > 0 && tokens[first - 1].clause == clause && fits(first - 1, end) {
        first -= 1;
    }
    quote(text.span(first, end).of(response))
}

/// The words on one line, cut between words if they are long.
fn quote(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST_QUOTE {
        return line;
    }
    let cut: String = line.chars().take(LONGEST_QUOTE).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", &cut[..end])
}
