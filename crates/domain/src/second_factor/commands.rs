use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set,
    sea_query::Expr,
};
use uuid::Uuid;

use super::{
    ActiveModel, Column, Entity, FactorKind, NewTotp, Recovery,
    caller::{count_confirmed, hold, require_may_add, signed_in, strengthen, strong},
    recovery, totp,
};
use crate::{
    Actor, Clock, Db,
    account::Account,
    audit,
    error::{DomainError, Result},
    mail::{SecurityChange, tell_security_change},
    secrets::Secrets,
    session::{self, Session},
    throttle::{self, Limit},
    unit_of_work::in_transaction,
};

/// What a passkey is sealed for.
pub(super) const PASSKEY: &str = "passkey";
/// Characters of the name of a passkey.
const LONGEST_LABEL: usize = 60;

/// Makes a TOTP secret, which counts after [`confirm_totp`]. An earlier unconfirmed one is replaced. `issuer` is the
/// portal's name.
///
/// # Errors
/// `Unauthenticated` / `SecondFactor`; `Conflict` where there are ten factors already.
pub async fn begin_totp(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    actor: &Actor,
    issuer: &str,
) -> Result<NewTotp> {
    let (identity, session_id) = signed_in(actor)?;
    let now = clock.now();
    let secret = totp::draw();
    let new = totp::present(Uuid::now_v7(), &secret, &identity.mail, issuer)?;
    let row = ActiveModel {
        id: Set(new.factor_id),
        account_id: Set(identity.account_id),
        kind: Set(FactorKind::Totp),
        label: Set("TOTP".to_owned()),
        secret: Set(secrets.seal(totp::SEALED_FOR, &secret)?),
        counter: Set(0),
        confirmed_at: Set(None),
        last_used_at: Set(None),
        created_at: Set(now),
    };
    let (actor, account_id) = (actor.clone(), identity.account_id);
    in_transaction(db, move |txn| {
        let (row, actor) = (row.clone(), actor.clone());
        Box::pin(async move {
            let (_, session) = hold(txn, now, account_id, session_id).await?;
            require_may_add(txn, &session).await?;
            Entity::delete_many()
                .filter(Column::AccountId.eq(account_id))
                .filter(Column::Kind.eq(FactorKind::Totp))
                .filter(Column::ConfirmedAt.is_null())
                .exec(txn)
                .await?;
            let factor = row.insert(txn).await?;
            audit::record(txn, now, &actor, [("second_factor.begun", factor.id)]).await
        })
    })
    .await?;
    Ok(new)
}

/// Shows the new secret's code for the first time: the factor counts from now on, this session is strong, and the owner is
/// told by mail. Returns recovery codes when the account had none.
///
/// # Errors
/// `WrongCode`; `TooMany`; as [`begin_totp`].
pub async fn confirm_totp(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    actor: &Actor,
    factor_id: Uuid,
    code: &str,
) -> Result<Option<Recovery>> {
    let (identity, session_id) = signed_in(actor)?;
    let account_id = identity.account_id;
    let of = account_id.to_string();
    throttle::take(db, clock, secrets, &[(Limit::SecondFactorsOfAccount, &of)]).await?;
    let now = clock.now();
    let (actor, keys, code) = (actor.clone(), secrets.clone(), code.to_owned());
    let recovery = in_transaction(db, move |txn| {
        let (actor, keys, code) = (actor.clone(), keys.clone(), code.clone());
        Box::pin(async move {
            let (account, session) = hold(txn, now, account_id, session_id).await?;
            require_may_add(txn, &session).await?;
            let waiting = Entity::find_by_id(factor_id)
                .filter(Column::AccountId.eq(account_id))
                .filter(Column::Kind.eq(FactorKind::Totp))
                .filter(Column::ConfirmedAt.is_null())
                .one(txn)
                .await?
                .ok_or(DomainError::WrongCode)?;
            let step = totp::step_of(&keys, &waiting.secret, &code, now)?.ok_or(DomainError::WrongCode)?;
            let confirmed = Entity::update_many()
                .col_expr(Column::Counter, Expr::value(step))
                .col_expr(Column::ConfirmedAt, Expr::value(now))
                .col_expr(Column::LastUsedAt, Expr::value(now))
                .filter(Column::Id.eq(factor_id))
                .filter(Column::ConfirmedAt.is_null())
                .exec(txn)
                .await?;
            if confirmed.rows_affected != 1 {
                return Err(DomainError::WrongCode);
            }
            added(txn, now, &keys, &actor, factor_id, &account, session).await
        })
    })
    .await?;
    throttle::forget(db, secrets, Limit::SecondFactorsOfAccount, &of).await?;
    Ok(recovery)
}

