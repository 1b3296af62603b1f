//! Small cases, compared with every allocation there is.
use proptest::prelude::*;
use uuid::Uuid;

use super::{
    super::{TargetSlot, Unsettled, lot},
    Allocation, Draw, Findings, Outcome, Person, Request, Target, a_slot, a_target, allocate, check, person,
    row, span, target, wishing,
};

/// All wishes of a small request, and what everybody knows about them.
struct Small<'a> {
    request: &'a Request,
    pairs: Vec<Pair>,
}

struct Pair {
    person: usize,
    rank: usize,
    target: usize,
    place: usize,
}

/// For each pair the number of its slot at the target.
type Choice = Vec<Option<usize>>;

impl<'a> Small<'a> {
    fn new(request: &'a Request) -> Self {
        let mut pairs = Vec::new();
        for (person, who) in request.people.iter().enumerate() {
            for (rank, wish) in who.wishes.iter().enumerate() {
                let target = request.targets.iter().position(|target| target.id == *wish).unwrap();
                pairs.push(Pair { person, rank, target, place: 0 });
            }
        }
        for (n, Target { id, preferred, .. }) in request.targets.iter().enumerate() {
            let key = |pair: &Pair| {
                let who = request.people[pair.person].id;
                let named = preferred.iter().position(|&id| id == who).unwrap_or(usize::MAX);
                (named, lot(request.seed, *id, who))
            };
            let mut order: Vec<usize> = (0..pairs.len()).filter(|&pair| pairs[pair].target == n).collect();
            order.sort_by_key(|&pair| key(&pairs[pair]));
            for (place, pair) in order.into_iter().enumerate() {
                pairs[pair].place = place;
            }
        }
        Self { request, pairs }
    }

    fn slots(&self, pair: usize) -> &[TargetSlot] {
        &self.request.targets[self.pairs[pair].target].slots
    }

    fn most(&self, pair: usize) -> usize {
        self.request.people[self.pairs[pair].person].most
    }

    fn same_person(&self, pair: usize, choice: &Choice, better: bool) -> Vec<usize> {
        let Pair { person, rank, .. } = self.pairs[pair];
        let own = |&other: &usize| {
            self.pairs[other].person == person
                && choice[other].is_some()
                && (!better || self.pairs[other].rank < rank)
        };
        (0..choice.len()).filter(own).collect()
    }

    fn in_slot(&self, pair: usize, slot: usize, choice: &Choice) -> Vec<usize> {
        let target = self.pairs[pair].target;
        let there = |&other: &usize| self.pairs[other].target == target && choice[other] == Some(slot);
        (0..choice.len()).filter(there).collect()
    }

    fn capacity(&self, pair: usize, slot: usize) -> usize {
        usize::try_from(self.slots(pair)[slot].capacity).unwrap()
    }

    /// Whether the person can have both, and is not busy.
    fn free(&self, pair: usize, slot: usize, others: &[(usize, usize)]) -> bool {
        let here = self.slots(pair)[slot].span;
        let busy = self.request.people[self.pairs[pair].person].busy.iter().copied();
        let others = others.iter().map(|&(other, slot)| self.slots(other)[slot].span);
        busy.chain(others).all(|other| other.end <= here.start || here.end <= other.start)
    }

    /// Calls with every allocation that is possible.
    fn every(&self, choice: &mut Choice, found: &mut dyn FnMut(&Choice)) {
        let pair = choice.len();
        if pair == self.pairs.len() {
            return found(choice);
        }
        choice.push(None);
        self.every(choice, found);
        choice.pop();
        let own: Vec<_> = self
            .same_person(pair, choice, false)
            .into_iter()
            .map(|own| (own, choice[own].unwrap()))
            .collect();
        for slot in 0..self.slots(pair).len() {
            let taken = self.in_slot(pair, slot, choice).len();
            if own.len() < self.most(pair) && taken < self.capacity(pair, slot) && self.free(pair, slot, &own)
            {
                choice.push(Some(slot));
                self.every(choice, found);
                choice.pop();
            }
        }
    }

    fn blocks(&self, pair: usize, choice: &Choice) -> bool {
        let better = self.same_person(pair, choice, true);
        choice[pair].is_none()
            && better.len() < self.most(pair)
            && (0..self.slots(pair).len()).any(|slot| {
                let holders = self.in_slot(pair, slot, choice);
                let later = |&other: &usize| self.pairs[other].place > self.pairs[pair].place;
                let capacity = self.capacity(pair, slot);
                (holders.len() < capacity || capacity > 0 && holders.iter().any(later))
                    && self.free(pair, slot, &[])
                    && self.fit(&better, choice, &mut vec![(pair, slot)])
            })
    }

