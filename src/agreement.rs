//! How well two markers agree on the same answers.
//!
//! One of them is the measure (a person, say) and the other is measured (the rules). All figures
//! are those that the field uses, so that they can be held against other graders'. They describe
//! marks and are no part of any, so here alone fractions are worked with; the operations used are
//! the ones that every machine rounds alike.

#![allow(clippy::float_arithmetic, reason = "figures about marks are fractions; no mark is made of them")]

/// What one marker gave an answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    /// The number of the level, counted from 0.
    pub level: usize,
    /// The mark, 0 to 100. People give halves and quarters.
    pub mark: f64,
}

/// What two markers gave the same answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// By the marker who is the measure.
    pub expected: Verdict,
    /// By the one who is measured.
    pub given: Verdict,
}

/// One figure, and between which values it probably lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The figure; nothing if the answers do not tell, such as a kappa where everybody gave the
    /// same level to all.
    pub value: Option<f64>,
    /// The bounds of the 95 % interval, by the percentiles of resampled answers; nothing for fewer than ten
    /// answers.
    pub interval: Option<(f64, f64)>,
}

/// How well two markers agree.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Agreement {
    /// How many answers both marked.
    pub answers: usize,
    /// The share of answers that got the same level, 0 to 1.
    pub accuracy: Figure,
    /// The mean of the levels' F1, 0 to 1: a rare level counts as much as a frequent one. Levels
    /// that neither marker gave are left out.
    pub macro_f1: Figure,
    /// Cohen's kappa with quadratic weights, at most 1: 0 is what chance would reach. (J. Cohen,
    /// "Weighted kappa", Psychological Bulletin 70, 1968.)
    pub kappa_quadratic: Figure,
    /// The correlation of the marks after Pearson, -1 to 1.
    pub pearson: Figure,
    /// The root of the mean squared difference of the marks, as parts of the highest mark: 0 to 1.
    pub rmse: Figure,
    /// How many answers got which level: a row for each level expected, a column for each given.
    pub confusion: Vec<Vec<usize>>,
}

/// How often answers are drawn anew for the intervals. (B. Efron, "Bootstrap methods: another look
/// at the jackknife", The Annals of Statistics 7, 1979.)
const RESAMPLES: usize = 1000;
/// So many resamples lie beyond each bound: 2.5 %.
const BEYOND: usize = RESAMPLES / 40;
/// Fewer answers say nothing about others.
const FEWEST: usize = 10;
/// Where the draw begins, so that it is the same every time.
const SEED: u64 = 1968;

impl Agreement {
    /// Compares two markers' verdicts on the same answers; the scale has so many `levels`. A level
    /// beyond them is in no confusion.
    #[must_use]
    pub fn of(levels: usize, pairs: &[Pair]) -> Self {
        let values = Values::of(levels, pairs.iter().copied());
        let mut lot = Lot(SEED);
        let mut resamples: Vec<[Option<f64>; FIGURES]> = Vec::with_capacity(RESAMPLES);
        for _ in 0..RESAMPLES {
            let drawn = (0..pairs.len()).map(|_| pairs[lot.below(pairs.len())]);
            resamples.push(Values::of(levels, drawn).figures);
        }
        let figure = |number: usize| {
            let mut drawn: Vec<f64> = resamples.iter().filter_map(|figures| figures[number]).collect();
            drawn.sort_by(f64::total_cmp);
            // Where a figure is undefined in some resamples the rest would flatter it.
            let bounds = (drawn.len() == RESAMPLES && pairs.len() >= FEWEST)
                .then(|| (drawn[BEYOND], drawn[RESAMPLES - 1 - BEYOND]));
            Figure { value: values.figures[number], interval: bounds.filter(|_| values.figures[number].is_some()) }
        };
        Self {
            answers: pairs.len(),
            accuracy: figure(0),
            macro_f1: figure(1),
            kappa_quadratic: figure(2),
            pearson: figure(3),
            rmse: figure(4),
            confusion: values.confusion,
        }
    }
}

/// How many figures there are: accuracy, macro-F1, kappa, Pearson's correlation, RMSE.
const FIGURES: usize = 5;
/// The highest mark, as a fraction's denominator.
const FULL: f64 = 100.0;

struct Values {
    figures: [Option<f64>; FIGURES],
    confusion: Vec<Vec<usize>>,
}

