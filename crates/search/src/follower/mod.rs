//! Brings the index up to the database by reading the change log.
mod changes;
mod rebuild;
mod run;
mod writer;

use std::sync::Arc;

use lotse_domain::{
    Db,
    change_log::{self, Checkpoint},
    place::{self, Gazetteer},
};

use crate::{SearchIndex, error::Result};
use changes::Changed;
use writer::Writer;

/// Entries of the change log that are read at once.
const ENTRIES: u64 = 1_000;
/// Rows that are loaded at once: bounds the memory however much has changed.
const ROWS: usize = 500;
/// Documents after which a long catching-up commits what it has, so that a killed process does not begin again.
const DOCUMENTS_A_COMMIT: u64 = 20_000;

/// How far a long catching-up or rebuild has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Documents written so far.
    pub documents: u64,
    /// Entries of the change log read so far; 0 in a rebuild.
    pub changes: u64,
}

/// What a catching-up did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CaughtUp {
    /// Entries of the change log that were read.
    pub changes: u64,
    /// Documents that were written.
    pub documents: u64,
    /// Whether the index was made anew from all rows.
    pub rebuilt: bool,
    /// Where the index stands now.
    pub checkpoint: Checkpoint,
}

/// The one writer of an index. There is at most one per folder, in whichever process.
pub struct Follower {
    index: Arc<SearchIndex>,
    db: Db,
    writer: Writer,
    /// Whether the index has been held against the database since this follower exists.
    compared: bool,
}

impl Follower {
    /// Takes the writer of the index; nothing where another follower has it.
    ///
    /// # Errors
    /// When the writer cannot be made.
    pub fn new(index: Arc<SearchIndex>, db: Db) -> Result<Option<Self>> {
        let writer = Writer::take(&index)?;
        Ok(writer.map(|writer| Self { index, db, writer, compared: false }))
    }

    /// Reads the change log to its end and commits. An index that is empty, or that is ahead of the database (which was
    /// replaced by an older one), is made from all rows instead.
    ///
    /// # Errors
    /// When the database or the index fails; what has been committed stays, the next call goes on from there.
    pub async fn catch_up(&mut self, mut progress: impl FnMut(Progress)) -> Result<CaughtUp> {
        if !self.compared {
            let rebuilds = self.is_fresh() || change_log::latest(&self.db).await? < self.index.checkpoint();
            if rebuilds {
                return self.rebuild(progress).await;
            }
            self.compared = true;
        }
        self.writer.forget_unfinished().await?;
        let mut caught = CaughtUp { checkpoint: self.index.checkpoint(), ..CaughtUp::default() };
        let mut uncommitted = 0;
        loop {
            let entries = change_log::read_after(&self.db, caught.checkpoint, ENTRIES).await?;
            let Some(last) = entries.last() else { break };
            let at = last.checkpoint();
            caught.changes += entries.len() as u64;
            let log_ends = (entries.len() as u64) < ENTRIES;
            let written = self.apply(&Changed::of(&entries)).await?;
            uncommitted += written;
            caught.documents += written;
            caught.checkpoint = at;
            progress(Progress { documents: caught.documents, changes: caught.changes });
            if log_ends {
                break;
            }
            if uncommitted >= DOCUMENTS_A_COMMIT {
                self.writer.commit(at).await?;
                uncommitted = 0;
            }
        }
        if caught.checkpoint != self.index.checkpoint() {
            self.writer.commit(caught.checkpoint).await?;
        }
        Ok(caught)
    }

    /// Reads the places from the database where nobody gave the index any.
    async fn know_places(&self) -> Result<()> {
        if self.index.places().is_empty() {
            let places = place::list_all(self.db.read()).await?;
            self.index.set_places(Arc::new(Gazetteer::new(places)));
        }
        Ok(())
    }

    fn is_fresh(&self) -> bool {
        self.index.checkpoint() == Checkpoint::default() && self.index.status().documents == 0
    }
}

impl std::fmt::Debug for Follower {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Follower").field("index", &self.index).finish_non_exhaustive()
    }
}
