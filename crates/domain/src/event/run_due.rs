use std::collections::{BTreeSet, HashSet};

use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, QuerySelect, QueryTrait,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::{Column, Entity, EventState, EventStep, next, slot};
use crate::{
    Actor, Clock, Db, audit,
    booking::{
        self, BookingState, BookingStep, EndReason, Party, check_in,
        ending::end_if_over,
        engine::{self, With},
    },
    change_log::{self, Subject},
    error::{ErrorKind, Result},
    unit_of_work::in_transaction,
};

/// What one round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kept {
    /// Events that began.
    pub begun: u64,
    /// Events that are over; their bookings that nobody checked in are missed, if anybody was checked in at that slot at all.
    pub ended: u64,
}

/// Begins and ends events by the clock, each by a conditional update: several at once do no harm. An event ends when its last slot
/// has ended, too. Ending takes the step `Miss` with every confirmed booking of a slot at which at least one place was checked in
/// (where nobody was, nobody kept a list), and `Cancel` (`Lapsed`) with whatever is still held, offered or waitlisted. The change
/// log is told.
///
/// # Errors
/// When the database fails.
pub async fn run_due(db: &Db, clock: &dyn Clock) -> Result<Kept> {
    let now = clock.now();
    let actor = Actor::system("events", format!("round-{}", Uuid::now_v7()));
    let mut kept = Kept::default();
    for event_id in due(db, EventState::Published, Column::StartsAt, now).await? {
        kept.begun += u64::from(settled(begin(db, now, &actor, event_id).await)?);
    }
    for event_id in due(db, EventState::Running, Column::EndsAt, now).await? {
        kept.ended += u64::from(settled(end(db, now, &actor, event_id).await)?);
    }
    Ok(kept)
}

/// Somebody may have taken a step with a booking at the same moment; the next round does what is left.
fn settled(outcome: Result<bool>) -> Result<bool> {
    match outcome {
        Err(err) if matches!(err.kind(), ErrorKind::Conflict | ErrorKind::NotFound) => Ok(false),
        outcome => outcome,
    }
}

async fn due(db: &Db, state: EventState, time: Column, now: DateTime<Utc>) -> Result<Vec<Uuid>> {
    let mut query =
        Entity::find().select_only().column(Column::Id).filter(Column::State.eq(state)).filter(time.lte(now));
    if state == EventState::Running {
        let still = slot::Entity::find()
            .select_only()
            .column(slot::Column::EventId)
            .filter(slot::Column::CancelledAt.is_null())
            .filter(slot::Column::EndsAt.gt(now))
            .into_query();
        query = query.filter(Column::Id.not_in_subquery(still));
    }
    Ok(query.into_tuple().all(db.read()).await?)
}

async fn begin(db: &Db, now: DateTime<Utc>, actor: &Actor, event_id: Uuid) -> Result<bool> {
    let actor = actor.clone();
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            step(txn, now, &actor, event_id, (EventState::Published, EventStep::Begin), "event.begun").await
        })
    })
    .await
}

async fn end(db: &Db, now: DateTime<Utc>, actor: &Actor, event_id: Uuid) -> Result<bool> {
    let actor = actor.clone();
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let from = (EventState::Running, EventStep::End);
            if !step(txn, now, &actor, event_id, from, "event.ended").await? {
                return Ok(false);
            }
            finish(txn, now, &actor, event_id).await?;
            Ok(true)
        })
    })
    .await
}

/// Takes a step with an event that is still in the state from which it leads on; whether it did.
async fn step(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    event_id: Uuid,
    (from, step): (EventState, EventStep),
    entry: &'static str,
) -> Result<bool> {
    let time = if step == EventStep::Begin { Column::StartsAt } else { Column::EndsAt };
    let taken = Entity::update_many()
        .col_expr(Column::State, Expr::value(next(from, step)?))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(event_id))
        .filter(Column::State.eq(from))
        .filter(time.lte(now))
        .exec(txn)
        .await?;
    if taken.rows_affected == 0 {
        return Ok(false);
    }
    audit::record(txn, now, actor, [(entry, event_id)]).await?;
    change_log::note(txn, now, Subject::Event, [event_id]).await?;
    Ok(true)
}

/// What becomes of the bookings of an event that is over.
async fn finish(txn: &impl ConnectionTrait, now: DateTime<Utc>, actor: &Actor, event_id: Uuid) -> Result<()> {
    let slots: Vec<Uuid> = slot::Entity::find()
        .select_only()
        .column(slot::Column::Id)
        .filter(slot::Column::EventId.eq(event_id))
        .into_tuple()
        .all(txn)
        .await?;
    engine::hold(txn, &slots).await?;
    let kept_a_list: Vec<Uuid> = check_in::Entity::find()
        .select_only()
        .column(check_in::Column::SlotId)
        .filter(check_in::Column::EventId.eq(event_id))
        .distinct()
        .into_tuple()
        .all(txn)
        .await?;
    let kept_a_list: HashSet<Uuid> = kept_a_list.into_iter().collect();
    let states = BookingState::ALL.iter().copied().filter(|state| state.is_live());
    let living = booking::Entity::find()
        .filter(booking::Column::EventId.eq(event_id))
        .filter(booking::Column::State.is_in(states))
        .all(txn)
        .await?;
    let mut lapsed = BTreeSet::new();
    for booking in living {
        let (what, reason) = match booking.state {
            BookingState::Confirmed if kept_a_list.contains(&booking.slot_id) => (BookingStep::Miss, None),
            BookingState::Confirmed => continue,
            _ => (BookingStep::Cancel, Some(EndReason::Lapsed)),
        };
        let with = With { reason, ..With::default() };
        engine::take(txn, now, actor, &booking, what, Party::System, with).await?;
        if reason.is_some() {
            lapsed.insert(booking.itinerary_id);
        }
    }
    for itinerary_id in lapsed {
        end_if_over(txn, now, itinerary_id).await?;
    }
    Ok(())
}
