//! What would be found otherwise.
use tantivy::query::Query;

use super::{
    Best, Circle, Filter, Order, Scan, Words, neighbours::neighbours, scan::finds_anything, understand,
};
use crate::{Alternatives, Near, SearchQuery, error::Result, snapshot::Snapshot, synonyms::Synonyms};

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
        let finds = |query: &dyn Query| Ok(finds_anything(snapshot, query)?.then_some(()));
        let (understood, found) = understand(snapshot, synonyms, &words, finds)?;
        if found.is_none() {
            return Ok(Alternatives { neighbours, ..Alternatives::default() });
        }
        understood.query
    };
    let count = |filter: &Filter, near: Option<&Near>| -> Result<u64> {
        let scan = Scan { snapshot, filter, circle: near.map(Circle::of), order: Order::Newest };
        Ok(scan.run(asked.as_deref(), Best::new(0, None))?.counts.total)
    };
    let filter = Filter::new(query, &snapshot.tables);
    let mut wider = Vec::new();
    if let Some(near) = &query.near {
        for km in RADII.into_iter().filter(|km| f64::from(*km) > near.radius_km) {
            let hits = count(&filter, Some(&Near { radius_km: f64::from(km), ..near.clone() }))?;
            if hits > 0 {
                wider.push((km, hits));
            }
        }
    }
    let unfiltered = Filter::new(&SearchQuery::default(), &snapshot.tables);
    Ok(Alternatives {
        wider,
        without_filters: count(&unfiltered, query.near.as_ref())?,
        anywhere: count(&filter, None)?,
        neighbours,
    })
}
