//! `lotse serve`: one process with portals, API and the follower of the change log.
use std::{net::SocketAddr, sync::Arc, time::Duration};

use anyhow::{Context, Result};
use lotse_domain::{Clock, Db, clock::SystemClock, place::Gazetteer};
use lotse_gateway::GatewayState;
use lotse_portal::PortalState;
use lotse_search::{Follower, SearchIndex};
use lotse_settings::Settings;
use lotse_web_kit::{ErrorPage, HttpSettings, Metrics, Operations, Refused, ServerLimits, harden};
use tokio::{net::TcpListener, sync::Notify, task::JoinHandle};
use tokio_util::sync::CancellationToken;

use crate::{Ended, database};

/// A server that is running.
pub struct Running {
    pub address: SocketAddr,
    pub db: Db,
    pub index: Arc<SearchIndex>,
    stop: CancellationToken,
    serving: JoinHandle<std::io::Result<()>>,
    following: Option<JoinHandle<()>>,
}

impl Running {
    /// Stops taking connections, lets open requests end, and waits for both.
    pub async fn stop(self) -> Result<()> {
        self.stop.cancel();
        self.serving.await??;
        if let Some(following) = self.following {
            following.await?;
        }
        Ok(())
    }
}

/// Starts everything and returns when it answers.
pub async fn start(settings: &Settings, clock: Arc<dyn Clock>) -> Result<Running> {
    let db = database::open(settings, &*clock).await?;
    start_on(settings, db, clock).await
}

/// As [`start`], on a database that is open and prepared.
pub async fn start_on(settings: &Settings, db: Db, clock: Arc<dyn Clock>) -> Result<Running> {
    let listen = &settings.http.listen;
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| format!("{listen} cannot be listened on; does another program use the port?"))?;
    let address = listener.local_addr()?;
    let stop = CancellationToken::new();

    let opened = SearchIndex::open(&settings.index_dir()).context("the search index cannot be opened")?;
    if let Some(reason) = &opened.rebuilt {
        tracing::warn!(reason, "the search index is made anew");
    }
    let index = opened.index;
    let following = follow(index.clone(), &db, &stop).await?;
    let gazetteer = database::gazetteer(&db).await?;
    let router = router(settings, address, &db, &index, &gazetteer, clock);
    let limits = ServerLimits {
        max_connections: settings.http.max_connections,
        header_read_timeout: Duration::from_secs(settings.http.header_timeout_s),
        shutdown_grace: Duration::from_secs(settings.http.shutdown_s),
        ..Default::default()
    };
    let serving = tokio::spawn(lotse_web_kit::serve(listener, router, limits, stop.clone()));
    Ok(Running { address, db, index, stop, serving, following })
}

/// Reads the change log to its end before the first request, then goes on beside them.
async fn follow(
    index: Arc<SearchIndex>,
    db: &Db,
    stop: &CancellationToken,
) -> Result<Option<JoinHandle<()>>> {
    let Some(mut follower) = Follower::new(index.clone(), db.clone())? else {
        tracing::warn!(
            "another process writes the search index of this folder; this one reads what it commits"
        );
        return Ok(Some(tokio::spawn(read_along(index, stop.clone()))));
    };
    follower.catch_up(|_| ()).await?;
    // Nothing in this process writes yet; changes of other processes are found by looking.
    Ok(Some(tokio::spawn(follower.run(Arc::new(Notify::new()), stop.clone()))))
}

/// Takes up what another process commits to the same folder.
async fn read_along(index: Arc<SearchIndex>, stop: CancellationToken) {
    let mut ticks = tokio::time::interval(Duration::from_millis(250));
    while stop.run_until_cancelled(ticks.tick()).await.is_some() {
        if let Err(err) = index.refresh_if_changed() {
            tracing::error!(error = &err as &dyn std::error::Error, "the search index cannot be read anew");
        }
    }
}

fn router(
    settings: &Settings,
    address: SocketAddr,
    db: &Db,
    index: &Arc<SearchIndex>,
    gazetteer: &Arc<Gazetteer>,
    clock: Arc<dyn Clock>,
) -> axum::Router {
    let public_url = if settings.http.public_url.is_empty() {
        format!("http://{address}")
    } else {
        settings.http.public_url.trim_end_matches('/').to_owned()
    };
    let https = public_url.starts_with("https://");
    let gateway = lotse_gateway::router(GatewayState {
        db: db.clone(),
        index: index.clone(),
        gazetteer: gazetteer.clone(),
        clock: clock.clone(),
    });
    let portal = lotse_portal::router(PortalState {
        db: db.clone(),
        index: index.clone(),
        gazetteer: gazetteer.clone(),
        clock,
        public_url: public_url.clone(),
    });
    let error_page: ErrorPage = Arc::new(move |refused: &Refused<'_>| {
        lotse_portal::failure_page(&public_url, refused.path, refused.problem.status())
    });
    let http = HttpSettings { https, error_page: Some(error_page), ..Default::default() };
    harden(gateway.merge(portal).merge(operations(db, index).router()), &http)
}

fn operations(db: &Db, index: &Arc<SearchIndex>) -> Operations {
    let mut operations = Operations::new();
    match Metrics::install() {
        Ok(metrics) => operations = operations.metrics(metrics),
        Err(err) => tracing::warn!(error = %err, "no metrics"),
    }
    let (database, documents) = (db.clone(), index.clone());
    operations
        .check("database", move || {
            let db = database.clone();
            async move { db.ping().await.map_err(|err| err.to_string()) }
        })
        .gauge("lotse_index_documents", "Documents in the search index", move || {
            let index = documents.clone();
            async move { Some(gauge(index.num_docs())) }
        })
}

#[expect(clippy::cast_precision_loss, reason = "gauges are floating-point numbers; 2^53 documents will do")]
fn gauge(count: u64) -> f64 {
    count as f64
}

/// `lotse serve`.
pub(crate) async fn serve(settings: Settings) -> Result<Ended> {
    let running = start(&settings, Arc::new(SystemClock)).await?;
    until_told_to_stop(running).await
}

/// Says where the server is, and serves until the process is told to stop.
pub(crate) async fn until_told_to_stop(running: Running) -> Result<Ended> {
    // Scripts and tests wait for this line.
    println!("Lotse is ready at http://{}", running.address);
    told_to_stop().await?;
    tracing::info!("stopping");
    running.stop().await?;
    Ok(Ended::Done)
}

async fn told_to_stop() -> Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        interrupt = tokio::signal::ctrl_c() => interrupt?,
        _ = terminate.recv() => {}
    }
    Ok(())
}
