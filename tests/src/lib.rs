//! Harness: the real server on a port of its own, a fresh database for each test, `SQLite` or `PostgreSQL`.
//!
//! `PostgreSQL` is started by `tests/run`, which sets `LOTSE_TEST_POSTGRES` (such as `postgres://postgres@127.0.0.1:5433`).

pub mod crowd;
mod database;
pub mod people;
pub mod publishing;
mod server;
pub mod shared;
pub mod smtp;
pub mod world;

pub use database::{Backend, Home, TestDatabase, fresh_database};
pub use server::{BOUNCE_SECRET, TestServer};

/// Writes each scenario once and runs it on both databases.
#[macro_export]
macro_rules! on_both_databases {
    ($($name:ident),* $(,)?) => {
        mod sqlite { $( #[tokio::test(flavor = "multi_thread")] async fn $name() { super::$name($crate::Backend::Sqlite).await } )* }
        mod postgres { $( #[tokio::test(flavor = "multi_thread")] async fn $name() { super::$name($crate::Backend::Postgres).await } )* }
    };
}
