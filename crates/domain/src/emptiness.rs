//! Nothing but the question whether there is anything yet.
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait};

use crate::{cluster, company, error::Result, vacancy};

/// Whether nobody has put anything into this database yet (reference data do not count).
///
/// # Errors
/// When the database fails.
pub async fn is_empty(db: &impl ConnectionTrait) -> Result<bool> {
    Ok(cluster::Entity::find().count(db).await? == 0
        && company::Entity::find().count(db).await? == 0
        && vacancy::Entity::find().count(db).await? == 0)
}
