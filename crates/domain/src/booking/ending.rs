//! The end of an itinerary: what it took beside places goes back.
use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, QuerySelect, QueryTrait, UpdateMany,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::{
    BookingState, engine,
    itinerary::{Column, Entity},
    wishes,
};
use crate::error::{DomainError, Result};

/// Ends an itinerary when its last booking was cancelled and no wish of it waits for the allocation: its school's share and its
/// options are given back, and the person may book anew. Whether it ended now; again it does nothing.
///
/// # Errors
/// When the database fails.
pub(crate) async fn end_if_over(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    itinerary_id: Uuid,
) -> Result<bool> {
    let left = super::Entity::find()
        .select_only()
        .column(super::Column::Id)
        .filter(super::Column::ItineraryId.eq(itinerary_id))
        .filter(super::Column::State.ne(BookingState::Cancelled));
    let wishes = wishes::Entity::find()
        .select_only()
        .column(wishes::Column::CompanyId)
        .filter(wishes::Column::ItineraryId.eq(itinerary_id))
        .filter(wishes::Column::Outcome.is_null());
    let over = ending(now, itinerary_id)
        .filter(Expr::exists(left.into_query()).not())
        .filter(Expr::exists(wishes.into_query()).not());
    done(txn, over, itinerary_id).await
}

/// Ends an itinerary, whatever it has. Whether it ended now; again it does nothing.
///
/// # Errors
/// When the database fails.
pub(crate) async fn end(txn: &impl ConnectionTrait, now: DateTime<Utc>, itinerary_id: Uuid) -> Result<bool> {
    done(txn, ending(now, itinerary_id), itinerary_id).await
}

fn ending(now: DateTime<Utc>, itinerary_id: Uuid) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::CancelledAt, Expr::value(now))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(itinerary_id))
        .filter(Column::CancelledAt.is_null())
}

async fn done(txn: &impl ConnectionTrait, ending: UpdateMany<Entity>, itinerary_id: Uuid) -> Result<bool> {
    if ending.exec(txn).await?.rows_affected == 0 {
        return Ok(false);
    }
    let ended = Entity::find_by_id(itinerary_id).one(txn).await?;
    let ended = ended.ok_or(DomainError::NotFound { what: "itinerary" })?;
    engine::give_back(txn, &ended, ended.size, None).await?;
    Ok(true)
}
