//! Slips of the pen: one letter missing, added, changed, or swapped with its neighbour.
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
}

impl Spelling {
    pub(super) fn new<'w>(whole: impl Iterator<Item = &'w str>, openings: impl Iterator<Item = &'w str>) -> Self {
        Self { whole: Forms::of(whole, SHORTEST), openings: Forms::of(openings, SHORTEST_OPENING) }
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
fn is_english(word: &str) -> bool {
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
