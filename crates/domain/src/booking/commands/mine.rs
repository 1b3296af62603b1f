//! An itinerary that somebody changes, with everything that the change holds.
use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QuerySelect, entity::prelude::*};

use crate::{
    Actor,
    booking::{
        Booked, BookedSlot, Booking, BookingState, Column, Entity, engine,
        itinerary::{self, Itinerary, ItineraryKind},
        letters::ahead_of,
        own,
        place::{self, PlaceConsent},
    },
    error::{DomainError, Result},
    event::{
        self, Event,
        changes::{self, Happened, What},
        slot::{self, Slot},
    },
    grant::by_key,
};

const NONE: DomainError = DomainError::NotFound { what: "booking" };

/// An itinerary, held with its slots until the command ends.
pub(in crate::booking) struct Mine {
    pub(in crate::booking) itinerary: Itinerary,
    pub(in crate::booking) event: Event,
    /// All of them.
    pub(in crate::booking) bookings: Vec<Booking>,
    /// Those of living bookings and those that were named, in the order of their ids.
    pub(in crate::booking) slots: Vec<Slot>,
}

impl Mine {
    pub(in crate::booking) fn slot(&self, id: Uuid) -> Result<&Slot> {
        self.slots.iter().find(|slot| slot.id == id).ok_or(DomainError::NotFound { what: "slot" })
    }

    pub(in crate::booking) fn living(&self) -> impl Iterator<Item = &Booking> {
        self.bookings.iter().filter(|booking| booking.state.is_live())
    }
}

/// Whether somebody may change an itinerary: whose it is, the teachers of its school, the people of its company.
pub(in crate::booking) fn holds(actor: &Actor, itinerary: &Itinerary) -> bool {
    let own = actor.identity().is_some_and(|identity| itinerary.account_id == Some(identity.account_id));
    !by_key(actor)
        && (own
            || itinerary.school_id.is_some_and(|id| actor.teaches_at(id))
            || itinerary.company_id.is_some_and(|id| actor.works_for(id)))
}

/// Reads an itinerary for its holder and holds it: first the slots of its bookings (and those that it is to get) in the order of
/// their ids, then itself.
///
/// # Errors
/// `NotFound` for everyone else.
pub(super) async fn open(
    txn: &impl ConnectionTrait,
    actor: &Actor,
    itinerary_id: Uuid,
    more: &[Uuid],
) -> Result<Mine> {
    actor.signed_in()?;
    let found = own::visible_to(actor).filter(itinerary::Column::Id.eq(itinerary_id)).one(txn).await?;
    found.filter(|itinerary| holds(actor, itinerary)).ok_or(NONE)?;
    hold_all(txn, itinerary_id, more).await
}

/// As [`open`], for whoever has checked who may.
///
/// # Errors
/// `NotFound` when it is gone.
pub(in crate::booking) async fn hold_all(
    txn: &impl ConnectionTrait,
    itinerary_id: Uuid,
    more: &[Uuid],
) -> Result<Mine> {
    let of_it = || Entity::find().filter(Column::ItineraryId.eq(itinerary_id));
    let living: Vec<Uuid> = of_it()
        .select_only()
        .column(Column::SlotId)
        .filter(Column::State.ne(BookingState::Cancelled))
        .into_tuple()
        .all(txn)
        .await?;
    let ids: BTreeSet<Uuid> = living.into_iter().chain(more.iter().copied()).collect();
    let slots = engine::hold(txn, &ids.into_iter().collect::<Vec<_>>()).await?;
    let itinerary =
        itinerary::Entity::find_by_id(itinerary_id).lock_exclusive().one(txn).await?.ok_or(NONE)?;
    let event = event::Entity::find_by_id(itinerary.event_id).one(txn).await?.ok_or(NONE)?;
    let bookings = of_it().all(txn).await?;
    Ok(Mine { itinerary, event, bookings, slots })
}

/// Moves those up who wait for slots of which places came free, and tells them.
///
/// # Errors
/// When the database fails.
pub(in crate::booking) async fn free_up(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    event: &Event,
    slots: impl IntoIterator<Item = Uuid>,
) -> Result<()> {
    let slots: BTreeSet<Uuid> = slots.into_iter().collect();
    let mut moved = Vec::new();
    for slot_id in slots {
        let up = engine::move_up(txn, now, actor, event, slot_id).await?;
        moved.extend(up.into_iter().map(|booking| Happened { booking, what: What::MovedUp }));
    }
    if !moved.is_empty() {
        changes::tell(txn, now, event, moved, None).await?;
    }
    Ok(())
}

/// Refuses while a guardian must still agree.
///
/// # Errors
/// `Conflict`.
pub(super) async fn require_consent(txn: &impl ConnectionTrait, itinerary: &Itinerary) -> Result<()> {
    if itinerary.kind == ItineraryKind::Group {
        return Ok(());
    }
    let missing = place::Entity::find()
        .filter(place::Column::ItineraryId.eq(itinerary.id))
        .filter(place::Column::Consent.is_in([PlaceConsent::Requested, PlaceConsent::Refused]))
        .one(txn)
        .await?;
    if missing.is_some() {
        return Err(DomainError::Conflict("a guardian must agree first".into()));
    }
    Ok(())
}

/// What an itinerary has, as an answer.
///
/// # Errors
/// When the database fails.
pub(in crate::booking) async fn answer(
    txn: &impl ConnectionTrait,
    itinerary: &Itinerary,
    awaits_guardian: bool,
) -> Result<Booked> {
    let mut bookings = Entity::find()
        .filter(Column::ItineraryId.eq(itinerary.id))
        .filter(Column::State.ne(BookingState::Cancelled))
        .all(txn)
        .await?;
    let starts: Vec<(Uuid, DateTime<Utc>)> = slot::Entity::find()
        .select_only()
        .columns([slot::Column::Id, slot::Column::StartsAt])
        .filter(slot::Column::Id.is_in(bookings.iter().map(|booking| booking.slot_id)))
        .into_tuple()
        .all(txn)
        .await?;
    let ahead = ahead_of(txn, &bookings).await?;
    let start = |id: Uuid| starts.iter().find(|(slot, _)| *slot == id).map(|(_, at)| *at);
    bookings.sort_by_key(|booking| (start(booking.slot_id), booking.id));
    let line = |booking: Booking| BookedSlot {
        booking_id: booking.id,
        slot_id: booking.slot_id,
        state: booking.state,
        ahead: ahead.get(&booking.id).copied(),
        held_until: booking.held_until,
    };
    Ok(Booked {
        itinerary_id: itinerary.id,
        event_id: itinerary.event_id,
        bookings: bookings.into_iter().map(line).collect(),
        awaits_guardian,
        link_token: itinerary.link_token.clone(),
    })
}