    fn fit(&self, rest: &[usize], choice: &Choice, taken: &mut Vec<(usize, usize)>) -> bool {
        let Some((&pair, rest)) = rest.split_first() else { return true };
        (0..self.slots(pair).len()).any(|slot| {
            let open = choice[pair] == Some(slot)
                || self.in_slot(pair, slot, choice).len() < self.capacity(pair, slot);
            if !open || !self.free(pair, slot, taken) {
                return false;
            }
            taken.push((pair, slot));
            let fits = self.fit(rest, choice, taken);
            taken.pop();
            fits
        })
    }

    fn stable(&self, choice: &Choice) -> bool {
        (0..choice.len()).all(|pair| !self.blocks(pair, choice))
    }

    fn of(&self, allocation: &Allocation) -> Choice {
        let slot = |pair: usize| {
            let who = &self.request.people[self.pairs[pair].person];
            let wish = who.wishes[self.pairs[pair].rank];
            let given =
                allocation.given.iter().find(|given| (given.person, given.target) == (who.id, wish))?;
            Some(self.slots(pair).iter().position(|slot| slot.id == given.slot).unwrap())
        };
        (0..self.pairs.len()).map(slot).collect()
    }

    /// Which wishes each person got: the greater, the better.
    fn worth(&self, choice: &Choice) -> Vec<Vec<bool>> {
        let mut worth = vec![Vec::new(); self.request.people.len()];
        for (pair, slot) in choice.iter().enumerate() {
            worth[self.pairs[pair].person].push(slot.is_some());
        }
        worth
    }
}

fn named(draw: &mut Draw, people: usize) -> Vec<Uuid> {
    let mut all: Vec<Uuid> = (0..=people).map(person).collect();
    draw.shuffle(&mut all);
    all.truncate(draw.below(people + 2));
    all
}

/// Up to three people and three targets with up to two slots anywhere.
fn unequal(seed: u64) -> Request {
    let mut draw = Draw(seed);
    let number = |n: usize| i64::try_from(n).unwrap();
    let (people, targets) = (1 + draw.below(3), 1 + draw.below(3));
    let targets: Vec<Target> = (0..targets)
        .map(|n| {
            let slots = (0..=draw.below(2))
                .map(|k| {
                    let time = span(number(draw.below(4)) * 10, number(1 + draw.below(2)) * 10);
                    a_slot(n, number(k), time, 1 + u32::from(draw.below(4) == 0))
                })
                .collect();
            Target { id: target(n), slots, preferred: named(&mut draw, people) }
        })
        .collect();
    let people = (0..people)
        .map(|n| {
            let count = 1 + draw.below(3);
            let busy = (0..draw.below(2)).map(|_| span(number(draw.below(5)) * 10, 10)).collect();
            Person { most: 1 + draw.below(3), busy, ..wishing(n, &draw.wishes(targets.len(), count)) }
        })
        .collect();
    Request { people, targets, changeover_minutes: 0, seed }
}

/// Up to four people and four targets that all have the same times.
fn equal(seed: u64) -> Request {
    let mut draw = Draw(seed);
    let (people, targets, times) = (1 + draw.below(4), 1 + draw.below(4), 1 + draw.below(2));
    let targets: Vec<Target> = (0..targets)
        .map(|n| {
            let slots = row(n, i64::try_from(times).unwrap(), 15, 1);
            Target { id: target(n), slots, preferred: named(&mut draw, people) }
        })
        .collect();
    let people = (0..people)
        .map(|n| {
            let count = 1 + draw.below(4);
            Person { most: 1 + draw.below(times), ..wishing(n, &draw.wishes(targets.len(), count)) }
        })
        .collect();
    Request { people, targets, changeover_minutes: 0, seed }
}

