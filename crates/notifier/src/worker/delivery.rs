use chrono::{DateTime, TimeDelta, Utc};
use lotse_domain::{
    alert, cluster,
    error::Result,
    mail::{self, Envelope, KIND_PREFIX, Letter},
    outbox, privacy,
};
use serde_json::Value;

use super::Worker;
use crate::{
    SendError, mailbox,
    message::compose,
    render::{Brand, render},
};

/// How a delivery went. What is said never holds what a letter says.
#[derive(Debug)]
pub(super) enum Delivered {
    Done,
    /// Not now, for a reason of ours.
    Later {
        error: String,
    },
    /// Never.
    Never {
        error: String,
    },
    /// The other side did not take it.
    NotTaken(SendError),
}

impl Worker {
    pub(super) async fn deliver(&self, message: &outbox::Model) -> Delivered {
        let delivered = if message.kind.starts_with(KIND_PREFIX) {
            self.send(message).await
        } else if message.kind == privacy::ERASE_FILES {
            Ok(self.erase_files(message).await)
        } else {
            Ok(never(format!("nobody knows how to do \"{}\"", message.kind)))
        };
        delivered.unwrap_or_else(|err| Delivered::Later {
            error: format!("the database failed: {:?}", err.kind()),
        })
    }

    async fn send(&self, message: &outbox::Model) -> Result<Delivered> {
        let parts = &*self.parts;
        let Some(recipient) = &message.recipient else { return Ok(never("it has no recipient")) };
        // What serde would say quotes the payload.
        let Ok(envelope) = serde_json::from_value::<Envelope>(message.payload.clone()) else {
            return Ok(never("its payload cannot be read"));
        };
        if has_expired(&envelope.letter, message.created_at, parts.clock.now()) {
            return Ok(never("expired: what it holds is not valid any more"));
        }
        if mail::is_suppressed(&parts.db, recipient).await? {
            return Ok(never("address suspended: earlier mails came back"));
        }
        let cluster = match envelope.cluster_id {
            None => None,
            Some(id) => {
                cluster::list_all(parts.db.read()).await?.into_iter().find(|cluster| cluster.id == id)
            }
        };
        let brand = Brand::of(cluster.as_ref(), &parts.public_url);
        let token = match (envelope.letter.alert_id(), envelope.account_id, envelope.topic) {
            (Some(alert), ..) => Some(alert::token(&parts.secrets, alert)),
            (None, Some(account), Some(topic)) => {
                Some(mail::unsubscribe_token(&parts.secrets, account, topic))
            }
            _ => None,
        };
        let Ok(rendered) = render(&envelope, &brand, token.as_deref()) else {
            return Ok(never("its template cannot be filled in"));
        };
        let outgoing = match compose(message, rendered, &brand, &parts.sender) {
            Ok(outgoing) => outgoing,
            Err(err) => return Ok(never(err.to_string())),
        };
        Ok(match parts.transport.send(&outgoing).await {
            Ok(()) => Delivered::Done,
            Err(err) => Delivered::NotTaken(without_secrets(err, message)),
        })
    }

    /// The payload is `{"mail": …, "addresses": […]}`; the second where it is more than one.
    async fn erase_files(&self, message: &outbox::Model) -> Delivered {
        let Some(address) = message.payload.get("mail").and_then(Value::as_str) else {
            return never("its payload cannot be read");
        };
        let others = message.payload.get("addresses").and_then(Value::as_array).into_iter().flatten();
        for address in others.filter_map(Value::as_str).chain([address]) {
            if let Err(err) = mailbox::erase(&self.parts.mailbox_dir, address).await {
                return Delivered::Later { error: format!("files cannot be removed: {}", err.kind()) };
            }
        }
        Delivered::Done
    }
}

fn never(error: impl Into<String>) -> Delivered {
    Delivered::Never { error: error.into() }
}

/// Whether a code or link has lost its worth while it waited.
fn has_expired(letter: &Letter, posted_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    match letter {
        Letter::SignInCode { minutes, .. }
        | Letter::ResetCode { minutes, .. }
        | Letter::MailChangeCode { minutes, .. } => {
            TimeDelta::try_minutes(*minutes).is_some_and(|valid| now - posted_at >= valid)
        }
        Letter::Invitation { expires_on, .. } | Letter::GuardianRequest { expires_on, .. } => {
            now.date_naive() > *expires_on
        }
        _ => false,
    }
}

/// Some servers quote the mail that they refuse.
fn without_secrets(err: SendError, message: &outbox::Model) -> SendError {
    let clean = |mut said: String| {
        for field in ["code", "token"] {
            if let Some(secret) = message.payload.get(field).and_then(|secret| secret.as_str())
                && !secret.is_empty()
            {
                said = said.replace(secret, "…");
            }
        }
        said
    };
    match err {
        SendError::Relay { said } => SendError::Relay { said: clean(said) },
        SendError::Later { greylisted, said } => SendError::Later { greylisted, said: clean(said) },
        SendError::Refused { no_such_mailbox, said } => {
            SendError::Refused { no_such_mailbox, said: clean(said) }
        }
    }
}
