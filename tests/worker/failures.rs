//! What is tried again, what is given up, and which addresses are suspended.
use std::time::Duration;

use chrono::TimeDelta;
use lotse_domain::{
    DomainError,
    account::MailAddress,
    mail::{self, Letter},
    outbox::{self, Filter, OutboxState},
};
use lotse_notifier::{Relay, RelaySettings, Tls, Transport};
use lotse_tests::{
    Backend, on_both_databases,
    smtp::{Asked, Reply, Sink},
};

use crate::bench::{Bench, limits, operator, plain, sender, smtp_within};

on_both_databases!(
    greylisting_is_waited_out,
    a_mailbox_that_does_not_exist_gets_no_more_mails,
    a_refusal_for_another_reason_suspends_nobody,
    a_relay_that_is_down_loses_nothing,
    a_relay_that_refuses_us_is_no_mails_fault,
    a_relay_that_hangs_is_left,
    a_relay_without_encryption_is_told_nothing,
    what_fails_for_days_is_given_up,
    an_operator_reads_and_repeats_dead_letters
);

async fn greylisting_is_waited_out(backend: Backend) {
    let bench = Bench::new(backend).await;
    let sink = Sink::scripted(|asked| match asked {
        Asked::Recipient { times: 1, .. } => Reply::Say("450 4.2.0 greylisted, come again in 300 seconds"),
        _ => Reply::Yes,
    })
    .await;
    let id = bench.post("a@example.org", plain()).await;
    let worker = bench.worker(sink.address);
    worker.run_until_idle().await.unwrap();
    let message = bench.message(id).await;
    assert_eq!((message.state, message.attempts), (OutboxState::Waiting, 1));
    assert!(message.last_error.unwrap().contains("greylisted"));
    let wait = message.due_at - bench.now();
    assert!(wait >= TimeDelta::minutes(5) && wait <= TimeDelta::minutes(6), "{wait}");
    bench.later(TimeDelta::minutes(4));
    worker.run_until_idle().await.unwrap();
    assert!(sink.received().is_empty(), "too early");
    bench.later(TimeDelta::minutes(2));
    worker.run_until_idle().await.unwrap();
    assert_eq!(sink.received().len(), 1);
    assert_eq!(bench.message(id).await.state, OutboxState::Done);
}

async fn a_mailbox_that_does_not_exist_gets_no_more_mails(backend: Backend) {
    let bench = Bench::new(backend).await;
    let sink = Sink::scripted(|asked| match asked {
        Asked::Recipient { to, .. } if to.starts_with("gone") => Reply::Say("550 5.1.1 no such user 424242"),
        _ => Reply::Yes,
    })
    .await;
    let code = Letter::SignInCode { code: "424242".into(), minutes: 10 };
    let first = bench.post("gone@example.org", code).await;
    let second = bench.post("gone@example.org", plain()).await;
    let other = bench.post("here@example.org", plain()).await;
    bench.worker(sink.address).run_until_idle().await.unwrap();
    let message = bench.message(first).await;
    assert_eq!((message.state, message.attempts), (OutboxState::Dead, 1));
    let error = message.last_error.unwrap();
    assert!(error.contains("no such user") && !error.contains("424242"), "{error}");
    assert!(mail::is_suppressed(bench.db(), "gone@example.org").await.unwrap());
    assert!(bench.message(second).await.last_error.unwrap().contains("address suspended"));
    assert_eq!(bench.message(other).await.state, OutboxState::Done);
    assert_eq!(sink.received().len(), 1);

    // An operator knows better.
    let gone = MailAddress::parse("gone@example.org").unwrap();
    mail::lift_suppression(bench.db(), &bench.clock, &operator(), &gone).await.unwrap();
    assert!(!mail::is_suppressed(bench.db(), "gone@example.org").await.unwrap());
}

