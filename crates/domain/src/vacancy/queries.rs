use std::collections::HashSet;

use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};

use super::{Column, Entity, VacancyState, VacancyView, list_views};
use crate::{
    company::membership::{self, MembershipState},
    error::{DomainError, Result},
    page::{Page, PageRequest},
};

/// The vacancy as the public sees it.
///
/// # Errors
/// `NotFound` also where it exists but is not public; or when the database fails.
pub async fn find_public(db: &impl ConnectionTrait, id: Uuid) -> Result<VacancyView> {
    list_views(db, &[id]).await?.pop().ok_or(DomainError::NotFound { what: "vacancy" })
}

/// Id and version of a public vacancy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Published {
    pub id: Uuid,
    pub version: i32,
}

/// What the public may find, by id, any number at a time: the measure that the index is held against.
///
/// # Errors
/// When the database fails.
pub async fn list_published(
    db: &impl ConnectionTrait,
    page: PageRequest<Uuid>,
) -> Result<Page<Published, Uuid>> {
    let mut query = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Version, Column::CompanyId])
        .filter(Column::State.eq(VacancyState::Published))
        .filter(Column::DuplicateOf.is_null())
        .order_by_asc(Column::Id)
        .limit(page.limit + 1);
    if let Some(after) = page.after {
        query = query.filter(Column::Id.gt(after));
    }
    let rows: Vec<(Uuid, i32, Uuid)> = query.into_tuple().all(db).await?;
    let rows = Page::cut(rows, page.limit, |row| row.0);
    let members: HashSet<Uuid> = active_members(db, rows.items.iter().map(|row| row.2).collect()).await?;
    // A posting whose company is no member (any more) may still stand for another's; the view decides.
    let doubtful: Vec<Uuid> =
        rows.items.iter().filter(|row| !members.contains(&row.2)).map(|row| row.0).collect();
    let shown: HashSet<Uuid> = list_views(db, &doubtful).await?.iter().map(|view| view.vacancy.id).collect();
    let items = rows
        .items
        .into_iter()
        .filter(|row| members.contains(&row.2) || shown.contains(&row.0))
        .map(|(id, version, _)| Published { id, version })
        .collect();
    Ok(Page { items, next: rows.next })
}

/// Which of these companies are an active member of any cluster.
pub(super) async fn active_members(db: &impl ConnectionTrait, companies: Vec<Uuid>) -> Result<HashSet<Uuid>> {
    let rows: Vec<Uuid> = membership::Entity::find()
        .select_only()
        .column(membership::Column::CompanyId)
        .filter(membership::Column::CompanyId.is_in(companies))
        .filter(membership::Column::State.eq(MembershipState::Active))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}
