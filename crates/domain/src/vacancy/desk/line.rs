//! The places in the line of a vacancy: counted by single statements, held by a constraint of the database.
use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    prelude::{ColumnTrait, Expr},
    sea_query::{Condition, ExprTrait},
};
use uuid::Uuid;

use super::{
    CloseReason, Column, Crowd, Entity,
    closing::tell_applicants,
    held::{Held, hold, letter_head},
};
use crate::{
    Actor,
    application::to_company,
    change_log::{self, Subject},
    error::{DomainError, Result},
    mail::Letter,
    vacancy::states::{Event, next},
};

/// One more open application, within a command. The index learns of it where the step changes.
///
/// # Errors
/// `Conflict` when the vacancy takes no more at the moment.
pub(crate) async fn stand_in_line(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    vacancy_id: Uuid,
) -> Result<()> {
    super::held::ensure(txn, vacancy_id).await?;
    let room = Condition::any()
        .add(Column::MostOpen.is_null())
        .add(Expr::col(Column::Open).lt(Expr::col(Column::MostOpen)));
    let stood = Entity::update_many()
        .col_expr(Column::Open, Expr::col(Column::Open).add(1))
        .filter(Column::VacancyId.eq(vacancy_id))
        .filter(room)
        .exec(txn)
        .await?;
    if stood.rows_affected == 1 {
        return note_step(txn, now, vacancy_id, -1).await;
    }
    Err(DomainError::Conflict("the vacancy takes no more applications at the moment".into()))
}

/// One open application less, whatever became of it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn leave_line(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    vacancy_id: Uuid,
) -> Result<()> {
    let left = Entity::update_many()
        .col_expr(Column::Open, Expr::col(Column::Open).sub(1))
        .filter(Column::VacancyId.eq(vacancy_id))
        .filter(Column::Open.gt(0))
        .exec(txn)
        .await?;
    if left.rows_affected == 1 { note_step(txn, now, vacancy_id, 1).await } else { Ok(()) }
}

/// Notes the vacancy as changed where there is another [`Crowd`] now than `before` applications ago.
async fn note_step(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    vacancy_id: Uuid,
    before: i32,
) -> Result<()> {
    let open: Option<i32> =
        Entity::find_by_id(vacancy_id).select_only().column(Column::Open).into_tuple().one(txn).await?;
    if open.is_some_and(|open| Crowd::of(open) != Crowd::of(open + before)) {
        change_log::note(txn, now, Subject::Vacancy, [vacancy_id]).await?;
    }
    Ok(())
}

/// An offer was accepted: counts it, and fills the vacancy when that was the last place (which tells all open applicants, see
/// [`crate::application::vacancy_closed`]). Whoever accepts stands in no line any more; [`leave_line`] is called apart.
///
/// # Errors
/// `Conflict` when all places are taken already.
pub(crate) async fn accept_one(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    vacancy_id: Uuid,
) -> Result<()> {
    // Those who accept at the same moment take turns here.
    let mut held = hold(txn, vacancy_id).await?.ok_or(DomainError::NotFound { what: "vacancy" })?;
    let places = held.vacancy.places;
    let counted = Entity::update_many()
        .col_expr(Column::Accepted, Expr::col(Column::Accepted).add(1))
        .filter(Column::VacancyId.eq(vacancy_id))
        .filter(Column::Accepted.lt(places))
        .exec(txn)
        .await?;
    if counted.rows_affected == 0 {
        return Err(DomainError::Conflict("all places of the vacancy are taken already".into()));
    }
    held.desk.accepted += 1;
    // An offer stands after the vacancy was withdrawn or filled otherwise; then there is nothing left to fill.
    if held.desk.accepted < places || next(held.vacancy.state, Event::Fill).is_err() {
        return Ok(());
    }
    fill(txn, now, actor, held).await
}

async fn fill(txn: &impl ConnectionTrait, now: DateTime<Utc>, actor: &Actor, mut held: Held) -> Result<()> {
    held.desk.close_reason = Some(CloseReason::FilledHere);
    held.take(txn, now, actor, Event::Fill).await?;
    tell_applicants(txn, now, actor, &[held.vacancy.id], CloseReason::FilledHere).await?;
    let vacancy = &held.vacancy;
    let (company, _) = letter_head(txn, vacancy).await?;
    let letter = Letter::VacancyFilled {
        title: vacancy.title.clone(),
        company_slug: company.slug,
        vacancy_id: vacancy.id,
    };
    to_company(txn, now, vacancy.company_id, vacancy.cluster_id, &letter, None).await
}
