//! The events to which a company goes or could go, and what it has booked for its people.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    booking,
    event::{
        Event, EventKind, EventState,
        exhibitor::{self, Exhibitor, ExhibitorState},
    },
};

use super::is_open;
use crate::{
    PortalState,
    company_desk::{Own, desk, own},
    desk::{At, Desk, inner_page},
    error::Result,
    events::{self, place, when},
    form::Notice,
    itineraries::BookedRow,
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "company_events/list.html")]
struct List {
    page: Page,
    desk: Desk,
    notice: Option<Notice>,
    /// Those it has asked for, or goes to.
    going: Vec<Row>,
    others: Vec<Row>,
    /// What is booked for its people.
    rows: Vec<BookedRow>,
}

struct Row {
    title: String,
    href: String,
    kind: String,
    when: String,
    place: Option<String>,
    state: Option<String>,
    warm: bool,
    stand: Option<String>,
    /// The way to ask for a stand.
    ask: Option<String>,
    /// The way to sign up employees.
    book: Option<String>,
}

/// Kinds at which companies stand.
pub(super) fn has_stands(kind: EventKind) -> bool {
    matches!(kind, EventKind::JobFair | EventKind::JobTour | EventKind::SchoolVisit | EventKind::OpenDay)
}

fn row(site: &Site, own: &Own, event: &Event, exhibitor: Option<&Exhibitor>) -> Row {
    let lang = site.lang;
    let path = own.path(&format!("/veranstaltungen/{}", event.id));
    let state = exhibitor.map(|exhibitor| exhibitor.state);
    let bookable = matches!(event.state, EventState::Published | EventState::Running);
    let form = format!("{}/anmelden?gruppe=betrieb:{}", events::path(event), own.company.slug);
    let asks = exhibitor.is_none() && has_stands(event.kind) && is_open(event);
    let stand = exhibitor.and_then(|exhibitor| exhibitor.stand.clone());
    Row {
        title: event.title.clone(),
        href: site.href(&path),
        kind: lang.word("event-kind", event.kind.as_str()),
        when: when::whole(lang, event.starts_at, event.ends_at),
        place: place(event),
        state: state.map(|state| lang.word("cevents-state", state.as_str())),
        warm: matches!(state, Some(ExhibitorState::Applied | ExhibitorState::Refused)),
        stand: stand.map(|stand| lang.with("edesk-stand-of", [("name", stand)])),
        ask: asks.then(|| site.href(&format!("{path}/stand"))),
        book: bookable.then(|| site.href(&form)),
    }
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let own = own(&state, &site, &at).await?;
    let (lang, actor, id) = (site.lang, &site.visit.actor, own.company.id);
    let events = exhibitor::list_own(&state.db, &*state.clock, actor, id).await?;
    let booked = booking::own::list_of_company(&state.db, &*state.clock, actor, id).await?;
    let (going, others): (Vec<_>, Vec<_>) = events.iter().partition(|(_, exhibitor)| exhibitor.is_some());
    let rows = |events: Vec<&(Event, Option<Exhibitor>)>| {
        events.into_iter().map(|(event, exhibitor)| row(&site, &own, event, exhibitor.as_ref())).collect()
    };
    html(&List {
        page: inner_page(&site, format!("{} – {}", lang.t("cevents-title"), own.company.name)),
        desk: desk(&site, &own, "/veranstaltungen"),
        notice: Notice::of(&site),
        going: rows(going),
        others: rows(others),
        rows: booked.iter().map(|view| BookedRow::new(&site, view)).collect(),
    })
}
