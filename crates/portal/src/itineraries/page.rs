//! One itinerary: the ticket, the plan, and what can be changed.
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use lotse_domain::{
    booking::{
        self, BookingState,
        check_in::show_ticket,
        own::{ItineraryView, PlaceView},
        wishes::WishOutcome,
    },
    event::{BookingMode, EventState},
};
use uuid::Uuid;

use super::{
    PlanEntry,
    group::{GroupBox, PlaceRow},
    list::standing,
    of_bookings,
    ticket::{entrance, qr},
    visited::{Visited, visited},
};
use crate::{
    PortalState,
    desk::{At, id_at, inner_page, see},
    error::Result,
    events::{self, location, when},
    form::Notice,
    language::Lang,
    markdown,
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "itineraries/itinerary.html")]
pub(super) struct View {
    page: Page,
    notice: Option<Notice>,
    event: (String, String),
    when: String,
    place: Option<String>,
    state: String,
    warm: bool,
    /// What that means, and what happens next.
    lines: Vec<String>,
    ticket: Option<Ticket>,
    plan: Vec<PlanEntry>,
    wishes: Vec<(String, Option<String>)>,
    wishes_about: Vec<String>,
    group: Option<GroupBox>,
    places: Vec<PlaceRow>,
    visited: Vec<Visited>,
    bring: Option<String>,
    /// (address, text)
    ways: Vec<(String, String)>,
}

struct Ticket {
    picture: String,
    /// In groups of four.
    number: String,
    name: String,
    options: Vec<String>,
}

/// What is needed to tell what can still be done.
pub(super) struct Standing {
    /// The event is still to come or under way.
    pub(super) open: bool,
    /// Something living is left of it.
    pub(super) alive: bool,
}

impl Standing {
    pub(super) fn of(view: &ItineraryView, now: DateTime<Utc>) -> Self {
        let alive = view.itinerary.cancelled_at.is_none()
            && (!view.wishes.is_empty() || view.bookings.iter().any(|it| it.booking.state.is_live()));
        let running = matches!(view.event.state, EventState::Published | EventState::Running);
        Self { open: running && now < view.event.ends_at, alive }
    }

    /// Whether its holder may change it.
    pub(super) fn changes(&self, view: &ItineraryView) -> bool {
        self.open && self.alive && view.holds
    }
}

/// The itinerary of an address, with its id.
pub(super) async fn own_at(state: &PortalState, site: &Site, at: &At) -> Result<(Uuid, ItineraryView)> {
    site.visit.actor.signed_in()?;
    let id = id_at(at, "id")?;
    Ok((id, booking::own::find(&state.db, &*state.clock, &site.visit.actor, id).await?))
}

/// Its path, or that of one of its pages.
pub(super) fn path(id: Uuid, rest: &str) -> String {
    format!("/mein/anmeldungen/{id}{rest}")
}

impl View {
    async fn new(state: &PortalState, site: &Site, view: &ItineraryView) -> Result<Self> {
        let (lang, event, now) = (site.lang, &view.event, state.clock.now());
        let here = path(view.itinerary.id, "");
        let can = Standing::of(view, now);
        let standing = standing(&view.bookings);
        let only_wishes = view.bookings.is_empty() && can.alive;
        let state_word = if only_wishes {
            lang.t("itinerary-wishes-wait")
        } else {
            lang.word("booking-state", standing.as_str())
        };
        let offers = (can.open && view.holds).then_some(here.as_str());
        Ok(Self {
            page: inner_page(site, event.title.clone()),
            notice: Notice::of(site),
            event: (site.href(&events::path(event)), event.title.clone()),
            when: when::whole(lang, event.starts_at, event.ends_at),
            place: location(event),
            state: state_word,
            warm: matches!(standing, BookingState::Offered | BookingState::Held | BookingState::Waitlisted),
            lines: lines(lang, view, standing, only_wishes),
            ticket: if can.open { ticket(site, view)? } else { None },
            plan: of_bookings(site, &view.bookings, offers),
            wishes: wishes(lang, view),
            wishes_about: wishes_about(lang, view),
            group: GroupBox::new(site, view, &can)?,
            places: PlaceRow::all(site, view, &can),
            // Teachers do not apply.
            visited: if view.itinerary.group_name.is_none() || !view.holds {
                visited(state, site, &view.visited).await?
            } else {
                Vec::new()
            },
            bring: event.bring.as_deref().map(markdown::to_html),
            ways: ways(site, view, &can, now),
        })
    }
}

