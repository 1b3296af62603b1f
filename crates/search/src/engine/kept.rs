//! Searches without words and place, kept as long as nothing changes.
//!
//! Such a search passes over everything there is, and everybody asks the same few: the start page, a portal, one kind, one
//! company. A commit makes a new snapshot and so begins anew, which bounds what they cost while the index is written: one pass
//! for each of them and commit.
use std::{
    num::NonZeroUsize,
    sync::{Arc, Mutex, PoisonError},
};

use lru::LruCache;

use super::{
    filter::Filter,
    rank::{Order, Rank},
};
use crate::{Facets, error::Result};

/// Searches that are kept; each has some 20 kB.
const MOST: NonZeroUsize = NonZeroUsize::new(200).unwrap();

/// What a pass found.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) total: u64,
    pub(super) facets: Facets,
    /// (rank, segment, document), best first.
    pub(super) ranked: Vec<(Rank, u32, u32)>,
}

/// All that such a search depends on beside the snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Everything {
    pub(super) filter: Filter,
    pub(super) order: Order,
    pub(super) after: Option<Rank>,
    pub(super) wanted: usize,
}

/// The searches of one snapshot that are kept, the longest unasked going first.
pub(crate) struct Kept(Mutex<LruCache<Everything, Arc<Found>>>);

impl Default for Kept {
    fn default() -> Self {
        Self(Mutex::new(LruCache::new(MOST)))
    }
}

impl Kept {
    /// What is kept, else what `pass` finds. Whoever asks meanwhile for the same passes too: nobody waits for anybody.
    pub(super) fn find(
        &self,
        asked: &Everything,
        pass: impl FnOnce() -> Result<Found>,
    ) -> Result<Arc<Found>> {
        if let Some(found) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(asked) {
            return Ok(found.clone());
        }
        let found = Arc::new(pass()?);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).put(asked.clone(), found.clone());
        Ok(found)
    }
}
