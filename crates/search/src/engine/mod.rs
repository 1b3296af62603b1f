//! Answers searches from a snapshot.
mod alternatives;
mod counts;
mod filter;
mod plan;
mod rank;
mod scan;
mod similar;
pub(crate) mod typo;
mod words;

pub(crate) use alternatives::alternatives;
pub(crate) use similar::similar;
pub(crate) use words::Words;

use tantivy::query::Query;

use crate::{
    Hit, SearchPage, SearchQuery, VacancyCard,
    error::Result,
    geo::{Point, km_of_chord2},
    snapshot::Snapshot,
};
use filter::Filter;
use plan::{Match, plan};
use rank::{Best, Order, Rank};
use scan::{Circle, Outcome, Scan};
use words::Meaning;

/// Hits that one page holds at most.
pub(crate) const MOST: usize = 100;

pub(crate) fn search(snapshot: &Snapshot, query: &SearchQuery) -> Result<SearchPage> {
    let words = Words::read(&query.q);
    let order = Order::of(query.sort, !words.is_empty(), query.near.is_some());
    let limit = query.limit.min(MOST);
    let after = query.after.as_deref().map(|cursor| Rank::from_cursor(cursor, order)).transpose()?;
    let filter = Filter::new(query, &snapshot.tables);
    let scan = Scan { snapshot, filter: &filter, circle: query.near.as_ref().map(Circle::of), order };
    // One more than wanted tells whether there is a next page.
    let best = Best::new(if limit == 0 { 0 } else { limit + 1 }, after);

    let understood = understand(snapshot, &words)?;
    let outcome = match (&understood.query, words.is_empty()) {
        (None, false) => None,
        (query, _) => Some(scan.run(query.as_deref(), best)?),
    };
    let Some(Outcome { counts, best }) = outcome else { return Ok(SearchPage::default()) };
    let mut ranked = best.into_sorted();
    let more = ranked.len() > limit;
    ranked.truncate(limit);
    let next = ranked.last().filter(|_| more).map(|(rank, ..)| rank.to_cursor(order));
    let centre = scan.circle.map(|circle| circle.centre);
    Ok(SearchPage {
        hits: ranked
            .into_iter()
            .map(|(_, segment, doc)| hit(snapshot, segment as usize, doc, centre))
            .collect::<Result<_>>()?,
        total: counts.total,
        facets: counts.facets(&snapshot.tables),
        next,
        corrected: words.corrected(&understood.meanings, snapshot),
        partial: understood.partial && counts.total > 0,
    })
}

/// How a query was understood.
#[derive(Default)]
struct Understood {
    /// Nothing where there is nothing to search for, or nothing to be found.
    query: Option<Box<dyn Query>>,
    meanings: Vec<Meaning>,
    partial: bool,
}

/// All words together, or else with neighbours joined, or else any of them.
///
/// Filters and place have no say in this: words that are found together elsewhere are no reason to show something else
/// here; the page offers wider circles instead.
fn understand(snapshot: &Snapshot, words: &Words<'_>) -> Result<Understood> {
    if words.is_empty() {
        return Ok(Understood::default());
    }
    let meanings = words.meanings(snapshot)?;
    if let Some(query) = plan(&meanings, Match::All, &snapshot.fields)
        && scan::finds_anything(snapshot, query.as_ref())?
    {
        return Ok(Understood { query: Some(query), meanings, partial: false });
    }
    if let Some(joined) = words.joined(snapshot)?
        && let Some(query) = plan(&joined, Match::All, &snapshot.fields)
        && scan::finds_anything(snapshot, query.as_ref())?
    {
        return Ok(Understood { query: Some(query), meanings: Vec::new(), partial: false });
    }
    let query = plan(&meanings, Match::Any, &snapshot.fields);
    Ok(Understood { query, partial: meanings.len() > 1, meanings })
}

fn hit(snapshot: &Snapshot, segment: usize, doc: u32, centre: Option<Point>) -> Result<Hit> {
    let card: VacancyCard = serde_json::from_str(&snapshot.card(segment, doc)?)?;
    let chord2 = centre.map(|centre| snapshot.segments[segment].data.chord2(doc, centre));
    Ok(Hit { card, distance_km: chord2.filter(|chord2| chord2.is_finite()).map(km_of_chord2) })
}
