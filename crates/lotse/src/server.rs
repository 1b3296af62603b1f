//! `lotse serve`: one process with portals, API and the follower of the change log, and with the outbox's worker and the
//! scheduled jobs unless others do that.
use std::{net::SocketAddr, sync::Arc, time::Duration};

use anyhow::{Context, Result, anyhow};
use lotse_documents::Documents;
use lotse_domain::{Clock, Db, clock::SystemClock, place::Gazetteer};
use lotse_gateway::GatewayState;
use lotse_portal::PortalState;
use lotse_search::{AlertMatcher, Follower, MemoryFollower, SearchIndex, travel::Travels};
use lotse_settings::{Settings, TravelProvider};
use lotse_web_kit::{Auth, ErrorPage, HttpSettings, Metrics, Operations, Refused, ServerLimits, harden};
use tokio::{net::TcpListener, sync::Notify, task::JoinHandle};
use tokio_util::sync::CancellationToken;

use crate::{Ended, database, files, mail, secrets, shelf, work};

/// What a server does beside answering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Roles {
    /// Sends the outbox's mails.
    pub mail: bool,
    /// Removes what has served its purpose.
    pub jobs: bool,
}

impl Roles {
    /// Everything in one process: the embedded default.
    pub const ALL: Self = Self { mail: true, jobs: true };
    /// Answering only; `lotse work` does the rest.
    pub const WEB: Self = Self { mail: false, jobs: false };
}

/// A server that is running.
pub struct Running {
    pub address: SocketAddr,
    pub db: Db,
    pub index: Arc<SearchIndex>,
    clock: Arc<dyn Clock>,
    stop: CancellationToken,
    serving: JoinHandle<std::io::Result<()>>,
    /// Follower, worker and jobs.
    beside: Vec<JoinHandle<()>>,
}

impl Running {
    /// Stops taking connections, lets open requests end, and waits for both.
    pub async fn stop(self) -> Result<()> {
        self.stop.cancel();
        self.serving.await??;
        for task in self.beside {
            task.await?;
        }
        // Nobody searches any longer.
        if let Err(err) = self.index.write_misses(&self.db, &*self.clock).await {
            tracing::error!(error = &err as &dyn std::error::Error, "what was searched for in vain is lost");
        }
        Ok(())
    }
}

/// Starts everything and returns when it answers.
pub async fn start(settings: &Settings, clock: Arc<dyn Clock>, roles: Roles) -> Result<Running> {
    let db = database::open(settings, &*clock).await?;
    start_on(settings, db, clock, roles).await
}

/// As [`start`], on a database that is open and prepared.
pub async fn start_on(settings: &Settings, db: Db, clock: Arc<dyn Clock>, roles: Roles) -> Result<Running> {
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
    let gazetteer = database::gazetteer(&db).await?;
    index.set_places(gazetteer.clone());
    let mut beside = vec![
        follow(index.clone(), &db, &stop).await?,
        follow_in_memory(index.clone(), &db, clock.clone(), &stop).await?,
        tokio::spawn(index.clone().keep_writing_misses(db.clone(), clock.clone(), stop.clone())),
    ];
    let auth = Auth::new(
        db.clone(),
        clock.clone(),
        secrets::load(settings)?,
        &public_url(settings, &address),
        settings.http.trusted_proxies.clone(),
    );
    let documents = files::open(settings, auth.secrets.clone())?;
    if roles.mail {
        let (secrets, public_url) = (auth.secrets.clone(), auth.public_url.to_string());
        beside.push(mail::start(settings, db.clone(), clock.clone(), secrets, public_url, stop.clone())?);
    }
    if roles.jobs {
        beside.push(work::jobs(db.clone(), clock.clone(), documents.clone(), stop.clone()));
        let matcher = AlertMatcher::new(index.clone(), db.clone(), clock.clone());
        beside.push(tokio::spawn(matcher.run(stop.clone())));
    }
    auth.ensure_key().await.context("no key that signs access tokens can be made")?;
    let router = router(settings, &db, &index, &gazetteer, clock.clone(), &auth, &documents)?;
    let limits = ServerLimits {
        max_connections: settings.http.max_connections,
        header_read_timeout: Duration::from_secs(settings.http.header_timeout_s),
        shutdown_grace: Duration::from_secs(settings.http.shutdown_s),
        ..Default::default()
    };
    let serving = tokio::spawn(lotse_web_kit::serve(listener, router, limits, stop.clone()));
    Ok(Running { address, db, index, clock, stop, serving, beside })
}

