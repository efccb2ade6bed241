//! A finding about a file of the bank: what is wrong, where, and what to do.

use serde::Serialize;
use std::fmt;
use std::ops::Range;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The bank can't be used.
    Error,
    /// The bank can be used, but somebody should look.
    Warning,
}

/// A finding about a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// What kind of finding it is.
    pub code: Code,
    /// The file, as a path below the bank.
    pub file: String,
    /// The line, counted from 1; nothing if the finding is about the file as a whole.
    pub line: Option<usize>,
    /// The column in characters, counted from 1.
    pub column: Option<usize>,
    /// The bytes of the file that are meant.
    #[serde(skip)]
    pub span: Option<Range<usize>>,
    /// What is wrong.
    pub message: String,
    /// What is said beside the caret; may be empty.
    pub label: String,
    /// What to do; may be empty.
    pub help: String,
}

impl Diagnostic {
    /// A finding about a file as a whole.
    #[must_use]
    pub fn about_file(code: Code, file: &str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            severity: code.severity(),
            code,
            file: file.to_owned(),
            line: None,
            column: None,
            span: None,
            message: message.into(),
            label: String::new(),
            help: help.into(),
        }
    }

    /// The same finding, at the bytes `span` of the file's text `source`.
    #[must_use]
    pub fn at(mut self, source: &str, span: Range<usize>) -> Self {
        let before = source.get(..span.start).unwrap_or(source);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        self.line = Some(before.matches('\n').count() + 1);
        self.column = Some(before[line_start..].chars().count() + 1);
        self.span = Some(span);
        self
    }

    /// The same finding, with a word beside the caret.
    #[must_use]
    pub fn labelled(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Whether the bank can't be used because of it.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $explanation:literal;)*) => {
        /// What kind of finding a diagnostic is; `docs/codes.md` lists them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Code {
            $(#[doc = $explanation] $variant,)*
        }

        impl Code {
            /// Every code, in the order of `docs/codes.md`.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name that is printed: `unknown-key`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// How bad a finding of this kind is.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),* }
            }

            /// What it means and why it matters, in a sentence or two.
            #[must_use]
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => $explanation),* }
            }
        }
    };
}

codes! {
    Unreadable "unreadable" Error "A file or folder can't be read: it is missing, forbidden, or larger than a file of a bank may be.";
    NotUtf8 "not-utf8" Error "A file holds bytes that are not UTF-8. Save it as UTF-8.";
    Syntax "syntax" Error "A file is not valid TOML.";
    UnknownKey "unknown-key" Error "A key that the format does not have. It would be ignored silently otherwise, and a slip would cost a rule.";
    MissingKey "missing-key" Error "A key that the format needs is not there.";
    WrongType "wrong-type" Error "A value is of another type than the format wants, such as a number where text belongs.";
    WrongFormat "wrong-format" Error "The file is written for another version of the format.";
    EmptyValue "empty-value" Error "A text or a list is empty where something has to stand.";
    OutOfRange "out-of-range" Error "A number is smaller or larger than makes sense.";
    BadId "bad-id" Error "An id is not made of lower-case letters, digits and hyphens, or is not the name of its file.";
    DuplicateId "duplicate-id" Error "Two things of one kind have the same id, so that a reference to it would mean either.";
    BadVariable "bad-variable" Error "A variable of a problem has no numbers to draw from, or an expression that comes to none.";
    UnknownId "unknown-id" Error "An id leads nowhere: no concept, resource, diagram, problem or topic has it.";
    UnknownCriterion "unknown-criterion" Error "A problem names a criterion that the rubric does not have.";
    UnknownLevel "unknown-level" Error "An example or a cap names a level that the rubric does not have.";
    UnknownSet "unknown-set" Error "A pattern uses a word set that neither the vocabulary nor the problem has.";
    SetCycle "set-cycle" Error "A word set contains itself, directly or through others.";
    BadPattern "bad-pattern" Error "A pattern does not parse, or its table has keys that don't belong together.";
    HintCount "hint-count" Error "A problem has exactly four hints: a nudge, a direction, a part of the solution, the answer in short.";
    RepeatedHint "repeated-hint" Error "A hint says the same as another of its problem, so that it is paid for twice.";
    CutOrder "cut-order" Error "The levels of a rubric have to begin at 0 and rise.";
    NoCentre "no-centre" Error "A problem has no central concept or group, so that nobody could reach its second level.";
    BadGroup "bad-group" Error "A group needs more concepts than it has, or shares a concept with another group.";
    BadPicture "bad-picture" Error "A picture is wider than 78 columns or holds characters that a terminal does not show.";
    StrayFile "stray-file" Warning "A file lies in the bank that nothing reads.";
    NoExample "no-example" Warning "A level has no example, so that nothing proves that the rules can tell it.";
    UnusedSet "unused-set" Warning "A word set is used by no pattern.";
    CapWithoutUnless "cap-without-unless" Warning "A misconception that caps the level has nothing that holds it back, so that it also hits whoever names the wrong idea to reject it.";
    WeighsByDefault "weighs-by-default" Warning "Where the centre is worth nothing and marks add up, a concept in no group names none of its own and still earns a point.";
    MatchesQuestion "matches-question" Warning "A strong pattern matches the question itself, so that saying it back shows the concept.";
    LowSolution "low-solution" Warning "The walkthrough or the fourth hint, taken as an answer, does not get the highest level.";
    NeverFires "never-fires" Warning "A pattern fires on none of the answers given.";
    FiresOnce "fires-once" Warning "A pattern fires on a single one of the answers given, and may remember it.";
    SameAnswer "same-answer" Warning "Two of the answers given have the same words and different marks.";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The one of `known` that `word` was most likely meant to be, if any is near.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let length = word.chars().count();
    let allowed = (length / 3).clamp(1, 3);
    known
        .into_iter()
        // The distance is at least the difference of the lengths: a huge word costs nothing here.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= allowed)
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}
