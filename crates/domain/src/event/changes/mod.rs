//! Telling those concerned, once each: what became of a time, a place, a slot, the whole event.
mod companies;

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

pub(crate) use companies::{at_event, tell_companies};

use super::Event;
use crate::{
    booking::{self, Booking, BookingState, EndReason, ending::end_if_over, itinerary, letters},
    error::{DomainError, Result},
    mail::BookingNews,
};

/// What happened to somebody's booking, in the transaction that did it.
#[derive(Debug, Clone)]
pub(crate) struct Happened {
    /// The booking as it is now.
    pub(crate) booking: Booking,
    pub(crate) what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// It moved up from the waiting list; confirmed, or offered.
    MovedUp,
    /// It went back to the waiting list, since the slot got fewer places.
    Displaced,
    /// It was cancelled; its `end_reason` says why.
    Cancelled,
    /// Its time or place changed.
    Changed,
}

impl What {
    /// The same for several bookings.
    pub(crate) fn of(self, bookings: Vec<Booking>) -> impl Iterator<Item = Happened> {
        bookings.into_iter().map(move |booking| Happened { booking, what: self })
    }
}

/// One mail for each itinerary, whatever happened to how many of its bookings: to whoever booked and to those of its people who
/// have a mail address of their own. Raises the itinerary's `sequence` and sets `cancelled_at` where nothing living is left (then
/// the quota and the options are given back, see [`end_if_over`]); the mail shows the plan as it is now, and what changed.
/// `reason` is what a manager wrote. Returns how many mails it became.
///
/// A booking of which only time or place changed has `updated_at` set to `now`, as whatever else happens to one does: by that the
/// letter knows what it is about.
///
/// # Errors
/// When the database fails.
pub(crate) async fn tell(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    event: &Event,
    happened: Vec<Happened>,
    reason: Option<&str>,
) -> Result<u64> {
    let mut told: BTreeMap<Uuid, Vec<Happened>> = BTreeMap::new();
    for one in happened {
        told.entry(one.booking.itinerary_id).or_default().push(one);
    }
    let mut mails = 0;
    for (itinerary_id, happened) in told {
        let changed = happened.iter().filter(|one| one.what == What::Changed).map(|one| one.booking.id);
        booking::Entity::update_many()
            .col_expr(booking::Column::UpdatedAt, Expr::value(now))
            .filter(booking::Column::Id.is_in(changed))
            .exec(txn)
            .await?;
        mails += tell_itinerary(txn, now, event, itinerary_id, news(&happened), reason).await?;
    }
    Ok(mails)
}

/// As [`tell`], for one itinerary of which it is known what to say.
///
/// # Errors
/// When the database fails.
pub(crate) async fn tell_itinerary(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    event: &Event,
    itinerary_id: Uuid,
    news: BookingNews,
    reason: Option<&str>,
) -> Result<u64> {
    use itinerary::Column;
    itinerary::Entity::update_many()
        .col_expr(Column::Sequence, Expr::col(Column::Sequence).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(itinerary_id))
        .exec(txn)
        .await?;
    end_if_over(txn, now, itinerary_id).await?;
    let itinerary = itinerary::Entity::find_by_id(itinerary_id).one(txn).await?;
    let itinerary = itinerary.ok_or(DomainError::NotFound { what: "itinerary" })?;
    letters::to_itinerary(txn, now, event, &itinerary, news, reason).await
}

/// What a letter says that tells all of this at once.
fn news(happened: &[Happened]) -> BookingNews {
    let ended = |why: &[EndReason]| {
        happened.iter().all(|one| {
            one.what == What::Cancelled && one.booking.end_reason.is_some_and(|reason| why.contains(&reason))
        })
    };
    if happened.iter().any(|one| one.booking.end_reason == Some(EndReason::EventCancelled)) {
        BookingNews::EventCancelled
    } else if happened.iter().all(|one| one.what == What::MovedUp) {
        let offered = happened.iter().any(|one| one.booking.state == BookingState::Offered);
        if offered { BookingNews::Offered } else { BookingNews::MovedUp }
    } else if ended(&[EndReason::Lapsed, EndReason::NoConsent]) {
        BookingNews::Lapsed
    } else if ended(&[EndReason::Unnamed]) {
        BookingNews::Unnamed
    } else {
        BookingNews::Organiser
    }
}

/// As [`tell`] with [`What::Changed`] for every living booking of these slots; none for all of the event.
///
/// # Errors
/// When the database fails.
pub(crate) async fn tell_changed(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    event: &Event,
    slots: Option<Vec<Uuid>>,
    reason: Option<&str>,
) -> Result<u64> {
    let happened = with_changed(txn, event, slots, Vec::new()).await?;
    tell(txn, now, event, happened, reason).await
}

/// What happened, and for every living booking of these slots (none for all of the event) to which nothing else did, that its
/// time or place changed.
///
/// # Errors
/// When the database fails.
pub(crate) async fn with_changed(
    txn: &impl ConnectionTrait,
    event: &Event,
    slots: Option<Vec<Uuid>>,
    mut happened: Vec<Happened>,
) -> Result<Vec<Happened>> {
    let known: HashSet<Uuid> = happened.iter().map(|one| one.booking.id).collect();
    let mut living = booking::Entity::find()
        .filter(booking::Column::EventId.eq(event.id))
        .filter(booking::Column::State.is_in(BookingState::ALL.iter().copied().filter(|s| s.is_live())));
    if let Some(slots) = slots {
        living = living.filter(booking::Column::SlotId.is_in(slots));
    }
    let living = living.all(txn).await?.into_iter().filter(|booking| !known.contains(&booking.id));
    happened.extend(What::Changed.of(living.collect()));
    Ok(happened)
}

#[cfg(test)]
mod tests;