async fn a_refusal_for_another_reason_suspends_nobody(backend: Backend) {
    let bench = Bench::new(backend).await;
    let sink = Sink::scripted(|asked| match asked {
        Asked::Recipient { to, .. } if to.starts_with("policy") => Reply::Say("550 5.7.1 not from you"),
        Asked::Recipient { to, .. } if to.starts_with("full") => Reply::Say("552 5.2.2 mailbox full"),
        Asked::Mail { to, .. } if to[0].starts_with("spam") => Reply::Say("550 that looks like spam"),
        _ => Reply::Yes,
    })
    .await;
    for who in ["policy", "full", "spam"] {
        let to = format!("{who}@example.org");
        let id = bench.post(&to, plain()).await;
        bench.worker(sink.address).run_until_idle().await.unwrap();
        assert_eq!(bench.message(id).await.state, OutboxState::Dead, "{who}");
        assert!(!mail::is_suppressed(bench.db(), &to).await.unwrap(), "{who}");
    }
    // The connection is at rest after each: one after the other go over it.
    let worker = bench.worker(sink.address);
    let before = sink.connections();
    for n in 0..5 {
        bench.post(&format!("policy{n}@example.org"), plain()).await;
        bench.post(&format!("ok{n}@example.org"), plain()).await;
        worker.run_until_idle().await.unwrap();
    }
    assert!(sink.connections() <= before + 2, "{} connections", sink.connections());
    assert_eq!(sink.received().iter().filter(|mail| mail.confirmed).count(), 5);
}

async fn a_relay_that_is_down_loses_nothing(backend: Backend) {
    let bench = Bench::new(backend).await;
    let sink = Sink::start().await;
    let address = sink.address;
    drop(sink);
    for n in 0..40 {
        bench.post(&format!("p{n}@d{n}.example"), plain()).await;
    }
    let worker = bench.worker(address);
    // A day without a relay: looked at often, and each message hardly tried.
    for _ in 0..288 {
        worker.run_until_idle().await.unwrap();
        bench.later(TimeDelta::minutes(5));
    }
    let rows = bench.all().await;
    assert!(rows.iter().all(|row| row.state == OutboxState::Waiting));
    let attempts: i32 = rows.iter().map(|row| row.attempts).sum();
    assert!((1..=288 + 8).contains(&attempts), "{attempts} attempts");
    assert!(
        rows.iter().any(|row| row.last_error.as_ref().is_some_and(|said| said.contains("no connection")))
    );

    let sink = Sink::at(&address.to_string(), |_| Reply::Yes).await;
    bench.later(TimeDelta::minutes(5));
    worker.run_until_idle().await.unwrap();
    assert_eq!(sink.received().len(), 40);
    assert_eq!(bench.count(OutboxState::Done).await, 40);
}

async fn a_relay_that_refuses_us_is_no_mails_fault(backend: Backend) {
    let bench = Bench::new(backend).await;
    let replies = [
        |asked: &Asked| match asked {
            Asked::Connection => Reply::Say("554 no service for you"),
            _ => Reply::Yes,
        },
        |asked: &Asked| match asked {
            Asked::Sender(_) => Reply::Say("550 5.7.1 who are you?"),
            _ => Reply::Yes,
        },
    ];
    for reply in replies {
        let sink = Sink::scripted(reply).await;
        let id = bench.post("a@example.org", plain()).await;
        bench.worker(sink.address).run_until_idle().await.unwrap();
        let message = bench.message(id).await;
        assert_eq!(message.state, OutboxState::Waiting);
        assert!(message.due_at > bench.now());
        let works = Sink::start().await;
        bench.later(TimeDelta::minutes(1));
        bench.worker(works.address).run_until_idle().await.unwrap();
        assert_eq!(works.received().len(), 1);
    }
    assert!(!mail::is_suppressed(bench.db(), "a@example.org").await.unwrap());
}

async fn a_relay_that_hangs_is_left(backend: Backend) {
    let bench = Bench::new(backend).await;
    let sink = Sink::scripted(|asked| match asked {
        Asked::Mail { .. } => Reply::Hang,
        _ => Reply::Yes,
    })
    .await;
    let id = bench.post("a@example.org", plain()).await;
    let transport = smtp_within(sink.address, Duration::from_secs(2));
    bench.worker_with(transport, sender(), limits()).run_until_idle().await.unwrap();
    let message = bench.message(id).await;
    assert_eq!((message.state, message.lease_token), (OutboxState::Waiting, None));
    assert!(message.last_error.unwrap().contains("in time"));
}

async fn a_relay_without_encryption_is_told_nothing(backend: Backend) {
    let bench = Bench::new(backend).await;
    let sink = Sink::start().await;
    let id = bench.post("a@example.org", plain()).await;
    let relay = Relay::new(RelaySettings {
        host: sink.address.ip().to_string(),
        port: sink.address.port(),
        tls: Tls::StartTls,
        authority: None,
        login: Some(("lotse".into(), "geheim".into())),
        timeout: Duration::from_mins(1),
        connections: 1,
    });
    let transport = Transport::Smtp(Box::new(relay.unwrap()));
    bench.worker_with(transport, sender(), limits()).run_until_idle().await.unwrap();
    let message = bench.message(id).await;
    assert_eq!(message.state, OutboxState::Waiting);
    assert!(message.last_error.unwrap().contains("STARTTLS"));
    assert_eq!((sink.connections(), sink.asked(), sink.received().len()), (1, 0, 0));
}