fn lines(lang: Lang, view: &ItineraryView, standing: BookingState, only_wishes: bool) -> Vec<String> {
    let event = &view.event;
    if event.state == EventState::Cancelled {
        return std::iter::once(lang.t("event-banner-cancelled"))
            .chain(event.cancel_reason.clone())
            .collect();
    }
    if only_wishes {
        return vec![lang.t("itinerary-line-wishes")];
    }
    vec![lang.word("itinerary-line", standing.as_str())]
}

/// Who shows which ticket: a person their own, whoever booked for a group the group's.
fn ticket(site: &Site, view: &ItineraryView) -> Result<Option<Ticket>> {
    let good = view
        .bookings
        .iter()
        .any(|it| matches!(it.booking.state, BookingState::Confirmed | BookingState::Attended));
    if !good {
        return Ok(None);
    }
    let group = view.itinerary.group_name.as_ref().filter(|_| view.holds);
    let (number, name, place) = match (group, view.places.first()) {
        (Some(group), _) => (view.itinerary.ticket.clone(), group.clone(), None),
        (None, Some(place)) => {
            let name = place.place.name.clone().unwrap_or_default();
            (place.place.ticket.clone(), name, Some(place))
        }
        (None, None) => (None, String::new(), None),
    };
    let Some(number) = number else { return Ok(None) };
    let label = |place: &PlaceView| {
        place.options.iter().map(|option| format!("{}: {}", option.topic, option.label)).collect()
    };
    Ok(Some(Ticket {
        picture: qr(&entrance(site, &number))?,
        number: show_ticket(&number),
        name,
        options: place.map(label).unwrap_or_default(),
    }))
}

/// Company and what became of the wish, dearest first.
fn wishes(lang: Lang, view: &ItineraryView) -> Vec<(String, Option<String>)> {
    let outcome = |outcome: WishOutcome| lang.word("wish-outcome", outcome.as_str());
    view.wishes.iter().map(|(wish, company)| (company.name.clone(), wish.outcome.map(outcome))).collect()
}

/// When the wishes are given, or by which draw they were.
fn wishes_about(lang: Lang, view: &ItineraryView) -> Vec<String> {
    let event = &view.event;
    if view.wishes.is_empty() || event.mode != BookingMode::Wishes {
        return Vec::new();
    }
    match (event.allocated_at, event.wishes_until) {
        (Some(at), _) => {
            let mut lines = vec![lang.with("event-wishes-done", [("day", when::moment(lang, at))])];
            if let Some(seed) = event.allocation_seed {
                lines.push(lang.with("event-wishes-seed", [("n", seed.to_string())]));
            }
            lines
        }
        (None, Some(until)) => {
            vec![lang.with("itinerary-wishes-until", [("day", when::moment(lang, until))])]
        }
        (None, None) => Vec::new(),
    }
}

fn ways(site: &Site, view: &ItineraryView, can: &Standing, now: DateTime<Utc>) -> Vec<(String, String)> {
    let (lang, id) = (site.lang, view.itinerary.id);
    let mut ways = vec![("/kalender.ics", "event-calendar")];
    if can.changes(view) {
        ways.push(("/aendern", "itinerary-change"));
        let wishable = view.event.mode == BookingMode::Wishes
            && view.event.allocated_at.is_none()
            && view.event.wishes_until.is_some_and(|until| now < until);
        if wishable && view.itinerary.group_name.is_none() {
            ways.push(("/wuensche", "itinerary-wishes-change"));
        }
        ways.push(("/absagen", "itinerary-cancel"));
    }
    ways.into_iter().map(|(rest, key)| (site.href(&path(id, rest)), lang.t(key))).collect()
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let (_, view) = own_at(&state, &site, &at).await?;
    html(&View::new(&state, &site, &view).await?)
}

/// A step that is not possible any more: the page says how it stands now.
pub(super) async fn changed(state: &PortalState, site: &Site, at: &At) -> Result<Response> {
    let (id, view) = own_at(state, site, at).await?;
    let site = site.clone().answering_for(&path(id, ""));
    let mut page = View::new(state, &site, &view).await?;
    page.notice = Some(Notice(site.lang.t("itinerary-changed-meanwhile")));
    Ok((StatusCode::CONFLICT, html(&page)?).into_response())
}

/// After a step: the page again, with a word on what was done.
pub(super) fn after(site: &Site, id: Uuid, done: &str) -> Response {
    see(site, &path(id, &format!("?{done}")))
}
