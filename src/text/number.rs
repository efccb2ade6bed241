//! Numbers as people write them: 16, sixteen, 1,450, 1.45k, 3e5.

use super::Text;
use std::fmt;

/// Numbers are exact: a whole number of millionths.
const SCALE: i128 = 1_000_000;
const SCALE_DIGITS: usize = 6;
/// No written number that matters is longer; more digits would overflow.
const MOST_DIGITS: usize = 24;
/// No number in words is longer. Without an end, a long row of "zero" that comes to nothing would
/// be read anew from each of them.
const MOST_WORDS: usize = 24;

/// An exact decimal number with six digits after the point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number(i128);

impl Number {
    /// Reads one number written in digits, with a magnitude or an exponent behind it if any.
    ///
    /// Gives nothing for what is not a number, or has more than 24 digits.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        if !word.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let digits_end = word.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(word.len());
        let (digits, suffix) = word.split_at(digits_end);
        let plain = without_thousands(digits)?;
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        if whole.is_empty() || whole.len() + fraction.len() > MOST_DIGITS || fraction.contains('.') {
            return None;
        }
        let padded: String = fraction.chars().chain(std::iter::repeat('0')).take(SCALE_DIGITS).collect();
        let value = whole.parse::<i128>().ok()?.checked_mul(SCALE)?.checked_add(padded.parse().ok()?)?;
        let factor = match suffix {
            "" | "st" | "nd" | "rd" | "th" => 1,
            _ => match suffix.strip_prefix('e') {
                Some(exponent) => 10_i128.checked_pow(exponent.parse().ok()?)?,
                None => magnitude(suffix)?,
            },
        };
        value.checked_mul(factor).map(Self)
    }

    /// Reads the number that begins at word `at` of a text: its value and the word after it. It
    /// ends with its sentence.
    #[must_use]
    pub fn at(text: &Text, at: usize) -> Option<(Self, usize)> {
        let sentence = text.tokens().get(at)?.sentence;
        let goes_on = |word: usize| text.tokens().get(word).is_some_and(|token| token.sentence == sentence);
        if let Some(number) = Self::parse(text.word(at)) {
            // A letter that stands alone is a name or a unit rather than a magnitude, but for k.
            let next = text.word(at + 1);
            let factor = magnitude(next).filter(|_| goes_on(at + 1) && (next.len() > 1 || next == "k"));
            let Some(factor) = factor else { return Some((number, at + 1)) };
            return number.0.checked_mul(factor).map(|value| (Self(value), at + 2));
        }
        let (mut total, mut current, mut next) = (0_i128, unit(text.word(at))?, at + 1);
        while next < at + MOST_WORDS && goes_on(next) {
            // "Four hundred and five" is one number, "five and six" are two.
            let joined = text.word(next) == "and" && current > 0 && current % 100 == 0 && goes_on(next + 1);
            if joined && unit(text.word(next + 1)).is_some() {
                next += 1;
            }
            let word = text.word(next);
            if let Some(factor) = magnitude(word) {
                current = current.checked_mul(factor)?;
                if factor > 100 {
                    (total, current) = (total.checked_add(current)?, 0);
                }
            } else if let Some(more) = unit(word).filter(|more| current % 100 == 0 || current % 10 == 0 && *more < 10) {
                current = current.checked_add(more)?;
            } else {
                break;
            }
            next += 1;
        }
        Some((Self(total.checked_add(current)?.checked_mul(SCALE)?), next))
    }

    /// The lowest and the highest number that lie no farther than `tolerance` away.
    #[must_use]
    pub fn around(self, tolerance: Self) -> (Self, Self) {
        (Self(self.0.saturating_sub(tolerance.0)), Self(self.0.saturating_add(tolerance.0)))
    }

    /// This many percent of a number, rounded down; the largest number if that overflows.
    #[must_use]
    pub fn percent_of(self, other: Self) -> Self {
        Self(self.0.checked_mul(other.0).map_or(i128::MAX, |product| product / SCALE / 100))
    }
}

/// In digits, without zeros that say nothing.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / SCALE, self.0 % SCALE);
        let fraction = format!("{rest:0>SCALE_DIGITS$}");
        let fraction = fraction.trim_end_matches('0');
        if fraction.is_empty() { write!(f, "{whole}") } else { write!(f, "{whole}.{fraction}") }
    }
}

/// Takes the commas out that part thousands; a comma that parts a fraction becomes a point.
fn without_thousands(digits: &str) -> Option<String> {
    let mut groups = digits.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    if rest.is_empty() {
        return Some(digits.to_owned());
    }
    // Nobody groups a leading zero: 0,013 is a fraction.
    let thousands =
        first != "0" && rest.iter().all(|group| group.split('.').next().is_some_and(|whole| whole.len() == 3));
    match rest.as_slice() {
        [fraction] if !thousands && !digits.contains('.') => Some(format!("{first}.{fraction}")),
        _ if thousands => Some(digits.replace(',', "")),
        _ => None,
    }
}

fn unit(word: &str) -> Option<i128> {
    Some(match word {
        "zero" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

fn magnitude(word: &str) -> Option<i128> {
    Some(match word {
        "hundred" => 100,
        "thousand" | "k" => 1_000,
        "million" | "mio" | "m" => 1_000_000,
        "billion" | "b" | "g" => 1_000_000_000,
        _ => return None,
    })
}
