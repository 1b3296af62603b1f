//! The request in one order, whatever order it came in, with numbers instead of ids.
use std::{
    collections::{HashMap, HashSet},
    fmt::Write as _,
};

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Person, Request, Span, Target};

pub(super) struct Problem {
    /// In the order of a lot of their own, so that no id is served first where the rule leaves a choice.
    pub(super) people: Vec<Candidate>,
    pub(super) targets: Vec<Host>,
    pub(super) slots: Vec<Slot>,
    pub(super) pairs: Vec<Pair>,
    /// Wishes for what does not exist: person, target, rank.
    pub(super) unknown: Vec<(Uuid, Uuid, usize)>,
    pub(super) digest: String,
    changeover: i64,
    seed: u64,
}

pub(super) struct Candidate {
    pub(super) id: Uuid,
    pub(super) most: usize,
    /// Best first.
    pub(super) pairs: Vec<usize>,
}

pub(super) struct Host {
    pub(super) id: Uuid,
    /// Earliest first.
    pub(super) slots: Vec<usize>,
    pub(super) seats: usize,
    /// In the target's order.
    pub(super) pairs: Vec<usize>,
}

/// Times in microseconds, the precision of both databases.
pub(super) struct Slot {
    pub(super) id: Uuid,
    pub(super) seats: usize,
    pub(super) start: i64,
    pub(super) end: i64,
}

/// A wish of a person for a target that exists.
pub(super) struct Pair {
    pub(super) person: usize,
    pub(super) target: usize,
    /// What it is to the person: 0 is the best wish.
    pub(super) rank: usize,
    /// What it is to the target: 0 comes first.
    pub(super) place: usize,
    /// The target's slots that have seats and leave the fixed appointments alone.
    pub(super) usable: Vec<usize>,
}

/// What a person draws at a target: the lowest comes first. SHA-256 of seed (eight bytes, the highest first), target and person
/// (16 bytes each).
pub fn lot(seed: u64, target: Uuid, person: Uuid) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(seed.to_be_bytes());
    hash.update(target.as_bytes());
    hash.update(person.as_bytes());
    hash.finalize().into()
}

impl Problem {
    pub(super) fn of(request: &Request) -> Self {
        let Request { people, targets, changeover_minutes, seed } = request;
        let people = canonical_people(people);
        let targets = canonical_targets(targets);
        let digest = digest(&people, &targets, *changeover_minutes, *seed);
        // Nil is no target of anybody: this lot decides nothing but the order of work.
        let people = by_lot(people, |person| lot(*seed, Uuid::nil(), person.id));
        let targets = by_lot(targets, |target| lot(*seed, target.id, Uuid::nil()));

        let mut problem = Self {
            people: Vec::with_capacity(people.len()),
            targets: Vec::with_capacity(targets.len()),
            slots: Vec::new(),
            pairs: Vec::new(),
            unknown: Vec::new(),
            digest,
            changeover: i64::from(*changeover_minutes) * 60_000_000,
            seed: *seed,
        };
        for target in &targets {
            problem.add_target(target);
        }
        let numbers: HashMap<Uuid, usize> = targets.iter().enumerate().map(|(n, t)| (t.id, n)).collect();
        for person in &people {
            problem.add_person(person, &numbers);
        }
        for (target, host) in targets.iter().zip(&mut problem.targets) {
            let named: HashMap<Uuid, usize> =
                target.preferred.iter().enumerate().map(|(n, &id)| (id, n)).collect();
            host.pairs.sort_by_cached_key(|&pair| {
                let id = problem.people[problem.pairs[pair].person].id;
                (named.get(&id).copied().unwrap_or(usize::MAX), lot(*seed, target.id, id), id)
            });
            for (place, &pair) in host.pairs.iter().enumerate() {
                problem.pairs[pair].place = place;
            }
        }
        problem
    }

    fn add_target(&mut self, target: &Target) {
        let first = self.slots.len();
        self.slots.extend(target.slots.iter().filter(|slot| slot.capacity > 0).map(|slot| Slot {
            id: slot.id,
            seats: usize::try_from(slot.capacity).unwrap_or(usize::MAX),
            start: slot.span.start.timestamp_micros(),
            end: slot.span.end.timestamp_micros(),
        }));
        let seats = self.slots[first..].iter().fold(0_usize, |sum, slot| sum.saturating_add(slot.seats));
        let slots = (first..self.slots.len()).collect();
        self.targets.push(Host { id: target.id, slots, seats, pairs: Vec::new() });
    }

