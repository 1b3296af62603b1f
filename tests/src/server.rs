//! The real server on a port of its own.
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use lotse::server::{Running, start_on};
use lotse_domain::{
    Db, change_log,
    clock::{Clock, SystemClock},
};
use lotse_settings::Settings;
use reqwest::{Client, Response, redirect::Policy};
use serde_json::Value;
use tempfile::TempDir;

use crate::{Backend, fresh_database};

pub struct TestServer {
    pub base: String,
    pub db: Db,
    pub settings: Settings,
    pub http: Client,
    running: Running,
    _dir: TempDir,
}

impl TestServer {
    pub async fn start(backend: Backend) -> Self {
        Self::start_at(backend, Arc::new(SystemClock)).await
    }

    pub async fn start_at(backend: Backend, clock: Arc<dyn Clock>) -> Self {
        let database = fresh_database(backend).await;
        let mut settings = lotse_settings::load(None).expect("settings");
        settings.storage.data_dir = database.dir.path().to_owned();
        "127.0.0.1:0".clone_into(&mut settings.http.listen);
        let running = start_on(&settings, database.db.clone(), clock).await.expect("the server starts");
        Self {
            base: format!("http://{}", running.address),
            db: database.db,
            settings,
            http: Client::builder().redirect(Policy::none()).build().expect("a client"),
            running,
            _dir: database.dir,
        }
    }

    pub fn index(&self) -> &lotse_search::SearchIndex {
        &self.running.index
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

    /// Waits until the index has read the change log to its present end. It does so by itself within a second; the
    /// limit here only keeps a broken follower from holding the tests up for ever.
    pub async fn caught_up(&self) {
        let goal = change_log::newest(&self.db).await.expect("the change log");
        let start = Instant::now();
        while self.running.index.checkpoint() < goal {
            assert!(start.elapsed() < Duration::from_mins(1), "the index does not follow");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    pub async fn stop(self) {
        self.running.stop().await.expect("the server stops");
    }
}
