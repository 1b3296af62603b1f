use std::collections::HashMap;

use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, QueryTrait, Select, entity::prelude::*};

use super::{Column, Degree, Entity, ProgrammeState, StudyForm, StudyProgramme};
use crate::{
    Actor, Db,
    cluster::{self, Cluster},
    error::{DomainError, Result},
    institution::{self, Institution},
    occupation::Area,
    page::{Page, PageRequest},
    vacancy::desk::require_managed,
};

/// Which study programmes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProgrammeFilter {
    pub cluster_id: Option<Uuid>,
    pub institution_id: Option<Uuid>,
    pub area: Option<Area>,
    pub form: Option<StudyForm>,
    pub degree: Option<Degree>,
}

/// A study programme, and where it is studied.
#[derive(Debug, Clone)]
pub struct ProgrammeView {
    pub programme: StudyProgramme,
    pub institution: Institution,
}

/// What the search index is made of.
#[derive(Debug, Clone)]
pub struct ProgrammeSearchView {
    pub programme: StudyProgramme,
    pub institution: Institution,
    pub cluster_name: String,
    pub cluster_slug: String,
}

/// Published study programmes by slug, a page at a time.
///
/// # Errors
/// When the database fails.
pub async fn list_public(
    db: &impl ConnectionTrait,
    filter: &ProgrammeFilter,
    page: PageRequest<String>,
) -> Result<Page<ProgrammeView, String>> {
    let ProgrammeFilter { cluster_id, institution_id, area, form, degree } = filter;
    let query = match cluster_id {
        Some(id) => of_cluster(*id),
        None => Entity::find(),
    };
    let query = published(query)
        .apply_if(*institution_id, |query, id| query.filter(Column::InstitutionId.eq(id)))
        .apply_if(*area, |query, area| query.filter(Column::Area.eq(area)))
        .apply_if(*form, |query, form| query.filter(Column::Form.eq(form)))
        .apply_if(*degree, |query, degree| query.filter(Column::Degree.eq(degree)));
    by_slug(db, query, page).await
}

/// The published study programme behind an address.
///
/// # Errors
/// `NotFound`, or when the database fails.
pub async fn find_public(db: &impl ConnectionTrait, slug: &str) -> Result<ProgrammeView> {
    let found = published(Entity::find()).filter(Column::Slug.eq(slug)).all(db).await?;
    views(db, found).await?.pop().ok_or(DomainError::NotFound { what: "study programme" })
}

/// A cluster's study programmes by slug, drafts too, for its managers.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn list(
    db: &Db,
    actor: &Actor,
    cluster_id: Uuid,
    page: PageRequest<String>,
) -> Result<Page<ProgrammeView, String>> {
    require_managed(db, actor, cluster_id).await?;
    by_slug(db.read(), of_cluster(cluster_id), page).await
}

/// One study programme, for the cluster's managers.
///
/// # Errors
/// `NotFound` for everyone else, and where there is none.
pub async fn find(db: &Db, actor: &Actor, cluster_id: Uuid, id: Uuid) -> Result<ProgrammeView> {
    require_managed(db, actor, cluster_id).await?;
    let found = of_cluster(cluster_id).filter(Column::Id.eq(id)).all(db.read()).await?;
    views(db.read(), found).await?.pop().ok_or(DomainError::NotFound { what: "study programme" })
}

/// Every published study programme, for the search.
///
/// # Errors
/// When the database fails.
pub async fn search_views(db: &impl ConnectionTrait) -> Result<Vec<ProgrammeSearchView>> {
    let found = published(Entity::find()).order_by_asc(Column::Id).all(db).await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let clusters: HashMap<Uuid, Cluster> =
        cluster::list_all(db).await?.into_iter().map(|cluster| (cluster.id, cluster)).collect();
    let view = |ProgrammeView { programme, institution }: ProgrammeView| {
        let cluster = clusters.get(&institution.cluster_id)?;
        Some(ProgrammeSearchView {
            cluster_name: cluster.name.clone(),
            cluster_slug: cluster.slug.clone(),
            programme,
            institution,
        })
    };
    Ok(views(db, found).await?.into_iter().filter_map(view).collect())
}

/// Also those that are not published.
pub(super) fn of_cluster(cluster_id: Uuid) -> Select<Entity> {
    let institutions = institution::Entity::find()
        .select_only()
        .column(institution::Column::Id)
        .filter(institution::Column::ClusterId.eq(cluster_id));
    Entity::find().filter(Column::InstitutionId.in_subquery(institutions.into_query()))
}

fn published(query: Select<Entity>) -> Select<Entity> {
    query.filter(Column::State.eq(ProgrammeState::Published))
}

async fn by_slug(
    db: &impl ConnectionTrait,
    query: Select<Entity>,
    page: PageRequest<String>,
) -> Result<Page<ProgrammeView, String>> {
    let query = query
        .apply_if(page.after, |query, after| query.filter(Column::Slug.gt(after)))
        .order_by_asc(Column::Slug)
        .limit(page.limit + 1);
    let rows = Page::cut(query.all(db).await?, page.limit, |programme| programme.slug.clone());
    Ok(Page { items: views(db, rows.items).await?, next: rows.next })
}

async fn views(db: &impl ConnectionTrait, programmes: Vec<StudyProgramme>) -> Result<Vec<ProgrammeView>> {
    let mut ids: Vec<Uuid> = programmes.iter().map(|programme| programme.institution_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut institutions: HashMap<Uuid, Institution> = HashMap::new();
    for some in ids.chunks(1_000) {
        let found = institution::Entity::find()
            .filter(institution::Column::Id.is_in(some.iter().copied()))
            .all(db)
            .await?;
        institutions.extend(found.into_iter().map(|institution| (institution.id, institution)));
    }
    let view = |programme: StudyProgramme| {
        let institution = institutions.get(&programme.institution_id)?.clone();
        Some(ProgrammeView { programme, institution })
    };
    Ok(programmes.into_iter().filter_map(view).collect())
}
