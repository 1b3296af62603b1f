use std::collections::HashMap;

use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*, sea_query::Expr, sea_query::ExprTrait};

use super::Pulse;
use crate::{
    Actor, Clock, Db,
    booking::check_in,
    error::Result,
    event::{desk::require_managed, slot},
    unit_of_work::read_as,
};

/// How it stands at this moment, cheaply.
///
/// # Errors
/// `NotFound`.
pub async fn pulse(db: &Db, clock: &dyn Clock, actor: &Actor, event_id: Uuid) -> Result<Pulse> {
    require_managed(db, actor, event_id, false).await?;
    let at = clock.now();
    let slots = slot::Entity::find()
        .filter(slot::Column::EventId.eq(event_id))
        .filter(slot::Column::CancelledAt.is_null())
        .order_by_asc(slot::Column::StartsAt)
        .order_by_asc(slot::Column::Position)
        .order_by_asc(slot::Column::Id)
        .all(db.read())
        .await?;
    let seen: Vec<(Uuid, i64)> = read_as(db, actor, move |txn| {
        Box::pin(async move {
            Ok(check_in::Entity::find()
                .select_only()
                .column(check_in::Column::SlotId)
                .column_as(Expr::col(check_in::Column::PlaceId).count_distinct(), "places")
                .filter(check_in::Column::EventId.eq(event_id))
                .group_by(check_in::Column::SlotId)
                .into_tuple()
                .all(txn)
                .await?)
        })
    })
    .await?;
    let seen: HashMap<Uuid, i64> = seen.into_iter().collect();
    let line = |slot: slot::Slot| {
        let places = seen.get(&slot.id).and_then(|places| u64::try_from(*places).ok()).unwrap_or(0);
        (slot.id, slot.taken, slot.capacity, slot.waiting, places)
    };
    Ok(Pulse { at, slots: slots.into_iter().map(line).collect() })
}
