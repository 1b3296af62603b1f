use std::collections::HashSet;

use sea_orm::{Condition, QueryOrder, QuerySelect, QueryTrait, Select, entity::prelude::*};
use uuid::Uuid;

use super::{Column, Document, Entity, application_document};
use crate::{
    Actor, Db,
    application::{self, desk},
    article,
    company::profile::{PictureColumn, PictureEntity},
    error::{DomainError, Result},
    unit_of_work::{read_as, read_as_command},
};

/// The documents that an actor may see: the own ones, and those of applications to the companies that the actor works for. An
/// API key needs `applications:read`, and sees nothing of its owner's own.
pub fn visible_to(actor: &Actor) -> Select<Entity> {
    let at_desk = desk::visible_to(actor).select_only().column(application::Column::Id).into_query();
    let sent = application_document::Entity::find()
        .select_only()
        .column(application_document::Column::DocumentId)
        .filter(application_document::Column::ApplicationId.in_subquery(at_desk))
        .into_query();
    let mut seen = Condition::any().add(Column::Id.in_subquery(sent));
    if let Ok((identity, _)) = actor.in_session() {
        seen = seen.add(Column::AccountId.eq(identity.account_id));
    }
    Entity::find().filter(seen)
}

/// The actor's own documents, newest first.
///
/// # Errors
/// `Unauthenticated`; `Forbidden` for an API key.
pub async fn list_own(db: &Db, actor: &Actor) -> Result<Vec<Document>> {
    let account_id = actor.in_session()?.0.account_id;
    let own = visible_to(actor)
        .filter(Column::AccountId.eq(account_id))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id);
    read_as(db, actor, |txn| Box::pin(async move { Ok(own.all(txn).await?) })).await
}

/// A document that the actor may read.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn find_readable(db: &Db, actor: &Actor, id: Uuid) -> Result<Document> {
    let wanted = visible_to(actor).filter(Column::Id.eq(id));
    let found = read_as(db, actor, |txn| Box::pin(async move { Ok(wanted.one(txn).await?) })).await?;
    found.ok_or(DomainError::NotFound { what: "document" })
}

/// Whether a file of the store belongs to a document or picture that is known.
///
/// # Errors
/// When the database fails.
pub async fn is_known(db: &Db, id: Uuid) -> Result<bool> {
    read_as_command(db, move |txn| Box::pin(async move { Ok(known(txn, &[id]).await?.contains(&id)) })).await
}

/// Which of these files a row names.
pub(super) async fn known(txn: &impl ConnectionTrait, ids: &[Uuid]) -> Result<HashSet<Uuid>> {
    let documents =
        Entity::find().select_only().column(Column::Id).filter(Column::Id.is_in(ids.iter().copied()));
    let pictures = PictureEntity::find()
        .select_only()
        .column(PictureColumn::Id)
        .filter(PictureColumn::Id.is_in(ids.iter().copied()));
    let of_articles = article::PictureEntity::find()
        .select_only()
        .column(article::PictureColumn::Id)
        .filter(article::PictureColumn::Id.is_in(ids.iter().copied()));
    let mut known: HashSet<Uuid> = documents.into_tuple().all(txn).await?.into_iter().collect();
    known.extend(pictures.into_tuple::<Uuid>().all(txn).await?);
    known.extend(of_articles.into_tuple::<Uuid>().all(txn).await?);
    Ok(known)
}
