//! Reading patterns and word sets.

use super::fields::Fields;
use super::file::{File, Located, is_id, quoted};
use crate::diagnostic::{Code, nearest};
use crate::pattern::{Expression, Pattern, Phrase, Tolerance, Within, parse_phrase};
use crate::text::Number;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

/// The names of the word sets that patterns of a file may use.
pub(super) type Names = BTreeSet<String>;

/// Word sets, each with its entries.
pub(super) type Sets = BTreeMap<String, Vec<Phrase>>;

/// The keys of which a pattern written as a table has exactly one.
const KINDS: [&str; 4] = ["all", "order", "number", "regex"];

/// Reads a list of patterns; empty if it is left out.
pub(super) fn patterns(fields: &Fields<'_, '_>, key: &'static str, sets: &Names) -> Vec<Pattern> {
    fields.array(key).into_iter().flatten().filter_map(|value| pattern(fields.file, value, sets)).collect()
}

/// Reads a list of patterns that has to be there with at least one.
pub(super) fn some_patterns(fields: &Fields<'_, '_>, key: &'static str, sets: &Names) -> Vec<Pattern> {
    fields.need_entries(key);
    patterns(fields, key, sets)
}

fn pattern<'f>(file: &'f File<'f>, value: &Spanned<DeValue<'f>>, sets: &Names) -> Option<Pattern> {
    if let Some(source) = value.get_ref().as_str() {
        return phrase(file, source, &value.span(), sets).map(Pattern::Phrase);
    }
    let Some(table) = value.get_ref().as_table() else {
        file.report(
            Code::WrongType,
            &value.span(),
            format!("a pattern can't be of type {}", value.get_ref().type_str()),
            "",
            "write a phrase in quotes, or a table such as { all = [\"...\", \"...\"] }",
        );
        return None;
    };
    let fields = Fields::new(file, table, value.span());
    let kinds: Vec<&str> = KINDS.iter().copied().filter(|kind| table.contains_key(*kind)).collect();
    let pattern = match kinds.as_slice() {
        ["all"] => phrases(&fields, "all", sets).map(|(phrases, within)| Pattern::All(phrases, within)),
        ["order"] => phrases(&fields, "order", sets).map(|(phrases, within)| Pattern::Order(phrases, within)),
        ["number"] => number(&fields, table, sets),
        ["regex"] => regex(&fields),
        _ => {
            let message = if kinds.is_empty() { "this pattern has no kind" } else { "this pattern has several kinds" };
            let near = table.keys().find_map(|key| nearest(key.get_ref(), KINDS.iter().copied()));
            let label = near.filter(|_| kinds.is_empty()).map(|near| format!("did you mean `{near}`?"));
            let help = "write exactly one of `all`, `order`, `number`, `regex`";
            file.report(Code::BadPattern, &value.span(), message, label.unwrap_or_default(), help);
            return None;
        }
    };
    fields.finish();
    pattern
}

/// Parses a phrase; the sets that it uses have to be among `sets`.
fn phrase(file: &File<'_>, source: &str, span: &Range<usize>, sets: &Names) -> Option<Phrase> {
    match parse_phrase(source) {
        Ok(phrase) => {
            for name in phrase.sets().into_iter().filter(|name| !sets.contains(*name)) {
                report_unknown_set(file, name, source, span, sets);
            }
            Some(phrase)
        }
        Err(error) => {
            file.report(Code::BadPattern, &file.inside(source, span, &error.at), &error.message, "", &error.help);
            None
        }
    }
}

fn report_unknown_set(file: &File<'_>, name: &str, source: &str, span: &Range<usize>, sets: &Names) {
    let written = format!("${name}");
    let ends = |at: &usize| !source[at + written.len()..].starts_with(|c: char| is_id(c.encode_utf8(&mut [0; 4])));
    let place = source.match_indices(&written).map(|(at, _)| at).find(ends);
    let at = place.map_or(0..0, |at| at..at + written.len());
    let id = Located { value: name.to_owned(), span: file.inside(source, span, &at) };
    file.lookup(Code::UnknownSet, "word set", &id, sets.iter().map(String::as_str));
}

fn phrases(fields: &Fields<'_, '_>, key: &'static str, sets: &Names) -> Option<(Vec<Phrase>, Within)> {
    let sources = fields.texts(key);
    if fields.length(key).is_some_and(|length| length < 2) {
        let message = format!("`{key}` has fewer than two phrases");
        fields.file.report(Code::BadPattern, &fields.span, message, "", "write a phrase in quotes instead");
    }
    let within = within(fields);
    // An empty phrase was reported when it was read.
    let written = sources.iter().filter(|source| !source.value.is_empty());
    let phrases: Vec<Phrase> =
        written.filter_map(|source| phrase(fields.file, &source.value, &source.span, sets)).collect();
    (phrases.len() == sources.len()).then_some((phrases, within))
}

fn within(fields: &Fields<'_, '_>) -> Within {
    let span = fields.span_of("within");
    if fields.value("within").is_some_and(|value| value.is_integer()) {
        let words = fields.optional_number("within").map(|words| words.value);
        if words.is_some_and(|words| words < 2) {
            fields.file.report(Code::OutOfRange, &span, "a window of fewer than two words", "", "write at least 2");
        }
        return Within::Words(words.and_then(|words| usize::try_from(words).ok()).unwrap_or(usize::MAX));
    }
    match fields.optional_text("within").as_ref().map(|text| text.value.as_str()) {
        None | Some("sentence" | "") => Within::Sentence,
        Some("clause") => Within::Clause,
        Some("answer") => Within::Answer,
        Some(other) => {
            let help = "write \"clause\", \"sentence\", \"answer\", or a number of words";
            fields.file.report(Code::BadPattern, &span, format!("`within` can't be {}", quoted(other)), "", help);
            Within::Sentence
        }
    }
}