async fn what_fails_for_days_is_given_up(backend: Backend) {
    let bench = Bench::new(backend).await;
    let sink = Sink::scripted(|asked| match asked {
        Asked::Recipient { .. } => Reply::Say("452 4.2.2 mailbox full"),
        _ => Reply::Yes,
    })
    .await;
    let id = bench.post("full@example.org", plain()).await;
    let (worker, start) = (bench.worker(sink.address), bench.now());
    while bench.count(OutboxState::Waiting).await > 0 {
        worker.run_until_idle().await.unwrap();
        bench.later(TimeDelta::minutes(10));
        assert!(bench.now() - start < TimeDelta::days(6), "never given up");
    }
    let message = bench.message(id).await;
    assert_eq!(message.state, OutboxState::Dead);
    assert!(message.attempts >= 12, "{}", message.attempts);
    assert!(message.finished_at.unwrap() - start >= TimeDelta::days(3));
    assert!(!mail::is_suppressed(bench.db(), "full@example.org").await.unwrap());
}

async fn an_operator_reads_and_repeats_dead_letters(backend: Backend) {
    let bench = Bench::new(backend).await;
    let refusing = Sink::scripted(|asked| match asked {
        Asked::Recipient { .. } => Reply::Say("554 5.7.1 no"),
        _ => Reply::Yes,
    })
    .await;
    let ids = [bench.post("a@example.org", plain()).await, bench.post("b@example.org", plain()).await];
    bench.worker(refusing.address).run_until_idle().await.unwrap();

    let dead =
        Filter { state: Some(OutboxState::Dead), recipient: Some("A@".into()), before: None, limit: 10 };
    let listed = outbox::list(bench.db(), &operator(), dead.clone()).await.unwrap();
    assert_eq!(listed.iter().map(|row| row.id).collect::<Vec<_>>(), [ids[0]]);
    let older = Filter { before: Some(ids[1]), limit: 10, ..Default::default() };
    let older = outbox::list(bench.db(), &operator(), older).await.unwrap();
    assert_eq!(older.iter().map(|row| row.id).collect::<Vec<_>>(), [ids[0]]);
    let counts = outbox::count_by_state(bench.db(), &operator()).await.unwrap();
    assert!(counts.contains(&(OutboxState::Dead, 2)) && counts.contains(&(OutboxState::Waiting, 0)));

    let stranger = lotse_domain::Actor::stranger("test");
    for refused in [
        outbox::list(bench.db(), &stranger, dead).await.map(|_| ()),
        outbox::find(bench.db(), &stranger, ids[0]).await.map(|_| ()),
        outbox::retry(bench.db(), &bench.clock, &stranger, ids[0]).await,
        outbox::count_by_state(bench.db(), &stranger).await.map(|_| ()),
        outbox::oldest_waiting(bench.db(), &stranger).await.map(|_| ()),
        outbox::retry(bench.db(), &bench.clock, &operator(), uuid::Uuid::now_v7()).await,
    ] {
        assert!(matches!(refused, Err(DomainError::NotFound { .. })), "{refused:?}");
    }

    bench.later(TimeDelta::days(9));
    outbox::retry(bench.db(), &bench.clock, &operator(), ids[0]).await.unwrap();
    let again = outbox::retry(bench.db(), &bench.clock, &operator(), ids[0]).await;
    assert!(matches!(again, Err(DomainError::Conflict(_))), "{again:?}");
    let message = bench.message(ids[0]).await;
    assert_eq!((message.state, message.attempts), (OutboxState::Waiting, 0));
    assert_eq!(outbox::oldest_waiting(bench.db(), &operator()).await.unwrap(), Some(bench.now()));
    let sink = Sink::start().await;
    bench.worker(sink.address).run_until_idle().await.unwrap();
    assert_eq!(sink.received().len(), 1);
    assert_eq!(bench.message(ids[0]).await.state, OutboxState::Done);
    assert_eq!(bench.message(ids[1]).await.state, OutboxState::Dead);
    let trail = lotse_domain::audit::list_of(bench.db().read(), ids[0]).await.unwrap();
    assert_eq!(trail.iter().map(|entry| entry.action.as_str()).collect::<Vec<_>>(), ["outbox.retried"]);
}
