//! The event for search engines: a schema.org `Event` in JSON-LD.
use lotse_domain::event::{EventState, EventView};
use serde_json::{Map, Value, json};

use super::calendar::geo;

/// The object, as text that may stand inside a `script` element: every `<`, `>` and `&` is written as an escape, so that nothing in
/// it ends the element.
pub(super) fn json_ld(view: &EventView, url: &str) -> String {
    let event = &view.event;
    let mut it = Map::new();
    let mut put = |name: &str, value: Value| it.insert(name.to_owned(), value);
    put("@context", json!("https://schema.org"));
    put("@type", json!("Event"));
    put("name", json!(event.title));
    put("url", json!(url));
    put("startDate", json!(event.starts_at));
    put("endDate", json!(event.ends_at));
    put("eventAttendanceMode", json!("https://schema.org/OfflineEventAttendanceMode"));
    let status = match event.state {
        EventState::Cancelled => "https://schema.org/EventCancelled",
        _ => "https://schema.org/EventScheduled",
    };
    put("eventStatus", json!(status));
    put("isAccessibleForFree", json!(true));
    put("organizer", json!({ "@type": "Organization", "name": view.cluster_name }));
    if let Some(summary) = &event.summary {
        put("description", json!(summary));
    }
    if let Some(location) = location(view) {
        put("location", location);
    }
    let performers: Vec<Value> = view
        .exhibitors
        .iter()
        .map(|exhibitor| json!({ "@type": "Organization", "name": exhibitor.company.name }))
        .collect();
    if !performers.is_empty() {
        put("performer", json!(performers));
    }
    Value::Object(it).to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn location(view: &EventView) -> Option<Value> {
    let event = &view.event;
    let mut address = json!({ "@type": "PostalAddress", "addressCountry": "DE" });
    let parts = [
        ("streetAddress", &event.street),
        ("postalCode", &event.postal_code),
        ("addressLocality", &event.town),
    ];
    let known = parts.iter().any(|(_, value)| value.is_some()) || event.venue.is_some();
    for (name, value) in parts {
        if let Some(value) = value {
            address[name] = json!(value);
        }
    }
    let mut place = json!({ "@type": "Place", "address": address });
    if let Some(venue) = &event.venue {
        place["name"] = json!(venue);
    }
    if let Some((latitude, longitude)) = geo(event) {
        place["geo"] = json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude });
    }
    known.then_some(place)
}
