use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// The secret address of a person's own calendar: `/kalender/{token}.ics`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_feed")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    #[sea_orm(unique)]
    pub token_hash: String,
    /// The token, sealed: it is shown again to its owner.
    #[sea_orm(column_type = "Text")]
    pub sealed: String,
    pub created_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
