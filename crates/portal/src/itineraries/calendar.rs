//! What somebody has booked, for their calendar: one at a time, and all of it by a secret address.
use axum::{
    extract::{Path, State},
    http::{HeaderName, HeaderValue},
    response::Response,
};
use lotse_calendar::{Appointment, Entry, Feed};
use lotse_domain::booking::{
    BookingState, calendar,
    own::{BookingView, ItineraryView},
};
use lotse_web_kit::auth::Form;
use uuid::Uuid;

use super::page::{own_at, path};
use crate::{
    PortalState,
    desk::At,
    error::{PortalError, Result},
    events::{file, geo, location, when},
    form::{Block, FormPage},
    language::Lang,
    site::Site,
};

/// One itinerary.
pub(super) async fn single(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let (_, view) = own_at(&state, &site, &at).await?;
    let feed = Feed {
        name: view.event.title.clone(),
        description: None,
        entries: entry(&site, &view).into_iter().collect(),
    };
    Ok(file(&view.event.slug, feed.text(state.clock.now())))
}

/// Everything of whoever has this address.
pub(super) async fn secret(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let token = at.get("token").and_then(|name| name.strip_suffix(".ics")).ok_or(PortalError::NotFound)?;
    let (_, all) = calendar::look_at(&state.db, &*state.clock, token).await?;
    let feed = Feed {
        name: site.lang.t("calendar-name"),
        description: None,
        entries: all.iter().filter_map(|view| entry(&site, view)).collect(),
    };
    let mut answer = file("lotse", feed.text(state.clock.now()));
    answer.headers_mut().insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    Ok(answer)
}

/// One entry for everything that is booked at an event, as in the mails; struck out once nothing is left. None for what was never
/// sure.
fn entry(site: &Site, view: &ItineraryView) -> Option<Entry> {
    let (lang, event, itinerary) = (site.lang, &view.event, &view.itinerary);
    let good: Vec<&BookingView> = view.bookings.iter().filter(|it| counts(it.booking.state)).collect();
    let cancelled = good.is_empty();
    if cancelled && itinerary.cancelled_at.is_none() {
        return None;
    }
    let lines: Vec<&BookingView> = if cancelled { view.bookings.iter().collect() } else { good };
    let start = lines.iter().map(|it| it.slot.starts_at).min()?;
    let end = lines.iter().map(|it| it.slot.ends_at).max()?;
    let changed = lines.iter().map(|it| it.booking.updated_at).max()?;
    Some(Entry {
        appointment: Appointment {
            uid: uid(itinerary.id),
            sequence: u32::try_from(itinerary.sequence).unwrap_or(0),
            start,
            end,
            summary: event.title.clone(),
            description: Some(description(lang, &lines)),
            location: location(event),
            geo: geo(event),
            url: Some(site.public(lang, &path(itinerary.id, ""))),
            organiser: None,
        },
        cancelled,
        last_modified: changed.max(event.updated_at),
    })
}

/// Whether somebody is to be there, or was.
fn counts(state: BookingState) -> bool {
    matches!(state, BookingState::Confirmed | BookingState::Attended | BookingState::Missed)
}

/// A line for each thing, with its stops below.
fn description(lang: Lang, lines: &[&BookingView]) -> String {
    let mut text = Vec::new();
    for it in lines {
        let place = it.slot.place.as_deref().map(|place| format!(", {place}")).unwrap_or_default();
        let hours = when::hours(lang, it.slot.starts_at, it.slot.ends_at);
        text.push(format!("{hours} {}{place}", it.slot.title));
        for (meeting, _) in &it.meetings {
            let hours = when::hours(lang, meeting.starts_at, meeting.ends_at);
            text.push(format!("- {hours} {}", meeting.title));
        }
    }
    text.join("\n")
}

/// The name in calendars, the same as in the mails.
fn uid(itinerary_id: Uuid) -> String {
    format!("itinerary-{itinerary_id}@lotse")
}

fn page(site: &Site) -> FormPage {
    let lang = site.lang;
    FormPage::new(site, lang.t("calendar-title"))
        .below("/mein/anmeldungen", lang.t("bookings-title"))
        .intro(lang.t("calendar-intro"))
}

/// Nothing is made before it is asked for.
pub(super) async fn explain(site: Site) -> Result<Response> {
    site.visit.actor.signed_in()?;
    page(&site).form(Block::new("/mein/kalender", site.lang.t("calendar-show"))).show()
}

pub(super) async fn show(State(state): State<PortalState>, site: Site, Form(_): Form) -> Result<Response> {
    let actor = &site.visit.actor;
    actor.signed_in()?;
    let token = calendar::token(&state.db, &*state.clock, &state.auth.secrets, actor).await?;
    with_address(&site, &token)
}

pub(super) async fn renew(State(state): State<PortalState>, site: Site, Form(_): Form) -> Result<Response> {
    let actor = &site.visit.actor;
    actor.signed_in()?;
    let token = calendar::renew(&state.db, &*state.clock, &state.auth.secrets, actor).await?;
    with_address(&site, &token)
}

fn with_address(site: &Site, token: &str) -> Result<Response> {
    let lang = site.lang;
    let address = site.public(lang, &format!("/kalender/{token}.ics"));
    let site = site.clone().answering_for("/mein/kalender");
    page(&site)
        .form(
            Block::new("/mein/kalender/neu", lang.t("calendar-renew"))
                .text(address)
                .text(lang.t("calendar-how"))
                .text(lang.t("calendar-renew-text"))
                .quiet(),
        )
        .show()
}
