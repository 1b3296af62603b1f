//! The only place that begins a transaction.
//!
//! A transaction runs in a task of its own, so a client that hangs up cannot drop it half way: with sqlx 0.9.0 a
//! cancelled `begin()` leaves the pooled connection inside a transaction, and later writes on it vanish.
//!
//! On `PostgreSQL` each transaction that reads says on whose behalf it does, which row-level security holds against every row of
//! a table with personal data: a second lock behind the `visible_to` of each query. What is read outside the unit of work sees
//! none of those rows. Commands have connections of their own: see [`Db`].
use std::{pin::Pin, time::Duration};

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseExecutor, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};

use crate::{
    Actor, Db,
    error::{DomainError, Result, sql_state},
    grant::Role,
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
    #[cfg(feature = "negative-control")]
    let race = db.race();
    let db = db.write().clone();
    let work = async move { attempts(&db, ending, &work).await };
    #[cfg(feature = "negative-control")]
    let work = Db::raced(race, work);
    let task = tokio::spawn(work);
    task.await.unwrap_or_else(|gone| Err(DomainError::BrokenOff(gone)))
}

/// What a gate says: it lets through with what it has found, or refuses.
pub(crate) type Passage<G> = std::result::Result<G, DomainError>;

/// Runs `gate` and then `work` in one transaction. What the gate wrote counts whatever becomes of the work: a try that it
/// refuses is committed, and where the work fails the gate alone is run once more and committed. So a guess is counted and a
/// code used up although the command failed, at the price of one transaction.
///
/// Between a work's failure and the gate's second run others may come first. What a gate lets through must therefore be
/// something that whoever passed could have had without the failure, too; a wrong guess is never run twice.
///
/// # Errors
/// The refusal of `gate` or the error of `work`; as [`in_transaction`].
pub(crate) async fn in_transaction_behind<G, T, F, W>(db: &Db, gate: F, work: W) -> Result<T>
where
    G: Send + 'static,
    T: Send + 'static,
    F: for<'t> Fn(&'t DatabaseTransaction) -> Work<'t, Passage<G>> + Send + Sync + 'static,
    W: for<'t> Fn(&'t DatabaseTransaction, G) -> Work<'t, T> + Send + Sync + 'static,
{
    #[cfg(feature = "negative-control")]
    let race = db.race();
    let db = db.write().clone();
    let work = async move {
        let mut attempt = 1;
        let failure = loop {
            match once_behind(&db, &gate, &work).await {
                Ok(Behind::Done(value)) => return Ok(value),
                Ok(Behind::Refused(refusal)) => return Err(refusal),
                Err(DomainError::Database(err)) | Ok(Behind::Failed(DomainError::Database(err)))
                    if attempt < ATTEMPTS && wants_retry(&err) =>
                {
                    tokio::time::sleep(Duration::from_millis(10 << attempt)).await;
                    attempt += 1;
                }
                Ok(Behind::Failed(failure)) => break failure,
                Err(err) => return Err(err),
            }
        };
        attempts(&db, Ending::Commit, &gate).await?.map_or_else(Err, |_| Err(failure))
    };
    #[cfg(feature = "negative-control")]
    let work = Db::raced(race, work);
    let task = tokio::spawn(work);
    task.await.unwrap_or_else(|gone| Err(DomainError::BrokenOff(gone)))
}

/// What became of a gate and its work.
enum Behind<T> {
    Done(T),
    /// Committed.
    Refused(DomainError),
    /// The gate let through; nothing is kept.
    Failed(DomainError),
}

async fn once_behind<G, T, F, W>(db: &DatabaseConnection, gate: &F, work: &W) -> Result<Behind<T>>
where
    F: for<'t> Fn(&'t DatabaseTransaction) -> Work<'t, Passage<G>>,
    W: for<'t> Fn(&'t DatabaseTransaction, G) -> Work<'t, T>,
{
    let txn = open(db).await?;
    let passed = match gate(&txn).await {
        Ok(Ok(passed)) => passed,
        Ok(Err(refusal)) => {
            txn.commit().await?;
            return Ok(Behind::Refused(refusal));
        }
        Err(err) => {
            txn.rollback().await?;
            return Err(err);
        }
    };
    match work(&txn, passed).await {
        Ok(value) => {
            txn.commit().await?;
            Ok(Behind::Done(value))
        }
        Err(err) => {
            txn.rollback().await?;
            Ok(Behind::Failed(err))
        }
    }
}

