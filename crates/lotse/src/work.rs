//! `lotse work`: what `lotse serve` does beside answering, as a process of its own.
use std::{sync::Arc, time::Duration};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use lotse_domain::{Clock, Db, clock::SystemClock, privacy};
use lotse_search::{Follower, SearchIndex};
use lotse_settings::Settings;
use tokio::{sync::Notify, task::JoinHandle};
use tokio_util::sync::CancellationToken;

use crate::{Ended, database, mail, secrets, server};

/// How often what has served its purpose is removed.
const SWEEPING: Duration = Duration::from_mins(5);

#[derive(Debug, Args)]
pub(crate) struct Work {
    /// What this process does; several are separated by commas.
    #[arg(long, required = true, value_delimiter = ',', value_name = "ROLES")]
    roles: Vec<Role>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
enum Role {
    /// Keep the search index of the data folder up to the database.
    Index,
    /// Send the outbox's mails and do its jobs.
    Mail,
    /// Remove what has served its purpose.
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
        parts.push(match role {
            Role::Index => follow(settings, &db, &stop).await?,
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
            Role::Jobs => sweep(db.clone(), clock.clone(), stop.clone()),
        });
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

async fn follow(settings: &Settings, db: &Db, stop: &CancellationToken) -> Result<JoinHandle<()>> {
    let opened = SearchIndex::open(&settings.index_dir()).context("the search index cannot be opened")?;
    if let Some(reason) = &opened.rebuilt {
        tracing::warn!(reason, "the search index is made anew");
    }
    let mut follower = Follower::new(opened.index, db.clone())?
        .context("another process writes the search index of this data folder already")?;
    follower.catch_up(|_| ()).await?;
    // Nothing in this process writes; changes of others are found by looking.
    Ok(tokio::spawn(follower.run(Arc::new(Notify::new()), stop.clone())))
}

/// Removes what has served its purpose, every few minutes until it is told to stop.
pub(crate) fn sweep(db: Db, clock: Arc<dyn Clock>, stop: CancellationToken) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut ticks = tokio::time::interval(SWEEPING);
        while stop.run_until_cancelled(ticks.tick()).await.is_some() {
            match privacy::sweep(&db, &*clock).await {
                Ok(swept) => tracing::info!(?swept, "swept"),
                Err(err) => tracing::error!(error = &err as &dyn std::error::Error, "sweeping failed"),
            }
        }
    })
}
