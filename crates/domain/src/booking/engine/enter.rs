//! A new booking: with its places, at the end of the line, or not at all.
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, IntoActiveModel, entity::prelude::*};

use super::{engage, lines};
use crate::{
    booking::{self, Booking, BookingState, itinerary::Itinerary, place::Place},
    error::Result,
    event::slot::{Slot, Takes, Unit},
};

/// What is wanted of a slot.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    /// Kept only until then, where it must still be confirmed.
    pub(crate) held_until: Option<DateTime<Utc>>,
    /// Stands in line where the slot is full and has a waiting list.
    pub(crate) waits: bool,
    /// Goes before those who wait: for the organiser only.
    pub(crate) first: bool,
}

/// Places that were counted for a booking which is not written yet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Claimed {
    pub(crate) state: BookingState,
    weight: i32,
    position: Option<i64>,
    held_until: Option<DateTime<Utc>>,
    /// How many wait before it, where every booking of the slot counts for one.
    pub(crate) ahead: Option<u64>,
    /// It waits although places are free: whoever stood before it was passed over. Move up at once.
    pub(crate) passes: bool,
}

impl Claimed {
    /// Keeps the places only until then: something must be said before.
    pub(crate) fn hold(&mut self, until: DateTime<Utc>) {
        if self.state.takes_places() {
            self.state = BookingState::Held;
            self.held_until = Some(until);
        }
    }
}

/// Counts the places of a booking, at once or in the waiting list; none where the slot is full and nobody waits, or where it was
/// changed since it was read. Slots in the order of their ids; [`write()`] follows.
///
/// # Errors
/// When the database fails.
pub(crate) async fn claim(
    txn: &impl ConnectionTrait,
    slot: &Slot,
    size: i32,
    entry: Entry,
) -> Result<Option<Claimed>> {
    let weight = weight(slot, size);
    let taken = if entry.first {
        lines::take_next(txn, slot.id, weight).await?
    } else {
        lines::take(txn, slot, weight).await?
    };
    if taken {
        let state = if entry.held_until.is_some() { BookingState::Held } else { BookingState::Confirmed };
        let held_until = entry.held_until;
        return Ok(Some(Claimed { state, weight, position: None, held_until, ahead: None, passes: false }));
    }
    if !(entry.waits && slot.waiting_list) {
        return Ok(None);
    }
    let Some(line) = lines::stand_in_line(txn, slot, weight).await? else { return Ok(None) };
    let one_each = slot.takes == Takes::Persons || slot.unit == Unit::Party;
    Ok(Some(Claimed {
        state: BookingState::Waitlisted,
        weight,
        position: Some(line.position),
        held_until: None,
        ahead: one_each.then(|| u64::try_from(line.before).unwrap_or_default()),
        passes: line.free > 0 && line.before > 0,
    }))
}

/// Writes the bookings whose places were counted. Places that block time are engaged.
///
/// # Errors
/// `Conflict` for somebody who is in two places at once, or where the itinerary has the slot already.
pub(crate) async fn write(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    itinerary: &Itinerary,
    places: &[Place],
    claimed: &[(&Slot, Claimed)],
) -> Result<Vec<Booking>> {
    let booking = |(slot, claimed): &(&Slot, Claimed)| Booking {
        id: Uuid::now_v7(),
        itinerary_id: itinerary.id,
        event_id: slot.event_id,
        slot_id: slot.id,
        state: claimed.state,
        size: itinerary.size,
        weight: claimed.weight,
        position: claimed.position,
        held_until: claimed.held_until,
        confirmed_at: (claimed.state == BookingState::Confirmed).then_some(now),
        end_reason: None,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    let bookings: Vec<Booking> = claimed.iter().map(booking).collect();
    if bookings.is_empty() {
        return Ok(bookings);
    }
    let rows = bookings.iter().map(|booking| booking.clone().into_active_model().reset_all());
    booking::Entity::insert_many(rows).exec_without_returning(txn).await?;
    let engaged: Vec<(&Booking, &Slot)> = bookings
        .iter()
        .zip(claimed)
        .filter(|(booking, _)| booking.state.takes_places())
        .map(|(booking, (slot, _))| (booking, *slot))
        .collect();
    engage::engage_all(txn, &engaged, places).await?;
    Ok(bookings)
}

/// Books a slot for an itinerary; none where it is full and nobody waits. Places that block time are engaged.
///
/// # Errors
/// `Conflict` for somebody who is in two places at once, or where the itinerary has the slot already.
pub(crate) async fn enter(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    slot: &Slot,
    itinerary: &Itinerary,
    places: &[Place],
    entry: Entry,
) -> Result<Option<Booking>> {
    let Some(claimed) = claim(txn, slot, itinerary.size, entry).await? else { return Ok(None) };
    Ok(write(txn, now, itinerary, places, &[(slot, claimed)]).await?.pop())
}

/// How many of a slot's places so many people take.
pub(crate) const fn weight(slot: &Slot, size: i32) -> i32 {
    match slot.unit {
        Unit::Person => size,
        Unit::Party => 1,
    }
}
