//! What of an answer its writer stands behind.
//!
//! People take things back ("no wait, ..."), call them untrue ("it is a myth that ...") and name
//! what others think ("some say ..., but"). None of this knows the subject.

use super::judge::Heard;
use crate::matcher::{Builder, Hit, PatternId};
use crate::pattern::{Phrase, parse_phrase};

/// What a marker does to the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Effect {
    /// Takes back what stands before it in its sentence, and the sentence before if it opens its own.
    TakesBack,
    /// The same within a turn. At its beginning these words answer the interviewer.
    TurnsRound,
    /// Takes back the sentence before if it is the first word of its own.
    Corrects,
    /// What follows in its sentence is said to be untrue.
    CallsUntrue,
    /// What follows in its sentence is somebody's opinion, and not claimed.
    Quotes,
    /// Talk with the interviewer, to the end of the clause.
    Talks,
}

const MARKERS: &[(Effect, &[&str])] = &[
    (
        Effect::TakesBack,
        &[
            "(no|oh|hmm|hm|ah|oops|sorry) =wait",
            "or =wait (no|actually|sorry)",
            "=wait (no|actually|sorry)",
            "(scratch|strike|scrap|forget) that",
            "i take (that|it) back",
            "on second (thought|thoughts)",
            "(let me correct|i correct) (myself|that)",
            "(that|this) (was|is) (wrong|silly|nonsense)",
            "i was wrong",
            "my mistake",
        ],
    ),
    (
        Effect::TurnsRound,
        &[
            "actually (no|not)",
            "(hmm|hm|oops) no",
            "no (actually|hang on|hold on)",
            "(hang|hold) on no",
            "no that is (exactly|just|not|what)",
        ],
    ),
    (Effect::Corrects, &["=correction"]),
    (
        Effect::CallsUntrue,
        &[
            "not (true|so|correct|right|the case) that",
            "(untrue|false|wrong|incorrect|nonsense|mistaken) (that|to say|to think|to claim|to believe|to assume)",
            "(myth|misconception|fallacy|mistake) (that|to think|to believe|to say)",
            "(myth|misconception|fallacy|mistake) is (that|to think|to believe|to say)",
            "(nobody|no one) (should|can|could) (say|claim|believe) that",
        ],
    ),
    (
        Effect::Quotes,
        &[
            "(some|many|most|other|others|people|folks|colleagues|they) ... (say|says|think|thinks|claim|claims|believe|believes|argue|argues|assume|assumes)",
            "i have heard ... (say|claim|that)",
            "i (was going|wanted|would have wanted) to say",
            "my first (thought|idea|instinct|guess|reaction) (was|is|would)",
            "i (do not|would not|did not) (think|believe|say|agree) that",
            "(you|one) (might|may|could|would) (think|say|believe)",
        ],
    ),
    (
        Effect::Talks,
        &[
            "(can|could|would) you (repeat|rephrase|ask|explain|tell)",
            "(can|could|do|did) not (remember|recall)",
            "i (do not know|am not sure)",
            "(well|oh|sorry) no",
        ],
    ),
];

/// A retraction that stands so near the beginning of its sentence takes back the one before.
const OPENS_SENTENCE: usize = 3;

/// The markers, parsed.
pub(super) struct Phrases(Vec<(Phrase, Effect)>);

impl Phrases {
    pub(super) fn new() -> Self {
        let parsed = MARKERS.iter().flat_map(|(effect, sources)| {
            sources.iter().filter_map(|source| Some((parse_phrase(source).ok()?, *effect)))
        });
        Self(parsed.collect())
    }

    /// Adds the markers to the patterns that are looked for.
    pub(super) fn add_to<'s>(&'s self, builder: &mut Builder<'s>) -> Markers {
        Markers(self.0.iter().map(|(phrase, effect)| (builder.add_phrase(phrase), *effect)).collect())
    }
}

/// The markers among the patterns of a problem.
#[derive(Debug, Clone)]
pub(super) struct Markers(Vec<(PatternId, Effect)>);

/// The words of an answer that its writer does not stand behind, in rising order and apart.
#[derive(Debug)]
pub(super) struct Owned {
    /// Taken back, or called untrue.
    disowned: Vec<Hit>,
    /// Somebody's opinion.
    quoted: Vec<Hit>,
}

impl Owned {
    /// `beginnings` holds the first word of every sentence.
    pub(super) fn new(heard: &Heard<'_>, markers: &Markers, beginnings: &[usize]) -> Self {
        let text = heard.text;
        let (mut disowned, mut quoted) = (Vec::new(), Vec::new());
        let word = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        for (pattern, effect) in &markers.0 {
            for marker in heard.hits(*pattern) {
                let sentence = text.sentence_of(marker.first);
                let rest = || Hit {
                    first: marker.end,
                    end: word(beginnings.get(sentence + 1).copied().unwrap_or(text.tokens().len())),
                };
                match effect {
                    Effect::CallsUntrue => disowned.push(rest()),
                    Effect::Quotes => quoted.push(rest()),
                    Effect::Talks => {
                        let clause = text.clause_of(marker.first);
                        let inside = |word: &u32| text.clause_of(*word) == clause;
                        let end =
                            (marker.end..rest().end).take_while(inside).last().map_or(marker.end, |last| last + 1);
                        disowned.push(Hit { first: marker.first, end });
                    }
                    Effect::TakesBack | Effect::TurnsRound | Effect::Corrects => {
                        let place = marker.first as usize - beginnings[sentence];
                        if *effect == Effect::Corrects && place > 0 {
                            continue;
                        }
                        let before =
                            sentence.checked_sub(1).filter(|_| place < OPENS_SENTENCE).map(|before| beginnings[before]);
                        let same_turn =
                            |before: &usize| text.paragraph_of(word(*before)) == text.paragraph_of(marker.first);
                        let before = before.filter(|before| *effect != Effect::TurnsRound || same_turn(before));
                        disowned.push(Hit { first: word(before.unwrap_or(beginnings[sentence])), end: marker.first });
                    }
                }
            }
        }
        Self { disowned: apart(disowned), quoted: apart(quoted) }
    }

    /// Whether the writer stands behind all that `hit` covers.
    pub(super) fn holds(&self, hit: Hit) -> bool {
        !touches(&self.disowned, hit)
    }

    /// Whether `hit` is a claim of the writer's own rather than an opinion that is named.
    pub(super) fn claims(&self, hit: Hit) -> bool {
        self.holds(hit) && !touches(&self.quoted, hit)
    }
}

fn touches(spans: &[Hit], hit: Hit) -> bool {
    let next = spans.partition_point(|span| span.end <= hit.first);
    spans.get(next).is_some_and(|span| span.first < hit.end)
}

/// Spans that overlap or touch as one, and none that are empty.
fn apart(mut spans: Vec<Hit>) -> Vec<Hit> {
    spans.retain(|span| span.first < span.end);
    spans.sort_unstable();
    spans.dedup_by(|span, kept| {
        let joined = span.first <= kept.end;
        if joined {
            kept.end = kept.end.max(span.end);
        }
        joined
    });
    spans
}
