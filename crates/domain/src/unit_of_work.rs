//! The only place that begins a transaction.
//!
//! A transaction runs in a task of its own, so a client that hangs up cannot drop it half way: with sqlx 0.9.0 a
//! cancelled `begin()` leaves the pooled connection inside a transaction, and later writes on it vanish.
use std::{pin::Pin, time::Duration};

use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};

use crate::{
    Db,
    error::{DomainError, Result, sql_state},
};

/// What a piece of work returns while it borrows the transaction.
pub type Work<'t, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 't>>;

/// Whether the transaction is kept when its work has succeeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    Commit,
    /// For trial runs: everything is done and then undone.
    RollBack,
}

const ATTEMPTS: u32 = 5;

/// Runs `work` in one transaction and commits it; an error rolls it back.
///
/// `work` may run again when the database asks for it (busy, deadlock, serialisation failure), so it must do nothing
/// but read and write through the transaction that it is given.
///
/// # Errors
/// The error of `work`, or a database error when the database fails or stays busy.
pub async fn in_transaction<T, F>(db: &Db, work: F) -> Result<T>
where
    T: Send + 'static,
    F: for<'t> Fn(&'t DatabaseTransaction) -> Work<'t, T> + Send + Sync + 'static,
{
    in_transaction_ending(db, Ending::Commit, work).await
}

/// As [`in_transaction`], with a choice of how a success ends.
///
/// # Errors
/// As [`in_transaction`].
pub async fn in_transaction_ending<T, F>(db: &Db, ending: Ending, work: F) -> Result<T>
where
    T: Send + 'static,
    F: for<'t> Fn(&'t DatabaseTransaction) -> Work<'t, T> + Send + Sync + 'static,
{
    let db = db.write().clone();
    let task = tokio::spawn(async move {
        let mut attempt = 1;
        loop {
            match once(&db, ending, &work).await {
                Err(DomainError::Database(err)) if attempt < ATTEMPTS && wants_retry(&err) => {
                    tokio::time::sleep(Duration::from_millis(10 << attempt)).await;
                    attempt += 1;
                }
                outcome => return outcome,
            }
        }
    });
    task.await.unwrap_or_else(|gone| Err(DomainError::BrokenOff(gone)))
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that begins a transaction")]
async fn once<T, F>(db: &DatabaseConnection, ending: Ending, work: &F) -> Result<T>
where
    F: for<'t> Fn(&'t DatabaseTransaction) -> Work<'t, T>,
{
    // SQLite takes the write lock at once (a later upgrade fails as busy); PostgreSQL ignores the mode.
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..Default::default()
    };
    let txn = db.begin_with_options(options).await?;
    match work(&txn).await {
        Ok(value) if ending == Ending::Commit => {
            txn.commit().await?;
            Ok(value)
        }
        outcome => {
            txn.rollback().await?;
            outcome
        }
    }
}

/// SQLSTATE 40001 and 40P01 on `PostgreSQL`, BUSY (5, 517) on `SQLite`.
fn wants_retry(err: &DbErr) -> bool {
    sql_state(err).is_some_and(|code| matches!(code.as_str(), "40001" | "40P01" | "5" | "517"))
}
