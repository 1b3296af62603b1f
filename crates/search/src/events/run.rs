//! Keeps the events in memory up to the database.
use std::{sync::Arc, time::Duration};

use lotse_domain::{
    Clock, Db,
    change_log::{self, Checkpoint, Subject},
    event,
};
use tokio_util::sync::CancellationToken;

use super::EventIndex;
use crate::{SearchIndex, error::Result};

/// How often the change log is looked at.
const POLL: Duration = Duration::from_millis(250);
/// Entries that are read at once.
const ENTRIES: u64 = 1_000;
/// The longest wait after failures.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// Reads the change log beside the one that writes the index: every process has its own, since events lie in memory.
#[derive(Debug)]
pub struct EventFollower {
    index: Arc<SearchIndex>,
    db: Db,
    clock: Arc<dyn Clock>,
    seen: Option<Checkpoint>,
}

impl EventFollower {
    pub fn new(index: Arc<SearchIndex>, db: Db, clock: Arc<dyn Clock>) -> Self {
        Self { index, db, clock, seen: None }
    }

    /// Reads all events anew where one has changed since the last time, or a company or cluster of theirs may have.
    /// Whether it did.
    ///
    /// # Errors
    /// When the database fails; what is in memory stays.
    pub async fn catch_up(&mut self) -> Result<bool> {
        let (newest, changed) = match self.seen {
            None => (change_log::latest(&self.db).await?, true),
            Some(seen) => self.read_on(seen).await?,
        };
        if changed {
            let views = event::search_views(&self.db, &*self.clock, None).await?;
            self.index.set_events(EventIndex::of(views));
        }
        self.seen = Some(newest);
        Ok(changed)
    }

    async fn read_on(&self, mut seen: Checkpoint) -> Result<(Checkpoint, bool)> {
        let mut changed = false;
        loop {
            let entries = change_log::read_after(&self.db, seen, ENTRIES).await?;
            let Some(last) = entries.last() else { return Ok((seen, changed)) };
            seen = last.checkpoint();
            changed = changed || entries.iter().any(|entry| entry.subject == Subject::Event);
        }
    }

    /// Follows until cancelled; a failure is logged and tried again, later each time.
    pub async fn run(mut self, cancel: CancellationToken) {
        let mut failures = 0_u32;
        loop {
            let Some(outcome) = cancel.run_until_cancelled(self.catch_up()).await else { return };
            let wait = match outcome {
                Ok(_) => {
                    failures = 0;
                    POLL
                }
                Err(error) => {
                    failures = failures.saturating_add(1);
                    tracing::error!(
                        error = &error as &dyn std::error::Error,
                        failures,
                        "the events cannot be read for the search"
                    );
                    (POLL * 2_u32.saturating_pow(failures.min(8))).min(LONGEST_WAIT)
                }
            };
            if cancel.run_until_cancelled(tokio::time::sleep(wait)).await.is_none() {
                return;
            }
        }
    }
}
