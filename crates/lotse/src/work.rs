//! `lotse work`: what `lotse serve` does beside answering, as a process of its own.
use std::{sync::Arc, time::Duration};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use lotse_documents::Documents;
use lotse_domain::{Clock, Db, clock::SystemClock, schedule};
use lotse_search::{AlertMatcher, Follower, SearchIndex};
use lotse_settings::Settings;
use tokio::{sync::Notify, task::JoinHandle};
use tokio_util::sync::CancellationToken;

use crate::{Ended, database, files, mail, secrets, server};

/// How often it is looked for what is due.
const ROUND: Duration = Duration::from_mins(5);
/// In every so many rounds the store is searched for files that nobody knows.
const THOROUGH: u64 = 144;

#[derive(Debug, Args)]
pub(crate) struct Work {
    /// What this process does; several are separated by commas.
    #[arg(long, required = true, value_delimiter = ',', value_name = "ROLES")]
    roles: Vec<Role>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
enum Role {
    /// Keep the search index of the data folder up to the database, and match new postings with alerts.
    Index,
    /// Send the outbox's mails and do its jobs.
    Mail,
    /// Remind, close, expire, and remove what has served its purpose.
    Jobs,
}

impl Role {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Index => "index",
            Self::Mail => "mail",
            Self::Jobs => "jobs",
        }
    }
}

pub(crate) async fn run(settings: &Settings, call: Work) -> Result<Ended> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let db = database::open(settings, &*clock).await?;
    let stop = CancellationToken::new();
    let mut roles = call.roles;
    roles.sort_unstable();
    roles.dedup();
    let mut parts = Vec::with_capacity(roles.len());
    for role in &roles {
        let part = match role {
            Role::Index => {
                let (index, following) = follow(settings, &db, &stop).await?;
                parts.push(server::follow_in_memory(index.clone(), &db, clock.clone(), &stop).await?);
                let matcher = AlertMatcher::new(index, db.clone(), clock.clone());
                parts.push(tokio::spawn(matcher.run(stop.clone())));
                following
            }
            Role::Mail => {
                let secrets = secrets::load(settings)?;
                mail::start(
                    settings,
                    db.clone(),
                    clock.clone(),
                    secrets,
                    server::public_url(settings, &settings.http.listen),
                    stop.clone(),
                )?
            }
            Role::Jobs => {
                let documents = files::open(settings, secrets::load(settings)?)?;
                jobs(db.clone(), clock.clone(), documents, stop.clone())
            }
        };
        parts.push(part);
    }
    let names: Vec<&str> = roles.iter().map(|role| role.as_str()).collect();
    // Scripts and tests wait for this line.
    println!("Lotse works: {}", names.join(", "));
    server::told_to_stop().await?;
    tracing::info!("stopping");
    stop.cancel();
    for part in parts {
        part.await?;
    }
    Ok(Ended::Done)
}

async fn follow(
    settings: &Settings,
    db: &Db,
    stop: &CancellationToken,
) -> Result<(Arc<SearchIndex>, JoinHandle<()>)> {
    let opened = SearchIndex::open(&settings.index_dir()).context("the search index cannot be opened")?;
    if let Some(reason) = &opened.rebuilt {
        tracing::warn!(reason, "the search index is made anew");
    }
    let index = opened.index;
    let mut follower = Follower::new(index.clone(), db.clone())?
        .context("another process writes the search index of this data folder already")?;
    follower.catch_up(|_| ()).await?;
    // Nothing in this process writes; changes of others are found by looking.
    Ok((index, tokio::spawn(follower.run(Arc::new(Notify::new()), stop.clone()))))
}

/// Does what is due, every few minutes until it is told to stop.
pub(crate) fn jobs(
    db: Db,
    clock: Arc<dyn Clock>,
    documents: Documents,
    stop: CancellationToken,
) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut ticks = tokio::time::interval(ROUND);
        let mut rounds = 0_u64;
        while stop.run_until_cancelled(ticks.tick()).await.is_some() {
            match schedule::run_due(&db, &*clock).await {
                Ok(round) => tracing::info!(?round, "did what was due"),
                Err(err) => {
                    tracing::error!(error = &err as &dyn std::error::Error, "a part of what is due failed");
                }
            }
            let thorough = rounds.is_multiple_of(THOROUGH);
            if let Err(err) = documents.sweep(&db, &*clock, thorough).await {
                tracing::error!(error = &err as &dyn std::error::Error, "files cannot be removed");
            }
            rounds += 1;
        }
    })
}
