//! A text that says the contrary of another.

use crate::text::{Text, is_auxiliary};

/// The text with every sentence turned round: "not" behind its first auxiliary verb, or taken out
/// if it was there. A sentence that has neither is called untrue.
pub(super) fn negated(text: &str) -> String {
    of_sentences(text, |sentence| {
        if let Some((before, after)) = sentence.split_once(" not ") {
            return format!("{before} {after}");
        }
        let words = sentence.split_inclusive(' ');
        let mut at = 0;
        for word in words {
            at += word.len();
            if is_auxiliary(word.trim_end()) && word.ends_with(' ') {
                let (before, after) = sentence.split_at(at);
                return format!("{before}not {after}");
            }
        }
        untrue(sentence)
    })
}

/// The text with every sentence called untrue.
pub(super) fn called_untrue(text: &str) -> String {
    of_sentences(text, untrue)
}

fn untrue(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_lowercase).collect();
    format!("It is not true that {first}{}", letters.as_str())
}

/// The sentences of a text, each turned into another.
fn of_sentences(text: &str, turn: impl Fn(&str) -> String) -> String {
    let read = Text::read(text);
    let mut sentences: Vec<(usize, usize)> = Vec::new();
    for (index, token) in read.tokens().iter().enumerate() {
        let span = read.span(index, index + 1);
        if token.sentence == sentences.len() {
            sentences.push((span.start, span.end));
        } else if let Some(last) = sentences.last_mut() {
            last.1 = span.end;
        }
    }
    let turned = sentences.iter().map(|(start, end)| {
        let sentence = text[*start..*end].split_whitespace().collect::<Vec<_>>().join(" ");
        // The number of an item stays before its sentence.
        let digits = sentence.len() - sentence.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        match sentence.split_at(digits) {
            (number, rest) if !number.is_empty() && rest.starts_with(['.', ')']) => {
                format!("{number}{} {}.\n", &rest[..1], turn(rest[1..].trim_start()))
            }
            _ => turn(&sentence) + ".\n",
        }
    });
    turned.collect()
}
