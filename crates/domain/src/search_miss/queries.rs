use chrono::{NaiveDate, TimeDelta};
use sea_orm::{FromQueryResult, Statement, Value, entity::prelude::*};

use crate::{
    Actor, Clock, Db,
    clock::german_day,
    error::Result,
    page::{Page, PageRequest},
    search_rule::require_scope,
};

/// Days that are shown.
const DAYS: i64 = 30;

/// A text that was searched for in vain within the last 30 days.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Vain {
    pub words: String,
    pub times: i64,
    pub last_day: NaiveDate,
    /// Some of the words were found, but never all of them together.
    pub partial: bool,
}

/// After which a page goes on: how often, and the words.
pub type After = (i64, String);

/// What was searched for in vain in a cluster's portal within the last 30 days, most frequent first, for its managers; without a
/// cluster, in that of the installation, for operators.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn list(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Option<Uuid>,
    page: PageRequest<After>,
) -> Result<Page<Vain, After>> {
    require_scope(db, actor, cluster_id).await?;
    let since = german_day(clock.now()) - TimeDelta::days(DAYS);
    let mut values: Vec<Value> = vec![since.into()];
    let mut placed = |value: Value| {
        values.push(value);
        format!("${}", values.len())
    };
    let scope = match cluster_id {
        Some(id) => format!("cluster_id = {}", placed(id.into())),
        None => "cluster_id IS NULL".to_owned(),
    };
    let times = "CAST(SUM(times) AS BIGINT)";
    let beyond = page.after.map_or_else(String::new, |(count, words)| {
        let (count, words) = (placed(count.into()), placed(words.into()));
        format!("HAVING {times} < {count} OR ({times} = {count} AND words > {words})")
    });
    let limit = placed(i64::try_from(page.limit + 1).unwrap_or(i64::MAX).into());
    let sql = format!(
        "SELECT words, {times} AS times, MAX(day) AS last_day, \
         MIN(CASE WHEN partial THEN 1 ELSE 0 END) = 1 AS partial \
         FROM search_miss WHERE day > $1 AND {scope} GROUP BY words {beyond} \
         ORDER BY 2 DESC, 1 LIMIT {limit}"
    );
    let statement = Statement::from_sql_and_values(db.read().get_database_backend(), sql, values);
    let rows = Vain::find_by_statement(statement).all(db.read()).await?;
    Ok(Page::cut(rows, page.limit, |row| (row.times, row.words.clone())))
}
