use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_rule")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Within which it holds; everywhere where there is none.
    pub cluster_id: Option<Uuid>,
    /// What people write.
    pub written: String,
    /// The same, folded: there is one rule for it.
    pub written_key: String,
    /// What they mean: one or several ways to say it, with `|` between them.
    pub meant: String,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
