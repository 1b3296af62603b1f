use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Letter, Topic};
use crate::{
    account::Language,
    error::Result,
    outbox::{self, Message},
};

/// What the kinds of mails in the outbox begin with.
pub const KIND_PREFIX: &str = "mail.";

/// A letter with whatever is needed to send it: the payload of an outbox message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    #[serde(flatten)]
    pub letter: Letter,
    pub language: Language,
    /// In whose name and colours; Lotse's own without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cluster_id: Option<Uuid>,
    /// The account that it goes to, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<Uuid>,
    /// Set where the mail can be refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<Topic>,
}

/// Puts a mail into the outbox, in the transaction of the change that causes it (rule 2).
///
/// # Errors
/// When the database fails.
pub async fn post(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    to: &str,
    envelope: &Envelope,
) -> Result<Uuid> {
    let message = Message {
        kind: envelope.letter.kind(),
        payload: serde_json::to_value(envelope)?,
        recipient: Some(to.to_owned()),
    };
    outbox::enqueue(txn, now, message).await
}
