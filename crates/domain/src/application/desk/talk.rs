use sea_orm::{ActiveModelTrait, IntoActiveModel};
use uuid::Uuid;

use super::{one_of, require};
use crate::{
    Actor, Clock, Db,
    api_key::Scope,
    application::{Author, Message, Note, about, talk},
    audit,
    error::{DomainError, Result},
    mail::{Letter, Topic},
    unit_of_work::in_transaction,
};

const NONE: DomainError = DomainError::NotFound { what: "application" };

/// Writes to the pupil without taking a step; 1 to 4,000 characters.
///
/// # Errors
/// `NotFound`; `Invalid` for `text`; `Conflict` when it has been closed for 30 days; `TooMany`.
pub async fn write(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    id: Uuid,
    text: &str,
) -> Result<Message> {
    require(actor, company_id, Scope::ApplicationsWrite)?;
    let text = talk::checked(text)?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, text) = (actor.clone(), text.clone());
        Box::pin(async move {
            let application = one_of(company_id, id).one(txn).await?.ok_or(NONE)?;
            talk::require_open_ear(&application, now)?;
            talk::require_calm(txn, now, id, Author::Company).await?;
            let message = talk::say(txn, now, &actor, id, Author::Company, text).await?;
            let subject = about::subject(txn, &application).await?;
            let letter = Letter::MessageWaits { about: subject.about.clone(), company_slug: None };
            subject.tell_pupil(txn, now, letter, Some(Topic::Progress)).await?;
            Ok(message)
        })
    })
    .await
}

/// Notes something for the colleagues; 1 to 4,000 characters.
///
/// # Errors
/// `NotFound`; `Invalid` for `text`.
pub async fn note(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    id: Uuid,
    text: &str,
) -> Result<Note> {
    require(actor, company_id, Scope::ApplicationsWrite)?;
    let text = talk::checked(text)?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, text) = (actor.clone(), text.clone());
        Box::pin(async move {
            one_of(company_id, id).one(txn).await?.ok_or(NONE)?;
            let note = Note {
                id: Uuid::now_v7(),
                application_id: id,
                company_id,
                account_id: actor.identity().map(|identity| identity.account_id),
                author_name: actor.identity().and_then(|identity| identity.name.clone()),
                body: text,
                created_at: now,
            };
            let note = note.into_active_model().reset_all().insert(txn).await?;
            audit::record(txn, now, &actor, [("application.note_written", id)]).await?;
            Ok(note)
        })
    })
    .await
}
