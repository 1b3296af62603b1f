//! When: accepted pairs get slots, and others move to make room.
use std::collections::VecDeque;

use super::problem::{Pair, Problem};

/// How many timetables of one person a search tries.
const OWN_TIMETABLES: usize = 1_000;
/// How many moves all searches together try: some seconds at most, which only the most tangled times need.
const EFFORT: usize = 300_000;
/// How often one pair is put in anew after a stronger one took its time.
const DISPLACED: u8 = 8;

pub(super) struct Timetable<'a> {
    pub(super) problem: &'a Problem,
    pub(super) at: Vec<Option<usize>>,
    /// Who is in each slot.
    pub(super) holders: Vec<Vec<usize>>,
    /// What each pair had before each change, so that a search can be taken back.
    pub(super) journal: Vec<(usize, Option<usize>)>,
    /// How many moves all searches together may still try.
    pub(super) effort: usize,
}

/// A timetable of one person: the new pair and where it goes, and which of the others move where.
struct Claim {
    slot: usize,
    moves: Vec<(usize, usize)>,
}

impl<'a> Timetable<'a> {
    pub(super) fn new(problem: &'a Problem) -> Self {
        let (at, holders) = (vec![None; problem.pairs.len()], vec![Vec::new(); problem.slots.len()]);
        Self { problem, at, holders, journal: Vec::new(), effort: EFFORT }
    }

    pub(super) fn at(&self, pair: usize) -> Option<usize> {
        self.at[pair]
    }

    /// The pairs of the same person that have a time and are better to the person.
    pub(super) fn better(&self, pair: usize) -> impl Iterator<Item = usize> {
        let problem = self.problem;
        self.own(pair).filter(move |&other| problem.pairs[other].rank < problem.pairs[pair].rank)
    }

    /// Whether every seat of the target went to a pair that comes before this one.
    pub(super) fn all_seats_before(&self, pair: usize) -> bool {
        let target = &self.problem.targets[self.problem.pairs[pair].target];
        let before = target.pairs.iter().take(self.problem.pairs[pair].place);
        before.filter(|&&other| self.at[other].is_some()).count() >= target.seats
    }

    /// Gives a time to each of these pairs and to no other, and says for which there is none.
    pub(super) fn fill(&mut self, accepted: &[bool]) -> Vec<usize> {
        let mut waiting = Vec::new();
        for (pair, &accepted) in accepted.iter().enumerate() {
            match (accepted, self.at[pair]) {
                (false, Some(_)) => self.set(pair, None),
                (true, None) => waiting.push(pair),
                _ => {}
            }
        }
        // As people ask: best wishes first, and of those who can come at few times.
        waiting.sort_by_key(|&pair| {
            let wish = &self.problem.pairs[pair];
            (wish.rank, wish.usable.len(), wish.place, pair)
        });
        let mut waiting = VecDeque::from(waiting);
        let (mut tries, mut lost) = (vec![0; self.at.len()], Vec::new());
        while let Some(pair) = waiting.pop_front() {
            self.journal.clear();
            tries[pair] += 1;
            match if tries[pair] > DISPLACED { None } else { self.insert(pair) } {
                Some(displaced) => displaced.into_iter().rev().for_each(|out| waiting.push_front(out)),
                None => lost.push(pair),
            }
        }
        lost
    }

    /// Whether the pair blocks: the person alone can make it fit, without anybody else's moving but for one who comes later at the
    /// target.
    pub(super) fn could_claim(&self, pair: usize) -> bool {
        self.at[pair].is_none() && self.claim(pair).is_some()
    }

    /// Lets a pair that blocks have its way. Whoever had to go gets another time where there is one without more trouble.
    pub(super) fn give_way(&mut self, pair: usize) {
        let Some(claim) = self.claim(pair) else { return };
        self.journal.clear();
        let out = self.take(pair, &claim);
        self.comfort(out);
    }

