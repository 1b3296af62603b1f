use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};

use super::{Cluster, Column, Entity};
use crate::{
    error::{DomainError, Result},
    page::{Page, PageRequest},
};

/// The cluster behind an address.
///
/// # Errors
/// `NotFound`, or when the database fails.
pub async fn find_by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Cluster> {
    Entity::find()
        .filter(Column::Slug.eq(slug))
        .one(db)
        .await?
        .ok_or(DomainError::NotFound { what: "cluster" })
}

/// The cluster that has this host name, if any.
///
/// # Errors
/// When the database fails.
pub async fn find_by_host(db: &impl ConnectionTrait, host: &str) -> Result<Option<Cluster>> {
    Ok(Entity::find().filter(Column::HostName.eq(host)).one(db).await?)
}

/// Clusters by slug, a page at a time.
///
/// # Errors
/// When the database fails.
pub async fn list(db: &impl ConnectionTrait, page: PageRequest<String>) -> Result<Page<Cluster, String>> {
    let mut query = Entity::find().order_by_asc(Column::Slug).limit(page.limit + 1);
    if let Some(after) = page.after {
        query = query.filter(Column::Slug.gt(after));
    }
    Ok(Page::cut(query.all(db).await?, page.limit, |cluster| cluster.slug.clone()))
}

/// Every cluster, by name. There are tens of them, not thousands.
///
/// # Errors
/// When the database fails.
pub async fn list_all(db: &impl ConnectionTrait) -> Result<Vec<Cluster>> {
    Ok(Entity::find().order_by_asc(Column::Name).all(db).await?)
}
