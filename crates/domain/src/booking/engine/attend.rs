//! At the door, where each statement counts: the steps of a check-in without reading the booking.
use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    booking::{BookingState, BookingStep, Column, Entity, Party, TRANSITIONS},
    error::Result,
};

/// Takes the step `CheckIn` as the organiser, in one statement; it moves neither counts nor anybody's time. Whether it did: not
/// where the booking has come already, or its state does not allow it. The caller writes the audit trail.
///
/// # Errors
/// When the database fails.
pub(crate) async fn attend(txn: &impl ConnectionTrait, now: DateTime<Utc>, booking_id: Uuid) -> Result<bool> {
    let from = TRANSITIONS
        .iter()
        .filter(|(_, step, _, by)| (*step, *by) == (BookingStep::CheckIn, Party::Organiser))
        .map(|(from, ..)| *from);
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::value(BookingState::Attended))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(booking_id))
        .filter(Column::State.is_in(from))
        .exec(txn)
        .await?;
    Ok(done.rows_affected == 1)
}
