//! A person's time: what a booking takes of it, and what it clashes with.
use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, entity::prelude::*, sea_query::ExprTrait};

use super::engagement;
use crate::{
    booking::{Booking, place::Place},
    error::Result,
    event::slot::{Layer, Slot},
};

/// Rows that one statement may carry: nine columns each, well under `SQLite`'s 32,766 parameters.
const ROWS_A_STATEMENT: usize = 1_000;

/// Whose time it is: the account, else what stands for the mail address, else the place itself. The same person under the same
/// address is the same, whichever way the place was named.
pub fn person_of(place: &Place) -> Uuid {
    match (&place.account_id, &place.mail) {
        (Some(account_id), _) => *account_id,
        (None, Some(mail)) => {
            Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("mailto:{}", mail.to_lowercase()).as_bytes())
        }
        (None, None) => place.id,
    }
}

/// Something that a person has booked already at that time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Taken {
    pub(crate) slot_id: Uuid,
    pub(crate) starts_at: DateTime<Utc>,
    pub(crate) ends_at: DateTime<Utc>,
}

/// What of a person's bookings a slot would clash with, leaving out those of one booking; none where it blocks no time.
///
/// # Errors
/// When the database fails.
pub(crate) async fn clash(
    txn: &impl ConnectionTrait,
    person: Uuid,
    slot: &Slot,
    leaving_out: Option<Uuid>,
) -> Result<Option<Taken>> {
    let Some(layer) = slot.kind.layer() else { return Ok(None) };
    let mut query = engagement::Entity::find()
        .filter(engagement::Column::Person.eq(person))
        .filter(engagement::Column::StartsAt.lt(slot.ends_at))
        .filter(engagement::Column::EndsAt.gt(slot.starts_at))
        .filter(engagement::Column::EventId.ne(slot.event_id).or(engagement::Column::Layer.eq(layer)));
    if let Some(booking_id) = leaving_out {
        query = query.filter(engagement::Column::BookingId.ne(booking_id));
    }
    let found = query.order_by_asc(engagement::Column::StartsAt).one(txn).await?;
    Ok(found.map(|e| Taken { slot_id: e.slot_id, starts_at: e.starts_at, ends_at: e.ends_at }))
}

/// Enters the time of these places for a booking. The database refuses whoever is somewhere else at that time; callers who want
/// to say what with ask [`clash`] first.
///
/// # Errors
/// `Conflict` for somebody who is in two places at once.
pub(crate) async fn engage(
    txn: &impl ConnectionTrait,
    booking: &Booking,
    slot: &Slot,
    places: &[Place],
) -> Result<()> {
    engage_all(txn, &[(booking, slot)], places).await
}

/// As [`engage`], for several bookings of the same places.
///
/// # Errors
/// As [`engage`].
pub(super) async fn engage_all(
    txn: &impl ConnectionTrait,
    bookings: &[(&Booking, &Slot)],
    places: &[Place],
) -> Result<()> {
    let row = |booking: &Booking, slot: &Slot, layer: Layer, place: &Place| engagement::ActiveModel {
        id: Set(Uuid::now_v7()),
        person: Set(person_of(place)),
        event_id: Set(slot.event_id),
        slot_id: Set(slot.id),
        booking_id: Set(booking.id),
        place_id: Set(place.id),
        layer: Set(layer),
        starts_at: Set(slot.starts_at),
        ends_at: Set(slot.ends_at),
    };
    let mut rows = Vec::new();
    for (booking, slot) in bookings {
        let Some(layer) = slot.kind.layer() else { continue };
        // A place that nobody is named for can clash with nothing.
        let named = places.iter().filter(|place| place.account_id.is_some() || place.mail.is_some());
        rows.extend(named.map(|place| row(booking, slot, layer, place)));
    }
    for chunk in rows.chunks(ROWS_A_STATEMENT) {
        engagement::Entity::insert_many(chunk.to_vec()).exec_without_returning(txn).await?;
    }
    Ok(())
}

/// Gives the time of a booking back.
///
/// # Errors
/// When the database fails.
pub(crate) async fn disengage(txn: &impl ConnectionTrait, booking_id: Uuid) -> Result<()> {
    engagement::Entity::delete_many().filter(engagement::Column::BookingId.eq(booking_id)).exec(txn).await?;
    Ok(())
}
