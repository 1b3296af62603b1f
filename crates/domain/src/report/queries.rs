use std::collections::HashMap;

use sea_orm::{QueryOrder, entity::prelude::*};

use super::{Column, Entity, VacancyReport};
use crate::{
    Actor, Clock, Db, company,
    error::Result,
    vacancy::{self, Vacancy, desk::require_managed},
};

/// A report that waits, with the posting.
#[derive(Debug, Clone)]
pub struct ReportView {
    pub report: VacancyReport,
    pub vacancy: Vacancy,
    pub company: String,
    /// Older than 24 hours.
    pub overdue: bool,
}

/// The undecided reports of a cluster, oldest first, for its managers.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn list_open(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
) -> Result<Vec<ReportView>> {
    require_managed(db, actor, cluster_id).await?;
    let now = clock.now();
    let reports = Entity::find()
        .filter(Column::ClusterId.eq(cluster_id))
        .filter(Column::DecidedAt.is_null())
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(db.read())
        .await?;
    let mut views = Vec::with_capacity(reports.len());
    for chunk in reports.chunks(1_000) {
        let vacancies = vacancy::Entity::find()
            .filter(vacancy::Column::Id.is_in(chunk.iter().map(|report| report.vacancy_id)))
            .all(db.read())
            .await?;
        let companies = company::Entity::find()
            .filter(company::Column::Id.is_in(vacancies.iter().map(|vacancy| vacancy.company_id)))
            .all(db.read())
            .await?;
        let names: HashMap<Uuid, String> =
            companies.into_iter().map(|company| (company.id, company.name)).collect();
        let vacancies: HashMap<Uuid, Vacancy> =
            vacancies.into_iter().map(|vacancy| (vacancy.id, vacancy)).collect();
        views.extend(chunk.iter().filter_map(|report| {
            let vacancy = vacancies.get(&report.vacancy_id)?.clone();
            let company = names.get(&vacancy.company_id)?.clone();
            Some(ReportView { overdue: report.due_at <= now, report: report.clone(), vacancy, company })
        }));
    }
    Ok(views)
}
