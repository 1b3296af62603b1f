//! A thousand random histories, each step of which is held against a model and against the rows alone (S2).
use std::sync::Arc;

use chrono::TimeDelta;
use lotse_domain::{
    Actor, Clock, DomainError, ErrorKind,
    booking::{self, Booked, BookingDraft, BookingState as S, Change},
    clock::FixedClock,
    event::{
        Event, WaitingRule,
        desk::{self, SlotDraft},
        slot::Slot,
    },
    grant::Role,
    school::School,
};
use lotse_tests::{Backend, crowd, on_both_databases};

use crate::{
    checker::Rows,
    model::{Came, Has, Model},
    stage::{Stage, class, draft},
};

on_both_databases!(a_thousand_random_histories_are_what_the_model_says);

const HISTORIES: u64 = 1_000;
const STEPS: usize = 16;
/// So many at the same time.
const LANES: u64 = 4;
const PEOPLE: usize = 7;
const GROUPS: usize = 2;

/// Numbers that are the same for the same seed (xorshift).
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % sides as u64).unwrap()
    }

    fn size(&mut self, from: usize, to: usize) -> i32 {
        i32::try_from(from + self.throw(to - from + 1)).unwrap()
    }
}

async fn a_thousand_random_histories_are_what_the_model_says(backend: Backend) {
    let stage = Arc::new(Stage::set(backend).await);
    let school = stage.school("Goetheschule").await;
    let mut lanes = tokio::task::JoinSet::new();
    for lane in 0..LANES {
        let mut actors = stage.people(&format!("p{lane}-"), PEOPLE).await;
        for number in 0..GROUPS {
            let name = format!("t{lane}-{number}");
            actors.push(stage.with_role(&name, Role::Teacher, school.id).await);
        }
        let (stage, school) = (Arc::clone(&stage), school.clone());
        lanes.spawn(async move {
            // Who came when is known by the clock, so each lane has its own.
            let clock = FixedClock::at(stage.now());
            let mut seen = Seen::default();
            for seed in (0..HISTORIES).filter(|seed| seed % LANES == lane) {
                let history = History::begin(&stage, &clock, &school, &actors, seed).await;
                history.run(&mut seen).await;
            }
            seen
        });
    }
    let mut seen = Seen::default();
    for lane in lanes.join_all().await {
        seen.waited += lane.waited;
        seen.moved_up += lane.moved_up;
        seen.refused += lane.refused;
        seen.displaced += lane.displaced;
    }
    // Histories in which nothing happens would prove nothing.
    assert!(
        seen.waited > 500 && seen.moved_up > 200 && seen.refused > 500 && seen.displaced > 50,
        "{seen:?}"
    );
}

#[derive(Debug, Default)]
struct Seen {
    waited: usize,
    moved_up: usize,
    refused: usize,
    displaced: usize,
}

struct History<'a> {
    stage: &'a Stage,
    clock: &'a FixedClock,
    school: &'a School,
    actors: &'a [Actor],
    seed: u64,
    event: Event,
    slots: Vec<Slot>,
    model: Model,
    /// What each has at the moment.
    booked: Vec<Option<Booked>>,
    dice: Dice,
}

