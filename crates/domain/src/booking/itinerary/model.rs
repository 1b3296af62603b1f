use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

string_enum! {
    /// For whom an itinerary is.
    ItineraryKind {
        /// One person.
        Person = "person",
        /// A class, a team, several employees: its places are named at once or later.
        Group = "group",
    }
}

/// Everything that one person, or one group, has booked at one event: one ticket, one entry in the calendar. Its slots are bookings,
/// its people places.
///
/// What names people (from `account_id` to `note`, with places and wishes) is erased 12 months after the event; the rest stays as
/// figures.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "itinerary")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub cluster_id: Uuid,
    pub kind: ItineraryKind,
    /// Whose it is; none where a manager entered somebody without an account.
    pub account_id: Option<Uuid>,
    /// A teacher booked for this school.
    pub school_id: Option<Uuid>,
    /// A company booked for its employees.
    pub company_id: Option<Uuid>,
    /// Counted in this school's quota.
    pub quota_school_id: Option<Uuid>,
    /// How many places it has.
    pub size: i32,
    /// Who booked.
    pub name: Option<String>,
    pub mail: Option<String>,
    pub phone: Option<String>,
    /// "Klasse 8b"
    pub group_name: Option<String>,
    /// To the organiser.
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
    /// What a group's QR code says: checks all its places in.
    #[sea_orm(unique)]
    pub ticket: Option<String>,
    /// `/gruppe/{link_token}`: where the group's people fill in their names.
    #[sea_orm(unique)]
    pub link_token: Option<String>,
    /// Until when places are named; unnamed ones go back then.
    pub names_until: Option<DateTime<Utc>>,
    pub names_reminded_at: Option<DateTime<Utc>>,
    /// Rises with each change that is mailed; see RFC 5545, section 3.8.7.4.
    pub sequence: i32,
    /// When the last of its bookings ended by cancelling.
    pub cancelled_at: Option<DateTime<Utc>>,
    /// When the reminder of the day before was sent.
    pub reminded_at: Option<DateTime<Utc>>,
    pub anonymised_at: Option<DateTime<Utc>>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
