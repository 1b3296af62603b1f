//! Reports that nobody decides.
use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*, sea_query::Expr};

use super::{Column, Entity, VacancyReport};
use crate::{
    Clock, Db, application::to_managers, cluster, company, error::Result, mail::Letter,
    unit_of_work::in_transaction, vacancy,
};

/// Tells the managers a second time of reports that are older than 24 hours: one mail for each vacancy. Returns how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn remind_overdue(db: &Db, clock: &dyn Clock) -> Result<u64> {
    let now = clock.now();
    let due: Vec<(Uuid, Uuid)> = Entity::find()
        .select_only()
        .columns([Column::VacancyId, Column::ClusterId])
        .filter(Column::DecidedAt.is_null())
        .filter(Column::RemindedAt.is_null())
        .filter(Column::DueAt.lte(now))
        .into_tuple()
        .all(db.read())
        .await?;
    let mut told = 0;
    for (vacancy_id, cluster_id) in due.into_iter().collect::<BTreeSet<_>>() {
        told += u64::from(remind(db, now, vacancy_id, cluster_id).await?);
    }
    Ok(told)
}

async fn remind(db: &Db, now: DateTime<Utc>, vacancy_id: Uuid, cluster_id: Uuid) -> Result<bool> {
    in_transaction(db, move |txn| {
        Box::pin(async move {
            let due = Entity::find()
                .filter(Column::VacancyId.eq(vacancy_id))
                .filter(Column::ClusterId.eq(cluster_id))
                .filter(Column::DecidedAt.is_null())
                .filter(Column::RemindedAt.is_null())
                .filter(Column::DueAt.lte(now))
                .order_by_asc(Column::Id)
                .lock_exclusive()
                .all(txn)
                .await?;
            let Some(oldest) = due.first() else { return Ok(false) };
            Entity::update_many()
                .col_expr(Column::RemindedAt, Expr::value(Some(now)))
                .filter(Column::Id.is_in(due.iter().map(|report| report.id)))
                .filter(Column::RemindedAt.is_null())
                .exec(txn)
                .await?;
            tell_managers(txn, now, oldest, true).await?;
            Ok(true)
        })
    })
    .await
}

/// Writes to the managers of the report's cluster.
pub(super) async fn tell_managers(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    report: &VacancyReport,
    overdue: bool,
) -> Result<()> {
    let Some(vacancy) = vacancy::Entity::find_by_id(report.vacancy_id).one(txn).await? else { return Ok(()) };
    let company = company::Entity::find_by_id(vacancy.company_id).one(txn).await?;
    let cluster = cluster::Entity::find_by_id(report.cluster_id).one(txn).await?;
    let Some((company, cluster)) = company.zip(cluster) else { return Ok(()) };
    let letter = Letter::VacancyReported {
        title: vacancy.title,
        company: company.name,
        cluster_slug: cluster.slug,
        reason: report.reason,
        due_at: report.due_at,
        overdue,
    };
    to_managers(txn, now, cluster.id, &letter, None).await
}
