//! Everybody who has signed up, by slot, state, kind and word.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    booking::{
        self, BookingState,
        desk::DeskFilter,
        itinerary::ItineraryKind,
        own::{BookingView, ItineraryView},
    },
    page::PageRequest,
};
use uuid::Uuid;

use super::{
    count,
    numbers::{self, Numbers},
    slot_name,
};
use crate::{
    PortalState,
    desk::{At, Desk, inner_page, parameter},
    error::Result,
    event_desk::{Case, EventHead},
    form::{Field, Notice},
    page::{Page, html},
    site::Site,
};

/// So many stand on one page.
const SHOWN: u64 = 50;

#[derive(Template)]
#[template(path = "booking_desk/list.html")]
struct List {
    page: Page,
    desk: Desk,
    head: EventHead,
    notice: Option<Notice>,
    add: Option<String>,
    pulse: String,
    numbers: Numbers,
    action: String,
    filters: Vec<Field>,
    /// Something is filtered.
    filtered: bool,
    /// They stand in the order in which they move up.
    in_line: bool,
    rows: Vec<Row>,
    next: Option<String>,
}

struct Row {
    href: String,
    name: String,
    facts: Vec<String>,
    bookings: Vec<Line>,
}

/// One of the slots that somebody has.
struct Line {
    title: String,
    state: String,
    warm: bool,
}

/// Who it is: the group, the person, or whoever telephoned.
pub(super) fn name_of(site: &Site, view: &ItineraryView) -> String {
    let first = view.places.first().and_then(|place| place.place.name.clone());
    let itinerary = &view.itinerary;
    let name = itinerary.group_name.clone().or(first).or_else(|| itinerary.name.clone());
    name.unwrap_or_else(|| site.lang.t("bdesk-nobody"))
}

pub(super) fn is_warm(state: BookingState) -> bool {
    matches!(state, BookingState::Held | BookingState::Waitlisted | BookingState::Offered)
}

fn line(site: &Site, view: &BookingView) -> Line {
    let (lang, state) = (site.lang, view.booking.state);
    let word = lang.word("booking-state", state.as_str());
    let ahead = view.ahead.filter(|_| state == BookingState::Waitlisted);
    Line {
        title: view.slot.title.clone(),
        state: match ahead {
            Some(ahead) => format!("{word}, {}", lang.count("bdesk-ahead", ahead)),
            None => word,
        },
        warm: is_warm(state),
    }
}

fn row(site: &Site, case: &Case, view: &ItineraryView, slot: Option<Uuid>) -> Row {
    let lang = site.lang;
    let itinerary = &view.itinerary;
    let mut facts = Vec::new();
    if itinerary.kind == ItineraryKind::Group {
        let named = view.places.iter().filter(|place| place.place.name.is_some()).count();
        let people = lang.count("bdesk-people", count(itinerary.size));
        facts.push(format!("{people}, {}", lang.count("bdesk-named", u64::try_from(named).unwrap_or(0))));
    }
    let school = view.places.first().and_then(|place| place.place.school.clone());
    facts.extend(school.or_else(|| super::people::school_of(case, itinerary)));
    let living = |view: &&BookingView| view.booking.state != BookingState::Cancelled;
    let wanted = |view: &&BookingView| slot.is_none_or(|id| view.slot.id == id);
    let mut bookings: Vec<Line> =
        view.bookings.iter().filter(living).filter(wanted).map(|view| line(site, view)).collect();
    if bookings.is_empty() {
        bookings = view.bookings.iter().filter(wanted).take(1).map(|view| line(site, view)).collect();
    }
    if bookings.is_empty() && !view.wishes.is_empty() {
        facts.push(lang.count("bdesk-wishes", u64::try_from(view.wishes.len()).unwrap_or(0)));
    }
    Row {
        href: site.href(&case.path(&format!("/anmeldungen/{}", itinerary.id))),
        name: name_of(site, view),
        facts,
        bookings,
    }
}

/// What the address asks for.
struct Asked {
    filter: DeskFilter,
    after: Option<Uuid>,
}

impl Asked {
    fn of(site: &Site) -> Self {
        let id = |name| parameter(site, name).and_then(|text| Uuid::try_parse(&text).ok());
        Self {
            filter: DeskFilter {
                slot_id: id("termin"),
                state: parameter(site, "stand").and_then(|word| word.parse().ok()),
                kind: parameter(site, "art").and_then(|word| word.parse().ok()),
                q: parameter(site, "suche"),
            },
            after: id("nach"),
        }
    }

    fn fields(&self, site: &Site, case: &Case) -> Vec<Field> {
        let lang = site.lang;
        let any = |key: &str| (String::new(), lang.t(key));
        let slots = case.view.slots.iter().map(|view| {
            let name = slot_name(lang, case.event(), &view.slot);
            (view.slot.id.to_string(), name)
        });
        let states = BookingState::ALL
            .iter()
            .map(|state| (state.as_str().to_owned(), lang.word("booking-state", state.as_str())));
        let kinds = ItineraryKind::ALL
            .iter()
            .map(|kind| (kind.as_str().to_owned(), lang.word("bdesk-kind", kind.as_str())));
        let DeskFilter { slot_id, state, kind, q } = &self.filter;
        vec![
            Field::text("suche", lang.t("bdesk-search")).value(q.clone().unwrap_or_default()),
            Field::select(
                "termin",
                lang.t("bdesk-slot"),
                std::iter::once(any("bdesk-any-slot")).chain(slots).collect(),
            )
            .value(slot_id.map(|id| id.to_string()).unwrap_or_default()),
            Field::select(
                "stand",
                lang.t("bdesk-state"),
                std::iter::once(any("bdesk-any-state")).chain(states).collect(),
            )
            .value(state.map_or("", |state| state.as_str())),
            Field::select(
                "art",
                lang.t("bdesk-kind"),
                std::iter::once(any("bdesk-any-kind")).chain(kinds).collect(),
            )
            .value(kind.map_or("", |kind| kind.as_str())),
        ]
    }

    /// The address of the page that follows.
    fn following(site: &Site, case: &Case, after: Uuid) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for name in ["suche", "termin", "stand", "art"] {
            if let Some(value) = parameter(site, name) {
                query.append_pair(name, &value);
            }
        }
        query.append_pair("nach", &after.to_string());
        site.href(&case.path(&format!("/anmeldungen?{}", query.finish())))
    }
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let (lang, actor, id) = (site.lang, &site.visit.actor, case.event().id);
    let asked = Asked::of(&site);
    let request = PageRequest::new(asked.after, Some(SHOWN));
    let found = booking::desk::list(&state.db, &*state.clock, actor, id, &asked.filter, request).await?;
    let pulse = numbers::read(&state, &site, &case).await?;
    let (desk, head) = case.frame(&site, "/anmeldungen");
    let slot = asked.filter.slot_id;
    html(&List {
        page: inner_page(&site, format!("{} – {}", lang.t("edesk-tab-bookings"), head.title)),
        desk,
        head,
        notice: Notice::of(&site),
        add: case.is_open().then(|| site.href(&case.path("/anmeldungen/neu"))),
        pulse: site.href(&case.path("/anmeldungen/puls")),
        numbers: Numbers::new(&site, &case, &pulse),
        action: site.href(&case.path("/anmeldungen")),
        filters: asked.fields(&site, &case),
        filtered: asked.filter != DeskFilter::default(),
        in_line: slot.is_some() && asked.filter.state == Some(BookingState::Waitlisted),
        rows: found.items.iter().map(|view| row(&site, &case, view, slot)).collect(),
        next: found.next.map(|after| Asked::following(&site, &case, after)),
    })
}
