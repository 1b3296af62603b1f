use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ConnectionTrait,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::one_of;
use crate::{
    Actor, Clock, Db,
    application::{Application, ApplicationState, Author, Column, Entity, Message, about, rule, step, talk},
    audit,
    clock::german_day,
    error::{DomainError, Result},
    mail::{Letter, Topic},
    unit_of_work::in_transaction,
};

/// From when on the pupil may ask for an answer; none where it was answered, is closed or was asked already.
///
/// # Errors
/// When the database fails.
pub(super) async fn may_remind_from(
    txn: &impl ConnectionTrait,
    application: &Application,
) -> Result<Option<DateTime<Utc>>> {
    let waits = matches!(application.state, ApplicationState::Submitted | ApplicationState::Seen)
        && application.answered_at.is_none()
        && application.nudged_at.is_none();
    let (true, Some(since)) = (waits, application.waits_since) else { return Ok(None) };
    let days = rule::find(txn, application.cluster_id).await?.nudge_day;
    Ok(Some(since + TimeDelta::days(i64::from(days))))
}

/// Asks the company for an answer, once.
///
/// # Errors
/// `NotFound`; `Conflict` too early, a second time, or when it was answered.
pub async fn remind(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid) -> Result<()> {
    actor.signed_in()?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let application = step::hold(txn, one_of(&actor, id)).await?;
            require_patience(txn, &application, now).await?;
            let asked = Entity::update_many()
                .col_expr(Column::NudgedAt, Expr::value(now))
                .col_expr(Column::Version, Expr::col(Column::Version).add(1))
                .col_expr(Column::UpdatedAt, Expr::value(now))
                .filter(Column::Id.eq(id))
                .filter(Column::State.eq(application.state))
                .filter(Column::NudgedAt.is_null())
                .exec(txn)
                .await?;
            if asked.rows_affected == 0 {
                return Err(DomainError::Stale);
            }
            audit::record(txn, now, &actor, [("application.answer_asked", id)]).await?;
            let subject = about::subject(txn, &application).await?;
            let due_on = subject.due_on().unwrap_or_else(|| german_day(now));
            let (about, company_slug) = (subject.about.clone(), subject.company_slug.clone());
            let letter = Letter::AnswerAsked { about, company_slug, due_on };
            subject.tell_company(txn, now, &letter, None).await
        })
    })
    .await
}

async fn require_patience(
    txn: &impl ConnectionTrait,
    application: &Application,
    now: DateTime<Utc>,
) -> Result<()> {
    let refusal = match may_remind_from(txn, application).await? {
        Some(from) if from <= now => return Ok(()),
        Some(from) => format!(
            "the application is {}; you may ask for an answer from {} on",
            application.state,
            german_day(from)
        ),
        None if application.nudged_at.is_some() => "you have asked for an answer already".to_owned(),
        None => format!("the application is {}, which does not allow this step", application.state),
    };
    Err(DomainError::Conflict(refusal))
}

/// Writes to the company; 1 to 4,000 characters.
///
/// # Errors
/// `NotFound`; `Invalid` for `text`; `Conflict` where the company does not see the application, or it is closed for 30 days;
/// `TooMany`.
pub async fn write(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid, text: &str) -> Result<Message> {
    actor.signed_in()?;
    let text = talk::checked(text)?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, text) = (actor.clone(), text.clone());
        Box::pin(async move {
            let found = one_of(&actor, id).one(txn).await?;
            let application = found.ok_or(DomainError::NotFound { what: "application" })?;
            talk::require_open_ear(&application, now)?;
            talk::require_calm(txn, now, id, Author::Pupil).await?;
            let message = talk::say(txn, now, &actor, id, Author::Pupil, text).await?;
            let subject = about::subject(txn, &application).await?;
            let (about, company_slug) = (subject.about.clone(), Some(subject.company_slug.clone()));
            let letter = Letter::MessageWaits { about, company_slug };
            subject.tell_company(txn, now, &letter, Some(Topic::Applications)).await?;
            Ok(message)
        })
    })
    .await
}
