//! Events in memory, with the words that each is found by.
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use lotse_domain::{
    event::{CompanyRef, Event, EventSearchView, meeting::Meeting, slot::Slot, slot::SlotKind},
    fold::fold,
    place::distance_km,
};
use uuid::Uuid;

use super::{EventDate, EventHit, EventQuery, words};
use crate::{
    Completion,
    analysis::pieces,
    engine::typo::{allowed, distance},
};

/// What a word is worth by how it was met, and where.
const EXACT: u32 = 10;
const BEGINNING: u32 = 6;
const TYPO: u32 = 4;
/// A word of the title counts so many times as much.
const TITLE: u32 = 3;

/// Typed words that are looked at.
const TYPED: usize = 6;

/// All events that can be found.
#[derive(Debug, Default)]
pub(crate) struct EventIndex {
    events: Vec<Indexed>,
}

#[derive(Debug)]
struct Indexed {
    event: Event,
    cluster_name: String,
    cluster_slug: String,
    title: BTreeSet<String>,
    /// Folded words of the title as they are written.
    written: Vec<String>,
    words: BTreeSet<String>,
    dates: Vec<Date>,
}

#[derive(Debug)]
struct Date {
    date: EventDate,
    words: BTreeSet<String>,
}

impl EventIndex {
    pub(crate) fn of(views: Vec<EventSearchView>) -> Self {
        Self { events: views.into_iter().map(Indexed::of).collect() }
    }

    pub(crate) fn search(&self, query: &EventQuery, now: DateTime<Utc>) -> Vec<EventHit> {
        let asked = words::of_query(&query.words);
        let mut hits: Vec<(u32, EventHit)> =
            self.events.iter().filter_map(|event| event.meet(query, &asked, now)).collect();
        hits.sort_by(|(one, a), (other, b)| {
            other.cmp(one).then(a.starts_at.cmp(&b.starts_at)).then(a.event_id.cmp(&b.event_id))
        });
        hits.into_iter().take(query.limit).map(|(_, hit)| hit).collect()
    }
}

impl EventIndex {
    /// Events to come in whose titles each word typed begins a word, the next one first: title and slug.
    pub(crate) fn beginning(&self, typed: &str, now: DateTime<Utc>, limit: usize) -> Vec<Completion> {
        let words: Vec<String> =
            pieces(typed).take(TYPED).map(fold).filter(|word| !word.is_empty()).collect();
        if words.iter().all(|word| word.len() < 2) {
            return Vec::new();
        }
        let mut found: Vec<&Event> = self
            .events
            .iter()
            .filter(|indexed| {
                let begins = |word: &String| indexed.written.iter().any(|known| known.starts_with(word));
                indexed.event.ends_at > now && words.iter().all(begins)
            })
            .map(|indexed| &indexed.event)
            .collect();
        found.sort_by_key(|event| (event.starts_at, event.id));
        let found = found.into_iter().take(limit);
        found.map(|e| Completion::Event { title: e.title.clone(), slug: e.slug.clone() }).collect()
    }
}

impl Indexed {
    fn of(view: EventSearchView) -> Self {
        let EventSearchView { event, cluster_name, cluster_slug, companies, slots, meetings } = view;
        let (mut title, mut all) = (BTreeSet::new(), BTreeSet::new());
        words::of_text(&event.title, &mut title);
        for text in [&event.summary, &event.description, &event.audience, &event.venue, &event.town] {
            words::of_text(text.as_deref().unwrap_or_default(), &mut all);
        }
        words::of_text(words::of_event_kind(event.kind), &mut all);
        words::of_text(&cluster_name, &mut all);
        words::of_day(event.starts_at, &mut all);
        for company in &companies {
            words::of_text(&company.name, &mut all);
        }
        let kinds: BTreeMap<Uuid, SlotKind> = slots.iter().map(|(slot, _)| (slot.id, slot.kind)).collect();
        let mut dates: Vec<Date> =
            slots.iter().map(|(slot, company)| of_slot(slot, company.as_ref())).collect();
        dates.extend(meetings.iter().map(|(meeting, company)| {
            let kind = kinds.get(&meeting.slot_id).copied().unwrap_or(SlotKind::Stop);
            of_meeting(meeting, kind, company.as_ref())
        }));
        dates.sort_by_key(|date| date.date.starts_at);
        let written = pieces(&event.title).map(fold).collect();
        Self { event, cluster_name, cluster_slug, title, written, words: all, dates }
    }

