use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::event::slot::Layer;

/// A person's time that a booking takes. The database holds that nobody is in two places at once (S5).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "engagement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The account, else what stands for the mail address, else the place itself; see [`super::person_of`].
    pub person: Uuid,
    pub event_id: Uuid,
    pub slot_id: Uuid,
    pub booking_id: Uuid,
    pub place_id: Uuid,
    pub layer: Layer,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
