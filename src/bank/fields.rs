//! Reading TOML so that every mistake is found in one run, each with its place.
//!
//! A reader that stops at the first wrong type would hide the second mistake behind the first.
//! So each value is asked for on its own; what is wrong is reported, and an empty value takes its
//! place. Whoever reads a file looks at the end whether anything was reported.

use super::file::{FORMAT, File, Located, is_id, quoted};
use crate::diagnostic::{Code, nearest};
use crate::rubric::FULL_MARKS;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// The keys of one table, taken one by one; what nobody takes is unknown.
pub(super) struct Fields<'f, 't> {
    pub(super) file: &'f File<'f>,
    table: &'t DeTable<'f>,
    /// Where the table begins, for what is missing from it.
    pub(super) span: Range<usize>,
    asked: RefCell<BTreeSet<&'static str>>,
}

impl<'f, 't> Fields<'f, 't> {
    pub(super) fn new(file: &'f File<'f>, table: &'t DeTable<'f>, span: Range<usize>) -> Self {
        Self { file, table, span, asked: RefCell::default() }
    }

    /// The keys of a whole file, whose `format` is looked at first.
    pub(super) fn of_file(file: &'f File<'f>, table: &'t Spanned<DeTable<'f>>) -> Self {
        let fields = Self::new(file, table.get_ref(), 0..0);
        let format = fields.number("format");
        if format.value != FORMAT && format.span != fields.span {
            file.report(
                Code::WrongFormat,
                &format.span,
                format!("format {} is unknown", format.value),
                "",
                format!("this program reads `format = {FORMAT}`"),
            );
        }
        fields
    }

    fn get(&self, key: &'static str) -> Option<&'t Spanned<DeValue<'f>>> {
        self.asked.borrow_mut().insert(key);
        self.table.get(key)
    }

    /// A value of any type, which the caller looks into.
    pub(super) fn value(&self, key: &'static str) -> Option<&'t DeValue<'f>> {
        self.get(key).map(Spanned::get_ref)
    }

    fn missing(&self, key: &str) {
        self.file.report(
            Code::MissingKey,
            &self.span,
            format!("`{key}` is missing"),
            "",
            format!("write `{key} = ...` here"),
        );
    }

    fn wrong_type(&self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let found = value.get_ref().type_str();
        if value.span().is_empty() {
            // It stands in for what could not be read, which was reported.
            return;
        }
        self.file.report(
            Code::WrongType,
            &value.span(),
            format!("`{key}` is {} {found}", article(found)),
            format!("{wanted} belongs here"),
            "",
        );
    }

    /// The bytes of a key's value, or of the table if there is no such key.
    pub(super) fn span_of(&self, key: &str) -> Range<usize> {
        self.table.get(key).map_or(self.span.clone(), Spanned::span)
    }

    /// A text that has to be there and says something.
    pub(super) fn text(&self, key: &'static str) -> Located<String> {
        self.optional_text(key).unwrap_or_else(|| {
            if self.table.get(key).is_none() {
                self.missing(key);
            }
            Located { value: String::new(), span: self.span.clone() }
        })
    }

    /// A text that may be left out, but says something if it is there.
    pub(super) fn optional_text(&self, key: &'static str) -> Option<Located<String>> {
        let value = self.get(key)?;
        self.as_text(key, value)
    }

