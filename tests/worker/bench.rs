//! A worker with a clock in hand, and letters to send.
use std::{net::SocketAddr, sync::Arc, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use lotse_domain::{
    Actor, Clock, Db, Secrets,
    account::Language,
    clock::FixedClock,
    mail::{self, Envelope, Letter},
    outbox::{self, Filter, Model, OutboxState},
    unit_of_work::in_transaction,
};
use lotse_notifier::{Limits, Relay, RelaySettings, Sender, Tls, Transport, Worker, WorkerParts, mailbox};
use lotse_tests::{Backend, TestDatabase, fresh_database};
use uuid::Uuid;

pub(crate) const PUBLIC_URL: &str = "https://ausbildung.example.org";

pub(crate) struct Bench {
    pub test: TestDatabase,
    pub clock: FixedClock,
}

impl Bench {
    pub(crate) async fn new(backend: Backend) -> Self {
        let start = "2026-11-22T08:00:00Z".parse().unwrap();
        Self { test: fresh_database(backend).await, clock: FixedClock::at(start) }
    }

    pub(crate) fn db(&self) -> &Db {
        &self.test.db
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    pub(crate) fn later(&self, by: TimeDelta) {
        self.clock.set(self.now() + by);
    }

    pub(crate) fn worker(&self, relay: SocketAddr) -> Worker {
        self.worker_with(smtp(relay), sender(), limits())
    }

    pub(crate) fn worker_with(&self, transport: Transport, sender: Sender, limits: Limits) -> Worker {
        Worker::new(WorkerParts {
            db: self.db().clone(),
            clock: Arc::new(self.clock.clone()),
            secrets: Secrets::from_text("a secret that is long enough for tests").unwrap(),
            public_url: PUBLIC_URL.to_owned(),
            sender,
            transport,
            mailbox_dir: self.test.dir.path().join(mailbox::FOLDER),
            limits,
        })
    }

    pub(crate) async fn post(&self, to: &str, letter: Letter) -> Uuid {
        self.post_in(to, letter, None).await
    }

    pub(crate) async fn post_in(&self, to: &str, letter: Letter, cluster_id: Option<Uuid>) -> Uuid {
        let envelope = Envelope { letter, language: Language::De, cluster_id, account_id: None, topic: None };
        self.post_envelope(to, envelope).await
    }

    pub(crate) async fn post_envelope(&self, to: &str, envelope: Envelope) -> Uuid {
        let (now, to) = (self.now(), to.to_owned());
        in_transaction(self.db(), move |txn| {
            let (to, envelope) = (to.clone(), envelope.clone());
            Box::pin(async move { mail::post(txn, now, &to, &envelope).await })
        })
        .await
        .unwrap()
    }

    pub(crate) async fn enqueue(&self, message: outbox::Message) -> Uuid {
        let now = self.now();
        in_transaction(self.db(), move |txn| {
            let message = message.clone();
            Box::pin(async move { outbox::enqueue(txn, now, message).await })
        })
        .await
        .unwrap()
    }

    pub(crate) async fn message(&self, id: Uuid) -> Model {
        outbox::find(self.db(), &operator(), id).await.unwrap()
    }

    pub(crate) async fn all(&self) -> Vec<Model> {
        let filter = Filter { limit: 1_000, ..Default::default() };
        outbox::list(self.db(), &operator(), filter).await.unwrap()
    }

    pub(crate) async fn count(&self, state: OutboxState) -> usize {
        self.all().await.iter().filter(|message| message.state == state).count()
    }
}

pub(crate) fn operator() -> Actor {
    Actor::operator("test")
}

pub(crate) fn sender() -> Sender {
    Sender::new("lotse@example.org", Some("bounces@example.org"), None).unwrap()
}

pub(crate) fn limits() -> Limits {
    Limits { poll: Duration::from_millis(10), ..Default::default() }
}

pub(crate) fn smtp(relay: SocketAddr) -> Transport {
    smtp_within(relay, Duration::from_mins(1))
}

pub(crate) fn smtp_within(relay: SocketAddr, timeout: Duration) -> Transport {
    let settings = RelaySettings {
        host: relay.ip().to_string(),
        port: relay.port(),
        tls: Tls::None,
        authority: None,
        login: None,
        timeout,
        connections: 8,
    };
    Transport::Smtp(Box::new(Relay::new(settings).unwrap()))
}

/// A letter without anything that expires.
pub(crate) fn plain() -> Letter {
    Letter::GuardianAgreed
}
