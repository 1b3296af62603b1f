use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set,
    ConnectionTrait,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::{
    ActiveModel, Column, Draw, Entity,
    draw::{Wishing, outcome_of, require_open},
};
use crate::{
    Actor, Clock, Db,
    allocation::{self, Allocation, Answer, Given},
    audit,
    booking::engine::{self, Entry},
    error::{DomainError, Result},
    event::{
        self, Event,
        changes::tell_itinerary,
        desk::{hold, require_managed},
    },
    mail::BookingNews,
    unit_of_work::in_transaction,
};

/// Rows of one statement.
const ROWS: usize = 500;

/// Runs the allocation, once, after `wishes_until`: books what it gives through the engine in one transaction, keeps each wish's
/// outcome, the digest and the moment, and mails everyone who wished what they got and why. People with a living itinerary
/// (confirmed or attended in some slot, or with wishes alone) take part; those under 16 without a guardian's agreement do not. After
/// it free slots can be booked directly.
///
/// # Errors
/// `NotFound`; `Conflict` when wishes can still be made, or it has run.
pub async fn allocate(db: &Db, clock: &dyn Clock, actor: &Actor, event_id: Uuid) -> Result<Draw> {
    require_managed(db, actor, event_id, true).await?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let event = hold::open_event(txn, event_id).await?;
            require_open(&event)?;
            if event.wishes_until.is_none_or(|until| until > now) {
                return Err(DomainError::Conflict("people can still make wishes".into()));
            }
            // Nobody books meanwhile: what is free now is what is given.
            hold::slots(txn, event_id).await?;
            let wishing = Wishing::read(txn, now, &event).await?;
            let allocation = allocation::allocate(&wishing.request);
            keep(txn, now, &event, &allocation).await?;
            let event = Event { allocated_at: Some(now), ..event };
            book(txn, now, &actor, &wishing, &allocation).await?;
            note_outcomes(txn, event_id, &wishing, &allocation).await?;
            let mut told: Vec<Uuid> = wishing.itineraries.keys().copied().collect();
            told.sort_unstable();
            for itinerary_id in told {
                tell_itinerary(txn, now, &event, itinerary_id, BookingNews::Allocated, None).await?;
            }
            hold::note(txn, now, &actor, &event, ("event.allocated", event_id)).await?;
            Ok(wishing.draw(&event, &allocation))
        })
    })
    .await
}

/// Digest and moment; whoever comes second finds them.
async fn keep(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    event: &Event,
    allocation: &Allocation,
) -> Result<()> {
    use event::Column;
    let update = event::Entity::update_many()
        .col_expr(Column::AllocatedAt, Expr::value(now))
        .col_expr(Column::AllocationDigest, Expr::value(allocation.digest.as_str()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(event.id))
        .filter(Column::AllocatedAt.is_null());
    match update.exec(txn).await?.rows_affected {
        0 => Err(DomainError::Conflict("the allocation has run".into())),
        _ => Ok(()),
    }
}

/// Books what was given: each person's slots together.
async fn book(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    wishing: &Wishing,
    allocation: &Allocation,
) -> Result<()> {
    let mut by_person: BTreeMap<Uuid, Vec<&Given>> = BTreeMap::new();
    for given in &allocation.given {
        by_person.entry(given.person).or_default().push(given);
    }
    let entry = Entry { held_until: None, waits: false, first: true };
    let mut entries = Vec::with_capacity(allocation.given.len());
    for (itinerary_id, given) in by_person {
        let Some(itinerary) = wishing.itineraries.get(&itinerary_id) else { continue };
        let places = wishing.places.get(&itinerary_id).map(Vec::as_slice).unwrap_or_default();
        let mut claimed = Vec::with_capacity(given.len());
        for slot in given.iter().filter_map(|given| wishing.slots.get(&given.slot)) {
            let Some(place) = engine::claim(txn, slot, itinerary.size, entry).await? else {
                return Err(DomainError::Conflict(format!("\"{}\" has no place left", slot.title)));
            };
            claimed.push((slot, place));
        }
        let bookings = engine::write(txn, now, itinerary, places, &claimed).await?;
        entries.extend(bookings.into_iter().map(|booking| (engine::entry(booking.state), booking.id)));
    }
    for chunk in entries.chunks(ROWS) {
        audit::record(txn, now, actor, chunk.iter().copied()).await?;
    }
    Ok(())
}

/// What became of each wish: written anew, since that takes a few statements and not one for each.
async fn note_outcomes(
    txn: &impl ConnectionTrait,
    event_id: Uuid,
    wishing: &Wishing,
    allocation: &Allocation,
) -> Result<()> {
    let of_people = wishing.itineraries.keys().copied().collect::<Vec<_>>();
    for chunk in of_people.chunks(ROWS) {
        let theirs = Column::ItineraryId.is_in(chunk.iter().copied());
        Entity::delete_many().filter(Column::EventId.eq(event_id)).filter(theirs).exec(txn).await?;
    }
    let row = |answer: &Answer| ActiveModel {
        itinerary_id: Set(answer.person),
        company_id: Set(answer.target),
        event_id: Set(event_id),
        rank: Set(i32::try_from(answer.rank).unwrap_or(i32::MAX)),
        outcome: Set(Some(outcome_of(answer.outcome))),
    };
    for chunk in allocation.answers.chunks(ROWS) {
        Entity::insert_many(chunk.iter().map(row)).exec_without_returning(txn).await?;
    }
    Ok(())
}
