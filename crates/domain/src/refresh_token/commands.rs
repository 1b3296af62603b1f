use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set,
    sea_query::Expr,
};
use uuid::Uuid;

use super::{ActiveModel, Column, Entity, RefreshToken};
use crate::{
    Actor, Clock, Db, account,
    actor::Strength,
    audit,
    error::{DomainError, Result},
    mail::SecurityChange,
    secrets::{Secrets, random_token, token_hash},
    session::{self, Device, Session},
    unit_of_work::in_transaction,
};

/// Within so much time the same call is a retry whose answer was lost.
const RETRY: TimeDelta = TimeDelta::seconds(10);

/// What sealed tokens and devices are sealed for.
const SUCCESSOR: &str = "refresh token's successor";
const DEVICE: &str = "refresh token's device";

/// The first token of a session, within a command. Returns the token itself.
pub(crate) async fn issue(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    session_id: Uuid,
    account_id: Uuid,
) -> Result<String> {
    let token = random_token();
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        session_id: Set(session_id),
        account_id: Set(account_id),
        token_hash: Set(token_hash(&token)),
        created_at: Set(now),
        expires_at: Set(now + session::API_LIFE),
        used_at: Set(None),
        used_by: Set(None),
        successor: Set(None),
    };
    Entity::insert(row).exec_without_returning(txn).await?;
    Ok(token)
}

/// What a refresh token was exchanged for.
#[derive(Debug, Clone)]
pub struct Refreshed {
    pub session_id: Uuid,
    pub account_id: Uuid,
    pub token: String,
    pub second_factor_needed: bool,
}

/// Exchanges a refresh token for the next one. The same token from the same device within ten seconds, while the next one
/// has not been used, is a retry whose answer was lost, and gets the same answer.
///
/// # Errors
/// `WrongCredentials` for an unknown, expired or ended one, and for one that was used before: then its session ends, which
/// stays written although the call is refused, and the owner is told by mail.
pub async fn rotate(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    token: &str,
    device: &Device,
) -> Result<Refreshed> {
    let (now, hash, secrets) = (clock.now(), token_hash(token), secrets.clone());
    // Its network is no part of what is kept in words, only of the fingerprint.
    let used_by = secrets.fingerprint(DEVICE, &format!("{} {}", device.network, device.label));
    let rotated = in_transaction(db, move |txn| {
        let (hash, secrets, used_by) = (hash.clone(), secrets.clone(), used_by.clone());
        Box::pin(async move {
            let used = Entity::update_many()
                .col_expr(Column::UsedAt, Expr::value(now))
                .col_expr(Column::UsedBy, Expr::value(used_by.as_str()))
                .filter(Column::TokenHash.eq(hash.as_str()))
                .filter(Column::UsedAt.is_null())
                .filter(Column::ExpiresAt.gt(now))
                .exec(txn)
                .await?;
            let first = used.rows_affected == 1;
            let Some(row) = Entity::find().filter(Column::TokenHash.eq(hash)).one(txn).await? else {
                return Ok(None);
            };
            if first {
                return next(txn, now, &secrets, row).await;
            }
            let Some(used_at) = row.used_at else { return Ok(None) };
            let retry = used_at + RETRY > now && row.used_by.as_deref() == Some(used_by.as_str());
            if retry && let Some(again) = repeat(txn, now, &secrets, &row).await? {
                return Ok(Some(again));
            }
            end_family(txn, now, &row).await?;
            Ok(None)
        })
    });
    rotated.await?.ok_or(DomainError::WrongCredentials)
}

/// The session of a token, unless it has expired.
async fn session_of(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    row: &RefreshToken,
) -> Result<Option<Session>> {
    let session = session::Entity::find_by_id(row.session_id).filter(session::Column::ExpiresAt.gt(now));
    Ok(session.one(txn).await?)
}

async fn refreshed(txn: &impl ConnectionTrait, session: &Session, token: String) -> Result<Refreshed> {
    let strength = session::strength(txn, session.account_id, session.second_factor_at.is_some()).await?;
    Ok(Refreshed {
        session_id: session.id,
        account_id: session.account_id,
        token,
        second_factor_needed: strength == Strength::Unfinished,
    })
}

/// The next token, for the first to use this one.
async fn next(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    secrets: &Secrets,
    row: RefreshToken,
) -> Result<Option<Refreshed>> {
    let Some(session) = session_of(txn, now, &row).await? else { return Ok(None) };
    let token = issue(txn, now, row.session_id, row.account_id).await?;
    let mut row = ActiveModel::from(row);
    row.successor = Set(Some(secrets.seal(SUCCESSOR, token.as_bytes())?));
    row.update(txn).await?;
    session::Entity::update_many()
        .col_expr(session::Column::LastUsedAt, Expr::value(now))
        .col_expr(session::Column::ExpiresAt, Expr::value(now + session::API_LIFE))
        .filter(session::Column::Id.eq(session.id))
        .exec(txn)
        .await?;
    Ok(Some(refreshed(txn, &session, token).await?))
}

/// The same answer again, while the next token has not been used.
async fn repeat(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    secrets: &Secrets,
    row: &RefreshToken,
) -> Result<Option<Refreshed>> {
    let Some(sealed) = &row.successor else { return Ok(None) };
    let token = String::from_utf8(secrets.open(SUCCESSOR, sealed)?).map_err(|_| DomainError::Sealed)?;
    let unused = Entity::find()
        .filter(Column::TokenHash.eq(token_hash(&token)))
        .filter(Column::UsedAt.is_null())
        .one(txn)
        .await?;
    match (unused, session_of(txn, now, row).await?) {
        (Some(_), Some(session)) => Ok(Some(refreshed(txn, &session, token).await?)),
        _ => Ok(None),
    }
}

/// Two have the same token, so one of them has stolen it: both lose what came of it.
async fn end_family(txn: &impl ConnectionTrait, now: DateTime<Utc>, row: &RefreshToken) -> Result<()> {
    // Token before session, in the order of `next`, so that no two wait for each other. Of several at once the first
    // ends the family and tells; the others find it gone.
    if Entity::find_by_id(row.id).lock_exclusive().one(txn).await?.is_none() {
        return Ok(());
    }
    let session = session::Entity::find_by_id(row.session_id).one(txn).await?;
    let owner = account::Entity::find_by_id(row.account_id).one(txn).await?;
    let (Some(session), Some(owner)) = (session, owner) else { return Ok(()) };
    session::Entity::delete_by_id(session.id).exec(txn).await?;
    let actor = Actor::system("refresh_token", row.id.to_string());
    audit::record(txn, now, &actor, [("session.token_reused", owner.id)]).await?;
    account::tell(txn, now, &owner, SecurityChange::TokenReused, Some(session.device)).await
}
