//! Slips of the pen: one letter missing, added, changed, or swapped with its neighbour; and words
//! written as they sound.
//!
//! Words that are one slip apart have a common form with one letter taken out of either, so the
//! pattern's words are kept under all such forms, and an answer's word is looked up under its own
//! (W. Garbe, "SymSpell", 2012). A word that is English as it stands is never taken for another.

use super::groups::Groups;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Shorter words are too near to each other to be corrected.
const SHORTEST: usize = 5;
/// Openings are corrected from this length on.
const SHORTEST_OPENING: usize = 6;

/// English words in rising order, a line each.
static ENGLISH: &str = include_str!("english.txt");

/// The words of patterns under all forms that lack one letter.
#[derive(Debug, Clone)]
pub(super) struct Spelling {
    whole: Forms,
    openings: Forms,
    sounds: Index,
}

impl Spelling {
    pub(super) fn new<'w>(whole: impl Iterator<Item = &'w str>, openings: impl Iterator<Item = &'w str>) -> Self {
        let whole = Forms::of(whole, SHORTEST);
        let sounds = (0..).zip(&whole.words).map(|(number, word)| (sound(word), number));
        let sounds = sounds.filter(|(sound, _)| sound.len() >= SHORTEST_SOUND);
        let sounds = Index::of(sounds.map(|(sound, number)| (hash(sound.bytes()), number)));
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
            self.heard(word, &mut meant);
        }
        meant.sort_unstable();
        meant.dedup();
        meant
    }

    /// The words that sound like `word` and are spelt most like it, for those who write by ear
    /// (`sertifikate`); none of which more than a third of the letters differ.
    fn heard<'f>(&'f self, word: &str, near: &mut Vec<&'f str>) {
        let heard = sound(word);
        let candidates =
            self.sounds.under(hash(heard.bytes())).map(|number| self.whole.words[number as usize].as_str());
        let alike = candidates.filter(|candidate| sound(candidate) == heard);
        let distances = alike.map(|candidate| (strsim::osa_distance(candidate, word), candidate));
        let distances: Vec<(usize, &str)> = distances.filter(|(distance, _)| distance * 3 <= word.len()).collect();
        let least = distances.iter().map(|(distance, _)| *distance).min();
        near.extend(distances.iter().filter(|(distance, _)| Some(*distance) == least).map(|(_, candidate)| *candidate));
    }
}

/// Words under the hashes of their forms. Different forms may share a hash; the distance decides.
#[derive(Debug, Clone)]
struct Forms {
    words: Vec<String>,
    index: Index,
}

impl Forms {
    fn of<'w>(words: impl Iterator<Item = &'w str>, shortest: usize) -> Self {
        let words: Vec<String> =
            words.filter(|word| word.len() >= shortest && is_plain(word)).map(str::to_owned).collect();
        let forms = (0..).zip(&words).flat_map(|(number, word)| shortened(word).map(move |hash| (hash, number)));
        let index = Index::of(forms);
        Self { words, index }
    }

    fn near<'f>(&'f self, word: &str, near: &mut Vec<&'f str>) {
        for hash in shortened(word) {
            let candidates = self.index.under(hash).map(|number| self.words[number as usize].as_str());
            near.extend(candidates.filter(|candidate| strsim::osa_distance(candidate, word) <= 1));
        }
    }
}

/// Numbers of words under hashes, which are kept in groups by their last bits.
#[derive(Debug, Clone)]
struct Index(Groups<(u64, u32)>);

/// There are two to the power of this many groups.
const GROUP_BITS: u32 = 13;

impl Index {
    fn of(pairs: impl Iterator<Item = (u64, u32)>) -> Self {
        let pairs: Vec<(u32, (u64, u32))> = pairs.map(|(hash, number)| (group(hash), (hash, number))).collect();
        Self(Groups::new(1 << GROUP_BITS, &pairs))
    }

    /// The numbers under a hash.
    fn under(&self, hash: u64) -> impl Iterator<Item = u32> {
        self.0.of(group(hash)).iter().filter(move |(other, _)| *other == hash).map(|(_, number)| *number)
    }
}

fn group(hash: u64) -> u32 {
    u32::try_from(hash & ((1 << GROUP_BITS) - 1)).unwrap_or(0)
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
    (0..=word.len()).map(|out| hash(word.bytes().enumerate().filter(|(index, _)| *index != out).map(|(_, byte)| byte)))
}

fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    let mut hasher = FxHasher::default();
    bytes.for_each(|byte| hasher.write_u8(byte));
    hasher.finish()
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
