//! What ends by itself.
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use sea_orm::{
    ConnectionTrait, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, Query},
};

use super::{AlertState, Column, Entity, found, stored};
use crate::{
    Clock, Db, account,
    clock::german_day,
    error::Result,
    mail::{self, Envelope, Letter},
    unit_of_work::in_transaction,
};

/// So long an alert waits for the click in the mail.
pub const DAYS_UNCONFIRMED: i64 = 7;
/// So long an alert lasts unless it is prolonged.
pub const MONTHS: u32 = 12;
/// So long before its end its owner is told.
const WARNING: u64 = 14;
/// So long it is kept what was found: longer than anything is new, so that nothing is found twice.
const FOUND_STAYS: u64 = 30;
/// Owners that one transaction writes to.
const BATCH: u64 = 100;

/// What one round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kept {
    pub unconfirmed: u64,
    pub warned: u64,
    pub ended: u64,
}

/// Removes alerts that were never confirmed or whose time is over, warns before that, and forgets searches that nobody waits for.
/// Several at once do no harm.
///
/// # Errors
/// When the database fails.
pub async fn run_due(db: &Db, clock: &dyn Clock) -> Result<Kept> {
    let now = clock.now();
    let today = german_day(now);
    let mut kept =
        in_transaction(db, move |txn| Box::pin(async move { remove(txn, now, today).await })).await?;
    loop {
        match in_transaction(db, move |txn| Box::pin(async move { warn(txn, now, today).await })).await? {
            0 => return Ok(kept),
            warned => kept.warned += warned,
        }
    }
}

async fn remove(txn: &impl ConnectionTrait, now: DateTime<Utc>, today: NaiveDate) -> Result<Kept> {
    let unconfirmed = Entity::delete_many()
        .filter(Column::State.eq(AlertState::Unconfirmed))
        .filter(Column::CreatedAt.lt(now - TimeDelta::days(DAYS_UNCONFIRMED)))
        .exec(txn)
        .await?;
    let ended = Entity::delete_many().filter(Column::EndsOn.lt(today)).exec(txn).await?;
    let waited_for = Query::select().column(Column::QueryId).from(Entity).to_owned();
    stored::Entity::delete_many()
        .filter(stored::Column::Id.not_in_subquery(waited_for))
        // One that is being asked for at this moment may not have its alert yet.
        .filter(stored::Column::CreatedAt.lt(now - TimeDelta::hours(1)))
        .exec(txn)
        .await?;
    let before = today.checked_sub_days(Days::new(FOUND_STAYS)).unwrap_or(today);
    found::Entity::delete_many().filter(found::Column::FoundOn.lt(before)).exec(txn).await?;
    Ok(Kept { unconfirmed: unconfirmed.rows_affected, ended: ended.rows_affected, warned: 0 })
}

async fn warn(txn: &impl ConnectionTrait, now: DateTime<Utc>, today: NaiveDate) -> Result<u64> {
    let soon = today.checked_add_days(Days::new(WARNING)).unwrap_or(today);
    let rows = Entity::find()
        .filter(Column::State.ne(AlertState::Unconfirmed))
        .filter(Column::EndsOn.lte(soon))
        .filter(Column::WarnedAt.is_null())
        .limit(BATCH)
        .all(txn)
        .await?;
    let mut warned = 0;
    for alert in rows {
        let told = Entity::update_many()
            .col_expr(Column::WarnedAt, Expr::value(now))
            .filter(Column::Id.eq(alert.id))
            .filter(Column::WarnedAt.is_null())
            .exec(txn)
            .await?;
        if told.rows_affected == 0 {
            continue;
        }
        warned += 1;
        let to = match alert.account_id {
            Some(id) => account::Entity::find_by_id(id).one(txn).await?.map(|account| account.mail),
            None => alert.mail.clone(),
        };
        if let Some(to) = to {
            let letter = Letter::AlertEnds { alert_id: alert.id, name: alert.name, on: alert.ends_on };
            let envelope = Envelope {
                letter,
                language: alert.language,
                cluster_id: alert.cluster_id,
                account_id: alert.account_id,
                topic: None,
            };
            mail::post(txn, now, &to, &envelope).await?;
        }
    }
    Ok(warned)
}
