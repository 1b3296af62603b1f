//! Events among the results: what takes place about the same words, in the same region.
use lotse_search::{EventHit, EventQuery, Near};

use super::form::SearchForm;
use crate::{PortalState, events::when, format, site::Site};

/// So many stand beside vacancies; the list of events has them all.
const MOST: usize = 3;

/// An event that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundEvent {
    pub(crate) href: String,
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) when: String,
    pub(crate) place: String,
    /// The tour, the talk, the interview within it that was meant.
    pub(crate) date: Option<String>,
}

/// Events for a search, on its first page; none where only filters were chosen. Where nothing else was found, those nearby, too.
pub(crate) fn found(
    state: &PortalState,
    site: &Site,
    form: &SearchForm,
    near: Option<&Near>,
    otherwise_nothing: bool,
) -> Vec<FoundEvent> {
    if form.after.is_some() || (form.q.is_empty() && near.is_none()) {
        return Vec::new();
    }
    let query = EventQuery {
        words: form.q.clone(),
        near: near.cloned(),
        cluster: site.cluster_slug().or_else(|| form.cluster.clone()),
        kind: None,
        limit: MOST,
    };
    let now = state.clock.now();
    let mut hits = state.index.search_events(&query, now);
    if hits.is_empty() && otherwise_nothing && near.is_some() {
        hits = state.index.search_events(&EventQuery { words: String::new(), ..query }, now);
    }
    hits.into_iter().map(|hit| event(site, hit)).collect()
}

fn event(site: &Site, hit: EventHit) -> FoundEvent {
    let lang = site.lang;
    let away = hit.distance_km.map(|km| format::distance(lang, km));
    let place = match (hit.town.or(hit.venue), away) {
        (Some(place), Some(distance)) => lang.with("place-away", [("place", place), ("distance", distance)]),
        (place, _) => place.unwrap_or_default(),
    };
    let date = hit.date.map(|date| {
        let hours = when::hours(lang, date.starts_at, date.ends_at);
        match date.company.filter(|company| !date.title.contains(company.as_str())) {
            Some(company) => format!("{}, {company}, {hours}", date.title),
            None => format!("{}, {hours}", date.title),
        }
    });
    FoundEvent {
        href: site.href(&format!("/veranstaltungen/{}", hit.slug)),
        kind: lang.word("event-kind", hit.kind.as_str()),
        title: hit.title,
        when: when::whole(lang, hit.starts_at, hit.ends_at),
        place,
        date,
    }
}