    fn as_text(&self, key: &str, value: &Spanned<DeValue<'f>>) -> Option<Located<String>> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(key, value, "text in quotes");
            return None;
        };
        if text.trim().is_empty() {
            self.file.report(
                Code::EmptyValue,
                &value.span(),
                format!("there is nothing in `{key}`"),
                "",
                "write something, or take it out",
            );
        }
        let text = if text.trim().is_empty() { "" } else { text.trim_matches(['\n', '\r']) };
        // Files that were saved on another system have other ends of lines.
        let text = self.file.filled_in(text.replace("\r\n", "\n"), &value.span());
        Some(Located { value: text, span: value.span() })
    }

    /// An id that has to be there.
    pub(super) fn id(&self, key: &'static str) -> Located<String> {
        let id = self.text(key);
        if !is_id(&id.value) && !id.value.is_empty() {
            let message = format!("{} is not an id", quoted(&id.value));
            let help = "an id has lower-case letters, digits and hyphens";
            self.file.report(Code::BadId, &id.span, message, "", help);
        }
        id
    }

    /// A list of texts; empty if it is left out.
    pub(super) fn texts(&self, key: &'static str) -> Vec<Located<String>> {
        self.array(key).into_iter().flatten().filter_map(|value| self.as_text(key, value)).collect()
    }

    /// A list of texts that has to be there with at least one.
    pub(super) fn some_texts(&self, key: &'static str) -> Vec<Located<String>> {
        let texts = self.texts(key);
        self.need_entries(key);
        texts
    }

    /// Reports a list that is missing or empty.
    pub(super) fn need_entries(&self, key: &'static str) {
        if self.table.get(key).is_none() {
            self.missing(key);
        } else if self.length(key) == Some(0) {
            let message = format!("`{key}` is empty");
            self.file.report(Code::EmptyValue, &self.span_of(key), message, "", "write at least one");
        }
    }

    /// A list; nothing if it is left out.
    pub(super) fn array(&self, key: &'static str) -> Option<&'t DeArray<'f>> {
        let value = self.get(key)?;
        let array = value.get_ref().as_array();
        if array.is_none() {
            self.wrong_type(key, value, "a list in square brackets");
        }
        array
    }

    /// How many entries a list has as written, wrong ones included; nothing if there is no list.
    pub(super) fn length(&self, key: &str) -> Option<usize> {
        Some(self.table.get(key)?.get_ref().as_array()?.iter().count())
    }

    /// `true` or `false`; false if it is left out.
    pub(super) fn flag(&self, key: &'static str) -> bool {
        let Some(value) = self.get(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong_type(key, value, "true or false");
            false
        })
    }

    /// A whole number that has to be there.
    pub(super) fn number(&self, key: &'static str) -> Located<u32> {
        self.optional_number(key).unwrap_or_else(|| {
            if self.table.get(key).is_none() {
                self.missing(key);
            }
            Located { value: 0, span: self.span.clone() }
        })
    }

    /// A whole number from 0 up that may be left out.
    pub(super) fn optional_number(&self, key: &'static str) -> Option<Located<u32>> {
        let value = self.get(key)?;
        self.as_number(key, value)
    }

    fn as_number(&self, key: &str, value: &Spanned<DeValue<'f>>) -> Option<Located<u32>> {
        let Some(integer) = value.get_ref().as_integer() else {
            self.wrong_type(key, value, "a whole number");
            return None;
        };
        match u32::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(number) => Some(Located { value: number, span: value.span() }),
            Err(_) => {
                self.file.report(
                    Code::OutOfRange,
                    &value.span(),
                    format!("`{key}` can't be {}", integer.as_str()),
                    "",
                    "write a whole number from 0 up",
                );
                None
            }
        }
    }

    /// A whole number within bounds that may be left out; both bounds are allowed.
    pub(super) fn optional_bounded(&self, key: &'static str, low: u32, high: u32) -> Option<u32> {
        let number = self.optional_number(key)?;
        if !(low..=high).contains(&number.value) {
            let message = format!("`{key}` is {}", number.value);
            self.file.report(
                Code::OutOfRange,
                &number.span,
                message,
                "",
                format!("write a number from {low} to {high}"),
            );
        }
        Some(number.value.clamp(low, high))
    }

    /// A whole number within bounds that has to be there.
    pub(super) fn bounded(&self, key: &'static str, low: u32, high: u32) -> u32 {
        self.optional_bounded(key, low, high).unwrap_or_else(|| {
            if self.table.get(key).is_none() {
                self.missing(key);
            }
            low
        })
    }

    /// A number of marks, 0 to 100, that may be left out.
    pub(super) fn optional_marks(&self, key: &'static str) -> Option<u32> {
        let marks = self.optional_number(key)?;
        if marks.value > FULL_MARKS {
            self.file.report(
                Code::OutOfRange,
                &marks.span,
                format!("`{key}` is over 100"),
                "",
                "marks run from 0 to 100",
            );
        }
        Some(marks.value)
    }

    /// A number of marks, 0 to 100, that has to be there.
    pub(super) fn marks(&self, key: &'static str) -> u32 {
        self.optional_marks(key).unwrap_or_else(|| {
            if self.table.get(key).is_none() {
                self.missing(key);
            }
            0
        })
    }

    /// A list of whole numbers.
    pub(super) fn numbers(&self, key: &'static str) -> Vec<Located<u32>> {
        self.array(key).into_iter().flatten().filter_map(|value| self.as_number(key, value)).collect()
    }

    /// A table below this one; nothing if it is left out.
    pub(super) fn table(&self, key: &'static str) -> Option<Fields<'f, 't>> {
        let value = self.get(key)?;
        match value.get_ref().as_table() {
            Some(table) => Some(Fields::new(self.file, table, value.span())),
            None => {
                self.wrong_type(key, value, "a table");
                None
            }
        }
    }

    /// A table below this one that has to be there.
    pub(super) fn some_table(&self, key: &'static str) -> Option<Fields<'f, 't>> {
        let table = self.table(key);
        if self.table.get(key).is_none() {
            self.file.report(
                Code::MissingKey,
                &self.span,
                format!("`[{key}]` is missing"),
                "",
                format!("write a table `[{key}]`"),
            );
        }
        table
    }

    /// The tables written as `[[key]]`; empty if there are none.
    pub(super) fn tables(&self, key: &'static str) -> Vec<Fields<'f, 't>> {
        let mut tables = Vec::new();
        let Some(value) = self.get(key) else { return tables };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, value, &format!("`[[{key}]]` in double brackets"));
            return tables;
        };
        for value in array {
            match value.get_ref().as_table() {
                Some(table) => tables.push(Fields::new(self.file, table, value.span())),
                None => self.wrong_type(key, value, "a table"),
            }
        }
        tables
    }

    /// The tables written as `[[key]]`, of which there has to be one.
    pub(super) fn some_tables(&self, key: &'static str) -> Vec<Fields<'f, 't>> {
        let tables = self.tables(key);
        if self.table.get(key).is_none() || self.length(key) == Some(0) {
            self.file.report(
                Code::MissingKey,
                &self.span,
                format!("there is no `[[{key}]]`"),
                "",
                format!("write at least one table `[[{key}]]`"),
            );
        }
        tables
    }

    /// Every key with its value, for tables whose keys are names.
    pub(super) fn entries(&self) -> impl Iterator<Item = (Located<String>, &'t Spanned<DeValue<'f>>)> {
        self.table.iter().map(|(key, value)| (Located { value: key.get_ref().to_string(), span: key.span() }, value))
    }

    /// Reports every key that was not asked for.
    pub(super) fn finish(self) {
        let asked = self.asked.into_inner();
        for key in self.table.keys().filter(|key| !asked.contains(key.get_ref().as_ref())) {
            let name = key.get_ref().as_ref();
            let near = nearest(name, asked.iter().copied()).map(|near| format!("did you mean `{near}`?"));
            let known: Vec<&str> = asked.iter().copied().collect();
            self.file.report(
                Code::UnknownKey,
                &key.span(),
                format!("unknown key {}", quoted(name)),
                near.unwrap_or_default(),
                format!("known here: {}", known.join(", ")),
            );
        }
    }
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}
