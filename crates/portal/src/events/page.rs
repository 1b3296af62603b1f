//! The page of one event: when, where, for whom, what one gets out of it, and what is left.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::{
    booking,
    event::{
        self, BookingMode, Event, EventState, EventView, ExhibitorView,
        slot::{SlotKind, Takes},
    },
    grant::Role,
};

use super::{
    calendar,
    card::path,
    hall::Hall,
    json_ld::json_ld,
    route::whereabouts,
    slots::{self, Room, SlotGroup, TimesOf},
    when,
};
use crate::{
    PortalState,
    desk::At,
    error::Result,
    form::Notice,
    language::Lang,
    map::MapFigure,
    markdown,
    page::{Page, Section, html},
    search::{vacancy_path, with_sexes},
    site::Site,
};

#[derive(Template)]
#[template(path = "events/event.html")]
struct EventPage {
    page: Page,
    notice: Option<Notice>,
    json_ld: String,
    kind: String,
    title: String,
    summary: Option<String>,
    banner: Option<Banner>,
    when: String,
    place: Vec<String>,
    /// Where it is, where no route says more.
    whereabouts: Option<MapFigure>,
    /// Where it is, on a public map.
    map: Option<String>,
    audience: Option<String>,
    description: Option<String>,
    benefit: Option<String>,
    bring: Option<String>,
    groups: Vec<SlotGroup>,
    times_heading: String,
    times: Vec<TimesOf>,
    wishes: Vec<String>,
    exhibitors: Vec<Exhibitor>,
    hall: Option<Hall>,
    sign_up: SignUp,
    /// What whoever looks has booked here already.
    own: Option<String>,
    /// For a class or for employees: address and label.
    for_groups: Vec<(String, String)>,
    calendar: String,
    cluster: (String, String),
}

/// How the event stands, where it is not simply to come.
struct Banner {
    warm: bool,
    lines: Vec<String>,
}

struct SignUp {
    /// None where nobody can sign up.
    href: Option<String>,
    hint: String,
}

struct Exhibitor {
    company: (String, String),
    stand: Option<String>,
    offers: Option<String>,
    seeks: Option<String>,
    /// (title, address)
    vacancies: Vec<(String, String)>,
}

/// The event of an address. Where its portal is another's, or the address is that of a calendar, the answer that leads there.
pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let slug = at.get("slug").map(String::as_str).unwrap_or_default();
    if let Some(slug) = slug.strip_suffix(".ics") {
        let view = event::find_public_by_slug(&state.db, &*state.clock, slug).await?;
        return Ok(calendar::single(&state, &site, &view.event));
    }
    let view = event::find_public_by_slug(&state.db, &*state.clock, slug).await?;
    let path = path(&view.event);
    if !stands_in(&site, &view.event) {
        return Ok(Redirect::temporary(&site.public(site.lang, &path)).into_response());
    }
    let own = match site.visit.actor.identity() {
        Some(_) => booking::own::find_at(&state.db, &*state.clock, &site.visit.actor, view.event.id).await?,
        None => None,
    };
    let own = own.map(|own| site.href(&format!("/mein/anmeldungen/{}", own.itinerary.id)));
    html(&EventPage::new(&state, &site, &view, own))
}

/// Whether an event belongs to this portal.
pub(crate) fn stands_in(site: &Site, event: &Event) -> bool {
    site.cluster.as_ref().is_none_or(|cluster| cluster.id == event.cluster_id)
}

impl EventPage {
    fn new(state: &PortalState, site: &Site, view: &EventView, own: Option<String>) -> Self {
        let (lang, event) = (site.lang, &view.event);
        let path = path(event);
        let url = site.public(lang, &path);
        let description = event.summary.clone().unwrap_or_else(|| {
            let when = when::whole(lang, event.starts_at, event.ends_at);
            lang.with("event-description", [("title", event.title.clone()), ("day", when)])
        });
        let given: Vec<(String, String)> = view
            .exhibitors
            .iter()
            .filter_map(|it| Some((it.exhibitor.stand.clone()?, it.company.name.clone())))
            .collect();
        let groups = slots::groups(site, &view.slots, &state.gazetteer);
        let has_route = groups.iter().flat_map(|group| &group.slots).any(|slot| slot.route.is_some());
        Self {
            page: Page::new(site, Section::Events, event.title.clone(), description)
                .found_at(&path)
                .pictured(&path),
            notice: Notice::of(site),
            json_ld: json_ld(view, &url),
            kind: lang.word("event-kind", event.kind.as_str()),
            title: event.title.clone(),
            summary: event.summary.clone(),
            banner: banner(lang, event),
            when: when::whole(lang, event.starts_at, event.ends_at),
            place: calendar::address(event),
            whereabouts: if has_route { None } else { whereabouts(site, event, &state.gazetteer) },
            map: calendar::geo(event).map(|(latitude, longitude)| {
                let at =
                    format!("mlat={latitude:.5}&mlon={longitude:.5}#map=15/{latitude:.5}/{longitude:.5}");
                format!("https://www.openstreetmap.org/?{at}")
            }),
            audience: event.audience.clone(),
            description: event.description.as_deref().map(markdown::to_html),
            benefit: event.benefit.as_deref().map(markdown::to_html),
            bring: event.bring.as_deref().map(markdown::to_html),
            groups,
            times_heading: times_heading(lang, view),
            times: slots::times(site, &view.slots),
            wishes: wishes(lang, event),
            exhibitors: view.exhibitors.iter().map(|it| exhibitor(site, it)).collect(),
            hall: Hall::new(&event.hall_plan, &given),
            sign_up: sign_up(state, site, view),
            for_groups: if takes_sign_ups(view) { for_groups(site, view) } else { Vec::new() },
            own,
            calendar: site.href(&format!("{path}.ics")),
            cluster: (view.cluster_name.clone(), format!("{}/c/{}", lang.prefix(), view.cluster_slug)),
        }
    }
}

