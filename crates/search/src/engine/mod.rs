//! Answers searches from a snapshot.
mod alternatives;
mod counts;
mod filter;
mod plan;
mod rank;
mod scan;
mod similar;
mod spelling;
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
    synonyms::Synonyms,
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
    let pass =
        |query: Option<&dyn Query>| scan.run(query, Best::new(if limit == 0 { 0 } else { limit + 1 }, after));
    let (understood, outcome) = if words.is_empty() {
        (Understood::default(), Some(pass(None)?))
    } else {
        understand(snapshot, &words, |query| {
            let outcome = pass(Some(query))?;
            let finds = outcome.counts.total > 0 || scan::finds_anything(snapshot, query)?;
            Ok(finds.then_some(outcome))
        })?
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
    query: Option<Box<dyn Query>>,
    meanings: Vec<Meaning>,
    /// Any of the words will do.
    partial: bool,
}

/// All words together, or else with neighbours joined, or else any of them: the first of these that `attempt` accepts,
/// with what it made of it.
///
/// Filters and place should have no say in that: words that are found together elsewhere are no reason to show something
/// else here; the page offers wider circles instead.
fn understand<T>(
    snapshot: &Snapshot,
    words: &Words<'_>,
    attempt: impl Fn(&dyn Query) -> Result<Option<T>>,
) -> Result<(Understood, Option<T>)> {
    let meanings = words.meanings(snapshot, Synonyms::built_in())?;
    if let Some(query) = together(words, &meanings, snapshot)?
        && let Some(found) = attempt(query.as_ref())?
    {
        return Ok((Understood { query: Some(query), meanings, partial: false }, Some(found)));
    }
    if let Some(joined) = words.misspelt_compounds(snapshot)?
        && let Some(query) = plan(&joined, Match::All, &snapshot.fields)
        && let Some(found) = attempt(query.as_ref())?
    {
        return Ok((Understood { query: Some(query), meanings: Vec::new(), partial: false }, Some(found)));
    }
    if meanings.len() > 1
        && let Some(query) = plan(&meanings, Match::Any, &snapshot.fields)
        && let Some(found) = attempt(query.as_ref())?
    {
        return Ok((Understood { query: Some(query), meanings, partial: true }, Some(found)));
    }
    Ok((Understood { query: None, meanings, partial: false }, None))
}

/// All words; where neighbours make a word, that is another way to say it.
fn together(words: &Words<'_>, meanings: &[Meaning], snapshot: &Snapshot) -> Result<Option<Box<dyn Query>>> {
    let apart = plan(meanings, Match::All, &snapshot.fields);
    let Some(compounds) = words.compounds(snapshot)? else { return Ok(apart) };
    let joined = plan(&compounds, Match::All, &snapshot.fields);
    Ok(plan::either(apart, joined))
}

fn hit(snapshot: &Snapshot, segment: usize, doc: u32, centre: Option<Point>) -> Result<Hit> {
    let mut card: VacancyCard = serde_json::from_str(&snapshot.card(segment, doc)?)?;
    if let Some(centre) = centre {
        card.name_nearest(centre);
    }
    let chord2 = centre.map(|centre| snapshot.segments[segment].data.chord2(doc, centre));
    Ok(Hit { card, distance_km: chord2.filter(|chord2| chord2.is_finite()).map(km_of_chord2) })
}
