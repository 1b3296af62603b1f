use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, entity::prelude::*};

use super::{find, require_booking};
use crate::{
    Actor, Clock, Db, audit,
    booking::{
        self, Booked, Booking, BookingState, BookingStep, EndReason, NotBookable, Party, Reason, commands,
        engine::{self, Entry, With},
        itinerary::{self, Itinerary, ItineraryKind},
        place::{Place, PlaceConsent},
    },
    error::{DomainError, Result},
    event::{
        Event,
        changes::{self, Happened, What},
        slot::{self, Slot},
    },
    unit_of_work::in_transaction,
};

/// Moves a booking to another slot of the event, in one step, and tells those concerned; those who waited for the old one move up.
/// Whoever waited or had an offer has a place with it.
///
/// # Errors
/// `NotBookable` (full, clash, booked already, gone); `Conflict` for its state; `NotFound`.
pub async fn move_booking(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    booking_id: Uuid,
    to_slot: Uuid,
) -> Result<Booked> {
    let event = require_booking(db, actor, booking_id).await?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, event) = (actor.clone(), event.clone());
        Box::pin(async move {
            let from = find(txn, booking_id).await?.slot_id;
            let mut slots = [from, to_slot];
            slots.sort_unstable();
            engine::hold(txn, &slots).await?;
            let booking = find(txn, booking_id).await?;
            let to = slot::Entity::find_by_id(to_slot).one(txn).await?;
            let to = to.filter(|slot| slot.event_id == event.id);
            let to = to.ok_or(DomainError::NotFound { what: "slot" })?;
            let itinerary = itinerary_of(txn, &booking).await?;
            let places = engine::places(txn, itinerary.id).await?;
            require_free(txn, &booking, &to, &places).await?;
            let moved = shift(txn, now, &actor, &booking, &to, &itinerary, &places).await?;
            audit::record(txn, now, &actor, [("booking.moved", moved.1.id)]).await?;
            let awaits = moved.1.state == BookingState::Held;
            tell(txn, now, &actor, &event, moved).await?;
            commands::answer(txn, &itinerary_of(txn, &booking).await?, awaits).await
        })
    })
    .await
}

async fn itinerary_of(txn: &impl ConnectionTrait, booking: &Booking) -> Result<Itinerary> {
    let found = itinerary::Entity::find_by_id(booking.itinerary_id).one(txn).await?;
    found.ok_or(DomainError::NotFound { what: "booking" })
}

/// Whether the party can be in that slot.
async fn require_free(
    txn: &impl ConnectionTrait,
    booking: &Booking,
    to: &Slot,
    places: &[Place],
) -> Result<()> {
    if !booking.state.is_live() {
        return Err(DomainError::Conflict(format!(
            "the booking is {}, which does not allow this step",
            booking.state
        )));
    }
    let there = booking::Entity::find()
        .filter(booking::Column::ItineraryId.eq(booking.itinerary_id))
        .filter(booking::Column::SlotId.eq(to.id))
        .filter(booking::Column::State.ne(BookingState::Cancelled))
        .one(txn)
        .await?;
    let why = if there.is_some() {
        Some(Reason::BookedAlready)
    } else if to.cancelled_at.is_some() {
        Some(Reason::Gone)
    } else if to.free() < engine::weight(to, booking.size) {
        Some(Reason::Full { free: to.free() })
    } else {
        clash(txn, booking, to, places).await?
    };
    why.map_or(Ok(()), |why| Err(refusal(to, why)))
}

fn refusal(slot: &Slot, why: Reason) -> DomainError {
    DomainError::NotBookable(vec![NotBookable {
        slot_id: slot.id,
        title: slot.title.clone(),
        why,
        next: None,
    }])
}

