use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, Set, entity::prelude::*, sea_query::Expr};

use super::{EventDraft, create::series_of, draft::Clean, hold, require_managed, reschedule};
use crate::{
    Actor, Clock, Db,
    booking::engine,
    error::{DomainError, Result},
    event::{
        ActiveModel, Column, Entity, Event, WaitingRule,
        changes::{Happened, What, at_event, tell, tell_companies, with_changed},
        slot,
    },
    unit_of_work::in_transaction,
};

/// Changes an event. A change of time or place of a published event tells everyone concerned (see [`super::super::changes`]). With
/// `starts_at` moved, slots and meetings stay unless `move_slots`, which moves them by the same span.
///
/// # Errors
/// `Stale` for another version; `Invalid`; `Conflict` for a done or cancelled event, and for its wishes once they are allocated.
pub async fn change(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    event_id: Uuid,
    version: Option<i32>,
    draft: EventDraft,
    move_slots: bool,
) -> Result<Event> {
    let event = require_managed(db, actor, event_id, true).await?;
    let now = clock.now();
    let clean = draft.check(db, now, event.cluster_id).await?;
    let actor = actor.clone();
    in_transaction(db, move |txn| {
        let (clean, actor) = (clean.clone(), actor.clone());
        Box::pin(async move { change_in(txn, now, &actor, (event_id, version), clean, move_slots).await })
    })
    .await
}

async fn change_in(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    (event_id, version): (Uuid, Option<i32>),
    clean: Clean,
    move_slots: bool,
) -> Result<Event> {
    let old = hold::open_event(txn, event_id).await?;
    hold::fresh(version, old.version)?;
    if old.allocated_at.is_some()
        && (clean.draft.mode != old.mode || clean.draft.wishes_until != old.wishes_until)
    {
        return Err(DomainError::Conflict("the wishes are allocated already".into()));
    }
    let draft = &clean.draft;
    let series_id = series_of(txn, now, old.cluster_id, draft.kind, draft.series.clone()).await?;
    let row = ActiveModel { version: Set(old.version + 1), updated_at: Set(now), ..clean.columns(series_id) };
    Entity::update_many().set(row).filter(Column::Id.eq(event_id)).exec(txn).await?;
    let event = Entity::find_by_id(event_id).one(txn).await?;
    let event = event.ok_or(DomainError::NotFound { what: "event" })?;

    let mut happened = Vec::new();
    let span = event.starts_at - old.starts_at;
    if move_slots && span != TimeDelta::zero() {
        happened.extend(reschedule::move_all(txn, now, actor, &event, span).await?);
    }
    if event.waiting_rule != old.waiting_rule {
        happened.extend(follow_rule(txn, now, actor, &event).await?);
    }
    if moved(&old, &event) {
        happened = with_changed(txn, &event, None, happened).await?;
        if event.state.is_public() {
            let companies = at_event(txn, event.id).await?;
            tell_companies(txn, now, &event, companies, false, None).await?;
        }
    }
    tell(txn, now, &event, happened, None).await?;
    hold::note(txn, now, actor, &event, ("event.changed", event.id)).await?;
    Ok(event)
}

/// Whether people must be told: another time or place.
fn moved(old: &Event, new: &Event) -> bool {
    let when_and_where = |event: &Event| {
        (
            (event.starts_at, event.ends_at),
            (event.venue.clone(), event.street.clone()),
            (event.postal_code.clone(), event.town.clone()),
        )
    };
    when_and_where(old) != when_and_where(new)
}

/// The slots keep the event's rule of waiting; where smaller groups may now pass, they do.
async fn follow_rule(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    event: &Event,
) -> Result<Vec<Happened>> {
    let slots = hold::slots(txn, event.id).await?;
    let in_order = event.waiting_rule == WaitingRule::Strict;
    slot::Entity::update_many()
        .col_expr(slot::Column::InOrder, Expr::value(in_order))
        .filter(slot::Column::EventId.eq(event.id))
        .exec(txn)
        .await?;
    let mut happened = Vec::new();
    for slot in slots {
        happened.extend(What::MovedUp.of(engine::move_up(txn, now, actor, event, slot.id).await?));
    }
    Ok(happened)
}
