//! The real server on a port of its own.
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use lotse::server::{Roles, Running, start_on};
use lotse_domain::{
    Db, change_log,
    clock::{Clock, SystemClock},
    place::Gazetteer,
};
use lotse_portal::PortalState;
use lotse_search::travel::Travels;
use lotse_settings::Settings;
use lotse_web_kit::Auth;
use reqwest::{Client, Response, redirect::Policy};
use serde_json::Value;

use crate::{Backend, Home, fresh_database};

/// What the relay of the tests shows at the hook for what came back.
pub const BOUNCE_SECRET: &str = "a-secret-between-relay-and-lotse-in-tests";

pub struct TestServer {
    pub base: String,
    pub db: Db,
    pub settings: Settings,
    pub clock: Arc<dyn Clock>,
    pub http: Client,
    running: Running,
    _dir: Home,
}

impl TestServer {
    pub async fn start(backend: Backend) -> Self {
        Self::start_at(backend, Arc::new(SystemClock)).await
    }

    pub async fn start_at(backend: Backend, clock: Arc<dyn Clock>) -> Self {
        let (settings, db, dir) = Self::prepared(backend).await;
        Self::start_with(settings, db, dir, clock, Roles::WEB).await
    }

    async fn prepared(backend: Backend) -> (Settings, Db, Home) {
        let database = fresh_database(backend).await;
        let mut settings = lotse_settings::load(None).expect("settings");
        database.dir.path().clone_into(&mut settings.storage.data_dir);
        settings.database.url = database.url.clone().into();
        "127.0.0.1:0".clone_into(&mut settings.http.listen);
        settings.mail.bounce_secret = BOUNCE_SECRET.into();
        (settings, database.db, database.dir)
    }

    /// For race tests and their negative control: see [`Db::racing`].
    pub async fn start_racing(backend: Backend, guarded: bool) -> Self {
        let (settings, db, dir) = Self::prepared(backend).await;
        Self::start_with(settings, db.racing(guarded), dir, Arc::new(SystemClock), Roles::WEB).await
    }

    /// With the worker and the jobs, as the embedded default runs.
    pub async fn start_whole(backend: Backend) -> Self {
        let (settings, db, dir) = Self::prepared(backend).await;
        Self::start_with(settings, db, dir, Arc::new(SystemClock), Roles::ALL).await
    }

    /// A second node on the same database, with an index of its own. Both speak in the name of the first.
    pub async fn second_node(&self) -> Self {
        let dir = Home::new();
        let secret = lotse::secrets::FILE;
        std::fs::copy(self.settings.storage.data_dir.join(secret), dir.path().join(secret))
            .expect("the secret");
        let mut settings = self.settings.clone();
        settings.storage.data_dir = dir.path().to_owned();
        settings.http.public_url.clone_from(&self.base);
        // Pools of its own, as another process has.
        let url = self.settings.database_url();
        let db = Db::connect(&url, 4).await.expect("connect");
        Self::start_with(settings, db, dir, self.clock.clone(), Roles::WEB).await
    }

    async fn start_with(settings: Settings, db: Db, dir: Home, clock: Arc<dyn Clock>, roles: Roles) -> Self {
        let running = start_on(&settings, db.clone(), clock.clone(), roles).await.expect("the server starts");
        Self {
            base: format!("http://{}", running.address),
            db,
            settings,
            clock,
            http: Client::builder().redirect(Policy::none()).build().expect("a client"),
            running,
            _dir: dir,
        }
    }

    pub fn index(&self) -> &lotse_search::SearchIndex {
        &self.running.index
    }

    /// The portal's router, made as the server makes it: for asking it what it holds.
    pub fn portal(&self) -> axum::Router {
        let secrets = lotse::secrets::load(&self.settings).expect("the secret");
        let documents = lotse::files::open(&self.settings, secrets.clone()).expect("the store");
        let auth = Auth::new(self.db.clone(), self.clock.clone(), secrets, &self.base, Vec::new());
        lotse_portal::router(PortalState {
            db: self.db.clone(),
            index: self.running.index.clone(),
            gazetteer: Arc::new(Gazetteer::new(Vec::new())),
            clock: self.clock.clone(),
            public_url: self.base.clone(),
            auth,
            documents,
            travel: Travels::default(),
            mail_shelf: None,
        })
    }

    pub async fn get(&self, path: &str) -> Response {
        self.http.get(format!("{}{path}", self.base)).send().await.expect("an answer")
    }

    /// The JSON of a successful answer.
    pub async fn json(&self, path: &str) -> Value {
        let response = self.get(path).await;
        assert_eq!(response.status(), 200, "{path}");
        response.json().await.expect("JSON")
    }

    /// The page of a successful answer.
    pub async fn page(&self, path: &str) -> String {
        let response = self.get(path).await;
        assert_eq!(response.status(), 200, "{path}");
        response.text().await.expect("text")
    }

    /// Waits until the index, and what lies in memory beside it, have read the change log to its present end. They do so by
    /// themselves within a second; the limit here only keeps a broken follower from holding the tests up for ever.
    pub async fn caught_up(&self) {
        let goal = change_log::newest(&self.db).await.expect("the change log");
        let start = Instant::now();
        let index = &self.running.index;
        while index.checkpoint() < goal || index.remembered() < goal {
            assert!(start.elapsed() < Duration::from_mins(1), "the index does not follow");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    pub async fn stop(self) {
        self.running.stop().await.expect("the server stops");
    }
}
