use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, entity::prelude::*};

use super::mine::{Mine, free_up, open};
use crate::{
    Actor, Clock, Db, audit,
    booking::{
        Booking, BookingState, BookingStep, EndReason, Party,
        ending::end_if_over,
        engine::{self, With},
        letters, order, wishes,
    },
    error::{DomainError, Result},
    event::window,
    idempotency::{self, Key},
    mail::BookingNews,
    unit_of_work::in_transaction,
};

/// Gives everything back; whoever waits moves up in the same transaction and is told. Again it does nothing.
///
/// # Errors
/// `Conflict` when it is too late; `NotFound`.
pub async fn cancel(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    itinerary_id: Uuid,
    key: Option<Key>,
) -> Result<()> {
    give_back(db, clock, actor, itinerary_id, None, key).await
}

/// As [`cancel`], for some of the slots.
///
/// # Errors
/// As [`cancel`].
pub async fn cancel_slots(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    itinerary_id: Uuid,
    slots: Vec<Uuid>,
    key: Option<Key>,
) -> Result<()> {
    give_back(db, clock, actor, itinerary_id, Some(slots), key).await
}

async fn give_back(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    itinerary_id: Uuid,
    only: Option<Vec<Uuid>>,
    key: Option<Key>,
) -> Result<()> {
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, only, key) = (actor.clone(), only.clone(), key.clone());
        Box::pin(async move {
            if idempotency::claim::<()>(txn, now, key.as_ref()).await?.is_some() {
                return Ok(());
            }
            let mine = open(txn, &actor, itinerary_id, &[]).await?;
            give_back_in(txn, now, &actor, mine, only).await?;
            idempotency::keep(txn, key.as_ref(), &()).await
        })
    })
    .await
}

async fn give_back_in(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    mut mine: Mine,
    only: Option<Vec<Uuid>>,
) -> Result<()> {
    if mine.itinerary.cancelled_at.is_some() {
        return Ok(());
    }
    let all = only.is_none();
    let given: Vec<Booking> = match only {
        None => mine.living().cloned().collect(),
        Some(slots) => {
            let known = |id: &Uuid| mine.bookings.iter().any(|booking| booking.slot_id == *id);
            if !slots.iter().all(known) {
                return Err(DomainError::invalid("slots", "unknown", "names something that is not booked"));
            }
            mine.living().filter(|booking| slots.contains(&booking.slot_id)).cloned().collect()
        }
    };
    drop_bookings(txn, now, actor, &mine, &given).await?;
    if all {
        wishes::Entity::delete_many()
            .filter(wishes::Column::ItineraryId.eq(mine.itinerary.id))
            .exec(txn)
            .await?;
    }
    let ended = end_if_over(txn, now, mine.itinerary.id).await?;
    if given.is_empty() && !ended {
        return Ok(());
    }
    order::touch(txn, now, &mut mine.itinerary).await?;
    audit::record(txn, now, actor, [("itinerary.cancelled", mine.itinerary.id)]).await?;
    free_up(txn, now, actor, &mine.event, may_move_up(&mine, &given)).await?;
    letters::to_itinerary(txn, now, &mine.event, &mine.itinerary, BookingNews::Cancelled, None).await?;
    Ok(())
}

/// Cancels these bookings of an itinerary by whoever holds it; nobody moves up yet.
///
/// # Errors
/// `Conflict` when it is too late.
pub(super) async fn drop_bookings(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    mine: &Mine,
    given: &[Booking],
) -> Result<()> {
    require_in_time(mine, given, now)?;
    for booking in given {
        let with = With { reason: Some(EndReason::Wish), ..With::default() };
        engine::take(txn, now, actor, booking, BookingStep::Cancel, Party::Holder, with).await?;
    }
    Ok(())
}

/// The slots in which the line may move up when these bookings end: their own, and those in which the itinerary itself waits, for
/// there it may have been passed over because it could not be in two places.
pub(super) fn may_move_up(mine: &Mine, given: &[Booking]) -> Vec<Uuid> {
    let waits = |booking: &&Booking| {
        booking.state == BookingState::Waitlisted && given.iter().all(|gone| gone.id != booking.id)
    };
    let own = mine.bookings.iter().filter(waits);
    given.iter().chain(own).map(|booking| booking.slot_id).collect()
}

/// Passes while people may still cancel by themselves. What nobody counts on yet can be given back at any time.
///
/// # Errors
/// `Conflict` when it is too late.
pub(super) fn require_in_time<'a>(
    mine: &Mine,
    bookings: impl IntoIterator<Item = &'a Booking>,
    now: DateTime<Utc>,
) -> Result<()> {
    for booking in bookings {
        let counted_on = booking.state == BookingState::Confirmed;
        if counted_on && !window::may_cancel(&mine.event, mine.slot(booking.slot_id)?, now) {
            let late = "it is too late to cancel by yourself; please write to the organiser";
            return Err(DomainError::Conflict(late.into()));
        }
    }
    Ok(())
}
