//! Overdue answers come onto the managers' desk.
use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::Expr};
use uuid::Uuid;

use super::{Run, due::Due};
use crate::{
    Actor,
    application::{Column, Entity, to_managers},
    audit, cluster, company,
    error::{DomainError, Result},
    mail::Letter,
    unit_of_work::in_transaction,
};

impl Run<'_> {
    /// Tells each cluster's managers once of everything that has become overdue, in a transaction of its own.
    pub(super) async fn escalate(&self, due: &[Due]) -> Result<u64> {
        let mut clusters: BTreeMap<Uuid, Vec<Due>> = BTreeMap::new();
        for due in due.iter().filter(|due| due.step.escalate) {
            clusters.entry(due.of.cluster_id).or_default().push(due.clone());
        }
        let mut escalated = 0;
        for (cluster_id, due) in clusters {
            let (actor, now) = (self.actor.clone(), self.now);
            let done = in_transaction(self.db, move |txn| {
                let (due, actor) = (due.clone(), actor.clone());
                Box::pin(async move { escalate_one(txn, now, &actor, cluster_id, due).await })
            });
            escalated += done.await?;
        }
        Ok(escalated)
    }
}

async fn escalate_one(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    cluster_id: Uuid,
    due: Vec<Due>,
) -> Result<u64> {
    let mut won = Vec::new();
    for due in due {
        let taken = Entity::update_many()
            .col_expr(Column::EscalatedAt, Expr::value(now))
            .filter(Column::Id.eq(due.of.id))
            .filter(Column::State.eq(due.of.state))
            .filter(Column::WaitsSince.eq(due.of.waits_since))
            .filter(Column::EscalatedAt.is_null())
            .exec(txn)
            .await?;
        if taken.rows_affected > 0 {
            won.push(due);
        }
    }
    if won.is_empty() {
        return Ok(0);
    }
    won.sort_by_key(|due| due.by);
    audit::record(txn, now, actor, won.iter().map(|due| ("application.escalated", due.of.id))).await?;
    let cluster = cluster::Entity::find_by_id(cluster_id)
        .one(txn)
        .await?
        .ok_or(DomainError::NotFound { what: "cluster" })?;
    let count = won.len() as u64;
    let letter =
        Letter::AnswersOverdue { cluster_slug: cluster.slug, count, companies: companies(txn, &won).await? };
    to_managers(txn, now, cluster_id, &letter, None).await?;
    Ok(count)
}

/// The names of the companies, the longest overdue first, each once.
async fn companies(txn: &impl ConnectionTrait, due: &[Due]) -> Result<Vec<String>> {
    let rows: Vec<(Uuid, String)> = company::Entity::find()
        .select_only()
        .columns([company::Column::Id, company::Column::Name])
        .filter(company::Column::Id.is_in(due.iter().map(|due| due.of.company_id)))
        .into_tuple()
        .all(txn)
        .await?;
    let mut names: HashMap<Uuid, String> = rows.into_iter().collect();
    Ok(due.iter().filter_map(|due| names.remove(&due.of.company_id)).collect())
}
