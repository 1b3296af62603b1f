//! Events for calendars: one at a time, and all that are to come under one address (RFC 5545).
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use lotse_calendar::{Appointment, Entry, Feed};
use lotse_domain::{
    event::{self, Event, EventFilter, EventState},
    page::PageRequest,
};

use super::card::path;
use crate::{PortalState, error::Result, site::Site};

/// So many events stand in a feed.
const MOST: usize = 300;

/// Everything that is to come in this portal.
pub(super) async fn feed(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let cluster_id = site.cluster.as_ref().map(|cluster| cluster.id);
    let filter = EventFilter { cluster_id, ..EventFilter::default() };
    let (mut entries, mut after) = (Vec::new(), None);
    loop {
        let page =
            event::list_public(&state.db, &*state.clock, &filter, PageRequest::new(after, Some(100))).await?;
        entries.extend(page.items.iter().map(|card| entry(&site, &card.event)));
        after = page.next;
        if after.is_none() || entries.len() >= MOST {
            break;
        }
    }
    let feed = Feed {
        name: site.lang.with("event-feed-name", [("name", site.name().to_owned())]),
        description: Some(site.lang.t("events-intro")),
        entries,
    };
    let text = feed.text(state.clock.now());
    Ok(([(header::CACHE_CONTROL, "public, max-age=900")], file("veranstaltungen", text)).into_response())
}

/// One event.
pub(super) fn single(state: &PortalState, site: &Site, event: &Event) -> Response {
    let feed = Feed { name: event.title.clone(), description: None, entries: vec![entry(site, event)] };
    file(&event.slug, feed.text(state.clock.now()))
}

/// The answer with a calendar in it.
pub(crate) fn file(name: &str, text: String) -> Response {
    let disposition = format!("inline; filename=\"{name}.ics\"");
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    (headers, text).into_response()
}

/// Venue, street, postal code and town in one line.
pub(crate) fn location(event: &Event) -> Option<String> {
    let line = address(event).join(", ");
    (!line.is_empty()).then_some(line)
}

/// Venue, street, postal code and town, as far as they are known.
pub(crate) fn address(event: &Event) -> Vec<String> {
    let town: Vec<&str> =
        [event.postal_code.as_deref(), event.town.as_deref()].into_iter().flatten().collect();
    let lines = [event.venue.clone(), event.street.clone(), Some(town.join(" "))];
    lines.into_iter().flatten().filter(|line| !line.is_empty()).collect()
}

/// Its coordinates, where they are known.
pub(crate) fn geo(event: &Event) -> Option<(f64, f64)> {
    event.latitude.zip(event.longitude)
}

fn entry(site: &Site, event: &Event) -> Entry {
    Entry {
        appointment: Appointment {
            uid: format!("event-{}@lotse", event.id),
            sequence: u32::try_from(event.version).unwrap_or(0),
            start: event.starts_at,
            end: event.ends_at,
            summary: event.title.clone(),
            description: event.summary.clone(),
            location: location(event),
            geo: geo(event),
            url: Some(site.public(site.lang, &path(event))),
            organiser: None,
        },
        cancelled: event.state == EventState::Cancelled,
        last_modified: event.updated_at,
    }
}
