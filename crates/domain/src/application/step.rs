//! Taking a step: what each does to the row, to the vacancy's line and to the calendar. The only place that writes a state.
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ConnectionTrait, QuerySelect, UpdateMany,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::{Application, ApplicationState, Column, Entity, Event, Party, interview, next, record, rule};
use crate::{
    Actor, audit,
    error::{DomainError, Result},
    vacancy::{self, desk},
};

const NONE: DomainError = DomainError::NotFound { what: "application" };

/// Since when somebody waits for the next step, and by when it is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Wait {
    pub(crate) since: DateTime<Utc>,
    pub(crate) due: DateTime<Utc>,
}

impl Wait {
    /// From a moment on, as the rule of a cluster says.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn by_rule(
        txn: &impl ConnectionTrait,
        cluster_id: Uuid,
        since: DateTime<Utc>,
    ) -> Result<Self> {
        let days = rule::find(txn, cluster_id).await?.due_days;
        Ok(Self { since, due: since + TimeDelta::days(i64::from(days)) })
    }
}

/// Reads an application within a command and holds it until the command ends. Its vacancy is held first, as everywhere: so no two
/// commands wait for each other.
///
/// # Errors
/// `NotFound`.
pub(crate) async fn hold(txn: &impl ConnectionTrait, application: Select<Entity>) -> Result<Application> {
    let known = application.clone().one(txn).await?.ok_or(NONE)?;
    if let Some(vacancy_id) = known.vacancy_id {
        hold_vacancy(txn, vacancy_id).await?;
    }
    application.lock_exclusive().one(txn).await?.ok_or(NONE)
}

/// Holds a vacancy until the command ends: nobody closes it meanwhile.
///
/// # Errors
/// When the database fails.
pub(super) async fn hold_vacancy(txn: &impl ConnectionTrait, vacancy_id: Uuid) -> Result<()> {
    vacancy::Entity::find_by_id(vacancy_id).lock_exclusive().one(txn).await?;
    Ok(())
}

/// Takes a step with an application that was read within this command. `wait` is set by those steps after which somebody waits
/// anew. Tells nobody: the caller knows the words.
///
/// # Errors
/// `Conflict`, which names the present state, when the states do not allow it, or another step came first.
pub(crate) async fn take(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    application: &Application,
    event: Event,
    party: Party,
    wait: Option<Wait>,
) -> Result<Application> {
    let state = next(application.state, event, party)?;
    let mut update = Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(application.id))
        .filter(Column::State.eq(application.state))
        .filter(Column::Version.eq(application.version));
    let answers = party == Party::Company && matches!(event, Event::Invite | Event::Offer | Event::Reject);
    if answers || event == Event::See {
        update = once(update, Column::SeenAt, application.seen_at, now);
    }
    if answers {
        update = once(update, Column::AnsweredAt, application.answered_at, now);
    }
    if event == Event::Submit {
        update = once(update, Column::SubmittedAt, application.submitted_at, now);
    }
    if let Some(wait) = wait {
        update = waits(update, wait);
        if event == Event::Submit {
            update = once(update, Column::AnswerDueAt, application.answer_due_at, wait.due);
        }
    }
    if state.is_closed() {
        update = update
            .col_expr(Column::ClosedAt, Expr::value(now))
            .col_expr(Column::WaitsSince, Expr::value(None::<DateTime<Utc>>))
            .col_expr(Column::DueAt, Expr::value(None::<DateTime<Utc>>));
    }
    if update.exec(txn).await?.rows_affected == 0 {
        let present = Entity::find_by_id(application.id).one(txn).await?.ok_or(NONE)?;
        next(present.state, event, party)?;
        return Err(DomainError::Conflict(format!(
            "the application is {}; something happened to it at the same moment",
            present.state
        )));
    }
    match (application.state.is_open(), state.is_open(), application.vacancy_id) {
        (false, true, Some(vacancy_id)) => desk::stand_in_line(txn, now, vacancy_id).await?,
        (true, false, Some(vacancy_id)) => desk::leave_line(txn, now, vacancy_id).await?,
        _ => {}
    }
    audit::record(txn, now, actor, [(entry(state), application.id)]).await?;
    let taken = Entity::find_by_id(application.id).one(txn).await?.ok_or(NONE)?;
    if state.is_closed() {
        interview::cancel(txn, now, &taken).await?;
    }
    if answers && application.answered_at.is_none() {
        record::refresh(txn, now, application.company_id).await?;
    }
    Ok(taken)
}

/// Somebody waits anew: the days of the rule count from here.
pub(super) fn waits(update: UpdateMany<Entity>, wait: Wait) -> UpdateMany<Entity> {
    update
        .col_expr(Column::WaitsSince, Expr::value(wait.since))
        .col_expr(Column::DueAt, Expr::value(wait.due))
        .col_expr(Column::Reminders, Expr::value(0))
        .col_expr(Column::EscalatedAt, Expr::value(None::<DateTime<Utc>>))
}

/// Writes a moment that is not known yet.
fn once(
    update: UpdateMany<Entity>,
    column: Column,
    known: Option<DateTime<Utc>>,
    at: DateTime<Utc>,
) -> UpdateMany<Entity> {
    if known.is_some() { update } else { update.col_expr(column, Expr::value(at)) }
}

/// How the audit trail calls the step into a state.
pub(super) const fn entry(state: ApplicationState) -> &'static str {
    match state {
        ApplicationState::Draft => "application.drafted",
        ApplicationState::Submitted => "application.submitted",
        ApplicationState::Seen => "application.seen",
        ApplicationState::Interview => "application.invited",
        ApplicationState::Offered => "application.offered",
        ApplicationState::Accepted => "application.accepted",
        ApplicationState::Declined => "application.declined",
        ApplicationState::Rejected => "application.rejected",
        ApplicationState::Withdrawn => "application.withdrawn",
        ApplicationState::Unanswered => "application.unanswered",
    }
}
