//! What was searched for in vain: counted in memory, written down every minute.
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use lotse_domain::{
    Clock, Db,
    search_miss::{self, Missed, countable},
};
use tokio_util::sync::CancellationToken;

use crate::{SearchIndex, SearchPage, SearchQuery, engine::Words, error::Result};

/// How often they are written down.
const EVERY: Duration = Duration::from_mins(1);
/// Different texts that are kept until then; further ones are forgotten.
pub(crate) const MOST: usize = 1_000;

/// Cluster and words.
type Searched = (Option<String>, String);

/// How often, and whether a part of the words was found the last time.
#[derive(Debug, Default)]
pub(crate) struct Misses(Mutex<HashMap<Searched, (i64, bool)>>);

impl Misses {
    pub(crate) fn add(&self, missed: Missed) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Missed { cluster, words, times, partial } = missed;
        let key = (cluster, words);
        if all.len() >= MOST && !all.contains_key(&key) {
            return;
        }
        let counted = all.entry(key).or_insert((0, partial));
        *counted = (counted.0.saturating_add(times), partial);
    }

    pub(crate) fn take(&self) -> Vec<Missed> {
        let taken = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        let missed = taken.into_iter().map(|((cluster, words), (times, partial))| Missed {
            cluster,
            words,
            times,
            partial,
        });
        missed.collect()
    }
}

impl SearchIndex {
    /// A search that somebody has typed: as [`SearchIndex::search`], and where its first page holds nothing, or not all words
    /// together, the words are counted for the managers. Nothing is kept of who it was.
    ///
    /// # Errors
    /// As [`SearchIndex::search`].
    pub fn ask(&self, query: &SearchQuery) -> Result<SearchPage> {
        let page = self.search(query)?;
        if query.after.is_none() && (page.total == 0 || page.partial) {
            self.remember(query, &page)?;
        }
        Ok(page)
    }

    fn remember(&self, query: &SearchQuery, page: &SearchPage) -> Result<()> {
        let Some(words) = countable(&query.q).filter(|_| !Words::read(&query.q).is_empty()) else {
            return Ok(());
        };
        // Nothing near, or nothing for this year: that is no matter of words.
        if page.total == 0 && self.all_words_find(query)? {
            return Ok(());
        }
        let partial = page.total > 0;
        self.misses.add(Missed { cluster: query.cluster.clone(), words, times: 1, partial });
        Ok(())
    }

    /// Writes down what was searched for in vain since the last time. Returns how many different texts.
    ///
    /// # Errors
    /// When the database fails; then they are kept for the next time.
    pub async fn write_misses(&self, db: &Db, clock: &dyn Clock) -> Result<usize> {
        let taken = self.misses.take();
        if let Err(error) = search_miss::add(db, clock, taken.clone()).await {
            for missed in taken {
                self.misses.add(missed);
            }
            return Err(error.into());
        }
        Ok(taken.len())
    }

    /// As [`SearchIndex::write_misses`], every minute until cancelled; whoever cancels it does so once more when nobody searches any
    /// longer.
    pub async fn keep_writing_misses(
        self: Arc<Self>,
        db: Db,
        clock: Arc<dyn Clock>,
        cancel: CancellationToken,
    ) {
        while cancel.run_until_cancelled(tokio::time::sleep(EVERY)).await.is_some() {
            if let Err(error) = self.write_misses(&db, &*clock).await {
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "what was searched for in vain cannot be written down"
                );
            }
        }
    }
}
