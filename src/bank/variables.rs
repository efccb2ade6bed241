//! The variables of a problem: numbers that the seed draws, and numbers that follow from them.
//!
//! They are filled in while the file is read, so that everything behind it has one problem with plain
//! numbers in it. Arithmetic is decimal and exact to 28 digits: every machine comes to the same.

use super::fields::Fields;
use super::file::{File, quoted};
use crate::diagnostic::{Code, nearest};
use exmex::{BinOp, Express, FlatEx, MakeOperators, Operator, ops_factory};
use rust_decimal::{Decimal, Error, RoundingStrategy};
use std::collections::BTreeMap;
use std::ops::Range;
use std::str::FromStr;
use toml::Spanned;
use toml::de::DeValue;

/// What was drawn, by its name, as it stands in the texts.
pub(super) type Drawn = BTreeMap<String, String>;

/// From this number on thousands are parted by commas.
const PARTED_FROM: i64 = 10_000;
/// More digits after the point nobody reads, and none are compared.
const MOST_DECIMALS: u32 = 6;
/// A range gives no more numbers than this.
const MOST_NUMBERS: u64 = 10_000;
/// Nobody writes more in one go, and longer ones take their time; in bytes.
const LONGEST_EXPRESSION: usize = 1_000;
const HELP: &str = "write [20, 30, 50], { from = 20, to = 100, step = 10 }, or an expression in quotes";

/// A number of an expression; nothing once something was divided by nought or grew too large.
#[derive(Debug, Clone, Default)]
struct Value(Option<Decimal>);

impl FromStr for Value {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        text.parse().map(|number| Self(Some(number)))
    }
}

fn both(one: Value, other: Value, apply: impl Fn(Decimal, Decimal) -> Option<Decimal>) -> Value {
    Value(one.0.zip(other.0).and_then(|(one, other)| apply(one, other)))
}

ops_factory!(
    Arithmetic,
    Value,
    Operator::make_bin_unary(
        "+",
        BinOp { apply: |a, b| both(a, b, Decimal::checked_add), prio: 1, is_commutative: true },
        |a| a
    ),
    Operator::make_bin_unary(
        "-",
        BinOp { apply: |a, b| both(a, b, Decimal::checked_sub), prio: 1, is_commutative: false },
        |a| Value(a.0.map(|a| -a))
    ),
    Operator::make_bin("*", BinOp { apply: |a, b| both(a, b, Decimal::checked_mul), prio: 2, is_commutative: true }),
    Operator::make_bin("/", BinOp { apply: |a, b| both(a, b, Decimal::checked_div), prio: 2, is_commutative: false }),
    Operator::make_unary("ceil", |a| Value(a.0.map(|a| a.ceil()))),
    Operator::make_unary("floor", |a| Value(a.0.map(|a| a.floor()))),
    Operator::make_unary("round", |a| Value(
        a.0.map(|a| a.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero))
    ))
);

/// A variable that follows from others.
struct Derived {
    name: String,
    span: Range<usize>,
    expression: FlatEx<Value, Arithmetic>,
}

