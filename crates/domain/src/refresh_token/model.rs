use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// One refresh token; those of one session are its family.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refresh_token")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub session_id: Uuid,
    pub account_id: Uuid,
    #[sea_orm(unique)]
    pub token_hash: String,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
    /// The device that used it, so that its identical retry is recognised.
    pub used_by: Option<String>,
    /// The next token, sealed, for answering an identical retry.
    pub successor: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
