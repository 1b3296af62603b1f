use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};
use uuid::Uuid;

use super::{
    Column, Entity, FactorKind,
    caller::{caller, hold, strengthen},
    commands::PASSKEY,
    recovery, totp,
};
use crate::{
    Actor, Clock, Db, audit,
    error::{DomainError, Result},
    mail::{SecurityChange, tell_security_change},
    secrets::Secrets,
    throttle::{self, Limit},
    unit_of_work::in_transaction,
};

/// Makes the caller's session strong by a TOTP code. A code counts once.
///
/// # Errors
/// `WrongCode`; `TooMany` beyond the limit of the account.
pub async fn show_totp(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    actor: &Actor,
    code: &str,
) -> Result<()> {
    let (identity, session_id) = caller(actor)?;
    let account_id = identity.account_id;
    let of = account_id.to_string();
    throttle::take(db, clock, secrets, &[(Limit::SecondFactorsOfAccount, &of)]).await?;
    let now = clock.now();
    let (actor, keys, code) = (actor.clone(), secrets.clone(), code.to_owned());
    in_transaction(db, move |txn| {
        let (actor, keys, code) = (actor.clone(), keys.clone(), code.clone());
        Box::pin(async move {
            let factor_id = spend_totp(txn, now, &keys, account_id, &code).await?;
            strengthen(txn, now, account_id, session_id).await?;
            audit::record(txn, now, &actor, [("second_factor.shown", factor_id)]).await
        })
    })
    .await?;
    throttle::forget(db, secrets, Limit::SecondFactorsOfAccount, &of).await
}

/// Which of the account's factors a code is of. Its time step must be later than the last one that was accepted (RFC 6238,
/// section 5.2), which the statement itself says: of two that show one code at once, one succeeds.
async fn spend_totp(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    secrets: &Secrets,
    account_id: Uuid,
    code: &str,
) -> Result<Uuid> {
    let factors = Entity::find()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::Kind.eq(FactorKind::Totp))
        .filter(Column::ConfirmedAt.is_not_null())
        .all(txn)
        .await?;
    for factor in factors {
        let Some(step) = totp::step_of(secrets, &factor.secret, code, now)? else { continue };
        let spent = Entity::update_many()
            .col_expr(Column::Counter, Expr::value(step))
            .col_expr(Column::LastUsedAt, Expr::value(now))
            .filter(Column::Id.eq(factor.id))
            .filter(Column::Counter.lt(step))
            .exec(txn)
            .await?;
        if spent.rows_affected == 1 {
            return Ok(factor.id);
        }
    }
    Err(DomainError::WrongCode)
}

/// Makes the caller's session strong by a recovery code, which is used up; the owner is told by mail.
///
/// # Errors
/// As [`show_totp`].
pub async fn show_recovery_code(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    actor: &Actor,
    code: &str,
) -> Result<()> {
    let (identity, session_id) = caller(actor)?;
    let account_id = identity.account_id;
    let of = account_id.to_string();
    throttle::take(db, clock, secrets, &[(Limit::SecondFactorsOfAccount, &of)]).await?;
    let now = clock.now();
    let (actor, keys, code) = (actor.clone(), secrets.clone(), code.to_owned());
    in_transaction(db, move |txn| {
        let (actor, keys, code) = (actor.clone(), keys.clone(), code.clone());
        Box::pin(async move {
            let (account, session) = hold(txn, now, account_id, session_id).await?;
            if !recovery::spend(txn, now, &keys, account_id, &code).await? {
                return Err(DomainError::WrongCode);
            }
            strengthen(txn, now, account_id, session_id).await?;
            audit::record(txn, now, &actor, [("recovery_code.used", account_id)]).await?;
            tell_security_change(txn, now, &account, SecurityChange::RecoveryCodeUsed, Some(session.device))
                .await
        })
    })
    .await?;
    throttle::forget(db, secrets, Limit::SecondFactorsOfAccount, &of).await
}

/// Makes the caller's session strong by a passkey whose ceremony is complete; keeps its new state.
///
/// # Errors
/// `NotFound` for what is not the caller's.
pub async fn show_passkey(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    actor: &Actor,
    factor_id: Uuid,
    credential: &serde_json::Value,
) -> Result<()> {
    let (identity, session_id) = caller(actor)?;
    let (now, account_id, actor) = (clock.now(), identity.account_id, actor.clone());
    let sealed = secrets.seal(PASSKEY, &serde_json::to_vec(credential)?)?;
    in_transaction(db, move |txn| {
        let (actor, sealed) = (actor.clone(), sealed.clone());
        Box::pin(async move {
            let kept = Entity::update_many()
                .col_expr(Column::Secret, Expr::value(sealed))
                .col_expr(Column::LastUsedAt, Expr::value(now))
                .filter(Column::Id.eq(factor_id))
                .filter(Column::AccountId.eq(account_id))
                .filter(Column::Kind.eq(FactorKind::Passkey))
                .filter(Column::ConfirmedAt.is_not_null())
                .exec(txn)
                .await?;
            if kept.rows_affected != 1 {
                return Err(DomainError::NotFound { what: "passkey" });
            }
            strengthen(txn, now, account_id, session_id).await?;
            audit::record(txn, now, &actor, [("second_factor.shown", factor_id)]).await
        })
    })
    .await
}
