//! Promises O3 and O4: several workers, several recipients, several domains.
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex},
    time::Duration,
};

use chrono::TimeDelta;
use lotse_domain::outbox::{self, OutboxState, Outcome};
use lotse_tests::{
    Backend, on_both_databases,
    smtp::{Asked, Reply, Sink},
};
use tokio_util::sync::CancellationToken;

use crate::bench::{Bench, limits, plain};

on_both_databases!(
    two_workers_send_each_mail_once,
    each_message_is_claimed_by_one,
    a_worker_paused_beyond_its_lease_overwrites_nothing,
    mails_to_one_recipient_keep_their_order,
    a_dead_domain_delays_no_other
);

async fn two_workers_send_each_mail_once(backend: Backend) {
    let bench = Bench::new(backend).await;
    for n in 0..200 {
        bench.post(&format!("p{n}@d{}.example", n % 20), plain()).await;
    }
    let sink = Sink::start().await;
    let (one, other) = (bench.worker(sink.address), bench.worker(sink.address));
    let (a, b) = tokio::join!(one.run_until_idle(), other.run_until_idle());
    a.unwrap();
    b.unwrap();
    let received = sink.received();
    let ids: HashSet<String> = received.iter().map(lotse_tests::smtp::Received::message_id).collect();
    assert_eq!((received.len(), ids.len()), (200, 200));
    assert_eq!(bench.count(OutboxState::Done).await, 200);
}

async fn each_message_is_claimed_by_one(backend: Backend) {
    let bench = Bench::new(backend).await;
    for n in 0..40 {
        bench.post(&format!("p{n}@example.org"), plain()).await;
    }
    let claims = (0..16).map(|_| {
        let (db, clock) = (bench.db().clone(), bench.clock.clone());
        tokio::spawn(async move { outbox::claim(&db, &clock, 5, Duration::from_mins(2), &[]).await.unwrap() })
    });
    let mut ids = Vec::new();
    for claim in claims {
        ids.extend(claim.await.unwrap().into_iter().map(|claimed| claimed.message.id));
    }
    let different: HashSet<_> = ids.iter().collect();
    assert_eq!(different.len(), ids.len());
    let rest = outbox::claim(bench.db(), &bench.clock, 100, Duration::from_mins(2), &[]).await.unwrap();
    assert_eq!(ids.len() + rest.len(), 40);
    assert_eq!(outbox::next_due(bench.db()).await.unwrap(), Some(bench.now() + TimeDelta::minutes(2)));
}

async fn a_worker_paused_beyond_its_lease_overwrites_nothing(backend: Backend) {
    let bench = Bench::new(backend).await;
    let id = bench.post("a@example.org", plain()).await;
    let lease = Duration::from_secs(30);
    let claim = async || outbox::claim(bench.db(), &bench.clock, 9, lease, &[]).await.unwrap();
    let paused = claim().await.pop().unwrap();
    assert!(claim().await.is_empty(), "the lease holds");
    bench.later(TimeDelta::seconds(30));
    let next = claim().await.pop().unwrap();
    let finish =
        async |claimed, outcome| outbox::finish(bench.db(), &bench.clock, claimed, outcome).await.unwrap();
    assert!(!finish(&paused, Outcome::Dead { error: "late".into() }).await);
    assert_eq!(bench.message(id).await.lease_token, Some(next.lease));
    assert!(finish(&next, Outcome::Done).await);
    for outcome in [Outcome::Dead { error: "late".into() }, Outcome::Done] {
        assert!(!finish(&paused, outcome.clone()).await);
        assert!(!finish(&next, outcome).await);
    }
    let message = bench.message(id).await;
    assert_eq!((message.state, message.attempts, message.last_error), (OutboxState::Done, 1, None));
    assert_eq!(outbox::next_due(bench.db()).await.unwrap(), None);
}

async fn mails_to_one_recipient_keep_their_order(backend: Backend) {
    let bench = Bench::new(backend).await;
    let mut posted = Vec::new();
    for n in 0..30 {
        let id = bench.post(&format!("p{}@example.org", n % 3), plain()).await;
        posted.push(bench.message(id).await);
    }
    // Each first try of one fails: those behind it wait for it.
    let sink = Sink::scripted(|asked| match asked {
        Asked::Recipient { times, .. } if times % 3 == 1 => Reply::Say("451 4.7.1 later"),
        _ => Reply::Yes,
    })
    .await;
    let (one, other) = (bench.worker(sink.address), bench.worker(sink.address));
    while bench.count(OutboxState::Waiting).await > 0 {
        let (a, b) = tokio::join!(one.run_until_idle(), other.run_until_idle());
        a.unwrap();
        b.unwrap();
        bench.later(TimeDelta::hours(1));
    }
    let mut order: HashMap<String, Vec<String>> = HashMap::new();
    for mail in sink.received() {
        order.entry(mail.to[0].clone()).or_default().push(mail.message_id());
    }
    for (to, got) in order {
        let wanted: Vec<String> = posted
            .iter()
            .filter(|message| message.recipient.as_ref() == Some(&to))
            .map(|message| message.message_id.clone())
            .collect();
        assert_eq!(got, wanted, "{to}");
    }
}

async fn a_dead_domain_delays_no_other(backend: Backend) {
    let bench = Bench::new(backend).await;
    // The dead one is first in the queue, again and again.
    let mut dead = 0;
    for n in 0..300 {
        if n < 20 || n % 10 == 0 {
            dead += 1;
            bench.post(&format!("p{n}@dead.example"), plain()).await;
        } else {
            bench.post(&format!("p{n}@alive{}.example", n % 50), plain()).await;
        }
    }
    let asked_dead = Arc::new(Mutex::new(0));
    let counter = asked_dead.clone();
    let sink = Sink::scripted(move |asked| match asked {
        Asked::Recipient { to, .. } if to.ends_with("@dead.example") => {
            *counter.lock().unwrap() += 1;
            Reply::Hang
        }
        _ => Reply::Yes,
    })
    .await;
    let worker = bench.worker(sink.address);
    let running = tokio::spawn(async move { worker.run(CancellationToken::new()).await });
    // Nothing hangs shorter than a minute, so all these pass while the dead ones hang.
    let received = sink.has_received(300 - dead).await;
    assert!(received.iter().all(|mail| !mail.to[0].ends_with("@dead.example")));
    assert_eq!(sink.most_at_once("dead.example"), limits().per_domain);
    assert_eq!(*asked_dead.lock().unwrap(), limits().per_domain);
    running.abort();
}
