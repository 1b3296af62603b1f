//! Counting: the only statements that write `slot.taken`, `slot.waiting` and `slot.next_position`.
//!
//! Each takes its places in one statement, on the condition that they are there; beneath it the database holds
//! `taken <= capacity` itself (rule 1). Whoever touches several slots touches them in the order of their ids, so that no two
//! commands wait for each other.
use sea_orm::{
    ConnectionTrait, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    error::Result,
    event::slot::{Column, Entity, Slot},
};

/// Takes places, if as many are free and nobody is passed over who must not be. Whether it did. How many are free is asked anew;
/// a slot that was changed since it was read gives none, for its time and its rules may be others.
///
/// # Errors
/// When the database fails.
pub(super) async fn take(txn: &impl ConnectionTrait, slot: &Slot, weight: i32) -> Result<bool> {
    #[cfg(feature = "negative-control")]
    if crate::database::is_unguarded() {
        return take_as_counted_before(txn, slot, weight).await;
    }
    let nobody_waits = Expr::col(Column::InOrder).eq(false).or(Expr::col(Column::Waiting).eq(0));
    let as_known = Expr::col(Column::Version).eq(slot.version);
    take_where(txn, slot.id, weight, Some(nobody_waits.and(as_known))).await
}

/// As [`take`], for whoever is the next in the waiting list, or is put before it by the organiser.
///
/// # Errors
/// When the database fails.
pub(super) async fn take_next(txn: &impl ConnectionTrait, slot_id: Uuid, weight: i32) -> Result<bool> {
    take_where(txn, slot_id, weight, None).await
}

async fn take_where(
    txn: &impl ConnectionTrait,
    slot_id: Uuid,
    weight: i32,
    condition: Option<Expr>,
) -> Result<bool> {
    let mut update = Entity::update_many()
        .col_expr(Column::Taken, Expr::col(Column::Taken).add(weight))
        .filter(Column::Id.eq(slot_id))
        .filter(Column::CancelledAt.is_null())
        .filter(Expr::col(Column::Taken).add(weight).lte(Expr::col(Column::Capacity)));
    if let Some(condition) = condition {
        update = update.filter(condition);
    }
    Ok(update.exec(txn).await?.rows_affected == 1)
}

/// Gives places back. Whoever does so moves up those who wait, in the same transaction: see [`super::move_up`].
///
/// # Errors
/// When the database fails.
pub(super) async fn free(txn: &impl ConnectionTrait, slot_id: Uuid, weight: i32) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Taken, Expr::col(Column::Taken).sub(weight))
        .filter(Column::Id.eq(slot_id))
        .exec(txn)
        .await?;
    Ok(())
}

/// What programs do that count first and take then: the control that shows that a race test can fail (S3).
#[cfg(feature = "negative-control")]
async fn take_as_counted_before(txn: &impl ConnectionTrait, slot: &Slot, weight: i32) -> Result<bool> {
    if slot.free() < weight {
        return Ok(false);
    }
    let more = || Expr::col(Column::Taken).add(weight);
    // Else the constraint would hold what the program does not.
    let at_most =
        Expr::case(more().lte(Expr::col(Column::Capacity)), more()).finally(Expr::col(Column::Capacity));
    Entity::update_many()
        .col_expr(Column::Taken, at_most.into())
        .filter(Column::Id.eq(slot.id))
        .exec(txn)
        .await?;
    Ok(true)
}

/// Where somebody stands in a waiting list.
#[derive(Debug, Clone, Copy)]
pub(super) struct InLine {
    pub(super) position: i64,
    /// Places of those who wait before.
    pub(super) before: i32,
    /// Places that are free all the same.
    pub(super) free: i32,
}

/// Stands at the end of the waiting list and says where that is; nowhere when the slot was changed since it was read.
///
/// # Errors
/// When the database fails.
pub(super) async fn stand_in_line(
    txn: &impl ConnectionTrait,
    slot: &Slot,
    weight: i32,
) -> Result<Option<InLine>> {
    let rows = Entity::update_many()
        .col_expr(Column::Waiting, Expr::col(Column::Waiting).add(weight))
        .col_expr(Column::NextPosition, Expr::col(Column::NextPosition).add(1))
        .filter(Column::Id.eq(slot.id))
        .filter(Column::CancelledAt.is_null())
        .filter(Column::Version.eq(slot.version))
        .exec_with_returning(txn)
        .await?;
    Ok(rows.first().map(|slot: &Slot| InLine {
        position: slot.next_position - 1,
        before: slot.waiting - weight,
        free: slot.free(),
    }))
}

/// Stands before everybody else who waits: for those who lose the place that they had.
///
/// # Errors
/// When the database fails.
pub(super) async fn stand_first(txn: &impl ConnectionTrait, slot_id: Uuid, weight: i32) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Waiting, Expr::col(Column::Waiting).add(weight))
        .filter(Column::Id.eq(slot_id))
        .exec(txn)
        .await?;
    Ok(())
}

/// Leaves the waiting list.
///
/// # Errors
/// When the database fails.
pub(super) async fn leave_line(txn: &impl ConnectionTrait, slot_id: Uuid, weight: i32) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Waiting, Expr::col(Column::Waiting).sub(weight))
        .filter(Column::Id.eq(slot_id))
        .exec(txn)
        .await?;
    Ok(())
}

/// Reads slots and holds them until the command ends, in the order of their ids, as every command does.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hold(txn: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Slot>> {
    let slots = Entity::find().filter(Column::Id.is_in(ids.iter().copied()));
    Ok(slots.order_by_asc(Column::Id).lock_exclusive().all(txn).await?)
}
