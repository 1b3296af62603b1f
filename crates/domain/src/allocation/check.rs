//! Finds out whether an allocation keeps the rule, from its words alone and without the algorithm.
use std::collections::{HashMap, HashSet};

use chrono::TimeDelta;
use uuid::Uuid;

use super::{Allocation, Answer, Given, Outcome, Request, Span, Unsettled, problem::lot};

/// How many timetables of one person are tried for one wish; five wishes and 16 times need less.
const OWN_TIMETABLES: usize = 5_000;

/// What breaks the rule. Everything is empty where nothing does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// Appointments of one person that overlap each other, or a fixed one.
    pub clashes: Vec<(Given, Span)>,
    /// Slots that hold more people than they can.
    pub overfull: Vec<Uuid>,
    /// What nobody wished for, what does not exist, the same target twice, and what is more than the person may have.
    pub strange: Vec<Given>,
    /// Who would rather have each other, at a time that fits, than what they got.
    pub blocking: Vec<Unsettled>,
    /// Answers that are not the reason, and wishes without an answer.
    pub untrue: Vec<Unsettled>,
}

struct Checker<'a> {
    request: &'a Request,
    spans: HashMap<Uuid, (Span, usize)>,
    slots: HashMap<Uuid, Vec<Uuid>>,
    wishes: HashMap<Uuid, &'a [Uuid]>,
    busy: HashMap<Uuid, &'a [Span]>,
    most: HashMap<Uuid, usize>,
    by_person: HashMap<Uuid, Vec<Given>>,
    by_slot: HashMap<Uuid, Vec<Uuid>>,
    places: HashMap<(Uuid, Uuid), usize>,
}

/// Checks an allocation of this request, whose people, targets, slots and wishes have no doubles. A person's own appointments
/// count as movable to free seats, so "no time fits" means: not in any timetable of the person's own.
pub fn check(request: &Request, allocation: &Allocation) -> Findings {
    let checker = Checker::new(request, allocation);
    let mut findings = Findings::default();
    for given in &allocation.given {
        checker.appointment(given, &mut findings);
    }
    for (slot, people) in &checker.by_slot {
        if people.len() > checker.spans.get(slot).map_or(0, |(_, capacity)| *capacity) {
            findings.overfull.push(*slot);
        }
    }
    let answers: HashMap<(Uuid, Uuid), &Answer> =
        allocation.answers.iter().map(|answer| ((answer.person, answer.target), answer)).collect();
    for person in &request.people {
        for (rank, &target) in person.wishes.iter().enumerate() {
            let wish = Unsettled { person: person.id, target };
            let answer = answers.get(&(person.id, target));
            if !answer.is_some_and(|answer| answer.rank == rank + 1 && checker.is_true(answer)) {
                findings.untrue.push(wish);
            }
            if checker.blocks(wish, rank) {
                findings.blocking.push(wish);
            }
        }
    }
    findings.overfull.sort_unstable();
    findings.blocking.sort_by_key(|wish| (wish.person, wish.target));
    findings
}

impl<'a> Checker<'a> {
    fn new(request: &'a Request, allocation: &Allocation) -> Self {
        let mut checker = Self {
            request,
            spans: HashMap::new(),
            slots: HashMap::new(),
            wishes: request.people.iter().map(|person| (person.id, &person.wishes[..])).collect(),
            busy: request.people.iter().map(|person| (person.id, &person.busy[..])).collect(),
            most: request.people.iter().map(|person| (person.id, person.most)).collect(),
            by_person: HashMap::new(),
            by_slot: HashMap::new(),
            places: HashMap::new(),
        };
        for target in &request.targets {
            checker.slots.insert(target.id, target.slots.iter().map(|slot| slot.id).collect());
            for slot in &target.slots {
                let capacity = usize::try_from(slot.capacity).unwrap_or(usize::MAX);
                checker.spans.insert(slot.id, (slot.span, capacity));
            }
            let wished: HashSet<Uuid> =
                request.people.iter().filter(|p| p.wishes.contains(&target.id)).map(|p| p.id).collect();
            let mut others: Vec<Uuid> =
                wished.iter().copied().filter(|id| !target.preferred.contains(id)).collect();
            others.sort_by_cached_key(|&person| lot(request.seed, target.id, person));
            let mut order: Vec<Uuid> = Vec::new();
            for person in target.preferred.iter().copied().filter(|id| wished.contains(id)).chain(others) {
                if !order.contains(&person) {
                    order.push(person);
                    checker.places.insert((target.id, person), order.len());
                }
            }
        }
        for given in &allocation.given {
            checker.by_person.entry(given.person).or_default().push(*given);
            checker.by_slot.entry(given.slot).or_default().push(given.person);
        }
        checker
    }

    fn appointment(&self, given: &Given, findings: &mut Findings) {
        let own = self.own(given.person);
        let wished = self.wishes.get(&given.person).is_some_and(|wishes| wishes.contains(&given.target));
        let there = self.slots.get(&given.target).is_some_and(|slots| slots.contains(&given.slot));
        let twice = own.iter().filter(|other| other.target == given.target).count() > 1;
        if !wished || !there || twice || own.len() > self.most.get(&given.person).copied().unwrap_or(0) {
            findings.strange.push(*given);
        }
        let Some(&(span, _)) = self.spans.get(&given.slot) else { return };
        for busy in self.busy.get(&given.person).into_iter().copied().flatten() {
            if span.start < busy.end && busy.start < span.end {
                findings.clashes.push((*given, *busy));
            }
        }
        for other in own.iter().filter(|other| *other != given) {
            if let Some(&(other, _)) =
                self.spans.get(&other.slot).filter(|(other, _)| self.clash(span, *other))
            {
                findings.clashes.push((*given, other));
            }
        }
    }

