//! Work that must happen if, and only if, the transaction that asks for it commits: mails first of all (rule 2).
//!
//! The row is written by the command; a worker claims it later by a lease. Payload types live here, their execution
//! elsewhere.
mod admin;
mod worker;

pub use admin::{Filter, count_by_state, find, list, oldest_waiting, retry};
pub use worker::{Claimed, Outcome, claim, finish, next_due};

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, Set, entity::prelude::*};

use crate::error::Result;

string_enum! {
    /// Where a message stands.
    OutboxState {
        Waiting = "waiting",
        Done = "done",
        /// Given up after the last attempt; an operator decides.
        Dead = "dead",
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox_message")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Which payload type: `mail.…` or `job.…`.
    pub kind: String,
    pub payload: Json,
    /// Mail address, where it is a mail; messages to one recipient keep their order.
    pub recipient: Option<String>,
    /// RFC 5322 Message-ID, fixed here so that a repeated sending is recognised as the same mail.
    pub message_id: String,
    pub state: OutboxState,
    pub attempts: i32,
    pub due_at: DateTime<Utc>,
    pub lease_token: Option<Uuid>,
    pub lease_until: Option<DateTime<Utc>>,
    pub last_error: Option<String>,
    pub created_at: DateTime<Utc>,
    /// When it was done or given up.
    pub finished_at: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What is to be put into the outbox.
#[derive(Debug, Clone)]
pub struct Message {
    pub kind: &'static str,
    pub payload: serde_json::Value,
    pub recipient: Option<String>,
}

/// Enqueues a message in the transaction of the change that causes it. Returns its id.
///
/// # Errors
/// When the database fails.
pub async fn enqueue(txn: &impl ConnectionTrait, now: DateTime<Utc>, message: Message) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let Message { kind, payload, recipient } = message;
    let row = ActiveModel {
        id: Set(id),
        kind: Set(kind.to_owned()),
        payload: Set(payload),
        recipient: Set(recipient),
        message_id: Set(format!("<{}@lotse>", id.simple())),
        state: Set(OutboxState::Waiting),
        attempts: Set(0),
        due_at: Set(now),
        lease_token: Set(None),
        lease_until: Set(None),
        last_error: Set(None),
        created_at: Set(now),
        finished_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(txn).await?;
    Ok(id)
}
