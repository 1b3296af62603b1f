//! The index as everybody else sees it.
use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use lotse_domain::{change_log::Checkpoint, place::Gazetteer, vacancy::Published};
use serde::{Deserialize, Serialize};
use tantivy::{Index, IndexReader, ReloadPolicy};
use uuid::Uuid;

use crate::{
    Alternatives, Hit, SearchPage, SearchQuery, analysis, engine,
    error::{Result, SearchError},
    events::EventIndex,
    intent::{self, Intent, Known},
    misses::Misses,
    regions::Regions,
    rules::Rules,
    schema::{Fields, column},
    snapshot::{Loader, Snapshot},
    studies::StudyIndex,
    suggest,
};

/// Decompressed blocks of cards that are kept: 8 MB of 4 KB blocks.
const CACHED_BLOCKS: usize = 2_000;

/// The search index of one folder.
///
/// A search reads one snapshot from beginning to end, whatever is committed meanwhile; it asks no database and waits for
/// nobody. It takes less than a few milliseconds, so it may run on a worker of the async runtime.
pub struct SearchIndex {
    index: Index,
    fields: Fields,
    reader: IndexReader,
    dir: Option<PathBuf>,
    loader: Mutex<Loader>,
    snapshot: RwLock<Arc<Snapshot>>,
    events: RwLock<Arc<EventIndex>>,
    studies: RwLock<Arc<StudyIndex>>,
    rules: RwLock<Arc<Rules>>,
    regions: RwLock<Arc<Regions>>,
    /// Up to where the change log is in events, study programmes, rules and regions.
    remembered: RwLock<Checkpoint>,
    /// Where postal codes and towns lie, for what is indexed.
    places: RwLock<Arc<Gazetteer>>,
    /// What was searched for in vain since it was last written down.
    pub(crate) misses: Misses,
}

/// What stands in every commit beside the documents.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Payload {
    pub checkpoint: Checkpoint,
    /// A flipped digit in the checkpoint would otherwise look like another checkpoint.
    check: u64,
}

impl Payload {
    pub(crate) fn new(checkpoint: Checkpoint) -> Self {
        Self { checkpoint, check: Self::check(checkpoint) }
    }

    fn check(checkpoint: Checkpoint) -> u64 {
        let mix =
            |a: u64, b: i64| (a ^ b.cast_unsigned()).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
        mix(mix(1, checkpoint.xid), checkpoint.seq)
    }

    /// The checkpoint of a commit; the default where nothing has been committed.
    pub(crate) fn read(text: Option<&str>) -> Result<Checkpoint> {
        let Some(text) = text else { return Ok(Checkpoint::default()) };
        let payload: Self = serde_json::from_str(text).map_err(|e| SearchError::Damaged(e.to_string()))?;
        if payload.check != Self::check(payload.checkpoint) {
            return Err(SearchError::Damaged("the checkpoint does not agree with its check".into()));
        }
        Ok(payload.checkpoint)
    }
}

/// Figures for the metrics and for `lotse verify`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Vacancies that can be found.
    pub vacancies: u64,
    /// With occupations and companies, which are there for suggestions.
    pub documents: u64,
    pub checkpoint: Checkpoint,
    pub segments: usize,
    pub bytes: u64,
}

impl SearchIndex {
    /// Takes an index that has been opened and found sound.
    pub(crate) fn new(index: Index, fields: Fields, dir: Option<PathBuf>) -> Result<Self> {
        analysis::register(&index);
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .doc_store_cache_num_blocks(CACHED_BLOCKS)
            .try_into()?;
        let mut loader = Loader::default();
        let snapshot = load(&index, &reader, fields, &mut loader)?;
        Ok(Self {
            index,
            fields,
            reader,
            dir,
            loader: Mutex::new(loader),
            snapshot: RwLock::new(Arc::new(snapshot)),
            events: RwLock::default(),
            studies: RwLock::default(),
            rules: RwLock::default(),
            regions: RwLock::default(),
            remembered: RwLock::default(),
            places: RwLock::default(),
            misses: Misses::default(),
        })
    }

