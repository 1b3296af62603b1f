//! What other parts of the domain do to applications, within their own commands.
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::{Actor, error::Result, vacancy::desk::CloseReason};

/// The guardian agreed: every application of the pupil that waited for it reaches its company. One whose target takes none any
/// more is withdrawn, and the pupil told why.
///
/// # Errors
/// When the database fails.
pub(crate) async fn guardian_agreed(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    account_id: Uuid,
) -> Result<()> {
    todo!()
}

/// The guardian refused or took the consent back: everything that is not closed is withdrawn, companies that had seen it are told.
///
/// # Errors
/// When the database fails.
pub(crate) async fn guardian_said_no(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    account_id: Uuid,
) -> Result<()> {
    todo!()
}

/// A vacancy was filled or withdrawn: those who wait for an answer (submitted, seen, interview) are refused with its reason and
/// told; drafts are withdrawn; offers stand.
///
/// # Errors
/// When the database fails.
pub(crate) async fn vacancy_closed(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    vacancy_id: Uuid,
    reason: CloseReason,
) -> Result<()> {
    todo!()
}

/// An account is erased: open applications are withdrawn and companies told, all are emptied, documents and their files go. The
/// rows that stay name nobody.
///
/// # Errors
/// When the database fails.
pub(crate) async fn erase_account(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    account_id: Uuid,
) -> Result<()> {
    todo!()
}
