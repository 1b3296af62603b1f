//! The end of an itinerary of which nothing is left.
use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, QuerySelect, QueryTrait,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::{
    BookingState, Column, Entity, engine,
    itinerary::{self, Itinerary},
    wishes,
};
use crate::error::Result;

/// Ends an itinerary when its last booking was cancelled and no wish of it waits for the allocation: its school's share and its
/// options are given back, and the person may book anew. Whether it ended now.
///
/// # Errors
/// When the database fails.
pub(crate) async fn end_if_over(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    itinerary: &Itinerary,
) -> Result<bool> {
    let left = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::ItineraryId.eq(itinerary.id))
        .filter(Column::State.ne(BookingState::Cancelled));
    let wishes = wishes::Entity::find()
        .select_only()
        .column(wishes::Column::CompanyId)
        .filter(wishes::Column::ItineraryId.eq(itinerary.id))
        .filter(wishes::Column::Outcome.is_null());
    let ended = itinerary::Entity::update_many()
        .col_expr(itinerary::Column::CancelledAt, Expr::value(now))
        .filter(itinerary::Column::Id.eq(itinerary.id))
        .filter(itinerary::Column::CancelledAt.is_null())
        .filter(Expr::exists(left.into_query()).not())
        .filter(Expr::exists(wishes.into_query()).not())
        .exec(txn)
        .await?;
    if ended.rows_affected == 0 {
        return Ok(false);
    }
    engine::give_back(txn, itinerary, itinerary.size, None).await?;
    Ok(true)
}