/// Keeps a passkey whose ceremony is complete (`credential` is JSON that only the portal reads); as [`confirm_totp`].
///
/// # Errors
/// As [`begin_totp`]; `Invalid` for a label beyond 60 characters.
pub async fn add_passkey(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    actor: &Actor,
    label: &str,
    credential: &serde_json::Value,
) -> Result<Option<Recovery>> {
    let (identity, session_id) = signed_in(actor)?;
    let label = match label.trim() {
        "" => "Passkey",
        label if label.chars().count() > LONGEST_LABEL => {
            return Err(DomainError::invalid("label", "too_long", "takes at most 60 characters"));
        }
        label => label,
    };
    let (now, account_id) = (clock.now(), identity.account_id);
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        account_id: Set(account_id),
        kind: Set(FactorKind::Passkey),
        label: Set(label.to_owned()),
        secret: Set(secrets.seal(PASSKEY, &serde_json::to_vec(credential)?)?),
        counter: Set(0),
        confirmed_at: Set(Some(now)),
        last_used_at: Set(Some(now)),
        created_at: Set(now),
    };
    let (actor, keys) = (actor.clone(), secrets.clone());
    in_transaction(db, move |txn| {
        let (row, actor, keys) = (row.clone(), actor.clone(), keys.clone());
        Box::pin(async move {
            let (account, session) = hold(txn, now, account_id, session_id).await?;
            require_may_add(txn, &session).await?;
            let factor = row.insert(txn).await?;
            added(txn, now, &keys, &actor, factor.id, &account, session).await
        })
    })
    .await
}

/// What follows when a factor has come to count.
async fn added(
    txn: &DatabaseTransaction,
    now: DateTime<Utc>,
    secrets: &Secrets,
    actor: &Actor,
    factor_id: Uuid,
    account: &Account,
    session: Session,
) -> Result<Option<Recovery>> {
    strengthen(txn, now, account.id, session.id).await?;
    let recovery = recovery::make_first(txn, secrets, account.id).await?;
    audit::record(txn, now, actor, [("second_factor.added", factor_id), ("account.secured", account.id)])
        .await?;
    tell_security_change(txn, now, account, SecurityChange::FactorAdded, Some(session.device)).await?;
    Ok(recovery)
}

/// Removes a factor; with the last one the recovery codes go too, and grants that need one become dormant. The owner is told.
///
/// # Errors
/// `NotFound` for what is not the caller's; `SecondFactor` unless this session has shown one.
pub async fn remove(db: &Db, clock: &dyn Clock, actor: &Actor, factor_id: Uuid) -> Result<()> {
    let (identity, session_id) = strong(actor)?;
    let (now, account_id, actor) = (clock.now(), identity.account_id, actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let (account, session) = hold(txn, now, account_id, session_id).await?;
            require_strong(&session)?;
            let gone = Entity::delete_many()
                .filter(Column::Id.eq(factor_id))
                .filter(Column::AccountId.eq(account_id));
            if gone.exec(txn).await?.rows_affected == 0 {
                return Err(DomainError::NotFound { what: "second factor" });
            }
            if count_confirmed(txn, account_id).await? == 0 {
                recovery::forget(txn, account_id).await?;
                forget_strength(txn, account_id).await?;
            }
            audit::record(txn, now, &actor, [("second_factor.removed", factor_id)]).await?;
            tell_security_change(txn, now, &account, SecurityChange::FactorRemoved, Some(session.device))
                .await
        })
    })
    .await
}

/// Without a factor no session is strong, nor will it be by itself when there is one again.
async fn forget_strength(txn: &impl ConnectionTrait, account_id: Uuid) -> Result<()> {
    session::Entity::update_many()
        .col_expr(session::Column::SecondFactorAt, Expr::value(None::<DateTime<Utc>>))
        .filter(session::Column::AccountId.eq(account_id))
        .exec(txn)
        .await?;
    Ok(())
}

/// New recovery codes instead of the old.
///
/// # Errors
/// `SecondFactor` unless this session has shown one.
pub async fn renew_recovery_codes(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    actor: &Actor,
) -> Result<Recovery> {
    let (identity, session_id) = strong(actor)?;
    let (now, account_id, actor, keys) = (clock.now(), identity.account_id, actor.clone(), secrets.clone());
    in_transaction(db, move |txn| {
        let (actor, keys) = (actor.clone(), keys.clone());
        Box::pin(async move {
            let (account, session) = hold(txn, now, account_id, session_id).await?;
            require_strong(&session)?;
            let codes = recovery::renew(txn, &keys, account_id).await?;
            audit::record(txn, now, &actor, [("recovery_codes.renewed", account_id)]).await?;
            tell_security_change(
                txn,
                now,
                &account,
                SecurityChange::RecoveryCodesRenewed,
                Some(session.device),
            )
            .await?;
            Ok(codes)
        })
    })
    .await
}

fn require_strong(session: &Session) -> Result<()> {
    if session.second_factor_at.is_some() { Ok(()) } else { Err(DomainError::SecondFactor) }
}
