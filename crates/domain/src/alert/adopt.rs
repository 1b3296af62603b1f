use chrono::{DateTime, Utc};
use sea_orm::{DatabaseTransaction, Set, TryInsertResult, entity::prelude::*};

use super::{
    ActiveModel, AlertState, Ask, Column, Entity,
    ask::{new, store_searches},
    progress,
};
use crate::{Actor, Clock, Db, account::MailAddress, audit, error::Result, unit_of_work::in_transaction};

/// Alerts that one transaction writes.
const ROWS: usize = 500;

/// Takes over alerts that were confirmed elsewhere, such as in the system that this installation follows on. Those that are there
/// already stay as they are. Returns how many are new.
///
/// # Errors
/// `Invalid` for the first that is no address or no search: those before it may have been kept.
pub async fn adopt(db: &Db, clock: &dyn Clock, actor: &Actor, alerts: Vec<(String, Ask)>) -> Result<u64> {
    let now = clock.now();
    let mut adopted = 0;
    for some in alerts.chunks(ROWS) {
        let checked = some
            .iter()
            .map(|(mail, ask)| Ok((MailAddress::parse(mail)?, ask.clone().checked()?)))
            .collect::<Result<Vec<_>>>()?;
        let actor = actor.clone();
        adopted += in_transaction(db, move |txn| {
            let (checked, actor) = (checked.clone(), actor.clone());
            Box::pin(async move { adopt_some(txn, now, &actor, checked).await })
        })
        .await?;
    }
    Ok(adopted)
}

async fn adopt_some(
    txn: &DatabaseTransaction,
    now: DateTime<Utc>,
    actor: &Actor,
    alerts: Vec<(MailAddress, Ask)>,
) -> Result<u64> {
    let through = progress::read(txn).await?.batch;
    let searches: Vec<_> = alerts.iter().map(|(_, ask)| &ask.criteria).collect();
    let ids = store_searches(txn, now, &searches).await?;
    let mut rows = Vec::with_capacity(alerts.len());
    for ((mail, ask), query_id) in alerts.into_iter().zip(ids) {
        let name = ask.name.clone().unwrap_or_default();
        rows.push(ActiveModel {
            mail: Set(Some(mail.to_string())),
            state: Set(AlertState::Active),
            told_through: Set(through),
            confirmed_at: Set(Some(now)),
            ..new(now, Uuid::now_v7(), query_id, name, &ask)
        });
    }
    let there_already = [Column::Mail, Column::QueryId];
    let insert = Entity::insert_many(rows).on_conflict_do_nothing_on(there_already);
    let adopted = match insert.exec_with_returning_keys(txn).await? {
        TryInsertResult::Inserted(ids) => ids,
        TryInsertResult::Empty | TryInsertResult::Conflicted => Vec::new(),
    };
    // One entry for all of them.
    audit::record(txn, now, actor, adopted.first().map(|id| ("alert.adopted", *id))).await?;
    Ok(adopted.len() as u64)
}
