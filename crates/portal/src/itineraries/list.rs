//! Everything that somebody has signed up for, what is to come first.
use askama::Template;
use axum::{extract::State, response::Response};
use lotse_domain::booking::{
    self, BookingState,
    own::{BookingView, ItineraryView},
};

use crate::{
    PortalState,
    desk::inner_page,
    error::Result,
    events::{place, when},
    form::Notice,
    language::Lang,
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "itineraries/list.html")]
struct List {
    page: Page,
    notice: Option<Notice>,
    rows: Vec<BookedRow>,
}

/// An itinerary in a list.
#[derive(Debug, Clone)]
pub(crate) struct BookedRow {
    pub(crate) href: String,
    pub(crate) title: String,
    pub(crate) when: String,
    pub(crate) place: Option<String>,
    /// "Klasse 8b, 27 Plätze"
    pub(crate) group: Option<String>,
    pub(crate) state: String,
    /// Something must be done, or is not sure yet.
    pub(crate) warm: bool,
    /// How many names are missing.
    pub(crate) unnamed: Option<String>,
}

/// Where the whole stands: what most needs to be known of its bookings.
pub(super) fn standing(bookings: &[BookingView]) -> BookingState {
    [
        BookingState::Offered,
        BookingState::Held,
        BookingState::Confirmed,
        BookingState::Attended,
        BookingState::Missed,
        BookingState::Waitlisted,
    ]
    .into_iter()
    .find(|state| bookings.iter().any(|view| view.booking.state == *state))
    .unwrap_or(BookingState::Cancelled)
}

/// A group's name and size.
pub(super) fn group_line(lang: Lang, view: &ItineraryView) -> Option<String> {
    let name = view.itinerary.group_name.clone()?;
    let places = lang.count("itinerary-places", u64::try_from(view.itinerary.size).unwrap_or(0));
    Some(format!("{name}, {places}"))
}

impl BookedRow {
    pub(crate) fn new(site: &Site, view: &ItineraryView) -> Self {
        let (lang, event) = (site.lang, &view.event);
        let wishes = view.bookings.is_empty() && !view.wishes.is_empty();
        let standing = standing(&view.bookings);
        let named = view.places.iter().filter(|place| place.place.name.is_some()).count();
        let size = usize::try_from(view.itinerary.size).unwrap_or(0);
        let missing = size.saturating_sub(named);
        let open = view.itinerary.cancelled_at.is_none() && view.holds && view.itinerary.group_name.is_some();
        Self {
            href: site.href(&format!("/mein/anmeldungen/{}", view.itinerary.id)),
            title: event.title.clone(),
            when: when::whole(lang, event.starts_at, event.ends_at),
            place: place(event),
            group: group_line(lang, view),
            state: if wishes && view.itinerary.cancelled_at.is_none() {
                lang.t("itinerary-wishes-wait")
            } else {
                lang.word("booking-state", standing.as_str())
            },
            warm: matches!(standing, BookingState::Offered | BookingState::Held | BookingState::Waitlisted),
            unnamed: (open && missing > 0)
                .then(|| lang.count("itinerary-unnamed", u64::try_from(missing).unwrap_or(0))),
        }
    }
}

pub(super) async fn page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    site.visit.actor.signed_in()?;
    let own = booking::own::list(&state.db, &*state.clock, &site.visit.actor).await?;
    html(&List {
        page: inner_page(&site, site.lang.t("bookings-title")),
        notice: Notice::of(&site),
        rows: own.iter().map(|view| BookedRow::new(&site, view)).collect(),
    })
}
