use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// A date within a slot: a stop of a bus with arrival and departure, a station of a group's circuit.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "meeting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub slot_id: Uuid,
    pub company_id: Option<Uuid>,
    /// The same for all groups that come to a station.
    pub station_id: Option<Uuid>,
    /// Part of a circuit: the database holds that neither the station nor the group is twice at the same time.
    pub rotates: bool,
    pub title: String,
    /// What happens there. Markdown.
    #[sea_orm(column_type = "Text", nullable)]
    pub description: Option<String>,
    pub place: Option<String>,
    pub street: Option<String>,
    pub postal_code: Option<String>,
    pub town: Option<String>,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    /// Arrival.
    pub starts_at: DateTime<Utc>,
    /// Departure.
    pub ends_at: DateTime<Utc>,
    pub position: i32,
}

impl ActiveModelBehavior for ActiveModel {}
