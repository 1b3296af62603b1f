//! The desk of a school's teachers: what is booked for its classes, and what they can come to.
use askama::Template;
use axum::{
    Router,
    extract::{Path, State},
    response::Response,
    routing::get,
};
use lotse_domain::{
    booking,
    event::{self, EventFilter},
    page::PageRequest,
    school,
};

use crate::{
    PortalState,
    desk::{At, Desk, inner_page},
    error::Result,
    events::{self, EventBox},
    form::Notice,
    itineraries::BookedRow,
    page::{Page, html},
    site::Site,
};

/// Events that the desk names; the rest is in the list of all.
const SHOWN: u64 = 12;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new().route("/schule/{slug}", get(page))
}

#[derive(Template)]
#[template(path = "school_desk/desk.html")]
struct SchoolDesk {
    page: Page,
    desk: Desk,
    notice: Option<Notice>,
    rows: Vec<BookedRow>,
    events: Vec<Bookable>,
}

/// An event to come, with the way to sign up a class.
struct Bookable {
    card: EventBox,
    sign_up: Option<String>,
}

async fn page(State(state): State<PortalState>, site: Site, Path(at): Path<At>) -> Result<Response> {
    let (lang, actor) = (site.lang, &site.visit.actor);
    actor.signed_in()?;
    let slug = at.get("slug").map(String::as_str).unwrap_or_default();
    let school = school::find_by_slug(&state.db, actor, slug).await?;
    let booked = booking::own::list_of_school(&state.db, &*state.clock, actor, school.id).await?;
    let filter = EventFilter { cluster_id: Some(school.cluster_id), ..EventFilter::default() };
    let request = PageRequest::new(None, Some(SHOWN));
    let list = event::list_public(&state.db, &*state.clock, &filter, request).await?;
    let now = state.clock.now();
    let teaches = actor.teaches_at(school.id);
    let here = format!("/schule/{}", school.slug);
    let events = list.items.iter().map(|card| {
        let form = format!("{}/anmelden?gruppe=schule:{}", events::path(&card.event), school.slug);
        Bookable {
            card: EventBox::new(&site, card, now),
            sign_up: (teaches && card.open).then(|| site.href(&form)),
        }
    });
    html(&SchoolDesk {
        page: inner_page(&site, school.name.clone()),
        desk: Desk::new(
            &site,
            lang.t("school-desk-kind"),
            &school.name,
            &here,
            vec![(lang.t("school-desk-bookings"), here.clone())],
        ),
        notice: Notice::of(&site),
        rows: booked.iter().map(|view| BookedRow::new(&site, view)).collect(),
        events: events.collect(),
    })
}
