use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, PaginatorTrait,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::{SlotDraft, fields::Fields, hold, require_managed, require_slot, step::living};
use crate::{
    Actor, Clock, Db,
    booking::{
        self, BookingStep, EndReason, Party,
        engine::{self, With},
    },
    error::{DomainError, Result},
    event::{
        Event,
        changes::{What, tell, tell_companies},
        slot::{self, Slot},
    },
    unit_of_work::in_transaction,
};

/// Adds a slot.
///
/// # Errors
/// `Invalid`; `Conflict` when the interviewer has another interview at that time.
pub async fn add_slot(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    event_id: Uuid,
    draft: SlotDraft,
) -> Result<Slot> {
    require_managed(db, actor, event_id, true).await?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (draft, actor) = (draft.clone(), actor.clone());
        Box::pin(async move {
            let event = hold::open_event(txn, event_id).await?;
            let slot = draft.check(txn, &event).await?.row(&event, now);
            let slot = slot.insert(txn).await.map_err(another_interview)?;
            hold::note(txn, now, &actor, &event, ("slot.created", slot.id)).await?;
            Ok(slot)
        })
    })
    .await
}

/// What an interviewer who would be in two places means.
pub(super) fn another_interview(err: DbErr) -> DomainError {
    match DomainError::from(err) {
        DomainError::Conflict(_) => {
            DomainError::Conflict("the interviewer has another interview at that time".into())
        }
        other => other,
    }
}

/// Takes a slot out: removed where nobody ever booked it, else cancelled, and those who have or wait for a place are told. Again it
/// does nothing.
///
/// # Errors
/// `NotFound`; `Invalid` for `reason`; `Conflict` for one that is over.
pub async fn cancel_slot(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    slot_id: Uuid,
    reason: Option<String>,
) -> Result<()> {
    let (event, _) = require_slot(db, actor, slot_id).await?;
    let mut fields = Fields::default();
    let reason = fields.text("reason", reason, 1_000);
    fields.done()?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (reason, actor) = (reason.clone(), actor.clone());
        Box::pin(async move {
            let event = hold::open_event(txn, event.id).await?;
            cancel_in(txn, now, &actor, &event, slot_id, reason.as_deref()).await
        })
    })
    .await
}

/// As [`cancel_slot`], within a command that holds the event and has checked who may.
///
/// # Errors
/// `Conflict` for one that is over.
pub(in crate::event) async fn cancel_in(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    event: &Event,
    slot_id: Uuid,
    reason: Option<&str>,
) -> Result<()> {
    let slot = hold::slot(txn, slot_id).await?;
    if slot.cancelled_at.is_some() {
        return Ok(());
    }
    if slot.ends_at <= now {
        return Err(DomainError::Conflict("the slot is over already".into()));
    }
    let booked = booking::Entity::find().filter(booking::Column::SlotId.eq(slot_id));
    if booked.count(txn).await? == 0 {
        slot::Entity::delete_by_id(slot_id).exec(txn).await?;
        return hold::note(txn, now, actor, event, ("slot.removed", slot_id)).await;
    }
    slot::Entity::update_many()
        .col_expr(slot::Column::CancelledAt, Expr::value(now))
        .col_expr(slot::Column::Version, Expr::col(slot::Column::Version).add(1))
        .col_expr(slot::Column::UpdatedAt, Expr::value(now))
        .filter(slot::Column::Id.eq(slot_id))
        .exec(txn)
        .await?;
    let mut gone = Vec::new();
    for booking in living(txn, &[slot_id]).await? {
        let with = With { reason: Some(EndReason::SlotCancelled), ..With::default() };
        let step = BookingStep::Cancel;
        gone.push(engine::take(txn, now, actor, &booking, step, Party::Organiser, with).await?);
    }
    tell(txn, now, event, What::Cancelled.of(gone).collect(), reason).await?;
    if event.state.is_public() {
        let company: BTreeSet<Uuid> = slot.company_id.into_iter().collect();
        tell_companies(txn, now, event, company, false, reason).await?;
    }
    hold::note(txn, now, actor, event, ("slot.cancelled", slot_id)).await
}