/// Draws the variables of the problem `id`.
pub(super) fn draw(fields: &Fields<'_, '_>, id: &str, seed: u64) -> Drawn {
    let Some(table) = fields.table("variables") else { return Drawn::new() };
    let file = table.file;
    let mut known: BTreeMap<String, Decimal> = BTreeMap::new();
    let mut open: Vec<Derived> = Vec::new();
    for (name, value) in table.entries() {
        if !is_name(&name.value) {
            let message = format!("{} is not the name of a variable", quoted(&name.value));
            let help =
                "begin with a lower-case letter; digits and underscores may follow; ceil, floor and round are taken";
            file.report(Code::BadVariable, &name.span, message, "", help);
        } else if let Some(source) = value.get_ref().as_str().filter(|source| source.len() > LONGEST_EXPRESSION) {
            let message = format!("an expression of {} bytes", source.len());
            file.report(Code::BadVariable, &value.span(), message, "", "break it into several variables");
        } else if let Some(source) = value.get_ref().as_str() {
            match FlatEx::parse(source) {
                Ok(expression) => open.push(Derived { name: name.value, span: value.span(), expression }),
                Err(error) => {
                    let message = format!("the expression {} does not parse", quoted(source));
                    let help = "write numbers, variables, + - * / ( ), and ceil, floor or round before a bracket";
                    file.report(Code::BadVariable, &value.span(), message, error.msg(), help);
                }
            }
        } else {
            let numbers = numbers(file, value);
            let lot = lot(seed, id, &name.value);
            let place = usize::try_from(lot % (numbers.len() as u64).max(1)).unwrap_or(0);
            known.extend(numbers.get(place).map(|number| (name.value.clone(), *number)));
        }
    }
    // What follows from others waits for them, in whatever order they are written.
    loop {
        let before = open.len();
        open.retain(|Derived { name, span, expression }| {
            let values: Option<Vec<Value>> =
                expression.var_names().iter().map(|name| known.get(name).map(|number| Value(Some(*number)))).collect();
            let Some(values) = values else { return true };
            match expression.eval(&values) {
                Ok(Value(Some(number))) => drop(known.insert(name.clone(), number)),
                _ => {
                    let message = format!("`{name}` comes to no number");
                    file.report(Code::BadVariable, span, message, "", "see that nothing is divided by 0");
                }
            }
            false
        });
        if open.len() == before {
            break;
        }
    }
    for Derived { name, span, expression } in open {
        let missing = expression.var_names().iter().find(|name| !known.contains_key(*name));
        let missing = missing.map(String::as_str).unwrap_or_default();
        let label = nearest(missing, known.keys().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
        let message = format!("`{name}` needs {}, which has no value", quoted(missing));
        file.report(Code::BadVariable, &span, message, label.unwrap_or_default(), HELP);
    }
    known.into_iter().map(|(name, number)| (name, shown(number))).collect()
}

/// The numbers that are drawn from.
fn numbers(file: &File<'_>, value: &Spanned<DeValue<'_>>) -> Vec<Decimal> {
    let wrong = |message: &str| {
        file.report(Code::BadVariable, &value.span(), message, "", HELP);
        Vec::new()
    };
    if let Some(list) = value.get_ref().as_array() {
        let numbers: Vec<Decimal> = list.iter().filter_map(|entry| decimal(entry.get_ref())).collect();
        return if numbers.is_empty() || numbers.len() < list.iter().count() {
            wrong("this is no list of numbers")
        } else {
            numbers
        };
    }
    let Some(table) = value.get_ref().as_table() else { return wrong("this is nothing to draw from") };
    let range = Fields::new(file, table, value.span());
    let [from, to, step] = ["from", "to", "step"].map(|key| range.value(key).and_then(decimal));
    range.finish();
    let (Some(from), Some(to), Some(step)) = (from, to, step) else {
        return wrong("`from`, `to` and `step` are numbers");
    };
    let count = to.checked_sub(from).and_then(|length| length.checked_div(step));
    match count.map(|count| count.floor()).and_then(|count| u64::try_from(count).ok()) {
        Some(count) if step > Decimal::ZERO && count < MOST_NUMBERS => {
            (0..=count).filter_map(|number| step.checked_mul(number.into())?.checked_add(from)).collect()
        }
        _ => wrong("`step` does not lead from `from` to `to`, or in too many steps"),
    }
}

fn decimal(value: &DeValue<'_>) -> Option<Decimal> {
    let written = value.as_integer().filter(|integer| integer.radix() == 10).map(toml::de::DeInteger::as_str);
    written.or_else(|| value.as_float().map(toml::de::DeFloat::as_str))?.parse().ok()
}

/// What decides which number is drawn.
fn lot(seed: u64, id: &str, name: &str) -> u64 {
    let hash = blake3::hash(format!("{seed}/{id}/{name}").as_bytes());
    hash.as_bytes().iter().take(8).fold(0, |lot, byte| lot << 8 | u64::from(*byte))
}

/// A number as people write it.
fn shown(number: Decimal) -> String {
    let plain = number.round_dp(MOST_DECIMALS).normalize().to_string();
    if number.abs() < PARTED_FROM.into() {
        return plain;
    }
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::new();
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at) % 3 == 0 && !out.ends_with('-') {
            out.push(',');
        }
        out.push(digit);
    }
    fraction.into_iter().for_each(|fraction| out.extend([".", fraction]));
    out
}

/// Whether a text can be the name of a variable.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        && !["ceil", "floor", "round"].contains(&text)
}
