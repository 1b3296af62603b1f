use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, entity::prelude::*};

use crate::{
    Actor, Clock, Db, audit,
    booking::{
        self, Booking, BookingState, BookingStep, EndReason, Party, commands,
        ending::end,
        engine::{self, With},
        itinerary, letters, wishes,
    },
    error::{DomainError, Result},
    event::{
        Event,
        changes::{self, Happened, What},
        desk::require_managed,
    },
    mail::BookingNews,
    unit_of_work::{in_transaction, read_as_command},
};

const NONE: DomainError = DomainError::NotFound { what: "booking" };
const LONGEST_REASON: usize = 1_000;

/// Cancels bookings of an itinerary (all without any named), with a reason that is mailed. Again it does nothing.
///
/// # Errors
/// `Conflict`; `NotFound`; `Invalid` for `reason`.
pub async fn cancel(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    itinerary_id: Uuid,
    bookings: Vec<Uuid>,
    reason: Option<String>,
) -> Result<()> {
    if !actor.is_machine() {
        actor.signed_in()?;
    }
    let found = read_as_command(db, move |txn| {
        Box::pin(async move { itinerary::Entity::find_by_id(itinerary_id).one(txn).await?.ok_or(NONE) })
    });
    let event = match require_managed(db, actor, found.await?.event_id, true).await {
        Err(DomainError::NotFound { .. }) => return Err(NONE),
        passed => passed?,
    };
    let reason = reason.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    if reason.as_ref().is_some_and(|text| text.chars().count() > LONGEST_REASON) {
        let detail = format!("takes at most {LONGEST_REASON} characters");
        return Err(DomainError::invalid("reason", "too_long", detail));
    }
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, event, bookings) = (actor.clone(), event.clone(), bookings.clone());
        let reason = reason.clone();
        Box::pin(async move {
            let named = find(txn, itinerary_id, &bookings).await?;
            let desk = Desk { txn, now, actor: &actor, event: &event, reason: reason.as_deref() };
            desk.cancel(itinerary_id, named, bookings.is_empty()).await
        })
    })
    .await
}

/// Those that are named, with their slots held in the order of their ids.
async fn find(txn: &impl ConnectionTrait, itinerary_id: Uuid, named: &[Uuid]) -> Result<Vec<Booking>> {
    let of_it = || booking::Entity::find().filter(booking::Column::ItineraryId.eq(itinerary_id));
    let all = of_it().all(txn).await?;
    if !named.iter().all(|id| all.iter().any(|booking| booking.id == *id)) {
        return Err(NONE);
    }
    let slots: BTreeSet<Uuid> = all.iter().map(|booking| booking.slot_id).collect();
    engine::hold(txn, &slots.into_iter().collect::<Vec<_>>()).await?;
    let mut wanted = of_it().all(txn).await?;
    wanted.retain(|booking| named.is_empty() || named.contains(&booking.id));
    wanted.sort_by_key(|booking| booking.slot_id);
    Ok(wanted)
}

struct Desk<'a, C> {
    txn: &'a C,
    now: DateTime<Utc>,
    actor: &'a Actor,
    event: &'a Event,
    reason: Option<&'a str>,
}

impl<C: ConnectionTrait> Desk<'_, C> {
    async fn cancel(&self, itinerary_id: Uuid, bookings: Vec<Booking>, all: bool) -> Result<()> {
        let Self { txn, now, actor, event, reason } = *self;
        let mut happened = Vec::new();
        for booking in &bookings {
            // What was cancelled before is done; of all of them only what is still to come is meant.
            if booking.state == BookingState::Cancelled || (all && !booking.state.is_live()) {
                continue;
            }
            let with = With { reason: Some(EndReason::Organiser), ..With::default() };
            let (step, party) = (BookingStep::Cancel, Party::Organiser);
            let gone = engine::take(txn, now, actor, booking, step, party, with).await?;
            happened.push(Happened { booking: gone, what: What::Cancelled });
        }
        let freed: Vec<Uuid> = happened.iter().map(|one| one.booking.slot_id).collect();
        if all {
            wishes::Entity::delete_many()
                .filter(wishes::Column::ItineraryId.eq(itinerary_id))
                .exec(txn)
                .await?;
        }
        if happened.is_empty() {
            return self.end(itinerary_id, all && bookings.is_empty()).await;
        }
        audit::record(txn, now, actor, [("itinerary.cancelled", itinerary_id)]).await?;
        changes::tell(txn, now, event, happened, reason).await?;
        commands::free_up(txn, now, actor, event, freed).await
    }

    /// One that never had more than wishes.
    async fn end(&self, itinerary_id: Uuid, empty: bool) -> Result<()> {
        if !empty || !end(self.txn, self.now, itinerary_id).await? {
            return Ok(());
        }
        let itinerary = itinerary::Entity::find_by_id(itinerary_id).one(self.txn).await?.ok_or(NONE)?;
        audit::record(self.txn, self.now, self.actor, [("itinerary.cancelled", itinerary_id)]).await?;
        let news = BookingNews::Organiser;
        letters::to_itinerary(self.txn, self.now, self.event, &itinerary, news, self.reason).await?;
        Ok(())
    }
}
