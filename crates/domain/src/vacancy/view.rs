use std::collections::HashMap;

use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};

use super::{
    Column, Entity, Vacancy, VacancyState,
    desk::{Crowd, crowds},
    vacancy_site,
};
use crate::{
    application::{AnswerRecord, record},
    cluster::Cluster,
    company::{
        self, Company, active_clusters,
        site::{self, Site},
    },
    error::Result,
    occupation::{self, Occupation},
};

/// A vacancy as the public sees it, with everything that a page, an API answer or the index needs.
#[derive(Debug, Clone)]
pub struct VacancyView {
    pub vacancy: Vacancy,
    pub company: Company,
    /// Where it is; empty where the source named no place.
    pub sites: Vec<Site>,
    pub occupation: Option<Occupation>,
    /// The clusters in whose portals it stands; never empty.
    pub clusters: Vec<Cluster>,
    /// How the company answers, where enough is known.
    pub answers: Option<AnswerRecord>,
    /// How many wait for an answer, in steps.
    pub crowd: Crowd,
}

/// These vacancies as the public sees them. Those that it does not see are missing: not published, shown by another
/// posting, or of a company that is no active member anywhere.
///
/// # Errors
/// When the database fails.
pub async fn list_views(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<VacancyView>> {
    let vacancies = Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .filter(Column::State.eq(VacancyState::Published))
        .filter(Column::DuplicateOf.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    if vacancies.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = vacancies.iter().map(|v| v.id).collect();
    let mut clusters = clusters_of(db, &vacancies, &ids).await?;
    let companies = by_id(
        company::Entity::find()
            .filter(company::Column::Id.is_in(vacancies.iter().map(|v| v.company_id)))
            .all(db)
            .await?,
        |company| company.id,
    );
    let occupations = by_id(
        occupation::list_by_ids(db, vacancies.iter().filter_map(|v| v.occupation_id).collect()).await?,
        |occupation| occupation.id,
    );
    let mut sites = sites_of(db, &ids).await?;
    let company_ids: Vec<Uuid> = companies.keys().copied().collect();
    let answers = record::find(db, &company_ids).await?;
    let crowds = crowds(db, &ids).await?;
    Ok(vacancies
        .into_iter()
        .filter_map(|vacancy| {
            Some(VacancyView {
                company: companies.get(&vacancy.company_id)?.clone(),
                sites: sites.remove(&vacancy.id).unwrap_or_default(),
                occupation: vacancy.occupation_id.and_then(|id| occupations.get(&id).cloned()),
                clusters: clusters.remove(&vacancy.id).filter(|list| !list.is_empty())?,
                answers: answers.get(&vacancy.company_id).copied(),
                crowd: crowds.get(&vacancy.id).copied().unwrap_or_default(),
                vacancy,
            })
        })
        .collect())
}

fn by_id<T>(rows: Vec<T>, id: impl Fn(&T) -> Uuid) -> HashMap<Uuid, T> {
    rows.into_iter().map(|row| (id(&row), row)).collect()
}

/// Clusters of the company, and of the companies of the postings that this one stands for.
async fn clusters_of(
    db: &impl ConnectionTrait,
    vacancies: &[Vacancy],
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Vec<Cluster>>> {
    let mut companies: Vec<(Uuid, Uuid)> = vacancies.iter().map(|v| (v.id, v.company_id)).collect();
    let others: Vec<(Option<Uuid>, Uuid)> = Entity::find()
        .select_only()
        .columns([Column::DuplicateOf, Column::CompanyId])
        .filter(Column::DuplicateOf.is_in(ids.iter().copied()))
        .filter(Column::State.eq(VacancyState::Published))
        .into_tuple()
        .all(db)
        .await?;
    companies.extend(others.into_iter().filter_map(|(shown, company)| Some((shown?, company))));
    let company_ids: Vec<Uuid> = companies.iter().map(|(_, company)| *company).collect();
    let memberships = active_clusters(db, &company_ids).await?;
    let mut found: HashMap<Uuid, Vec<Cluster>> = HashMap::new();
    for (vacancy, company) in companies {
        let list = found.entry(vacancy).or_default();
        for cluster in memberships.get(&company).into_iter().flatten() {
            if !list.iter().any(|known| known.id == cluster.id) {
                list.push(cluster.clone());
            }
        }
    }
    Ok(found)
}

/// The sites of these vacancies, in order.
pub(super) async fn sites_of(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<HashMap<Uuid, Vec<Site>>> {
    let links = vacancy_site::Entity::find()
        .filter(vacancy_site::Column::VacancyId.is_in(ids.iter().copied()))
        .order_by_asc(vacancy_site::Column::VacancyId)
        .order_by_asc(vacancy_site::Column::Position)
        .all(db)
        .await?;
    let sites = by_id(
        site::Entity::find().filter(site::Column::Id.is_in(links.iter().map(|l| l.site_id))).all(db).await?,
        |site| site.id,
    );
    let mut found: HashMap<Uuid, Vec<Site>> = HashMap::new();
    for link in links {
        if let Some(site) = sites.get(&link.site_id) {
            found.entry(link.vacancy_id).or_default().push(site.clone());
        }
    }
    Ok(found)
}

/// What must be indexed anew when these companies change: their published vacancies, and those that stand for them.
///
/// # Errors
/// When the database fails.
pub async fn list_ids_of_companies(db: &impl ConnectionTrait, companies: Vec<Uuid>) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid, Option<Uuid>)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::DuplicateOf])
        .filter(Column::CompanyId.is_in(companies))
        .filter(Column::State.eq(VacancyState::Published))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, shown)| shown.unwrap_or(id)).collect())
}

/// Published vacancies in these occupations.
///
/// # Errors
/// When the database fails.
pub async fn list_ids_of_occupations(db: &impl ConnectionTrait, occupations: Vec<Uuid>) -> Result<Vec<Uuid>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::OccupationId.is_in(occupations))
        .filter(Column::State.eq(VacancyState::Published))
        .into_tuple()
        .all(db)
        .await?)
}