    /// An index without a folder, for tests and trials.
    ///
    /// # Errors
    /// When tantivy fails.
    pub fn in_memory() -> Result<Arc<Self>> {
        let (schema, fields) = crate::schema::schema();
        let index = Index::builder().schema(schema).settings(crate::schema::settings()).create_in_ram()?;
        Ok(Arc::new(Self::new(index, fields, None)?))
    }

    pub(crate) fn events(&self) -> Arc<EventIndex> {
        self.events.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set_events(&self, events: EventIndex) {
        *self.events.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(events);
    }

    pub(crate) fn studies(&self) -> Arc<StudyIndex> {
        self.studies.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set_studies(&self, studies: StudyIndex) {
        *self.studies.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(studies);
    }

    pub(crate) fn rules(&self) -> Arc<Rules> {
        self.rules.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set_rules(&self, rules: Rules) {
        *self.rules.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(rules);
    }

    pub(crate) fn regions(&self) -> Arc<Regions> {
        self.regions.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set_regions(&self, regions: Regions) {
        *self.regions.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(regions);
    }

    pub(crate) fn set_remembered(&self, checkpoint: Checkpoint) {
        *self.remembered.write().unwrap_or_else(PoisonError::into_inner) = checkpoint;
    }

    /// Up to where the change log is in what lies in memory beside the index: events, study programmes, managers' rules, and where
    /// clusters are.
    pub fn remembered(&self) -> Checkpoint {
        *self.remembered.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives it the places that tell in which district a posting lies; a [`crate::Follower`] without them reads them itself.
    pub fn set_places(&self, places: Arc<Gazetteer>) {
        *self.places.write().unwrap_or_else(PoisonError::into_inner) = places;
    }

    pub(crate) fn places(&self) -> Arc<Gazetteer> {
        self.places.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// One page of hits with counts.
    ///
    /// # Errors
    /// `BadCursor`, or when a file of the index cannot be read.
    pub fn search(&self, query: &SearchQuery) -> Result<SearchPage> {
        engine::search(&self.snapshot(), self.rules().within(query.cluster.as_deref()), query)
    }

    /// What would be found otherwise, for a page without hits.
    ///
    /// # Errors
    /// When a file of the index cannot be read.
    pub fn alternatives(&self, query: &SearchQuery) -> Result<Alternatives> {
        engine::alternatives(&self.snapshot(), self.rules().within(query.cluster.as_deref()), query)
    }

    pub(crate) fn all_words_find(&self, query: &SearchQuery) -> Result<bool> {
        engine::all_words_find(&self.snapshot(), self.rules().within(query.cluster.as_deref()), query)
    }

    /// Vacancies of the same occupation or area, nearest first; none for a vacancy that is not in the index.
    ///
    /// # Errors
    /// When a file of the index cannot be read.
    pub fn similar(&self, id: Uuid, limit: usize) -> Result<Vec<Hit>> {
        engine::similar(&self.snapshot(), id, limit)
    }

    /// What a text asks for that may hold a place and filters beside words; none where all of it is words, as is the name of a
    /// company ("Stadtwerke Darmstadt"), or where a manager wrote a rule for just this text that holds within the cluster. Within a
    /// cluster "in der Region" is its own.
    pub fn understand(&self, text: &str, gazetteer: &Gazetteer, cluster: Option<&str>) -> Option<Intent> {
        let rules = self.rules();
        if rules.is_written(cluster, text) || suggest::is_company(&self.snapshot(), text) {
            return None;
        }
        intent::read(
            text,
            &Known { gazetteer, regions: &self.regions(), cluster, rules: rules.within(cluster) },
        )
    }

    /// Up to where the change log is in the index.
    pub fn checkpoint(&self) -> Checkpoint {
        self.snapshot().checkpoint
    }

    /// Vacancies that can be found.
    pub fn num_docs(&self) -> u64 {
        self.snapshot().vacancies
    }

    /// Ids and versions of all vacancies that can be found, by id: to be held against the database.
    ///
    /// # Errors
    /// When a file of the index cannot be read.
    pub fn documents(&self) -> Result<Vec<Published>> {
        let snapshot = self.snapshot();
        let mut documents = Vec::new();
        for (at, segment) in snapshot.segments.iter().enumerate() {
            let versions = snapshot.reader(at).fast_fields().column_opt::<u64>(column::VERSION)?;
            for doc in 0..segment.data.len() {
                if segment.data.facts(doc).is_vacancy() && segment.is_alive(doc) {
                    let version = versions.as_ref().and_then(|column| column.first(doc)).unwrap_or(0);
                    documents.push(Published {
                        id: Uuid::from_u128(segment.data.ids[doc as usize]),
                        version: i32::try_from(version).unwrap_or(i32::MAX),
                    });
                }
            }
        }
        documents.sort_unstable_by_key(|document| document.id);
        Ok(documents)
    }

    pub fn status(&self) -> Status {
        let snapshot = self.snapshot();
        let space = snapshot.searcher.space_usage().map_or(0, |usage| usage.total().get_bytes());
        Status {
            vacancies: snapshot.vacancies,
            documents: snapshot.searcher.num_docs(),
            checkpoint: snapshot.checkpoint,
            segments: snapshot.segments.len(),
            bytes: self.dir.as_ref().map_or(space, |dir| bytes_in(dir)),
        }
    }

    /// Takes up what this or another process has committed.
    ///
    /// # Errors
    /// When the files cannot be read; the old snapshot goes on serving.
    pub fn refresh(&self) -> Result<()> {
        let mut loader = self.loader.lock().unwrap_or_else(PoisonError::into_inner);
        let snapshot = Arc::new(load(&self.index, &self.reader, self.fields, &mut loader)?);
        *self.snapshot.write().unwrap_or_else(PoisonError::into_inner) = snapshot;
        Ok(())
    }

    /// As [`SearchIndex::refresh`] where another process has committed since; for processes that only read.
    ///
    /// # Errors
    /// As [`SearchIndex::refresh`].
    pub fn refresh_if_changed(&self) -> Result<bool> {
        let metas = self.index.load_metas()?;
        let snapshot = self.snapshot();
        let known = snapshot.searcher.segment_readers();
        let same = metas.segments.len() == known.len()
            && metas.segments.iter().all(|meta| {
                known
                    .iter()
                    .any(|r| r.segment_id() == meta.id() && r.delete_opstamp() == meta.delete_opstamp())
            })
            && Payload::read(metas.payload.as_deref())? == snapshot.checkpoint;
        if !same {
            self.refresh()?;
        }
        Ok(!same)
    }

    pub(crate) fn snapshot(&self) -> Arc<Snapshot> {
        self.snapshot.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn tantivy(&self) -> &Index {
        &self.index
    }

    pub(crate) fn fields(&self) -> &Fields {
        &self.fields
    }
}

impl std::fmt::Debug for SearchIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SearchIndex").field("dir", &self.dir).finish_non_exhaustive()
    }
}

/// The checkpoint is read first: should another process commit in between, the snapshot has more than it claims, and
/// never less.
fn load(index: &Index, reader: &IndexReader, fields: Fields, loader: &mut Loader) -> Result<Snapshot> {
    let checkpoint = Payload::read(index.load_metas()?.payload.as_deref())?;
    reader.reload()?;
    loader.load(reader.searcher(), fields, checkpoint)
}

fn bytes_in(dir: &std::path::Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(dir) else { return 0 };
    entries
        .filter_map(|entry| entry.ok()?.metadata().ok())
        .filter(std::fs::Metadata::is_file)
        .map(|file| file.len())
        .sum()
}
