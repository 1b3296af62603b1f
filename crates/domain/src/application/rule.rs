//! The days of the answer guarantee, which a cluster may set.
use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, FromJsonQueryResult, Set, entity::prelude::*, sea_query::OnConflict};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, Clock, Db, audit, cluster,
    error::{DomainError, FieldError, Result},
    grant::by_key,
    unit_of_work::in_transaction,
};

/// Days after which the company is reminded, rising.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Days(pub Vec<i32>);

/// A cluster's rule. A cluster without a row has [`AnswerRule::default`].
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answer_rule")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub cluster_id: Uuid,
    pub due_days: i32,
    pub remind_days: Days,
    pub nudge_day: i32,
    pub close_days: i32,
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// When what happens, in days since somebody waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerRule {
    /// The answer is due; then it comes onto the managers' desk.
    pub due_days: i32,
    /// The company is reminded; each before `due_days`.
    pub remind_days: Vec<i32>,
    /// From then on the pupil may ask, once.
    pub nudge_day: i32,
    /// It closes as unanswered.
    pub close_days: i32,
}

impl Default for AnswerRule {
    /// As rule 9 says.
    fn default() -> Self {
        Self { due_days: 14, remind_days: vec![3, 7, 12], nudge_day: 10, close_days: 28 }
    }
}

/// The most reminders of a rule.
const MOST_REMINDERS: usize = 5;

impl From<Model> for AnswerRule {
    fn from(row: Model) -> Self {
        let Model { cluster_id: _, due_days, remind_days, nudge_day, close_days, updated_at: _ } = row;
        Self { due_days, remind_days: remind_days.0, nudge_day, close_days }
    }
}

/// The rule of a cluster; public.
///
/// # Errors
/// When the database fails.
pub async fn find(db: &impl ConnectionTrait, cluster_id: Uuid) -> Result<AnswerRule> {
    Ok(Entity::find_by_id(cluster_id).one(db).await?.map_or_else(AnswerRule::default, Into::into))
}

/// The rules of all clusters that have set one.
pub(super) async fn all(db: &impl ConnectionTrait) -> Result<HashMap<Uuid, AnswerRule>> {
    let rows = Entity::find().all(db).await?;
    Ok(rows.into_iter().map(|row| (row.cluster_id, row.into())).collect())
}

/// A manager sets it; counts for applications that are submitted from now on, and for the next step of others.
///
/// # Errors
/// `NotFound` for everyone but managers; `Invalid` unless 3 <= `due_days` <= 30, at most five `remind_days` that rise and lie
/// between 1 and `due_days` - 1, 1 <= `nudge_day` < `close_days`, and `due_days` < `close_days` <= 60.
pub async fn set(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
    rule: AnswerRule,
) -> Result<()> {
    actor.require(actor.manages(cluster_id) && !by_key(actor), cluster_id, "cluster")?;
    check(&rule)?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (rule, actor) = (rule.clone(), actor.clone());
        Box::pin(async move {
            if cluster::Entity::find_by_id(cluster_id).one(txn).await?.is_none() {
                return Err(DomainError::NotFound { what: "cluster" });
            }
            let AnswerRule { due_days, remind_days, nudge_day, close_days } = rule;
            let row = ActiveModel {
                cluster_id: Set(cluster_id),
                due_days: Set(due_days),
                remind_days: Set(Days(remind_days)),
                nudge_day: Set(nudge_day),
                close_days: Set(close_days),
                updated_at: Set(now),
            };
            let again = OnConflict::column(Column::ClusterId)
                .update_columns([
                    Column::DueDays,
                    Column::RemindDays,
                    Column::NudgeDay,
                    Column::CloseDays,
                    Column::UpdatedAt,
                ])
                .to_owned();
            Entity::insert(row).on_conflict(again).exec_without_returning(txn).await?;
            audit::record(txn, now, &actor, [("answer_rule.set", cluster_id)]).await
        })
    })
    .await
}

fn check(rule: &AnswerRule) -> Result<()> {
    let AnswerRule { due_days, remind_days, nudge_day, close_days } = rule;
    let mut errors = Vec::new();
    if !(3..=30).contains(due_days) {
        errors.push(FieldError::new("due_days", "range", "takes 3 to 30 days"));
    }
    if remind_days.len() > MOST_REMINDERS {
        errors.push(FieldError::new("remind_days", "too_many", "takes at most five days"));
    } else if !remind_days.is_sorted_by(|earlier, later| earlier < later)
        || remind_days.iter().any(|day| !(1..*due_days).contains(day))
    {
        let detail = "takes days that rise and lie before the day on which the answer is due";
        errors.push(FieldError::new("remind_days", "order", detail));
    }
    if !(1..*close_days).contains(nudge_day) {
        let detail = "takes a day before the one on which the application closes";
        errors.push(FieldError::new("nudge_day", "range", detail));
    }
    if close_days <= due_days || *close_days > 60 {
        let detail = "takes a day after the one on which the answer is due, and at most 60";
        errors.push(FieldError::new("close_days", "range", detail));
    }
    if errors.is_empty() { Ok(()) } else { Err(DomainError::Invalid(errors)) }
}

#[cfg(test)]
mod tests {
    use super::{AnswerRule, DomainError, check};

    fn wrong_fields(rule: &AnswerRule) -> Vec<String> {
        match check(rule) {
            Ok(()) => Vec::new(),
            Err(DomainError::Invalid(errors)) => {
                errors.into_iter().map(|error| error.field.into_owned()).collect()
            }
            Err(other) => panic!("{other}"),
        }
    }

    fn rule(due_days: i32, remind_days: &[i32], nudge_day: i32, close_days: i32) -> AnswerRule {
        AnswerRule { due_days, remind_days: remind_days.to_vec(), nudge_day, close_days }
    }

    #[test]
    fn a_rule_has_an_order_of_days() {
        for good in [
            AnswerRule::default(),
            rule(3, &[], 1, 4),
            rule(30, &[1, 2, 3, 4, 29], 59, 60),
            rule(7, &[1, 6], 8, 14),
        ] {
            assert_eq!(wrong_fields(&good), Vec::<String>::new(), "{good:?}");
        }
        for (bad, field) in [
            (rule(2, &[1], 1, 28), "due_days"),
            (rule(31, &[1], 1, 60), "due_days"),
            (rule(14, &[3, 3], 10, 28), "remind_days"),
            (rule(14, &[7, 3], 10, 28), "remind_days"),
            (rule(14, &[0], 10, 28), "remind_days"),
            (rule(14, &[14], 10, 28), "remind_days"),
            (rule(14, &[1, 2, 3, 4, 5, 6], 10, 28), "remind_days"),
            (rule(14, &[3], 0, 28), "nudge_day"),
            (rule(14, &[3], 28, 28), "nudge_day"),
            (rule(14, &[3], 10, 14), "close_days"),
            (rule(14, &[3], 10, 61), "close_days"),
        ] {
            assert_eq!(wrong_fields(&bad), [field], "{bad:?}");
        }
        assert_eq!(wrong_fields(&rule(i32::MIN, &[i32::MAX], i32::MAX, i32::MIN)).len(), 4);
    }
}