    /// Gives the pair a time by a long search, where it only pushes out what is worse to the person, and who comes later at the
    /// target; says whether it could.
    pub(super) fn make_fit(&mut self, pair: usize) -> bool {
        let wish = &self.problem.pairs[pair];
        let most = self.problem.people[wish.person].most;
        if self.effort == 0
            || self.at[pair].is_some()
            || wish.usable.is_empty()
            || self.better(pair).count() >= most
            || self.all_seats_before(pair)
        {
            return false;
        }
        self.journal.clear();
        let target = &self.problem.targets[wish.target];
        let taken: Vec<usize> =
            target.pairs.iter().copied().filter(|&other| self.at[other].is_some()).collect();
        let own: Vec<usize> = self.own(pair).collect();
        let last = taken.last().copied().filter(|_| taken.len() >= target.seats);
        let worst = own.last().copied().filter(|_| own.len() >= most);
        let mut out: Vec<usize> = last.into_iter().chain(worst).collect();
        for &out in &out {
            self.set(out, None);
        }
        let Some(more) = self.insert(pair) else {
            self.roll_back(0);
            return false;
        };
        out.extend(more);
        self.comfort(out);
        true
    }

    /// Gives those who lost their time another, where nobody loses by it.
    fn comfort(&mut self, out: Vec<usize>) {
        for pair in out {
            if self.own(pair).count() < self.problem.people[self.problem.pairs[pair].person].most {
                let _ = self.find(pair);
            }
        }
    }

    pub(super) fn slots(&self) -> &[Option<usize>] {
        &self.at
    }

    pub(super) fn restore(&mut self, slots: &[Option<usize>]) {
        for (pair, &slot) in slots.iter().enumerate() {
            self.write(pair, slot);
        }
    }

    /// Finds a time, and says which pairs had to go for it; each of those is worse to the person, or comes later at the target.
    fn insert(&mut self, pair: usize) -> Option<Vec<usize>> {
        if self.find(pair) {
            return Some(Vec::new());
        }
        if let Some(claim) = self.claim(pair) {
            return Some(self.take(pair, &claim));
        }
        let worse: Vec<usize> = (self.own(pair))
            .filter(|&other| self.problem.pairs[other].rank > self.problem.pairs[pair].rank)
            .collect();
        if worse.is_empty() {
            return None;
        }
        let start = self.journal.len();
        for &out in &worse {
            self.set(out, None);
        }
        if self.find(pair) {
            return Some(worse);
        }
        self.roll_back(start);
        None
    }

    /// Finds a time that nobody loses by.
    fn find(&mut self, pair: usize) -> bool {
        self.take_free(pair) || self.swap_times(pair) || self.exchange(pair)
    }

    /// The earliest time at which the target has a seat and the person is free.
    pub(super) fn take_free(&mut self, pair: usize) -> bool {
        let mut usable = self.problem.pairs[pair].usable.iter().copied();
        let free = usable.find(|&slot| self.has_seat(slot) && self.in_the_way(pair, slot).is_empty());
        free.inspect(|&slot| self.set(pair, Some(slot))).is_some()
    }

    /// A timetable with the pair and all that is better to the person, which moves only to free seats. The pair itself may take the
    /// seat of somebody who comes later at the target.
    fn claim(&self, pair: usize) -> Option<Claim> {
        let wish = &self.problem.pairs[pair];
        let better: Vec<usize> = self.better(pair).collect();
        if better.len() >= self.problem.people[wish.person].most {
            return None;
        }
        let mut left = OWN_TIMETABLES;
        let mut slots: Vec<usize> = wish.usable.clone();
        slots.retain(|&slot| self.has_seat(slot) || self.last_after(pair, slot).is_some());
        // Rather a free seat than somebody else's.
        slots.sort_by_key(|&slot| !self.has_seat(slot));
        slots.into_iter().find_map(|slot| {
            let mut chosen = vec![(pair, slot)];
            self.arrange(&better, &mut chosen, &mut left).then(|| {
                let moves = chosen.split_off(1);
                Claim { slot, moves }
            })
        })
    }

