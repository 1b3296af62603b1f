use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{erase_in, irreplaceable::irreplaceable};
use crate::{
    Actor, Clock, Db,
    error::{DomainError, Result},
    grant::Role,
    session,
    unit_of_work::in_transaction,
};

/// How recently it must have been shown whose session it is.
const RECENT: TimeDelta = TimeDelta::minutes(30);

/// The caller erases their own account. Needs a session that was begun or strengthened in the last 30 minutes. The only
/// admin of a company with an active membership, and the last operator, must first name somebody else.
///
/// # Errors
/// `Conflict` with a sentence for either; `Unauthenticated`.
pub async fn erase_own(db: &Db, clock: &dyn Clock, actor: &Actor) -> Result<()> {
    let identity = actor.signed_in()?;
    let session_id = identity.session_id.ok_or(DomainError::NotFound { what: "account" })?;
    let (now, account_id, caller) = (clock.now(), identity.account_id, actor.clone());
    in_transaction(db, move |txn| {
        let caller = caller.clone();
        Box::pin(async move {
            require_recent(txn, now, account_id, session_id).await?;
            let what = match irreplaceable(txn, account_id, &[Role::Operator, Role::CompanyAdmin]).await? {
                None => return erase_in(txn, now, &caller, account_id, Some(true)).await,
                Some(Role::Operator) => "you are the last operator; name another one first",
                Some(_) => {
                    "you are the only admin of a company; name another one first, or end its membership"
                }
            };
            Err(DomainError::Conflict(what.to_owned()))
        })
    })
    .await?;
    overwrite(db).await;
    Ok(())
}

async fn require_recent(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    account_id: Uuid,
    session_id: Uuid,
) -> Result<()> {
    let session = session::Entity::find_by_id(session_id)
        .filter(session::Column::AccountId.eq(account_id))
        .one(txn)
        .await?
        .ok_or(DomainError::Unauthenticated)?;
    let since = now - RECENT;
    if session.created_at >= since || session.second_factor_at.is_some_and(|shown| shown >= since) {
        return Ok(());
    }
    Err(DomainError::Conflict("sign in again first: this session began more than 30 minutes ago".to_owned()))
}

/// Takes what was erased out of `SQLite`'s write-ahead log as well, where earlier versions of pages stay until it is
/// emptied. The database file itself is overwritten by `secure_delete`. When readers are in the way it does not happen now
/// but with the next erasure, sweep or start.
pub(super) async fn overwrite(db: &Db) {
    if db.is_postgres() {
        return;
    }
    if let Err(err) = db.write().execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await {
        tracing::warn!(error = %err, "the write-ahead log could not be emptied after an erasure");
    }
}
