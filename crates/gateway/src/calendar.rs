//! Calendar files (RFC 5545).
use axum::{
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};
use lotse_domain::event::Event;

/// A calendar; `caching` says who may keep it.
pub(crate) fn file(name: &str, text: String, caching: &'static str) -> Response {
    let headers: [(HeaderName, String); 3] = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}.ics\"")),
        (header::CACHE_CONTROL, caching.to_owned()),
    ];
    (headers, text).into_response()
}

/// Venue, street, postal code and town in one line.
pub(crate) fn location(event: &Event) -> Option<String> {
    let town: Vec<&str> =
        [event.postal_code.as_deref(), event.town.as_deref()].into_iter().flatten().collect();
    let town = town.join(" ");
    let parts: Vec<&str> = [event.venue.as_deref(), event.street.as_deref(), Some(town.as_str())]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Its coordinates, where they are known.
pub(crate) fn geo(event: &Event) -> Option<(f64, f64)> {
    event.latitude.zip(event.longitude)
}
