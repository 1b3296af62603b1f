use std::collections::HashMap;

use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, QueryTrait, Select, entity::prelude::*};

use super::{Column, Entity, Institution};
use crate::{
    Actor, Db,
    cluster::{self, Cluster},
    error::{DomainError, Result},
    page::{Page, PageRequest},
    study_programme::{self, ProgrammeState},
    vacancy::desk::require_managed,
};

/// An institution as the public sees it.
#[derive(Debug, Clone)]
pub struct InstitutionView {
    pub institution: Institution,
    pub cluster: Cluster,
    /// How many of its study programmes are published.
    pub programmes: u64,
}

/// Institutions by slug, of one cluster or of all, a page at a time.
///
/// # Errors
/// When the database fails.
pub async fn list_public(
    db: &impl ConnectionTrait,
    cluster_id: Option<Uuid>,
    page: PageRequest<String>,
) -> Result<Page<InstitutionView, String>> {
    let query = Entity::find()
        .apply_if(cluster_id, |query, id| query.filter(Column::ClusterId.eq(id)))
        .apply_if(page.after, |query, after| query.filter(Column::Slug.gt(after)))
        .order_by_asc(Column::Slug)
        .limit(page.limit + 1);
    let rows = Page::cut(query.all(db).await?, page.limit, |institution| institution.slug.clone());
    Ok(Page { items: views(db, rows.items).await?, next: rows.next })
}

/// The institution behind an address.
///
/// # Errors
/// `NotFound`, or when the database fails.
pub async fn find_public(db: &impl ConnectionTrait, slug: &str) -> Result<InstitutionView> {
    let found: Vec<Institution> = Entity::find().filter(Column::Slug.eq(slug)).all(db).await?;
    views(db, found).await?.pop().ok_or(DomainError::NotFound { what: "institution" })
}

/// A cluster's institutions by slug, for its managers.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn list(
    db: &Db,
    actor: &Actor,
    cluster_id: Uuid,
    page: PageRequest<String>,
) -> Result<Page<Institution, String>> {
    require_managed(db, actor, cluster_id).await?;
    let query = of_cluster(cluster_id)
        .apply_if(page.after, |query, after| query.filter(Column::Slug.gt(after)))
        .order_by_asc(Column::Slug)
        .limit(page.limit + 1);
    Ok(Page::cut(query.all(db.read()).await?, page.limit, |institution| institution.slug.clone()))
}

/// One institution, for the cluster's managers.
///
/// # Errors
/// `NotFound` for everyone else, and where there is none.
pub async fn find(db: &Db, actor: &Actor, cluster_id: Uuid, id: Uuid) -> Result<Institution> {
    require_managed(db, actor, cluster_id).await?;
    let found = of_cluster(cluster_id).filter(Column::Id.eq(id)).one(db.read()).await?;
    found.ok_or(DomainError::NotFound { what: "institution" })
}

pub(super) fn of_cluster(cluster_id: Uuid) -> Select<Entity> {
    Entity::find().filter(Column::ClusterId.eq(cluster_id))
}

/// Also those that are not published.
pub(super) fn programmes_of(institution_id: Uuid) -> Select<study_programme::Entity> {
    study_programme::Entity::find().filter(study_programme::Column::InstitutionId.eq(institution_id))
}

async fn views(db: &impl ConnectionTrait, institutions: Vec<Institution>) -> Result<Vec<InstitutionView>> {
    let clusters: HashMap<Uuid, Cluster> = cluster::Entity::find()
        .filter(cluster::Column::Id.is_in(institutions.iter().map(|institution| institution.cluster_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|cluster| (cluster.id, cluster))
        .collect();
    let counts: Vec<(Uuid, i64)> = study_programme::Entity::find()
        .select_only()
        .column(study_programme::Column::InstitutionId)
        .column_as(study_programme::Column::Id.count(), "published")
        .filter(
            study_programme::Column::InstitutionId
                .is_in(institutions.iter().map(|institution| institution.id)),
        )
        .filter(study_programme::Column::State.eq(ProgrammeState::Published))
        .group_by(study_programme::Column::InstitutionId)
        .into_tuple()
        .all(db)
        .await?;
    let counts: HashMap<Uuid, i64> = counts.into_iter().collect();
    let view = |institution: Institution| {
        let cluster = clusters.get(&institution.cluster_id)?.clone();
        let programmes = u64::try_from(counts.get(&institution.id).copied().unwrap_or(0)).unwrap_or(0);
        Some(InstitutionView { institution, cluster, programmes })
    };
    Ok(institutions.into_iter().filter_map(view).collect())
}
