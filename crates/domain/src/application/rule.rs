//! The days of the answer guarantee, which a cluster may set.
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

use crate::{Actor, Clock, Db, error::Result};

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

/// The rule of a cluster; public.
///
/// # Errors
/// When the database fails.
pub async fn find(db: &impl ConnectionTrait, cluster_id: Uuid) -> Result<AnswerRule> {
    todo!()
}

/// A manager sets it; counts for applications that are submitted from now on, and for the next step of others.
///
/// # Errors
/// `NotFound` for everyone but managers; `Invalid` unless 3 <= `due_days` <= 30, at most five `remind_days` that rise and lie
/// between 1 and `due_days` - 1, 1 <= `nudge_day` < `close_days`, and `due_days` < `close_days` <= 60.
pub async fn set(db: &Db, clock: &dyn Clock, actor: &Actor, cluster_id: Uuid, rule: AnswerRule) -> Result<()> {
    todo!()
}
