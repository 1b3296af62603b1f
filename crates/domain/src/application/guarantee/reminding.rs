//! The company is reminded.
use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};
use uuid::Uuid;

use super::{Run, due::Due, subject};
use crate::{
    Actor,
    application::{Column, Entity, to_company},
    audit,
    clock::german_day,
    error::Result,
    mail::{Letter, WaitingAnswer},
    unit_of_work::in_transaction,
};

impl Run<'_> {
    /// Reminds each company once of everything that waits, in a transaction of its own.
    pub(super) async fn remind_companies(&self, due: &[Due]) -> Result<u64> {
        let mut companies: BTreeMap<Uuid, Vec<Due>> = BTreeMap::new();
        for due in due.iter().filter(|due| due.step.remind.is_some()) {
            companies.entry(due.of.company_id).or_default().push(due.clone());
        }
        let mut reminded = 0;
        for (company_id, due) in companies {
            let (actor, now) = (self.actor.clone(), self.now);
            let done = in_transaction(self.db, move |txn| {
                let (due, actor) = (due.clone(), actor.clone());
                Box::pin(async move { remind_one(txn, now, &actor, company_id, due).await })
            });
            reminded += done.await?;
        }
        Ok(reminded)
    }
}

async fn remind_one(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    company_id: Uuid,
    due: Vec<Due>,
) -> Result<u64> {
    let mut won = Vec::new();
    // They come by id, in the same order everywhere, so that no two transactions wait for each other.
    for due in due {
        if count_reminder(txn, &due).await? {
            won.push(due);
        }
    }
    won.sort_by_key(|due| due.of.waits_since);
    let Some(longest) = won.first() else { return Ok(0) };
    audit::record(txn, now, actor, won.iter().map(|due| ("application.reminded", due.of.id))).await?;
    let company = subject::company_of(txn, company_id).await?;
    let titles = subject::titles(txn, won.iter().filter_map(|due| due.of.vacancy_id)).await?;
    let waiting = |due: &Due| WaitingAnswer {
        application_id: due.of.id,
        title: due.of.vacancy_id.and_then(|vacancy| titles.get(&vacancy).cloned()),
        waits_since: due.of.waits_since,
        due_on: german_day(due.by),
    };
    let letter = Letter::AnswersDue {
        company: company.name,
        company_slug: company.slug,
        waiting: won.iter().map(waiting).collect(),
    };
    to_company(txn, now, company_id, longest.of.cluster_id, &letter, None).await?;
    Ok(won.len() as u64)
}

/// Takes the reminder for this run; of several runs one does. What the company has done meanwhile needs none.
async fn count_reminder(txn: &impl ConnectionTrait, due: &Due) -> Result<bool> {
    let Some(reminders) = due.step.remind else { return Ok(false) };
    let counted = Entity::update_many()
        .col_expr(Column::Reminders, Expr::value(reminders))
        .filter(Column::Id.eq(due.of.id))
        .filter(Column::State.eq(due.of.state))
        .filter(Column::WaitsSince.eq(due.of.waits_since))
        .filter(Column::Reminders.eq(due.of.reminders))
        .exec(txn)
        .await?;
    Ok(counted.rows_affected > 0)
}
