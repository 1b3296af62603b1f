use chrono::{DateTime, Utc};
use lotse_domain::{
    event::{Event, EventCard, EventKind, slot::SlotKind},
    page::Page,
};
use lotse_search::{EventDate, EventHit};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::input::cursor;
use crate::{clusters::ClusterRefOut, paths, words};

/// A page of events.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Events)]
pub(super) struct EventsOut {
    items: Vec<EventItemOut>,
    /// Asks for the next page, as `after`; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<String>,
}

/// An event in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventItem)]
struct EventItemOut {
    id: Uuid,
    slug: String,
    /// Address of all its fields.
    url: String,
    /// Address of its page.
    path: String,
    title: String,
    #[schema(value_type = words::EventKindDescribed)]
    kind: EventKind,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    venue: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    town: Option<String>,
    cluster: ClusterRefOut,
    /// One or two sentences; not with `q`, like the three below.
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    /// How many companies are there.
    #[serde(skip_serializing_if = "Option::is_none")]
    companies: Option<u64>,
    /// Free places that everybody may book; absent where nothing is booked.
    #[serde(skip_serializing_if = "Option::is_none")]
    free: Option<i32>,
    /// Whether something can be booked now, or waited for.
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<bool>,
    /// With `q`: the date that fits best, where the words meant one.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<EventDateOut>,
}

/// A date within an event that was found.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventDate)]
struct EventDateOut {
    /// The slot, also where a meeting of it is meant.
    slot_id: Uuid,
    #[schema(value_type = words::SlotKindDescribed)]
    kind: SlotKind,
    title: String,
    /// Name of the company.
    #[serde(skip_serializing_if = "Option::is_none")]
    company: Option<String>,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
}

impl From<Page<EventCard, (DateTime<Utc>, Uuid)>> for EventsOut {
    fn from(Page { items, next }: Page<EventCard, (DateTime<Utc>, Uuid)>) -> Self {
        Self { items: items.into_iter().map(Into::into).collect(), next: next.map(cursor) }
    }
}

impl From<Vec<EventHit>> for EventsOut {
    fn from(hits: Vec<EventHit>) -> Self {
        Self { items: hits.into_iter().map(Into::into).collect(), next: None }
    }
}

impl From<EventCard> for EventItemOut {
    fn from(EventCard { event, cluster_name, cluster_slug, companies, free, open }: EventCard) -> Self {
        let Event { id, slug, title, kind, starts_at, ends_at, venue, town, summary, .. } = event;
        Self {
            id,
            url: paths::event(id),
            path: paths::event_page(&slug),
            slug,
            title,
            kind,
            starts_at,
            ends_at,
            venue,
            town,
            cluster: ClusterRefOut::new(cluster_name, cluster_slug),
            summary,
            companies: Some(companies),
            free,
            open: Some(open),
            date: None,
        }
    }
}

impl From<EventHit> for EventItemOut {
    fn from(hit: EventHit) -> Self {
        let EventHit {
            event_id: id,
            slug,
            title,
            kind,
            starts_at,
            ends_at,
            venue,
            town,
            cluster_slug,
            cluster_name,
            // Nobody asks around a place here.
            distance_km: _,
            date,
        } = hit;
        Self {
            id,
            url: paths::event(id),
            path: paths::event_page(&slug),
            slug,
            title,
            kind,
            starts_at,
            ends_at,
            venue,
            town,
            cluster: ClusterRefOut::new(cluster_name, cluster_slug),
            summary: None,
            companies: None,
            free: None,
            open: None,
            date: date.map(Into::into),
        }
    }
}

impl From<EventDate> for EventDateOut {
    fn from(EventDate { slot_id, kind, title, company, starts_at, ends_at }: EventDate) -> Self {
        Self { slot_id, kind, title, company, starts_at, ends_at }
    }
}
