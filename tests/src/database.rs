//! A fresh database for each test, copied from a template that is migrated and filled once a run.
use std::path::{Path, PathBuf};

use lotse_domain::{Db, clock::SystemClock};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement};
use tempfile::TempDir;
use uuid::Uuid;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

/// A database of one test, with a folder for its files; both go with the test.
pub struct TestDatabase {
    pub db: Db,
    pub url: String,
    pub dir: Home,
}

/// The folder of a test, or of a node. With it goes the test's database on `PostgreSQL`: hundreds of them fill the memory in which the
/// server of a run keeps them. After a failure it stays, to be looked at.
pub struct Home {
    dir: TempDir,
    database: Option<String>,
}

impl Home {
    /// A folder without a database.
    pub fn new() -> Self {
        Self { dir: TempDir::new().expect("a folder for the test"), database: None }
    }

    pub fn path(&self) -> &Path {
        self.dir.path()
    }
}

impl Default for Home {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let Some(name) = self.database.take().filter(|_| !std::thread::panicking()) else { return };
        // The test's own runtime is about to end, and must not be waited for within itself.
        let gone = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(async {
                let admin = admin().await;
                let sql = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
                // What is left of it goes with the server of the run.
                let _ = admin.execute_unprepared(&sql).await;
            });
            Ok::<_, std::io::Error>(())
        });
        let _ = gone.join();
    }
}

/// Every run has templates of its own, since a build may change schema or reference data.
fn run_id() -> String {
    std::env::var("NEXTEST_RUN_ID").unwrap_or_else(|_| format!("pid{}", std::process::id())).replace('-', "")
}

pub async fn fresh_database(backend: Backend) -> TestDatabase {
    let mut dir = Home::new();
    let url = match backend {
        Backend::Sqlite => {
            let file = dir.path().join("lotse.sqlite");
            std::fs::copy(sqlite_template().await, &file).expect("copy the template");
            format!("sqlite://{}", file.display())
        }
        Backend::Postgres => {
            let name = postgres_copy().await;
            let url = format!("{}/{name}", as_lotse());
            dir.database = Some(name);
            url
        }
    };
    let db = Db::connect(&url, 4).await.expect("connect");
    TestDatabase { db, url, dir }
}

async fn sqlite_template() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("lotse-tests-{}", run_id()));
    let template = folder.join("template.sqlite");
    if !template.exists() {
        std::fs::create_dir_all(&folder).expect("a folder for the template");
        let draft = folder.join(format!("draft-{}.sqlite", Uuid::now_v7()));
        let db = Db::connect(&format!("sqlite://{}?mode=rwc", draft.display()), 1)
            .await
            .expect("make the template");
        lotse::database::prepare(&db, &SystemClock).await.expect("prepare the template");
        db.write().execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.expect("checkpoint");
        db.close().await.expect("close");
        // Several processes may have made one; whoever renames last leaves the same content.
        std::fs::rename(&draft, &template).expect("put the template in place");
    }
    template
}

fn postgres_base() -> String {
    std::env::var("LOTSE_TEST_POSTGRES")
        .expect("LOTSE_TEST_POSTGRES is not set: start the tests by tests/run")
}

async fn admin() -> DatabaseConnection {
    let mut options = ConnectOptions::new(format!("{}/postgres", postgres_base()));
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.expect("PostgreSQL answers")
}

/// One process makes the template, the others wait for it.
const TEMPLATE_LOCK: i64 = 0x10_75e;

/// The name of a new copy of the template.
async fn postgres_copy() -> String {
    let admin = admin().await;
    let template = format!("lotse_template_{}", run_id());
    run(&admin, &format!("SELECT pg_advisory_lock({TEMPLATE_LOCK})")).await;
    let exists = admin
        .query_one_raw(Statement::from_string(
            admin.get_database_backend(),
            format!("SELECT 1 AS one FROM pg_database WHERE datname = '{template}'"),
        ))
        .await
        .expect("ask for the template")
        .is_some();
    if !exists {
        // Lotse is no superuser, or row-level security would not bind it.
        run(&admin, "DO $$ BEGIN CREATE ROLE lotse LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
            .await;
        run(&admin, &format!("CREATE DATABASE {template} OWNER lotse")).await;
        let db =
            Db::connect(&format!("{}/{template}", as_lotse()), 2).await.expect("connect to the template");
        lotse::database::prepare(&db, &SystemClock).await.expect("prepare the template");
        db.close().await.expect("close");
    }
    let name = format!("t_{}", Uuid::now_v7().simple());
    run(&admin, &format!("CREATE DATABASE {name} TEMPLATE {template} OWNER lotse")).await;
    run(&admin, &format!("SELECT pg_advisory_unlock({TEMPLATE_LOCK})")).await;
    name
}

/// The server's address for Lotse itself.
fn as_lotse() -> String {
    let base = postgres_base();
    let host = base.rsplit('@').next().unwrap_or(&base).trim_start_matches("postgres://");
    format!("postgres://lotse@{host}")
}

async fn run(db: &DatabaseConnection, sql: &str) {
    db.execute_unprepared(sql).await.unwrap_or_else(|err| panic!("{sql}: {err}"));
}
