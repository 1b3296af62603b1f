//! One state of the index, ready to be searched by any number of threads.
//!
//! Whatever a search asks of many documents lies in arrays in memory, one set per segment. Segments never change but for
//! their deletions, so a commit loads the arrays of its own small segment and keeps all others.
mod columns;
mod loader;
mod segment;
mod tables;
mod vocabulary;

use std::sync::Arc;

use lotse_domain::change_log::Checkpoint;
use tantivy::{
    DocAddress, DocId, Searcher, SegmentReader, TantivyDocument, fastfield::AliveBitSet, schema::Value,
};

pub(crate) use loader::Loader;
pub(crate) use segment::{BLOCK, Facts, SegmentData};
pub(crate) use tables::{Profile, Realm, Tables};

use crate::{
    VacancyCard,
    engine::Kept,
    error::{Result, SearchError},
    schema::Fields,
    suggest::Suggestions,
};

/// A segment's arrays with the deletions of one moment.
pub(crate) struct SegmentView {
    pub data: Arc<SegmentData>,
    alive: Option<AliveBitSet>,
}

impl SegmentView {
    pub(crate) fn is_alive(&self, doc: DocId) -> bool {
        self.alive.as_ref().is_none_or(|alive| alive.is_alive(doc))
    }
}

pub(crate) struct Snapshot {
    pub searcher: Searcher,
    pub fields: Fields,
    pub segments: Vec<SegmentView>,
    pub tables: Arc<Tables>,
    pub suggestions: Arc<Suggestions>,
    /// Up to where the change log is in this state.
    pub checkpoint: Checkpoint,
    /// Vacancies that can be found.
    pub vacancies: u64,
    /// Open postings of each company and occupation, by their numbers in the tables.
    pub open_by_company: Vec<u32>,
    pub open_by_occupation: Vec<u32>,
    /// Searches over everything that were asked since.
    pub kept: Kept,
}

impl Snapshot {
    pub(crate) fn reader(&self, segment: usize) -> &SegmentReader {
        &self.searcher.segment_readers()[segment]
    }

    /// What is shown of a vacancy.
    pub(crate) fn card(&self, segment: usize, doc: DocId) -> Result<VacancyCard> {
        let address = DocAddress { segment_ord: u32::try_from(segment).unwrap_or(u32::MAX), doc_id: doc };
        let stored: TantivyDocument = self.searcher.doc(address)?;
        let card = stored.get_first(self.fields.card).and_then(|value| value.as_bytes());
        VacancyCard::from_bytes(card.ok_or_else(|| SearchError::Damaged("a document has no card".into()))?)
    }
}
