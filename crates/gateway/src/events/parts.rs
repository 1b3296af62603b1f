//! What is shown of an event beside something else.
use chrono::{DateTime, Utc};
use lotse_domain::event::{CompanyRef, Event, EventKind, EventState, meeting::Meeting};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{paths, vacancies::CompanyRefOut, words};

/// A company at an event.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventCompany)]
pub(crate) struct EventCompanyOut {
    id: Uuid,
    #[serde(flatten)]
    company: CompanyRefOut,
}

impl From<CompanyRef> for EventCompanyOut {
    fn from(CompanyRef { id, slug, name }: CompanyRef) -> Self {
        Self { id, company: CompanyRefOut::new(name, slug) }
    }
}

/// An event, as it is named beside something else.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventRef)]
pub(crate) struct EventRefOut {
    id: Uuid,
    slug: String,
    /// Address of all its fields.
    url: String,
    /// Address of its page.
    path: String,
    title: String,
    #[schema(value_type = words::EventKindDescribed)]
    kind: EventKind,
    #[schema(value_type = words::EventStateDescribed)]
    state: EventState,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    venue: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    town: Option<String>,
}

impl From<&Event> for EventRefOut {
    fn from(event: &Event) -> Self {
        Self {
            id: event.id,
            url: paths::event(event.id),
            path: paths::event_page(&event.slug),
            slug: event.slug.clone(),
            title: event.title.clone(),
            kind: event.kind,
            state: event.state,
            starts_at: event.starts_at,
            ends_at: event.ends_at,
            venue: event.venue.clone(),
            town: event.town.clone(),
        }
    }
}

/// A date within a slot: a stop of a bus, a station of a group.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventMeeting)]
pub(crate) struct MeetingOut {
    id: Uuid,
    slot_id: Uuid,
    title: String,
    /// What happens there. Markdown as it was handed in: make it safe before you show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    /// Arrival.
    starts_at: DateTime<Utc>,
    /// Departure.
    ends_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    company_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    company: Option<EventCompanyOut>,
    /// The same for all groups that come to a station.
    #[serde(skip_serializing_if = "Option::is_none")]
    station_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    street: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    town: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    latitude: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    longitude: Option<f64>,
}

impl MeetingOut {
    pub(crate) fn new(meeting: Meeting, company: Option<CompanyRef>) -> Self {
        let Meeting {
            id,
            // Named by what is around it.
            event_id: _,
            slot_id,
            company_id,
            station_id,
            // How it was made.
            rotates: _,
            title,
            description,
            place,
            street,
            postal_code,
            town,
            latitude,
            longitude,
            starts_at,
            ends_at,
            // They come in their order.
            position: _,
        } = meeting;
        Self {
            id,
            slot_id,
            title,
            description,
            starts_at,
            ends_at,
            company_id,
            company: company.map(Into::into),
            station_id,
            place,
            street,
            postal_code,
            town,
            latitude,
            longitude,
        }
    }
}

impl From<(Meeting, Option<CompanyRef>)> for MeetingOut {
    fn from((meeting, company): (Meeting, Option<CompanyRef>)) -> Self {
        Self::new(meeting, company)
    }
}