    fn add_person(&mut self, person: &Person, numbers: &HashMap<Uuid, usize>) {
        let number = self.people.len();
        let mut pairs = Vec::with_capacity(person.wishes.len());
        for (rank, wish) in person.wishes.iter().enumerate() {
            let Some(&target) = numbers.get(wish) else {
                self.unknown.push((person.id, *wish, rank));
                continue;
            };
            let free = |&slot: &usize| person.busy.iter().all(|busy| !self.slots[slot].overlaps(*busy));
            let usable = self.targets[target].slots.iter().copied().filter(free).collect();
            pairs.push(self.pairs.len());
            self.targets[target].pairs.push(self.pairs.len());
            self.pairs.push(Pair { person: number, target, rank, place: 0, usable });
        }
        self.people.push(Candidate { id: person.id, most: person.most, pairs });
    }

    /// A number below `end` that is drawn for this step; `end` must not be 0.
    pub(super) fn draw(&self, step: usize, end: usize) -> usize {
        let [first, second, third, fourth, ..] = lot(self.seed, Uuid::nil(), Uuid::from_u128(step as u128));
        usize::from_be_bytes([0, 0, 0, 0, first, second, third, fourth]) % end.max(1)
    }

    /// Whether one person cannot have both.
    pub(super) fn clash(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.slots[one], &self.slots[other]);
        one.start < other.end.saturating_add(self.changeover)
            && other.start < one.end.saturating_add(self.changeover)
    }

    pub(super) fn same_time(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.slots[one], &self.slots[other]);
        (one.start, one.end) == (other.start, other.end)
    }
}

impl Slot {
    fn overlaps(&self, busy: Span) -> bool {
        self.start < busy.end.timestamp_micros() && busy.start.timestamp_micros() < self.end
    }
}

fn by_lot<T>(mut things: Vec<T>, lot: impl Fn(&T) -> [u8; 32]) -> Vec<T> {
    things.sort_by_cached_key(lot);
    things
}

fn canonical_people(people: &[Person]) -> Vec<Person> {
    let mut people = people.to_vec();
    for person in &mut people {
        keep_first(&mut person.wishes);
        person.busy.sort_unstable();
        person.busy.dedup();
    }
    people.sort_unstable();
    people.dedup_by_key(|person| person.id);
    people
}

fn canonical_targets(targets: &[Target]) -> Vec<Target> {
    let mut targets = targets.to_vec();
    for target in &mut targets {
        keep_first(&mut target.preferred);
        target.slots.sort_unstable();
        let mut seen = HashSet::new();
        target.slots.retain(|slot| seen.insert(slot.id));
    }
    targets.sort_unstable();
    targets.dedup_by_key(|target| target.id);
    targets
}

fn keep_first(ids: &mut Vec<Uuid>) {
    let mut seen = HashSet::new();
    ids.retain(|id| seen.insert(*id));
}

/// Every list with its length before it, so that no two requests write the same bytes.
fn digest(people: &[Person], targets: &[Target], changeover: u32, seed: u64) -> String {
    let mut hash = Sha256::new();
    hash.update(b"lotse allocation 1\n");
    hash.update(seed.to_be_bytes());
    hash.update(changeover.to_be_bytes());
    put_number(&mut hash, people.len());
    for Person { id, wishes, most, busy } in people {
        hash.update(id.as_bytes());
        put_ids(&mut hash, wishes);
        put_number(&mut hash, *most);
        put_number(&mut hash, busy.len());
        for span in busy {
            put_span(&mut hash, *span);
        }
    }
    put_number(&mut hash, targets.len());
    for Target { id, slots, preferred } in targets {
        hash.update(id.as_bytes());
        put_number(&mut hash, slots.len());
        for slot in slots {
            hash.update(slot.id.as_bytes());
            put_span(&mut hash, slot.span);
            hash.update(slot.capacity.to_be_bytes());
        }
        put_ids(&mut hash, preferred);
    }
    hash.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn put_number(hash: &mut Sha256, number: usize) {
    hash.update(u64::try_from(number).unwrap_or(u64::MAX).to_be_bytes());
}

fn put_ids(hash: &mut Sha256, ids: &[Uuid]) {
    put_number(hash, ids.len());
    for id in ids {
        hash.update(id.as_bytes());
    }
}

fn put_span(hash: &mut Sha256, span: Span) {
    hash.update(span.start.timestamp_micros().to_be_bytes());
    hash.update(span.end.timestamp_micros().to_be_bytes());
}
