//! Taking a step with a booking: what it does to the counts and to people's time. The only place that writes a state.
use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::{engage, lines};
use crate::{
    Actor, audit,
    booking::{
        Booking, BookingState, BookingStep, Column, EndReason, Entity, Party, next,
        place::{self, Place},
    },
    error::{DomainError, Result},
    event::slot::{self, Slot},
};

/// What a step needs to know beside itself.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct With {
    /// Why it is cancelled.
    pub(crate) reason: Option<EndReason>,
    /// Until when an offer lasts.
    pub(crate) until: Option<DateTime<Utc>>,
    /// Its place in the line, where it goes back into it: lower ones are first.
    pub(crate) position: Option<i64>,
}

/// Takes a step with a booking that was read within this command. Counts, times and the audit trail follow; nobody is told and
/// nobody moves up: the caller does both, see [`super::move_up`].
///
/// # Errors
/// `Conflict`, which names the present state, when the states do not allow it or another step came first, when the places are not
/// there (a step from the waiting list), or when somebody is somewhere else at that time.
pub(crate) async fn take(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    booking: &Booking,
    step: BookingStep,
    party: Party,
    with: With,
) -> Result<Booking> {
    let state = next(booking.state, step, party)?;
    let (had, has) = (booking.state.takes_places(), state.takes_places());
    match (had, has) {
        (false, true) => {
            lines::leave_line(txn, booking.slot_id, booking.weight).await?;
            if !lines::take_next(txn, booking.slot_id, booking.weight).await? {
                return Err(DomainError::Conflict("there are not so many places free".into()));
            }
        }
        (true, false) => {
            lines::free(txn, booking.slot_id, booking.weight).await?;
            if state == BookingState::Waitlisted {
                lines::stand_first(txn, booking.slot_id, booking.weight).await?;
            }
        }
        (false, false) if booking.state == BookingState::Waitlisted => {
            lines::leave_line(txn, booking.slot_id, booking.weight).await?;
        }
        _ => {}
    }
    let mut update = Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::HeldUntil, Expr::value(with.until.filter(|_| state == BookingState::Offered)))
        .col_expr(Column::Position, Expr::value(with.position.filter(|_| state == BookingState::Waitlisted)))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(booking.id))
        .filter(Column::State.eq(booking.state))
        .filter(Column::Version.eq(booking.version));
    if state == BookingState::Confirmed && booking.confirmed_at.is_none() {
        update = update.col_expr(Column::ConfirmedAt, Expr::value(now));
    }
    if state == BookingState::Cancelled {
        update = update.col_expr(Column::EndReason, Expr::value(with.reason));
    }
    if update.exec(txn).await?.rows_affected == 0 {
        return Err(DomainError::Conflict("something happened to the booking at the same moment".into()));
    }
    match (had, has) {
        (false, true) => {
            let slot = find_slot(txn, booking.slot_id).await?;
            engage::engage(txn, booking, &slot, &places(txn, booking.itinerary_id).await?).await?;
        }
        (true, false) => engage::disengage(txn, booking.id).await?,
        _ => {}
    }
    audit::record(txn, now, actor, [(entry(state), booking.id)]).await?;
    Entity::find_by_id(booking.id).one(txn).await?.ok_or(DomainError::NotFound { what: "booking" })
}

async fn find_slot(txn: &impl ConnectionTrait, id: Uuid) -> Result<Slot> {
    slot::Entity::find_by_id(id).one(txn).await?.ok_or(DomainError::NotFound { what: "slot" })
}

/// The places of an itinerary.
///
/// # Errors
/// When the database fails.
pub(crate) async fn places(txn: &impl ConnectionTrait, itinerary_id: Uuid) -> Result<Vec<Place>> {
    Ok(place::Entity::find().filter(place::Column::ItineraryId.eq(itinerary_id)).all(txn).await?)
}

/// How the audit trail calls the step into a state.
pub(crate) const fn entry(state: BookingState) -> &'static str {
    match state {
        BookingState::Held => "booking.held",
        BookingState::Confirmed => "booking.confirmed",
        BookingState::Waitlisted => "booking.waitlisted",
        BookingState::Offered => "booking.offered",
        BookingState::Cancelled => "booking.cancelled",
        BookingState::Attended => "booking.attended",
        BookingState::Missed => "booking.missed",
    }
}
