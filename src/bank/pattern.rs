//! Reading patterns and word sets.

use super::fields::{Fields, File, Located};
use crate::diagnostic::Code;
use crate::pattern::{Pattern, Phrase, Tolerance, Within, compile_regex, parse_phrase};
use crate::text::Number;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

/// The word sets that patterns of a file may use, each with its entries.
pub(super) type Sets = BTreeMap<String, Vec<Phrase>>;

/// Reads a list of patterns; empty if it is left out.
pub(super) fn patterns(fields: &Fields<'_, '_>, key: &'static str, sets: &Sets) -> Vec<Pattern> {
    fields.array(key).into_iter().flatten().filter_map(|value| pattern(fields.file, value, sets)).collect()
}

/// Reads a list of patterns that has to be there with at least one.
pub(super) fn some_patterns(fields: &Fields<'_, '_>, key: &'static str, sets: &Sets) -> Vec<Pattern> {
    let patterns = patterns(fields, key, sets);
    if fields.array(key).is_none_or(|array| array.iter().next().is_none()) {
        let message = format!("there is no pattern in `{key}`");
        fields.file.report(Code::EmptyValue, &fields.span_of(key), message, "", "write at least one pattern");
    }
    patterns
}

fn pattern<'f>(file: &'f File<'f>, value: &Spanned<DeValue<'f>>, sets: &Sets) -> Option<Pattern> {
    if let Some(source) = value.get_ref().as_str() {
        return phrase(file, source, &value.span(), Some(sets)).map(Pattern::Phrase);
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
    let kinds: Vec<&str> =
        ["all", "order", "number", "regex"].into_iter().filter(|kind| table.contains_key(*kind)).collect();
    let pattern = match kinds.as_slice() {
        ["all"] => phrases(&fields, "all", sets).map(|(phrases, within)| Pattern::All(phrases, within)),
        ["order"] => phrases(&fields, "order", sets).map(|(phrases, within)| Pattern::Order(phrases, within)),
        ["number"] => number(&fields, table, sets),
        ["regex"] => regex(&fields),
        _ => {
            file.report(
                Code::BadPattern,
                &value.span(),
                if kinds.is_empty() { "this pattern has no kind" } else { "this pattern has several kinds" },
                "",
                "write exactly one of `all`, `order`, `number`, `regex`",
            );
            return None;
        }
    };
    fields.finish();
    pattern
}

/// Parses a phrase; with `sets`, the sets that it names have to be among them.
pub(super) fn phrase(file: &File<'_>, source: &str, span: &Range<usize>, sets: Option<&Sets>) -> Option<Phrase> {
    match parse_phrase(source) {
        Ok(phrase) => {
            for name in sets.map(|_| phrase.sets()).unwrap_or_default() {
                check_set(file, name, source, span, sets);
            }
            Some(phrase)
        }
        Err(error) => {
            file.report(Code::BadPattern, &inside(file, source, span, &error.at), &error.message, "", &error.help);
            None
        }
    }
}

/// Reports the name of a set that is not known.
pub(super) fn check_set(file: &File<'_>, name: &str, source: &str, span: &Range<usize>, sets: Option<&Sets>) {
    let known = sets.into_iter().flat_map(|sets| sets.keys().map(String::as_str));
    let at = source.find(&format!("${name}")).map_or(0..0, |at| at..at + name.len() + 1);
    let id = Located { value: name.to_owned(), span: inside(file, source, span, &at) };
    file.lookup(Code::UnknownSet, "word set", &id, known);
}

/// The bytes in the file of the bytes `at` of a text whose value stands at `span`.
///
/// Where the text is written with escapes the two can't be told apart: then the whole is meant.
fn inside(file: &File<'_>, text: &str, span: &Range<usize>, at: &Range<usize>) -> Range<usize> {
    let written = file.source.get(span.clone()).unwrap_or_default();
    match written.find(text) {
        Some(start) if !at.is_empty() => span.start + start + at.start..span.start + start + at.end,
        _ => span.clone(),
    }
}

fn phrases(fields: &Fields<'_, '_>, key: &'static str, sets: &Sets) -> Option<(Vec<Phrase>, Within)> {
    let sources = fields.texts(key);
    if sources.len() < 2 {
        let message = format!("`{key}` has fewer than two phrases");
        fields.file.report(Code::BadPattern, &fields.span, message, "", "write a phrase in quotes instead");
    }
    let within = within(fields);
    let phrases: Vec<Phrase> =
        sources.iter().filter_map(|source| phrase(fields.file, &source.value, &source.span, Some(sets))).collect();
    (phrases.len() == sources.len()).then_some((phrases, within))
}

fn within(fields: &Fields<'_, '_>) -> Within {
    let span = fields.span_of("within");
    if fields.value("within").is_some_and(|value| value.is_integer()) {
        let words = fields.number("within").value;
        if words < 2 {
            fields.file.report(Code::OutOfRange, &span, "a window of fewer than two words", "", "write at least 2");
        }
        return Within::Words(usize::try_from(words).unwrap_or(usize::MAX));
    }
    match fields.optional_text("within").as_ref().map(|text| text.value.as_str()) {
        None | Some("sentence") => Within::Sentence,
        Some("clause") => Within::Clause,
        Some("answer") => Within::Answer,
        Some(other) => {
            let help = "write \"clause\", \"sentence\", \"answer\", or a number of words";
            fields.file.report(
                Code::BadPattern,
                &span,
                format!("`within` can't be `{}`", other.escape_debug()),
                "",
                help,
            );
            Within::Sentence
        }
    }
}

fn number(fields: &Fields<'_, '_>, table: &toml::de::DeTable<'_>, sets: &Sets) -> Option<Pattern> {
    let decimal = |key: &'static str| {
        let value = fields.value(key)?;
        let source = match (value.as_integer(), value.as_float(), value.as_str()) {
            (Some(integer), ..) => integer.as_str(),
            (_, Some(float), _) => float.as_str(),
            (.., Some(text)) => text,
            _ => "",
        };
        let number = Number::parse(source.strip_suffix('%').unwrap_or(source).trim());
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
    let unit = fields.optional_text("unit").map(|unit| phrase(fields.file, &unit.value, &unit.span, Some(sets)));
    match unit {
        Some(None) => None,
        unit => Some(Pattern::Number { value: value?.0, tolerance: tolerance?, unit: unit.flatten() }),
    }
}

fn regex(fields: &Fields<'_, '_>) -> Option<Pattern> {
    let source = fields.text("regex");
    match compile_regex(&source.value) {
        Ok(regex) if regex.is_match(b"") => {
            fields.file.report(
                Code::BadPattern,
                &source.span,
                "this expression matches an empty text",
                "",
                "make it match at least one character",
            );
            None
        }
        Ok(_) => Some(Pattern::Regex(source.value)),
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
pub(super) fn named_phrases(fields: Fields<'_, '_>, known: &Sets, may_use_own: bool) -> Sets {
    let file = fields.file;
    let mut written: Vec<(Located<String>, Vec<Located<String>>)> = Vec::new();
    for (name, value) in fields.entries() {
        let good = name.value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !good {
            file.report(
                Code::BadId,
                &name.span,
                format!("`{}` is not a name", name.value.escape_debug()),
                "",
                "a name has lower-case letters, digits and hyphens",
            );
        }
        let entries = value.get_ref().as_array().map(|array| {
            let texts = array.iter().map(|entry| (entry.get_ref().as_str(), entry.span()));
            texts
                .map(|(text, span)| text.map(|text| Located { value: text.to_owned(), span }))
                .collect::<Option<Vec<_>>>()
        });
        match entries.flatten() {
            Some(entries) if !entries.is_empty() => written.push((name, entries)),
            _ => file.report(
                Code::WrongType,
                &value.span(),
                format!("`{}` has no entries", name.value),
                "",
                "write a list of phrases: [\"...\", \"...\"]",
            ),
        }
    }
    let mut names = known.clone();
    if may_use_own {
        names.extend(written.iter().map(|(name, _)| (name.value.clone(), Vec::new())));
    }
    let mut sets = Sets::new();
    for (name, entries) in &written {
        if known.contains_key(&name.value) && may_use_own {
            file.report(
                Code::DuplicateId,
                &name.span,
                format!("a second word set `{}`", name.value),
                "the vocabulary has it too",
                "give it another name",
            );
        }
        let phrases =
            entries.iter().filter_map(|entry| phrase(file, &entry.value, &entry.span, Some(&names))).collect();
        sets.insert(name.value.clone(), phrases);
    }
    for (name, _) in &written {
        if reaches(&sets, &name.value, &name.value) {
            let message = format!("the word set `{}` contains itself", name.value);
            file.report(Code::SetCycle, &name.span, message, "", "take the reference out of one of them");
            sets.remove(&name.value);
        }
    }
    sets
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
