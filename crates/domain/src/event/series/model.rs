use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::event::EventKind;

/// What repeats: "Job Tour Darmstadt", yearly since 2011. Its editions are events.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event_series")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub cluster_id: Uuid,
    pub kind: EventKind,
    /// Unique within the cluster.
    pub slug: String,
    pub title: String,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
