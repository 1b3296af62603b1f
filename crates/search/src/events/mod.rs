//! Events and their dates, to be found beside vacancies: "Führung in der Molkerei am Freitag".
//!
//! There are few of them, so they lie in memory and are read anew as a whole whenever the change log names one; vacancies are
//! many and lie in tantivy's index. The words are analysed alike.
mod index;
#[cfg(test)]
mod tests;
pub(crate) mod words;

use chrono::{DateTime, Utc};
use lotse_domain::event::{EventKind, slot::SlotKind};
use uuid::Uuid;

use crate::{Near, SearchIndex};

pub(crate) use index::{EventIndex, worth};

/// What somebody looks for among events.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EventQuery {
    /// Every word must be found; words that tell nothing do not count. Empty: everything to come.
    pub words: String,
    /// Only within this circle; events without a known place are left out then.
    pub near: Option<Near>,
    /// Slug of a cluster.
    pub cluster: Option<String>,
    pub kind: Option<EventKind>,
    /// At most so many.
    pub limit: usize,
}

/// An event that fits, and the date within it that fits best, where the words meant one.
#[derive(Debug, Clone, PartialEq)]
pub struct EventHit {
    pub event_id: Uuid,
    pub slug: String,
    pub title: String,
    pub kind: EventKind,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub venue: Option<String>,
    pub town: Option<String>,
    pub cluster_slug: String,
    pub cluster_name: String,
    pub distance_km: Option<f64>,
    pub date: Option<EventDate>,
}

/// A slot or a meeting of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct EventDate {
    /// The slot, also where a meeting of it is meant.
    pub slot_id: Uuid,
    pub kind: SlotKind,
    pub title: String,
    pub company: Option<String>,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
}

impl SearchIndex {
    /// Events that are not over at that moment and fit: best match first, then the next one.
    pub fn search_events(&self, query: &EventQuery, now: DateTime<Utc>) -> Vec<EventHit> {
        self.events().search(query, now)
    }
}
