//! What other parts of the domain do to applications, within their own commands.
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};

use super::{
    Application, ApplicationState, Author, Column, Entity, Event, Party, Takes, Target, about, intake,
    pupil_profile, retention,
    step::{self, Wait, hold_vacancy},
    talk, target,
};
use crate::{
    Actor, account, document,
    error::{DomainError, Result},
    mail::Letter,
    sign_in,
    vacancy::desk::{self, CloseReason},
};

/// The guardian agreed: every application of the pupil that waited for it reaches its company. One whose target takes none any
/// more is withdrawn, and the pupil told why.
///
/// # Errors
/// When the database fails.
pub(crate) async fn guardian_agreed(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    account_id: Uuid,
) -> Result<()> {
    for draft in held(txn, account_id, &[ApplicationState::Draft]).await? {
        let target = draft.vacancy_id.map_or(Target::Company(draft.company_id), Target::Vacancy);
        let takes = match target::resolve(txn, now, target).await {
            Ok(view) => view.takes,
            Err(DomainError::NotFound { .. }) => Takes::Nobody,
            Err(err) => return Err(err),
        };
        if takes == Takes::Yes {
            submit(txn, now, actor, &draft).await?;
        } else {
            give_up(txn, now, actor, &draft).await?;
        }
    }
    Ok(())
}

async fn submit(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    draft: &Application,
) -> Result<()> {
    let wait = Wait::by_rule(txn, draft.cluster_id, now).await?;
    let sent = step::take(txn, now, actor, draft, Event::Submit, Party::System, Some(wait)).await?;
    about::subject(txn, &sent).await?.tell_sent(txn, now).await
}

async fn give_up(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    draft: &Application,
) -> Result<()> {
    let withdrawn = step::take(txn, now, actor, draft, Event::Withdraw, Party::System, None).await?;
    let desk = match draft.vacancy_id {
        Some(id) => desk::Entity::find_by_id(id).one(txn).await?,
        None => None,
    };
    let reason = desk.and_then(|desk| desk.close_reason).unwrap_or(CloseReason::Cancelled);
    close(txn, now, actor, &withdrawn, reason).await
}

/// The guardian refused or took the consent back: everything that is not closed is withdrawn, companies that had seen it are told.
///
/// # Errors
/// When the database fails.
pub(crate) async fn guardian_said_no(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    account_id: Uuid,
) -> Result<()> {
    withdraw_all(txn, now, actor, account_id).await
}

async fn withdraw_all(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    account_id: Uuid,
) -> Result<()> {
    use ApplicationState as S;
    let living = [S::Draft, S::Submitted, S::Seen, S::Interview, S::Offered];
    for application in held(txn, account_id, &living).await? {
        let withdrawn =
            step::take(txn, now, actor, &application, Event::Withdraw, Party::System, None).await?;
        if withdrawn.submitted_at.is_some() {
            about::subject(txn, &withdrawn).await?.tell_company_moved(txn, now).await?;
        }
    }
    Ok(())
}

/// An account's applications in these states, held until the command ends: the vacancies first, in one order everywhere.
async fn held(
    txn: &impl ConnectionTrait,
    account_id: Uuid,
    states: &[ApplicationState],
) -> Result<Vec<Application>> {
    let these = Entity::find()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::State.is_in(states.iter().copied()))
        .order_by_asc(Column::VacancyId)
        .order_by_asc(Column::Id);
    for application in these.clone().all(txn).await? {
        if let Some(vacancy_id) = application.vacancy_id {
            hold_vacancy(txn, vacancy_id).await?;
        }
    }
    Ok(these.lock_exclusive().all(txn).await?)
}

/// A vacancy was filled or withdrawn: those who wait for an answer (submitted, seen, interview) are refused with its reason and
/// told; drafts are withdrawn; offers stand.
///
/// # Errors
/// When the database fails.
pub(crate) async fn vacancy_closed(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    vacancy_id: Uuid,
    reason: CloseReason,
) -> Result<()> {
    use ApplicationState as S;
    let waiting = Entity::find()
        .filter(Column::VacancyId.eq(vacancy_id))
        .filter(Column::State.is_in([S::Draft, S::Submitted, S::Seen, S::Interview]))
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .all(txn)
        .await?;
    for application in waiting {
        let event = if application.state == S::Draft { Event::Withdraw } else { Event::Reject };
        let closed = step::take(txn, now, actor, &application, event, Party::System, None).await?;
        close(txn, now, actor, &closed, reason).await?;
    }
    Ok(())
}

/// Notes the reason in the application, as the word that pages have a text for, and tells the pupil.
async fn close(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    closed: &Application,
    reason: CloseReason,
) -> Result<()> {
    talk::say(txn, now, actor, closed.id, Author::System, reason.as_str().to_owned()).await?;
    let subject = about::subject(txn, closed).await?;
    let letter = Letter::ApplicationClosed { about: subject.about.clone(), reason };
    subject.tell_pupil(txn, now, letter, None).await
}

/// An account is erased: open applications are withdrawn and companies told, all are emptied, documents and their files go. The
/// rows that stay name nobody.
///
/// # Errors
/// When the database fails.
pub(crate) async fn erase_account(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    account_id: Uuid,
) -> Result<()> {
    withdraw_all(txn, now, actor, account_id).await?;
    let all = Entity::find().filter(Column::AccountId.eq(account_id)).all(txn).await?;
    for application in &all {
        retention::empty(txn, now, application).await?;
    }
    retention::remove_intakes(txn, now, intakes(txn, account_id, &all).await?).await?;
    pupil_profile::Entity::delete_by_id(account_id).exec(txn).await?;
    let documents: Vec<Uuid> = document::Entity::find()
        .select_only()
        .column(document::Column::Id)
        .filter(document::Column::AccountId.eq(account_id))
        .into_tuple()
        .all(txn)
        .await?;
    if !documents.is_empty() {
        document::remove_in(txn, now, &documents).await?;
    }
    Ok(())
}

/// The forms that became these applications, and those that still wait for a code to the account's address.
async fn intakes(
    txn: &impl ConnectionTrait,
    account_id: Uuid,
    applications: &[Application],
) -> Result<Vec<Uuid>> {
    let mails =
        account::Entity::find_by_id(account_id).select_only().column(account::Column::Mail).into_query();
    let codes = sign_in::Entity::find()
        .select_only()
        .column(sign_in::Column::Id)
        .filter(sign_in::Column::Mail.in_subquery(mails))
        .into_query();
    let theirs = sea_orm::Condition::any()
        .add(intake::Column::ApplicationId.is_in(applications.iter().map(|application| application.id)))
        .add(intake::Column::ChallengeId.in_subquery(codes));
    Ok(intake::Entity::find()
        .select_only()
        .column(intake::Column::Id)
        .filter(theirs)
        .into_tuple()
        .all(txn)
        .await?)
}
