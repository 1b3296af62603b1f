//! An event as a list shows it.
use chrono::{DateTime, Utc};
use lotse_domain::event::{Event, EventCard, EventState};

use super::when;
use crate::{language::Lang, site::Site};

/// An event in a list; the whole of it is one link.
#[derive(Debug, Clone)]
pub(crate) struct EventBox {
    pub(crate) href: String,
    pub(crate) title: String,
    pub(crate) kind: String,
    pub(crate) when: String,
    pub(crate) place: Option<String>,
    /// How many companies are there.
    pub(crate) companies: Option<String>,
    /// Places left, or why nobody can sign up, in words.
    pub(crate) places: String,
    /// "Abgesagt", "Läuft gerade".
    pub(crate) state: Option<String>,
}

impl EventBox {
    pub(crate) fn new(site: &Site, card: &EventCard, now: DateTime<Utc>) -> Self {
        let (lang, event) = (site.lang, &card.event);
        Self {
            href: site.href(&path(event)),
            title: event.title.clone(),
            kind: lang.word("event-kind", event.kind.as_str()),
            when: when::whole(lang, event.starts_at, event.ends_at),
            place: place(event),
            companies: (card.companies > 0).then(|| lang.count("event-companies", card.companies)),
            places: places(lang, card, now),
            state: match event.state {
                EventState::Cancelled | EventState::Running | EventState::Done => {
                    Some(lang.word("event-state", event.state.as_str()))
                }
                EventState::Draft | EventState::Published => None,
            },
        }
    }
}

/// The page of an event.
pub(crate) fn path(event: &Event) -> String {
    format!("/veranstaltungen/{}", event.slug)
}

/// Venue and town in one line.
pub(crate) fn place(event: &Event) -> Option<String> {
    let parts: Vec<&str> = [event.venue.as_deref(), event.town.as_deref()].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn places(lang: Lang, card: &EventCard, now: DateTime<Utc>) -> String {
    let event = &card.event;
    match (event.state, card.free) {
        (EventState::Cancelled | EventState::Done, _) => String::new(),
        (_, None) => lang.t("event-open-door"),
        (_, Some(_)) if event.opens_at.is_some_and(|at| now < at) => {
            let day = event.opens_at.map(|at| when::day(lang, at)).unwrap_or_default();
            lang.with("event-opens", [("day", day)])
        }
        (_, Some(_)) if !card.open => lang.t("event-closed"),
        (_, Some(free)) if free > 0 => lang.count("slot-free", u64::try_from(free).unwrap_or(0)),
        (_, Some(_)) => lang.t("event-waiting-list"),
    }
}
