use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::one_of;
use crate::{
    Actor, Clock, Db,
    application::{
        Application, ApplicationState, Column, Entity, Event, Party, about, interview, interview_date,
        step::{self, Wait},
    },
    error::{DomainError, ErrorKind, Result},
    unit_of_work::in_transaction,
    vacancy::desk,
};

/// Takes it back; the company is told (unless it never saw it).
///
/// # Errors
/// `NotFound`; `Conflict` for a step that the states do not allow. The same for all that follow.
pub async fn withdraw(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid) -> Result<()> {
    take(db, clock, actor, id, Event::Withdraw).await
}

/// Takes the offer. A place of the vacancy is taken by it; with the last one the vacancy is filled.
///
/// # Errors
/// As [`withdraw`]; `Conflict` when all places are taken.
pub async fn accept(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid) -> Result<()> {
    take(db, clock, actor, id, Event::Accept).await
}

/// # Errors
/// As [`withdraw`].
pub async fn decline(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid) -> Result<()> {
    take(db, clock, actor, id, Event::Decline).await
}

async fn take(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid, event: Event) -> Result<()> {
    actor.signed_in()?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let known = step::hold(txn, one_of(&actor, id)).await?;
            let taken = step::take(txn, now, &actor, &known, event, Party::Pupil, None).await?;
            if let (Event::Accept, Some(vacancy_id)) = (event, taken.vacancy_id) {
                desk::accept_one(txn, now, &actor, vacancy_id).await?;
            }
            if taken.submitted_at.is_some() {
                about::subject(txn, &taken).await?.tell_company_moved(txn, now).await?;
            }
            Ok(())
        })
    })
    .await
}

/// Withdraws these others of the actor's; those that cannot be are left. Returns how many.
///
/// # Errors
/// `Unauthenticated`, or when the database fails.
pub async fn withdraw_several(db: &Db, clock: &dyn Clock, actor: &Actor, ids: Vec<Uuid>) -> Result<u64> {
    actor.signed_in()?;
    let mut withdrawn = 0;
    for id in ids {
        match withdraw(db, clock, actor, id).await {
            Ok(()) => withdrawn += 1,
            Err(err) if matches!(err.kind(), ErrorKind::NotFound | ErrorKind::Conflict) => {}
            Err(err) => return Err(err),
        }
    }
    Ok(withdrawn)
}

/// Chooses one of the offered dates; both sides get a calendar file. Choosing another one later moves it.
///
/// # Errors
/// `NotFound`; `Conflict` outside the state interview, or for a date in the past.
pub async fn choose_date(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid, date_id: Uuid) -> Result<()> {
    actor.signed_in()?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let application = step::hold(txn, one_of(&actor, id)).await?;
            let date = interview_date::Entity::find_by_id(date_id)
                .filter(interview_date::Column::ApplicationId.eq(id))
                .one(txn)
                .await?
                .ok_or(DomainError::NotFound { what: "date" })?;
            if application.state != ApplicationState::Interview {
                return Err(DomainError::Conflict(format!(
                    "the application is {}, which does not allow this step",
                    application.state
                )));
            }
            if date.starts_at <= now {
                return Err(DomainError::Conflict("the date is over; choose another one".into()));
            }
            if date.chosen_at.is_some() {
                return Ok(());
            }
            // The company's days for its answer count from the end of the interview.
            let since = interview::ends_at(&date);
            let wait = Wait::by_rule(txn, application.cluster_id, since).await?;
            wait_for(txn, now, &application, wait).await?;
            interview::choose(txn, now, &actor, &application, date).await
        })
    })
    .await
}

async fn wait_for(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    application: &Application,
    wait: Wait,
) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(application.id))
        .filter(Column::State.eq(application.state))
        .filter(Column::Version.eq(application.version));
    if step::waits(update, wait).exec(txn).await?.rows_affected == 0 {
        return Err(DomainError::Stale);
    }
    Ok(())
}
