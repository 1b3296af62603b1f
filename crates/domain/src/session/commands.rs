use std::sync::Arc;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, IntoActiveModel, entity::prelude::*};

use super::{
    Column, Device, Entity, Method, Session, Surface,
    holder::{Holder, find_holder},
    lifetime::{idle, opens_doors},
};
use crate::{
    Actor, Clock, Db,
    account::Account,
    actor::{Identity, Strength},
    api_key, audit,
    error::{DomainError, Result},
    refresh_token,
    secrets::{random_token, token_hash},
    unit_of_work::in_transaction,
};

/// A session that has just begun.
#[derive(Debug, Clone)]
pub struct NewSession {
    pub session: Session,
    pub account: Account,
    /// The cookie's value on the portal; the first refresh token in the API. Nobody can read it again.
    pub token: String,
    /// The account has a second factor: until it is shown this session is good for nothing else.
    pub second_factor_needed: bool,
    /// Who calls with it: what [`identify_portal`](super::identify_portal) would find.
    pub identity: Arc<Identity>,
}

/// Begins a session within a command that has checked who it is.
pub(crate) async fn begin(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    account_id: Uuid,
    surface: Surface,
    method: Method,
    device: &Device,
) -> Result<NewSession> {
    let Some(Holder { account, grants, has_factor }) = find_holder(txn, account_id).await? else {
        return Err(DomainError::Unauthenticated);
    };
    let cookie = (surface == Surface::Portal).then(random_token);
    let session = Session {
        id: Uuid::now_v7(),
        account_id,
        surface,
        token_hash: cookie.as_deref().map(token_hash),
        method,
        device: device.stored_label(),
        created_at: now,
        last_used_at: now,
        expires_at: now + idle(surface, opens_doors(&grants)),
        second_factor_at: None,
    };
    let row = session.clone().into_active_model().reset_all();
    Entity::insert(row).exec_without_returning(txn).await?;
    let token = match cookie {
        Some(cookie) => cookie,
        None => refresh_token::issue(txn, now, session.id, account_id).await?,
    };
    let strength = Strength::of(has_factor, false);
    let identity = Arc::new(Identity::new(&account, Some(session.id), strength, None, grants));
    let second_factor_needed = strength == Strength::Unfinished;
    Ok(NewSession { session, account, token, second_factor_needed, identity })
}

/// Ends all sessions of an account but one.
pub(crate) async fn end_others(
    txn: &impl ConnectionTrait,
    account_id: Uuid,
    but: Option<Uuid>,
) -> Result<u64> {
    let mut ended = Entity::delete_many().filter(Column::AccountId.eq(account_id));
    if let Some(kept) = but {
        ended = ended.filter(Column::Id.ne(kept));
    }
    Ok(ended.exec(txn).await?.rows_affected)
}

/// Ends all API keys of an account.
pub(crate) async fn end_keys(txn: &impl ConnectionTrait, account_id: Uuid) -> Result<()> {
    let keys = api_key::Entity::delete_many().filter(api_key::Column::AccountId.eq(account_id));
    keys.exec(txn).await?;
    Ok(())
}

/// Ends one of the caller's sessions; the one that calls is signing out, and may be unfinished.
///
/// # Errors
/// `NotFound` for what is not the caller's.
pub async fn end(db: &Db, clock: &dyn Clock, actor: &Actor, session_id: Uuid) -> Result<()> {
    let account_id = match actor.identity() {
        // Not done yet with signing in: it may give up, and nothing else.
        Some(identity) if identity.session_id == Some(session_id) => identity.account_id,
        _ => actor.in_session()?.0.account_id,
    };
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let one = Entity::delete_by_id(session_id).filter(Column::AccountId.eq(account_id));
            if one.exec(txn).await?.rows_affected == 0 {
                return Err(DomainError::NotFound { what: "session" });
            }
            audit::record(txn, now, &actor, [("session.ended", account_id)]).await
        })
    })
    .await
}

/// Ends all of the caller's sessions, also the one that calls unless `keep_this`; API keys end too. Says how many.
///
/// # Errors
/// `Unauthenticated`, or when the database fails.
pub async fn end_all(db: &Db, clock: &dyn Clock, actor: &Actor, keep_this: bool) -> Result<u64> {
    let (identity, session_id) = actor.in_session()?;
    let (account_id, kept) = (identity.account_id, keep_this.then_some(session_id));
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let ended = end_others(txn, account_id, kept).await?;
            end_keys(txn, account_id).await?;
            audit::record(txn, now, &actor, [("session.all_ended", account_id)]).await?;
            Ok(ended)
        })
    })
    .await
}
