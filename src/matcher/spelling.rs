//! Slips of the pen: one letter missing, added, changed, or swapped with its neighbour.
//!
//! Words that are one slip apart have a common form with one letter taken out of either, so the
//! pattern's words are kept under all such forms, and an answer's word is looked up under its own
//! (W. Garbe, "SymSpell", 2012). A word that is English as it stands is never taken for another.

use rustc_hash::{FxHashMap, FxHashSet};

/// Shorter words are too near to each other to be corrected.
const SHORTEST: usize = 5;
/// Openings are corrected from this length on.
const SHORTEST_OPENING: usize = 6;

/// English words in rising order, a line each.
static ENGLISH: &str = include_str!("english.txt");

/// The words of patterns under all forms that lack one letter.
#[derive(Debug, Clone, Default)]
pub(super) struct Spelling {
    whole: FxHashMap<String, Vec<String>>,
    openings: FxHashMap<String, Vec<String>>,
}

impl Spelling {
    pub(super) fn new<'w>(whole: impl Iterator<Item = &'w str>, openings: impl Iterator<Item = &'w str>) -> Self {
        Self { whole: forms_of(whole, SHORTEST), openings: forms_of(openings, SHORTEST_OPENING) }
    }

    /// The words of patterns that `word` was probably meant to be, in rising order. `lengths` are
    /// those of the open words.
    pub(super) fn meant(&self, word: &str, lengths: &[usize]) -> Vec<String> {
        if word.len() < SHORTEST || !word.bytes().all(|b| b.is_ascii_lowercase()) || is_english(word) {
            return Vec::new();
        }
        let mut meant = near(&self.whole, word);
        let long = lengths.iter().filter(|length| **length >= SHORTEST_OPENING);
        let mut ends: Vec<usize> = long.flat_map(|length| length - 1..=length + 1).collect();
        ends.sort_unstable();
        ends.dedup();
        for opening in ends.into_iter().filter_map(|end| word.get(..end)) {
            meant.extend(near(&self.openings, opening));
        }
        meant.sort();
        meant.dedup();
        meant
    }
}

fn forms_of<'w>(words: impl Iterator<Item = &'w str>, shortest: usize) -> FxHashMap<String, Vec<String>> {
    let mut forms: FxHashMap<String, Vec<String>> = FxHashMap::default();
    for word in words.filter(|word| word.len() >= shortest && word.bytes().all(|b| b.is_ascii_lowercase())) {
        for form in shortened(word) {
            forms.entry(form).or_default().push(word.to_owned());
        }
    }
    forms
}

/// The word, and the word with each of its letters taken out.
fn shortened(word: &str) -> FxHashSet<String> {
    let without = |at: usize| word.char_indices().filter(|(index, _)| *index != at).map(|(_, c)| c).collect();
    let mut forms: FxHashSet<String> = (0..word.len()).map(without).collect();
    forms.insert(word.to_owned());
    forms
}

fn near(forms: &FxHashMap<String, Vec<String>>, word: &str) -> Vec<String> {
    let mut near: Vec<String> = shortened(word).iter().filter_map(|form| forms.get(form)).flatten().cloned().collect();
    near.retain(|candidate| strsim::osa_distance(candidate, word) <= 1);
    near
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
