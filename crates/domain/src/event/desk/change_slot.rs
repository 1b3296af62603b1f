use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, Set, entity::prelude::*};

use super::{SlotDraft, displace::displace, hold, require_slot, reschedule, slots::another_interview};
use crate::{
    Actor, Clock, Db,
    booking::engine,
    error::{DomainError, Result},
    event::{
        Event,
        changes::{What, tell, tell_companies, with_changed},
        slot::{self, Slot},
    },
    unit_of_work::in_transaction,
};

/// Changes a slot. More places move up those who wait, in the same transaction. Fewer than are taken are refused with how many
/// would lose theirs, unless `displace`: then those who came last go to the head of the waiting list in their order (or lose
/// their place where there is none), and are told. Another time or place tells those concerned; whoever would be in two places
/// at once loses this one (`Clash`) and is told so.
///
/// # Errors
/// `Stale`; `Invalid`; `Conflict`, also for another kind or unit of a slot that is booked.
pub async fn change_slot(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    slot_id: Uuid,
    version: Option<i32>,
    draft: SlotDraft,
    displace: bool,
) -> Result<Slot> {
    let (event, _) = require_slot(db, actor, slot_id).await?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (draft, actor) = (draft.clone(), actor.clone());
        Box::pin(async move {
            let event = hold::open_event(txn, event.id).await?;
            let draft = draft.check(txn, &event).await?;
            let slot = hold::slot(txn, slot_id).await?;
            hold::fresh(version, slot.version)?;
            change_in(txn, now, &actor, (&event, &slot), draft, displace).await
        })
    })
    .await
}

async fn change_in(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    (event, old): (&Event, &Slot),
    draft: SlotDraft,
    may_displace: bool,
) -> Result<Slot> {
    if old.cancelled_at.is_some() {
        return Err(DomainError::Conflict("the slot is cancelled, and is not changed any more".into()));
    }
    let is_booked = old.taken > 0 || old.waiting > 0;
    if is_booked && (draft.kind != old.kind || draft.unit != old.unit) {
        return Err(DomainError::Conflict(
            "the slot is booked: its kind, and what a place of it holds, stay as they are".into(),
        ));
    }
    let room = (draft.capacity, draft.waiting_list);
    let mut happened = displace(txn, now, actor, (event, old), room, may_displace).await?;

    let moved = (draft.starts_at, draft.ends_at) != (old.starts_at, old.ends_at);
    if moved {
        reschedule::disengage(txn, &[old.id]).await?;
    }
    let row = slot::ActiveModel { version: Set(old.version + 1), updated_at: Set(now), ..draft.columns() };
    slot::Entity::update_many()
        .set(row)
        .filter(slot::Column::Id.eq(old.id))
        .exec(txn)
        .await
        .map_err(another_interview)?;
    if moved {
        happened.extend(reschedule::engage(txn, now, actor, event, &[old.id]).await?);
    }
    happened.extend(What::MovedUp.of(engine::move_up(txn, now, actor, event, old.id).await?));

    let slot = hold::slot(txn, old.id).await?;
    if moved || slot.place != old.place {
        happened = with_changed(txn, event, Some(vec![slot.id]), happened).await?;
        if event.state.is_public() {
            let companies: BTreeSet<Uuid> = [old.company_id, slot.company_id].into_iter().flatten().collect();
            tell_companies(txn, now, event, companies, false, None).await?;
        }
    }
    tell(txn, now, event, happened, None).await?;
    hold::note(txn, now, actor, event, ("slot.changed", slot.id)).await?;
    Ok(slot)
}
