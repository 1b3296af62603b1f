//! What commands of the desk begin and end with.
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QuerySelect, entity::prelude::*, sea_query::LockType};

use crate::{
    Actor, audit,
    booking::engine,
    change_log::{self, Subject},
    error::{DomainError, Result},
    event::{
        Entity, Event, EventState,
        slot::{self, Slot},
    },
    place::{self, Place, PlaceKind},
};

/// The event, held until the command ends: commands of the desk on one event come one after the other. Whoever books meanwhile
/// refers to its key, which this leaves free: else the two could wait for each other.
pub(crate) async fn event(txn: &impl ConnectionTrait, event_id: Uuid) -> Result<Event> {
    let event = Entity::find_by_id(event_id).lock(LockType::NoKeyUpdate).one(txn).await?;
    event.ok_or(DomainError::NotFound { what: "event" })
}

/// As [`event`], where it can still be changed.
pub(crate) async fn open_event(txn: &impl ConnectionTrait, event_id: Uuid) -> Result<Event> {
    let event = event(txn, event_id).await?;
    if matches!(event.state, EventState::Done | EventState::Cancelled) {
        return Err(DomainError::Conflict(format!(
            "the event is {}, and is not changed any more",
            event.state
        )));
    }
    Ok(event)
}

/// All slots of an event, held: nobody books meanwhile.
pub(crate) async fn slots(txn: &impl ConnectionTrait, event_id: Uuid) -> Result<Vec<Slot>> {
    let ids: Vec<Uuid> = slot::Entity::find()
        .select_only()
        .column(slot::Column::Id)
        .filter(slot::Column::EventId.eq(event_id))
        .into_tuple()
        .all(txn)
        .await?;
    engine::hold(txn, &ids).await
}

/// A slot of an event that is held, held too.
pub(crate) async fn slot(txn: &impl ConnectionTrait, slot_id: Uuid) -> Result<Slot> {
    let slot = engine::hold(txn, &[slot_id]).await?.pop();
    slot.ok_or(DomainError::NotFound { what: "slot" })
}

/// Whether it is still as the caller has read it.
pub(crate) fn fresh(read: Option<i32>, now: i32) -> Result<()> {
    if read.is_none_or(|read| read == now) { Ok(()) } else { Err(DomainError::Stale) }
}

/// Audit entry and change log.
pub(crate) async fn note(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    event: &Event,
    (entry, subject_id): (&'static str, Uuid),
) -> Result<()> {
    audit::record(txn, now, actor, [(entry, subject_id)]).await?;
    if event.state.is_public() {
        change_log::note(txn, now, Subject::Event, [event.id]).await?;
    }
    Ok(())
}

/// The place of a postal code.
pub(crate) async fn postal_code(db: &impl ConnectionTrait, code: &str) -> Result<Option<Place>> {
    Ok(place::Entity::find_by_id((PlaceKind::PostalCode, code.to_owned())).one(db).await?)
}
