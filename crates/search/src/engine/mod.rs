//! Answers searches from a snapshot.
mod alternatives;
mod counts;
mod cursor;
mod filter;
mod fits;
mod kept;
mod neighbours;
mod plan;
mod rank;
mod scan;
mod similar;
mod spelling;
mod spread;
pub(crate) mod typo;
mod why;
mod words;

pub(crate) use alternatives::{all_words_find, alternatives};
pub(crate) use fits::fits;
pub(crate) use kept::Kept;
pub(crate) use similar::similar;
pub use why::{FoundBy, FoundIn, Moved, Why, WhyWord};
pub(crate) use words::Words;

use std::sync::Arc;

use tantivy::query::Query;

use crate::{
    Hit, SearchPage, SearchQuery,
    error::Result,
    geo::{Point, km_of_chord2},
    snapshot::Snapshot,
    synonyms::Synonyms,
};
use cursor::{Cursor, Window};
use filter::Filter;
use kept::{Everything, Found};
use plan::{Match, plan};
use rank::{Best, Order, Rank};
use scan::{Circle, Scan};
use spread::Candidate;
use words::Meaning;

/// Hits that one page holds at most.
pub(crate) const MOST: usize = 100;

pub(crate) fn search(snapshot: &Snapshot, synonyms: &Synonyms, query: &SearchQuery) -> Result<SearchPage> {
    let words = Words::read(&query.q);
    let order = Order::of(query.sort, !words.is_empty(), query.near.is_some());
    let limit = query.limit.min(MOST);
    let from = query.after.as_deref().map_or(Ok(Cursor::START), |cursor| Cursor::read(cursor, order))?;
    let filter = Filter::new(query, &snapshot.tables);
    let scan = Scan { snapshot, filter: &filter, circle: query.near.as_ref().map(Circle::of), order };
    let stretch = Stretch::of(query, order, limit, from);
    // One more than wanted tells whether there is more.
    let wanted = if limit == 0 { 0 } else { stretch.size + 1 };
    let pass = |query: Option<&dyn Query>| scan.run(query, Best::new(wanted, from.after));
    let (understood, found) = if !words.is_empty() {
        let (understood, outcome) = understand(snapshot, synonyms, &words, |query| {
            let outcome = pass(Some(query))?;
            let finds = outcome.counts.total > 0 || scan::finds_anything(snapshot, query)?;
            Ok(finds.then_some(outcome))
        })?;
        (understood, outcome.map(|outcome| Arc::new(outcome.found(&snapshot.tables))))
    } else if scan.circle.is_none() {
        let asked = Everything { filter: filter.clone(), order, after: from.after, wanted };
        let found = snapshot.kept.find(&asked, || Ok(pass(None)?.found(&snapshot.tables)))?;
        (Understood::default(), Some(found))
    } else {
        (Understood::default(), Some(Arc::new(pass(None)?.found(&snapshot.tables))))
    };
    let Some(found) = found else { return Ok(SearchPage::default()) };
    let Found { total, facets, ranked } = Arc::unwrap_or_clone(found);
    let (ranked, next) = stretch.page(ranked, snapshot);
    let centre = scan.circle.map(|circle| circle.centre);
    Ok(SearchPage {
        hits: ranked
            .into_iter()
            .map(|(_, segment, doc)| hit(snapshot, segment as usize, doc, centre))
            .collect::<Result<_>>()?,
        total,
        facets,
        next: next.map(|next| next.write(order)),
        corrected: words.corrected(&understood.meanings, snapshot),
        partial: understood.partial && total > 0,
    })
}

/// Hits that are ordered together, of which a page shows some.
struct Stretch {
    from: Cursor,
    size: usize,
    limit: usize,
    order: Order,
    /// So that no company fills a page. Not where a company was asked for.
    spreads: bool,
}

impl Stretch {
    fn of(query: &SearchQuery, order: Order, limit: usize, from: Cursor) -> Self {
        let spreads = matches!(order, Order::Score | Order::Fresh) && query.company.is_none();
        let size = match from.window {
            _ if !spreads => limit,
            Some(window) => window.size,
            None => limit * spread::PAGES,
        };
        Self { from, size, limit, order, spreads }
    }

    /// The hits of the page, and where the next one begins.
    fn page(
        &self,
        mut ranked: Vec<(Rank, u32, u32)>,
        snapshot: &Snapshot,
    ) -> (Vec<(Rank, u32, u32)>, Option<Cursor>) {
        let more = ranked.len() > self.size;
        ranked.truncate(self.size);
        let last = ranked.last().map(|(rank, ..)| *rank).filter(|_| more);
        let beyond = last.map(|rank| Cursor { after: Some(rank), window: None });
        if !self.spreads {
            return (ranked, beyond);
        }
        let candidates: Vec<Candidate> = ranked
            .iter()
            .map(|(rank, segment, doc)| Candidate {
                company: snapshot.segments[*segment as usize].data.facts(*doc).company,
                score: (self.order == Order::Score).then(|| rank.score()),
            })
            .collect();
        // By the page length with which the stretch began, whatever the next page's is.
        let order = spread::spread(&candidates, self.size / spread::PAGES);
        let shown = self.from.window.map_or(0, |window| window.shown);
        let page = order.iter().skip(shown).take(self.limit).map(|at| ranked[*at]).collect();
        let shown = shown + self.limit;
        let next = if shown < order.len() {
            Some(Cursor { after: self.from.after, window: Some(Window { size: self.size, shown }) })
        } else {
            beyond
        };
        (page, next)
    }
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
    synonyms: &Synonyms,
    words: &Words<'_>,
    attempt: impl Fn(&dyn Query) -> Result<Option<T>>,
) -> Result<(Understood, Option<T>)> {
    let meanings = words.meanings(snapshot, synonyms)?;
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
    let mut card = snapshot.card(segment, doc)?;
    if let Some(centre) = centre {
        card.name_nearest(centre);
    }
    let chord2 = centre.map(|centre| snapshot.segments[segment].data.chord2(doc, centre));
    Ok(Hit { card, distance_km: chord2.filter(|chord2| chord2.is_finite()).map(km_of_chord2) })
}
