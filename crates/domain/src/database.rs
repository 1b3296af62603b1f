//! The connection to the database: one writer and several readers.
use std::time::Duration;

use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbBackend, DbErr};

/// Connections to one database.
///
/// `SQLite` allows one writer at a time, so writes share a single connection and queue there fairly instead of failing
/// as "database is locked"; readers have a pool of their own. On `PostgreSQL` both are the same pool.
#[derive(Debug, Clone)]
pub struct Db {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
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
            options.map_sqlx_sqlite_opts(|o| {
                o.foreign_keys(true)
                    .busy_timeout(Duration::from_secs(10))
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
        Ok(Self { writer: open(1).await?, reader: open(connections.max(1)).await? })
    }

    async fn postgres(url: &str, connections: u32) -> Result<Self, DbErr> {
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(connections.max(2))
            .acquire_timeout(Duration::from_secs(10))
            .sqlx_logging(false);
        Ok(Self::around(Database::connect(options).await?))
    }

    /// One connection pool for everything, opened elsewhere.
    pub fn around(pool: DatabaseConnection) -> Self {
        Self { writer: pool.clone(), reader: pool }
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
