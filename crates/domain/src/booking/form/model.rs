use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// A form from somebody who is not signed in, until its code confirms it. Takes no places.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "booking_intake")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub challenge_id: Uuid,
    /// Mail address and form, sealed.
    #[sea_orm(column_type = "Text")]
    pub sealed: String,
    /// What it became.
    pub itinerary_id: Option<Uuid>,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
