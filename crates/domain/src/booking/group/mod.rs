//! Groups: one books the places, its people fill in their names by a link, guardians agree by another.
mod answer;
pub(crate) mod consent;
mod letters;
mod link;
mod name;
mod naming;

use chrono::NaiveDate;

use crate::event::{Event, EventView};

pub use answer::{answer_consent, look_at_consent};
pub use link::{look_at, renew_link, take_place};
pub use name::name_place;

/// What the page of a group's link shows. Names nobody.
#[derive(Debug, Clone)]
pub struct GroupLink {
    pub event: EventView,
    pub group_name: String,
    pub school: Option<String>,
    /// Places that have no name yet.
    pub free: i32,
    pub names_until: Option<chrono::DateTime<chrono::Utc>>,
    /// Whether it can still be filled in.
    pub open: bool,
}

/// The version of the text on the guardian's page.
pub const CONSENT_TEXT: &str = "2026-11";

/// What a guardian is asked.
#[derive(Debug, Clone)]
pub struct ConsentRequest {
    pub event: Event,
    pub cluster_name: String,
    /// The pupil's name; empty where a guardian has said no and nothing is kept of the pupil any more.
    pub name: String,
    pub birth_date: Option<NaiveDate>,
    /// What is booked: title, from, until.
    pub plan: Vec<(String, chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::Utc>)>,
    /// Companies that will see the name.
    pub companies: Vec<String>,
    pub state: super::place::PlaceConsent,
}
