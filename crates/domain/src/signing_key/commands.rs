use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, Set, Statement, sea_query::Expr,
};
use uuid::Uuid;

use super::{ActiveModel, Column, Entity, SigningKey};
use crate::{
    Actor, Clock, Db, audit,
    error::{DomainError, Result},
    secrets::Secrets,
    unit_of_work::in_transaction,
};

/// A key pair to be kept.
#[derive(Clone)]
pub struct NewSigningKey {
    pub id: String,
    pub seed: [u8; 32],
    pub public_key: String,
}

impl std::fmt::Debug for NewSigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewSigningKey({})", self.id)
    }
}

const SEALED_FOR: &str = "signing_key";
/// So long a new key is published before it signs.
const PUBLISHED_BEFORE: TimeDelta = TimeDelta::minutes(5);
/// A quarter of an hour for which a token is good, and some more for nodes that change over a little late.
const VERIFIES_AFTER: TimeDelta = TimeDelta::minutes(20);

/// Adds a key that signs in five minutes (at once when it is the first), and lets the others verify until the tokens that
/// they sign until then have expired.
///
/// # Errors
/// `NotFound` for whoever is no operator; when the database fails.
pub async fn add(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    actor: &Actor,
    key: NewSigningKey,
) -> Result<SigningKey> {
    actor.require(actor.is_operator(), Uuid::nil(), "signing key")?;
    let now = clock.now();
    let row = sealed(secrets, key, now)?;
    let actor = actor.clone();
    in_transaction(db, move |txn| {
        let (mut row, actor) = (row.clone(), actor.clone());
        Box::pin(async move {
            hold(txn).await?;
            let signs_from = if verifying(txn, now).await? == 0 { now } else { now + PUBLISHED_BEFORE };
            row.signs_from = Set(signs_from);
            Entity::update_many()
                .col_expr(Column::VerifiesUntil, Expr::value(signs_from + VERIFIES_AFTER))
                .filter(Column::VerifiesUntil.is_null())
                .exec(txn)
                .await?;
            let key = row.insert(txn).await?;
            audit::record(txn, now, &actor, [("signing_key.added", Uuid::nil())]).await?;
            Ok(key)
        })
    })
    .await
}

/// Adds this key unless there is one already; of several nodes that start at once, one wins.
///
/// # Errors
/// As [`add`].
pub async fn ensure(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    actor: &Actor,
    key: NewSigningKey,
) -> Result<()> {
    actor.require(actor.is_operator(), Uuid::nil(), "signing key")?;
    let now = clock.now();
    let row = sealed(secrets, key, now)?;
    let actor = actor.clone();
    in_transaction(db, move |txn| {
        let (row, actor) = (row.clone(), actor.clone());
        Box::pin(async move {
            hold(txn).await?;
            if verifying(txn, now).await? > 0 {
                return Ok(());
            }
            row.insert(txn).await?;
            audit::record(txn, now, &actor, [("signing_key.added", Uuid::nil())]).await
        })
    })
    .await
}

fn sealed(secrets: &Secrets, key: NewSigningKey, now: DateTime<Utc>) -> Result<ActiveModel> {
    let NewSigningKey { id, seed, public_key } = key;
    Ok(ActiveModel {
        id: Set(id),
        secret: Set(secrets.seal(SEALED_FOR, &seed)?),
        public_key: Set(public_key),
        created_at: Set(now),
        signs_from: Set(now),
        verifies_until: Set(None),
    })
}

/// Lets only one transaction at a time change the keys, until it ends: an empty table has no row that could be held.
/// `SQLite` has one writer anyway.
async fn hold(txn: &impl ConnectionTrait) -> Result<()> {
    if txn.get_database_backend() == DbBackend::Postgres {
        let lock = "SELECT pg_advisory_xact_lock(hashtext('lotse.signing_key'))";
        txn.execute_raw(Statement::from_string(DbBackend::Postgres, lock)).await?;
    }
    Ok(())
}

fn current(now: DateTime<Utc>) -> Condition {
    Condition::any().add(Column::VerifiesUntil.is_null()).add(Column::VerifiesUntil.gt(now))
}

async fn verifying(txn: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64> {
    Ok(Entity::find().filter(current(now)).count(txn).await?)
}

/// The keys that verify at the moment, newest first; the first whose `signs_from` has come signs.
///
/// # Errors
/// When the database fails.
pub async fn list_current(db: &Db, clock: &dyn Clock) -> Result<Vec<SigningKey>> {
    let newest_first = Entity::find()
        .filter(current(clock.now()))
        .order_by_desc(Column::SignsFrom)
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id);
    Ok(newest_first.all(db.read()).await?)
}

/// The seed of a key.
///
/// # Errors
/// When it was sealed by another installation.
pub fn open(secrets: &Secrets, key: &SigningKey) -> Result<[u8; 32]> {
    secrets.open(SEALED_FOR, &key.secret)?.try_into().map_err(|_| DomainError::Sealed)
}
