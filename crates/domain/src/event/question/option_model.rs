use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// Something to choose beside a place, with a number of its own: a meal, a night, the size of a shirt. Of a topic one is chosen.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event_option")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub position: i32,
    /// "T-Shirt"; options of the same topic exclude each other.
    pub topic: String,
    /// "M"
    pub label: String,
    pub capacity: Option<i32>,
    /// Only `booking::engine` writes it. The database holds `taken <= capacity`.
    pub taken: i32,
    pub retired_at: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}
