//! A pack to practise with: no phases, no clock, one problem after the other.

use super::course::lot;
use crate::pack::{Pack, Phase};

/// Nobody practises for longer, in minutes.
const NO_LIMIT: u32 = 1 << 20;

/// The pack with one part in place of its phases, which asks all of its problems: an easy one opens, and the
/// medium ones follow first unless the candidate wishes otherwise. The seed decides the order of equals.
#[must_use]
pub fn practice(mut pack: Pack, seed: u64) -> Pack {
    let first = pack.problems.iter().min_by_key(|problem| (problem.difficulty, lot(seed, &problem.id)));
    let opening = first.map(|problem| problem.id.clone()).unwrap_or_default();
    let pool: Vec<String> =
        pack.problems.iter().map(|problem| problem.id.clone()).filter(|id| *id != opening).collect();
    let problems = pack.problems.len();
    let title = pack.title.clone();
    pack.phases = vec![Phase { title, minutes: NO_LIMIT, problems, opening, pool }];
    pack
}