async fn attempts<T, F>(db: &DatabaseConnection, ending: Ending, work: &F) -> Result<T>
where
    F: for<'t> Fn(&'t DatabaseTransaction) -> Work<'t, T>,
{
    let mut attempt = 1;
    loop {
        match once(db, ending, work).await {
            Err(DomainError::Database(err)) if attempt < ATTEMPTS && wants_retry(&err) => {
                tokio::time::sleep(Duration::from_millis(10 << attempt)).await;
                attempt += 1;
            }
            outcome => return outcome,
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that begins a transaction")]
async fn open(db: &DatabaseConnection) -> Result<DatabaseTransaction> {
    // SQLite takes the write lock at once (a later upgrade fails as busy); PostgreSQL ignores the mode.
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..Default::default()
    };
    Ok(db.begin_with_options(options).await?)
}

async fn once<T, F>(db: &DatabaseConnection, ending: Ending, work: &F) -> Result<T>
where
    F: for<'t> Fn(&'t DatabaseTransaction) -> Work<'t, T>,
{
    let txn = open(db).await?;
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

/// Reads on behalf of an actor: on `PostgreSQL` the database shows nothing that is not the actor's, whatever the query
/// forgets. For machines (command line, scheduled work) it shows everything.
///
/// # Errors
/// The error of `work`, or a database error.
pub async fn read_as<T, F>(db: &Db, actor: &Actor, work: F) -> Result<T>
where
    T: Send + 'static,
    F: for<'t> FnOnce(&'t DatabaseTransaction) -> Work<'t, T> + Send + 'static,
{
    // Nobody's behalf: whoever runs it has checked what it may.
    let db = if actor.is_machine() { db.read_for_command() } else { db.read() };
    read(db, settings_of(actor), work).await
}

/// Reads what a command needs to know before anybody is known, such as whose session a cookie names. The caller answers
/// for what becomes of it.
///
/// # Errors
/// As [`read_as`].
pub(crate) async fn read_as_command<T, F>(db: &Db, work: F) -> Result<T>
where
    T: Send + 'static,
    F: for<'t> FnOnce(&'t DatabaseTransaction) -> Work<'t, T> + Send + 'static,
{
    read(db.read_for_command(), Vec::new(), work).await
}

/// As [`read_as_command`], for what is a single statement: it needs no transaction around it, which would cost more than the
/// statement itself.
///
/// # Errors
/// As [`read_as`].
pub(crate) async fn select_as_command<T, F>(db: &Db, work: F) -> Result<T>
where
    T: Send + 'static,
    F: for<'t> FnOnce(DatabaseExecutor<'t>) -> Work<'t, T> + Send + 'static,
{
    work(db.read_for_command().into()).await
}

/// Carries out a command that is a single statement and thereby a transaction of its own; none is begun around it, which would cost
/// two round trips more. Returns how many rows it wrote. Where a client hangs up, it is carried out or not, never half.
///
/// # Errors
/// A database error when the database fails or stays busy.
pub(crate) async fn execute_as_command(db: &Db, statement: Statement) -> Result<u64> {
    let mut attempt = 1;
    loop {
        match db.write().execute_raw(statement.clone()).await {
            Err(err) if attempt < ATTEMPTS && wants_retry(&err) => {
                tokio::time::sleep(Duration::from_millis(10 << attempt)).await;
                attempt += 1;
            }
            outcome => return Ok(outcome?.rows_affected()),
        }
    }
}

fn settings_of(actor: &Actor) -> Vec<(&'static str, String)> {
    let Some(identity) = actor.identity() else { return Vec::new() };
    let scopes = identity.scopes(&[Role::ClusterManager, Role::CompanyAdmin, Role::Recruiter, Role::Teacher]);
    let scopes: Vec<String> = scopes.iter().map(ToString::to_string).collect();
    let operator = if identity.is_operator() { "on" } else { "off" };
    vec![
        ("lotse.account", identity.account_id.to_string()),
        ("lotse.scopes", scopes.join(",")),
        ("lotse.operator", operator.to_owned()),
    ]
}

async fn read<T, F>(db: &DatabaseConnection, settings: Vec<(&'static str, String)>, work: F) -> Result<T>
where
    T: Send + 'static,
    F: for<'t> FnOnce(&'t DatabaseTransaction) -> Work<'t, T> + Send + 'static,
{
    let db = db.clone();
    let task = tokio::spawn(async move {
        let txn = db.begin().await?;
        declare(&txn, &settings).await?;
        let outcome = work(&txn).await;
        txn.rollback().await?;
        outcome
    });
    task.await.unwrap_or_else(|gone| Err(DomainError::BrokenOff(gone)))
}

/// Says on whose behalf a transaction runs, until it ends.
async fn declare(txn: &DatabaseTransaction, settings: &[(&'static str, String)]) -> Result<()> {
    if txn.get_database_backend() != DbBackend::Postgres || settings.is_empty() {
        return Ok(());
    }
    let calls: Vec<String> =
        (0..settings.len()).map(|at| format!("set_config(${}, ${}, true)", 2 * at + 1, 2 * at + 2)).collect();
    let values = settings.iter().flat_map(|(name, value)| [(*name).into(), value.as_str().into()]);
    let sql = format!("SELECT {}", calls.join(", "));
    txn.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    Ok(())
}

/// SQLSTATE 40001 and 40P01 on `PostgreSQL`, BUSY (5, 517) on `SQLite`.
fn wants_retry(err: &DbErr) -> bool {
    sql_state(err).is_some_and(|code| matches!(code.as_str(), "40001" | "40P01" | "5" | "517"))
}
