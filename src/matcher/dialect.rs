//! British and American spelling: each word of a pattern finds the other's as well.

/// Endings that the two write differently; the rest of the word is the same. Most begin words, so
/// that they hold for open ones (`synchronis*`) too.
const ENDINGS: &[(&str, &str)] = &[
    ("isation", "ization"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("iser", "izer"),
    ("ises", "izes"),
    ("ising", "izing"),
    ("is", "iz"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("ysing", "yzing"),
    ("our", "or"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("ourable", "orable"),
    ("tre", "ter"),
    ("tres", "ters"),
    ("bre", "ber"),
    ("ence", "ense"),
    ("ogue", "og"),
    ("ogues", "ogs"),
];

/// Shorter words are the same on both sides of the Atlantic, or other words (`our`, `rise`).
const SHORTEST: usize = 5;

/// Verbs whose last letter the British double; of others (`filled`, `filed`) both are words.
const DOUBLED: &[&str] = &[
    "cancel", "channel", "counsel", "dial", "fuel", "initial", "label", "level", "model", "signal", "total", "travel",
    "tunnel",
];

/// How the other side of the Atlantic may write `word`. Not every form is a word, which does no
/// harm: nobody writes it.
pub(super) fn others(word: &str) -> Vec<String> {
    let mut others = Vec::new();
    if word.len() < SHORTEST {
        return others;
    }
    let last = word.bytes().last();
    for (british, american) in ENDINGS {
        for (from, to) in [(british, american), (american, british)] {
            // Nearly always the last letter tells.
            if from.bytes().last() != last {
                continue;
            }
            let stem = word.strip_suffix(from).filter(|stem| !stem.is_empty());
            others.extend(stem.map(|stem| [stem, to].concat()));
        }
    }
    others.extend(redoubled(word));
    others
}

/// `word` with the last letter of its verb doubled, or single.
fn redoubled(word: &str) -> Option<String> {
    let stem = DOUBLED.iter().find(|stem| word.starts_with(**stem))?;
    match &word[stem.len()..] {
        ending @ ("ed" | "er" | "ers" | "ing" | "e" | "i") => Some(format!("{stem}l{ending}")),
        ending => ending.strip_prefix('l').filter(|rest| !rest.is_empty()).map(|rest| format!("{stem}{rest}")),
    }
}
