//! Slips of the pen: one letter missing, added, changed, or swapped with its neighbour; and words
//! written as they sound.
//!
//! Words that are one slip apart have a common form with one letter taken out of either, so the
//! pattern's words are kept under all such forms, and an answer's word is looked up under its own
//! (W. Garbe, "SymSpell", 2012). A word that is English as it stands is never taken for another.

use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Shorter words are too near to each other to be corrected.
const SHORTEST: usize = 5;
/// Openings are corrected from this length on.
const SHORTEST_OPENING: usize = 6;

/// English words in rising order, a line each.
static ENGLISH: &str = include_str!("english.txt");

/// The words of patterns under all forms that lack one letter.
#[derive(Debug, Clone, Default)]
pub(super) struct Spelling {
    whole: Forms,
    openings: Forms,
    sounds: Sounds,
}

impl Spelling {
    pub(super) fn new<'w>(whole: impl Iterator<Item = &'w str>, openings: impl Iterator<Item = &'w str>) -> Self {
        let whole = Forms::of(whole, SHORTEST);
        let sounds = Sounds::of(&whole.words);
        Self { whole, openings: Forms::of(openings, SHORTEST_OPENING), sounds }
    }

    /// The words of patterns that `word` was probably meant to be, in rising order. `lengths` are
    /// those of the open words.
    pub(super) fn meant(&self, word: &str, lengths: &[usize]) -> Vec<&str> {
        if word.len() < SHORTEST || !is_plain(word) || is_english(word) {
            return Vec::new();
        }
        let mut meant = Vec::new();
        self.whole.near(word, &mut meant);
        // Lengths that differ by one share openings, so each is tried once.
        let mut tried = 0;
        for length in lengths.iter().filter(|length| **length >= SHORTEST_OPENING) {
            for end in tried.max(length - 1)..=(length + 1).min(word.len()) {
                self.openings.near(&word[..end], &mut meant);
                tried = end + 1;
            }
        }
        if meant.is_empty() {
            self.sounds.near(word, &self.whole.words, &mut meant);
        }
        meant.sort_unstable();
        meant.dedup();
        meant
    }
}

/// Words under the hashes of their forms. Different forms may share a hash; the distance decides.
#[derive(Debug, Clone, Default)]
struct Forms {
    words: Vec<String>,
    /// Hashes with the numbers of words, in rising order.
    hashes: Vec<(u64, u32)>,
}

impl Forms {
    fn of<'w>(words: impl Iterator<Item = &'w str>, shortest: usize) -> Self {
        let words: Vec<String> =
            words.filter(|word| word.len() >= shortest && is_plain(word)).map(str::to_owned).collect();
        let mut hashes = Vec::with_capacity(words.iter().map(|word| word.len() + 1).sum());
        for (number, word) in (0..).zip(&words) {
            hashes.extend(shortened(word).map(|hash| (hash, number)));
        }
        hashes.sort_unstable();
        Self { words, hashes }
    }

    fn near<'f>(&'f self, word: &str, near: &mut Vec<&'f str>) {
        for hash in shortened(word) {
            let from = self.hashes.partition_point(|(other, _)| *other < hash);
            for (_, number) in self.hashes[from..].iter().take_while(|(other, _)| *other == hash) {
                let candidate = self.words[*number as usize].as_str();
                if strsim::osa_distance(candidate, word) <= 1 {
                    near.push(candidate);
                }
            }
        }
    }
}

/// Words under the way they sound, for those who write by ear (`sertifikate`).
#[derive(Debug, Clone, Default)]
struct Sounds {
    /// Sounds with the numbers of words, in rising order.
    sounds: Vec<(String, u32)>,
}

impl Sounds {
    fn of(words: &[String]) -> Self {
        let mut sounds: Vec<(String, u32)> = (0..).zip(words).map(|(number, word)| (sound(word), number)).collect();
        sounds.retain(|(sound, _)| sound.len() >= SHORTEST_SOUND);
        sounds.sort_unstable();
        Self { sounds }
    }

    /// The words that sound like `word` and are spelt most like it, if not more than a third of
    /// the letters differ.
    fn near<'f>(&self, word: &str, words: &'f [String], near: &mut Vec<&'f str>) {
        let heard = sound(word);
        let from = self.sounds.partition_point(|(other, _)| *other < heard);
        let alike = self.sounds[from..].iter().take_while(|(other, _)| *other == heard);
        let candidates = alike.map(|(_, number)| words[*number as usize].as_str());
        let distances = candidates.map(|candidate| (strsim::osa_distance(candidate, word), candidate));
        let distances: Vec<(usize, &str)> = distances.filter(|(distance, _)| distance * 3 <= word.len()).collect();
        let least = distances.iter().map(|(distance, _)| *distance).min();
        near.extend(distances.iter().filter(|(distance, _)| Some(*distance) == least).map(|(_, candidate)| *candidate));
    }
}

/// Shorter sounds belong to too many words.
const SHORTEST_SOUND: usize = 3;

/// How a word sounds, roughly: consonants that sound alike are the same letter, doubled ones are
/// one, and of the vowels only a first one is kept. (After L. Philips, "Hanging on the Metaphone",
/// Computer Language 7, 1990, much simplified.)
fn sound(word: &str) -> String {
    const ALIKE: &[(&str, &str)] = &[
        ("tion", "xn"),
        ("sion", "xn"),
        ("cian", "xn"),
        ("sch", "sk"),
        ("tch", "x"),
        ("ph", "f"),
        ("gh", ""),
        ("ck", "k"),
        ("qu", "k"),
        ("sh", "x"),
        ("ch", "x"),
        ("dg", "j"),
        ("ce", "s"),
        ("ci", "s"),
        ("cy", "s"),
        ("sc", "s"),
        ("wr", "r"),
        ("wh", "w"),
        ("kn", "n"),
        ("c", "k"),
        ("q", "k"),
        ("x", "ks"),
        ("z", "s"),
        ("h", ""),
    ];
    let mut sound = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let (from, to) = ALIKE
            .iter()
            .copied()
            .find(|(from, _)| rest.starts_with(from))
            .unwrap_or((&rest[..first.len_utf8()], &rest[..first.len_utf8()]));
        let vowel = matches!(first, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        if vowel && rest.len() == word.len() {
            sound.push('a');
        } else if !vowel && !sound.ends_with(to) {
            sound.push_str(to);
        }
        rest = &rest[from.len()..];
    }
    sound
}

/// Whether a word has nothing but the letters a to z, so that every byte is a letter.
fn is_plain(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The hashes of a word, and of the word with each of its letters taken out.
fn shortened(word: &str) -> impl Iterator<Item = u64> {
    (0..=word.len()).map(|out| {
        let mut hasher = FxHasher::default();
        for (_, byte) in word.bytes().enumerate().filter(|(index, _)| *index != out) {
            hasher.write_u8(byte);
        }
        hasher.finish()
    })
}

/// Whether a word is in the list of English words.
pub(crate) fn is_english(word: &str) -> bool {
    let list = ENGLISH.as_bytes();
    let (mut low, mut high) = (0, list.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = list[..middle].iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        let end = list[middle..].iter().position(|byte| *byte == b'\n').map_or(list.len(), |newline| middle + newline);
        match list[start..end].cmp(word.as_bytes()) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    false
}
