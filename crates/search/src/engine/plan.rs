//! The query that tantivy runs: all words (or any), each in any field.
use tantivy::{
    Term,
    query::{BooleanQuery, BoostQuery, DisjunctionMaxQuery, Occur, Query, TermQuery},
    schema::{Field, IndexRecordOption},
};

use super::words::Meaning;
use crate::schema::Fields;

const HEAD: f32 = 4.0;
const SURF: f32 = 3.0;
/// A whole word of title or occupation, not a part of one: "Elektroniker" before "Fluggerätelektroniker".
const TITLE: f32 = 3.0;
const META: f32 = 2.0;
const BODY: f32 = 0.5;
/// Parts that stand apart count a little less than the compound would.
const APART: f32 = 0.8;

/// Whether a document must have all words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Match {
    All,
    Any,
}

/// Nothing where no document can match.
pub(crate) fn plan(meanings: &[Meaning], matching: Match, fields: &Fields) -> Option<Box<dyn Query>> {
    let occur = if matching == Match::All { Occur::Must } else { Occur::Should };
    let mut words = Vec::with_capacity(meanings.len());
    for meaning in meanings {
        match one_word(meaning, fields) {
            Some(query) => words.push((occur, query)),
            None if matching == Match::All => return None,
            None => {}
        }
    }
    joined(words)
}

/// What one of them finds, and better what both do.
pub(crate) fn either(one: Option<Box<dyn Query>>, other: Option<Box<dyn Query>>) -> Option<Box<dyn Query>> {
    joined(one.into_iter().chain(other).map(|query| (Occur::Should, query)).collect())
}

fn one_word(meaning: &Meaning, fields: &Fields) -> Option<Box<dyn Query>> {
    let mut ways = Vec::new();
    for (stem, factor) in &meaning.stems {
        ways.push((Occur::Should, term(fields.head, stem, HEAD * factor)));
        ways.push((Occur::Should, term(fields.meta, stem, META * factor)));
        // Only the word itself is looked for in long texts: a guess would find it everywhere.
        if *factor >= 1.0 {
            ways.push((Occur::Should, term(fields.body, stem, BODY)));
        }
    }
    for (form, factor) in &meaning.surfaces {
        ways.push((Occur::Should, term(fields.surf, form, SURF * factor)));
        ways.push((Occur::Should, term(fields.title, form, TITLE * factor)));
    }
    let parts: Vec<_> =
        meaning.parts.iter().map(|part| (Occur::Must, term(fields.head, part, HEAD * APART))).collect();
    if let Some(parts) = joined(parts) {
        ways.push((Occur::Should, parts));
    }
    // Whatever is meant by several of them is no better hit than what is meant by one.
    let otherwise = meaning.otherwise.iter().filter_map(|(words, factor)| {
        Some(Box::new(BoostQuery::new(plan(words, Match::All, fields)?, *factor)) as Box<dyn Query>)
    });
    let otherwise: Vec<_> = otherwise.collect();
    if !otherwise.is_empty() {
        ways.push((Occur::Should, Box::new(DisjunctionMaxQuery::new(otherwise))));
    }
    joined(ways)
}

fn term(field: Field, text: &str, weight: f32) -> Box<dyn Query> {
    let query = TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs);
    Box::new(BoostQuery::new(Box::new(query), weight))
}

fn joined(mut clauses: Vec<(Occur, Box<dyn Query>)>) -> Option<Box<dyn Query>> {
    if clauses.len() > 1 {
        Some(Box::new(BooleanQuery::new(clauses)))
    } else {
        clauses.pop().map(|(_, query)| query)
    }
}