fn number(fields: &Fields<'_, '_>, table: &toml::de::DeTable<'_>, sets: &Names) -> Option<Pattern> {
    let decimal = |key: &'static str| {
        let value = fields.value(key)?;
        let source = match (value.as_integer(), value.as_float(), value.as_str()) {
            (Some(integer), ..) if integer.radix() == 10 => integer.as_str(),
            (_, Some(float), _) => float.as_str(),
            (.., Some(text)) => text,
            _ => "",
        };
        let source = fields.file.filled_in(source.to_owned(), &fields.span_of(key));
        let number = Number::parse(source.strip_suffix('%').unwrap_or(&source).trim());
        if number.is_none() {
            let message = format!("`{key}` is not a number");
            fields.file.report(
                Code::BadPattern,
                &fields.span_of(key),
                message,
                "",
                "write digits, such as 16 or \"5%\"",
            );
        }
        Some((number?, source.ends_with('%')))
    };
    let value = decimal("number");
    let tolerance = match decimal("tolerance") {
        Some((percent, true)) => Some(Tolerance::Percent(percent)),
        Some((number, false)) => Some(Tolerance::Of(number)),
        None if table.contains_key("tolerance") => None,
        None => Number::parse("0").map(Tolerance::Of),
    };
    let unit = fields.optional_text("unit").filter(|unit| !unit.value.is_empty());
    let unit = unit.map(|unit| phrase(fields.file, &unit.value, &unit.span, sets));
    match unit {
        Some(None) => None,
        unit => Some(Pattern::Number { value: value?.0, tolerance: tolerance?, unit: unit.flatten() }),
    }
}

fn regex(fields: &Fields<'_, '_>) -> Option<Pattern> {
    let source = fields.text("regex");
    if source.value.is_empty() {
        return None;
    }
    match Expression::new(&source.value) {
        Ok(expression) if expression.regex().is_match(b"") => {
            fields.file.report(
                Code::BadPattern,
                &source.span,
                "this expression matches an empty text",
                "",
                "make it match at least one character",
            );
            None
        }
        Ok(expression) => Some(Pattern::Regex(expression)),
        Err(error) => {
            let last_line = error.to_string().lines().last().unwrap_or_default().trim().to_owned();
            fields.file.report(
                Code::BadPattern,
                &source.span,
                "this regular expression does not parse",
                last_line,
                "write a phrase if you can",
            );
            None
        }
    }
}

/// Reads tables such as `[sets]` and `[topics]`: a name, and a list of phrases.
///
/// `known` holds the sets that the phrases may use beside those of the table itself; without it
/// the table's own are all that there is.
pub(super) fn named_phrases(fields: Fields<'_, '_>, known: &Names, may_use_own: bool) -> Sets {
    let file = fields.file;
    let mut written: Vec<(Located<String>, Vec<Located<String>>)> = Vec::new();
    for (name, value) in fields.entries() {
        if !is_id(&name.value) {
            let message = format!("{} is not a name", quoted(&name.value));
            let help = "a name has lower-case letters, digits and hyphens";
            file.report(Code::BadId, &name.span, message, "", help);
        }
        let entries = entries(file, &name.value, value);
        written.push((name, entries));
    }
    let mut names = known.clone();
    if may_use_own {
        names.extend(written.iter().map(|(name, _)| name.value.clone()));
    }
    let mut sets = Sets::new();
    for (name, entries) in &written {
        if known.contains(&name.value) && may_use_own {
            file.report(
                Code::DuplicateId,
                &name.span,
                format!("a second word set `{}`", name.value),
                "the vocabulary has it too",
                "give it another name",
            );
        }
        let phrases = entries.iter().filter_map(|entry| phrase(file, &entry.value, &entry.span, &names)).collect();
        sets.insert(name.value.clone(), phrases);
    }
    for (name, _) in &written {
        if may_use_own && reaches(&sets, &name.value, &name.value) {
            let message = format!("the word set `{}` contains itself", name.value);
            file.report(Code::SetCycle, &name.span, message, "", "take the reference out of one of them");
            // The name stays known; without its entries the others of the cycle are whole again.
            sets.insert(name.value.clone(), Vec::new());
        }
    }
    sets
}

/// The phrases of one name, as written.
fn entries(file: &File<'_>, name: &str, value: &Spanned<DeValue<'_>>) -> Vec<Located<String>> {
    let help = "write a list of phrases: [\"...\", \"...\"]";
    let Some(array) = value.get_ref().as_array() else {
        let message = format!("{} is not a list", quoted(name));
        file.report(Code::WrongType, &value.span(), message, "", help);
        return Vec::new();
    };
    if array.iter().next().is_none() {
        file.report(Code::EmptyValue, &value.span(), format!("{} has no entries", quoted(name)), "", help);
    }
    let mut entries = Vec::new();
    for entry in array {
        match entry.get_ref().as_str() {
            Some(text) => entries.push(Located { value: text.to_owned(), span: entry.span() }),
            None => {
                let message = format!("a phrase can't be of type {}", entry.get_ref().type_str());
                file.report(Code::WrongType, &entry.span(), message, "", help);
            }
        }
    }
    entries
}

/// Whether the set `from` uses the set `to`, directly or through others.
fn reaches(sets: &Sets, from: &str, to: &str) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    let mut frontier = vec![from];
    while let Some(name) = frontier.pop() {
        for used in sets.get(name).into_iter().flatten().flat_map(Phrase::sets) {
            if used == to {
                return true;
            }
            if seen.insert(used) {
                frontier.push(used);
            }
        }
    }
    false
}
