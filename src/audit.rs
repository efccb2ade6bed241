//! Which patterns earn their keep: how often each one fires, and on whose answers.
//!
//! A pattern is worth what it tells apart. One that fires on good answers, and seldom on those of
//! novices and on answers to other problems, is strong; one that fires on everybody's is a word of
//! the subject. One that fires on a single answer probably remembers that answer.

use crate::evaluation::Marked;
use crate::grade::{Grader, List, Owner, PatternPlace};
use crate::pack::Pack;
use crate::pattern::Pattern;
use crate::problem::Problem;
use std::collections::BTreeMap;

/// A pattern that is strong fires on good answers in at least four of five cases, ...
const STRONG_PERCENT: usize = 80;
/// ... one that is of any use in at least half of them, ...
const WEAK_PERCENT: usize = 50;
/// ... and either on no more than so many of a hundred answers to other problems.
const FOREIGN_PERCENT: usize = 3;

/// A pattern with the answers on which it fires.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Audited {
    /// Where it stands.
    pub place: PatternPlace,
    /// The id of its concept or misconception.
    pub owner: String,
    /// The pattern as an author writes it.
    pub pattern: String,
    /// On how many answers to its problem above the lowest level it fires.
    pub good: usize,
    /// On how many answers to its problem at the lowest level.
    pub poor: usize,
    /// On how many answers to other problems.
    pub foreign: usize,
    /// What follows.
    pub advice: Advice,
}

/// What follows from where a pattern fires.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Advice {
    /// It fires on none of the answers to its problem.
    NeverFires,
    /// It fires on a single one of them.
    FiresOnce,
    /// It fires on too many poor answers, or on answers to other problems.
    Useless,
    /// It should count half.
    Weak,
    /// It should count in full.
    Strong,
    /// It is of a misconception that was found in good answers.
    HitsGood,
    /// It is not there to find what is right, so how often it fires says little.
    Fine,
}

impl Advice {
    /// The words for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NeverFires => "never fires",
            Self::FiresOnce => "fires once",
            Self::Useless => "tells nothing",
            Self::Weak => "weak",
            Self::Strong => "strong",
            Self::HitsGood => "hits good answers",
            Self::Fine => "fine",
        }
    }
}

/// How often each pattern of a problem fires.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Audit<'b> {
    /// The problem.
    pub problem: &'b Problem,
    /// How many answers to it there are above the lowest level.
    pub good: usize,
    /// How many at the lowest level.
    pub poor: usize,
    /// How many answers to other problems there are.
    pub foreign: usize,
    /// Its patterns, in the order of its file.
    pub patterns: Vec<Audited>,
}

impl<'b> Audit<'b> {
    /// Lets all patterns of `problem`, which belongs to `pack`, look at marked answers to it and to
    /// others.
    #[must_use]
    pub fn new(pack: &Pack, problem: &'b Problem, marked: &[Marked]) -> Self {
        let mut audit = Self { problem, good: 0, poor: 0, foreign: 0, patterns: Vec::new() };
        let mut grader = Grader::new(pack, problem);
        let mut fired: BTreeMap<PatternPlace, [usize; 3]> = BTreeMap::new();
        for answer in marked {
            let kind = match pack.rubric.level(&answer.level) {
                _ if answer.problem != problem.id => 2,
                Some(0) => 1,
                _ => 0,
            };
            *[&mut audit.good, &mut audit.poor, &mut audit.foreign][kind] += 1;
            let found = grader.grade(&answer.answer).misconceptions;
            for place in grader.firing(&answer.answer) {
                // What an exception holds back hits nobody.
                let held_back = |wrong| place.list == List::Match && !found.iter().any(|(number, _)| *number == wrong);
                if matches!(place.owner, Owner::Misconception(wrong) if held_back(wrong)) {
                    continue;
                }
                fired.entry(place).or_default()[kind] += 1;
            }
        }
        for (place, owner, pattern) in patterns(problem) {
            let [good, poor, foreign] = fired.get(&place).copied().unwrap_or_default();
            let advice = advice(place, [good, poor, foreign], audit.foreign);
            let (owner, pattern) = (owner.to_owned(), pattern.to_string());
            audit.patterns.push(Audited { place, owner, pattern, good, poor, foreign, advice });
        }
        audit
    }
}

/// All patterns of a problem with their places and the ids of what they belong to, in the order of
/// its file.
pub(crate) fn patterns(problem: &Problem) -> impl Iterator<Item = (PatternPlace, &str, &Pattern)> {
    let concepts = problem.concepts.iter().enumerate().map(|(number, concept)| {
        let lists = vec![
            (List::Match, &concept.strong),
            (List::Weak, &concept.weak),
            (List::Unless, &concept.unless),
            (List::UnlessAnywhere, &concept.unless_anywhere),
            (List::Reversed, &concept.reversed),
        ];
        (Owner::Concept(number), concept.id.as_str(), lists)
    });
    let misconceptions = problem.misconceptions.iter().enumerate().map(|(number, wrong)| {
        let lists = vec![
            (List::Match, &wrong.patterns),
            (List::Unless, &wrong.unless),
            (List::UnlessAnywhere, &wrong.unless_anywhere),
        ];
        (Owner::Misconception(number), wrong.id.as_str(), lists)
    });
    concepts.chain(misconceptions).flat_map(|(owner, id, lists)| {
        lists.into_iter().flat_map(move |(list, patterns)| {
            let place = move |number| PatternPlace { owner, list, number };
            patterns.iter().enumerate().map(move |(number, pattern)| (place(number), id, pattern))
        })
    })
}

fn advice(place: PatternPlace, [good, poor, foreign]: [usize; 3], all_foreign: usize) -> Advice {
    let own = good + poor;
    let seeks_right = matches!(place.owner, Owner::Concept(_)) && matches!(place.list, List::Match | List::Weak);
    let abroad = foreign * 100 > all_foreign * FOREIGN_PERCENT;
    match own {
        _ if good > 0 && matches!((place.owner, place.list), (Owner::Misconception(_), List::Match)) => {
            Advice::HitsGood
        }
        0 => Advice::NeverFires,
        1 => Advice::FiresOnce,
        _ if !seeks_right => Advice::Fine,
        _ if good * 100 >= own * STRONG_PERCENT && !abroad => Advice::Strong,
        _ if good * 100 >= own * WEAK_PERCENT && !abroad => Advice::Weak,
        _ => Advice::Useless,
    }
}
