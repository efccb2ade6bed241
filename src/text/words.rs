//! The closed word classes that the fold and the judgement need.

/// Words that carry grammar rather than content. Sorted, so that they can be searched.
const FUNCTION_WORDS: &[&str] = &[
    "a",
    "about",
    "above",
    "after",
    "again",
    "all",
    "also",
    "am",
    "an",
    "and",
    "any",
    "anyway",
    "are",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "below",
    "between",
    "both",
    "but",
    "by",
    "can",
    "could",
    "did",
    "do",
    "does",
    "doing",
    "down",
    "during",
    "each",
    "either",
    "else",
    "even",
    "every",
    "few",
    "for",
    "from",
    "further",
    "get",
    "gets",
    "got",
    "had",
    "has",
    "have",
    "having",
    "he",
    "hence",
    "her",
    "here",
    "him",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "instead",
    "into",
    "is",
    "it",
    "its",
    "itself",
    "just",
    "let",
    "like",
    "may",
    "me",
    "might",
    "more",
    "most",
    "much",
    "must",
    "my",
    "neither",
    "no",
    "nor",
    "not",
    "now",
    "of",
    "off",
    "on",
    "once",
    "one",
    "only",
    "onto",
    "or",
    "other",
    "our",
    "out",
    "over",
    "own",
    "per",
    "rather",
    "same",
    "shall",
    "she",
    "should",
    "since",
    "so",
    "some",
    "still",
    "such",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "therefore",
    "these",
    "they",
    "this",
    "those",
    "through",
    "till",
    "to",
    "too",
    "u",
    "under",
    "unless",
    "until",
    "up",
    "upon",
    "us",
    "very",
    "via",
    "was",
    "we",
    "well",
    "were",
    "what",
    "when",
    "where",
    "whereas",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "would",
    "yes",
    "yet",
    "you",
    "your",
];

/// Words that fill a sentence without saying anything about any subject.
const FILLERS: &[&str] = &[
    "able",
    "actually",
    "always",
    "answer",
    "approach",
    "aspect",
    "basically",
    "best",
    "better",
    "case",
    "certain",
    "choose",
    "completely",
    "consider",
    "correct",
    "depend",
    "depends",
    "design",
    "different",
    "difficulty",
    "effective",
    "efficient",
    "ensure",
    "exactly",
    "example",
    "factor",
    "fine",
    "first",
    "generally",
    "give",
    "go",
    "good",
    "great",
    "handle",
    "help",
    "honestly",
    "idea",
    "important",
    "improve",
    "interesting",
    "issue",
    "kind",
    "know",
    "look",
    "lot",
    "maintain",
    "make",
    "maybe",
    "mean",
    "meet",
    "need",
    "needs",
    "normal",
    "obviously",
    "ok",
    "option",
    "order",
    "perhaps",
    "point",
    "possible",
    "practice",
    "probably",
    "problem",
    "proper",
    "properly",
    "question",
    "really",
    "reason",
    "reliable",
    "requirement",
    "right",
    "robust",
    "scalable",
    "simple",
    "simply",
    "situation",
    "solution",
    "solve",
    "something",
    "sort",
    "suitable",
    "sure",
    "take",
    "task",
    "team",
    "technology",
    "thing",
    "think",
    "tool",
    "try",
    "use",
    "used",
    "using",
    "usually",
    "various",
    "want",
    "way",
    "work",
];

fn contains(sorted: &[&str], word: &str) -> bool {
    sorted.binary_search(&word).is_ok()
}

/// Whether a folded word carries grammar rather than content.
#[must_use]
pub fn is_function_word(word: &str) -> bool {
    contains(FUNCTION_WORDS, word)
}

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

/// Whether a folded word fills a sentence without saying anything about any subject.
#[must_use]
pub fn is_filler(word: &str) -> bool {
    contains(FILLERS, word)
}

/// Whether a folded word opens a new clause where it stands.
pub(super) fn opens_clause(word: &str) -> bool {
    matches!(
        word,
        "although"
            | "because"
            | "but"
            | "however"
            | "instead"
            | "since"
            | "so"
            | "though"
            | "unless"
            | "whereas"
            | "while"
            | "whilst"
    )
}

/// Whether a dot after this folded word leaves the sentence open.
pub(super) fn keeps_sentence_open(word: &str) -> bool {
    matches!(word, "approx" | "ca" | "cf" | "eg" | "fig" | "ie" | "incl" | "resp" | "vs")
}

/// What stands before "not" in a contraction without its apostrophe: `do` for `dont`.
pub(super) fn bare_negated(word: &str) -> Option<&'static str> {
    Some(match word {
        "aint" | "isnt" => "is",
        "arent" => "are",
        "cannot" | "cant" => "can",
        "couldnt" => "could",
        "didnt" => "did",
        "doesnt" => "does",
        "dont" => "do",
        "hadnt" => "had",
        "hasnt" => "has",
        "havent" => "have",
        "mustnt" => "must",
        "shouldnt" => "should",
        "wasnt" => "was",
        "werent" => "were",
        "wont" => "will",
        "wouldnt" => "would",
        _ => return None,
    })
}