/// The requests are the same every time: in one of some ten thousand a stable allocation exists and is not found.
#[test]
fn a_stable_allocation_is_found_and_none_is_better_for_everybody() {
    let mut compared = 0;
    for seed in 0..600 {
        let request = unequal(seed);
        let allocation = allocate(&request);
        assert_eq!(allocation.unsettled, [], "seed {seed}");
        let small = Small::new(&request);
        let ours = small.of(&allocation);
        let worth = small.worth(&ours);
        let mut seen = false;
        small.every(&mut Vec::new(), &mut |choice| {
            seen |= *choice == ours;
            if small.stable(choice) {
                compared += 1;
                let theirs = small.worth(choice);
                let better = theirs.iter().zip(&worth).all(|(theirs, ours)| theirs > ours);
                assert!(!better, "seed {seed}: {choice:?} is better than {ours:?}");
            }
        });
        assert!(seen, "ours is among all that are possible");
        assert!(small.stable(&ours));
    }
    assert!(compared > 500, "{compared} stable allocations");
}

/// Three companies whose only times overlap in a row, and three people: whatever is given, somebody blocks it.
#[test]
fn where_no_stable_allocation_exists_the_circle_is_named() {
    let times = [span(10, 20), span(0, 20), span(0, 10)];
    let orders = [[0, 2].as_slice(), &[0, 1, 2], &[2, 0]];
    let targets = (0..3).map(|n| Target {
        preferred: orders[n].iter().map(|&n| person(n)).collect(),
        ..a_target(n, vec![a_slot(n, 0, times[n], 1)])
    });
    let people = vec![
        Person { most: 2, ..wishing(0, &[2, 1, 0]) },
        wishing(1, &[1]),
        Person { most: 1, ..wishing(2, &[1, 0, 2]) },
    ];
    let request = Request { people, targets: targets.collect(), changeover_minutes: 0, seed: 1 };
    let small = Small::new(&request);
    let mut stable = 0;
    small.every(&mut Vec::new(), &mut |choice| stable += usize::from(small.stable(choice)));
    assert_eq!(stable, 0);
    let allocation = allocate(&request);
    assert_eq!(allocation.unsettled.len(), 1);
    let findings = check(&request, &allocation);
    let expected = Findings { blocking: allocation.unsettled.clone(), ..Findings::default() };
    assert_eq!(findings, expected);
    let Unsettled { person, target } = allocation.unsettled[0];
    let answer = allocation.answers.iter().find(|answer| (answer.person, answer.target) == (person, target));
    assert_eq!(answer.unwrap().outcome, Outcome::Clash);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    /// With equal times, what the person chooses out of ours and any other stable allocation is ours.
    #[test]
    fn with_equal_times_it_is_the_best_stable_allocation_for_every_person(seed in any::<u64>()) {
        let request = equal(seed);
        let allocation = allocate(&request);
        prop_assert!(allocation.answers.iter().all(|answer| answer.outcome != Outcome::Clash));
        let small = Small::new(&request);
        let ours = small.of(&allocation);
        prop_assert!(small.stable(&ours));
        let seats: Vec<usize> = request.targets.iter().map(|target| target.slots.len()).collect();
        let mut worse = None;
        let mut seen = 0;
        for given in 0..1_u32 << small.pairs.len() {
            let has = |pair: usize| given >> pair & 1 == 1;
            if stable_without_times(&small, &seats, &has) {
                seen += 1;
                let chosen = |pair: &usize| {
                    let union = |&other: &usize| has(other) || ours[other].is_some();
                    let Pair { person, rank, .. } = small.pairs[*pair];
                    let better = (0..small.pairs.len()).filter(union).filter(|&other| {
                        small.pairs[other].person == person && small.pairs[other].rank < rank
                    });
                    union(pair) && better.count() < small.most(*pair)
                };
                if (0..small.pairs.len()).any(|pair| chosen(&pair) != ours[pair].is_some()) {
                    worse = Some(given);
                }
            }
        }
        prop_assert!(seen > 0);
        prop_assert_eq!(worse, None);
    }
}

fn stable_without_times(small: &Small, seats: &[usize], has: &dyn Fn(usize) -> bool) -> bool {
    let all = 0..small.pairs.len();
    let count = |wanted: &dyn Fn(&Pair) -> bool| {
        all.clone().filter(|&pair| has(pair) && wanted(&small.pairs[pair])).count()
    };
    all.clone().all(|pair| {
        let Pair { person, rank, target, place } = small.pairs[pair];
        if has(pair) {
            count(&|other| other.person == person) <= small.most(pair)
                && count(&|other| other.target == target) <= seats[target]
        } else {
            count(&|other| other.person == person && other.rank < rank) >= small.most(pair)
                || count(&|other| other.target == target && other.place < place) >= seats[target]
        }
    })
}
