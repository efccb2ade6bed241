//! What single words do in a sentence.

/// Whether a folded word joins one word to the next, as it does in lists too.
#[must_use]
pub fn is_glue(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "as"
            | "at"
            | "between"
            | "by"
            | "for"
            | "from"
            | "in"
            | "into"
            | "of"
            | "on"
            | "only"
            | "or"
            | "per"
            | "to"
            | "via"
            | "with"
    )
}

/// Whether a folded word is `a`, `an` or `the`.
#[must_use]
pub fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "the")
}

/// Whether a folded word negates the claim that it stands in.
#[must_use]
pub fn is_negation(word: &str) -> bool {
    matches!(
        word,
        "cannot"
            | "hardly"
            | "lacks"
            | "neither"
            | "never"
            | "no"
            | "nobody"
            | "none"
            | "nor"
            | "not"
            | "nothing"
            | "without"
    )
}

/// Whether a folded word is a verb that "not" may stand behind.
#[must_use]
pub fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "am" | "are"
            | "can"
            | "could"
            | "did"
            | "do"
            | "does"
            | "had"
            | "has"
            | "have"
            | "is"
            | "may"
            | "might"
            | "must"
            | "should"
            | "was"
            | "were"
            | "will"
            | "would"
    )
}
