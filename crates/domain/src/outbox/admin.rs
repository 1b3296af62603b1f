use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use uuid::Uuid;

use super::{ActiveModel, Column, Entity, Model, OutboxState};
use crate::{
    Actor, Clock, Db, audit,
    error::{DomainError, Result},
    unit_of_work::{in_transaction, read_as},
};

/// Which messages.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub state: Option<OutboxState>,
    /// Part of the recipient's address.
    pub recipient: Option<String>,
    /// Older than this one.
    pub before: Option<Uuid>,
    pub limit: u64,
}

/// The most that one call lists.
const MOST: u64 = 1_000;

/// Messages, newest first; for operators. Codes and links in them are hidden.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn list(db: &Db, actor: &Actor, filter: Filter) -> Result<Vec<Model>> {
    operators_only(actor)?;
    let Filter { state, recipient, before, limit } = filter;
    let mut query = Entity::find().order_by_desc(Column::Id).limit(limit.clamp(1, MOST));
    if let Some(state) = state {
        query = query.filter(Column::State.eq(state));
    }
    if let Some(part) = recipient {
        query = query.filter(Column::Recipient.contains(part.trim().to_lowercase()));
    }
    if let Some(before) = before {
        query = query.filter(Column::Id.lt(before));
    }
    let rows = read_as(db, actor, |txn| Box::pin(async move { Ok(query.all(txn).await?) })).await?;
    Ok(rows.into_iter().map(without_secrets).collect())
}

/// One message; as [`list`].
///
/// # Errors
/// `NotFound` also where there is none.
pub async fn find(db: &Db, actor: &Actor, id: Uuid) -> Result<Model> {
    operators_only(actor)?;
    let row =
        read_as(db, actor, move |txn| Box::pin(async move { Ok(Entity::find_by_id(id).one(txn).await?) }))
            .await?;
    row.map(without_secrets).ok_or_else(no_such)
}

/// Sends a dead message again, now; its attempts count anew.
///
/// # Errors
/// `NotFound`; `Conflict` when it is not dead.
pub async fn retry(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid) -> Result<()> {
    operators_only(actor)?;
    let now = clock.now();
    let actor = actor.clone();
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let again = ActiveModel {
                state: Set(OutboxState::Waiting),
                attempts: Set(0),
                due_at: Set(now),
                lease_token: Set(None),
                lease_until: Set(None),
                finished_at: Set(None),
                ..Default::default()
            };
            let changed = Entity::update_many()
                .set(again)
                .filter(Column::Id.eq(id))
                .filter(Column::State.eq(OutboxState::Dead))
                .exec(txn)
                .await?;
            if changed.rows_affected == 1 {
                return audit::record(txn, now, &actor, [("outbox.retried", id)]).await;
            }
            let row = Entity::find_by_id(id).one(txn).await?.ok_or_else(no_such)?;
            Err(DomainError::Conflict(format!("the message is not dead but {}", row.state)))
        })
    })
    .await
}

/// How many messages there are in each state; for operators and gauges.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn count_by_state(db: &Db, actor: &Actor) -> Result<Vec<(OutboxState, u64)>> {
    operators_only(actor)?;
    read_as(db, actor, |txn| {
        Box::pin(async move {
            let mut counts = Vec::with_capacity(OutboxState::ALL.len());
            for state in OutboxState::ALL {
                counts.push((*state, Entity::find().filter(Column::State.eq(*state)).count(txn).await?));
            }
            Ok(counts)
        })
    })
    .await
}

/// Since when the oldest message that is due waits.
///
/// # Errors
/// As [`count_by_state`].
pub async fn oldest_waiting(db: &Db, actor: &Actor) -> Result<Option<DateTime<Utc>>> {
    operators_only(actor)?;
    read_as(db, actor, |txn| {
        Box::pin(async move {
            let oldest = Entity::find()
                .select_only()
                .column(Column::DueAt)
                .filter(Column::State.eq(OutboxState::Waiting))
                .order_by_asc(Column::DueAt)
                .limit(1)
                .into_tuple()
                .one(txn)
                .await?;
            Ok(oldest)
        })
    })
    .await
}

fn operators_only(actor: &Actor) -> Result<()> {
    actor.require(actor.is_operator(), Uuid::nil(), "outbox message").map_err(|err| match err {
        // To strangers the outbox is nothing that one could sign in for.
        DomainError::Unauthenticated => no_such(),
        other => other,
    })
}

fn no_such() -> DomainError {
    DomainError::NotFound { what: "outbox message" }
}

/// Fields of a letter that are worth something to whoever reads them.
const SECRET_FIELDS: &[&str] = &["code", "token"];

fn without_secrets(mut row: Model) -> Model {
    if let Some(fields) = row.payload.as_object_mut() {
        for name in SECRET_FIELDS {
            if let Some(secret) = fields.get_mut(*name) {
                *secret = "…".into();
            }
        }
    }
    row
}

#[cfg(test)]
mod tests {
    use super::SECRET_FIELDS;
    use crate::{grant::Role, mail::Letter};

    #[test]
    fn the_secret_of_each_letter_that_holds_one_has_a_name_that_is_hidden() {
        let (code, token, day) = ("123456".to_owned(), "token".to_owned(), chrono::NaiveDate::MIN);
        let letters = [
            Letter::SignInCode { code: code.clone(), minutes: 10 },
            Letter::ResetCode { code: code.clone(), minutes: 10 },
            Letter::MailChangeCode { code, minutes: 10 },
            Letter::Invitation {
                role: Role::Teacher,
                scope_name: None,
                inviter: None,
                token: token.clone(),
                expires_on: day,
            },
            Letter::GuardianRequest { pupil: "Mia".into(), token, expires_on: day },
        ];
        for letter in letters {
            assert!(letter.holds_secret());
            let json = serde_json::to_value(&letter).unwrap();
            assert!(SECRET_FIELDS.iter().any(|name| json.get(name).is_some()), "{json}");
        }
    }
}
