use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// How often something was tried within the present window.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "throttle")]
pub struct Model {
    /// Fingerprint of the limit and whom it concerns: no address is stored.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub count: i32,
    pub window_end: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
