use sea_orm::{EntityTrait, Select};
use uuid::Uuid;

use super::{Document, Entity};
use crate::{Actor, Db, error::Result};

/// The documents that an actor may see: the own ones, and those of applications to the companies that the actor works for. An
/// API key needs `applications:read`.
pub fn visible_to(actor: &Actor) -> Select<Entity> {
    todo!()
}

/// The actor's own documents, newest first.
///
/// # Errors
/// `Unauthenticated`.
pub async fn list_own(db: &Db, actor: &Actor) -> Result<Vec<Document>> {
    todo!()
}

/// A document that the actor may read.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn find_readable(db: &Db, actor: &Actor, id: Uuid) -> Result<Document> {
    todo!()
}

/// Whether a file of the store belongs to a document or picture that is known.
///
/// # Errors
/// When the database fails.
pub async fn is_known(db: &Db, id: Uuid) -> Result<bool> {
    todo!()
}
