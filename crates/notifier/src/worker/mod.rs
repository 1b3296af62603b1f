//! The worker: claims what is due, delivers it, writes down what became of it.
mod backoff;
mod delivery;
mod pause;
mod settle;

use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{Arc, Mutex},
    time::Duration,
};

use lotse_domain::{
    Clock, Db, Secrets,
    error::Result,
    outbox::{self, Claimed},
    privacy,
};
use tokio::task::{Id, JoinError, JoinSet};
use tokio_util::sync::CancellationToken;

use crate::{Sender, Transport};
use pause::Pause;

/// What a worker is made of.
#[derive(Debug)]
pub struct WorkerParts {
    pub db: Db,
    pub clock: Arc<dyn Clock>,
    pub secrets: Secrets,
    /// How the world reaches the installation, for links; without a slash at the end.
    pub public_url: String,
    pub sender: Sender,
    pub transport: Transport,
    /// The mailbox folder, from which an erased person's mails are removed even if mails are sent by now.
    pub mailbox_dir: PathBuf,
    pub limits: Limits,
}

/// How much at once, and for how long.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Messages under way at the same time.
    pub at_once: usize,
    /// Of those, to one domain: what is slow or dead there delays nobody else.
    pub per_domain: usize,
    /// How long a message is this worker's; longer than any sending takes.
    pub lease: Duration,
    /// How long at most until a new message is seen.
    pub poll: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { at_once: 8, per_domain: 2, lease: Duration::from_mins(4), poll: Duration::from_secs(1) }
    }
}

/// Sends the outbox's mails and does its jobs. Any number of workers may run on one database.
#[derive(Debug, Clone)]
pub struct Worker {
    parts: Arc<WorkerParts>,
    pause: Arc<Mutex<Pause>>,
}

/// What is being delivered, and to which domain.
#[derive(Default)]
struct UnderWay {
    tasks: JoinSet<()>,
    messages: HashMap<Id, Claimed>,
}

impl Worker {
    pub fn new(parts: WorkerParts) -> Self {
        Self { parts: Arc::new(parts), pause: Arc::default() }
    }

    /// Works until it is told to stop, and then finishes what is under way. A database that cannot be reached is waited
    /// for.
    pub async fn run(&self, stop: CancellationToken) {
        let mut under_way = UnderWay::default();
        while !stop.is_cancelled() {
            if let Err(err) = self.take_up(&mut under_way).await {
                tracing::error!(error = &err as &dyn std::error::Error, "the outbox cannot be read");
            }
            tokio::select! {
                () = self.one_ends(&mut under_way), if !under_way.tasks.is_empty() => {}
                () = tokio::time::sleep(self.parts.limits.poll) => {}
                () = stop.cancelled() => {}
            }
        }
        while !under_way.tasks.is_empty() {
            self.one_ends(&mut under_way).await;
        }
    }

    /// Does whatever is due at this moment, and returns when nothing is left to take up.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn run_until_idle(&self) -> Result<()> {
        let mut under_way = UnderWay::default();
        loop {
            self.take_up(&mut under_way).await?;
            if under_way.tasks.is_empty() {
                return Ok(());
            }
            self.one_ends(&mut under_way).await;
        }
    }

    /// Claims one message after the other, since each one that is under way may close its domain for the next.
    async fn take_up(&self, under_way: &mut UnderWay) -> Result<()> {
        let WorkerParts { db, clock, limits, transport, .. } = &*self.parts;
        while under_way.tasks.len() < self.at_once() {
            if outbox::next_due(db).await?.is_none_or(|due| due > clock.now()) {
                return Ok(());
            }
            let busy = under_way.busy_domains(limits.per_domain);
            let Some(claimed) = outbox::claim(db, &**clock, 1, limits.lease, &busy).await?.pop() else {
                return Ok(());
            };
            if claimed.message.kind == privacy::ERASE_FILES && matches!(transport, Transport::Mailbox(_)) {
                // A last mail to the same person comes before it in the outbox, and must be in the folder by then.
                while !under_way.tasks.is_empty() {
                    self.one_ends(under_way).await;
                }
            }
            let (worker, message) = (self.clone(), claimed.clone());
            let task = under_way.tasks.spawn(async move {
                let delivered = worker.deliver(&message.message).await;
                worker.settle(&message, delivered).await;
            });
            under_way.messages.insert(task.id(), claimed);
        }
        Ok(())
    }

    fn at_once(&self) -> usize {
        self.pause().at_once(self.parts.clock.now(), self.parts.limits.at_once)
    }

    fn pause(&self) -> std::sync::MutexGuard<'_, Pause> {
        self.pause.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    async fn one_ends(&self, under_way: &mut UnderWay) {
        match under_way.tasks.join_next_with_id().await {
            None => {}
            Some(Ok((id, ()))) => {
                under_way.messages.remove(&id);
            }
            Some(Err(broken)) => self.broke_off(under_way, &broken).await,
        }
    }

    /// A fault of ours in one message: it must neither end the worker nor come back at once for ever.
    async fn broke_off(&self, under_way: &mut UnderWay, broken: &JoinError) {
        if let Some(claimed) = under_way.messages.remove(&broken.id()) {
            tracing::error!(outbox.id = %claimed.message.id, error = %broken, "a message broke its delivery off");
            self.settle(
                &claimed,
                delivery::Delivered::Later { error: "broken off by a fault of Lotse".into() },
            )
            .await;
        }
    }
}

impl UnderWay {
    fn busy_domains(&self, per_domain: usize) -> Vec<String> {
        let mut count: HashMap<&str, usize> = HashMap::new();
        for claimed in self.messages.values() {
            if let Some(domain) = domain(&claimed.message) {
                *count.entry(domain).or_default() += 1;
            }
        }
        count
            .into_iter()
            .filter(|(_, count)| *count >= per_domain)
            .map(|(domain, _)| domain.to_owned())
            .collect()
    }
}

/// The domain that a message goes to; all that a log may say of its recipient.
fn domain(message: &outbox::Model) -> Option<&str> {
    message.recipient.as_deref()?.rsplit_once('@').map(|(_, domain)| domain)
}
