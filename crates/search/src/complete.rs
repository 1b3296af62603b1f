//! Completions of what is being typed: names, places and events, or else the spelling that was meant.
use chrono::{DateTime, Utc};
use lotse_domain::{
    fold::fold,
    place::{Gazetteer, Place, PlaceKind},
};

use crate::{Completion, SearchIndex, snapshot::Snapshot, suggest};

/// Letters of a place that are typed at least.
const LEAST_LETTERS: usize = 2;
/// A place after other words has at least so many people: the beginnings of smaller ones are too often something else.
const LEAST_POPULATION: i32 = 4_000;
/// Words that are looked at.
const WORDS: usize = 8;

impl SearchIndex {
    /// What somebody may be about to write: occupations and companies, places ("Bäcker Lü" is on its way to "Bäcker Lübeck") and areas
    /// ("Landkreis Fü"), events that are not over at that moment. Where nothing begins as it was typed, first of all its right spelling, and what is
    /// called so. Places and areas take up to a third and events up to a quarter, or what the others leave.
    pub fn complete(
        &self,
        typed: &str,
        gazetteer: &Gazetteer,
        now: DateTime<Utc>,
        limit: usize,
    ) -> Vec<Completion> {
        let snapshot = self.snapshot();
        let mut named = suggest::as_typed(&snapshot, typed, limit);
        let places = places(&snapshot, typed, gazetteer, limit);
        let events = self.events().beginning(typed, now, limit);
        let mut all = Vec::new();
        if named.is_empty()
            && places.is_empty()
            && events.is_empty()
            && let Some((right, found)) = suggest::put_right(&snapshot, typed, limit)
        {
            all.push(Completion::Spelling(right));
            named = found;
        }
        let for_events = events.len().min(limit / 4);
        let for_places = places.len().min(limit.div_ceil(3));
        named.truncate(limit.saturating_sub(all.len() + for_events + for_places));
        all.extend(named.into_iter().map(Completion::Named));
        let left = limit.saturating_sub(all.len() + for_events);
        all.extend(places.into_iter().take(left));
        all.extend(events);
        all.truncate(limit);
        all
    }
}

/// The places that the end of what was typed may become, where what stands before it is known.
fn places(snapshot: &Snapshot, typed: &str, gazetteer: &Gazetteer, limit: usize) -> Vec<Completion> {
    let words: Vec<&str> = typed.split_whitespace().take(WORDS + 1).collect();
    if words.len() > WORDS {
        return Vec::new();
    }
    (0..words.len())
        .map(|at| words.split_at(at))
        .find_map(|(before, place)| {
            let (before, place) = (before.join(" "), place.join(" "));
            if fold(&place).len() < LEAST_LETTERS
                || !(before.is_empty() || suggest::is_known(snapshot, &before))
            {
                return None;
            }
            let mut found = gazetteer.suggest(&place, limit);
            if !before.is_empty() {
                found.retain(|place| {
                    place.kind == PlaceKind::PostalCode || place.population >= LEAST_POPULATION
                });
            }
            let mut areas = gazetteer.suggest_areas(&place, limit);
            // Of the few that are shown one is an area: a larger town is the likelier meaning of the same letters.
            let first = areas.len().min(1);
            let later = areas.split_off(first);
            let area = |name: &str| Completion::Area { words: before.clone(), name: name.to_owned() };
            let complete = |place: &Place| Completion::Place { words: before.clone(), name: name(place) };
            let mut all: Vec<Completion> = found.into_iter().map(complete).collect();
            let at = all.len().min(1);
            all.splice(at..at, areas.into_iter().map(area));
            all.extend(later.into_iter().map(area));
            (!all.is_empty()).then_some(all)
        })
        .unwrap_or_default()
}

fn name(place: &Place) -> String {
    match place.kind {
        PlaceKind::PostalCode => format!("{} {}", place.key, place.name),
        PlaceKind::Municipality => place.name.clone(),
    }
}
