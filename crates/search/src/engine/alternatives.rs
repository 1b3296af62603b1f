//! What would be found otherwise.
use std::ops::ControlFlow::{Break, Continue};

use tantivy::query::Query;

use super::{Circle, Filter, Words, neighbours::neighbours, scan, understand};
use crate::{
    Alternatives, SearchQuery, error::Result, geo::chord2_of_km, snapshot::Snapshot, synonyms::Synonyms,
};

/// Kilometres that are offered instead of the ones that were asked for.
const RADII: [u32; 4] = [25, 50, 100, 200];

pub(crate) fn alternatives(
    snapshot: &Snapshot,
    synonyms: &Synonyms,
    query: &SearchQuery,
) -> Result<Alternatives> {
    let words = Words::read(&query.q);
    let neighbours = neighbours(snapshot, synonyms, &words, query);
    let asked = if words.is_empty() {
        None
    } else {
        let finds = |query: &dyn Query| Ok(scan::finds_anything(snapshot, query)?.then_some(()));
        let (understood, found) = understand(snapshot, synonyms, &words, finds)?;
        if found.is_none() {
            return Ok(Alternatives { neighbours, ..Alternatives::default() });
        }
        understood.query
    };
    Ok(Alternatives { neighbours, ..count(snapshot, asked.as_deref(), query)? })
}

/// Whether all words together find anything in the portal in which they were searched for, whatever else was asked for.
pub(crate) fn all_words_find(snapshot: &Snapshot, synonyms: &Synonyms, query: &SearchQuery) -> Result<bool> {
    let portal = Filter::new(&portal_of(query), &snapshot.tables);
    let finds = |query: &dyn Query| {
        let mut elsewhere = false;
        let here = scan::visit(snapshot, Some(query), |data, doc| {
            elsewhere = true;
            if portal.misses(data, doc) == Some(0) { Break(()) } else { Continue(()) }
        })?;
        // As in a search: how words are understood depends on no filter.
        Ok((here.is_break() || elsewhere).then_some(here.is_break()))
    };
    let (understood, found) = understand(snapshot, synonyms, &Words::read(&query.q), finds)?;
    Ok(found == Some(true) && !understood.partial)
}

/// Everything in the portal in which the search was made.
fn portal_of(query: &SearchQuery) -> SearchQuery {
    SearchQuery { cluster: query.cluster.clone(), ..SearchQuery::default() }
}

/// Counts every other way in one pass over what matches the words.
fn count(snapshot: &Snapshot, asked: Option<&dyn Query>, query: &SearchQuery) -> Result<Alternatives> {
    let filter = Filter::new(query, &snapshot.tables);
    let unfiltered = Filter::new(&portal_of(query), &snapshot.tables);
    let circle = query.near.as_ref().map(Circle::of);
    let radius_km = query.near.as_ref().map_or(f64::INFINITY, |near| near.radius_km);
    let mut wider: Vec<(u32, f32, u64)> = RADII
        .into_iter()
        .filter(|km| f64::from(*km) > radius_km)
        .map(|km| (km, chord2_of_km(f64::from(km)), 0))
        .collect();
    let mut otherwise = Alternatives::default();
    let passed = scan::visit(snapshot, asked, |data, doc| {
        let chord2 = circle.map_or(0.0, |circle| data.chord2(doc, circle.centre));
        if unfiltered.misses(data, doc) == Some(0) && circle.is_none_or(|circle| chord2 <= circle.chord2) {
            otherwise.without_filters += 1;
        }
        if filter.misses(data, doc) == Some(0) {
            otherwise.anywhere += 1;
            wider.iter_mut().filter(|(_, reach, _)| chord2 <= *reach).for_each(|(.., hits)| *hits += 1);
        }
        Continue(())
    })?;
    debug_assert!(passed.is_continue(), "nothing ends the pass before its end");
    otherwise.wider =
        wider.into_iter().filter(|(.., hits)| *hits > 0).map(|(km, _, hits)| (km, hits)).collect();
    Ok(otherwise)
}
