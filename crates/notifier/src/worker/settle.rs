use std::time::Duration;

use lotse_domain::{
    Actor,
    account::MailAddress,
    mail::{self, KIND_PREFIX, SuppressionReason},
    outbox::{self, Claimed, Outcome},
};

use super::{Worker, backoff, delivery::Delivered, domain};
use crate::SendError;

/// How often writing down is tried, a second apart: a mail that was taken should not go out again for a database that was
/// away for a moment.
const TRIES: u32 = 10;

impl Worker {
    /// Writes down what became of a message.
    pub(super) async fn settle(&self, claimed: &Claimed, delivered: Delivered) {
        self.learn(claimed, &delivered).await;
        let outcome = self.outcome(claimed, delivered);
        let (id, domain) = (claimed.message.id, domain(&claimed.message).unwrap_or("-"));
        match &outcome {
            Outcome::Done => {
                tracing::info!(outbox.id = %id, kind = claimed.message.kind, domain, "done");
            }
            Outcome::Later { due_at, .. } => {
                tracing::warn!(outbox.id = %id, kind = claimed.message.kind, domain, %due_at, "to be tried again");
            }
            Outcome::Dead { .. } => {
                tracing::error!(outbox.id = %id, kind = claimed.message.kind, domain, "given up");
            }
        }
        for attempt in 1..=TRIES {
            match outbox::finish(&self.parts.db, &*self.parts.clock, claimed, outcome.clone()).await {
                Ok(true) => return,
                Ok(false) => {
                    tracing::warn!(outbox.id = %id, "finished after the lease had gone to another worker");
                    return;
                }
                Err(err) if attempt == TRIES => {
                    tracing::error!(
                        outbox.id = %id, error = &err as &dyn std::error::Error,
                        "what became of a message cannot be written down; it is taken up again"
                    );
                }
                Err(_) => tokio::time::sleep(Duration::from_secs(1)).await,
            }
        }
    }

    /// An address that does not exist gets no more mails.
    async fn learn(&self, claimed: &Claimed, delivered: &Delivered) {
        let Delivered::NotTaken(SendError::Refused { no_such_mailbox: true, said }) = delivered else {
            return;
        };
        let recipient = claimed.message.recipient.as_deref().unwrap_or_default();
        let Ok(address) = MailAddress::parse(recipient) else { return };
        let actor = Actor::system("mail", claimed.message.id.to_string());
        let parts = &*self.parts;
        let reason = SuppressionReason::HardBounce;
        if let Err(err) =
            mail::suppress(&parts.db, &*parts.clock, &actor, &address, reason, Some(said.clone())).await
        {
            tracing::error!(
                outbox.id = %claimed.message.id, error = &err as &dyn std::error::Error,
                "an address cannot be suspended"
            );
        }
    }

    fn outcome(&self, claimed: &Claimed, delivered: Delivered) -> Outcome {
        let now = self.parts.clock.now();
        let message = &claimed.message;
        let attempts = message.attempts.saturating_add(1);
        let later = |greylisted: bool, error: String| {
            if backoff::enough(now, message.created_at, attempts) {
                Outcome::Dead { error: format!("given up after {attempts} attempts: {error}") }
            } else {
                Outcome::Later { due_at: backoff::next_try(now, message.id, attempts, greylisted), error }
            }
        };
        let answered = match &delivered {
            Delivered::Done => message.kind.starts_with(KIND_PREFIX),
            Delivered::NotTaken(err) => !matches!(err, SendError::Relay { .. }),
            Delivered::Later { .. } | Delivered::Never { .. } => false,
        };
        if answered {
            self.pause().relay_answered();
        }
        match delivered {
            Delivered::Done => Outcome::Done,
            Delivered::Later { error } => later(false, error),
            Delivered::Never { error } => Outcome::Dead { error },
            Delivered::NotTaken(SendError::Later { greylisted, said }) => later(greylisted, said),
            Delivered::NotTaken(SendError::Refused { said, .. }) => Outcome::Dead { error: said },
            Delivered::NotTaken(SendError::Relay { said }) => {
                let until = self.pause().relay_failed(now);
                match later(false, said) {
                    Outcome::Later { error, .. } => Outcome::Later { due_at: until, error },
                    given_up => given_up,
                }
            }
        }
    }
}
