//! The connection to the database: one writer and several readers.
use std::time::Duration;

use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbBackend, DbErr};

/// So many statements each connection keeps prepared: all that there are, so that none pushes out another.
const STATEMENTS: usize = 500;

/// Rows that wait for whoever reads them: fewer would wake the two threads that hand them over for every few.
const ROWS: usize = 1_000;

/// Connections to one database.
///
/// `SQLite` allows one writer at a time, so writes share a single connection and queue there fairly instead of failing
/// as "database is locked"; readers have a pool of their own.
///
/// On `PostgreSQL` row-level security stands between two pools: connections for commands, which check permissions themselves and say
/// so once, when they are opened (`lotse.command`), and connections for queries, to which no personal data are shown unless a transaction
/// says on whose behalf it reads. To say it in each command would cost each a round trip, and each of its single reads three.
#[derive(Debug, Clone)]
pub struct Db {
    writer: DatabaseConnection,
    /// What commands read with before they begin.
    command_reader: DatabaseConnection,
    reader: DatabaseConnection,
    #[cfg(feature = "negative-control")]
    race: Option<Race>,
}

/// What the negative control of the race tests (S3) changes: see [`Db::racing`].
#[cfg(feature = "negative-control")]
#[derive(Debug, Clone, Copy)]
pub(crate) struct Race {
    guarded: bool,
}

/// So long a racing command waits between what it has read and its transaction. On a fast machine there is hardly a moment between
/// them, and a control that oversells only now and then would prove nothing.
#[cfg(feature = "negative-control")]
const GAP: Duration = Duration::from_millis(200);

/// The setting by which a connection to `PostgreSQL` belongs to commands; the policies of row-level security ask for it.
const COMMAND: (&str, &str) = ("lotse.command", "on");

#[cfg(feature = "negative-control")]
tokio::task_local! {
    static UNGUARDED: bool;
}

/// Whether the present transaction takes places as programs do that count first: see [`Db::racing`].
#[cfg(feature = "negative-control")]
pub(crate) fn is_unguarded() -> bool {
    UNGUARDED.try_with(|unguarded| *unguarded).unwrap_or_default()
}

impl Db {
    /// Opens the database at `url` (`sqlite://…` or `postgres://…`) with at most so many connections: on `SQLite` besides the one that
    /// writes, on `PostgreSQL` half of them for commands and half for queries, at least two each.
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
                    .row_buffer_size(ROWS)
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
        let reader = open(connections.max(1)).await?;
        Ok(Self {
            writer: open(1).await?,
            command_reader: reader.clone(),
            reader,
            #[cfg(feature = "negative-control")]
            race: None,
        })
    }

    async fn postgres(url: &str, connections: u32) -> Result<Self, DbErr> {
        // The pool takes them in turn, and asks each whether it is well after every use, while the next is taken: so as many as it may
        // have are soon open, however few are needed, and one that comes seldom into its turn is slow.
        let most = connections.div_ceil(2).max(2);
        let open = async |settings: &'static [(&'static str, &'static str)]| {
            let mut options = ConnectOptions::new(url);
            options
                .max_connections(most)
                .acquire_timeout(Duration::from_secs(10))
                .sqlx_logging(false)
                // Only one that has lain idle may have been closed at the other end unnoticed.
                .test_before_acquire_if_idle_for(Duration::from_secs(1));
            options.map_sqlx_postgres_opts(move |o| {
                o.statement_cache_capacity(STATEMENTS).options(settings.iter().copied())
            });
            Database::connect(options).await
        };
        let commands = open(&[COMMAND]).await?;
        Ok(Self { reader: open(&[]).await?, ..Self::around(commands) })
    }

    /// One connection pool for everything, opened elsewhere.
    pub fn around(pool: DatabaseConnection) -> Self {
        Self {
            writer: pool.clone(),
            command_reader: pool.clone(),
            reader: pool,
            #[cfg(feature = "negative-control")]
            race: None,
        }
    }

    /// The same database, but every command waits a moment before its transaction, so that many have read the same before the first
    /// writes; without the guard it then takes the places that it counted before. Exists in test builds only (S3).
    #[cfg(feature = "negative-control")]
    #[must_use]
    pub fn racing(&self, guarded: bool) -> Self {
        Self { race: Some(Race { guarded }), ..self.clone() }
    }

    /// Work of a transaction on this database.
    #[cfg(feature = "negative-control")]
    pub(crate) async fn raced<T>(race: Option<Race>, work: impl Future<Output = T>) -> T {
        let Some(race) = race else { return work.await };
        tokio::time::sleep(GAP).await;
        UNGUARDED.scope(!race.guarded, work).await
    }

    #[cfg(feature = "negative-control")]
    pub(crate) const fn race(&self) -> Option<Race> {
        self.race
    }

    /// For what a command reads before it begins, through the unit of work.
    pub(crate) fn read_for_command(&self) -> &DatabaseConnection {
        &self.command_reader
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

    /// Waits until all connections are closed.
    ///
    /// # Errors
    /// When one cannot be closed in order.
    pub async fn close(self) -> Result<(), DbErr> {
        self.writer.close().await?;
        self.command_reader.close().await?;
        self.reader.close().await
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.reader.ping().await
    }
}
