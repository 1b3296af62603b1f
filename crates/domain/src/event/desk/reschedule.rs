//! New times: whoever has a place has it at the new time, unless they are somewhere else then.
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ConnectionTrait, QueryOrder,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::hold;
use crate::{
    Actor,
    booking::{
        self, Booking, BookingState, BookingStep, EndReason, Party,
        engine::{self, With},
        itinerary::{self, ItineraryKind},
    },
    error::{DomainError, Result},
    event::{
        Event,
        changes::{Happened, What},
        meeting,
        slot::{self, Slot},
    },
};

/// The bookings of these slots that take places, in the order in which they came.
async fn with_places(txn: &impl ConnectionTrait, slots: &[Uuid]) -> Result<Vec<Booking>> {
    let states = BookingState::ALL.iter().copied().filter(|state| state.takes_places());
    Ok(booking::Entity::find()
        .filter(booking::Column::SlotId.is_in(slots.iter().copied()))
        .filter(booking::Column::State.is_in(states))
        .order_by_asc(booking::Column::SlotId)
        .order_by_asc(booking::Column::Id)
        .all(txn)
        .await?)
}

/// Gives the time of everybody in these slots back, before the slots' times change.
///
/// # Errors
/// When the database fails.
pub(super) async fn disengage(txn: &impl ConnectionTrait, slots: &[Uuid]) -> Result<()> {
    for booking in with_places(txn, slots).await? {
        engine::disengage(txn, booking.id).await?;
    }
    Ok(())
}

/// Takes the time of everybody in these slots anew. A person who is somewhere else then loses the place (`Clash`), and those who
/// wait move up. A group keeps its places while anybody of it can come; whoever of it cannot is not noted as being there.
///
/// # Errors
/// When the database fails.
pub(super) async fn engage(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    event: &Event,
    slots: &[Uuid],
) -> Result<Vec<Happened>> {
    let held = engine::hold(txn, slots).await?;
    let (mut happened, mut freed) = (Vec::new(), Vec::new());
    for booking in with_places(txn, slots).await? {
        let Some(slot) = held.iter().find(|slot| slot.id == booking.slot_id) else { continue };
        if stays(txn, &booking, slot).await? {
            continue;
        }
        let with = With { reason: Some(EndReason::Clash), ..With::default() };
        let gone =
            engine::take(txn, now, actor, &booking, BookingStep::Cancel, Party::Organiser, with).await?;
        happened.push(Happened { booking: gone, what: What::Cancelled });
        freed.push(slot.id);
    }
    freed.dedup();
    // Only now is everybody's time known again.
    for slot_id in freed {
        happened.extend(What::MovedUp.of(engine::move_up(txn, now, actor, event, slot_id).await?));
    }
    Ok(happened)
}

/// Takes the time of those people of a booking who can be there; whether it keeps its places.
async fn stays(txn: &impl ConnectionTrait, booking: &Booking, slot: &Slot) -> Result<bool> {
    let places = engine::places(txn, booking.itinerary_id).await?;
    let (mut here, mut elsewhere) = (Vec::new(), 0);
    for place in places.into_iter().filter(|place| place.account_id.is_some() || place.mail.is_some()) {
        if engine::clash(txn, engine::person_of(&place), slot, Some(booking.id)).await?.is_some() {
            elsewhere += 1;
        } else {
            here.push(place);
        }
    }
    if elsewhere > 0 && booking.state.is_live() {
        let itinerary = itinerary::Entity::find_by_id(booking.itinerary_id).one(txn).await?;
        let itinerary = itinerary.ok_or(DomainError::NotFound { what: "itinerary" })?;
        if itinerary.kind == ItineraryKind::Person || elsewhere == itinerary.size {
            return Ok(false);
        }
    }
    engine::engage(txn, booking, slot, &here).await?;
    Ok(true)
}

/// Moves all slots and meetings of an event by a span, with those who have places in them.
///
/// # Errors
/// As [`engage`].
pub(super) async fn move_all(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    event: &Event,
    span: TimeDelta,
) -> Result<Vec<Happened>> {
    let mut slots = hold::slots(txn, event.id).await?;
    let ids: Vec<Uuid> = slots.iter().map(|slot| slot.id).collect();
    disengage(txn, &ids).await?;
    // Nobody is in two places in between: what moves later begins with the last, what moves earlier with the first.
    slots.sort_by_key(|slot| slot.starts_at);
    let mut meetings = meeting::Entity::find()
        .filter(meeting::Column::EventId.eq(event.id))
        .order_by_asc(meeting::Column::StartsAt)
        .all(txn)
        .await?;
    if span > TimeDelta::zero() {
        slots.reverse();
        meetings.reverse();
    }
    for slot in &slots {
        use slot::Column;
        slot::Entity::update_many()
            .col_expr(Column::StartsAt, Expr::value(slot.starts_at + span))
            .col_expr(Column::EndsAt, Expr::value(slot.ends_at + span))
            .col_expr(Column::ClosesAt, Expr::value(slot.closes_at.map(|at| at + span)))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .col_expr(Column::UpdatedAt, Expr::value(now))
            .filter(Column::Id.eq(slot.id))
            .exec(txn)
            .await?;
    }
    for meeting in &meetings {
        use meeting::Column;
        meeting::Entity::update_many()
            .col_expr(Column::StartsAt, Expr::value(meeting.starts_at + span))
            .col_expr(Column::EndsAt, Expr::value(meeting.ends_at + span))
            .filter(Column::Id.eq(meeting.id))
            .exec(txn)
            .await?;
    }
    engage(txn, now, actor, event, &ids).await
}
