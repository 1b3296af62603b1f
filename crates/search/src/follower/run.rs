//! Follows the change log until it is told to stop.
use std::{sync::Arc, time::Duration};

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::Follower;
use crate::SearchIndex;

/// How often the log is looked at when nobody calls: changes of other processes come this way.
const POLL: Duration = Duration::from_millis(250);
/// Rest after a commit, so that fifty changes a second become a few commits and not fifty.
const REST: Duration = Duration::from_millis(150);
/// The longest wait after failures.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

impl SearchIndex {
    /// Takes up what another process commits, until cancelled: for a process that could not take the writer.
    pub async fn follow_commits(self: Arc<Self>, cancel: CancellationToken) {
        loop {
            tokio::select! {
                () = cancel.cancelled() => return,
                () = tokio::time::sleep(POLL) => {}
            }
            let index = self.clone();
            match tokio::task::spawn_blocking(move || index.refresh_if_changed()).await {
                Ok(Ok(_)) => {}
                Ok(Err(error)) => {
                    tracing::error!(
                        error = &error as &dyn std::error::Error,
                        "the search index cannot be read anew"
                    );
                }
                Err(error) => tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "reading the search index broke off"
                ),
            }
        }
    }
}

impl Follower {
    /// Follows the change log: at once when woken, else several times a second. Ends when cancelled; a failure is logged
    /// and tried again, later each time.
    pub async fn run(mut self, wake: Arc<Notify>, cancel: CancellationToken) {
        let mut failures = 0_u32;
        loop {
            let outcome = tokio::select! {
                biased;
                () = cancel.cancelled() => return,
                outcome = self.catch_up(|_| {}) => outcome,
            };
            let wait = match outcome {
                Ok(caught) => {
                    failures = 0;
                    let worked = caught.rebuilt || caught.changes > 0;
                    if worked {
                        tracing::debug!(
                            changes = caught.changes,
                            documents = caught.documents,
                            rebuilt = caught.rebuilt,
                            seq = caught.checkpoint.seq,
                            "the search index has caught up"
                        );
                    }
                    if worked { REST } else { Duration::ZERO }
                }
                Err(error) => {
                    failures = failures.saturating_add(1);
                    tracing::error!(
                        error = &error as &dyn std::error::Error,
                        failures,
                        "the search index cannot follow"
                    );
                    (POLL * 2_u32.saturating_pow(failures.min(8))).min(LONGEST_WAIT)
                }
            };
            let woken_or_due = async {
                tokio::time::sleep(wait).await;
                tokio::select! {
                    () = wake.notified() => {}
                    () = tokio::time::sleep(POLL) => {}
                }
            };
            tokio::select! {
                () = cancel.cancelled() => return,
                () = woken_or_due => {}
            }
        }
    }
}
