//! Moving up: whoever frees places gives them to those who wait, in the same transaction and in their order.
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, QueryOrder, entity::prelude::*};

use super::{
    engage,
    step::{self, With},
};
use crate::{
    Actor,
    booking::{
        Booking, BookingState, BookingStep, Column, Entity, Party,
        itinerary::{self, ItineraryKind},
        place::{Place, PlaceConsent},
    },
    error::{DomainError, Result},
    event::{Event, WaitingRule, slot},
};

/// Moves up, in order, those for whom there are places now; whoever would be in two places at once stays where they are, and so
/// does a person whose guardian has not agreed. Returns
/// the bookings as they are now, confirmed or offered; the caller tells them.
///
/// The slot's row is held: every command that frees or adds places has just written it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn move_up(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    event: &Event,
    slot_id: Uuid,
) -> Result<Vec<Booking>> {
    let slot =
        slot::Entity::find_by_id(slot_id).one(txn).await?.ok_or(DomainError::NotFound { what: "slot" })?;
    if slot.waiting == 0 || slot.cancelled_at.is_some() || slot.starts_at <= now {
        return Ok(Vec::new());
    }
    let waiting = Entity::find()
        .filter(Column::SlotId.eq(slot_id))
        .filter(Column::State.eq(BookingState::Waitlisted))
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .all(txn)
        .await?;
    let (mut free, mut moved) = (slot.free(), Vec::new());
    for booking in waiting {
        if free == 0 {
            break;
        }
        if booking.weight > free {
            if event.waiting_rule == WaitingRule::Strict {
                break;
            }
            continue;
        }
        let places = step::places(txn, booking.itinerary_id).await?;
        if awaits_guardian(txn, &booking, &places).await? {
            continue;
        }
        let mut clashes = false;
        for place in &places {
            clashes = clashes || engage::clash(txn, engage::person_of(place), &slot, None).await?.is_some();
        }
        if clashes {
            continue;
        }
        let until = event.offer_hours.map(|hours| {
            // Nobody can confirm what has begun.
            (now + TimeDelta::hours(i64::from(hours))).min(slot.starts_at)
        });
        let what = if until.is_some() { BookingStep::Offer } else { BookingStep::Confirm };
        let with = With { until, ..With::default() };
        moved.push(step::take(txn, now, actor, &booking, what, Party::System, with).await?);
        free -= booking.weight;
    }
    Ok(moved)
}

/// Whether a guardian must still agree before a person can have a place. A group has its places whoever comes.
async fn awaits_guardian(txn: &impl ConnectionTrait, booking: &Booking, places: &[Place]) -> Result<bool> {
    if places.iter().all(|place| matches!(place.consent, PlaceConsent::NotNeeded | PlaceConsent::Given)) {
        return Ok(false);
    }
    let itinerary = itinerary::Entity::find_by_id(booking.itinerary_id).one(txn).await?;
    Ok(itinerary.is_some_and(|itinerary| itinerary.kind == ItineraryKind::Person))
}
