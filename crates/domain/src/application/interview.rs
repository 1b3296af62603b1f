//! The dates of an interview: offered by the company, one chosen by the pupil.
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, IntoActiveModel, PaginatorTrait, entity::prelude::*, sea_query::Expr,
};

use super::{
    Application, InterviewDate, about,
    interview_date::{Column, Entity},
};
use crate::{Actor, audit, error::Result, mail::Letter};

/// What the audit trail calls a choice. How many there were is the sequence of the next calendar file.
const CHOSEN: &str = "application.date_chosen";

/// When it is over.
pub(super) fn ends_at(date: &InterviewDate) -> DateTime<Utc> {
    date.starts_at + TimeDelta::minutes(i64::from(date.minutes))
}

/// The chosen date of an application.
///
/// # Errors
/// When the database fails.
pub(super) async fn chosen(
    txn: &impl ConnectionTrait,
    application_id: Uuid,
) -> Result<Option<InterviewDate>> {
    Ok(Entity::find()
        .filter(Column::ApplicationId.eq(application_id))
        .filter(Column::ChosenAt.is_not_null())
        .one(txn)
        .await?)
}

/// Chooses a date instead of whichever was chosen before, and sends both sides the calendar file.
///
/// # Errors
/// When the database fails.
pub(super) async fn choose(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    application: &Application,
    date: InterviewDate,
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::ChosenAt, Expr::value(None::<DateTime<Utc>>))
        .filter(Column::ApplicationId.eq(application.id))
        .exec(txn)
        .await?;
    let mut row = date.into_active_model();
    row.chosen_at = sea_orm::Set(Some(now));
    let date = row.update(txn).await?;
    tell(txn, now, application, &date, false).await?;
    audit::record(txn, now, actor, [(CHOSEN, application.id)]).await
}

/// Takes a chosen date that is still to come out of both calendars: the application has ended.
///
/// # Errors
/// When the database fails.
pub(super) async fn cancel(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    application: &Application,
) -> Result<()> {
    match chosen(txn, application.id).await? {
        Some(date) if date.starts_at > now => tell(txn, now, application, &date, true).await,
        _ => Ok(()),
    }
}

/// Rises with each choice, and once more when it is cancelled (RFC 5545, section 3.8.7.4).
async fn sequence(txn: &impl ConnectionTrait, application_id: Uuid) -> Result<u32> {
    let choices = audit::Entity::find()
        .filter(audit::Column::SubjectId.eq(application_id))
        .filter(audit::Column::Action.eq(CHOSEN))
        .count(txn)
        .await?;
    Ok(u32::try_from(choices).unwrap_or(u32::MAX))
}

async fn tell(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    application: &Application,
    date: &InterviewDate,
    cancelled: bool,
) -> Result<()> {
    let sequence = sequence(txn, application.id).await?;
    let subject = about::subject(txn, application).await?;
    let letter = |company_slug: Option<String>| {
        let about = subject.about.clone();
        let InterviewDate { id: date_id, starts_at, minutes, .. } = *date;
        let place = date.place.clone();
        if cancelled {
            Letter::InterviewCancelled { about, company_slug, date_id, starts_at, minutes, place, sequence }
        } else {
            Letter::InterviewSet { about, company_slug, date_id, starts_at, minutes, place, sequence }
        }
    };
    subject.tell_pupil(txn, now, letter(None), None).await?;
    subject.tell_company(txn, now, &letter(Some(subject.company_slug.clone())), None).await
}
