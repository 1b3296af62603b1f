use std::sync::Arc;

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, sea_query::Expr,
};
use uuid::Uuid;

use super::{Column, Entity};
use crate::{
    Actor, Identity,
    account::{self, Account},
    actor::Strength,
    error::{DomainError, Result},
    session::{self, Session},
};

/// The person that calls, in which session, however far its sign-in has come. A program with an API
/// key has nothing to do with second factors.
pub(super) fn caller(actor: &Actor) -> Result<(Arc<Identity>, Uuid)> {
    let identity = actor.identity().ok_or(DomainError::Unauthenticated)?;
    let session_id = identity.session_id.ok_or(DomainError::NotFound { what: "session" })?;
    Ok((Arc::clone(identity), session_id))
}

/// As [`caller`], signed in completely.
pub(super) fn signed_in(actor: &Actor) -> Result<(Arc<Identity>, Uuid)> {
    actor.signed_in()?;
    caller(actor)
}

/// As [`caller`], with a second factor shown in this session.
pub(super) fn strong(actor: &Actor) -> Result<(Arc<Identity>, Uuid)> {
    let (identity, session_id) = caller(actor)?;
    if identity.strength == Strength::Strong {
        Ok((identity, session_id))
    } else {
        Err(DomainError::SecondFactor)
    }
}

/// The caller's account and session as they are now. The account's row is held until the transaction ends, so that of two
/// changes to one account's factors the later one sees the earlier.
pub(super) async fn hold(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    account_id: Uuid,
    session_id: Uuid,
) -> Result<(Account, Session)> {
    let account = account::Entity::find_by_id(account_id)
        .lock_exclusive()
        .one(txn)
        .await?
        .ok_or(DomainError::Unauthenticated)?;
    let session = session::Entity::find_by_id(session_id)
        .filter(session::Column::AccountId.eq(account_id))
        .filter(session::Column::ExpiresAt.gt(now))
        .one(txn)
        .await?
        .ok_or(DomainError::Unauthenticated)?;
    Ok((account, session))
}

/// How many factors of an account count.
pub(super) async fn count_confirmed(txn: &impl ConnectionTrait, account_id: Uuid) -> Result<u64> {
    let confirmed =
        Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::ConfirmedAt.is_not_null());
    Ok(confirmed.count(txn).await?)
}

/// Passes when a factor may be added: it is the first, or this session has shown one. Whoever only knows the password must
/// not get in by a factor of their own.
pub(super) async fn require_may_add(txn: &impl ConnectionTrait, session: &Session) -> Result<()> {
    const MOST: u64 = 10;
    let confirmed = count_confirmed(txn, session.account_id).await?;
    if confirmed > 0 && session.second_factor_at.is_none() {
        return Err(DomainError::SecondFactor);
    }
    if confirmed >= MOST {
        return Err(DomainError::Conflict(format!("an account has at most {MOST} second factors")));
    }
    Ok(())
}

/// Makes a session strong.
pub(super) async fn strengthen(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    account_id: Uuid,
    session_id: Uuid,
) -> Result<()> {
    let done = session::Entity::update_many()
        .col_expr(session::Column::SecondFactorAt, Expr::value(now))
        .filter(session::Column::Id.eq(session_id))
        .filter(session::Column::AccountId.eq(account_id))
        .filter(session::Column::ExpiresAt.gt(now))
        .exec(txn)
        .await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(DomainError::Unauthenticated) }
}
