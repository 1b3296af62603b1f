use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveValue::Set,
    Condition, ConnectionTrait, ExprTrait, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Alias, LikeExpr, LockBehavior, LockType, Query},
};
use uuid::Uuid;

use super::{ActiveModel, Column, Entity, Model, OutboxState};
use crate::{
    Clock, Db,
    error::Result,
    mail::{KIND_PREFIX, Letter},
    unit_of_work::{in_transaction, read_as_command},
};

/// A message that this worker may work on until its lease ends.
#[derive(Debug, Clone)]
pub struct Claimed {
    pub message: Model,
    /// Whoever finishes must show it: a worker that was paused beyond its lease cannot overwrite what another did.
    pub lease: Uuid,
}

/// What became of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Done: its payload is emptied but for the account.
    Done,
    /// To be tried again then.
    Later { due_at: DateTime<Utc>, error: String },
    /// Given up; an operator decides.
    Dead { error: String },
}

/// Claims up to `limit` due messages for `lease_for`: the oldest first, and never one while an earlier one to the same
/// recipient waits (order per recipient), nor one to a domain in `busy_domains`. In one transaction that locks what it
/// picks and passes over what others have locked, so that each message goes to one worker.
///
/// # Errors
/// When the database fails.
pub async fn claim(
    db: &Db,
    clock: &dyn Clock,
    limit: u64,
    lease_for: Duration,
    busy_domains: &[String],
) -> Result<Vec<Claimed>> {
    let now = clock.now();
    let until = now + TimeDelta::from_std(lease_for).unwrap_or(TimeDelta::MAX / 4);
    let busy_domains = busy_domains.to_vec();
    in_transaction(db, move |txn| {
        let busy_domains = busy_domains.clone();
        Box::pin(async move {
            let due = due(now, &busy_domains).limit(limit);
            let mut picked = due
                // The lock is on the message alone, not on the earlier ones that are only looked at.
                .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
                .all(txn)
                .await?;
            let lease = Uuid::now_v7();
            take(txn, picked.iter().map(|message| message.id).collect(), lease, until).await?;
            for message in &mut picked {
                (message.lease_token, message.lease_until) = (Some(lease), Some(until));
            }
            Ok(picked.into_iter().map(|message| Claimed { message, lease }).collect())
        })
    })
    .await
}

async fn take(txn: &impl ConnectionTrait, ids: Vec<Uuid>, lease: Uuid, until: DateTime<Utc>) -> Result<()> {
    if !ids.is_empty() {
        Entity::update_many()
            .col_expr(Column::LeaseToken, Expr::value(lease))
            .col_expr(Column::LeaseUntil, Expr::value(until))
            .filter(Column::Id.is_in(ids))
            .exec(txn)
            .await?;
    }
    Ok(())
}

fn due(now: DateTime<Utc>, busy_domains: &[String]) -> Select<Entity> {
    let mut may = Condition::all()
        .add(Column::State.eq(OutboxState::Waiting))
        .add(Column::DueAt.lte(now))
        .add(Column::LeaseUntil.is_null().or(Column::LeaseUntil.lte(now)))
        .add(Expr::exists(earlier_to_the_same()).not());
    for domain in busy_domains {
        let pattern = LikeExpr::new(format!("%@{}", escaped(&domain.to_lowercase()))).escape('\\');
        may = may.add(
            Column::Recipient.is_null().or(Expr::expr(sea_orm::sea_query::Func::lower(Expr::col((
                Entity,
                Column::Recipient,
            ))))
            .not_like(pattern)),
        );
    }
    Entity::find().filter(may).order_by_asc(Column::DueAt).order_by_asc(Column::Id)
}

/// Ids are UUID v7, so their order is that of enqueueing.
fn earlier_to_the_same() -> sea_orm::sea_query::SelectStatement {
    let earlier = Alias::new("earlier");
    let of = |column: Column| Expr::col((earlier.clone(), column));
    Query::select()
        .expr(Expr::val(1))
        .from_as(Entity, earlier.clone())
        .and_where(of(Column::Recipient).equals((Entity, Column::Recipient)))
        .and_where(of(Column::State).eq(OutboxState::Waiting.as_str()))
        .and_where(of(Column::Id).lt(Expr::col((Entity, Column::Id))))
        .to_owned()
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// Writes down what became of a message; `false` when the lease is not the present one any more, and then nothing is
/// written.
///
/// # Errors
/// When the database fails.
pub async fn finish(db: &Db, clock: &dyn Clock, claimed: &Claimed, outcome: Outcome) -> Result<bool> {
    let now = clock.now();
    let (id, lease) = (claimed.message.id, claimed.lease);
    let mut row = ActiveModel {
        attempts: Set(claimed.message.attempts.saturating_add(1)),
        lease_token: Set(None),
        lease_until: Set(None),
        ..Default::default()
    };
    match outcome {
        Outcome::Done => {
            row.state = Set(OutboxState::Done);
            row.payload = Set(emptied(&claimed.message.payload));
            row.last_error = Set(None);
            row.finished_at = Set(Some(now));
            if says_goodbye(&claimed.message.kind) {
                row.recipient = Set(None);
            }
        }
        Outcome::Later { due_at, error } => {
            row.due_at = Set(due_at);
            row.last_error = Set(Some(error));
        }
        Outcome::Dead { error } => {
            row.state = Set(OutboxState::Dead);
            row.last_error = Set(Some(error));
            row.finished_at = Set(Some(now));
        }
    }
    in_transaction(db, move |txn| {
        let row = row.clone();
        Box::pin(async move {
            let changed = Entity::update_many()
                .set(row)
                .filter(Column::Id.eq(id))
                .filter(Column::State.eq(OutboxState::Waiting))
                .filter(Column::LeaseToken.eq(lease))
                .exec(txn)
                .await?;
            Ok(changed.rows_affected == 1)
        })
    })
    .await
}

/// Nothing but whose mail it was, so that it goes with the account, whatever address it went to.
fn emptied(payload: &serde_json::Value) -> serde_json::Value {
    match payload.get("account_id") {
        Some(account_id) => serde_json::json!({ "account_id": account_id }),
        None => serde_json::json!({}),
    }
}

/// The last mail to an erased person: once it is sent, not even the address is kept (rule 6).
fn says_goodbye(kind: &str) -> bool {
    kind.strip_prefix(KIND_PREFIX) == Some(Letter::Erased { by_wish: true }.name())
}

/// When the next message becomes due or a lease ends; none when nothing waits.
///
/// # Errors
/// When the database fails.
pub async fn next_due(db: &Db) -> Result<Option<DateTime<Utc>>> {
    read_as_command(db, |txn| {
        Box::pin(async move {
            let waiting =
                || Entity::find().select_only().filter(Column::State.eq(OutboxState::Waiting)).limit(1);
            let free: Option<DateTime<Utc>> = waiting()
                .column(Column::DueAt)
                .filter(Column::LeaseUntil.is_null())
                .order_by_asc(Column::DueAt)
                .into_tuple()
                .one(txn)
                .await?;
            let leased: Option<Option<DateTime<Utc>>> = waiting()
                .column(Column::LeaseUntil)
                .filter(Column::LeaseUntil.is_not_null())
                .order_by_asc(Column::LeaseUntil)
                .into_tuple()
                .one(txn)
                .await?;
            Ok(free.into_iter().chain(leased.flatten()).min())
        })
    })
    .await
}
