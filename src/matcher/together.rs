//! Phrases that have to stand together: all in any order, or one after the other.

use super::Hit;
use super::hits::Hits;
use crate::pattern::Within;
use crate::text::Text;
use smallvec::{SmallVec, smallvec};

/// Most patterns have no more phrases than this; those that have take a little longer.
const USUAL: usize = 6;

/// The hits of several nodes.
pub(super) struct Lists<'a> {
    hits: &'a Hits,
    nodes: &'a [u32],
}

impl<'a> Lists<'a> {
    /// The hits of `nodes`, of which there is at least one.
    pub(super) fn new(hits: &'a Hits, nodes: &'a [u32]) -> Self {
        Self { hits, nodes }
    }

    fn get(&self, number: usize) -> &'a [Hit] {
        self.hits.of(self.nodes[number])
    }

    /// A place in each list, at its beginning.
    fn heads(&self) -> SmallVec<[usize; USUAL]> {
        smallvec![0; self.nodes.len()]
    }
}

/// The unit that a hit lies in as a whole, if it does.
fn unit(hit: Hit, within: Within, text: &Text) -> Option<usize> {
    match within {
        Within::Clause => Some(text.clause_of(hit.first)).filter(|clause| *clause == text.clause_of(hit.end - 1)),
        Within::Sentence => Some(text.sentence_of(hit.first)),
        Within::Words(_) => Some(text.paragraph_of(hit.first)),
        Within::Answer => Some(0),
    }
}

/// The narrowest place in each unit that holds a hit of every list, whatever their order.
///
/// The head of every list is looked at; the one that begins first is moved on, since no narrower
/// place can begin there.
pub(super) fn all(lists: &Lists<'_>, within: Within, text: &Text, found: &mut Vec<Hit>) {
    let mut heads = lists.heads();
    let mut best: Option<(usize, Hit)> = None;
    loop {
        let mut first: Option<(usize, Hit)> = None;
        let (mut end, mut same, mut common) = (0, true, None);
        for (list, head) in heads.iter_mut().enumerate() {
            // A phrase that runs over the end of a clause lies in none.
            while lists.get(list).get(*head).is_some_and(|hit| unit(*hit, within, text).is_none()) {
                *head += 1;
            }
            let Some(hit) = lists.get(list).get(*head).copied() else {
                found.extend(best.map(|(_, hit)| hit));
                return;
            };
            if first.is_none_or(|(_, earliest)| hit < earliest) {
                first = Some((list, hit));
            }
            end = end.max(hit.end);
            let place = unit(hit, within, text);
            same &= place.is_some() && *common.get_or_insert(place) == place;
        }
        let Some((earliest, start)) = first else { return };
        let place = Hit { first: start.first, end };
        let unit = common.flatten().unwrap_or(0);
        let narrow = match within {
            Within::Words(most) => (place.end - place.first) as usize <= most,
            _ => true,
        };
        if same && narrow {
            match best {
                Some((of, held)) if of == unit && !matches!(within, Within::Words(_)) => {
                    if place.end - place.first < held.end - held.first {
                        best = Some((unit, place));
                    }
                }
                Some((_, held)) if held.end > place.first => {}
                _ => {
                    found.extend(best.map(|(_, hit)| hit));
                    best = Some((unit, place));
                }
            }
        }
        heads[earliest] += 1;
    }
}

/// In each unit, one place in which the lists have hits one after the other.
pub(super) fn order(lists: &Lists<'_>, within: Within, text: &Text, found: &mut Vec<Hit>) {
    let mut heads = lists.heads();
    for start in lists.get(0).iter().copied() {
        let Some(place) = unit(start, within, text) else { continue };
        if found.last().is_some_and(|last| last.end > start.first) {
            continue;
        }
        let mut end = start.end;
        let complete = heads.iter_mut().enumerate().skip(1).all(|(number, head)| {
            let list = lists.get(number);
            while list.get(*head).is_some_and(|hit| hit.first < end) {
                *head += 1;
            }
            let next = list.get(*head).copied();
            end = next.map_or(end, |hit| hit.end);
            next.is_some_and(|hit| unit(hit, within, text) == Some(place))
        });
        let narrow = match within {
            Within::Words(most) => (end - start.first) as usize <= most,
            _ => true,
        };
        if complete && narrow {
            found.push(Hit { first: start.first, end });
        }
    }
}
