use sea_orm::{ConnectionTrait, PaginatorTrait, entity::prelude::*};

use super::{Entity, Place};
use crate::error::Result;

/// Every place. Some 19,000 rows: read once, kept in a [`super::Gazetteer`].
///
/// # Errors
/// When the database fails.
pub async fn list_all(db: &impl ConnectionTrait) -> Result<Vec<Place>> {
    Ok(Entity::find().all(db).await?)
}

/// How many places there are.
///
/// # Errors
/// When the database fails.
pub async fn count(db: &impl ConnectionTrait) -> Result<u64> {
    Ok(Entity::find().count(db).await?)
}