impl<'a> History<'a> {
    async fn begin(
        stage: &'a Stage,
        clock: &'a FixedClock,
        school: &'a School,
        actors: &'a [Actor],
        seed: u64,
    ) -> Self {
        let mut dice = Dice::new(seed + 1);
        let rule = if seed.is_multiple_of(2) { WaitingRule::Strict } else { WaitingRule::Fit };
        let base = stage.event(&format!("Geschichte {seed}"));
        let days = TimeDelta::days(3 * i64::try_from(seed).unwrap());
        let event = Event {
            waiting_rule: rule,
            starts_at: base.starts_at + days,
            ends_at: base.ends_at + days,
            ..base
        };
        // The first two are at the same time for an hour.
        let times = [(0, 3), (2, 5), (6, 8)];
        let mut lines = Vec::new();
        let mut slots = Vec::new();
        for (at, (from, until)) in times.into_iter().enumerate() {
            let (capacity, waiting_list) = (dice.size(1, 3), dice.throw(8) > 0);
            lines.push((capacity, waiting_list, (from, until)));
            slots.push(Slot {
                starts_at: event.starts_at + TimeDelta::hours(from),
                ends_at: event.starts_at + TimeDelta::hours(until),
                ..crowd::slot(&event, &format!("Termin {at}"), capacity, waiting_list)
            });
        }
        crowd::enter(stage.db(), &event, &slots).await;
        let model = Model::new(rule, PEOPLE, &lines);
        let booked = vec![None; actors.len()];
        Self { stage, clock, school, actors, seed, event, slots, model, booked, dice }
    }

    async fn run(mut self, seen: &mut Seen) {
        for step in 0..STEPS {
            self.clock.set(self.clock.now() + TimeDelta::milliseconds(1));
            let (before, did) = (self.model.says(), self.step().await);
            let when = format!("history {}, step {step}: {}", self.seed, did.0);
            seen.refused += usize::from(did.1 == Came::Refused);
            self.hold(&when).await;
            for now in self.model.says() {
                let was = before.iter().find(|was| (was.0, was.1) == (now.0, now.1)).map(|was| was.3);
                seen.moved_up += usize::from((was, now.3) == (Some(Has::Waits), Has::Place));
                seen.displaced += usize::from((was, now.3) == (Some(Has::Place), Has::Waits));
                seen.waited += usize::from((was, now.3) == (None, Has::Waits));
            }
        }
    }

    async fn step(&mut self) -> (String, Came) {
        let who = self.dice.throw(self.actors.len());
        let at = self.dice.throw(self.slots.len());
        match self.dice.throw(13) {
            0..=5 => self.book(who, at).await,
            6..=7 => self.cancel(who, None).await,
            8..=9 => self.cancel(who, Some(at)).await,
            10 => {
                let who = PEOPLE + self.dice.throw(GROUPS);
                self.resize(who).await
            }
            _ => self.change(at).await,
        }
    }

    async fn book(&mut self, who: usize, at: usize) -> (String, Came) {
        let wait = self.dice.throw(4) > 0;
        let is_group = who >= PEOPLE;
        let size = if is_group { self.dice.size(2, 4) } else { 1 };
        let did = format!("{who} books {at} for {size}, wait {wait}");
        // A group is booked once; another one would be another party.
        if is_group && self.model.has_any(who) {
            return (did, Came::Done);
        }
        let mut wanted =
            if is_group { class(self.school, size, &[&self.slots[at]]) } else { draft(&[&self.slots[at]]) };
        wanted.wait = wait;
        let expected = self.model.book(who, at, size, wait);
        let answer = self.book_now(who, wanted).await;
        let came = came(&did, answer.as_ref().map(|_| ()));
        assert_eq!(came, expected, "history {}: {did}: {answer:?}", self.seed);
        if let Ok(booked) = answer {
            self.booked[who] = Some(booked);
        }
        (did, came)
    }

    async fn book_now(&self, who: usize, wanted: BookingDraft) -> Result<Booked, DomainError> {
        let (db, actor) = (self.stage.db(), &self.actors[who]);
        booking::book(db, self.clock, actor, self.event.id, wanted, None).await
    }

    async fn cancel(&mut self, who: usize, only: Option<usize>) -> (String, Came) {
        let did = format!("{who} cancels {only:?}");
        let has = only.map_or_else(|| self.model.has_any(who), |at| self.model.has(who, at));
        let (true, Some(booked)) = (has, self.booked[who].clone()) else { return (did, Came::Done) };
        self.model.cancel(who, only);
        let (db, clock, actor) = (self.stage.db(), self.clock, &self.actors[who]);
        let answer = match only {
            None => booking::cancel(db, clock, actor, booked.itinerary_id, None).await,
            Some(at) => {
                let slots = vec![self.slots[at].id];
                booking::cancel_slots(db, clock, actor, booked.itinerary_id, slots, None).await
            }
        };
        answer.unwrap_or_else(|err| panic!("history {}: {did}: {err}", self.seed));
        (did, Came::Done)
    }

