//! At the door, where each statement counts: the steps of a check-in without reading the booking.
use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, DbBackend, Statement, Value,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::step;
use crate::{
    Actor,
    booking::{BookingState, BookingStep, Column, Entity, Party, TRANSITIONS, check_in::CheckIn},
    error::Result,
};

/// How the audit trail calls that somebody was let in.
pub(crate) const LET_IN: &str = "place.checked_in";

/// States from which the organiser checks somebody in.
fn from() -> impl Iterator<Item = BookingState> {
    TRANSITIONS
        .iter()
        .filter(|(_, step, _, by)| (*step, *by) == (BookingStep::CheckIn, Party::Organiser))
        .map(|(from, ..)| *from)
}

/// Takes the step `CheckIn` as the organiser, in one statement; it moves neither counts nor anybody's time. Whether it did: not
/// where the booking has come already, or its state does not allow it. The caller writes the audit trail.
///
/// # Errors
/// When the database fails.
pub(crate) async fn attend(txn: &impl ConnectionTrait, now: DateTime<Utc>, booking_id: Uuid) -> Result<bool> {
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::value(BookingState::Attended))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(booking_id))
        .filter(Column::State.is_in(from()))
        .exec(txn)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Who was seen, the step with their booking, and the audit trail of both: rows are written in this order, as everywhere at the
/// door, so that two devices wait for each other and never each for the other.
static COME: LazyLock<String> = LazyLock::new(|| {
    let from: Vec<String> = from().map(|state| format!("'{state}'")).collect();
    format!(
        "WITH seen AS ( \
           INSERT INTO check_in (id, event_id, slot_id, meeting_id, place_id, at, by_account, device, created_at) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING place_id \
         ), come AS ( \
           UPDATE booking SET state = '{attended}', version = version + 1, updated_at = $9 \
           WHERE id = $10 AND state IN ({from}) AND EXISTS (SELECT 1 FROM seen) RETURNING id \
         ) \
         INSERT INTO audit_entry (id, at, actor, request_id, action, subject_id) \
         SELECT $11, $9, $12, $13, '{LET_IN}', place_id FROM seen \
         UNION ALL SELECT $14, $9, $12, $13, '{come}', id FROM come",
        attended = BookingState::Attended,
        from = from.join(", "),
        come = step::entry(BookingState::Attended),
    )
});

/// What lets one person in for the first time, as a single statement of `PostgreSQL`: it writes `row`, takes the step of [`attend`]
/// where the booking's state allows it, and writes the audit trail. Nothing at all where the person was in before.
pub(crate) fn come(actor: &Actor, row: CheckIn, booking_id: Uuid) -> Statement {
    let CheckIn { id, event_id, slot_id, meeting_id, place_id, at, by_account, device, created_at } = row;
    let values: [Value; 14] = [
        id.into(),
        event_id.into(),
        slot_id.into(),
        meeting_id.into(),
        place_id.into(),
        at.into(),
        by_account.into(),
        device.into(),
        created_at.into(),
        booking_id.into(),
        Uuid::now_v7().into(),
        actor.name.to_string().into(),
        actor.request_id.clone().into(),
        Uuid::now_v7().into(),
    ];
    Statement::from_sql_and_values(DbBackend::Postgres, COME.as_str(), values)
}
