//! What all pages about one event share: the desk of the cluster, the event's head and its tabs.
use askama::Template;
use axum::response::Response;
use lotse_domain::{
    cluster::Cluster,
    event::{self, BookingMode, Event, EventKind, EventState, EventView},
};

use super::when;
use crate::{
    PortalState, cluster_desk,
    desk::{At, Desk, Tab, id_at, inner_page},
    error::{PortalError, Result},
    form::{Block, Mistakes, Notice, Refusal},
    page::{Page, html},
    site::Site,
};

/// An event and the cluster whose managers work on it.
pub(crate) struct Case {
    pub(crate) cluster: Cluster,
    pub(crate) view: EventView,
}

/// What stands above every page about one event.
#[derive(Debug, Clone)]
pub(crate) struct EventHead {
    pub(crate) title: String,
    /// Kind, day and place.
    pub(crate) facts: String,
    pub(crate) state: String,
    /// Whether the state asks for attention: a draft, or cancelled.
    pub(crate) warm: bool,
    pub(crate) tabs: Vec<Tab>,
    /// The page that everybody sees, once there is one.
    pub(crate) public: Option<String>,
}

impl Case {
    /// The event of an address (`slug` and `event`), for managers of its cluster.
    pub(crate) async fn of(state: &PortalState, site: &Site, at: &At) -> Result<Self> {
        let cluster = cluster_desk::managed(state, site, at).await?;
        let id = id_at(at, "event")?;
        let view = event::desk::find(&state.db, &*state.clock, &site.visit.actor, id).await?;
        if view.event.cluster_id == cluster.id {
            Ok(Self { cluster, view })
        } else {
            Err(PortalError::NotFound)
        }
    }

    pub(crate) fn event(&self) -> &Event {
        &self.view.event
    }

    /// A page of this event's desk; `rest` begins with a slash or is empty.
    pub(crate) fn path(&self, rest: &str) -> String {
        format!("{}/{}{rest}", list_path(&self.cluster), self.view.event.id)
    }

    /// Whether it can still be worked on.
    pub(crate) fn is_open(&self) -> bool {
        !matches!(self.view.event.state, EventState::Done | EventState::Cancelled)
    }

    /// The frame of a page; `current` is the path of its tab, such as `/anmeldungen`.
    pub(crate) fn frame(&self, site: &Site, current: &str) -> (Desk, EventHead) {
        (cluster_desk::desk(site, &self.cluster, "/veranstaltungen"), self.head(site, current))
    }

    fn head(&self, site: &Site, current: &str) -> EventHead {
        let (lang, event) = (site.lang, &self.view.event);
        let tabs = tabs(&self.view)
            .into_iter()
            .map(|(key, path)| Tab {
                label: lang.t(key),
                href: site.href(&self.path(path)),
                current: path == current,
            })
            .collect();
        let place = [event.venue.as_deref(), event.town.as_deref()];
        let facts: Vec<String> =
            [lang.word("edesk-kind", event.kind.as_str()), when::span(lang, event.starts_at, event.ends_at)]
                .into_iter()
                .chain(place.into_iter().flatten().map(str::to_owned))
                .collect();
        EventHead {
            title: event.title.clone(),
            facts: facts.join(" · "),
            state: lang.word("edesk-state", event.state.as_str()),
            warm: matches!(event.state, EventState::Draft | EventState::Cancelled),
            tabs,
            public: event.state.is_public().then(|| site.href(&format!("/veranstaltungen/{}", event.slug))),
        }
    }
}

/// The list of all events of a cluster.
pub(super) fn list_path(cluster: &Cluster) -> String {
    format!("/cluster/{}/veranstaltungen", cluster.slug)
}

/// The parts of an event's desk that make sense for it.
fn tabs(view: &EventView) -> Vec<(&'static str, &'static str)> {
    let event = &view.event;
    let companies = !view.exhibitors.is_empty()
        || matches!(
            event.kind,
            EventKind::JobFair | EventKind::JobTour | EventKind::SchoolVisit | EventKind::OpenDay
        );
    let hall = event.hall_plan.width > 0 || matches!(event.kind, EventKind::JobFair | EventKind::OpenDay);
    [
        ("edesk-tab-overview", "", true),
        ("edesk-tab-details", "/angaben", true),
        ("edesk-tab-slots", "/termine", true),
        ("edesk-tab-questions", "/fragen", true),
        ("edesk-tab-exhibitors", "/aussteller", companies),
        ("edesk-tab-hall", "/hallenplan", hall),
        ("edesk-tab-wishes", "/wuensche", event.mode == BookingMode::Wishes),
        ("edesk-tab-bookings", "/anmeldungen", true),
        ("edesk-tab-door", "/einlass", true),
        ("edesk-tab-lists", "/listen", true),
        ("edesk-tab-messages", "/nachrichten", true),
        ("edesk-tab-figures", "/zahlen", true),
    ]
    .into_iter()
    .filter(|(_, _, shown)| *shown)
    .map(|(key, path, _)| (key, path))
    .collect()
}

/// One form on a page of an event's desk: to enter something, or to confirm a step that nobody should take by accident.
#[derive(Template)]
#[template(path = "event_desk/form_page.html")]
pub(crate) struct EventForm {
    page: Page,
    desk: Desk,
    head: EventHead,
    notice: Option<Notice>,
    mistakes: Mistakes,
    heading: String,
    intro: Vec<String>,
    /// None where there is nothing to do yet; the text says why.
    form: Option<Block>,
    /// Label and address of the way out.
    back: Option<(String, String)>,
}

impl EventForm {
    pub(crate) fn new(site: &Site, case: &Case, current: &str, heading: String, form: Block) -> Self {
        let (desk, head) = case.frame(site, current);
        Self {
            page: inner_page(site, format!("{heading} – {}", head.title)),
            desk,
            head,
            notice: Notice::of(site),
            mistakes: Mistakes::default(),
            heading,
            intro: Vec::new(),
            form: Some(form),
            back: None,
        }
    }

    pub(crate) fn intro(mut self, text: String) -> Self {
        self.intro.push(text);
        self
    }

    /// The way out, to a page of the event's desk.
    pub(crate) fn back(self, site: &Site, case: &Case, label: String, rest: &str) -> Self {
        Self { back: Some((label, site.href(&case.path(rest)))), ..self }
    }

    /// Only says why there is nothing to do yet.
    pub(crate) fn without_form(self) -> Self {
        Self { form: None, ..self }
    }

    pub(crate) fn show(&self) -> Result<Response> {
        html(self)
    }

    /// The page again with what is wrong.
    pub(crate) fn refused(mut self, refusal: &Refusal) -> Result<Response> {
        if let Some(form) = &mut self.form {
            refusal.mistakes.mark(&mut form.fields);
        }
        self.mistakes = refusal.mistakes.clone();
        self.notice = None;
        self.page.title = self.page.with("mistake-title", "title", &self.page.title);
        Ok(refusal.answer(html(&self)?))
    }
}
