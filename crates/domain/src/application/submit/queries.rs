use sea_orm::{QueryOrder, entity::prelude::*};

use super::store::to;
use crate::{
    Actor, Db,
    application::{Application, Column, PupilProfile, Target, own, pupil_profile},
    error::{DomainError, Result},
    grant::by_key,
    unit_of_work::read_as,
};

/// What the pupil wrote before, to be found in the next form.
///
/// # Errors
/// `Unauthenticated`.
pub async fn find_profile(db: &Db, actor: &Actor) -> Result<Option<PupilProfile>> {
    let account_id = actor.signed_in()?.account_id;
    if by_key(actor) {
        return Err(DomainError::NotFound { what: "account" });
    }
    read_as(db, actor, move |txn| {
        Box::pin(async move { Ok(pupil_profile::Entity::find_by_id(account_id).one(txn).await?) })
    })
    .await
}

/// The actor's living or last application to a target, if any.
///
/// # Errors
/// When the database fails. None for strangers.
pub async fn find_to(db: &Db, actor: &Actor, target: Target) -> Result<Option<Application>> {
    let own = own::visible_to(actor).filter(to(target)).order_by_desc(Column::Id);
    let mut found = read_as(db, actor, |txn| Box::pin(async move { Ok(own.all(txn).await?) })).await?;
    let living = found.iter().position(|application| !application.state.is_closed());
    Ok(if found.is_empty() { None } else { Some(found.swap_remove(living.unwrap_or(0))) })
}
