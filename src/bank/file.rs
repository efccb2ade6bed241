//! A file of a bank while it is read: its text, and what was found wrong in it so far.

use super::variables::{Drawn, is_name};
use crate::diagnostic::{Code, Diagnostic, nearest};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::ops::Range;
use toml::Spanned;
use toml::de::DeTable;

/// The version of the format that this program reads.
pub(super) const FORMAT: u32 = 1;

/// Nobody mends more mistakes of one file in one go.
const MOST_FINDINGS: usize = 500;
/// Names and values are quoted up to so many characters.
const LONGEST_QUOTE: usize = 60;

/// A file being read, with what was found wrong so far.
pub(super) struct File<'s> {
    /// Its path below the bank.
    pub(super) name: &'s str,
    /// Its text.
    pub(super) source: &'s str,
    findings: RefCell<Vec<Diagnostic>>,
    /// Whether a part of it could not be read as TOML.
    torn: Cell<bool>,
    /// What is filled into its texts.
    drawn: RefCell<Drawn>,
}

/// A value with its bytes in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Located<T> {
    pub(super) value: T,
    pub(super) span: Range<usize>,
}

impl<'s> File<'s> {
    pub(super) fn new(name: &'s str, source: &'s str) -> Self {
        Self { name, source, findings: RefCell::default(), torn: Cell::new(false), drawn: RefCell::default() }
    }

    /// Reports a finding at `span`.
    pub(super) fn report(
        &self,
        code: Code,
        span: &Range<usize>,
        message: impl Into<String>,
        label: impl Into<String>,
        help: impl Into<String>,
    ) {
        let mut findings = self.findings.borrow_mut();
        if findings.len() >= MOST_FINDINGS || self.torn.get() && !stands_by_itself(code) {
            return;
        }
        let help = if findings.len() + 1 == MOST_FINDINGS { MORE.to_owned() } else { help.into() };
        let finding = Diagnostic::about_file(code, self.name, message, help).at(self.source, span.clone());
        findings.push(finding.labelled(label));
    }

    /// The bytes in the file of the bytes `at` of a text whose value stands at `span`.
    ///
    /// Where the text is written with escapes the two can't be told apart: then the whole is meant.
    pub(super) fn inside(&self, text: &str, span: &Range<usize>, at: &Range<usize>) -> Range<usize> {
        let written = self.source.get(span.clone()).unwrap_or_default();
        match written.find(text) {
            Some(start) if !at.is_empty() => span.start + start + at.start..span.start + start + at.end,
            _ => span.clone(),
        }
    }

    /// What was found, in the order in which it was found; the file is read no further.
    pub(super) fn into_findings(self) -> Vec<Diagnostic> {
        self.findings.into_inner()
    }

    /// Whether a part of the file could not be read as TOML, so that something may be missing from
    /// what was read of it.
    pub(super) fn is_torn(&self) -> bool {
        self.torn.get()
    }

    /// Parses the file as TOML; reports every mistake of syntax.
    pub(super) fn parse(&self) -> Spanned<DeTable<'s>> {
        let (table, errors) = DeTable::parse_recoverable(self.source);
        let mut torn = false;
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            if error.message().contains("duplicate key") {
                self.report(Code::DuplicateId, &span, error.message(), "", "take one of the two out");
            } else {
                torn = true;
                let help = "docs/format.md shows how a file is written";
                self.report(Code::Syntax, &span, error.message(), "", help);
            }
        }
        self.torn.set(torn);
        table
    }

    /// Fills these variables into every text that is read from here on; gives them back.
    pub(super) fn fill_in_from_here(&self, drawn: Drawn) -> Drawn {
        self.drawn.replace(drawn.clone());
        drawn
    }

    /// A text with each `{name}` of a variable filled in; one that there is not is reported.
    pub(super) fn filled_in(&self, text: String, span: &Range<usize>) -> String {
        let drawn = self.drawn.borrow();
        if drawn.is_empty() || !text.contains('{') {
            return text;
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some((before, behind)) = rest.split_once('{') {
            out.push_str(before);
            // What is no name between the two is a text's own, such as a line of some configuration.
            let end = behind.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(behind.len());
            let (name, after) = behind.split_at(end);
            match after.strip_prefix('}').filter(|_| is_name(name)).map(|after| (name, after)) {
                Some((name, after)) => {
                    match drawn.get(name) {
                        Some(value) => out.push_str(value),
                        None => {
                            let known: Vec<&str> = drawn.keys().map(String::as_str).collect();
                            let label = nearest(name, known.iter().copied());
                            let label = label.map(|near| format!("did you mean `{near}`?")).unwrap_or_default();
                            let help = format!("known: {}", known.join(", "));
                            let message = format!("no variable {}", quoted(name));
                            self.report(Code::UnknownId, span, message, label, help);
                        }
                    }
                    rest = after;
                }
                None => {
                    out.push('{');
                    rest = behind;
                }
            }
        }
        out.push_str(rest);
        out
    }

    /// Looks an id up among `known` and reports it if it leads nowhere. An empty one was reported
    /// when it was read.
    pub(super) fn lookup<'k>(
        &self,
        code: Code,
        what: &str,
        id: &Located<String>,
        known: impl Iterator<Item = &'k str>,
    ) -> Option<usize> {
        let known: Vec<&str> = known.collect();
        let found = known.iter().position(|candidate| *candidate == id.value);
        if found.is_none() && !id.value.is_empty() {
            let label = nearest(&id.value, known.iter().copied()).map(|near| format!("did you mean `{near}`?"));
            let mut seen = BTreeSet::new();
            let good: Vec<&str> = known.into_iter().filter(|id| is_id(id) && seen.insert(*id)).collect();
            let help =
                if good.is_empty() { format!("there is no {what} yet") } else { format!("known: {}", good.join(", ")) };
            let message = format!("no {what} {}", quoted(&id.value));
            self.report(code, &id.span, message, label.unwrap_or_default(), help);
        }
        found
    }

    /// Reports ids that were used before for another thing of the same kind.
    pub(super) fn report_duplicates<'i>(&self, what: &str, ids: impl Iterator<Item = &'i Located<String>>) {
        let mut seen = BTreeSet::new();
        for id in ids.filter(|id| !id.value.is_empty()) {
            if !seen.insert(&id.value) {
                let message = format!("a second {what} {}", quoted(&id.value));
                self.report(Code::DuplicateId, &id.span, message, "used before in this file", "give it another id");
            }
        }
    }
}

/// What the last finding of a file says if there are more.
const MORE: &str = "mend these first: this file has more mistakes than are listed";

/// Whether a finding says something about what stands there, whatever else the file holds. Others,
/// such as a missing key, may come of nothing but the part that could not be read.
fn stands_by_itself(code: Code) -> bool {
    matches!(
        code,
        Code::Syntax
            | Code::UnknownKey
            | Code::WrongType
            | Code::WrongFormat
            | Code::BadId
            | Code::DuplicateId
            | Code::SetCycle
            | Code::BadPattern
            | Code::RepeatedHint
            | Code::BadPicture
    )
}

/// A name or value from a file, fit to stand in a message.
pub(super) fn quoted(value: &str) -> String {
    let shown: String = value.chars().take(LONGEST_QUOTE).flat_map(char::escape_debug).collect();
    let rest = if value.chars().nth(LONGEST_QUOTE).is_some() { "…" } else { "" };
    format!("`{shown}{rest}`")
}

/// Whether a text is an id or a name: lower-case letters, digits and hyphens.
#[must_use]
pub fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
