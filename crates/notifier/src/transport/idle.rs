//! Connections that wait for the next mail: lettre's pool would take one back in the middle of a mail when its sending is
//! broken off, and the next mail would become part of that one. Here a connection only comes back when it is at rest.
use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use lettre::transport::smtp::client::AsyncSmtpConnection;

/// Relays end idle connections after five minutes at the earliest (RFC 5321, section 4.5.3.2.7).
const KEPT_FOR: Duration = Duration::from_mins(1);

/// The connections at rest.
pub(super) struct Idle {
    waiting: Mutex<Vec<(AsyncSmtpConnection, Instant)>>,
    most: usize,
}

impl Idle {
    pub(super) const fn new(most: usize) -> Self {
        Self { waiting: Mutex::new(Vec::new()), most }
    }

    /// The one that was used last, unless it has waited too long.
    pub(super) fn take(&self) -> Option<AsyncSmtpConnection> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.retain(|(_, since)| since.elapsed() < KEPT_FOR);
        waiting.pop().map(|(connection, _)| connection)
    }

    pub(super) fn put(&self, connection: AsyncSmtpConnection) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() < self.most {
            waiting.push((connection, Instant::now()));
        }
    }
}
