//! Removes what no row names any more.
use std::time::Duration;

use futures_util::StreamExt;
use lotse_domain::{Clock, Db, Result, document};

use crate::store::Store;

/// An upload that is under way has no row yet; one of yesterday gets none any more.
const YOUNG: Duration = Duration::from_hours(24);

const AT_ONCE: usize = 500;

pub(crate) async fn sweep(store: &Store, db: &Db, clock: &dyn Clock, thorough: bool) -> Result<u64> {
    if thorough {
        note_missing(store, db, clock).await?;
    }
    let mut removed = 0;
    loop {
        let ids = document::list_removed(db, AT_ONCE as u64).await?;
        let (count, mut gone, mut failure) = (ids.len(), Vec::with_capacity(ids.len()), None);
        for id in ids {
            match store.remove(id).await {
                Ok(()) => gone.push(id),
                Err(err) => {
                    failure = Some(err);
                    break;
                }
            }
        }
        removed += gone.len() as u64;
        if !gone.is_empty() {
            document::forget_removed(db, gone).await?;
        }
        match failure {
            Some(err) => return Err(err),
            None if count < AT_ONCE => return Ok(removed),
            None => {}
        }
    }
}

async fn note_missing(store: &Store, db: &Db, clock: &dyn Clock) -> Result<()> {
    let before = clock.now() - YOUNG;
    let mut old = Vec::new();
    let mut listed = std::pin::pin!(store.list());
    while let Some(kept) = listed.next().await {
        let kept = kept?;
        if kept.meta.last_modified < before {
            old.push(kept.id);
        }
        if old.len() == AT_ONCE {
            document::note_missing(db, clock, std::mem::take(&mut old)).await?;
        }
    }
    if !old.is_empty() {
        document::note_missing(db, clock, old).await?;
    }
    Ok(())
}
