//! The connection to the database: one writer and several readers.
use std::time::Duration;

use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbBackend, DbErr};

/// So many statements each connection keeps prepared: all that there are, so that none pushes out another.
const STATEMENTS: usize = 500;

/// Connections to one database.
///
/// `SQLite` allows one writer at a time, so writes share a single connection and queue there fairly instead of failing
/// as "database is locked"; readers have a pool of their own. On `PostgreSQL` both are the same pool.
#[derive(Debug, Clone)]
pub struct Db {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
    #[cfg(feature = "negative-control")]
    unguarded: bool,
}

#[cfg(feature = "negative-control")]
tokio::task_local! {
    static UNGUARDED: bool;
}

/// Whether the present transaction takes places as programs do that count first: see [`Db::without_guard`].
#[cfg(feature = "negative-control")]
pub(crate) fn is_unguarded() -> bool {
    UNGUARDED.try_with(|unguarded| *unguarded).unwrap_or_default()
}

impl Db {
    /// Opens the database at `url` (`sqlite://…` or `postgres://…`).
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn connect(url: &str, connections: u32) -> Result<Self, DbErr> {
        if url.starts_with("sqlite:") {
            Self::sqlite(url, connections).await
        } else {
            Self::postgres(url, connections).await
        }
    }

    async fn sqlite(url: &str, connections: u32) -> Result<Self, DbErr> {
        let open = async |max: u32| -> Result<DatabaseConnection, DbErr> {
            let mut options = ConnectOptions::new(url);
            options.max_connections(max).min_connections(1).sqlx_logging(false);
            // A file does not go away: a question to it before each use would only wake its thread once more.
            options.test_before_acquire(false);
            options.map_sqlx_sqlite_opts(|o| {
                o.foreign_keys(true)
                    .busy_timeout(Duration::from_secs(10))
                    .statement_cache_capacity(STATEMENTS)
                    .pragma("journal_mode", "WAL")
                    // WAL with NORMAL survives a killed process; only a power cut can lose the last commits.
                    .pragma("synchronous", "NORMAL")
                    .pragma("cache_size", "-32000")
                    .pragma("temp_store", "MEMORY")
                    // What is erased is overwritten, not only unlinked.
                    .pragma("secure_delete", "ON")
            });
            Database::connect(options).await
        };
        Ok(Self {
            writer: open(1).await?,
            reader: open(connections.max(1)).await?,
            #[cfg(feature = "negative-control")]
            unguarded: false,
        })
    }

    async fn postgres(url: &str, connections: u32) -> Result<Self, DbErr> {
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(connections.max(2))
            .acquire_timeout(Duration::from_secs(10))
            .sqlx_logging(false)
            // Only one that has lain idle may have been closed at the other end unnoticed.
            .test_before_acquire_if_idle_for(Duration::from_secs(1));
        options.map_sqlx_postgres_opts(|o| o.statement_cache_capacity(STATEMENTS));
        Ok(Self::around(Database::connect(options).await?))
    }

    /// One connection pool for everything, opened elsewhere.
    pub fn around(pool: DatabaseConnection) -> Self {
        Self {
            writer: pool.clone(),
            reader: pool,
            #[cfg(feature = "negative-control")]
            unguarded: false,
        }
    }

    /// The same database, but places are taken as they were counted before the transaction: the negative control of the race tests
    /// (S3). Exists in test builds only.
    #[cfg(feature = "negative-control")]
    #[must_use]
    pub fn without_guard(&self) -> Self {
        Self { unguarded: true, ..self.clone() }
    }

    /// Work of a transaction on this database.
    #[cfg(feature = "negative-control")]
    pub(crate) async fn guarding<T>(unguarded: bool, work: impl Future<Output = T>) -> T {
        UNGUARDED.scope(unguarded, work).await
    }

    #[cfg(feature = "negative-control")]
    pub(crate) const fn is_unguarded(&self) -> bool {
        self.unguarded
    }

    /// For queries.
    pub fn read(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// For the unit of work and for migrations; commands go through [`crate::unit_of_work::in_transaction`].
    pub fn write(&self) -> &DatabaseConnection {
        &self.writer
    }

    pub fn is_postgres(&self) -> bool {
        self.reader.get_database_backend() == DbBackend::Postgres
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.reader.ping().await
    }
}
