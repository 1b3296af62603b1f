use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, FromQueryResult, JoinType, QuerySelect, QueryTrait, RelationDef,
    Value,
    entity::prelude::*,
    sea_query::{ExprTrait, SelectStatement},
};

use super::{
    Column, Entity, Session,
    holder::Holder,
    lifetime::{idle, opens_doors},
};
use crate::{
    Clock, Db,
    account::{self, Account},
    actor::{Identity, Strength},
    api_key::{self, ApiKey},
    error::Result,
    grant::{self, Grant, Role},
    ready::Ready,
    secrets::token_hash,
    unit_of_work::{in_transaction, select_as_command},
};

/// So exactly is the last use of a session or key kept: a row for each request would be too dear.
const USE: TimeDelta = TimeDelta::minutes(1);
/// And so exactly that of an account, by which inactive ones are found.
const SIGHT: TimeDelta = TimeDelta::days(1);

/// The account behind a portal's cookie; none when the session has ended or expired, or never was.
///
/// # Errors
/// When the database fails.
pub async fn identify_portal(db: &Db, clock: &dyn Clock, token: &str) -> Result<Option<Arc<Identity>>> {
    static BY_TOKEN: Ready = Ready::new();
    identify(db, clock.now(), &BY_TOKEN, Column::TokenHash, ("".into(), token_hash(token).into())).await
}

/// The account behind a session that an access token names; none when it has ended.
///
/// # Errors
/// When the database fails.
pub async fn identify_session(db: &Db, clock: &dyn Clock, session_id: Uuid) -> Result<Option<Arc<Identity>>> {
    static BY_ID: Ready = Ready::new();
    identify(db, clock.now(), &BY_ID, Column::Id, (Uuid::nil().into(), session_id.into())).await
}

/// What stands for the time in a text that is made once.
const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

/// Sessions that have not expired, where `column` is what stands for its value.
fn living(column: Column, stand_in: Value) -> SelectStatement {
    let owner: RelationDef =
        Entity::belongs_to(account::Entity).from(Column::AccountId).to(account::Column::Id).into();
    let mut query = Entity::find()
        .filter(column.eq(stand_in))
        .filter(Column::ExpiresAt.gt(NOW))
        .join(JoinType::InnerJoin, owner)
        .into_query();
    Holder::join(&mut query, None);
    query
}

async fn identify(
    db: &Db,
    now: DateTime<Utc>,
    text: &'static Ready,
    column: Column,
    (stand_in, value): (Value, Value),
) -> Result<Option<Arc<Identity>>> {
    let found = select_as_command(db, move |db| {
        Box::pin(async move {
            let make = || living(column, stand_in.clone());
            let given = [(stand_in.clone(), value), (NOW.into(), now.into())];
            let rows = db.query_all_raw(text.with(db.get_database_backend(), make, &given)).await?;
            let session = rows.first().map(|row| Session::from_query_result(row, "")).transpose()?;
            Ok(session.zip(Holder::read(&rows)?))
        })
    });
    let Some((session, Holder { account, grants, has_factor })) = found.await? else { return Ok(None) };
    let life = idle(session.surface, opens_doors(&grants));
    // A grant that came later shortens the life that the row was given before.
    if session.last_used_at + life <= now {
        return Ok(None);
    }
    note_use(db, now, Used::Session(session.id, now + life), session.last_used_at, &account).await;
    let strength = Strength::of(has_factor, session.second_factor_at.is_some());
    Ok(Some(Arc::new(Identity::new(&account, Some(session.id), strength, None, grants))))
}

/// The account behind an API key, limited to the key's company and scopes; none when the key is unknown or expired or its
/// owner no longer works for the company.
///
/// # Errors
/// When the database fails.
pub async fn identify_key(db: &Db, clock: &dyn Clock, key: &str) -> Result<Option<Arc<Identity>>> {
    if !key.starts_with(api_key::PREFIX) {
        return Ok(None);
    }
    let (now, hash) = (clock.now(), token_hash(key));
    let owner: RelationDef = api_key::Entity::belongs_to(account::Entity)
        .from(api_key::Column::AccountId)
        .to(account::Column::Id)
        .into();
    let mut query = api_key::Entity::find()
        .filter(api_key::Column::TokenHash.eq(hash))
        .filter(api_key::Column::ExpiresAt.gt(now))
        .join(JoinType::InnerJoin, owner)
        .into_query();
    // Those by which its owner works for the company.
    let company = Expr::col((grant::Entity, grant::Column::ScopeId))
        .equals((api_key::Entity, api_key::Column::CompanyId))
        .and(grant::Column::Role.is_in([Role::CompanyAdmin, Role::Recruiter]));
    Holder::join(&mut query, Some(company));
    let found = select_as_command(db, move |db| {
        Box::pin(async move {
            let rows = db.query_all(&query).await?;
            let key = rows.first().map(|row| ApiKey::from_query_result(row, "")).transpose()?;
            Ok(key.zip(Holder::read(&rows)?))
        })
    });
    let Some((key, Holder { account, mut grants, .. })) = found.await? else { return Ok(None) };
    let Some(grant) = grants.pop() else { return Ok(None) };
    let scopes = serde_json::from_value(key.scopes)?;
    note_use(db, now, Used::Key(key.id), key.last_used_at.unwrap_or_default(), &account).await;
    let grants = vec![Grant { role: Role::Recruiter, ..grant }];
    Ok(Some(Arc::new(Identity::new(&account, None, Strength::Strong, Some(scopes), grants))))
}

/// By what an account called.
#[derive(Debug, Clone, Copy)]
enum Used {
    /// The session, and how long it now lives.
    Session(Uuid, DateTime<Utc>),
    Key(Uuid),
}

/// Keeps when a session or key was last used and its account last seen, where that has grown old. A failure is logged and
/// holds nobody up.
async fn note_use(db: &Db, now: DateTime<Utc>, used: Used, last: DateTime<Utc>, account: &Account) {
    let stale = last + USE <= now;
    let unseen = account.last_seen_at + SIGHT <= now || account.warned_at.is_some();
    if !stale && !unseen {
        return;
    }
    let account_id = account.id;
    let noted = in_transaction(db, move |txn| {
        Box::pin(async move {
            if stale {
                write_use(txn, now, used).await?;
            }
            if unseen {
                account::Entity::update_many()
                    .col_expr(account::Column::LastSeenAt, Expr::value(now))
                    .col_expr(account::Column::WarnedAt, Expr::value(None::<DateTime<Utc>>))
                    .filter(account::Column::Id.eq(account_id))
                    .exec(txn)
                    .await?;
            }
            Ok(())
        })
    })
    .await;
    if let Err(error) = noted {
        tracing::warn!(error = &error as &dyn std::error::Error, "the use of a session was not noted");
    }
}

async fn write_use(txn: &DatabaseTransaction, now: DateTime<Utc>, used: Used) -> Result<()> {
    match used {
        Used::Session(id, expires_at) => {
            Entity::update_many()
                .col_expr(Column::LastUsedAt, Expr::value(now))
                .col_expr(Column::ExpiresAt, Expr::value(expires_at))
                .filter(Column::Id.eq(id))
                .exec(txn)
                .await?;
        }
        Used::Key(id) => {
            api_key::Entity::update_many()
                .col_expr(api_key::Column::LastUsedAt, Expr::value(now))
                .filter(api_key::Column::Id.eq(id))
                .exec(txn)
                .await?;
        }
    }
    Ok(())
}