    fn own(&self, person: Uuid) -> &[Given] {
        self.by_person.get(&person).map_or(&[], Vec::as_slice)
    }

    fn clash(&self, one: Span, other: Span) -> bool {
        let way = TimeDelta::minutes(i64::from(self.request.changeover_minutes));
        one.start < other.end + way && other.start < one.end + way
    }

    /// What the person got that is better to them than this rank.
    fn better(&self, person: Uuid, rank: usize) -> Vec<Given> {
        let Some(wishes) = self.wishes.get(&person) else { return Vec::new() };
        let better = |given: &&Given| wishes.iter().take(rank).any(|&wish| wish == given.target);
        self.own(person).iter().filter(better).copied().collect()
    }

    fn comes_before(&self, target: Uuid, one: Uuid, other: Uuid) -> bool {
        self.places.get(&(target, one)) < self.places.get(&(target, other))
    }

    /// Nobody in this slot has to go for the person, or somebody who comes later.
    fn has_seat(&self, wish: Unsettled, slot: Uuid, only_free: bool) -> bool {
        let people = self.by_slot.get(&slot).map_or(&[][..], Vec::as_slice);
        let capacity = self.spans.get(&slot).map_or(0, |(_, capacity)| *capacity);
        let later = |&other: &Uuid| self.comes_before(wish.target, wish.person, other);
        people.len() < capacity || (!only_free && capacity > 0 && people.iter().any(later))
    }

    fn is_free(&self, person: Uuid, slot: Uuid, taken: &[Span]) -> bool {
        let Some(&(span, _)) = self.spans.get(&slot) else { return false };
        let busy = self.busy.get(&person).copied().unwrap_or_default();
        busy.iter().all(|busy| busy.end <= span.start || span.end <= busy.start)
            && taken.iter().all(|&other| !self.clash(span, other))
    }

    fn blocks(&self, wish: Unsettled, rank: usize) -> bool {
        let better = self.better(wish.person, rank);
        let has_it = self.own(wish.person).iter().any(|given| given.target == wish.target);
        if has_it || better.len() >= self.most.get(&wish.person).copied().unwrap_or(0) {
            return false;
        }
        let mut left = OWN_TIMETABLES;
        self.slots.get(&wish.target).into_iter().flatten().any(|&slot| {
            self.has_seat(wish, slot, false)
                && self.is_free(wish.person, slot, &[])
                && self
                    .spans
                    .get(&slot)
                    .is_some_and(|&(span, _)| self.arrange(&better, &mut vec![span], &mut left))
        })
    }

    /// Whether all these find a time beside the taken ones: whoever is in the way moves to a free seat, the others stay.
    fn arrange(&self, rest: &[Given], taken: &mut Vec<Span>, left: &mut usize) -> bool {
        let stays = |given: &Given, taken: &[Span]| {
            self.spans.get(&given.slot).is_none_or(|&(span, _)| !taken.iter().any(|&t| self.clash(span, t)))
        };
        let Some(at) = rest.iter().position(|given| !stays(given, taken)) else { return true };
        let given = rest[at];
        let others = [&rest[..at], &rest[at + 1..]].concat();
        let wish = Unsettled { person: given.person, target: given.target };
        self.slots.get(&given.target).into_iter().flatten().any(|&slot| {
            let Some(fewer) = left.checked_sub(1) else { return false };
            *left = fewer;
            let Some(&(span, _)) = self.spans.get(&slot) else { return false };
            if !self.has_seat(wish, slot, true) || !self.is_free(given.person, slot, taken) {
                return false;
            }
            taken.push(span);
            let fits = self.arrange(&others, taken, left);
            taken.pop();
            fits
        })
    }

    /// Whether the answer is the first reason that holds.
    fn is_true(&self, answer: &Answer) -> bool {
        let Answer { person, target, rank, place, outcome } = *answer;
        let slots = self.slots.get(&target).map_or(&[][..], Vec::as_slice);
        let seats: usize = slots.iter().filter_map(|slot| self.spans.get(slot)).map(|(_, seats)| seats).sum();
        let people = slots.iter().filter_map(|slot| self.by_slot.get(slot)).flatten();
        let before = people.filter(|&&other| self.comes_before(target, other, person)).count();
        let enough = self.better(person, rank - 1).len() >= self.most.get(&person).copied().unwrap_or(0);
        let given = self.own(person).iter().find(|given| given.target == target);
        let expected = match given {
            Some(given) => Outcome::Given(given.slot),
            None if seats == 0 => Outcome::NoSlots,
            None if enough => Outcome::Enough,
            None if before >= seats => Outcome::Full,
            None => Outcome::Clash,
        };
        let known = self.request.targets.iter().any(|known| known.id == target);
        let true_place = self.places.get(&(target, person)).copied().filter(|_| known).unwrap_or(0);
        outcome == expected && place == true_place
    }
}
