//! From evidence to states, mark, level and reasons.
//!
//! One answer goes through four steps, in the order of the modules below: what of it counts as
//! said (`said`), what each concept's rules find in that (`judge`), what it earns and costs
//! (`mark`), and, in [`Grader::grade`], the level. Whole numbers only, so that the same answer gets
//! the same mark on every machine.

mod judge;
mod mark;
mod owned;
mod said;

pub use judge::{Judged, State};
pub use mark::{Reason, Why};
pub use said::Substance;

use crate::matcher::{Builder, Matcher, PatternId, Search};
use crate::pack::Pack;
use crate::pattern::{Pattern, Phrase};
use crate::problem::{Denied, Problem};
use crate::text::{Span, Text, is_function_word, is_negation};
use judge::{Bonds, Heard, Rules};
use mark::Scheme;
use owned::Markers;
use said::Said;

/// What an answer is worth, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Grade {
    /// The mark, 0 to 100.
    pub mark: u32,
    /// The number of the rubric's level that the mark belongs to, counted from 0.
    pub level: usize,
    /// Whether the answer as a whole says anything.
    pub substance: Substance,
    /// What became of each concept, in the order of the problem.
    pub concepts: Vec<Judged>,
    /// Which misconceptions were found, by their numbers, each with its places in the answer.
    pub misconceptions: Vec<(usize, Vec<Span>)>,
    /// What the mark is made of, in the order in which it was worked out.
    pub reasons: Vec<Reason>,
}

impl Grade {
    /// The numbers of the concepts that were neither shown nor hinted at.
    pub fn missing(&self) -> impl Iterator<Item = usize> {
        self.concepts.iter().enumerate().filter(|(_, judged)| !judged.state.counts()).map(|(index, _)| index)
    }
}

/// A problem's rules, compiled, and the memory that grading works in.
///
/// Keep one for each problem and thread: it remembers the words that it has seen, so that later
/// answers go faster. What it remembers never changes a mark.
#[derive(Debug, Clone)]
pub struct Grader {
    scheme: Scheme,
    matcher: Matcher,
    concepts: Vec<Rules>,
    misconceptions: Vec<Rules>,
    topics: Vec<Vec<PatternId>>,
    markers: Markers,
    bonds: Bonds,
    question_negates: bool,
    text: Text,
    search: Search,
}

impl Grader {
    /// Compiles the rules of `problem`, which belongs to `pack`.
    #[must_use]
    pub fn new(pack: &Pack, problem: &Problem) -> Self {
        let markers = owned::Phrases::new();
        let names: Vec<Vec<Phrase>> =
            problem.concepts.iter().map(|concept| concept.term.as_deref().map(names).unwrap_or_default()).collect();
        let question = Text::read(&problem.question);
        let mut builder = Builder::new(vec![&problem.words, &pack.sets]);
        builder.stale(&question);
        let topics: Vec<Vec<PatternId>> = problem
            .topics
            .values()
            .map(|phrases| phrases.iter().map(|phrase| builder.add_phrase(phrase)).collect())
            .collect();
        let topic_of = |name: &String| problem.topics.keys().position(|topic| topic == name);
        let mut concepts = Vec::with_capacity(problem.concepts.len());
        for (concept, names) in problem.concepts.iter().zip(&names) {
            concepts.push(Rules {
                strong: add_all(&mut builder, &concept.strong),
                weak: add_all(&mut builder, &concept.weak),
                unless: add_all(&mut builder, &concept.unless),
                unless_anywhere: add_all(&mut builder, &concept.unless_anywhere),
                reversed: add_all(&mut builder, &concept.reversed),
                topic: concept.topic.as_ref().and_then(topic_of),
                denied: concept.denied,
                wrong: false,
                names: names.iter().map(|name| builder.add_phrase(name)).collect(),
            });
        }
        let mut misconceptions = Vec::with_capacity(problem.misconceptions.len());
        for misconception in &problem.misconceptions {
            misconceptions.push(Rules {
                strong: add_all(&mut builder, &misconception.patterns),
                weak: Vec::new(),
                unless: add_all(&mut builder, &misconception.unless),
                unless_anywhere: add_all(&mut builder, &misconception.unless_anywhere),
                reversed: Vec::new(),
                topic: None,
                denied: Denied::Ignored,
                wrong: true,
                names: Vec::new(),
            });
        }
        let markers = markers.add_to(&mut builder);
        let matcher = builder.build();
        Self {
            scheme: Scheme::new(problem, &pack.rubric),
            matcher,
            concepts,
            misconceptions,
            topics,
            markers,
            bonds: Bonds::of(problem),
            question_negates: question.words().any(is_negation),
            text: Text::default(),
            search: Search::default(),
        }
    }

