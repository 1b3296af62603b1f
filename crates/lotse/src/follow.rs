//! Bringing the search index up to the database from the command line.
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use lotse_domain::{Clock, Db, change_log};
use lotse_search::{Follower, SearchIndex};
use lotse_settings::Settings;

use crate::{Ended, database, progress::Progress};

/// What the index did about the change log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Followed {
    CaughtUp,
    /// Another process, such as the running server, holds the index and follows by itself.
    LeftToTheServer,
}

/// How long other transactions may hold the end of the change log back.
const PATIENCE: Duration = Duration::from_secs(30);

/// Reads the change log up to its end, unless another process is at it.
pub(crate) async fn catch_up(settings: &Settings, db: &Db) -> Result<Followed> {
    let opened = SearchIndex::open(&settings.index_dir()).context("the search index cannot be opened")?;
    if let Some(reason) = &opened.rebuilt {
        eprintln!("The search index is made anew: {reason}");
    }
    let Some(mut follower) = Follower::new(opened.index, db.clone())? else {
        return Ok(Followed::LeftToTheServer);
    };
    let mut progress = Progress::new("indexed", None);
    let goal = change_log::newest(db).await?;
    let start = Instant::now();
    loop {
        let caught = follower.catch_up(|p| progress.set(p.documents)).await?;
        if caught.checkpoint >= goal {
            progress.finish();
            return Ok(Followed::CaughtUp);
        }
        if start.elapsed() > PATIENCE {
            progress.finish();
            bail!(
                "the change log cannot be read to its end: another transaction has been open on the database server \
                 for {} seconds; the index takes the rest when that one has ended",
                PATIENCE.as_secs()
            );
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// `lotse reindex`.
pub(crate) async fn reindex(settings: &Settings, clock: &dyn Clock) -> Result<Ended> {
    let db = database::open(settings, clock).await?;
    let opened = SearchIndex::open(&settings.index_dir()).context("the search index cannot be opened")?;
    let index = opened.index;
    let mut follower = Follower::new(index.clone(), db)?.context(
        "a running server holds the search index; stop it first (it rebuilds a damaged index by itself at its start)",
    )?;
    let mut progress = Progress::new("indexed", None);
    follower.rebuild(|p| progress.set(p.documents)).await?;
    progress.finish();
    println!("The search index was built anew: {} documents.", index.num_docs());
    Ok(Ended::Done)
}
