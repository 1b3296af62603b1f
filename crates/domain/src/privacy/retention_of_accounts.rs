use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, LockBehavior, LockType},
};
use uuid::Uuid;

use super::{erase_in, irreplaceable::irreplaceable, retention::months_before};
use crate::{
    Actor, Db,
    account::{Account, Column, Entity},
    consent::{self, ConsentPurpose, ConsentState, GUARDIAN_DAYS},
    error::Result,
    grant::Role,
    mail::{Envelope, Letter, post},
    unit_of_work::in_transaction,
};

/// What may be due for an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Due {
    /// Under 16, and no guardian has agreed in time.
    Unconfirmed,
    /// Inactive for almost too long: its owner is told.
    Warning,
    /// Inactive for too long, and told so.
    Erasure,
}

const INACTIVE_MONTHS: u32 = 24;
const WARNED_BEFORE: TimeDelta = TimeDelta::days(30);
/// Accounts in one transaction.
const BATCH: u64 = 100;

/// Does what is due for every account for which it is, and says for how many.
pub(super) async fn work_off(db: &Db, now: DateTime<Utc>, actor: &Actor, due: Due) -> Result<u64> {
    let (mut after, mut done) = (Uuid::nil(), 0);
    loop {
        let actor = actor.clone();
        let batch = in_transaction(db, move |txn| {
            let actor = actor.clone();
            Box::pin(async move { batch(txn, now, &actor, due, after).await })
        });
        let (last, count) = batch.await?;
        done += count;
        match last {
            Some(last) => after = last,
            None => return Ok(done),
        }
    }
}

/// The next accounts: where it stopped, and for how many something was done.
async fn batch(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    due: Due,
    after: Uuid,
) -> Result<(Option<Uuid>, u64)> {
    if due == Due::Warning {
        forget_warnings(txn, now).await?;
    }
    // What another sweep holds at the moment is its business.
    let accounts = Entity::find()
        .filter(condition(due, now))
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(BATCH)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(txn)
        .await?;
    let mut done = 0;
    for account in &accounts {
        done += u64::from(settle(txn, now, actor, due, account).await?);
    }
    Ok((accounts.last().map(|account| account.id), done))
}

fn inactive_since(now: DateTime<Utc>) -> DateTime<Utc> {
    months_before(now, INACTIVE_MONTHS) + WARNED_BEFORE
}

fn condition(due: Due, now: DateTime<Utc>) -> Condition {
    let unseen = Condition::all().add(Column::LastSeenAt.lt(inactive_since(now)));
    match due {
        Due::Warning => unseen.add(Column::WarnedAt.is_null()),
        Due::Erasure => unseen.add(Column::WarnedAt.lte(now - WARNED_BEFORE)),
        Due::Unconfirmed => {
            // Germany is one or two hours ahead of UTC. Two count here, so that nobody is taken for younger than they are;
            // who turns 16 this very night is looked at with one hour less.
            let today = (now + TimeDelta::hours(2)).date_naive();
            let sixteen =
                months_before(today.and_time(chrono::NaiveTime::MIN).and_utc(), 16 * 12).date_naive();
            let guardian = || {
                consent::Entity::find()
                    .select_only()
                    .column(consent::Column::AccountId)
                    .filter(consent::Column::Purpose.eq(ConsentPurpose::Guardian))
            };
            let given = guardian().filter(consent::Column::State.eq(ConsentState::Given)).into_query();
            let overdue = guardian().filter(overdue(now)).into_query();
            Condition::all()
                .add(Column::BirthDate.gt(sixteen))
                .add(Column::Id.in_subquery(overdue))
                .add(Column::Id.not_in_subquery(given))
        }
    }
}

/// Nobody answered in time, or refused; whose guardian took an agreement back has as long again to ask anew.
fn overdue(now: DateTime<Utc>) -> Condition {
    use consent::Column;
    let unanswered = Condition::all()
        .add(Column::State.is_in([ConsentState::Requested, ConsentState::Refused]))
        .add(Column::ExpiresAt.lt(now));
    let withdrawn = Condition::all()
        .add(Column::State.eq(ConsentState::Withdrawn))
        .add(Column::DecidedAt.lt(now - TimeDelta::days(GUARDIAN_DAYS)));
    Condition::any().add(unanswered).add(withdrawn)
}

/// Whoever came back after a warning is warned again next time.
async fn forget_warnings(txn: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::WarnedAt, Expr::value(None::<DateTime<Utc>>))
        .filter(Column::WarnedAt.is_not_null())
        .filter(Column::LastSeenAt.gte(inactive_since(now)))
        .exec(txn)
        .await?;
    Ok(())
}

/// Does it for one account, unless nobody could take its place.
async fn settle(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    due: Due,
    account: &Account,
) -> Result<bool> {
    if due == Due::Unconfirmed {
        return erase_in(txn, now, actor, account.id, Some(false)).await.map(|()| true);
    }
    let keepers = [Role::Operator, Role::ClusterManager, Role::CompanyAdmin];
    if irreplaceable(txn, account.id, &keepers).await?.is_some() {
        return Ok(false);
    }
    if due == Due::Erasure {
        erase_in(txn, now, actor, account.id, Some(false)).await?;
    } else {
        warn(txn, now, account).await?;
    }
    Ok(true)
}

async fn warn(txn: &impl ConnectionTrait, now: DateTime<Utc>, account: &Account) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::WarnedAt, Expr::value(now))
        .filter(Column::Id.eq(account.id))
        .exec(txn)
        .await?;
    let envelope = Envelope {
        letter: Letter::ErasureWarning { on: (now + WARNED_BEFORE).date_naive() },
        language: account.language,
        cluster_id: None,
        account_id: Some(account.id),
        topic: None,
    };
    post(txn, now, &account.mail, &envelope).await.map(|_| ())
}
