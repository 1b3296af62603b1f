//! Room for one more, by moving others whom it costs nothing.
use std::collections::HashSet;

use super::timetable::Timetable;

/// How many exchanges one search for room tries, and how deep one leads to the next.
const EXCHANGES: usize = 2_000;
const DEPTH: usize = 12;

/// A search for room: each pair moves once at most, so it ends, and what did not help once is not tried again.
struct Search {
    moved: HashSet<usize>,
    left: usize,
}

impl Timetable<'_> {
    /// Kőnig's step: the person is free at one time, the target at another; along the path of those who have an appointment at
    /// one of the two, everybody changes to the other. With equal times everywhere this always succeeds.
    pub(super) fn swap_times(&mut self, pair: usize) -> bool {
        let wish = &self.problem.pairs[pair];
        let slots = &self.problem.targets[wish.target].slots;
        let open: Vec<usize> = slots.iter().copied().filter(|&slot| self.has_seat(slot)).collect();
        for &wanted in &wish.usable {
            if self.effort == 0 {
                return false;
            }
            if !self.in_the_way(pair, wanted).is_empty() {
                continue;
            }
            for &open in &open {
                self.effort = self.effort.saturating_sub(1);
                if !self.problem.same_time(wanted, open) && self.follow(pair, [wanted, open]) {
                    return true;
                }
            }
        }
        false
    }

    /// Follows the path of two times from a pair that takes the first.
    fn follow(&mut self, pair: usize, times: [usize; 2]) -> bool {
        let start = self.journal.len();
        let (mut moving, mut time) = (pair, 0);
        let mut moved = HashSet::from([pair]);
        while let Some((slot, holder)) = self.enter(moving, times[time], times[1 - time], &moved) {
            self.effort = self.effort.saturating_sub(1);
            let mut out = self.in_the_way(moving, slot);
            out.extend(holder);
            for &pair in &out {
                self.set(pair, None);
            }
            self.set(moving, Some(slot));
            match out[..] {
                [] => return true,
                [next] if moved.insert(next) => (moving, time) = (next, 1 - time),
                _ => break,
            }
        }
        self.roll_back(start);
        false
    }

    /// A slot of the pair's target at this time, and who has to leave it, if anybody: best somebody who is free at the other time.
    fn enter(
        &self,
        pair: usize,
        time: usize,
        other: usize,
        moved: &HashSet<usize>,
    ) -> Option<(usize, Option<usize>)> {
        let usable = &self.problem.pairs[pair].usable;
        let at_time: Vec<usize> =
            usable.iter().copied().filter(|&slot| self.problem.same_time(slot, time)).collect();
        if let Some(&slot) = at_time.iter().find(|&&slot| self.has_seat(slot)) {
            return Some((slot, None));
        }
        let holders =
            at_time.iter().flat_map(|&slot| self.holders[slot].iter().map(move |&pair| (pair, slot)));
        holders
            .filter(|(holder, _)| !moved.contains(holder))
            .min_by_key(|&(holder, _)| self.in_the_way(holder, other).len())
            .map(|(holder, slot)| (slot, Some(holder)))
    }

    pub(super) fn exchange(&mut self, pair: usize) -> bool {
        let before = EXCHANGES.min(self.effort);
        let mut search = Search { moved: HashSet::from([pair]), left: before };
        let found = self.make_room(pair, DEPTH, &mut search);
        self.effort -= before - search.left;
        found
    }

    /// Puts the pair somewhere, and whoever was there somewhere else, and so on.
    fn make_room(&mut self, pair: usize, depth: usize, search: &mut Search) -> bool {
        if self.take_free(pair) {
            return true;
        }
        if depth == 0 {
            return false;
        }
        let problem = self.problem;
        for &slot in &problem.pairs[pair].usable {
            let own = self.in_the_way(pair, slot);
            if own.len() > 2 || own.iter().any(|other| search.moved.contains(other)) {
                continue;
            }
            let holders: Vec<Option<usize>> = if self.has_seat(slot) {
                vec![None]
            } else {
                self.holders[slot].iter().copied().map(Some).collect()
            };
            for holder in holders {
                if holder.is_some_and(|holder| search.moved.contains(&holder)) {
                    continue;
                }
                let Some(left) = search.left.checked_sub(1) else { return false };
                search.left = left;
                let out: Vec<usize> = own.iter().copied().chain(holder).collect();
                let start = self.journal.len();
                for &pair in &out {
                    search.moved.insert(pair);
                    self.set(pair, None);
                }
                self.set(pair, Some(slot));
                if out.iter().all(|&pair| self.make_room(pair, depth - 1, search)) {
                    return true;
                }
                self.roll_back(start);
                if own.iter().any(|other| search.moved.contains(other)) {
                    break;
                }
            }
        }
        false
    }
}
