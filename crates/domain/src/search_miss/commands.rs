use std::collections::HashMap;

use chrono::{NaiveDate, TimeDelta};
use sea_orm::{
    ConnectionTrait, PaginatorTrait, Set,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use super::{Column, Entity};
use crate::{Clock, Db, clock::german_day, cluster, error::Result, unit_of_work::in_transaction};

/// Different texts that are kept of a day and portal: whoever searches for nonsense fills no disk.
pub const MOST_A_DAY: u64 = 1_000;
/// Days after which nothing of them is left.
const DAYS: i64 = 90;

/// A text that was searched for in vain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// Slug of the cluster in whose portal it was.
    pub cluster: Option<String>,
    /// As [`super::countable`] makes them.
    pub words: String,
    pub times: i64,
    pub partial: bool,
}

/// Adds these to what was counted today. Those of clusters that do not exist are passed over, and so are new texts of a portal that
/// has 1,000 of that day already.
///
/// # Errors
/// When the database fails; then nothing is added.
pub async fn add(db: &Db, clock: &dyn Clock, missed: Vec<Missed>) -> Result<()> {
    if missed.is_empty() {
        return Ok(());
    }
    let today = german_day(clock.now());
    in_transaction(db, move |txn| {
        let missed = missed.clone();
        Box::pin(async move {
            let ids: HashMap<String, Uuid> =
                cluster::list_all(txn).await?.into_iter().map(|cluster| (cluster.slug, cluster.id)).collect();
            let mut places: HashMap<Option<Uuid>, u64> = HashMap::new();
            for one in missed {
                let cluster_id = match &one.cluster {
                    Some(slug) => match ids.get(slug) {
                        Some(id) => Some(*id),
                        None => continue,
                    },
                    None => None,
                };
                let left = match places.get(&cluster_id) {
                    Some(left) => *left,
                    None => MOST_A_DAY.saturating_sub(of(cluster_id, today).count(txn).await?),
                };
                let known = again(txn, cluster_id, today, &one).await?;
                if !known && left > 0 {
                    first(txn, cluster_id, today, &one).await?;
                }
                places.insert(cluster_id, left.saturating_sub(u64::from(!known)));
            }
            Ok(())
        })
    })
    .await
}

fn of(cluster_id: Option<Uuid>, day: NaiveDate) -> sea_orm::Select<Entity> {
    let scope = match cluster_id {
        Some(id) => Column::ClusterId.eq(id),
        None => Column::ClusterId.is_null(),
    };
    Entity::find().filter(scope).filter(Column::Day.eq(day))
}

/// Whether it was counted on that day before, and is now again.
async fn again(
    txn: &impl ConnectionTrait,
    cluster_id: Option<Uuid>,
    day: NaiveDate,
    one: &Missed,
) -> Result<bool> {
    let scope = match cluster_id {
        Some(id) => Column::ClusterId.eq(id),
        None => Column::ClusterId.is_null(),
    };
    let counted = Entity::update_many()
        .col_expr(Column::Times, Expr::col(Column::Times).add(one.times))
        .col_expr(Column::Partial, Expr::value(one.partial))
        .filter(scope)
        .filter(Column::Day.eq(day))
        .filter(Column::Words.eq(one.words.as_str()))
        .exec(txn)
        .await?;
    Ok(counted.rows_affected > 0)
}

/// For the first time on that day; where another node has counted it at the same moment, once more.
async fn first(
    txn: &impl ConnectionTrait,
    cluster_id: Option<Uuid>,
    day: NaiveDate,
    one: &Missed,
) -> Result<()> {
    let mut known = match cluster_id {
        Some(_) => OnConflict::columns([Column::ClusterId, Column::Day, Column::Words])
            .target_and_where(Expr::col(Column::ClusterId).is_not_null())
            .to_owned(),
        None => OnConflict::columns([Column::Day, Column::Words])
            .target_and_where(Expr::col(Column::ClusterId).is_null())
            .to_owned(),
    };
    known.value(Column::Times, Expr::col((Entity, Column::Times)).add(one.times));
    let row = super::ActiveModel {
        id: Set(Uuid::now_v7()),
        cluster_id: Set(cluster_id),
        words: Set(one.words.clone()),
        day: Set(day),
        times: Set(one.times),
        partial: Set(one.partial),
    };
    Entity::insert(row).on_conflict(known).exec_without_returning(txn).await?;
    Ok(())
}

/// Removes what is older than 90 days. Returns how many rows.
///
/// # Errors
/// When the database fails.
pub async fn run_due(db: &Db, clock: &dyn Clock) -> Result<u64> {
    let before = german_day(clock.now()) - TimeDelta::days(DAYS);
    in_transaction(db, move |txn| {
        Box::pin(async move {
            let gone = Entity::delete_many().filter(Column::Day.lt(before)).exec(txn).await?;
            Ok(gone.rows_affected)
        })
    })
    .await
}