/// Reads the change log to its end before the first request, then goes on beside them.
async fn follow(index: Arc<SearchIndex>, db: &Db, stop: &CancellationToken) -> Result<JoinHandle<()>> {
    let Some(mut follower) = Follower::new(index.clone(), db.clone())? else {
        tracing::warn!(
            "another process writes the search index of this folder; this one reads what it commits"
        );
        return Ok(tokio::spawn(read_along(index, stop.clone())));
    };
    follower.catch_up(|_| ()).await?;
    // Nothing in this process writes yet; changes of other processes are found by looking.
    Ok(tokio::spawn(follower.run(Arc::new(Notify::new()), stop.clone())))
}

/// Reads events and rules of search before the first request, then goes on beside them. Each process has its own in memory.
pub(crate) async fn follow_in_memory(
    index: Arc<SearchIndex>,
    db: &Db,
    clock: Arc<dyn Clock>,
    stop: &CancellationToken,
) -> Result<JoinHandle<()>> {
    let mut memory = MemoryFollower::new(index, db.clone(), clock);
    memory.catch_up().await?;
    Ok(tokio::spawn(memory.run(stop.clone())))
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

/// How the world reaches this installation, without a slash at the end.
pub(crate) fn public_url(settings: &Settings, address: &impl std::fmt::Display) -> String {
    if settings.http.public_url.is_empty() {
        format!("http://{address}")
    } else {
        settings.http.public_url.trim_end_matches('/').to_owned()
    }
}

fn router(
    settings: &Settings,
    db: &Db,
    index: &Arc<SearchIndex>,
    gazetteer: &Arc<Gazetteer>,
    clock: Arc<dyn Clock>,
    auth: &Auth,
    documents: &Documents,
) -> Result<axum::Router> {
    let public_url = auth.public_url.to_string();
    let https = public_url.starts_with("https://");
    let bounce_secret = settings.mail.bounce_secret().map_err(|err| anyhow!(err))?.map(Arc::from);
    let gateway = lotse_gateway::router(GatewayState {
        db: db.clone(),
        index: index.clone(),
        gazetteer: gazetteer.clone(),
        clock: clock.clone(),
        auth: auth.clone(),
        documents: documents.clone(),
        bounce_secret,
    });
    let portal = lotse_portal::router(PortalState {
        db: db.clone(),
        index: index.clone(),
        gazetteer: gazetteer.clone(),
        clock,
        public_url: public_url.clone(),
        auth: auth.clone(),
        documents: documents.clone(),
        travel: travels(settings),
        mail_shelf: shelf::of(settings, &public_url),
    });
    let error_page: ErrorPage = Arc::new(move |refused: &Refused<'_>| {
        lotse_portal::failure_page(&public_url, refused.path, refused.problem.status())
    });
    let http = HttpSettings { https, error_page: Some(error_page), ..Default::default() };
    Ok(harden(gateway.merge(portal).merge(operations(db, index).router()), &http))
}

/// Who says how long ways take.
fn travels(settings: &Settings) -> Travels {
    match settings.travel.provider {
        TravelProvider::StraightLine => Travels::default(),
    }
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
pub(crate) async fn serve(settings: Settings, roles: Roles) -> Result<Ended> {
    let running = start(&settings, Arc::new(SystemClock), roles).await?;
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

pub(crate) async fn told_to_stop() -> Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        interrupt = tokio::signal::ctrl_c() => interrupt?,
        _ = terminate.recv() => {}
    }
    Ok(())
}
