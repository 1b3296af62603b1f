//! One sign-up: its plan, its people, and what can be done about it.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    booking::{
        self, BookingState,
        own::{BookingView, ItineraryView},
    },
    event::EventState,
};

use super::{
    count,
    list::{is_warm, name_of},
    moment,
    numbers::title,
    people::{PersonRow, school_of},
    slot_time,
};
use crate::{
    PortalState,
    desk::{At, Desk, id_at, inner_page},
    error::{PortalError, Result},
    event_desk::{Case, EventHead},
    form::{Mistakes, Notice, Refusal},
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "booking_desk/one.html")]
pub(super) struct One {
    page: Page,
    desk: Desk,
    head: EventHead,
    notice: Option<Notice>,
    mistakes: Mistakes,
    back: String,
    name: String,
    /// What is known about it, by label.
    facts: Vec<(String, String)>,
    bookings: Vec<Row>,
    wishes: Vec<String>,
    people: Vec<PersonRow>,
    /// Cancels all of it.
    cancel: Option<String>,
}

/// One slot that it has.
struct Row {
    title: String,
    when: String,
    place: Option<String>,
    state: String,
    warm: bool,
    ended: bool,
    notes: Vec<String>,
    move_to: Option<String>,
    let_in: Option<String>,
    cancel: Option<String>,
}

/// The sign-up of an address; one of another event is none.
pub(super) async fn found(state: &PortalState, site: &Site, case: &Case, at: &At) -> Result<ItineraryView> {
    let id = id_at(at, "itinerary")?;
    let view = booking::own::find(&state.db, &*state.clock, &site.visit.actor, id).await?;
    if view.event.id == case.event().id { Ok(view) } else { Err(PortalError::NotFound) }
}

/// The path of its page, or of one below.
pub(super) fn path(view: &ItineraryView, rest: &str) -> String {
    format!("/anmeldungen/{}{rest}", view.itinerary.id)
}

/// Whether something can still be changed: also while the event runs.
fn is_open(case: &Case) -> bool {
    matches!(case.event().state, EventState::Published | EventState::Running)
}

fn row(site: &Site, case: &Case, view: &ItineraryView, one: &BookingView) -> Row {
    let (lang, booking) = (site.lang, &one.booking);
    let mut notes = Vec::new();
    match booking.state {
        BookingState::Waitlisted => notes.extend(one.ahead.map(|ahead| lang.count("bdesk-ahead", ahead))),
        BookingState::Held | BookingState::Offered => notes
            .extend(booking.held_until.map(|until| lang.with("bdesk-until", [("day", moment(lang, until))]))),
        BookingState::Cancelled => {
            notes.extend(booking.end_reason.map(|reason| lang.word("end-reason", reason.as_str())));
        }
        BookingState::Confirmed | BookingState::Attended | BookingState::Missed => {}
    }
    let live = booking.state.is_live() && is_open(case);
    let to = |rest: String| site.href(&case.path(&path(view, &rest)));
    let known = case.view.slots.iter().find(|known| known.slot.id == one.slot.id);
    Row {
        title: known.map_or_else(|| one.slot.title.clone(), title),
        when: slot_time(lang, case.event(), &one.slot),
        place: one.slot.place.clone(),
        state: lang.word("booking-state", booking.state.as_str()),
        warm: is_warm(booking.state),
        ended: booking.state == BookingState::Cancelled,
        notes,
        move_to: live.then(|| to(format!("/verlegen/{}", booking.id))),
        let_in: (live && is_warm(booking.state)).then(|| to(format!("/vorziehen/{}", booking.id))),
        cancel: live.then(|| to(format!("/absagen?anmeldung={}", booking.id))),
    }
}

fn facts(site: &Site, case: &Case, view: &ItineraryView) -> Vec<(String, String)> {
    let (lang, itinerary) = (site.lang, &view.itinerary);
    let company = itinerary.company_id.and_then(|id| {
        let known = case.view.exhibitors.iter().find(|line| line.company.id == id);
        known.map(|line| line.company.name.clone())
    });
    let size = itinerary.group_name.as_ref().map(|_| lang.count("bdesk-people", count(itinerary.size)));
    let names_until = itinerary.names_until.map(|until| moment(lang, until));
    [
        ("bdesk-contact", itinerary.name.clone()),
        ("bdesk-phone", itinerary.phone.clone()),
        ("bdesk-size", size),
        ("bdesk-school", school_of(case, itinerary)),
        ("bdesk-company", company),
        ("bdesk-names-until", names_until),
        ("bdesk-booked-at", Some(moment(lang, itinerary.created_at))),
        ("bdesk-note", itinerary.note.clone()),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some((lang.t(key), value?)))
    .collect()
}

impl One {
    pub(super) fn new(site: &Site, case: &Case, view: &ItineraryView) -> Self {
        let (desk, head) = case.frame(site, "/anmeldungen");
        let name = name_of(site, view);
        let live = view.bookings.iter().filter(|one| one.booking.state.is_live()).count();
        Self {
            page: inner_page(site, format!("{name} – {}", head.title)),
            desk,
            head,
            notice: Notice::of(site),
            mistakes: Mistakes::default(),
            back: site.href(&case.path("/anmeldungen")),
            name,
            facts: facts(site, case, view),
            bookings: view.bookings.iter().map(|one| row(site, case, view, one)).collect(),
            wishes: view.wishes.iter().map(|(_, company)| company.name.clone()).collect(),
            people: view.places.iter().map(|place| PersonRow::new(site, &case.view, place)).collect(),
            cancel: (live > 0 && is_open(case)).then(|| site.href(&case.path(&path(view, "/absagen")))),
        }
    }

    /// The page with what could not be done.
    pub(super) fn refused(mut self, refusal: &Refusal) -> Result<Response> {
        self.mistakes = refusal.mistakes.clone();
        self.notice = None;
        self.page.title = self.page.with("mistake-title", "title", &self.page.title);
        Ok(refusal.answer(html(&self)?))
    }
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let view = found(&state, &site, &case, &at).await?;
    html(&One::new(&site, &case, &view))
}
