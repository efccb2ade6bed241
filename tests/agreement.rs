//! The figures of `viva::agreement`, on verdicts small enough to check by hand.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]
#![allow(clippy::float_arithmetic, reason = "figures are fractions")]

use viva::agreement::{Agreement, Figure, Pair, Verdict};

/// Level and mark, as expected and as given.
type Marks = ((usize, f64), (usize, f64));

/// Verdicts of three levels, as (expected, given) pairs of level and mark.
fn agreement(pairs: &[Marks]) -> Agreement {
    let verdict = |(level, mark)| Verdict { level, mark };
    let pairs: Vec<Pair> =
        pairs.iter().map(|(expected, given)| Pair { expected: verdict(*expected), given: verdict(*given) }).collect();
    Agreement::of(3, &pairs)
}

fn near(figure: Figure, value: f64) -> bool {
    figure.value.is_some_and(|figure| (figure - value).abs() < 1e-9)
}

#[test]
fn two_markers_of_one_mind_agree_fully() {
    let same = agreement(&[((0, 10.0), (0, 10.0)), ((1, 50.0), (1, 50.0)), ((2, 90.0), (2, 90.0))]);
    for figure in [same.accuracy, same.macro_f1, same.kappa_quadratic, same.pearson] {
        assert!(near(figure, 1.0), "{figure:?}");
    }
    assert!(near(same.rmse, 0.0));
    assert_eq!(same.confusion, [[1, 0, 0], [0, 1, 0], [0, 0, 1]]);
}

#[test]
fn the_figures_are_those_of_their_formulas() {
    // Rows: novice 1 right, 1 as expert; intermediate 1 right; expert 1 right, 1 as intermediate.
    let mixed = agreement(&[
        ((0, 0.0), (0, 0.0)),
        ((0, 20.0), (2, 80.0)),
        ((1, 50.0), (1, 60.0)),
        ((2, 100.0), (2, 90.0)),
        ((2, 80.0), (1, 60.0)),
    ]);
    assert!(near(mixed.accuracy, 3.0 / 5.0));
    // 2/(2+1), 2/(1+2), 2/(2+2).
    assert!(near(mixed.macro_f1, (2.0 / 3.0 + 2.0 / 3.0 + 1.0 / 2.0) / 3.0));
    // Seen: 4 + 1 = 5. By chance: rows 2, 1, 2; columns 1, 2, 2; (2·2·1 + 2·2·4 + 1·1·1 + 1·2·1 + 2·1·4 + 2·2·1) / 5 = 7.
    assert!(near(mixed.kappa_quadratic, 1.0 - 5.0 / 7.0));
    // Differences 0, .6, .1, .1, .2: squares add up to 0.42.
    assert!(near(mixed.rmse, (0.42_f64 / 5.0).sqrt()));
    assert_eq!(mixed.confusion, [[1, 0, 1], [0, 1, 0], [0, 1, 1]]);
}

#[test]
fn what_the_answers_do_not_tell_has_no_value() {
    let all_alike = agreement(&[((2, 100.0), (2, 100.0)), ((2, 100.0), (2, 100.0))]);
    assert_eq!((all_alike.kappa_quadratic.value, all_alike.pearson.value), (None, None));
    let same_mark = agreement(&[((1, 70.0), (1, 70.0)), ((1, 70.0), (1, 60.0)), ((1, 70.0), (1, 65.0))]);
    assert_eq!(same_mark.pearson.value, None, "0.7 has no exact mean");
    let nothing = agreement(&[]);
    assert_eq!((nothing.answers, nothing.accuracy.value, nothing.rmse.interval), (0, None, None));
}

#[test]
fn intervals_hold_their_value_narrow_with_more_answers_and_are_the_same_every_time() {
    let (few, many) = (agreement(&repeated(12)), agreement(&repeated(200)));
    let width = |figure: Figure| figure.interval.map(|(low, high)| high - low).unwrap();
    let (low, high) = few.accuracy.interval.unwrap();
    assert!(low <= 0.75 && 0.75 <= high);
    assert!(width(many.accuracy) < width(few.accuracy) / 2.0);
    assert_eq!(many, agreement(&repeated(200)));
    assert_eq!(agreement(&repeated(9)).accuracy.interval, None, "nine answers say nothing about others");
}

/// Of four answers three get the same level.
fn repeated(count: usize) -> Vec<Marks> {
    let four = [((0, 0.0), (0, 10.0)), ((1, 50.0), (2, 80.0)), ((2, 90.0), (2, 90.0)), ((1, 60.0), (1, 40.0))];
    four.iter().copied().cycle().take(count).collect()
}
