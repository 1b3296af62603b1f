//! What everybody sees of events. Nothing here is personal.
mod card;
mod companies;
mod list;
mod search;
mod whole;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Event, EventKind,
    exhibitor::Exhibitor,
    meeting::Meeting,
    question::{EventQuestion, option::EventOption},
    series::EventSeries,
    slot::{Layer, Slot},
};
use crate::booking::Reason;

pub(crate) use companies::{active_of, company_refs};
pub use list::{list_of_company, list_public};
pub use search::{EventSearchView, search_views};
pub(crate) use whole::{Seen, view};
pub use whole::{find_public, find_public_by_slug};

/// A company, as it is named beside something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyRef {
    pub id: Uuid,
    pub slug: String,
    pub name: String,
}

#[derive(Debug, Clone)]
pub struct SlotView {
    pub slot: Slot,
    pub company: Option<CompanyRef>,
    /// Dates within it, in time order.
    pub meetings: Vec<(Meeting, Option<CompanyRef>)>,
    /// How many bookings wait.
    pub waiting: u64,
    /// Why it cannot be booked now by somebody of no known school; none where it can, or where one can wait.
    pub closed: Option<Reason>,
}

#[derive(Debug, Clone)]
pub struct ExhibitorView {
    pub exhibitor: Exhibitor,
    pub company: CompanyRef,
    /// Those of its vacancies that are published: id, title, slug of the page's address.
    pub vacancies: Vec<(Uuid, String, String)>,
}

/// An event with everything that its page shows.
#[derive(Debug, Clone)]
pub struct EventView {
    pub event: Event,
    pub series: Option<EventSeries>,
    pub cluster_name: String,
    pub cluster_slug: String,
    /// In time order; cancelled ones are left out.
    pub slots: Vec<SlotView>,
    /// Admitted ones by name.
    pub exhibitors: Vec<ExhibitorView>,
    /// Asked at present, by position.
    pub questions: Vec<EventQuestion>,
    pub options: Vec<EventOption>,
    /// Schools of the cluster, to choose one's own: id, name, town.
    pub schools: Vec<(Uuid, String, Option<String>)>,
}

impl EventView {
    /// What of a person is asked: whether a birth date is needed, for a guardian may have to agree.
    pub fn asks_birth_date(&self) -> bool {
        let meets = |slot: &Slot| slot.company_id.is_some() && slot.kind.layer() == Some(Layer::Appointment);
        self.event.consent_below.is_some() || self.slots.iter().any(|view| meets(&view.slot))
    }
}

/// An event in a list.
#[derive(Debug, Clone)]
pub struct EventCard {
    pub event: Event,
    pub cluster_name: String,
    pub cluster_slug: String,
    /// Admitted exhibitors, or companies of its slots and stops.
    pub companies: u64,
    /// Free places of the slots that everybody may book; none where nothing is booked (an open door).
    pub free: Option<i32>,
    /// Whether some slot can be booked now, or waited for.
    pub open: bool,
}

/// Which events.
#[derive(Debug, Clone, Default)]
pub struct EventFilter {
    pub cluster_id: Option<Uuid>,
    pub kind: Option<EventKind>,
    pub company_id: Option<Uuid>,
    pub series_id: Option<Uuid>,
    /// Over by now, latest first; otherwise those to come, next first.
    pub past: bool,
    pub from: Option<DateTime<Utc>>,
    pub until: Option<DateTime<Utc>>,
}
