use sea_orm::{ActiveModelTrait, ConnectionTrait, QuerySelect, Set, entity::prelude::*, sea_query::Expr};

use super::{
    Confirmed, Sent,
    intake::{Sealed, find, target_of},
    store::{Submission, hold_account, store},
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
    sign_in::{self, Purpose, SignIn},
    unit_of_work::{in_transaction, read_as_command},
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
    sign_in::redeem(db, now, secrets, intake.challenge_id, code, Purpose::Apply, None).await?;
    let Sealed { mail, form } = Sealed::open(secrets, &intake)?;
    let (mail, form) = (MailAddress::parse(&mail)?, form.ok_or(NONE)?);
    let rest = Sealed { mail: mail.to_string(), form: None }.seal(secrets)?;
    let (actor, how) = (actor.clone(), how.clone());
    in_transaction(db, move |txn| {
        let (actor, how, mail) = (actor.clone(), how.clone(), mail.clone());
        let (form, rest) = (form.clone(), rest.clone());
        Box::pin(async move {
            let held = intake::Entity::find_by_id(intake_id).lock_exclusive().one(txn).await?;
            let intake = held.filter(|intake| intake.application_id.is_none()).ok_or(NONE)?;
            let account = account::find_or_create(txn, now, &actor, &mail, how.language).await?;
            let actor = actor.proved(account.id);
            let account = hold_account(txn, account.id).await?;
            let account_id = account.id;
            let documents = take_over(txn, intake_id, account_id).await?;
            let target = target_of(&intake);
            let submission = Submission { account, target, form, documents, handed_over_from: None };
            let sent = store(txn, now, &actor, submission).await?;
            let mut row = intake::ActiveModel::from(intake);
            row.application_id = Set(Some(sent.application.id));
            row.sealed = Set(rest);
            row.update(txn).await?;
            let account = hold_account(txn, account_id).await?;
            let begun = session::begin(txn, now, account, how.surface, Method::Code, &how.device).await?;
            audit::record(txn, now, &actor, [("session.begun", account_id)]).await?;
            Ok(Confirmed { sent, session: Some(begun) })
        })
    })
    .await
}

/// What the form became, where it was this person's.
async fn confirmed_before(db: &Db, actor: &Actor, intake: &Intake) -> Result<Option<Application>> {
    let (Some(id), Ok(person)) = (intake.application_id, actor.signed_in()) else { return Ok(None) };
    let account_id = person.account_id;
    read_as_command(db, move |txn| {
        Box::pin(async move {
            let found = Entity::find_by_id(id).one(txn).await?;
            Ok(found.filter(|application| application.account_id == Some(account_id)))
        })
    })
    .await
}

/// The documents that came with the form become the account's.
async fn take_over(txn: &impl ConnectionTrait, intake_id: Uuid, account_id: Uuid) -> Result<Vec<Uuid>> {
    let of_form = document::Column::IntakeId.eq(intake_id);
    let ids: Vec<Uuid> = document::Entity::find()
        .select_only()
        .column(document::Column::Id)
        .filter(of_form.clone())
        .into_tuple()
        .all(txn)
        .await?;
    document::Entity::update_many()
        .col_expr(document::Column::AccountId, Expr::value(account_id))
        .col_expr(document::Column::IntakeId, Expr::value(None::<Uuid>))
        .filter(of_form)
        .exec(txn)
        .await?;
    Ok(ids)
}