/// With what of somebody's it would clash, beside the booking itself.
async fn clash(
    txn: &impl ConnectionTrait,
    booking: &Booking,
    to: &Slot,
    places: &[Place],
) -> Result<Option<Reason>> {
    for place in places.iter().filter(|place| place.account_id.is_some() || place.mail.is_some()) {
        let taken = engine::clash(txn, engine::person_of(place), to, Some(booking.id)).await?;
        if let Some(taken) = taken {
            let other = slot::Entity::find_by_id(taken.slot_id).one(txn).await?;
            // What somebody does at another cluster's event is not this one's matter.
            let other = other.filter(|slot| slot.event_id == to.event_id);
            let title = other.map_or_else(|| "another event".to_owned(), |slot| slot.title);
            return Ok(Some(Reason::Clash { title, starts_at: taken.starts_at }));
        }
    }
    Ok(None)
}

/// Ends the old one and enters the new one: both, as they are now.
async fn shift(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    booking: &Booking,
    to: &Slot,
    itinerary: &Itinerary,
    places: &[Place],
) -> Result<(Booking, Booking)> {
    let with = With { reason: Some(EndReason::Moved), ..With::default() };
    let old = engine::take(txn, now, actor, booking, BookingStep::Cancel, Party::Organiser, with).await?;
    let asked = places.iter().any(|place| place.consent == PlaceConsent::Requested);
    let held_until = match booking.state {
        BookingState::Held => booking.held_until,
        // Without the guardian's answer nothing is good (P1).
        _ if asked && itinerary.kind == ItineraryKind::Person => Some(to.starts_at),
        _ => None,
    };
    let entry =
        Entry { held_until: held_until.map(|until| until.min(to.starts_at)), waits: false, first: true };
    let new = engine::enter(txn, now, to, itinerary, places, entry).await?;
    let new = new.ok_or_else(|| refusal(to, Reason::Full { free: to.free() }))?;
    audit::record(txn, now, actor, [(engine::entry(new.state), new.id)]).await?;
    Ok((old, new))
}

async fn tell(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    event: &Event,
    (old, new): (Booking, Booking),
) -> Result<()> {
    let freed = old.slot_id;
    let happened = vec![
        Happened { booking: old, what: What::Cancelled },
        Happened { booking: new, what: What::Changed },
    ];
    changes::tell(txn, now, event, happened, None).await?;
    commands::free_up(txn, now, actor, event, [freed]).await
}

/// Moves one up from the waiting list before its turn, where there is a place.
///
/// # Errors
/// `NotBookable`; `Conflict`.
pub async fn let_in(db: &Db, clock: &dyn Clock, actor: &Actor, booking_id: Uuid) -> Result<()> {
    let event = require_booking(db, actor, booking_id).await?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, event) = (actor.clone(), event.clone());
        Box::pin(async move {
            let slot_id = find(txn, booking_id).await?.slot_id;
            engine::hold(txn, &[slot_id]).await?;
            let booking = find(txn, booking_id).await?;
            let itinerary = itinerary_of(txn, &booking).await?;
            let places = engine::places(txn, itinerary.id).await?;
            let slot = slot::Entity::find_by_id(slot_id).one(txn).await?;
            let slot = slot.ok_or(DomainError::NotFound { what: "slot" })?;
            if itinerary.kind == ItineraryKind::Person
                && places.iter().any(|place| place.consent == PlaceConsent::Requested)
            {
                return Err(DomainError::Conflict("a guardian must agree first".into()));
            }
            if booking.state == BookingState::Waitlisted {
                if slot.free() < booking.weight {
                    return Err(refusal(&slot, Reason::Full { free: slot.free() }));
                }
                if let Some(why) = clash(txn, &booking, &slot, &places).await? {
                    return Err(refusal(&slot, why));
                }
            }
            let (step, party) = (BookingStep::Confirm, Party::Organiser);
            let up = engine::take(txn, now, &actor, &booking, step, party, With::default()).await?;
            changes::tell(txn, now, &event, What::MovedUp.of(vec![up]).collect(), None).await?;
            Ok(())
        })
    })
    .await
}
