//! Occupations that may do instead of what was not found.
use std::{borrow::Cow, cmp::Reverse};

use lotse_domain::occupation::Area;

use super::{Circle, Filter, Words};
use crate::{
    Neighbour, SearchQuery,
    snapshot::{BLOCK, Facts, Snapshot},
    suggest::{self, Named},
    synonyms::Synonyms,
};

/// Given at most.
const MOST: usize = 6;
/// Occupations that one wording may mean; a short word begins many.
const MEANT: usize = 6;
/// Occupations whose areas count, in the order of how likely they are meant.
const AREAS_OF: usize = 3;

/// First the occupations that the words mean, by the rules or by their names, then the others of their areas, or of those that were
/// chosen; only with postings where they are looked for, whatever the other filters say.
pub(super) fn neighbours(
    snapshot: &Snapshot,
    synonyms: &Synonyms,
    words: &Words<'_>,
    query: &SearchQuery,
) -> Vec<Neighbour> {
    let mut meant: Vec<Named<'_>> = Vec::new();
    for thing in words.things(synonyms) {
        for occupation in suggest::occupations_meant(snapshot, &thing, MEANT) {
            if meant.iter().all(|known| known.key != occupation.key) {
                meant.push(occupation);
            }
        }
    }
    let all: Vec<Named<'_>> = snapshot.suggestions.occupations().collect();
    let chosen = query.occupation.as_deref().and_then(|code| all.iter().find(|known| known.key == code));
    let meant_areas = chosen.into_iter().chain(&meant).filter_map(|known| known.area).take(AREAS_OF);
    let areas: Vec<Area> = query.areas.iter().copied().chain(meant_areas).collect();
    if meant.is_empty() && areas.is_empty() {
        return Vec::new();
    }
    let open = Open::of(snapshot, query);
    let mut found: Vec<(u32, Named<'_>)> =
        meant.iter().filter_map(|known| Some((open.of_occupation(known)?, *known))).collect();
    found.truncate(MOST);
    let mut others: Vec<(u32, Named<'_>)> = all
        .iter()
        .filter(|known| known.area.is_some_and(|area| areas.contains(&area)))
        .filter(|known| meant.iter().all(|meant| meant.key != known.key))
        .filter_map(|known| Some((open.of_occupation(known)?, *known)))
        .collect();
    others.sort_unstable_by_key(|(count, known)| (Reverse(*count), known.title));
    found.extend(others);
    found.retain(|(_, known)| Some(known.key) != query.occupation.as_deref());
    found.truncate(MOST);
    found.into_iter().map(|(count, known)| known.neighbour(count)).collect()
}

/// Postings of each occupation, where the query looks.
struct Open<'s> {
    snapshot: &'s Snapshot,
    counts: Cow<'s, [u32]>,
}

impl<'s> Open<'s> {
    fn of(snapshot: &'s Snapshot, query: &SearchQuery) -> Self {
        let wherever = SearchQuery {
            states: query.states.clone(),
            districts: query.districts.clone(),
            cluster: query.cluster.clone(),
            ..SearchQuery::default()
        };
        if query.near.is_none() && wherever == SearchQuery::default() {
            return Self { snapshot, counts: Cow::Borrowed(&snapshot.open_by_occupation) };
        }
        let filter = Filter::new(&wherever, &snapshot.tables);
        let circle = query.near.as_ref().map(Circle::of);
        let mut counts = vec![0; snapshot.tables.occupations.len()];
        for segment in &snapshot.segments {
            let data = &segment.data;
            for (block, first) in data.blocks.iter().zip((0_u32..).step_by(BLOCK as usize)) {
                if circle.is_some_and(|circle| !block.may_hold(circle.centre, circle.chord2)) {
                    continue;
                }
                for doc in first..data.len().min(first + BLOCK) {
                    let is_near = || circle.is_none_or(|c| data.chord2(doc, c.centre) <= c.chord2);
                    let occupation = data.occupations[doc as usize];
                    if occupation != Facts::NONE
                        && filter.misses(data, doc) == Some(0)
                        && segment.is_alive(doc)
                        && is_near()
                    {
                        counts[occupation as usize] += 1;
                    }
                }
            }
        }
        Self { snapshot, counts: Cow::Owned(counts) }
    }

    /// None where there is no posting.
    fn of_occupation(&self, known: &Named<'_>) -> Option<u32> {
        let number = self.snapshot.tables.occupations.find(known.key)?;
        self.counts.get(number as usize).copied().filter(|count| *count > 0)
    }
}
