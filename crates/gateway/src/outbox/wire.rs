use chrono::{DateTime, Utc};
use lotse_domain::outbox::{Filter, Model, OutboxState};
use lotse_web_kit::{Params, QueryParams};
use serde::Serialize;
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::words;

/// Which messages.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct MessagesIn {
    #[param(value_type = Option<words::OutboxStateDescribed>)]
    /// Where they stand.
    state: Option<OutboxState>,
    /// Part of the recipient's address.
    #[param(max_length = 254)]
    recipient: Option<String>,
    /// Id of the last message of the page before: older ones than that.
    before: Option<Uuid>,
    /// Messages on a page.
    #[param(value_type = Option<u64>, default = 20, minimum = 1, maximum = 100)]
    limit: u64,
}

impl QueryParams for MessagesIn {
    fn read(params: &mut Params) -> Self {
        Self {
            state: params.word("state"),
            recipient: params.text("recipient", 254),
            before: params.word("before"),
            limit: params.number("limit", &(1..=100)).unwrap_or(20),
        }
    }
}

impl From<MessagesIn> for Filter {
    fn from(MessagesIn { state, recipient, before, limit }: MessagesIn) -> Self {
        Self { state, recipient, before, limit }
    }
}

/// Messages, newest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OutboxMessages)]
pub(super) struct MessagesOut {
    items: Vec<MessageOut>,
}

/// A mail or a job.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OutboxMessage)]
pub(super) struct MessageOut {
    id: Uuid,
    #[schema(example = "mail.invitation")]
    kind: String,
    /// Mail address, where it is a mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    recipient: Option<String>,
    /// RFC 5322.
    message_id: String,
    #[schema(value_type = words::OutboxStateDescribed)]
    state: OutboxState,
    attempts: i32,
    /// When it is tried (again).
    due_at: DateTime<Utc>,
    /// Until when a worker has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    lease_until: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_error: Option<String>,
    created_at: DateTime<Utc>,
    /// When it was done or given up.
    #[serde(skip_serializing_if = "Option::is_none")]
    finished_at: Option<DateTime<Utc>>,
    /// What it says, without codes and links; empty once it is done.
    #[schema(value_type = Object)]
    payload: Value,
}

impl From<Vec<Model>> for MessagesOut {
    fn from(rows: Vec<Model>) -> Self {
        Self { items: rows.into_iter().map(Into::into).collect() }
    }
}

impl From<Model> for MessageOut {
    fn from(row: Model) -> Self {
        let Model {
            id,
            kind,
            payload,
            recipient,
            message_id,
            state,
            attempts,
            due_at,
            // The worker's proof.
            lease_token: _,
            lease_until,
            last_error,
            created_at,
            finished_at,
        } = row;
        Self {
            id,
            kind,
            recipient,
            message_id,
            state,
            attempts,
            due_at,
            lease_until,
            last_error,
            created_at,
            finished_at,
            payload,
        }
    }
}
