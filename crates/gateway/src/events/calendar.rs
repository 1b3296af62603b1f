use axum::{extract::State, response::Response};
use lotse_calendar::{Appointment, Entry, Feed};
use lotse_domain::event::{self, EventState};
use lotse_web_kit::{Path, Reply};
use uuid::Uuid;

use crate::{GatewayState, calendar, paths, responses};

/// Read an event as a calendar file
#[utoipa::path(
    get,
    path = "/api/v1/events/{id}/calendar",
    tag = "events",
    operation_id = "show_event_calendar",
    params(("id" = Uuid, Path, description = "Its id.")),
    responses(
        (status = 200, description = "The calendar (RFC 5545).", body = String, content_type = "text/calendar"),
        responses::Keyed, responses::Ours
    )
)]
pub(crate) async fn show(State(state): State<GatewayState>, Path(id): Path<Uuid>) -> Reply<Response> {
    let event = event::find_public(&state.db, &*state.clock, id).await?.event;
    let appointment = Appointment {
        uid: format!("event-{}@lotse", event.id),
        sequence: u32::try_from(event.version).unwrap_or(0),
        start: event.starts_at,
        end: event.ends_at,
        summary: event.title.clone(),
        description: event.summary.clone(),
        location: calendar::location(&event),
        geo: calendar::geo(&event),
        url: Some(format!("{}{}", state.auth.public_url, paths::event_page(&event.slug))),
        organiser: None,
    };
    let entry = Entry {
        appointment,
        cancelled: event.state == EventState::Cancelled,
        last_modified: event.updated_at,
    };
    let feed = Feed { name: event.title.clone(), description: None, entries: vec![entry] };
    Ok(calendar::file(&event.slug, feed.text(state.clock.now()), "public, max-age=300"))
}
