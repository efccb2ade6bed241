//! Patterns written out again, and the words that they look for.

use super::{Alternative, Kind, Pattern, Phrase, Place, Tolerance, Within};
use std::fmt;

/// As an author writes it inside a phrase.
impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Single words may stand side by side without brackets if they are the whole phrase.
        let bare = self.places.len() == 1;
        for (index, place) in self.places.iter().enumerate() {
            match (index, place.after_gap) {
                (0, _) => {}
                (_, true) => f.write_str(" ... ")?,
                (_, false) => f.write_str(" ")?,
            }
            write_place(f, place, bare)?;
        }
        Ok(())
    }
}

fn write_place(f: &mut fmt::Formatter<'_>, place: &Place, bare: bool) -> fmt::Result {
    let single = |alternative: &Alternative| match alternative {
        Alternative::Phrase(phrase) => phrase.places.len() == 1,
        Alternative::Word(..) | Alternative::Set(_) => true,
    };
    let brackets = place.alternatives.len() > 1 && !(bare && place.alternatives.iter().all(single));
    if brackets {
        f.write_str("(")?;
    }
    for (index, alternative) in place.alternatives.iter().enumerate() {
        if index > 0 {
            f.write_str("|")?;
        }
        match alternative {
            Alternative::Word(word, Kind::Family) => f.write_str(word)?,
            Alternative::Word(word, Kind::Beginning) => write!(f, "{word}*")?,
            Alternative::Word(word, Kind::Exact) => write!(f, "={word}")?,
            Alternative::Set(name) => write!(f, "${name}")?,
            Alternative::Phrase(phrase) => write!(f, "{phrase}")?,
        }
    }
    if brackets { f.write_str(")") } else { Ok(()) }
}

/// As an author writes it in a list of patterns, phrases without their quotes.
impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Phrase(phrase) => write!(f, "{phrase}"),
            Self::All(phrases, within) => write_together(f, "all", phrases, *within),
            Self::Order(phrases, within) => write_together(f, "order", phrases, *within),
            Self::Number { value, tolerance, unit } => {
                write!(f, "{{ number = {value}")?;
                match tolerance {
                    Tolerance::Of(number) => write!(f, ", tolerance = {number}")?,
                    Tolerance::Percent(number) => write!(f, ", tolerance = \"{number}%\"")?,
                }
                unit.iter().try_for_each(|unit| write!(f, ", unit = \"{unit}\""))?;
                f.write_str(" }")
            }
            Self::Regex(expression) => write!(f, "{{ regex = '{}' }}", expression.regex()),
        }
    }
}

fn write_together(f: &mut fmt::Formatter<'_>, key: &str, phrases: &[Phrase], within: Within) -> fmt::Result {
    let phrases: Vec<String> = phrases.iter().map(|phrase| format!("\"{phrase}\"")).collect();
    write!(f, "{{ {key} = [{}]", phrases.join(", "))?;
    match within {
        Within::Words(words) => write!(f, ", within = {words} }}"),
        Within::Clause => f.write_str(", within = \"clause\" }"),
        Within::Sentence => f.write_str(" }"),
        Within::Answer => f.write_str(", within = \"answer\" }"),
    }
}

impl Pattern {
    /// Words that the pattern would match if they stood in a text as they should: the first of
    /// every choice. `set` gives the entries of a word set.
    #[must_use]
    pub fn words<'p>(&'p self, set: &impl Fn(&str) -> Option<&'p [Phrase]>) -> Vec<&'p str> {
        let mut words = Vec::new();
        self.phrases().iter().for_each(|phrase| phrase.collect_words(set, &mut words));
        words
    }
}

impl Phrase {
    fn collect_words<'p>(&'p self, set: &impl Fn(&str) -> Option<&'p [Phrase]>, words: &mut Vec<&'p str>) {
        for first in self.places.iter().filter_map(|place| place.alternatives.first()) {
            match first {
                Alternative::Word(word, _) => words.push(word),
                // No set uses itself, which the bank has made sure of.
                Alternative::Set(name) => {
                    set(name)
                        .and_then(<[Phrase]>::first)
                        .into_iter()
                        .for_each(|phrase| phrase.collect_words(set, words));
                }
                Alternative::Phrase(phrase) => phrase.collect_words(set, words),
            }
        }
    }
}
