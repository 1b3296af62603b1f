use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{Column, Entity, FactorKind, SecondFactor, caller::caller, commands::PASSKEY, recovery_code};
use crate::{Actor, Db, error::Result, secrets::Secrets, unit_of_work::read_as};

/// The caller's factors, confirmed ones only.
///
/// # Errors
/// `Unauthenticated`, or when the database fails. Also answers an unfinished session, which must know what to ask for.
pub async fn list_own(db: &Db, actor: &Actor) -> Result<Vec<SecondFactor>> {
    let (identity, _) = caller(actor)?;
    read_as(db, actor, move |txn| {
        Box::pin(async move {
            let confirmed = Entity::find()
                .filter(Column::AccountId.eq(identity.account_id))
                .filter(Column::ConfirmedAt.is_not_null());
            Ok(confirmed.order_by_asc(Column::Id).all(txn).await?)
        })
    })
    .await
}

/// How many recovery codes are left.
///
/// # Errors
/// As [`list_own`].
pub async fn remaining_recovery_codes(db: &Db, actor: &Actor) -> Result<u64> {
    use recovery_code::{Column, Entity};
    let (identity, _) = caller(actor)?;
    read_as(db, actor, move |txn| {
        Box::pin(async move {
            let left = Entity::find()
                .filter(Column::AccountId.eq(identity.account_id))
                .filter(Column::UsedAt.is_null());
            Ok(left.count(txn).await?)
        })
    })
    .await
}

/// The caller's passkeys, opened: (factor, credential).
///
/// # Errors
/// As [`list_own`].
pub async fn passkeys(db: &Db, secrets: &Secrets, actor: &Actor) -> Result<Vec<(Uuid, serde_json::Value)>> {
    let factors = list_own(db, actor).await?;
    let passkeys = factors.into_iter().filter(|factor| factor.kind == FactorKind::Passkey);
    passkeys
        .map(|factor| Ok((factor.id, serde_json::from_slice(&secrets.open(PASSKEY, &factor.secret)?)?)))
        .collect()
}
