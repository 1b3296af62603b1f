//! A party that grows or shrinks.
use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::{lines, weight};
use crate::{
    booking::{Booking, BookingState, Column, Entity},
    error::{DomainError, Result},
    event::slot::Slot,
};

/// Gives a living booking another size; none where there are not so many places. Whoever grows while waiting goes to the end of the
/// line; whoever shrinks keeps the place in it. Places and their times are the caller's matter, and so is moving up.
///
/// # Errors
/// `Conflict` when another step came first.
pub(crate) async fn resize(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    booking: &Booking,
    slot: &Slot,
    size: i32,
) -> Result<Option<Booking>> {
    let (old, new) = (booking.weight, weight(slot, size));
    let mut position = booking.position;
    if booking.state.takes_places() {
        if new > old && !lines::take(txn, slot, new - old).await? {
            return Ok(None);
        }
        if new < old {
            lines::free(txn, slot.id, old - new).await?;
        }
    } else if booking.state == BookingState::Waitlisted && new != old {
        lines::leave_line(txn, slot.id, if new < old { old - new } else { old }).await?;
        if new > old {
            let Some(line) = lines::stand_in_line(txn, slot, new).await? else { return Ok(None) };
            position = Some(line.position);
        }
    }
    let changed = Entity::update_many()
        .col_expr(Column::Size, Expr::value(size))
        .col_expr(Column::Weight, Expr::value(new))
        .col_expr(Column::Position, Expr::value(position))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(booking.id))
        .filter(Column::State.eq(booking.state))
        .filter(Column::Version.eq(booking.version))
        .exec(txn)
        .await?;
    if changed.rows_affected == 0 {
        return Err(DomainError::Conflict("something happened to the booking at the same moment".into()));
    }
    let version = booking.version + 1;
    Ok(Some(Booking { size, weight: new, position, version, updated_at: now, ..booking.clone() }))
}

/// Keeps held bookings until another moment: a guardian has to be asked first.
///
/// # Errors
/// `Conflict` when another step came first.
pub(crate) async fn hold_until(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    booking: &Booking,
    until: DateTime<Utc>,
) -> Result<Booking> {
    let changed = Entity::update_many()
        .col_expr(Column::HeldUntil, Expr::value(until))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(booking.id))
        .filter(Column::State.eq(BookingState::Held))
        .filter(Column::Version.eq(booking.version))
        .exec(txn)
        .await?;
    if changed.rows_affected == 0 {
        return Err(DomainError::Conflict("something happened to the booking at the same moment".into()));
    }
    let version = booking.version + 1;
    Ok(Booking { held_until: Some(until), version, updated_at: now, ..booking.clone() })
}
