//! What concerns how an account is signed in to: it ends what was begun before, and its owner hears of it.
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use super::{Account, Column, Entity, Hasher, MailAddress, password};
use crate::{
    Actor, Clock, Db, audit,
    error::{DomainError, Result},
    mail::{self, Envelope, Letter, SecurityChange},
    secrets::Secrets,
    session::{self, Method},
    throttle::{self, Limit},
    unit_of_work::{in_transaction, read_as_command},
};

/// For so long after signing in by a code nothing more needs to be shown.
const FRESH: TimeDelta = TimeDelta::minutes(10);

/// A letter to an account about itself, in its language and in Lotse's own name.
pub(super) fn envelope(account: &Account, letter: Letter) -> Envelope {
    let (language, account_id) = (account.language, Some(account.id));
    Envelope { letter, language, cluster_id: None, account_id, topic: None }
}

/// Tells the owner what has changed about the account's safety, within the command that changes it.
pub(crate) async fn tell(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    account: &Account,
    change: SecurityChange,
    device: Option<String>,
) -> Result<()> {
    let letter = Letter::SecurityChanged { change, at: now, device };
    mail::post(txn, now, &account.mail, &envelope(account, letter)).await?;
    Ok(())
}

/// Writes a new password within a command that has checked it: ends API keys and all sessions but `kept`, and tells the
/// owner.
///
/// # Errors
/// `Conflict` when another password was set meanwhile.
pub(crate) async fn write_password(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    account: &Account,
    hash: String,
    kept: Option<Uuid>,
    device: Option<String>,
) -> Result<()> {
    let same = match &account.password_hash {
        Some(old) => Column::PasswordHash.eq(old.as_str()),
        None => Column::PasswordHash.is_null(),
    };
    let written = Entity::update_many()
        .col_expr(Column::PasswordHash, Expr::value(hash))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(account.id))
        .filter(same)
        .exec(txn)
        .await?;
    if written.rows_affected == 0 {
        return Err(DomainError::Conflict("another password was set meanwhile".into()));
    }
    session::end_others(txn, account.id, kept).await?;
    session::end_keys(txn, account.id).await?;
    audit::record(txn, now, actor, [("account.password_set", account.id)]).await?;
    tell(txn, now, account, SecurityChange::PasswordSet, device).await
}

/// Sets the caller's password. `current` is needed where there is one already, unless the session was begun by a code in
/// the last ten minutes. Ends every other session and all API keys, and tells the owner by mail.
///
/// # Errors
/// `Invalid` for a wrong `current_password` or a `password` that breaks a rule; throttled like signing in.
pub async fn set_password(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    hasher: &Hasher,
    actor: &Actor,
    current: Option<String>,
    new: String,
) -> Result<()> {
    let (identity, session_id) = actor.in_session()?;
    let (now, account_id) = (clock.now(), identity.account_id);
    password::check(&new, &MailAddress::parse(&identity.mail)?)?;
    let found = read_as_command(db, move |txn| {
        Box::pin(async move {
            let account = Entity::find_by_id(account_id).one(txn).await?;
            Ok(account.zip(session::Entity::find_by_id(session_id).one(txn).await?))
        })
    });
    let (account, session) = found.await?.ok_or(DomainError::Unauthenticated)?;
    let fresh = session.method == Method::Code && session.created_at + FRESH > now;
    if account.password_hash.is_some() && !fresh {
        let current = current.ok_or_else(|| {
            DomainError::invalid("current_password", "missing", "is needed to set another one")
        })?;
        throttle::take_at(db, now, secrets, &[(Limit::PasswordsOfAddress, &account.mail)]).await?;
        if !hasher.fits(current, account.password_hash.clone()).await? {
            return Err(DomainError::invalid("current_password", "wrong", "is not your password"));
        }
        throttle::forget(db, secrets, Limit::PasswordsOfAddress, &account.mail).await?;
    }
    let hash = hasher.hash(new).await?;
    let (actor, device) = (actor.clone(), session.device);
    in_transaction(db, move |txn| {
        let (actor, account, hash, device) = (actor.clone(), account.clone(), hash.clone(), device.clone());
        Box::pin(async move {
            write_password(txn, now, &actor, &account, hash, Some(session_id), Some(device)).await
        })
    })
    .await
}