fn banner(lang: Lang, event: &Event) -> Option<Banner> {
    let (warm, mut lines) = match event.state {
        EventState::Cancelled => (true, vec![lang.t("event-banner-cancelled")]),
        EventState::Done => (false, vec![lang.t("event-banner-done")]),
        EventState::Running => (false, vec![lang.t("event-banner-running")]),
        EventState::Draft | EventState::Published => return None,
    };
    if event.state == EventState::Cancelled {
        lines.extend(event.cancel_reason.clone());
    }
    Some(Banner { warm, lines })
}

/// Whether somebody can book something now, or wish for it.
fn takes_sign_ups(view: &EventView) -> bool {
    matches!(view.event.state, EventState::Published | EventState::Running)
        && view.slots.iter().any(|slot| Room::of(slot).is_open())
}

fn sign_up(state: &PortalState, site: &Site, view: &EventView) -> SignUp {
    let (lang, event, now) = (site.lang, &view.event, state.clock.now());
    if takes_sign_ups(view) {
        let hint = match (event.first_until.filter(|until| now < *until), event.closes_at) {
            (Some(until), _) if !event.first_schools.0.is_empty() => {
                lang.with("reason-first-schools", [("day", when::moment(lang, until))])
            }
            (_, Some(at)) => lang.with("event-closes", [("day", when::moment(lang, at))]),
            (_, None) => lang.t("event-free"),
        };
        return SignUp { href: Some(site.href(&format!("{}/anmelden", path(event)))), hint };
    }
    let hint = match event.state {
        EventState::Cancelled | EventState::Done => lang.t("event-no-sign-up"),
        _ if view.slots.is_empty() => lang.t("event-open-door"),
        _ => match view.slots.iter().find_map(|slot| slot.closed.as_ref()) {
            Some(reason) => slots::reason_line(lang, reason),
            None => lang.t("slot-full"),
        },
    };
    SignUp { href: None, hint }
}

/// The ways to sign up a class or employees, for those who may.
fn for_groups(site: &Site, view: &EventView) -> Vec<(String, String)> {
    if view.slots.iter().all(|slot| slot.slot.takes == Takes::Persons) {
        return Vec::new();
    }
    let here = format!("{}/anmelden", path(&view.event));
    site.visit
        .desks
        .iter()
        .filter_map(|desk| {
            let (word, slug, key) = match desk.role {
                Role::Teacher => ("schule", desk.path.strip_prefix("/schule/")?, "event-for-class"),
                Role::CompanyAdmin | Role::Recruiter => {
                    ("betrieb", desk.path.strip_prefix("/betrieb/")?, "event-for-employees")
                }
                _ => return None,
            };
            let label = site.lang.with(key, [("name", desk.name.clone())]);
            Some((site.href(&format!("{here}?gruppe={word}:{slug}")), label))
        })
        .collect()
}

fn times_heading(lang: Lang, view: &EventView) -> String {
    let interviews = view.slots.iter().any(|slot| slot.slot.kind == SlotKind::Interview);
    let kind = if interviews { SlotKind::Interview } else { SlotKind::Stop };
    lang.word("slot-heading", kind.as_str())
}

/// How the event works with wishes, where it does.
fn wishes(lang: Lang, event: &Event) -> Vec<String> {
    if event.mode != BookingMode::Wishes {
        return Vec::new();
    }
    let day = |at| when::moment(lang, at);
    let mut lines = Vec::new();
    if let Some(at) = event.allocated_at {
        lines.push(lang.with("event-wishes-done", [("day", day(at))]));
    } else if let Some(until) = event.wishes_until {
        let most = event.wishes_most.to_string();
        lines.push(lang.with("event-wishes", [("n", most), ("day", day(until))]));
        lines.push(lang.t("event-wishes-rule"));
    }
    if let Some(seed) = event.allocation_seed {
        lines.push(lang.with("event-wishes-seed", [("n", seed.to_string())]));
    }
    if let Some(digest) = &event.allocation_digest {
        lines.push(lang.with("event-wishes-digest", [("words", digest.clone())]));
    }
    lines
}

fn exhibitor(site: &Site, view: &ExhibitorView) -> Exhibitor {
    let stand = view.exhibitor.stand.clone();
    Exhibitor {
        company: slots::link(site, &view.company),
        stand: stand.map(|label| site.lang.with("event-stand", [("name", label)])),
        offers: view.exhibitor.offers.clone(),
        seeks: view.exhibitor.seeks.clone(),
        vacancies: view
            .vacancies
            .iter()
            .map(|(id, title, _)| (with_sexes(title), site.href(&vacancy_path(title, *id))))
            .collect(),
    }
}
