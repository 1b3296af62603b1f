//! The same question asked with nothing but tantivy's own parts: the baseline that a benchmark holds the engine against.
//!
//! It is how one would begin: term queries, fuzzy queries for typos, ranges over columns for the filters, a filtering
//! collector for the radius, aggregations for the counts. It does less than the engine (counts are not disjunctive,
//! nothing is completed or corrected), so a ratio to it flatters nobody.
use std::ops::Bound;

use lotse_domain::{occupation::Area, vacancy::Kind};
use tantivy::{
    DocAddress, Term,
    aggregation::{
        AggContextParams, AggregationCollector, agg_req::Aggregations, agg_result::AggregationResults,
    },
    collector::{Collector, Count, FilterCollector, TopDocs},
    query::{AllQuery, BooleanQuery, BoostQuery, FuzzyTermQuery, Occur, Query, RangeQuery, TermQuery},
    schema::{Field, IndexRecordOption},
};

use crate::{
    SearchError, SearchIndex, SearchQuery, VacancyCard,
    analysis::{is_stop_word, pieces, stem, word},
    document::state_number,
    geo::{Point, chord2_of_km, unpack},
    schema::{Fields, column, document_kind},
};

/// What the baseline found.
#[derive(Debug)]
pub struct Plain {
    pub total: u64,
    pub hits: Vec<VacancyCard>,
    /// Counts by value, of what passed all filters.
    pub counts: AggregationResults,
}

/// Answers a query; pages and orders other than by score or date are not offered.
///
/// # Errors
/// When tantivy fails.
pub fn count_and_top(index: &SearchIndex, query: &SearchQuery) -> Result<Plain, SearchError> {
    let snapshot = index.snapshot();
    let fields = index.fields();
    let request: Aggregations = serde_json::from_value(serde_json::json!({
        "kind": terms(column::KIND),
        "area": terms(column::AREA),
        "qualification": terms(column::QUALIFICATION),
        "start_year": terms(column::START_YEAR),
        "state": terms(column::STATE),
        "district": terms(column::DISTRICT),
        "company": terms(column::COMPANY),
        "cluster": terms(column::CLUSTER),
    }))?;
    let counts = AggregationCollector::from_aggs(request, AggContextParams::default());
    let top = TopDocs::with_limit(query.limit.clamp(1, 100));
    let asked = asked(query, fields);
    let (total, hits, counts) = if query.q.trim().is_empty() {
        let collector =
            (Count, top.order_by_fast_field::<u64>(column::PUBLISHED, tantivy::Order::Desc), counts);
        let (total, hits, counts) = near(&snapshot.searcher, query, collector, &asked)?;
        (total, hits.into_iter().map(|(_, address)| address).collect::<Vec<_>>(), counts)
    } else {
        let collector = (Count, top.order_by_score(), counts);
        let (total, hits, counts) = near(&snapshot.searcher, query, collector, &asked)?;
        (total, hits.into_iter().map(|(_, address)| address).collect::<Vec<_>>(), counts)
    };
    let card = |address: DocAddress| -> Result<VacancyCard, SearchError> {
        snapshot.card(address.segment_ord as usize, address.doc_id)
    };
    let hits = hits.into_iter().take(query.limit).map(card).collect::<Result<_, _>>()?;
    Ok(Plain { total: total as u64, hits, counts })
}

fn terms(field: &str) -> serde_json::Value {
    serde_json::json!({ "terms": { "field": field, "size": 20 } })
}

/// Collects within the radius, where there is one.
fn near<C: Collector>(
    searcher: &tantivy::Searcher,
    query: &SearchQuery,
    collector: C,
    asked: &dyn Query,
) -> Result<C::Fruit, SearchError> {
    let Some(near) = &query.near else { return Ok(searcher.search(asked, &collector)?) };
    let (centre, chord2) = (Point::new(near.latitude, near.longitude), chord2_of_km(near.radius_km));
    let within = move |site: u64| unpack(site).chord2(centre) <= chord2;
    Ok(searcher.search(asked, &FilterCollector::new(column::SITE.to_owned(), within, collector))?)
}

