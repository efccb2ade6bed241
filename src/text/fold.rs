//! Folding one word as written into the words that patterns see.

use super::words::bare_negated;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters that are parted from a number which follows them: `http2`, but not `l4`.
const LETTERS_BEFORE_NUMBER: usize = 3;

/// Folds one run of letters, digits, and the apostrophes, dots and commas between them, and hands
/// each resulting word to `emit`. `scratch` is memory to work in.
pub(super) fn fold(written: &str, scratch: &mut String, emit: &mut impl FnMut(&str)) {
    scratch.clear();
    if written.is_ascii() {
        scratch.push_str(written);
        scratch.make_ascii_lowercase();
    } else {
        let plain = written
            .chars()
            .filter(|c| !is_little_number(*c))
            .nfkd()
            .filter(|c| !is_combining_mark(*c))
            .flat_map(char::to_lowercase);
        scratch.extend(plain.map(straight_apostrophe).filter(|c| c.is_alphanumeric() || matches!(c, '\'' | '.' | ',')));
    }
    match scratch.find('\'') {
        Some(at) => contraction(&scratch[..at], &scratch[at + 1..], emit),
        None => match bare_negated(scratch) {
            Some(verb) => {
                emit(verb);
                emit("not");
            }
            None => part(scratch, emit),
        },
    }
}

/// Whether a character is a fraction or a raised or lowered digit, which folding would make part of
/// the number before it.
fn is_little_number(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '¼'..='¾' | '\u{2070}'..='\u{2089}' | '\u{2150}'..='\u{215f}' | '\u{2189}')
}

/// Whether a word is certainly one word that the fold leaves as it is: most words of most patterns.
#[must_use]
pub fn is_folded(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()) && bare_negated(word).is_none()
}

/// The typewriter's apostrophe for any of the marks that people type for it.
pub(super) fn straight_apostrophe(c: char) -> char {
    if matches!(c, '\u{2019}' | '\u{2018}' | '\u{02bc}' | '`' | '\u{b4}') { '\'' } else { c }
}

/// Opens `doesn't` into `does not`; of any other contraction or genitive the stem is what counts.
fn contraction(before: &str, after: &str, emit: &mut impl FnMut(&str)) {
    match (before, after) {
        ("can", "t") => emit("can"),
        ("won", "t") => emit("will"),
        ("ain", "t") => emit("is"),
        (_, "t") if before.ends_with('n') => part(&before[..before.len() - 1], emit),
        (_, "s" | "re" | "ve" | "ll" | "d" | "m" | "") => return part(before, emit),
        _ => {
            part(before, emit);
            return part(after, emit);
        }
    }
    emit("not");
}

/// Parts letters from a number and a number from its unit, and joins dotted abbreviations.
fn part(word: &str, emit: &mut impl FnMut(&str)) {
    let mut rest = word;
    // So many bytes from the end a piece begins that is longer than a letter: nothing that begins
    // before it is an abbreviation. Without it each letter would look for that piece anew.
    let mut long_piece = usize::MAX;
    loop {
        if !rest.bytes().any(|b| b.is_ascii_digit() || b == b'.' || b == b',') {
            return emit(rest);
        }
        if rest.len() < long_piece && rest.contains('.') {
            match long_piece_from_end(rest) {
                Some(bytes) => long_piece = bytes,
                None if !rest.starts_with(|c: char| c.is_ascii_digit()) => return emit(&rest.replace('.', "")),
                None => {}
            }
        }
        let (head, tail) = rest.split_at(rest.len() - rest.trim_start_matches(char::is_alphabetic).len());
        if head.is_empty() {
            return number(rest, emit);
        }
        if tail.is_empty() || (head.len() < LETTERS_BEFORE_NUMBER && !tail.contains('.')) {
            return emit(rest);
        }
        emit(head);
        rest = tail.strip_prefix(['.', ',']).unwrap_or(tail);
    }
}

/// How many bytes before the end of a dotted word the first piece of more than a letter begins.
fn long_piece_from_end(word: &str) -> Option<usize> {
    let mut left = word.len();
    for piece in word.split('.') {
        if piece.chars().nth(1).is_some() {
            return Some(left);
        }
        left = left.saturating_sub(piece.len() + 1);
    }
    None
}

/// Parts a number from its unit, unless the two are read as one number.
fn number(word: &str, emit: &mut impl FnMut(&str)) {
    let number = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',').len();
    let (digits, unit) = word.split_at(number);
    let stays =
        matches!(unit, "" | "k" | "m" | "b" | "g" | "st" | "nd" | "rd" | "th") || exponent(unit) || digits.is_empty();
    if stays {
        return emit(word);
    }
    emit(digits.trim_end_matches(['.', ',']));
    emit(unit);
}

/// Whether `unit` is the exponent of a number such as 3e5.
fn exponent(unit: &str) -> bool {
    unit.strip_prefix('e').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
}
