use std::collections::HashMap;

use sea_orm::{ConnectionTrait, QueryOrder, entity::prelude::*};

use super::{SOURCE, VacancyDesk, permission::require_desk, posting::find_company};
use crate::{
    Actor, Db,
    api_key::Scope,
    cluster::{self, Cluster},
    company::Site,
    error::{DomainError, Result},
    occupation::{self, Occupation},
    vacancy::{self, Vacancy, view::sites_of},
};

/// A vacancy as those see it who work for its company.
#[derive(Debug, Clone)]
pub struct OwnVacancy {
    pub vacancy: Vacancy,
    pub desk: VacancyDesk,
    pub sites: Vec<Site>,
    pub occupation: Option<Occupation>,
    /// The cluster that checks it.
    pub cluster: Cluster,
    /// Written here; what an import brought is changed at its source.
    pub editable: bool,
}

/// The vacancies of a company in every state, newest first.
///
/// # Errors
/// `NotFound` for whoever does not work for it (an API key needs `vacancies:read`).
pub async fn list_own(db: &Db, actor: &Actor, company_id: Uuid) -> Result<Vec<OwnVacancy>> {
    require_desk(actor, company_id, Scope::VacanciesRead)?;
    find_company(db.read(), company_id).await?;
    let vacancies = vacancy::Entity::find()
        .filter(vacancy::Column::CompanyId.eq(company_id))
        .order_by_desc(vacancy::Column::Id)
        .all(db.read())
        .await?;
    own_all(db.read(), vacancies).await
}

/// One of them.
///
/// # Errors
/// As [`list_own`].
pub async fn find_own(db: &Db, actor: &Actor, company_id: Uuid, vacancy_id: Uuid) -> Result<OwnVacancy> {
    require_desk(actor, company_id, Scope::VacanciesRead)?;
    let vacancy = vacancy::Entity::find_by_id(vacancy_id)
        .filter(vacancy::Column::CompanyId.eq(company_id))
        .one(db.read())
        .await?
        .ok_or(DomainError::NotFound { what: "vacancy" })?;
    own(db.read(), vacancy).await
}

/// A vacancy with what belongs to it.
pub(super) async fn own(db: &impl ConnectionTrait, vacancy: Vacancy) -> Result<OwnVacancy> {
    let all = own_all(db, vec![vacancy]).await?;
    all.into_iter().next().ok_or(DomainError::NotFound { what: "vacancy" })
}

/// As [`own`], in the order given.
pub(super) async fn own_all(db: &impl ConnectionTrait, vacancies: Vec<Vacancy>) -> Result<Vec<OwnVacancy>> {
    let mut all = Vec::with_capacity(vacancies.len());
    for chunk in vacancies.chunks(1_000) {
        let ids: Vec<Uuid> = chunk.iter().map(|vacancy| vacancy.id).collect();
        let desks =
            super::Entity::find().filter(super::Column::VacancyId.is_in(ids.iter().copied())).all(db).await?;
        let mut desks: HashMap<Uuid, VacancyDesk> =
            desks.into_iter().map(|desk| (desk.vacancy_id, desk)).collect();
        let clusters = cluster::Entity::find()
            .filter(cluster::Column::Id.is_in(chunk.iter().map(|vacancy| vacancy.cluster_id)))
            .all(db)
            .await?;
        let occupations: Vec<Uuid> = chunk.iter().filter_map(|vacancy| vacancy.occupation_id).collect();
        let occupations = occupation::list_by_ids(db, occupations).await?;
        let mut sites = sites_of(db, &ids).await?;
        for vacancy in chunk {
            let cluster = clusters.iter().find(|cluster| cluster.id == vacancy.cluster_id);
            // The database holds that there is one.
            let Some(cluster) = cluster else { continue };
            let occupation = occupations.iter().find(|known| Some(known.id) == vacancy.occupation_id);
            all.push(OwnVacancy {
                desk: desks.remove(&vacancy.id).unwrap_or_else(|| VacancyDesk::empty(vacancy.id)),
                sites: sites.remove(&vacancy.id).unwrap_or_default(),
                occupation: occupation.cloned(),
                cluster: cluster.clone(),
                editable: vacancy.source == SOURCE,
                vacancy: vacancy.clone(),
            });
        }
    }
    Ok(all)
}
