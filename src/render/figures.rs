//! The figures of an agreement in words, the same ones on a screen and in a document.

use crate::agreement::{Agreement, Figure};
use crate::evaluation::{Difference, Graded, OfProblem};

/// The names of the figures, in the order of [`figures`].
pub(super) const NAMES: [&str; 5] = ["Accuracy", "Macro-F1", "Kappa", "Pearson", "RMSE"];

/// The figures of an agreement.
pub(super) fn figures(agreement: &Agreement) -> [Figure; 5] {
    [agreement.accuracy, agreement.macro_f1, agreement.kappa_quadratic, agreement.pearson, agreement.rmse]
}

/// A figure with three decimals.
pub(super) fn value(figure: Figure) -> String {
    figure.value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"))
}

/// The bounds of a figure's interval.
pub(super) fn interval(figure: Figure) -> String {
    figure.interval.map_or_else(|| "-".to_owned(), |(low, high)| format!("{low:.2} to {high:.2}"))
}

/// A mark as people write it: without decimals that say nothing.
pub(super) fn mark(mark: f64) -> String {
    format!("{mark:.2}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// How marker and rules differ on an answer, in a line.
pub(super) fn difference(of: &OfProblem<'_, '_>, graded: &Graded<'_>) -> String {
    let level = |level: usize| of.pack.rubric.level_name(level);
    let (expected, given) = (graded.pair.expected, graded.pair.given);
    let what = graded.difference().map_or("the same level", Difference::name);
    format!(
        "{what}: marker {} {}, rules {} {}",
        level(expected.level),
        mark(expected.mark),
        level(given.level),
        mark(given.mark)
    )
}
