//! The last page: what is booked, and what happens next.
use askama::Template;
use axum::{http::header, response::Response};
use lotse_domain::{
    DomainError,
    booking::{self, Booked, BookingState, own::ItineraryView},
    session::NewSession,
};
use lotse_web_kit::auth::Cookies;

use crate::{
    PortalState,
    desk::inner_page,
    error::Result,
    events::{location, when},
    itineraries::{PlanEntry, of_bookings},
    language::Lang,
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "booking/done.html")]
struct DonePage {
    page: Page,
    line: Option<String>,
    place: Option<String>,
    plan: Vec<PlanEntry>,
    /// What happens next, as (what, text).
    next: Vec<(String, String)>,
    own: String,
    own_label: String,
    calendar: Option<String>,
    /// The session has begun with this answer.
    signed_in: bool,
}

/// Drawn at once instead of leading on to a page: what is sent again by a reload does nothing. With a session where one has just
/// begun.
pub(super) async fn page(
    state: &PortalState,
    site: Site,
    booked: &Booked,
    session: Option<&NewSession>,
) -> Result<Response> {
    let own = format!("/mein/anmeldungen/{}", booked.itinerary_id);
    let site = match session {
        Some(session) => site.entered(state, session, &own).await?,
        None => site.answering_for(&own),
    };
    let lang = site.lang;
    let found = booking::own::find(&state.db, &*state.clock, &site.visit.actor, booked.itinerary_id).await;
    let view = match found {
        Ok(view) => Some(view),
        // Confirmed before, in a browser that is not signed in; or a second factor is still to be shown.
        Err(DomainError::NotFound { .. } | DomainError::Unauthenticated | DomainError::SecondFactor) => None,
        Err(error) => return Err(error.into()),
    };
    let waits = !booked.bookings.is_empty()
        && booked.bookings.iter().all(|slot| slot.state == BookingState::Waitlisted);
    let group = booked.link_token.is_some();
    let title = match (booked.awaits_guardian, waits, group) {
        (true, ..) => "booked-title-guardian",
        (_, true, _) => "booked-title-waiting",
        (_, _, true) => "booked-title-group",
        _ => "booked-title",
    };
    let line = view.as_ref().map(|view| {
        let when = when::whole(lang, view.event.starts_at, view.event.ends_at);
        lang.with("booking-line", [("title", view.event.title.clone()), ("day", when)])
    });
    let mut answer = html(&DonePage {
        page: inner_page(&site, lang.t(title)),
        line,
        place: view.as_ref().and_then(|view| location(&view.event)),
        plan: view.as_ref().map(|view| of_bookings(&site, &view.bookings, None)).unwrap_or_default(),
        next: next(lang, booked, waits, view.as_ref()),
        calendar: view.as_ref().map(|_| site.href(&format!("{own}/kalender.ics"))),
        own: site.href(&own),
        own_label: lang.t(if group { "booked-open-group" } else { "booked-open" }),
        signed_in: session.is_some(),
    })?;
    if let Some(session) = session {
        let cookie = Cookies::of(&state.auth).keep_session(&session.token).header();
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(answer)
}

fn next(lang: Lang, booked: &Booked, waits: bool, view: Option<&ItineraryView>) -> Vec<(String, String)> {
    let step = |what: &str| (lang.word("booked-next", what), lang.word("booked-then", what));
    let mut steps = Vec::new();
    if booked.awaits_guardian {
        steps.push(step("guardian"));
    }
    if booked.link_token.is_some() {
        steps.push(step("names"));
    }
    if waits || booked.bookings.iter().any(|slot| slot.state == BookingState::Waitlisted) {
        steps.push(step("waiting"));
    }
    if view.is_some_and(|view| view.wishes.iter().any(|(wish, _)| wish.outcome.is_none())) {
        steps.push(step("wishes"));
    }
    if !waits {
        steps.push(step("mail"));
    }
    steps.push(step("change"));
    steps
}