fn asked(query: &SearchQuery, fields: &Fields) -> BooleanQuery {
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = vec![
        (Occur::Must, Box::new(AllQuery)),
        (Occur::Must, number(fields.document, document_kind::VACANCY, document_kind::VACANCY)),
    ];
    for word in pieces(&query.q).take(12).filter_map(word).filter(|word| !is_stop_word(word)) {
        clauses.push((Occur::Must, Box::new(BooleanQuery::new(ways(&word, fields)))));
    }
    let any = |field: Field, values: Vec<u64>| -> Box<dyn Query> {
        Box::new(BooleanQuery::new(
            values.into_iter().map(|value| (Occur::Should, number(field, value, value))).collect(),
        ))
    };
    let positions =
        |all: Vec<bool>, first: u64| (first..).zip(all).filter(|(_, is)| *is).map(|(at, _)| at).collect();
    if !query.kinds.is_empty() {
        clauses.push((
            Occur::Must,
            any(fields.kind, positions(Kind::ALL.iter().map(|k| query.kinds.contains(k)).collect(), 0)),
        ));
    }
    if !query.areas.is_empty() {
        clauses.push((
            Occur::Must,
            any(fields.area, positions(Area::ALL.iter().map(|a| query.areas.contains(a)).collect(), 1)),
        ));
    }
    if let Some(has) = query.qualification {
        let level =
            lotse_domain::vacancy::Qualification::ALL.iter().position(|q| *q == has).unwrap_or(0) as u64 + 1;
        clauses.push((Occur::Must, number(fields.qualification, 0, level)));
    }
    if !query.start_years.is_empty() {
        let years = query.start_years.iter().filter_map(|year| u64::try_from(*year).ok()).collect();
        clauses.push((Occur::Must, any(fields.start_year, years)));
    }
    if !query.states.is_empty() {
        clauses.push((
            Occur::Must,
            any(fields.state, query.states.iter().filter_map(|s| state_number(s)).collect()),
        ));
    }
    if !query.districts.is_empty() {
        let within = query.districts.iter().filter_map(|area| keys_within(area));
        let within = within.map(|(from, to)| (Occur::Should, number(fields.district, from, to)));
        clauses.push((Occur::Must, Box::new(BooleanQuery::new(within.collect()))));
    }
    let names = [
        (fields.company, &query.company),
        (fields.cluster, &query.cluster),
        (fields.occupation, &query.occupation),
    ];
    for (field, name) in names {
        if let Some(name) = name {
            let term = Term::from_field_text(field, name);
            clauses.push((
                Occur::Must,
                Box::new(RangeQuery::new(Bound::Included(term.clone()), Bound::Included(term))),
            ));
        }
    }
    BooleanQuery::new(clauses)
}

/// The first and the last key of five digits that begins so.
fn keys_within(area: &str) -> Option<(u64, u64)> {
    Some((format!("{area:0<5}").parse().ok()?, format!("{area:9<5}").parse().ok()?))
}

/// One word in any field, and what is like it.
fn ways(word: &str, fields: &Fields) -> Vec<(Occur, Box<dyn Query>)> {
    let stem = stem(word);
    let mut ways: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    for (field, text, weight) in [
        (fields.head, &*stem, 4.0),
        (fields.meta, &*stem, 2.0),
        (fields.body, &*stem, 0.5),
        (fields.surf, word, 3.0),
    ] {
        let term = TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs);
        ways.push((Occur::Should, Box::new(BoostQuery::new(Box::new(term), weight))));
    }
    let errors = match word.len() {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    if errors > 0 {
        let like = FuzzyTermQuery::new(Term::from_field_text(fields.surf, word), errors, true);
        ways.push((Occur::Should, Box::new(BoostQuery::new(Box::new(like), 0.5))));
    }
    ways
}

fn number(field: Field, from: u64, to: u64) -> Box<dyn Query> {
    let term = |value| Bound::Included(Term::from_field_u64(field, value));
    Box::new(RangeQuery::new(term(from), term(to)))
}
