//! Items in groups, all in one piece of memory.

/// The items of each of some groups.
#[derive(Debug, Clone)]
pub(super) struct Groups<T> {
    /// Where each group begins in `items`; one more for the end of the last.
    begins: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy + Default> Groups<T> {
    /// Puts items into `count` groups, numbered from 0: each into the one that it is paired with,
    /// where they keep their order. Counted rather than sorted, since every start does this anew.
    pub(super) fn new(count: usize, pairs: &[(u32, T)]) -> Self {
        let mut begins = vec![0; count + 1];
        pairs.iter().for_each(|(group, _)| begins[*group as usize + 1] += 1);
        let mut end = 0;
        for begin in &mut begins {
            end += *begin;
            *begin = end;
        }
        let mut next = begins.clone();
        let mut items = vec![T::default(); pairs.len()];
        for (group, item) in pairs {
            let place = &mut next[*group as usize];
            items[*place as usize] = *item;
            *place += 1;
        }
        Self { begins, items }
    }

    /// The items of a group.
    pub(super) fn of(&self, group: u32) -> &[T] {
        let group = group as usize;
        &self.items[self.begins[group] as usize..self.begins[group + 1] as usize]
    }
}
