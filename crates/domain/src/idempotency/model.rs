use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// What became of a request that carried a key.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency_key")]
pub struct Model {
    /// Hash of who asked, what for, and the key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Hash of what was asked.
    pub body_hash: String,
    pub outcome: Json,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
