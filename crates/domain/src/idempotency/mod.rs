//! Keys that make a repeated request harmless (S4): the draft "The Idempotency-Key HTTP Header Field" of the IETF.
//!
//! The key is written in the transaction of the change that it names, so either both are there or neither is. The same key with
//! the same request gives the same answer; with another request it is refused; at the same moment one of the two waits for the
//! other.
mod model;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QuerySelect, entity::prelude::*, sea_query::OnConflict};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    Actor, Db,
    error::{DomainError, Result},
    secrets::token_hash,
    unit_of_work::select_as_command,
};

pub use model::{ActiveModel, Column, Entity, Model as IdempotencyKey};

/// How long a key is known.
const DAYS: i64 = 2;

/// A key with the request that it came with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    id: String,
    body_hash: String,
}

impl Key {
    /// `key` as the client made it, 1 to 255 characters; `what` names the operation and its thing; `body` is the request.
    ///
    /// # Errors
    /// `Invalid` for `idempotency_key` that is empty or too long.
    pub fn new(actor: &Actor, what: &str, key: &str, body: &[u8]) -> Result<Self> {
        let length = key.chars().count();
        if !(1..=255).contains(&length) || key.contains(char::is_control) {
            let detail = "takes 1 to 255 characters in one line";
            return Err(DomainError::invalid("idempotency_key", "length", detail));
        }
        let id = token_hash(&format!("{}\n{what}\n{key}", actor.name));
        Ok(Self { id, body_hash: token_hash(&String::from_utf8_lossy(body)) })
    }
}

/// Takes the key for this transaction, or says what its request became before. Called first in the transaction: whoever comes at
/// the same moment waits here.
///
/// # Errors
/// `Invalid` for `idempotency_key` when it came with another request before.
pub(crate) async fn claim<T: DeserializeOwned>(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    key: Option<&Key>,
) -> Result<Option<T>> {
    let Some(key) = key else { return Ok(None) };
    let row = ActiveModel {
        id: Set(key.id.clone()),
        body_hash: Set(key.body_hash.clone()),
        outcome: Set(serde_json::Value::Null),
        created_at: Set(now),
        expires_at: Set(now + TimeDelta::days(DAYS)),
    };
    let taken = Entity::insert(row)
        .on_conflict(OnConflict::column(Column::Id).do_nothing().to_owned())
        .exec_without_returning(txn)
        .await?;
    if taken == 1 {
        return Ok(None);
    }
    let known = Entity::find_by_id(&key.id).lock_exclusive().one(txn).await?;
    let Some(known) = known else {
        return Err(DomainError::Conflict("the same request is under way; ask again".into()));
    };
    outcome(key, known).map(Some)
}

/// What a request with this key became before, for whoever is about to refuse it: it may have been carried out already.
///
/// # Errors
/// As [`claim`].
pub(crate) async fn recall<T: DeserializeOwned>(db: &Db, key: Option<&Key>) -> Result<Option<T>> {
    let Some(key) = key else { return Ok(None) };
    let id = key.id.clone();
    let known =
        select_as_command(db, move |db| Box::pin(async move { Ok(Entity::find_by_id(id).one(&db).await?) }));
    known.await?.map(|known| outcome(key, known)).transpose()
}

fn outcome<T: DeserializeOwned>(key: &Key, known: IdempotencyKey) -> Result<T> {
    if known.body_hash != key.body_hash {
        let detail = "came with another request before; take a new key for a new request";
        return Err(DomainError::invalid("idempotency_key", "reused", detail));
    }
    Ok(serde_json::from_value(known.outcome)?)
}

/// Keeps what the request became, in the transaction that claimed the key.
///
/// # Errors
/// When the database fails.
pub(crate) async fn keep<T: Serialize>(
    txn: &impl ConnectionTrait,
    key: Option<&Key>,
    outcome: &T,
) -> Result<()> {
    let Some(key) = key else { return Ok(()) };
    let row = ActiveModel {
        id: Set(key.id.clone()),
        outcome: Set(serde_json::to_value(outcome)?),
        ..Default::default()
    };
    Entity::update(row).exec(txn).await?;
    Ok(())
}

/// Forgets keys whose time is over; returns how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn sweep(txn: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64> {
    Ok(Entity::delete_many().filter(Column::ExpiresAt.lt(now)).exec(txn).await?.rows_affected)
}