    async fn resize(&mut self, who: usize) -> (String, Came) {
        let size = self.dice.size(1, 5);
        let did = format!("{who} has the size {size} now");
        let (true, Some(booked)) = (self.model.has_any(who), self.booked[who].clone()) else {
            return (did, Came::Done);
        };
        let expected = self.model.resize(who, size);
        let change = Change { size: Some(size), ..Change::default() };
        let (db, clock, actor) = (self.stage.db(), self.clock, &self.actors[who]);
        let answer = booking::change(db, clock, actor, booked.itinerary_id, change, None).await;
        let came = came(&did, answer.as_ref().map(|_| ()));
        assert_eq!(came, expected, "history {}: {did}: {answer:?}", self.seed);
        (did, came)
    }

    async fn change(&mut self, at: usize) -> (String, Came) {
        let capacity = self.dice.size(1, 6);
        let did = format!("{at} has {capacity} places now instead of {}", self.model.capacity(at));
        self.model.change(at, capacity);
        let slot = self.stage.slot(self.slots[at].id).await;
        let draft = SlotDraft {
            kind: slot.kind,
            title: slot.title,
            description: slot.description,
            place: slot.place,
            company_id: slot.company_id,
            interviewer_id: slot.interviewer_id,
            starts_at: slot.starts_at,
            ends_at: slot.ends_at,
            unit: slot.unit,
            takes: slot.takes,
            party_most: slot.party_most,
            capacity,
            waiting_list: slot.waiting_list,
            opens_at: slot.opens_at,
            closes_at: slot.closes_at,
            position: slot.position,
        };
        let machine = Actor::operator("test");
        desk::change_slot(self.stage.db(), self.clock, &machine, slot.id, None, draft, true)
            .await
            .unwrap_or_else(|err| panic!("history {}: {did}: {err}", self.seed));
        (did, Came::Done)
    }

    /// What is stored is what the model says, and can be true.
    async fn hold(&self, when: &str) {
        let rows = Rows::read(self.stage, self.event.id).await;
        rows.hold(when);
        let who = |itinerary_id| {
            let is_it =
                |booked: &Option<Booked>| booked.as_ref().is_some_and(|b| b.itinerary_id == itinerary_id);
            self.booked.iter().position(is_it).expect("somebody's")
        };
        let at = |slot_id| self.slots.iter().position(|slot| slot.id == slot_id).expect("a slot");
        let mut found = Vec::new();
        for booking in rows.bookings.iter().filter(|booking| booking.state != S::Cancelled) {
            let has = if booking.state == S::Waitlisted { Has::Waits } else { Has::Place };
            found.push((at(booking.slot_id), who(booking.itinerary_id), booking.weight, has));
        }
        found.sort_unstable();
        assert_eq!(found, self.model.says(), "{when}");
        for (index, slot) in self.slots.iter().enumerate() {
            let mut line: Vec<_> = rows
                .bookings
                .iter()
                .filter(|booking| booking.slot_id == slot.id && booking.state == S::Waitlisted)
                .collect();
            line.sort_by_key(|booking| booking.position);
            let line: Vec<usize> = line.into_iter().map(|booking| who(booking.itinerary_id)).collect();
            assert_eq!(line, self.model.line(index), "{when}: the line of {index}");
        }
    }
}

fn came(did: &str, answer: Result<(), &DomainError>) -> Came {
    match answer {
        Ok(()) => Came::Done,
        Err(err) => {
            assert_eq!(err.kind(), ErrorKind::Conflict, "{did}: {err}");
            Came::Refused
        }
    }
}