    /// The hit with what it is worth, where it fits.
    fn meet(&self, query: &EventQuery, asked: &[String], now: DateTime<Utc>) -> Option<(u32, EventHit)> {
        let event = &self.event;
        let fits = event.ends_at > now
            && query.kind.is_none_or(|kind| kind == event.kind)
            && query.cluster.as_ref().is_none_or(|slug| *slug == self.cluster_slug);
        let distance = match (&query.near, event.latitude.zip(event.longitude)) {
            (None, _) => None,
            (Some(_), None) => return None,
            (Some(near), Some((latitude, longitude))) => {
                let km = distance_km((near.latitude, near.longitude), (latitude, longitude));
                Some(km).filter(|km| *km <= near.radius_km).map(Some)?
            }
        };
        if !fits {
            return None;
        }
        // For each word: what it is worth in the event as a whole.
        let own: Vec<u32> = asked
            .iter()
            .map(|word| (TITLE * worth(word, &self.title)).max(worth(word, &self.words)))
            .collect();
        // A date that knows a word which the event as a whole does not is what was meant: the best one, then the next one.
        let mut best: Option<(u32, &Date)> = None;
        for date in self.dates.iter().filter(|date| date.date.ends_at > now) {
            let there: Vec<u32> = asked.iter().map(|word| worth(word, &date.words)).collect();
            let missing = there.iter().zip(&own).any(|(there, own)| *there == 0 && *own == 0);
            let knows_more = there.iter().zip(&own).any(|(there, own)| *there > 0 && *own == 0);
            let sum: u32 = there.iter().zip(&own).map(|(there, own)| there.max(own)).sum();
            if knows_more && !missing && best.is_none_or(|(before, _)| sum > before) {
                best = Some((sum, date));
            }
        }
        let whole = if own.contains(&0) { 0 } else { own.iter().sum() };
        let worth = best.map_or(0, |(sum, _)| sum).max(whole);
        if worth == 0 && !asked.is_empty() {
            return None;
        }
        Some((worth, self.hit(distance, best.map(|(_, date)| date.date.clone()))))
    }

    fn hit(&self, distance_km: Option<f64>, date: Option<EventDate>) -> EventHit {
        let event = &self.event;
        EventHit {
            event_id: event.id,
            slug: event.slug.clone(),
            title: event.title.clone(),
            kind: event.kind,
            starts_at: event.starts_at,
            ends_at: event.ends_at,
            venue: event.venue.clone(),
            town: event.town.clone(),
            cluster_slug: self.cluster_slug.clone(),
            cluster_name: self.cluster_name.clone(),
            distance_km,
            date,
        }
    }
}

fn of_slot(slot: &Slot, company: Option<&CompanyRef>) -> Date {
    let mut all = BTreeSet::new();
    words::of_text(&slot.title, &mut all);
    words::of_text(slot.description.as_deref().unwrap_or_default(), &mut all);
    let date = EventDate {
        slot_id: slot.id,
        kind: slot.kind,
        title: slot.title.clone(),
        company: company.map(|company| company.name.clone()),
        starts_at: slot.starts_at,
        ends_at: slot.ends_at,
    };
    with_common(date, all)
}

fn of_meeting(meeting: &Meeting, kind: SlotKind, company: Option<&CompanyRef>) -> Date {
    let mut all = BTreeSet::new();
    for text in
        [Some(&meeting.title), meeting.description.as_ref(), meeting.place.as_ref(), meeting.town.as_ref()]
    {
        words::of_text(text.map(String::as_str).unwrap_or_default(), &mut all);
    }
    // Whatever it lies within, it is a visit of something.
    words::of_text(words::of_slot_kind(SlotKind::Stop), &mut all);
    let date = EventDate {
        slot_id: meeting.slot_id,
        kind,
        title: meeting.title.clone(),
        company: company.map(|company| company.name.clone()),
        starts_at: meeting.starts_at,
        ends_at: meeting.ends_at,
    };
    with_common(date, all)
}

fn with_common(date: EventDate, mut all: BTreeSet<String>) -> Date {
    words::of_text(words::of_slot_kind(date.kind), &mut all);
    words::of_text(date.company.as_deref().unwrap_or_default(), &mut all);
    words::of_day(date.starts_at, &mut all);
    Date { date, words: all }
}

/// What a word of a query is worth among the words of a document: exactly, as a beginning, or with a typing error that leaves the
/// first letter alone.
pub(crate) fn worth(asked: &str, known: &BTreeSet<String>) -> u32 {
    let stem = crate::analysis::stem(asked);
    if known.contains(&stem) || known.contains(asked) {
        return EXACT;
    }
    if asked.len() >= 3 && known.range(asked.to_owned()..).next().is_some_and(|word| word.starts_with(asked))
    {
        return BEGINNING;
    }
    let most = allowed(&stem);
    let first = stem.get(..1);
    let close = |word: &String| word.get(..1) == first && distance(&stem, word, most).is_some();
    if most > 0 && known.iter().any(close) { TYPO } else { 0 }
}