    /// Moves whoever is in the way of those that have chosen, and then whoever is in their way. Nobody else moves: what fits with
    /// more moves fits with these.
    fn arrange(&self, better: &[usize], chosen: &mut Vec<(usize, usize)>, left: &mut usize) -> bool {
        let clashes = |slot: usize, chosen: &[(usize, usize)]| {
            chosen.iter().any(|&(_, other)| self.problem.clash(slot, other))
        };
        let next = better.iter().copied().find(|&pair| {
            chosen.iter().all(|&(other, _)| other != pair)
                && self.at[pair].is_some_and(|slot| clashes(slot, chosen))
        });
        let Some(pair) = next else { return true };
        for &slot in &self.problem.pairs[pair].usable {
            let Some(rest) = left.checked_sub(1) else { return false };
            *left = rest;
            if self.at[pair] == Some(slot) || !self.has_seat(slot) || clashes(slot, chosen) {
                continue;
            }
            chosen.push((pair, slot));
            if self.arrange(better, chosen, left) {
                return true;
            }
            chosen.pop();
        }
        false
    }

    /// Carries out a claim, and says who had to go.
    fn take(&mut self, pair: usize, Claim { slot, moves }: &Claim) -> Vec<usize> {
        let (problem, slot) = (self.problem, *slot);
        let mut out: Vec<usize> = Vec::new();
        if !self.has_seat(slot) {
            out.extend(self.last_after(pair, slot));
        }
        let Pair { person, rank, .. } = problem.pairs[pair];
        let cramped = |own: usize| {
            let mut new = moves.iter().map(|&(_, slot)| slot).chain([slot]);
            self.at[own].is_some_and(|at| new.any(|new| problem.clash(at, new)))
        };
        let worse: Vec<usize> = self.own(pair).filter(|&own| problem.pairs[own].rank > rank).collect();
        let mut stay: Vec<usize> = worse.iter().copied().filter(|&own| !cramped(own)).collect();
        stay.truncate(problem.people[person].most.saturating_sub(self.better(pair).count() + 1));
        out.extend(worse.into_iter().filter(|own| !stay.contains(own)));
        for &pair in &out {
            self.set(pair, None);
        }
        self.set(pair, Some(slot));
        for &(pair, slot) in moves {
            self.set(pair, Some(slot));
        }
        out
    }

    /// Who comes last in this slot, if that is after the pair.
    fn last_after(&self, pair: usize, slot: usize) -> Option<usize> {
        let place = |pair: usize| self.problem.pairs[pair].place;
        let last = self.holders[slot].iter().copied().max_by_key(|&holder| place(holder))?;
        (place(last) > place(pair)).then_some(last)
    }

    /// The other pairs of the same person that have a time, best first.
    fn own(&self, pair: usize) -> impl Iterator<Item = usize> {
        let person = &self.problem.people[self.problem.pairs[pair].person];
        person.pairs.iter().copied().filter(move |&other| other != pair && self.at[other].is_some())
    }

    /// The person's other appointments that overlap this slot.
    pub(super) fn in_the_way(&self, pair: usize, slot: usize) -> Vec<usize> {
        let problem = self.problem;
        self.own(pair).filter(|&own| self.at[own].is_some_and(|at| problem.clash(at, slot))).collect()
    }

    pub(super) fn has_seat(&self, slot: usize) -> bool {
        self.holders[slot].len() < self.problem.slots[slot].seats
    }

    pub(super) fn set(&mut self, pair: usize, slot: Option<usize>) {
        self.journal.push((pair, self.at[pair]));
        self.write(pair, slot);
    }

    fn write(&mut self, pair: usize, slot: Option<usize>) {
        if let Some(old) = self.at[pair] {
            self.holders[old].retain(|&holder| holder != pair);
        }
        if let Some(new) = slot {
            self.holders[new].push(pair);
        }
        self.at[pair] = slot;
    }

    pub(super) fn roll_back(&mut self, length: usize) {
        for (pair, slot) in self.journal.split_off(length).into_iter().rev() {
            self.write(pair, slot);
        }
    }
}
