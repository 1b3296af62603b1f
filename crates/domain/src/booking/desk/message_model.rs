use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

string_enum! {
    /// To whom a manager writes.
    MessageAudience {
        /// Everyone who has a place or waits.
        All = "all",
        Confirmed = "confirmed",
        Waiting = "waiting",
        /// Those who have not come, after the event has begun.
        Missed = "missed",
        /// The companies that exhibit.
        Exhibitors = "exhibitors",
    }
}

/// A message that was mailed to the people of an event.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event_message")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub cluster_id: Uuid,
    pub subject: String,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    pub audience: MessageAudience,
    /// Only those of this slot.
    pub slot_id: Option<Uuid>,
    /// How many mails it became.
    pub receivers: i32,
    pub sent_by: Option<Uuid>,
    pub sent_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
