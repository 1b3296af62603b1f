use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// A place seen at a slot, or at one of its meetings. Once each: a repeated scan is harmless.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "check_in")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub slot_id: Uuid,
    pub meeting_id: Option<Uuid>,
    pub place_id: Uuid,
    /// When the device saw it, which may have been without a network.
    pub at: DateTime<Utc>,
    pub by_account: Option<Uuid>,
    /// What the device calls itself.
    pub device: Option<String>,
    pub created_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
