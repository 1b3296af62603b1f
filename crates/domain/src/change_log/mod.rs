//! What changed for the search index, in the order in which it may be read.
//!
//! A command writes a row here in its own transaction; the index follows and stores, with each commit, the
//! [`Checkpoint`] up to which it has read.
//!
//! On `PostgreSQL` a transaction may take its number early and commit late. A reader that goes by the number alone
//! would pass it over for ever. So a row also carries the id of its transaction, rows are read in the order
//! (transaction, number), and only those below `pg_snapshot_xmin(pg_current_snapshot())`: every transaction with a
//! smaller id has ended, so nothing can appear behind the checkpoint. The order by number alone would not do, since a
//! transaction with the larger id may hold the smaller number. On `SQLite` there is one writer and the column is 0.
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Set, Statement, entity::prelude::*};
use serde::{Deserialize, Serialize};

use crate::{Db, error::Result};

string_enum! {
    /// Which kind of thing changed.
    Subject {
        Vacancy = "vacancy",
        Company = "company",
        Occupation = "occupation",
        Cluster = "cluster",
        Event = "event",
        SearchRule = "search_rule",
        Institution = "institution",
        StudyProgramme = "study_programme",
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_change")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub seq: i64,
    /// Transaction that wrote the row; the database fills it in.
    pub xid: i64,
    pub subject: Subject,
    pub subject_id: Uuid,
    pub at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// How far a reader has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Checkpoint {
    pub xid: i64,
    pub seq: i64,
}

/// One entry as the reader sees it.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Change {
    pub seq: i64,
    pub xid: i64,
    pub subject: Subject,
    pub subject_id: Uuid,
}

impl Change {
    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint { xid: self.xid, seq: self.seq }
    }
}

const ROWS_A_STATEMENT: usize = 1_000;

/// Notes that these things changed, in the transaction of the change.
///
/// # Errors
/// When the database fails.
pub async fn note(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    subject: Subject,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<()> {
    let rows: Vec<ActiveModel> = ids
        .into_iter()
        .map(|id| ActiveModel {
            subject: Set(subject),
            subject_id: Set(id),
            at: Set(now),
            ..Default::default()
        })
        .collect();
    for chunk in rows.chunks(ROWS_A_STATEMENT) {
        Entity::insert_many(chunk.to_vec()).exec_without_returning(txn).await?;
    }
    Ok(())
}

/// Rows that may be read by now.
fn settled(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Postgres => "xid < CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT)",
        _ => "1 = 1",
    }
}

/// The next entries after a checkpoint, in reading order.
///
/// # Errors
/// When the database fails.
pub async fn read_after(db: &Db, after: Checkpoint, limit: u64) -> Result<Vec<Change>> {
    let backend = db.read().get_database_backend();
    let sql = format!(
        "SELECT seq, xid, subject, subject_id FROM search_change \
         WHERE (xid > $1 OR (xid = $1 AND seq > $2)) AND {} ORDER BY xid, seq LIMIT $3",
        settled(backend)
    );
    let values = [after.xid.into(), after.seq.into(), i64::try_from(limit).unwrap_or(i64::MAX).into()];
    Ok(Change::find_by_statement(Statement::from_sql_and_values(backend, sql, values)).all(db.read()).await?)
}

/// The last entry that may be read by now; the default where there is none.
///
/// Taken before a rebuild starts: whatever changes later is read again from here.
///
/// # Errors
/// When the database fails.
pub async fn latest(db: &Db) -> Result<Checkpoint> {
    last_where(db, settled(db.read().get_database_backend())).await
}

/// The last entry that is committed, whether or not it may be read by now: on `PostgreSQL` another transaction that is
/// still under way, in whichever database of the server, holds it back for a moment.
///
/// # Errors
/// When the database fails.
pub async fn newest(db: &Db) -> Result<Checkpoint> {
    last_where(db, "1 = 1").await
}

async fn last_where(db: &Db, condition: &str) -> Result<Checkpoint> {
    let sql = format!(
        "SELECT seq, xid, subject, subject_id FROM search_change WHERE {condition} ORDER BY xid DESC, seq DESC LIMIT 1"
    );
    let statement = Statement::from_string(db.read().get_database_backend(), sql);
    let last = Change::find_by_statement(statement).one(db.read()).await?;
    Ok(last.map(|change| change.checkpoint()).unwrap_or_default())
}