impl Values {
    fn of(levels: usize, pairs: impl Iterator<Item = Pair>) -> Self {
        let mut confusion = vec![vec![0; levels]; levels];
        let mut marks = Marks::default();
        for Pair { expected, given } in pairs {
            if let Some(count) =
                confusion.get_mut(expected.level).and_then(|row: &mut Vec<usize>| row.get_mut(given.level))
            {
                *count += 1;
            }
            marks.add(expected.mark / FULL, given.mark / FULL);
        }
        let figures = [accuracy(&confusion), macro_f1(&confusion), kappa(&confusion), marks.pearson(), marks.rmse()];
        Self { figures, confusion }
    }
}

fn real(number: usize) -> f64 {
    number as f64
}

fn total(confusion: &[Vec<usize>]) -> usize {
    confusion.iter().flatten().sum()
}

fn ratio(part: f64, whole: f64) -> Option<f64> {
    (whole != 0.0).then(|| part / whole)
}

fn accuracy(confusion: &[Vec<usize>]) -> Option<f64> {
    let same: usize = confusion.iter().enumerate().map(|(level, row)| row[level]).sum();
    ratio(real(same), real(total(confusion)))
}

/// How many answers each level was expected for and given to.
fn margins(confusion: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let column = |level: usize| confusion.iter().map(|row| row[level]).sum();
    confusion.iter().enumerate().map(|(level, row)| (row.iter().sum(), column(level))).collect()
}

fn macro_f1(confusion: &[Vec<usize>]) -> Option<f64> {
    let margins = margins(confusion);
    let used = margins.iter().enumerate().filter(|(_, (expected, given))| expected + given > 0);
    let f1: Vec<f64> =
        used.map(|(level, (expected, given))| real(2 * confusion[level][level]) / real(expected + given)).collect();
    ratio(f1.iter().sum(), real(f1.len()))
}

fn kappa(confusion: &[Vec<usize>]) -> Option<f64> {
    let margins = margins(confusion);
    let (mut seen, mut by_chance) = (0.0, 0.0);
    for (row, counts) in confusion.iter().enumerate() {
        for (column, count) in counts.iter().enumerate() {
            let weight = real(row.abs_diff(column).pow(2));
            seen += weight * real(*count);
            by_chance += weight * real(margins[row].0) * real(margins[column].1);
        }
    }
    ratio(seen * real(total(confusion)), by_chance).map(|share| 1.0 - share)
}

/// Sums over pairs of marks.
#[derive(Debug, Default)]
struct Marks {
    pairs: Vec<(f64, f64)>,
}

impl Marks {
    fn add(&mut self, expected: f64, given: f64) {
        self.pairs.push((expected, given));
    }

    fn sum(&self, term: impl Fn(&(f64, f64)) -> f64) -> f64 {
        self.pairs.iter().map(term).sum()
    }

    fn rmse(&self) -> Option<f64> {
        ratio(self.sum(|(expected, given)| (expected - given) * (expected - given)), real(self.pairs.len()))
            .map(f64::sqrt)
    }

    fn pearson(&self) -> Option<f64> {
        // Where one marker gave the same mark to all, what rounding leaves is no spread.
        let (first_expected, first_given) = *self.pairs.first()?;
        let constant = |pair: fn(&(f64, f64)) -> f64, first: f64| self.pairs.iter().all(|one| pair(one) == first);
        if constant(|pair| pair.0, first_expected) || constant(|pair| pair.1, first_given) {
            return None;
        }
        let count = real(self.pairs.len());
        let expected = ratio(self.sum(|pair| pair.0), count)?;
        let given = ratio(self.sum(|pair| pair.1), count)?;
        let spread = self.sum(|pair| (pair.0 - expected) * (pair.0 - expected))
            * self.sum(|pair| (pair.1 - given) * (pair.1 - given));
        ratio(self.sum(|pair| (pair.0 - expected) * (pair.1 - given)), spread.sqrt())
    }
}

/// Draws numbers, the same ones every time. (G. Steele and others, "Fast splittable pseudorandom
/// number generators", OOPSLA 2014: the mixer known as SplitMix64.)
struct Lot(u64);

impl Lot {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        // The high half of the product is evenly spread over the numbers below `end`.
        usize::try_from((u128::from(mixed) * end as u128) >> 64).unwrap_or(0)
    }
}
