use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{Document, DocumentKind, Scan};
use crate::{Actor, Clock, Db, error::Result};

/// The most documents that one account keeps.
pub const MAX_DOCUMENTS: u64 = 20;

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
/// `Unauthenticated`; `Conflict` beyond [`MAX_DOCUMENTS`].
pub async fn add(db: &Db, clock: &dyn Clock, actor: &Actor, document: NewDocument) -> Result<Document> {
    todo!()
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
    todo!()
}

/// A pupil removes one of their own, from every application that it went with.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn remove(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid) -> Result<()> {
    todo!()
}

/// Removes rows within a command and notes their files in `removed_file`.
///
/// # Errors
/// When the database fails.
pub(crate) async fn remove_in(txn: &impl ConnectionTrait, now: DateTime<Utc>, ids: &[Uuid]) -> Result<()> {
    todo!()
}

/// Files that are to be removed from the store; for the running process.
///
/// # Errors
/// When the database fails.
pub async fn list_removed(db: &Db, limit: u64) -> Result<Vec<Uuid>> {
    todo!()
}

/// These were removed from the store.
///
/// # Errors
/// When the database fails.
pub async fn forget_removed(db: &Db, ids: Vec<Uuid>) -> Result<()> {
    todo!()
}

/// Of files in the store that are older than a day: those that no row names (an upload that was broken off) are noted as removed.
/// Returns how many.
///
/// # Errors
/// When the database fails.
pub async fn note_missing(db: &Db, clock: &dyn Clock, in_store: Vec<Uuid>) -> Result<u64> {
    todo!()
}
