//! The events of a cluster by state, and what of them belongs on the page of today.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use chrono::TimeDelta;
use lotse_domain::{
    cluster::Cluster,
    event::{self, EventState, desk::DeskEvent},
};

use super::{frame::list_path, when};
use crate::{
    PortalState, cluster_desk,
    desk::{At, Desk, Tab, inner_page, parameter},
    error::Result,
    form::Notice,
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "event_desk/list.html")]
struct List {
    page: Page,
    desk: Desk,
    notice: Option<Notice>,
    states: Vec<Tab>,
    rows: Vec<EventRow>,
    fresh: String,
    copy: String,
}

/// One event with its figures.
pub(crate) struct EventRow {
    pub(crate) title: String,
    pub(crate) href: String,
    pub(crate) state: String,
    pub(crate) warm: bool,
    pub(crate) facts: String,
    /// Sentences, each about one figure.
    pub(crate) figures: Vec<String>,
}

impl EventRow {
    fn new(site: &Site, cluster: &Cluster, line: &DeskEvent) -> Self {
        let (lang, event) = (site.lang, &line.event);
        let taken = lang.with(
            "edesk-places-taken",
            [
                ("n", crate::format::number(lang, line.signed_up)),
                ("of", crate::format::number(lang, line.capacity)),
            ],
        );
        let counted = [
            ("edesk-waiting", line.waiting),
            ("edesk-new", line.new),
            ("edesk-exhibitors-waiting", line.exhibitors_waiting),
        ];
        let figures = (event.state != EventState::Draft || line.signed_up > 0).then_some(taken).into_iter();
        let more = counted.iter().filter(|(_, count)| *count > 0).map(|(key, count)| lang.count(key, *count));
        let mut facts = vec![
            lang.word("edesk-kind", event.kind.as_str()),
            when::span(lang, event.starts_at, event.ends_at),
        ];
        facts.extend(event.town.clone());
        Self {
            title: event.title.clone(),
            href: site.href(&format!("{}/{}", list_path(cluster), event.id)),
            state: lang.word("edesk-state", event.state.as_str()),
            warm: event.state == EventState::Draft,
            facts: facts.join(" · "),
            figures: figures.chain(more).collect(),
        }
    }
}

/// The addresses' words for the states.
const STATES: [(&str, EventState); 5] = [
    ("entwurf", EventState::Draft),
    ("veroeffentlicht", EventState::Published),
    ("laeuft", EventState::Running),
    ("vorbei", EventState::Done),
    ("abgesagt", EventState::Cancelled),
];

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let cluster = cluster_desk::managed(&state, &site, &at).await?;
    let lang = site.lang;
    let word = parameter(&site, "stand");
    let chosen = STATES.iter().find(|(known, _)| word.as_deref() == Some(*known)).map(|(_, state)| *state);
    let actor = &site.visit.actor;
    let mut events = event::desk::list(&state.db, &*state.clock, actor, cluster.id, chosen).await?;
    if chosen.is_none() {
        // What is over has a list of its own.
        events.retain(|line| !matches!(line.event.state, EventState::Done | EventState::Cancelled));
    }
    let path = list_path(&cluster);
    let tab = |label, to: &str, current| Tab { label, href: site.href(to), current };
    let all = tab(lang.t("edesk-open"), &path, chosen.is_none());
    let states = STATES.iter().map(|(word, known)| {
        let label = lang.word("edesk-state", known.as_str());
        tab(label, &format!("{path}?stand={word}"), chosen == Some(*known))
    });
    html(&List {
        page: inner_page(&site, format!("{} – {}", lang.t("edesk-title"), cluster.name)),
        desk: cluster_desk::desk(&site, &cluster, "/veranstaltungen"),
        notice: Notice::of(&site),
        states: std::iter::once(all).chain(states).collect(),
        rows: events.iter().map(|line| EventRow::new(&site, &cluster, line)).collect(),
        fresh: site.href(&format!("{path}/neu")),
        copy: site.href(&format!("{path}/vorjahr")),
    })
}

/// What the page of today says about events.
pub(crate) struct TodaysEvents {
    /// Places booked since yesterday.
    pub(crate) new: u64,
    pub(crate) exhibitors_waiting: u64,
    /// Those of the next seven days, and those that are on.
    pub(crate) week: Vec<EventRow>,
}

pub(crate) async fn of_today(state: &PortalState, site: &Site, cluster: &Cluster) -> Result<TodaysEvents> {
    let actor = &site.visit.actor;
    let events = event::desk::list(&state.db, &*state.clock, actor, cluster.id, None).await?;
    let now = state.clock.now();
    let mut week: Vec<&DeskEvent> = events
        .iter()
        .filter(|line| matches!(line.event.state, EventState::Published | EventState::Running))
        .filter(|line| line.event.ends_at > now && line.event.starts_at < now + TimeDelta::days(7))
        .collect();
    week.sort_by_key(|line| line.event.starts_at);
    Ok(TodaysEvents {
        new: events.iter().map(|line| line.new).sum(),
        exhibitors_waiting: events.iter().map(|line| line.exhibitors_waiting).sum(),
        week: week.into_iter().map(|line| EventRow::new(site, cluster, line)).collect(),
    })
}
