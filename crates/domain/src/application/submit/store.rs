//! Writing an application, within a command that knows who applies.
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DbBackend, DbErr, IntoActiveModel, QueryOrder, QuerySelect, Set,
    SqlErr, entity::prelude::*,
};

use super::{Form, Sent, standing};
use crate::{
    Actor,
    account::{self, Account},
    application::{
        Answers, Application, ApplicationState, Column, Entity, PupilProfile, Target,
        about::Subject,
        pupil_profile,
        step::{Wait, entry, hold_vacancy},
        target,
    },
    audit,
    document::application_document,
    error::{DomainError, Result},
    mail::About,
    vacancy::desk,
};

/// What is to become an application.
pub(in crate::application) struct Submission {
    /// Held by [`hold_account`] or [`account::find_or_create`], so that nobody applies twice at a time.
    pub(in crate::application) account: Account,
    pub(in crate::application) target: Target,
    pub(in crate::application) form: Form,
    /// The account's own.
    pub(in crate::application) documents: Vec<Uuid>,
    pub(in crate::application) handed_over_from: Option<Uuid>,
}

/// Reads an account within a command and holds it until the command ends.
///
/// # Errors
/// `Unauthenticated` when it is gone.
pub(in crate::application) async fn hold_account(
    txn: &impl ConnectionTrait,
    account_id: Uuid,
) -> Result<Account> {
    let account = account::Entity::find_by_id(account_id).lock_exclusive().one(txn).await?;
    account.ok_or(DomainError::Unauthenticated)
}

/// Stores it: as a draft while a guardian must still agree, else submitted. Tells both sides.
///
/// # Errors
/// `Conflict` when there is a living application to the same target, one was refused there before, or the target takes none;
/// those of the guardian's consent.
pub(in crate::application) async fn store(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    submission: Submission,
) -> Result<Sent> {
    let Submission { account, target, form, documents, handed_over_from } = submission;
    let account_id = account.id;
    refuse_again(txn, account_id, target).await?;
    // What is known stays.
    let birth_date = account.birth_date.or(form.birth_date);
    let awaits_guardian = standing::ensure(txn, now, actor, account, &form).await?;
    keep_profile(txn, now, account_id, &form).await?;
    // SQLite lets one command at a time write.
    if let (Target::Vacancy(id), DbBackend::Postgres) = (target, txn.get_database_backend()) {
        hold_vacancy(txn, id).await?;
    }
    // As it is now that nobody can close it any more.
    let view = target::resolve(txn, now, target).await?;
    view.takes.require()?;
    if let (false, Target::Vacancy(id)) = (awaits_guardian, target) {
        desk::stand_in_line(txn, now, id).await?;
    }
    let wait = if awaits_guardian { None } else { Some(Wait::by_rule(txn, view.cluster_id, now).await?) };
    let application = Application {
        id: Uuid::now_v7(),
        vacancy_id: view.vacancy_id(),
        company_id: view.company.id,
        cluster_id: view.cluster_id,
        account_id: Some(account_id),
        state: if awaits_guardian { ApplicationState::Draft } else { ApplicationState::Submitted },
        handed_over_from,
        name: Some(form.name),
        birth_date,
        phone: form.phone,
        school: form.school,
        answers: Answers(form.answers),
        submitted_at: wait.map(|_| now),
        seen_at: None,
        answered_at: None,
        closed_at: None,
        waits_since: wait.map(|wait| wait.since),
        due_at: wait.map(|wait| wait.due),
        answer_due_at: wait.map(|wait| wait.due),
        reminders: 0,
        nudged_at: None,
        escalated_at: None,
        hidden_at: None,
        erased_at: None,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    let row = application.clone().into_active_model().reset_all();
    // The database has the last word on who came first.
    Entity::insert(row).exec_without_returning(txn).await.map_err(once)?;
    link(txn, application.id, &documents).await?;
    audit::record(txn, now, actor, [(entry(application.state), application.id)]).await?;
    let subject = Subject {
        about: About {
            application_id: application.id,
            title: view.vacancy.map(|view| view.vacancy.title),
            company: view.company.name,
        },
        company_slug: view.company.slug,
        application: application.clone(),
    };
    subject.tell_sent(txn, now).await?;
    Ok(Sent { application, awaits_guardian })
}

fn once(err: DbErr) -> DomainError {
    match err.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => applied(),
        _ => err.into(),
    }
}

fn applied() -> DomainError {
    DomainError::Conflict("you have applied there already".into())
}

/// Who has a living application to a target, or was refused there, does not apply there again.
async fn refuse_again(txn: &impl ConnectionTrait, account_id: Uuid, target: Target) -> Result<()> {
    let earlier = Entity::find().filter(Column::AccountId.eq(account_id)).filter(to(target));
    for application in earlier.order_by_desc(Column::Id).all(txn).await? {
        let state = application.state;
        if state == ApplicationState::Rejected {
            let detail = "you have applied there before, and the company has answered";
            return Err(DomainError::Conflict(detail.into()));
        }
        if !state.is_closed() || state == ApplicationState::Accepted {
            return Err(applied());
        }
    }
    Ok(())
}

/// Applications to a target.
pub(super) fn to(target: Target) -> sea_orm::Condition {
    match target {
        Target::Vacancy(id) => sea_orm::Condition::all().add(Column::VacancyId.eq(id)),
        Target::Company(id) => {
            sea_orm::Condition::all().add(Column::VacancyId.is_null()).add(Column::CompanyId.eq(id))
        }
    }
}

/// What was written is there the next time.
async fn keep_profile(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    account_id: Uuid,
    form: &Form,
) -> Result<()> {
    let known = pupil_profile::Entity::find_by_id(account_id).one(txn).await?;
    let mut answers = known.as_ref().map(|known| known.answers.clone()).unwrap_or_default();
    answers.0.retain(|old| form.answers.iter().all(|new| new.question != old.question));
    answers.0.extend(form.answers.iter().cloned());
    let profile = PupilProfile {
        account_id,
        phone: form.phone.clone(),
        school: form.school.clone(),
        answers,
        updated_at: now,
    };
    let row = profile.into_active_model().reset_all();
    if known.is_some() {
        row.update(txn).await?;
    } else {
        pupil_profile::Entity::insert(row).exec_without_returning(txn).await?;
    }
    Ok(())
}

async fn link(txn: &impl ConnectionTrait, application_id: Uuid, documents: &[Uuid]) -> Result<()> {
    if documents.is_empty() {
        return Ok(());
    }
    let links = documents.iter().map(|document_id| application_document::ActiveModel {
        application_id: Set(application_id),
        document_id: Set(*document_id),
    });
    application_document::Entity::insert_many(links).exec_without_returning(txn).await?;
    Ok(())
}
