//! What must hold in the rows, whatever has happened.
use std::collections::{HashMap, HashSet};

use lotse_domain::{
    Actor, Db,
    booking::{self, Booking, BookingState, itinerary},
    event::slot::{self, Slot},
    unit_of_work::read_as,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

pub(crate) struct Rows {
    pub(crate) slot: Slot,
    pub(crate) bookings: Vec<Booking>,
    /// Who holds an itinerary.
    pub(crate) holders: HashMap<Uuid, Uuid>,
}

impl Rows {
    pub(crate) async fn read(db: &Db, slot_id: Uuid) -> Self {
        let machine = Actor::operator("test");
        let (slot, bookings, itineraries) = read_as(db, &machine, move |txn| {
            Box::pin(async move {
                let slot = slot::Entity::find_by_id(slot_id).one(txn).await?.expect("the slot");
                let of = booking::Entity::find().filter(booking::Column::SlotId.eq(slot_id));
                let of_event = itinerary::Column::EventId.eq(slot.event_id);
                let itineraries = itinerary::Entity::find().filter(of_event).all(txn).await?;
                Ok((slot, of.all(txn).await?, itineraries))
            })
        })
        .await
        .expect("rows");
        let holders = itineraries.into_iter().filter_map(|i| Some((i.id, i.account_id?))).collect();
        Self { slot, bookings, holders }
    }

    /// People with a place.
    pub(crate) fn confirmed(&self) -> i32 {
        self.bookings.iter().filter(|b| b.state == BookingState::Confirmed).map(|b| b.weight).sum()
    }

    /// The counts are those of the rows, no place is given twice, and nobody has two.
    pub(crate) fn hold(&self) {
        let taken: i32 = self.bookings.iter().filter(|b| b.state.takes_places()).map(|b| b.weight).sum();
        let waiting = self.bookings.iter().filter(|b| b.state == BookingState::Waitlisted);
        assert_eq!(self.slot.taken, taken, "the count is not that of the rows");
        assert_eq!(
            self.slot.waiting,
            waiting.map(|b| b.weight).sum::<i32>(),
            "the line is not that of the rows"
        );
        assert!(taken <= self.slot.capacity, "{taken} places of {}", self.slot.capacity);
        let mut seen = HashSet::new();
        for booking in self.bookings.iter().filter(|b| b.state.is_live()) {
            let holder = self.holders.get(&booking.itinerary_id).expect("somebody holds it");
            assert!(seen.insert(*holder), "{holder} has two");
        }
    }
}
