use std::collections::HashMap;

use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};

use super::{
    Column, Company, Entity,
    membership::{self, MembershipState},
    site::{self, Site},
};
use crate::{
    application::{AnswerRecord, record},
    cluster::{self, Cluster},
    error::{DomainError, Result},
    page::{Page, PageRequest},
    vacancy,
};

/// A company as the public sees it.
#[derive(Debug, Clone)]
pub struct CompanyView {
    pub company: Company,
    pub sites: Vec<Site>,
    /// The clusters of which it is an active member; never empty.
    pub clusters: Vec<Cluster>,
    /// How many of its postings are open.
    pub open_vacancies: u64,
    /// How it answers, where enough is known.
    pub answers: Option<AnswerRecord>,
}

/// The company behind an address. One that is in no cluster (any more) is not found.
///
/// # Errors
/// `NotFound`, or when the database fails.
pub async fn find_public(db: &impl ConnectionTrait, slug: &str) -> Result<CompanyView> {
    let company = Entity::find()
        .filter(Column::Slug.eq(slug))
        .one(db)
        .await?
        .ok_or(DomainError::NotFound { what: "company" })?;
    views(db, vec![company]).await?.pop().ok_or(DomainError::NotFound { what: "company" })
}

/// Public companies by slug, of one cluster or of all, a page at a time.
///
/// # Errors
/// When the database fails.
pub async fn list_public(
    db: &impl ConnectionTrait,
    cluster: Option<Uuid>,
    page: PageRequest<String>,
) -> Result<Page<CompanyView, String>> {
    let mut members = membership::Entity::find()
        .select_only()
        .column(membership::Column::CompanyId)
        .filter(membership::Column::State.eq(MembershipState::Active));
    if let Some(cluster) = cluster {
        members = members.filter(membership::Column::ClusterId.eq(cluster));
    }
    let mut query = Entity::find()
        .filter(Column::Id.in_subquery(members.into_query()))
        .order_by_asc(Column::Slug)
        .limit(page.limit + 1);
    if let Some(after) = page.after {
        query = query.filter(Column::Slug.gt(after));
    }
    let rows = Page::cut(query.all(db).await?, page.limit, |company| company.slug.clone());
    Ok(Page { items: views(db, rows.items).await?, next: rows.next })
}

/// These companies as the public sees them; those that it does not see are missing.
///
/// # Errors
/// When the database fails.
pub async fn list_views(db: &impl ConnectionTrait, ids: Vec<Uuid>) -> Result<Vec<CompanyView>> {
    views(db, Entity::find().filter(Column::Id.is_in(ids)).all(db).await?).await
}

/// The clusters in which each of these companies is an active member.
pub(crate) async fn active_clusters(
    db: &impl ConnectionTrait,
    companies: &[Uuid],
) -> Result<HashMap<Uuid, Vec<Cluster>>> {
    let mut found: HashMap<Uuid, Vec<Cluster>> = HashMap::new();
    let memberships = membership::Entity::find()
        .filter(membership::Column::CompanyId.is_in(companies.iter().copied()))
        .filter(membership::Column::State.eq(MembershipState::Active))
        .all(db)
        .await?;
    let ids: Vec<Uuid> = memberships.iter().map(|m| m.cluster_id).collect();
    let clusters: HashMap<Uuid, Cluster> = cluster::Entity::find()
        .filter(cluster::Column::Id.is_in(ids))
        .all(db)
        .await?
        .into_iter()
        .map(|cluster| (cluster.id, cluster))
        .collect();
    for membership in memberships {
        if let Some(cluster) = clusters.get(&membership.cluster_id) {
            found.entry(membership.company_id).or_default().push(cluster.clone());
        }
    }
    for list in found.values_mut() {
        list.sort_by(|a, b| a.slug.cmp(&b.slug));
    }
    Ok(found)
}

async fn views(db: &impl ConnectionTrait, companies: Vec<Company>) -> Result<Vec<CompanyView>> {
    let ids: Vec<Uuid> = companies.iter().map(|company| company.id).collect();
    let mut clusters = active_clusters(db, &ids).await?;
    let answers = record::find(db, &ids).await?;
    let mut sites: HashMap<Uuid, Vec<Site>> = HashMap::new();
    let rows = site::Entity::find()
        .filter(site::Column::CompanyId.is_in(ids.iter().copied()))
        .order_by_asc(site::Column::Id)
        .all(db)
        .await?;
    for site in rows {
        sites.entry(site.company_id).or_default().push(site);
    }
    let counts: Vec<(Uuid, i64)> = vacancy::Entity::find()
        .select_only()
        .column(vacancy::Column::CompanyId)
        .column_as(vacancy::Column::Id.count(), "open")
        .filter(vacancy::Column::CompanyId.is_in(ids))
        .filter(vacancy::Column::State.eq(vacancy::VacancyState::Published))
        .filter(vacancy::Column::DuplicateOf.is_null())
        .group_by(vacancy::Column::CompanyId)
        .into_tuple()
        .all(db)
        .await?;
    let counts: HashMap<Uuid, i64> = counts.into_iter().collect();
    Ok(companies
        .into_iter()
        .filter_map(|company| {
            let clusters = clusters.remove(&company.id)?;
            let sites = sites.remove(&company.id).unwrap_or_default();
            let open_vacancies = u64::try_from(counts.get(&company.id).copied().unwrap_or(0)).unwrap_or(0);
            let answers = answers.get(&company.id).copied();
            Some(CompanyView { company, sites, clusters, open_vacancies, answers })
        })
        .collect())
}
