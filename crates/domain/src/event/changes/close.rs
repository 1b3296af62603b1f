//! The end of an itinerary: what it took beside places goes back.
use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    booking::{self, BookingState, engine, itinerary},
    error::{DomainError, Result},
};

/// Ends an itinerary all of whose bookings were cancelled: it counts in no quota any more, and what its people chose goes back.
/// One that never had a booking (wishes alone) goes on. Whether it ended now; again it does nothing.
///
/// # Errors
/// When the database fails.
pub(crate) async fn close_if_over(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    itinerary_id: Uuid,
) -> Result<bool> {
    let states: Vec<BookingState> = booking::Entity::find()
        .select_only()
        .column(booking::Column::State)
        .filter(booking::Column::ItineraryId.eq(itinerary_id))
        .into_tuple()
        .all(txn)
        .await?;
    if states.is_empty() || states.iter().any(|state| *state != BookingState::Cancelled) {
        return Ok(false);
    }
    close(txn, now, itinerary_id).await
}

/// Ends an itinerary, whatever it has. Whether it ended now; again it does nothing.
///
/// # Errors
/// When the database fails.
pub(crate) async fn close(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    itinerary_id: Uuid,
) -> Result<bool> {
    use itinerary::Column;
    let ended = itinerary::Entity::update_many()
        .col_expr(Column::CancelledAt, Expr::value(now))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(itinerary_id))
        .filter(Column::CancelledAt.is_null())
        .exec(txn)
        .await?;
    if ended.rows_affected == 0 {
        return Ok(false);
    }
    let ended = itinerary::Entity::find_by_id(itinerary_id).one(txn).await?;
    let ended = ended.ok_or(DomainError::NotFound { what: "itinerary" })?;
    engine::give_back(txn, &ended, ended.size, None).await?;
    Ok(true)
}
