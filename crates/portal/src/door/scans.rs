//! What a device hands over later: many scans at once, as JSON in a field of a form with its token.
use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use lotse_domain::booking::check_in::{self, Scan, Scanned};
use serde::Deserialize;
use serde_json::json;

use super::list::Door;
use crate::{PortalState, error::Result, event_desk::Case, site::Site};

/// The most of one call; the domain says the same.
const MOST: usize = 200;

#[derive(Deserialize)]
struct Kept {
    ticket: String,
    #[serde(default)]
    door: String,
    #[serde(default)]
    at: Option<String>,
    #[serde(default)]
    undo: bool,
}

fn wrong(why: &str) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "error": why }))).into_response()
}

/// A moment as a device writes it; its own clock may be wrong, so that what cannot be read is now.
fn moment(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text).ok().map(|at| at.with_timezone(&Utc))
}

pub(super) fn scan(ticket: &str, door: Door, device: Option<String>, undo: bool) -> Scan {
    let Door { slot, meeting } = door;
    Scan { ticket: ticket.to_owned(), slot_id: slot, meeting_id: meeting, at: None, device, undo }
}

pub(super) async fn take(
    state: &PortalState,
    site: &Site,
    case: &Case,
    scans: &str,
    device: Option<String>,
) -> Result<Response> {
    let Ok(kept) = serde_json::from_str::<Vec<Kept>>(scans) else {
        return Ok(wrong("the field scans must be a list of scans as JSON"));
    };
    if kept.len() > MOST {
        return Ok(wrong("the field scans takes at most 200 scans"));
    }
    let scans = kept.into_iter().map(|kept| Scan {
        at: kept.at.as_deref().and_then(moment),
        ..scan(&kept.ticket, Door::read(&kept.door), device.clone(), kept.undo)
    });
    let (actor, id) = (&site.visit.actor, case.event().id);
    let done = check_in::check_in(&state.db, &*state.clock, actor, id, scans.collect()).await?;
    let items: Vec<_> = done
        .into_iter()
        .map(|scanned| {
            let Scanned { outcome, place_id, name, group_name, school, people, at, booked } = scanned;
            json!({
                "outcome": outcome.as_str(), "place": place_id, "name": name, "group": group_name,
                "school": school, "people": people, "at": at, "booked": booked,
            })
        })
        .collect();
    Ok(Json(json!({ "items": items })).into_response())
}
