//! The same answer as other people would type it.

/// Words from this length on get a slip of the pen; the rules forgive one in shorter words too, but
/// these are often other words then.
const SHORTEST_SLIP: usize = 7;
/// One in so many of them does.
const SLIPS: usize = 4;

/// What British and American spelling write differently: stems and endings.
const SPELLINGS: &[(&str, &str)] = &[
    ("analyse", "analyze"),
    ("authoris", "authoriz"),
    ("behaviour", "behavior"),
    ("cancelled", "canceled"),
    ("cancelling", "canceling"),
    ("catalogue", "catalog"),
    ("centralis", "centraliz"),
    ("centred", "centered"),
    ("centring", "centering"),
    ("centre", "center"),
    ("colour", "color"),
    ("defence", "defense"),
    ("favour", "favor"),
    ("fibre", "fiber"),
    ("initialis", "initializ"),
    ("labelled", "labeled"),
    ("maximis", "maximiz"),
    ("minimis", "minimiz"),
    ("modelling", "modeling"),
    ("neighbour", "neighbor"),
    ("normalis", "normaliz"),
    ("optimis", "optimiz"),
    ("organis", "organiz"),
    ("prioritis", "prioritiz"),
    ("randomis", "randomiz"),
    ("realis", "realiz"),
    ("recognis", "recogniz"),
    ("serialis", "serializ"),
    ("signalling", "signaling"),
    ("specialis", "specializ"),
    ("standardis", "standardiz"),
    ("summaris", "summariz"),
    ("synchronis", "synchroniz"),
    ("travelling", "traveling"),
    ("utilis", "utiliz"),
    ("virtualis", "virtualiz"),
];

/// The text with two inner letters swapped in every fourth long word.
pub(super) fn with_slips(text: &str) -> String {
    let mut long = 0;
    let slip = |word: &str| {
        if word.len() < SHORTEST_SLIP || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return word.to_owned();
        }
        long += 1;
        let mut letters: Vec<char> = word.chars().collect();
        let middle = letters.len() / 2;
        if long % SLIPS == 0 {
            letters.swap(middle, middle + 1);
        }
        letters.into_iter().collect()
    };
    text.split_inclusive(|c: char| !c.is_ascii_alphanumeric())
        .flat_map(|piece| {
            let end = piece.trim_end_matches(|c: char| !c.is_ascii_alphanumeric()).len();
            let (word, rest) = piece.split_at(end);
            [word, rest]
        })
        .map(slip)
        .collect()
}

/// The text without what parts its sentences and clauses. A mark inside a word or number stays, and
/// so do line breaks.
pub(super) fn without_punctuation(text: &str) -> String {
    let bare = |line: &str| {
        let words = line.split_whitespace().map(|word| word.trim_matches(|c: char| ".,;:!?()\"'".contains(c)));
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    text.lines().map(bare).collect::<Vec<_>>().join("\n")
}

/// The text in British spelling.
pub(super) fn british(text: &str) -> String {
    SPELLINGS.iter().fold(text.to_owned(), |text, (british, american)| replaced(&text, american, british))
}

/// The text in American spelling.
pub(super) fn american(text: &str) -> String {
    SPELLINGS.iter().fold(text.to_owned(), |text, (british, american)| replaced(&text, british, american))
}

/// The text with `from` as `to`. Stems of verbs are left alone in other words (`realistic`).
fn replaced(text: &str, from: &str, to: &str) -> String {
    let mut parts = text.split(from);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_stem = from.ends_with("is") || from.ends_with("iz");
        // What is written so already stays: `catalogue` begins with `catalog`.
        let is_whole = to.starts_with(from) && part.starts_with(&to[from.len()..]);
        let stays = is_whole || is_stem && !part.starts_with(['a', 'e', 'i']);
        out.push_str(if stays { from } else { to });
        out.push_str(part);
    }
    out
}
