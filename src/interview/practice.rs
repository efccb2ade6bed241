//! A pack to practise with: no phases, no clock, one problem after the other.

use super::course::lot;
use crate::pack::{Pack, Phase};

/// Nobody practises for longer, in minutes.
const NO_LIMIT: u32 = 1 << 20;

/// The pack with one part in place of its phases, which asks all of its problems; the medium ones come
/// first unless the candidate wishes otherwise, and the seed decides the order of equals.
#[must_use]
pub fn practice(mut pack: Pack, seed: u64) -> Pack {
    let mut ids: Vec<String> = pack.problems.iter().map(|problem| problem.id.clone()).collect();
    ids.sort_by_key(|id| {
        let difficulty = pack.problem(id).map(|problem| problem.difficulty);
        (difficulty, lot(seed, id))
    });
    let problems = ids.len();
    // The easiest opens: whoever practises is not examined.
    let mut pool = ids.into_iter();
    let opening = pool.next().unwrap_or_default();
    let title = pack.title.clone();
    pack.phases = vec![Phase { title, minutes: NO_LIMIT, problems, opening, pool: pool.collect() }];
    pack
}
