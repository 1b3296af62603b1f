use chrono::{DateTime, Months, TimeDelta, Utc};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{
    own_erasure::overwrite,
    retention_of_accounts::{Due, work_off},
};
use crate::{
    Actor, Clock, Db, api_key,
    error::Result,
    invitation,
    mail::Letter,
    outbox::{self, OutboxState},
    refresh_token, session, sign_in, signing_key, throttle,
    unit_of_work::in_transaction,
};

/// What one sweep removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Codes, sessions, invitations, limits, keys that have expired.
    pub expired: u64,
    /// Accounts of pupils under 16 whose guardian did not agree in time.
    pub unconfirmed: u64,
    /// Inactive accounts that were warned.
    pub warned: u64,
    /// Inactive accounts that were erased.
    pub inactive: u64,
    /// Finished outbox messages.
    pub messages: u64,
}

const SENT_STAY: TimeDelta = TimeDelta::days(30);
const DEAD_STAY: TimeDelta = TimeDelta::days(90);

/// Removes what has served its purpose (rule 6). Runs every few minutes in the running process; several at once do no harm.
///
/// # Errors
/// When the database fails.
pub async fn sweep(db: &Db, clock: &dyn Clock) -> Result<Swept> {
    let now = clock.now();
    let actor = Actor::system("retention", format!("sweep-{}", Uuid::now_v7()));
    let (expired, messages) = in_transaction(db, move |txn| {
        Box::pin(async move { Ok((remove_expired(txn, now).await?, remove_finished(txn, now).await?)) })
    })
    .await?;
    let swept = Swept {
        expired,
        messages,
        unconfirmed: work_off(db, now, &actor, Due::Unconfirmed).await?,
        inactive: work_off(db, now, &actor, Due::Erasure).await?,
        warned: work_off(db, now, &actor, Due::Warning).await?,
    };
    // Also for what the worker has emptied since: sent codes and farewells.
    overwrite(db).await;
    Ok(swept)
}

async fn remove_expired(txn: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64> {
    let gone = [
        sign_in::Entity::delete_many().filter(sign_in::Column::ExpiresAt.lt(now)).exec(txn).await?,
        refresh_token::Entity::delete_many()
            .filter(refresh_token::Column::ExpiresAt.lt(now))
            .exec(txn)
            .await?,
        session::Entity::delete_many().filter(session::Column::ExpiresAt.lt(now)).exec(txn).await?,
        invitation::Entity::delete_many().filter(invitation::Column::ExpiresAt.lt(now)).exec(txn).await?,
        throttle::Entity::delete_many().filter(throttle::Column::WindowEnd.lt(now)).exec(txn).await?,
        api_key::Entity::delete_many().filter(api_key::Column::ExpiresAt.lt(now)).exec(txn).await?,
        signing_key::Entity::delete_many()
            .filter(signing_key::Column::VerifiesUntil.lt(now))
            .exec(txn)
            .await?,
    ];
    Ok(gone.iter().map(|gone| gone.rows_affected).sum())
}

async fn remove_finished(txn: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64> {
    use outbox::{Column, Entity};
    let over = |state: OutboxState, stay: TimeDelta| {
        Condition::all().add(Column::State.eq(state)).add(Column::FinishedAt.lt(now - stay))
    };
    // A farewell that cannot be delivered is the last trace of an address.
    let farewell = Condition::all()
        .add(Column::Kind.eq(Letter::Erased { by_wish: true }.kind()))
        .add(Column::State.eq(OutboxState::Dead));
    let finished = Condition::any()
        .add(farewell)
        .add(over(OutboxState::Done, SENT_STAY))
        .add(over(OutboxState::Dead, DEAD_STAY));
    Ok(Entity::delete_many().filter(finished).exec(txn).await?.rows_affected)
}

/// So many months earlier.
pub(super) fn months_before(now: DateTime<Utc>, months: u32) -> DateTime<Utc> {
    now.checked_sub_months(Months::new(months)).unwrap_or(DateTime::<Utc>::MIN_UTC)
}
