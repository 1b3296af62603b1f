//! How companies answer: what stands on their pages and counts in the order of results.
use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, entity::prelude::*};

use crate::error::Result;

/// Counted from the applications of the last twelve months that were answered, or whose first answer was due. Withdrawn ones
/// that were withdrawn before an answer was due do not count, nor do those that a closed vacancy refused by itself.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answer_record")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    pub counted: i32,
    /// Answered before `answer_due_at`.
    pub in_time: i32,
    /// Median of days until the first answer, rounded up, at least 1; none where nothing was answered.
    pub usual_days: Option<i32>,
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What is shown of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerRecord {
    /// At least [`FEWEST`].
    pub counted: i32,
    pub in_time: i32,
    pub usual_days: Option<i32>,
}

impl AnswerRecord {
    /// In percent, rounded down: 100 means every single one.
    pub const fn share(&self) -> i32 {
        if self.counted == 0 { 0 } else { self.in_time * 100 / self.counted }
    }
}

/// A share of fewer would say nothing, and might tell about one person.
pub const FEWEST: i32 = 3;

/// The records of these companies, where enough is known.
///
/// # Errors
/// When the database fails.
pub async fn find(db: &impl ConnectionTrait, companies: &[Uuid]) -> Result<HashMap<Uuid, AnswerRecord>> {
    let rows = Entity::find()
        .filter(Column::CompanyId.is_in(companies.iter().copied()))
        .filter(Column::Counted.gte(FEWEST))
        .all(db)
        .await?;
    let shown = |row: Model| {
        let Model { company_id, counted, in_time, usual_days, updated_at: _ } = row;
        (company_id, AnswerRecord { counted, in_time, usual_days })
    };
    Ok(rows.into_iter().map(shown).collect())
}

/// Counts a company anew, within a command or a run. Where what is shown changes, its vacancies and page are noted in the change
/// log. Returns whether it did.
///
/// # Errors
/// When the database fails.
pub(crate) async fn refresh(txn: &impl ConnectionTrait, now: DateTime<Utc>, company_id: Uuid) -> Result<bool> {
    todo!()
}
