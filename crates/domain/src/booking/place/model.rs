use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

string_enum! {
    /// Whether a guardian has agreed to the visit.
    PlaceConsent {
        NotNeeded = "not_needed",
        /// Nobody knows yet who it is.
        Unknown = "unknown",
        Requested = "requested",
        Given = "given",
        Refused = "refused",
    }
}

/// An answer to a question of the event, in the form that its kind says: a text, a number, `true`, a date, a list of choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceAnswer {
    pub question_id: Uuid,
    pub value: serde_json::Value,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct PlaceAnswers(pub Vec<PlaceAnswer>);

/// One person of an itinerary, named at once or later.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "booking_place")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub itinerary_id: Uuid,
    pub event_id: Uuid,
    /// From 1 on within the itinerary.
    pub number: i32,
    pub account_id: Option<Uuid>,
    pub name: Option<String>,
    /// Where this person's own ticket goes.
    pub mail: Option<String>,
    pub birth_date: Option<NaiveDate>,
    pub school: Option<String>,
    pub school_year: Option<String>,
    pub answers: PlaceAnswers,
    /// What the QR code says, and what is typed at the door: 16 characters of Crockford's base 32.
    #[sea_orm(unique)]
    pub ticket: Option<String>,
    pub consent: PlaceConsent,
    pub guardian_mail: Option<String>,
    /// Hash of the token in the guardian's link.
    #[sea_orm(unique)]
    pub consent_token_hash: Option<String>,
    /// The version of the text that was agreed to.
    pub consent_text: Option<String>,
    pub consent_at: Option<DateTime<Utc>>,
    pub named_at: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}
