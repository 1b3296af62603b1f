//! Whether what is stored can be true, asked of the rows alone.
use std::collections::{HashMap, HashSet};

use lotse_domain::{
    booking::{
        self, Booking, BookingState,
        engine::{engagement, person_of},
        place,
    },
    event::slot,
    unit_of_work::in_transaction,
};
use sea_orm::entity::prelude::*;

use crate::stage::Stage;

/// Everything of one event.
pub struct Rows {
    pub slots: Vec<slot::Slot>,
    pub bookings: Vec<Booking>,
    pub places: Vec<place::Place>,
    pub engagements: Vec<engagement::Model>,
}

impl Rows {
    pub async fn read(stage: &Stage, event_id: Uuid) -> Self {
        in_transaction(stage.db(), move |txn| {
            Box::pin(async move {
                Ok(Self {
                    slots: slot::Entity::find().filter(slot::Column::EventId.eq(event_id)).all(txn).await?,
                    bookings: booking::Entity::find()
                        .filter(booking::Column::EventId.eq(event_id))
                        .all(txn)
                        .await?,
                    places: place::Entity::find()
                        .filter(place::Column::EventId.eq(event_id))
                        .all(txn)
                        .await?,
                    engagements: engagement::Entity::find()
                        .filter(engagement::Column::EventId.eq(event_id))
                        .all(txn)
                        .await?,
                })
            })
        })
        .await
        .unwrap()
    }

    /// Places of a slot that its bookings take, and those that they wait for.
    pub fn counted(&self, slot_id: Uuid) -> (i32, i32) {
        let of_slot = || self.bookings.iter().filter(move |booking| booking.slot_id == slot_id);
        let taken = of_slot().filter(|booking| booking.state.takes_places()).map(|b| b.weight).sum();
        let waits = |booking: &&Booking| booking.state == BookingState::Waitlisted;
        (taken, of_slot().filter(waits).map(|booking| booking.weight).sum())
    }

    /// # Panics
    /// When something cannot be true.
    pub fn hold(&self, when: &str) {
        for slot in &self.slots {
            let (taken, waiting) = self.counted(slot.id);
            assert!(taken <= slot.capacity, "{when}: {} oversold: {taken} of {}", slot.title, slot.capacity);
            assert_eq!((slot.taken, slot.waiting), (taken, waiting), "{when}: counters of {}", slot.title);
            let mut numbers = HashSet::new();
            for booking in self.bookings.iter().filter(|booking| booking.slot_id == slot.id) {
                if booking.state == BookingState::Waitlisted {
                    let position = booking.position.expect("a place in the line");
                    assert!(numbers.insert(position), "{when}: two at {position} in the line");
                    assert!(position < slot.next_position, "{when}: before its turn");
                } else {
                    assert_eq!(booking.position, None, "{when}: {booking:?}");
                }
            }
        }
        self.sizes(when);
        self.times(when);
    }

    fn sizes(&self, when: &str) {
        let mut places: HashMap<Uuid, i32> = HashMap::new();
        for place in &self.places {
            *places.entry(place.itinerary_id).or_default() += 1;
        }
        for booking in self.bookings.iter().filter(|booking| booking.state.is_live()) {
            assert_eq!(Some(&booking.size), places.get(&booking.itinerary_id), "{when}: {booking:?}");
        }
    }

    /// Who has a place in something that blocks time has that time, nobody else has, and nobody is in two places.
    fn times(&self, when: &str) {
        let mut expected = HashSet::new();
        for booking in self.bookings.iter().filter(|booking| booking.state.takes_places()) {
            let slot = self.slots.iter().find(|slot| slot.id == booking.slot_id).expect("its slot");
            if slot.kind.layer().is_none() {
                continue;
            }
            let of_it = self.places.iter().filter(|place| place.itinerary_id == booking.itinerary_id);
            let named = of_it.filter(|place| place.account_id.is_some() || place.mail.is_some());
            expected.extend(named.map(|place| (booking.id, person_of(place), slot.starts_at, slot.ends_at)));
        }
        let found: HashSet<_> =
            self.engagements.iter().map(|e| (e.booking_id, e.person, e.starts_at, e.ends_at)).collect();
        assert_eq!(found, expected, "{when}: people's time");
        assert_eq!(found.len(), self.engagements.len(), "{when}: a time twice");
        for (at, one) in self.engagements.iter().enumerate() {
            for other in &self.engagements[at + 1..] {
                let same = one.person == other.person && one.layer == other.layer;
                let clash = one.starts_at < other.ends_at && other.starts_at < one.ends_at;
                assert!(!(same && clash), "{when}: in two places: {one:?} {other:?}");
            }
        }
    }
}

/// # Panics
/// When what is stored of an event cannot be true.
pub async fn check(stage: &Stage, event_id: Uuid, when: &str) {
    Rows::read(stage, event_id).await.hold(when);
}
