use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};

use super::{Area, Column, Entity, Occupation};
use crate::{
    error::{DomainError, Result},
    page::{Page, PageRequest},
};

/// The occupation with this code.
///
/// # Errors
/// `NotFound`, or when the database fails.
pub async fn find_by_code(db: &impl ConnectionTrait, code: &str) -> Result<Occupation> {
    Entity::find()
        .filter(Column::Code.eq(code))
        .one(db)
        .await?
        .ok_or(DomainError::NotFound { what: "occupation" })
}

/// The occupation behind an address.
///
/// # Errors
/// `NotFound`, or when the database fails.
pub async fn find_by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Occupation> {
    Entity::find()
        .filter(Column::Slug.eq(slug))
        .one(db)
        .await?
        .ok_or(DomainError::NotFound { what: "occupation" })
}

/// Occupations by slug, of one area or of all, a page at a time.
///
/// # Errors
/// When the database fails.
pub async fn list(
    db: &impl ConnectionTrait,
    area: Option<Area>,
    page: PageRequest<String>,
) -> Result<Page<Occupation, String>> {
    let mut query = Entity::find().order_by_asc(Column::Slug).limit(page.limit + 1);
    if let Some(area) = area {
        query = query.filter(Column::Area.eq(area));
    }
    if let Some(after) = page.after {
        query = query.filter(Column::Slug.gt(after));
    }
    Ok(Page::cut(query.all(db).await?, page.limit, |occupation| occupation.slug.clone()))
}

/// The whole catalogue, by slug: some 350 rows.
///
/// # Errors
/// When the database fails.
pub async fn list_all(db: &impl ConnectionTrait) -> Result<Vec<Occupation>> {
    Ok(Entity::find().order_by_asc(Column::Slug).all(db).await?)
}

/// These occupations, in no particular order.
///
/// # Errors
/// When the database fails.
pub async fn list_by_ids(db: &impl ConnectionTrait, ids: Vec<Uuid>) -> Result<Vec<Occupation>> {
    Ok(Entity::find().filter(Column::Id.is_in(ids)).all(db).await?)
}
