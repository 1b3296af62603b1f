//! Which of a few new postings a stored search asks for.
use uuid::Uuid;

use super::{Best, Circle, Filter, Order, Scan, Words, together};
use crate::{SearchQuery, error::Result, snapshot::Snapshot, synonyms::Synonyms};

/// The most that one search keeps of a round; nobody reads more of them in a mail.
const MOST: usize = 100;

/// The postings in `new` that have all words of the query and pass its filters, newest first. What the words mean is read from
/// the vocabulary of `all`: that of a handful of postings would take every other word for a typing error. Nothing is loosened as
/// in a search that finds nothing, since an alert waits.
pub(crate) fn fits(
    new: &Snapshot,
    all: &Snapshot,
    synonyms: &Synonyms,
    query: &SearchQuery,
) -> Result<Vec<Uuid>> {
    let words = Words::read(&query.q);
    let filter = Filter::new(query, &new.tables);
    let circle = query.near.as_ref().map(Circle::of);
    let scan = Scan { snapshot: new, filter: &filter, circle, order: Order::Newest };
    let outcome = if words.is_empty() {
        scan.run(None, Best::new(MOST, None))?
    } else {
        let meanings = words.meanings(all, synonyms)?;
        let Some(asked) = together(&words, &meanings, all)? else { return Ok(Vec::new()) };
        scan.run(Some(asked.as_ref()), Best::new(MOST, None))?
    };
    let id = |segment: u32, doc: u32| Uuid::from_u128(new.segments[segment as usize].data.ids[doc as usize]);
    Ok(outcome.best.into_sorted().into_iter().map(|(_, segment, doc)| id(segment, doc)).collect())
}
