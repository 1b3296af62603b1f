use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, Set, entity::prelude::*};
use uuid::Uuid;

use super::{ActiveModel, Column, Document, DocumentKind, Entity, Scan, queries::known, removed_file};
use crate::{
    Actor, Clock, Db, account, audit,
    error::{DomainError, Result},
    unit_of_work::{in_transaction, read_as_command},
};

/// The most documents that one account keeps.
pub const MAX_DOCUMENTS: u64 = 20;

/// Rows that one statement carries, well under `SQLite`'s 32,766 parameters.
const ROWS_A_STATEMENT: usize = 1_000;

/// A file that was checked, cleaned, encrypted and put into the store, and has no row yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDocument {
    pub id: Uuid,
    pub kind: DocumentKind,
    pub name: String,
    pub media_type: String,
    pub bytes: i32,
    pub content_hash: String,
    pub wrapped_key: String,
    pub scan: Scan,
}

/// A pupil adds a document to their own.
///
/// # Errors
/// `Unauthenticated`; `Forbidden` for an API key; `Conflict` beyond [`MAX_DOCUMENTS`].
pub async fn add(db: &Db, clock: &dyn Clock, actor: &Actor, document: NewDocument) -> Result<Document> {
    let account_id = actor.in_session()?.0.account_id;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (document, actor) = (document.clone(), actor.clone());
        Box::pin(async move {
            // One after another for each account, so that two at once do not both take the last place.
            account::Entity::find_by_id(account_id)
                .lock_exclusive()
                .one(txn)
                .await?
                .ok_or(DomainError::Unauthenticated)?;
            let kept = Entity::find().filter(Column::AccountId.eq(account_id)).count(txn).await?;
            if kept >= MAX_DOCUMENTS {
                return Err(DomainError::Conflict(format!(
                    "there are {MAX_DOCUMENTS} documents already; remove one that is no longer needed"
                )));
            }
            let added = insert(txn, now, Some(account_id), None, vec![document]).await?;
            let added = added.into_iter().next().ok_or(DomainError::NotFound { what: "document" })?;
            audit::record(txn, now, &actor, [("document.added", added.id)]).await?;
            Ok(added)
        })
    })
    .await
}

/// Writes rows within a command, for an account or for an unconfirmed application.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    account_id: Option<Uuid>,
    intake_id: Option<Uuid>,
    documents: Vec<NewDocument>,
) -> Result<Vec<Document>> {
    let rows: Vec<Document> = documents
        .into_iter()
        .map(|document| {
            let NewDocument { id, kind, name, media_type, bytes, content_hash, wrapped_key, scan } = document;
            Document {
                id,
                account_id,
                intake_id,
                kind,
                name,
                media_type,
                bytes,
                content_hash,
                wrapped_key,
                scan,
                created_at: now,
            }
        })
        .collect();
    for chunk in rows.chunks(ROWS_A_STATEMENT) {
        let chunk = chunk.iter().cloned().map(|row| ActiveModel::from(row).reset_all());
        Entity::insert_many(chunk).exec_without_returning(txn).await?;
    }
    Ok(rows)
}

/// A pupil removes one of their own, from every application that it went with.
///
/// # Errors
/// `NotFound` for everyone else; `Unauthenticated`, and `Forbidden` for an API key.
pub async fn remove(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid) -> Result<()> {
    let account_id = actor.in_session()?.0.account_id;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let gone = Entity::delete_many()
                .filter(Column::Id.eq(id))
                .filter(Column::AccountId.eq(account_id))
                .exec(txn)
                .await?;
            if gone.rows_affected == 0 {
                return Err(DomainError::NotFound { what: "document" });
            }
            note_removed(txn, now, &[id]).await?;
            audit::record(txn, now, &actor, [("document.removed", id)]).await
        })
    })
    .await
}

/// Removes rows within a command and notes their files in `removed_file`.
///
/// # Errors
/// When the database fails.
pub(crate) async fn remove_in(txn: &impl ConnectionTrait, now: DateTime<Utc>, ids: &[Uuid]) -> Result<()> {
    for chunk in ids.chunks(ROWS_A_STATEMENT) {
        Entity::delete_many().filter(Column::Id.is_in(chunk.iter().copied())).exec(txn).await?;
    }
    note_removed(txn, now, ids).await
}

/// Notes files, of documents or pictures, whose rows are gone.
///
/// # Errors
/// When the database fails.
pub(crate) async fn note_removed(txn: &impl ConnectionTrait, now: DateTime<Utc>, ids: &[Uuid]) -> Result<()> {
    for chunk in ids.chunks(ROWS_A_STATEMENT) {
        let rows = chunk.iter().map(|id| removed_file::ActiveModel { id: Set(*id), removed_at: Set(now) });
        removed_file::Entity::insert_many(rows)
            .on_conflict_do_nothing_on([removed_file::Column::Id])
            .exec_without_returning(txn)
            .await?;
    }
    Ok(())
}

/// Files that are to be removed from the store; for the running process.
///
/// # Errors
/// When the database fails.
pub async fn list_removed(db: &Db, limit: u64) -> Result<Vec<Uuid>> {
    read_as_command(db, move |txn| {
        Box::pin(async move {
            Ok(removed_file::Entity::find()
                .select_only()
                .column(removed_file::Column::Id)
                .order_by_asc(removed_file::Column::RemovedAt)
                .order_by_asc(removed_file::Column::Id)
                .limit(limit)
                .into_tuple()
                .all(txn)
                .await?)
        })
    })
    .await
}

/// These were removed from the store.
///
/// # Errors
/// When the database fails.
pub async fn forget_removed(db: &Db, ids: Vec<Uuid>) -> Result<()> {
    in_transaction(db, move |txn| {
        let ids = ids.clone();
        Box::pin(async move {
            for chunk in ids.chunks(ROWS_A_STATEMENT) {
                removed_file::Entity::delete_many()
                    .filter(removed_file::Column::Id.is_in(chunk.iter().copied()))
                    .exec(txn)
                    .await?;
            }
            Ok(())
        })
    })
    .await
}

/// Of files in the store that are older than a day: those that no row names (an upload that was broken off) are noted as removed.
/// Returns how many.
///
/// # Errors
/// When the database fails.
pub async fn note_missing(db: &Db, clock: &dyn Clock, in_store: Vec<Uuid>) -> Result<u64> {
    let now = clock.now();
    in_transaction(db, move |txn| {
        let in_store = in_store.clone();
        Box::pin(async move {
            let mut missing = Vec::new();
            for chunk in in_store.chunks(ROWS_A_STATEMENT) {
                let known = known(txn, chunk).await?;
                missing.extend(chunk.iter().filter(|id| !known.contains(*id)));
            }
            note_removed(txn, now, &missing).await?;
            Ok(missing.len() as u64)
        })
    })
    .await
}