    /// Grades one answer. Takes time linear in its length, whatever it holds.
    pub fn grade(&mut self, answer: &str) -> Grade {
        self.text.reread(answer);
        self.search.run(&mut self.matcher, &self.text, answer);
        let heard = Heard { text: &self.text, matcher: &self.matcher, search: &self.search };
        let said = Said::new(&heard, &self.markers, self.question_negates, self.scheme.terse());
        let topics = judge::topics_of_clauses(&heard, &self.topics);
        let judge = |rules: &Rules| match said.substance {
            Substance::Statements => judge::judge(&heard, &said, &topics, rules),
            // What says nothing shows nothing, whatever words are in it.
            Substance::Empty | Substance::List | Substance::Echo | Substance::Denial => Judged::missing(),
        };
        let mut concepts: Vec<Judged> = self.concepts.iter().map(judge).collect();
        self.bonds.loosen(&mut concepts);
        let mut misconceptions: Vec<(usize, Judged)> =
            self.misconceptions.iter().map(judge).enumerate().filter(|(_, judged)| judged.state.counts()).collect();
        misconceptions.retain(|(number, _)| !self.bonds.is_excused(*number, &concepts));
        let (mark, reasons) = mark::mark(&self.scheme, &concepts, &misconceptions);
        Grade {
            mark,
            level: self.scheme.level_of(mark),
            substance: said.substance,
            concepts,
            misconceptions: misconceptions.into_iter().map(|(index, judged)| (index, judged.evidence)).collect(),
            reasons,
        }
    }
}

/// One pattern of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PatternPlace {
    /// What it is a pattern of.
    pub owner: Owner,
    /// In which of the owner's lists it stands.
    pub list: List,
    /// Its number in that list, counted from 0.
    pub number: usize,
}

/// What a pattern is a pattern of, by its number in the problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// A concept.
    Concept(usize),
    /// A misconception.
    Misconception(usize),
}

/// The lists that patterns stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// `match`.
    Match,
    /// `weak`.
    Weak,
    /// `unless`.
    Unless,
    /// `unless_anywhere`.
    UnlessAnywhere,
    /// `reversed`.
    Reversed,
}

impl List {
    /// The key in a problem's file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Match => "match",
            Self::Weak => "weak",
            Self::Unless => "unless",
            Self::UnlessAnywhere => "unless_anywhere",
            Self::Reversed => "reversed",
        }
    }
}

impl Grader {
    /// Which patterns match anywhere in an answer, whether or not it counts there.
    pub fn firing(&mut self, answer: &str) -> Vec<PatternPlace> {
        self.text.reread(answer);
        self.search.run(&mut self.matcher, &self.text, answer);
        let heard = Heard { text: &self.text, matcher: &self.matcher, search: &self.search };
        let concepts = self.concepts.iter().enumerate().map(|(number, rules)| (Owner::Concept(number), rules));
        let wrong = self.misconceptions.iter().enumerate().map(|(number, rules)| (Owner::Misconception(number), rules));
        let mut firing = Vec::new();
        for (owner, rules) in concepts.chain(wrong) {
            for (list, patterns) in rules.lists() {
                let fires = patterns.iter().enumerate().filter(|(_, pattern)| !heard.hits(**pattern).is_empty());
                firing.extend(fires.map(|(number, _)| PatternPlace { owner, list, number }));
            }
        }
        firing
    }
}

fn add_all<'s>(builder: &mut Builder<'s>, patterns: &'s [Pattern]) -> Vec<PatternId> {
    patterns.iter().map(|pattern| builder.add(pattern)).collect()
}

/// The words of a term that name something: whoever used one of them has the field's word.
fn names(term: &str) -> Vec<Phrase> {
    let text = Text::read(term);
    text.words().filter(|word| !is_function_word(word)).filter_map(Phrase::of_words).collect()
}
