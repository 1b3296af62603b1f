//! Tantivy's writer, kept off the async runtime's workers.
use std::sync::{Arc, Mutex, PoisonError};

use lotse_domain::{
    change_log::Checkpoint, company::CompanyView, occupation::Occupation, vacancy::VacancyView,
};
use tantivy::{IndexWriter, TantivyError, directory::error::LockError, indexer::LogMergePolicy};
use uuid::Uuid;

use crate::{
    SearchIndex, document,
    error::{Result, SearchError},
    index::Payload,
};

/// Memory for documents that are not yet in a segment.
const MEMORY: usize = 64_000_000;
/// One thread makes one segment per commit; two would make two, and every search visits every segment.
const THREADS: usize = 1;

/// Rows whose documents are to be written in place of what was there.
#[derive(Default)]
pub(super) struct Batch {
    /// Documents to take out, of whatever kind.
    pub gone: Vec<Uuid>,
    pub vacancies: Vec<VacancyView>,
    pub companies: Vec<CompanyView>,
    pub occupations: Vec<Occupation>,
}

/// May be used from one task at a time; a call that is dropped half way ends in the background, and the next one notices.
pub(super) struct Writer {
    index: Arc<SearchIndex>,
    state: Arc<Mutex<State>>,
}

struct State {
    /// Missing after a failure, until the next call takes it anew.
    writer: Option<IndexWriter>,
    /// Whether something was written that no commit has.
    unfinished: bool,
}

impl Writer {
    /// Nothing where somebody else has the writer.
    pub(super) fn take(index: &Arc<SearchIndex>) -> Result<Option<Self>> {
        match open(index) {
            Ok(writer) => {
                let state = Arc::new(Mutex::new(State { writer: Some(writer), unfinished: false }));
                Ok(Some(Self { index: index.clone(), state }))
            }
            Err(SearchError::InUse) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Drops what was written since the last commit by a call that failed or was broken off.
    pub(super) async fn forget_unfinished(&self) -> Result<()> {
        self.blocking(|index, state| {
            if state.unfinished || state.writer.is_none() {
                // Dropped first, since it holds the lock.
                state.writer = None;
                state.writer = Some(open(index)?);
                state.unfinished = false;
            }
            Ok(())
        })
        .await
    }

    /// Takes out every document with the next commit; until then the old ones are found.
    pub(super) async fn clear(&self) -> Result<()> {
        self.changing(|_, writer| {
            writer.delete_all_documents()?;
            Ok(())
        })
        .await
    }

    pub(super) async fn write(&self, batch: Batch) -> Result<()> {
        self.changing(move |index, writer| {
            let (fields, places) = (index.fields(), index.places());
            batch.gone.iter().for_each(|id| {
                writer.delete_term(document::id_term(fields, *id));
            });
            for view in &batch.vacancies {
                writer.add_document(document::vacancy(fields, &places, view)?)?;
            }
            for view in &batch.companies {
                writer.add_document(document::company(fields, view)?)?;
            }
            for row in &batch.occupations {
                writer.add_document(document::occupation(fields, row)?)?;
            }
            Ok(())
        })
        .await
    }

    /// Makes everything written so far durable and visible, together with the checkpoint.
    pub(super) async fn commit(&self, checkpoint: Checkpoint) -> Result<()> {
        self.changing(move |_, writer| {
            let mut commit = writer.prepare_commit()?;
            commit.set_payload(&serde_json::to_string(&Payload::new(checkpoint))?);
            commit.commit()?;
            Ok(())
        })
        .await?;
        self.blocking(|index, state| {
            state.unfinished = false;
            index.refresh()
        })
        .await
    }

    async fn changing<T: Send + 'static>(
        &self,
        work: impl FnOnce(&SearchIndex, &mut IndexWriter) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.blocking(|index, state| {
            state.unfinished = true;
            let writer = state.writer.as_mut().ok_or(SearchError::InUse)?;
            work(index, writer)
        })
        .await
    }

    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Arc<SearchIndex>, &mut State) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (index, state) = (self.index.clone(), self.state.clone());
        // A panic in there is an error here, and what it left behind counts as unfinished.
        tokio::task::spawn_blocking(move || {
            work(&index, &mut state.lock().unwrap_or_else(PoisonError::into_inner))
        })
        .await?
    }
}

fn open(index: &SearchIndex) -> Result<IndexWriter> {
    let writer: IndexWriter = match index.tantivy().writer_with_num_threads(THREADS, MEMORY * THREADS) {
        Err(TantivyError::LockFailure(LockError::LockBusy, _)) => return Err(SearchError::InUse),
        outcome => outcome?,
    };
    // Small commits come several times a second: their segments are merged early, and so is what is mostly deleted.
    let mut merging = LogMergePolicy::default();
    merging.set_min_num_segments(6);
    merging.set_min_layer_size(2_000);
    merging.set_del_docs_ratio_before_merge(0.3);
    writer.set_merge_policy(Box::new(merging));
    Ok(writer)
}
