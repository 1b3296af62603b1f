//! Worlds for the tests, and the tests of the rule.
mod cases;
mod exhaustive;
mod random;
mod stories;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Allocation, Findings, Outcome, Person, Request, Span, Target, TargetSlot, allocate, check};

/// The n-th person.
fn person(n: usize) -> Uuid {
    Uuid::from_u128(0x0001_0000_0000 + n as u128)
}

/// The n-th target.
fn target(n: usize) -> Uuid {
    Uuid::from_u128(0x0002_0000_0000 + n as u128)
}

/// The n-th slot of a target.
fn slot(of: usize, n: usize) -> Uuid {
    Uuid::from_u128(0x0003_0000_0000 + (of * 1_000 + n) as u128)
}

/// Minutes after eight.
fn at(minute: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_805_011_200 + minute * 60, 0).unwrap()
}

fn span(start: i64, minutes: i64) -> Span {
    Span { start: at(start), end: at(start + minutes) }
}

/// So many slots one after the other.
fn row(of: usize, count: i64, minutes: i64, capacity: u32) -> Vec<TargetSlot> {
    (0..count).map(|n| a_slot(of, n, span(n * minutes, minutes), capacity)).collect()
}

fn a_slot(of: usize, n: i64, span: Span, capacity: u32) -> TargetSlot {
    TargetSlot { id: slot(of, usize::try_from(n).unwrap()), span, capacity }
}

fn a_target(n: usize, slots: Vec<TargetSlot>) -> Target {
    Target { id: target(n), slots, preferred: Vec::new() }
}

fn wishing(n: usize, wishes: &[usize]) -> Person {
    let wishes: Vec<Uuid> = wishes.iter().map(|&n| target(n)).collect();
    Person { id: person(n), most: wishes.len(), wishes, busy: Vec::new() }
}

fn request(people: Vec<Person>, targets: Vec<Target>) -> Request {
    Request { people, targets, changeover_minutes: 0, seed: 7 }
}

/// Allocates, and lets the checker find nothing.
fn flawless(request: &Request) -> Allocation {
    let allocation = allocate(request);
    assert_eq!(check(request, &allocation), Findings::default());
    assert_eq!(allocation.unsettled, []);
    allocation
}

fn outcome(allocation: &Allocation, who: usize, what: usize) -> Outcome {
    let mut answers = allocation.answers.iter();
    answers.find(|answer| (answer.person, answer.target) == (person(who), target(what))).unwrap().outcome
}

fn count(allocation: &Allocation, word: &str) -> usize {
    allocation.answers.iter().filter(|answer| answer.outcome.as_str() == word).count()
}

/// Chance that is the same every time.
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: usize) -> usize {
        // SplitMix64 (Steele, Lea, Flood 2014).
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % end as u64).unwrap()
    }

    /// Different targets; the first ones are wished for more often.
    fn wishes(&mut self, targets: usize, count: usize) -> Vec<usize> {
        let mut wishes = Vec::new();
        while wishes.len() < count.min(targets) {
            let wish = self.below(targets).min(self.below(targets));
            if !wishes.contains(&wish) {
                wishes.push(wish);
            }
        }
        wishes
    }

    fn shuffle<T>(&mut self, things: &mut [T]) {
        for n in (1..things.len()).rev() {
            things.swap(n, self.below(n + 1));
        }
    }
}

/// The same request in another order.
fn shuffled(request: &Request, draw: &mut Draw) -> Request {
    let mut request = request.clone();
    draw.shuffle(&mut request.people);
    draw.shuffle(&mut request.targets);
    request.people.iter_mut().for_each(|person| draw.shuffle(&mut person.busy));
    request.targets.iter_mut().for_each(|target| draw.shuffle(&mut target.slots));
    request
}

/// 40 companies with 16 interviews each and 300 pupils with five wishes; every third company has named somebody.
fn fair(seed: u64, most: usize) -> Request {
    let mut draw = Draw(seed);
    let targets = (0..40).map(|n| Target {
        preferred: (0..if n % 3 == 0 { 6 } else { 0 }).map(|_| person(draw.below(300))).collect(),
        ..a_target(n, row(n, 16, 15, 1))
    });
    let targets = targets.collect();
    let people = (0..300).map(|n| Person { most, ..wishing(n, &draw.wishes(40, 5)) }).collect();
    Request { people, targets, changeover_minutes: 0, seed }
}

/// A tour for 100 people with 16 stops, each visited in six rounds by ten.
fn tour(seed: u64) -> Request {
    let mut draw = Draw(seed);
    let targets = (0..16).map(|n| a_target(n, row(n, 6, 45, 10))).collect();
    let people = (0..100).map(|n| Person { most: 6, ..wishing(n, &draw.wishes(16, 8)) }).collect();
    Request { people, targets, changeover_minutes: 0, seed }
}
