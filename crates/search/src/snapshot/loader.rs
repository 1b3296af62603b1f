//! Makes the next snapshot out of the last one and what is new.
use std::{collections::HashMap, sync::Arc};

use lotse_domain::change_log::Checkpoint;
use tantivy::{Searcher, index::SegmentId};

use super::{Facts, SegmentData, SegmentView, Snapshot, Tables};
use crate::{
    engine::Kept,
    error::Result,
    schema::Fields,
    suggest::{Entry, Suggestions},
};

/// What is kept from one snapshot to the next.
#[derive(Default)]
pub(crate) struct Loader {
    tables: Arc<Tables>,
    segments: HashMap<SegmentId, Arc<SegmentData>>,
    suggestions: Arc<Suggestions>,
}

impl Loader {
    pub(crate) fn load(
        &mut self,
        searcher: Searcher,
        fields: Fields,
        checkpoint: Checkpoint,
    ) -> Result<Snapshot> {
        let mut kept = HashMap::new();
        let mut segments = Vec::new();
        for reader in searcher.segment_readers() {
            let data = match self.segments.get(&reader.segment_id()) {
                Some(known) => known.clone(),
                // Copies the tables once where an older snapshot still reads them.
                None => Arc::new(SegmentData::read(reader, &fields, Arc::make_mut(&mut self.tables))?),
            };
            kept.insert(reader.segment_id(), data.clone());
            segments.push(SegmentView { data, alive: reader.alive_bitset().cloned() });
        }
        self.segments = kept;
        let entries = suggested(&segments);
        if !self.suggestions.is_made_of(&entries) {
            self.suggestions = Arc::new(Suggestions::new(entries));
        }
        let mut snapshot = Snapshot {
            searcher,
            fields,
            segments,
            tables: self.tables.clone(),
            suggestions: self.suggestions.clone(),
            checkpoint,
            vacancies: 0,
            open_by_company: vec![0; self.tables.companies.len()],
            open_by_occupation: vec![0; self.tables.occupations.len()],
            kept: Kept::default(),
        };
        count_open(&mut snapshot);
        Ok(snapshot)
    }
}

fn suggested(segments: &[SegmentView]) -> Vec<Arc<Entry>> {
    segments
        .iter()
        .flat_map(|segment| {
            let all = segment.data.suggestions.iter();
            all.filter(|(doc, _)| segment.is_alive(*doc)).map(|(_, entry)| entry.clone())
        })
        .collect()
}

fn count_open(snapshot: &mut Snapshot) {
    let Snapshot { segments, open_by_company, open_by_occupation, vacancies, .. } = snapshot;
    for segment in segments {
        for doc in 0..segment.data.len() {
            let facts = segment.data.facts(doc);
            if !facts.is_vacancy() || !segment.is_alive(doc) {
                continue;
            }
            *vacancies += 1;
            if facts.company != Facts::NONE {
                open_by_company[facts.company as usize] += 1;
            }
            let occupation = segment.data.occupations[doc as usize];
            if occupation != Facts::NONE {
                open_by_occupation[occupation as usize] += 1;
            }
        }
    }
}
