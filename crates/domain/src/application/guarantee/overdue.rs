//! The managers' desk.
use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::subject;
use crate::{
    Actor, Clock, Db,
    application::{ApplicationState, Column, Entity},
    company::{self, Company},
    error::Result,
    grant::by_key,
    unit_of_work::read_as_command,
};

/// An overdue answer on the managers' desk: which posting of whom, not whose application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overdue {
    pub company_id: Uuid,
    pub company: String,
    pub company_slug: String,
    /// None: speculative ones.
    pub title: Option<String>,
    pub vacancy_id: Option<Uuid>,
    /// How many wait.
    pub count: u64,
    /// When the longest waiting was due.
    pub since: DateTime<Utc>,
}

/// What is overdue in a cluster, longest first, for its managers.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn list_overdue(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
) -> Result<Vec<Overdue>> {
    actor.require(actor.manages(cluster_id) && !by_key(actor), cluster_id, "cluster")?;
    let now = clock.now();
    // Managers see no application; they are shown counts.
    read_as_command(db, move |txn| Box::pin(async move { list(txn, now, cluster_id).await })).await
}

async fn list(txn: &impl ConnectionTrait, now: DateTime<Utc>, cluster_id: Uuid) -> Result<Vec<Overdue>> {
    let companies_turn = [ApplicationState::Submitted, ApplicationState::Seen, ApplicationState::Interview];
    let rows: Vec<(Uuid, Option<Uuid>, i64, DateTime<Utc>)> = Entity::find()
        .select_only()
        .columns([Column::CompanyId, Column::VacancyId])
        .column_as(Column::Id.count(), "waiting")
        .column_as(Column::DueAt.min(), "since")
        .filter(Column::ClusterId.eq(cluster_id))
        .filter(Column::State.is_in(companies_turn))
        .filter(Column::DueAt.lte(now))
        .group_by(Column::CompanyId)
        .group_by(Column::VacancyId)
        .into_tuple()
        .all(txn)
        .await?;
    let companies: HashMap<Uuid, Company> = company::Entity::find()
        .filter(company::Column::Id.is_in(rows.iter().map(|row| row.0)))
        .all(txn)
        .await?
        .into_iter()
        .map(|company| (company.id, company))
        .collect();
    let titles = subject::titles(txn, rows.iter().filter_map(|row| row.1)).await?;
    let overdue = |(company_id, vacancy_id, count, since): (Uuid, Option<Uuid>, i64, DateTime<Utc>)| {
        let company = companies.get(&company_id)?;
        Some(Overdue {
            company_id,
            company: company.name.clone(),
            company_slug: company.slug.clone(),
            title: vacancy_id.and_then(|vacancy| titles.get(&vacancy).cloned()),
            vacancy_id,
            count: u64::try_from(count).unwrap_or_default(),
            since,
        })
    };
    let mut found: Vec<Overdue> = rows.into_iter().filter_map(overdue).collect();
    found.sort_by(|a, b| (a.since, &a.company, &a.title).cmp(&(b.since, &b.company, &b.title)));
    Ok(found)
}
