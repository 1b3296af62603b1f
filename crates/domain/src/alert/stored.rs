use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use super::Criteria;

/// A search that somebody waits for.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "alert_query")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Equal for searches that find the same.
    #[sea_orm(unique)]
    pub key: String,
    pub criteria: Criteria,
    pub created_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
