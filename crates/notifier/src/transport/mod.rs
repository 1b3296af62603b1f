//! How a mail leaves the house: by SMTP to a relay, or into a folder.
mod folder;
mod idle;
mod reply;
mod smtp;

pub use smtp::{Relay, RelaySettings, Tls};

use std::path::PathBuf;

use crate::message::Outgoing;

/// Where mails go.
#[derive(Debug)]
pub enum Transport {
    /// The embedded default: files that `/dev/mail` shows.
    Mailbox(PathBuf),
    Smtp(Box<Relay>),
}

/// Why a mail was not taken. What is `said` is for operators: it may name the recipient.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// The relay cannot be reached, refuses us, or the disk is full: not this mail's fault.
    #[error("{said}")]
    Relay { said: String },
    /// Not now (RFC 5321, section 4.2.1: 4yz), or the connection was lost.
    #[error("{said}")]
    Later { greylisted: bool, said: String },
    /// Never (5yz).
    #[error("{said}")]
    Refused { no_such_mailbox: bool, said: String },
}

impl Transport {
    /// Hands a mail over. When this returns well the other side answers for it.
    ///
    /// # Errors
    /// See [`SendError`].
    pub async fn send(&self, mail: &Outgoing) -> Result<(), SendError> {
        match self {
            Self::Mailbox(dir) => folder::put(dir, mail).await.map_err(|err| SendError::Relay {
                said: format!("the mailbox folder cannot be written: {err}"),
            }),
            Self::Smtp(relay) => relay.send(&mail.envelope, &mail.raw).await,
        }
    }
}
