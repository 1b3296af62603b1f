use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QuerySelect, entity::prelude::*, sea_query::Expr};

use super::{
    Confirmed, Sent,
    intake::{Sealed, find, target_of},
    store::{Submission, store},
};
use crate::{
    Actor, Clock, Db, Secrets,
    account::{self, MailAddress},
    application::{
        Application, ApplicationState, Entity,
        intake::{self, Model as Intake},
    },
    audit, document,
    error::{DomainError, Result},
    session::{self, Method},
    sign_in::{self, Purpose, SignIn, Typed},
    unit_of_work::{in_transaction_behind, select_as_command},
};

const NONE: DomainError = DomainError::NotFound { what: "application" };

/// The code is right: makes the account where there is none, introduces the pupil, stores the application with its documents and
/// signs in. Again with the same form by the same person it answers the same and does nothing.
///
/// # Errors
/// `WrongCode`, `TooMany` as for signing in; `NotFound` when the form is gone; `Conflict` when there is a living application to
/// the same target already, when one was refused there before, or when the target takes none any more: the code is used up
/// then, and nothing else has happened.
pub async fn confirm(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    actor: &Actor,
    intake_id: Uuid,
    code: &str,
    how: &SignIn,
) -> Result<Confirmed> {
    let now = clock.now();
    let intake = find(db, now, intake_id).await?;
    if let Some(application) = confirmed_before(db, actor, &intake).await? {
        let awaits_guardian = application.state == ApplicationState::Draft;
        return Ok(Confirmed { sent: Sent { application, awaits_guardian }, session: None });
    }
    let typed = Typed {
        challenge_id: intake.challenge_id,
        code: code.to_owned(),
        purpose: Purpose::Apply,
        account_id: None,
    };
    let gate = sign_in::code_gate(now, secrets, typed);
    let (secrets, actor, how) = (secrets.clone(), actor.clone(), how.clone());
    in_transaction_behind(db, gate, move |txn, _| {
        let (secrets, actor, how) = (secrets.clone(), actor.clone(), how.clone());
        Box::pin(async move { confirm_in(txn, now, &secrets, &actor, intake_id, &how).await })
    })
    .await
}

/// Confirms a form within a command to which the code was right.
async fn confirm_in(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    secrets: &Secrets,
    actor: &Actor,
    intake_id: Uuid,
    how: &SignIn,
) -> Result<Confirmed> {
    let held = intake::Entity::find_by_id(intake_id).lock_exclusive().one(txn).await?;
    let intake = held.filter(|intake| intake.application_id.is_none()).ok_or(NONE)?;
    let Sealed { mail, form } = Sealed::open(secrets, &intake)?;
    let (mail, form) = (MailAddress::parse(&mail)?, form.ok_or(NONE)?);
    let account = account::find_or_create(txn, now, actor, &mail, how.language).await?;
    let (account_id, actor) = (account.id, actor.proved(account.id));
    let documents = take_over(txn, intake_id, account_id).await?;
    let target = target_of(&intake);
    let submission = Submission { account, target, form, documents, handed_over_from: None };
    let sent = store(txn, now, &actor, submission).await?;
    let rest = Sealed { mail: mail.to_string(), form: None }.seal(secrets)?;
    intake::Entity::update_many()
        .col_expr(intake::Column::ApplicationId, Expr::value(sent.application.id))
        .col_expr(intake::Column::Sealed, Expr::value(rest))
        .filter(intake::Column::Id.eq(intake_id))
        .exec(txn)
        .await?;
    let begun = session::begin(txn, now, account_id, how.surface, Method::Code, &how.device).await?;
    audit::record(txn, now, &actor, [("session.begun", account_id)]).await?;
    Ok(Confirmed { sent, session: Some(begun) })
}

/// What the form became, where it was this person's.
async fn confirmed_before(db: &Db, actor: &Actor, intake: &Intake) -> Result<Option<Application>> {
    let (Some(id), Ok(person)) = (intake.application_id, actor.signed_in()) else { return Ok(None) };
    let account_id = person.account_id;
    select_as_command(db, move |db| {
        Box::pin(async move {
            let found = Entity::find_by_id(id).one(&db).await?;
            Ok(found.filter(|application| application.account_id == Some(account_id)))
        })
    })
    .await
}

/// The documents that came with the form become the account's.
async fn take_over(txn: &impl ConnectionTrait, intake_id: Uuid, account_id: Uuid) -> Result<Vec<Uuid>> {
    let taken = document::Entity::update_many()
        .col_expr(document::Column::AccountId, Expr::value(account_id))
        .col_expr(document::Column::IntakeId, Expr::value(None::<Uuid>))
        .filter(document::Column::IntakeId.eq(intake_id))
        .exec_with_returning(txn)
        .await?;
    // In the order in which they came.
    let mut ids: Vec<Uuid> = taken.into_iter().map(|document| document.id).collect();
    ids.sort_unstable();
    Ok(ids)
}
