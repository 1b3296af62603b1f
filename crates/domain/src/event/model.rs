use chrono::{DateTime, Utc};
use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

string_enum! {
    /// What an event is. Competitions and programmes come later.
    EventKind {
        JobFair = "job_fair",
        JobTour = "job_tour",
        /// The cluster visits a class, or classes come: a visit or a circuit of stations.
        SchoolVisit = "school_visit",
        Seminar = "seminar",
        OpenDay = "open_day",
        GetTogether = "get_together",
    }
}

string_enum! {
    /// Where an event stands; see [`super::TRANSITIONS`].
    EventState {
        Draft = "draft",
        Published = "published",
        Running = "running",
        Done = "done",
        Cancelled = "cancelled",
    }
}

impl EventState {
    /// Whether everybody sees it.
    pub const fn is_public(self) -> bool {
        matches!(self, Self::Published | Self::Running | Self::Done | Self::Cancelled)
    }
}

string_enum! {
    /// How appointments (interviews, stops) are given.
    BookingMode {
        /// First come, first served.
        Direct = "direct",
        /// People rank companies until a day, then an allocation fills the slots.
        Wishes = "wishes",
    }
}

string_enum! {
    /// What happens when places come free that are too few for the group that waits first.
    WaitingRule {
        /// Nobody passes it: the places stay free until it fits.
        Strict = "strict",
        /// Smaller ones behind it may pass.
        Fit = "fit",
    }
}

/// Schools by id.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Schools(pub Vec<Uuid>);

/// Where stands are in a hall. Measures are in cells of a grid, of which a stand covers some.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct HallPlan {
    /// Cells from left to right, at most 60; 0 where there is no plan.
    pub width: u16,
    /// Cells from top to bottom, at most 60.
    pub height: u16,
    pub stands: Vec<Stand>,
}

/// A stand, or another area such as the entrance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stand {
    /// "A12"; unique within the plan, at most 32 characters.
    pub label: String,
    /// Whether an exhibitor can have it; otherwise the label says what it is.
    pub bookable: bool,
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

/// An edition of something with a date.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub series_id: Option<Uuid>,
    pub cluster_id: Uuid,
    pub kind: EventKind,
    pub state: EventState,
    /// Its address: `/veranstaltungen/{slug}`.
    #[sea_orm(unique)]
    pub slug: String,
    pub title: String,
    /// One or two sentences in plain text.
    pub summary: Option<String>,
    /// Markdown.
    #[sea_orm(column_type = "Text", nullable)]
    pub description: Option<String>,
    /// What you get out of it. Markdown.
    #[sea_orm(column_type = "Text", nullable)]
    pub benefit: Option<String>,
    /// What to bring.
    #[sea_orm(column_type = "Text", nullable)]
    pub bring: Option<String>,
    /// For whom, in words.
    pub audience: Option<String>,
    pub venue: Option<String>,
    pub street: Option<String>,
    pub postal_code: Option<String>,
    pub town: Option<String>,
    /// Of the postal code, unless a manager says better.
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    /// From when on people may sign up; at once where it is not set.
    pub opens_at: Option<DateTime<Utc>>,
    /// Until when; until the slot begins where it is not set.
    pub closes_at: Option<DateTime<Utc>>,
    /// Until when people may cancel by themselves; until it begins where it is not set.
    pub cancel_until: Option<DateTime<Utc>>,
    /// Whose people may sign up before everybody else.
    pub first_schools: Schools,
    /// Until when only these.
    pub first_until: Option<DateTime<Utc>>,
    /// The most people of one school.
    pub school_most: Option<i32>,
    /// Below this age a guardian must agree to the visit; none where nobody has to. Appointments with a company need it below 16
    /// in any case (P1).
    pub consent_below: Option<i32>,
    pub mode: BookingMode,
    /// Until when wishes may be made; with [`BookingMode::Wishes`] only.
    pub wishes_until: Option<DateTime<Utc>>,
    /// How many companies one person may wish for.
    pub wishes_most: i32,
    /// How many appointments one person gets at most, by wish or directly.
    pub appointments_most: i32,
    /// Published before the allocation runs, so that anybody can do it again.
    pub allocation_seed: Option<i64>,
    pub allocation_digest: Option<String>,
    pub allocated_at: Option<DateTime<Utc>>,
    pub waiting_rule: WaitingRule,
    /// Whoever moves up must confirm within so many hours; none where they simply have the place.
    pub offer_hours: Option<i32>,
    pub hall_plan: HallPlan,
    /// The edition that it was made from.
    pub copied_from: Option<Uuid>,
    #[sea_orm(column_type = "Text", nullable)]
    pub cancel_reason: Option<String>,
    pub published_at: Option<DateTime<Utc>>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
