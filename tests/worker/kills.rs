//! Promise O2: whoever is killed between DATA and the answer loses nothing, and repeats only what was under way.
use std::{
    collections::HashMap,
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use chrono::TimeDelta;
use lotse_domain::outbox::OutboxState;
use lotse_tests::{
    Backend, on_both_databases,
    smtp::{Asked, Received, Reply, Sink},
};
use tokio_util::sync::CancellationToken;

use crate::{
    bench::{Bench, limits, plain, sender, smtp},
    command::{binary, with_database},
};

on_both_databases!(
    a_connection_lost_fifty_times_before_the_answer_loses_nothing,
    a_worker_killed_fifty_times_before_the_answer_loses_nothing,
    a_process_killed_before_the_answer_loses_nothing,
    a_worker_that_is_told_to_stop_ends_what_is_under_way
);

/// Every mail came, and came again at most once for each kill, as the same mail.
fn nothing_missing(sent: &HashMap<String, String>, received: &[Received], kills: usize) {
    let mut times: HashMap<String, usize> = HashMap::new();
    for mail in received {
        let id = mail.message_id();
        assert_eq!(sent.get(&id), Some(&mail.to[0]), "a mail that nobody posted");
        *times.entry(id).or_default() += 1;
    }
    assert_eq!(times.len(), sent.len(), "mails are missing");
    let repeated: usize = times.values().map(|times| times - 1).sum();
    assert!(repeated <= kills, "{repeated} repetitions for {kills} kills");
    assert!(repeated > 0, "no kill has hit anything: the test proves nothing");
}

async fn posted(bench: &Bench, count: usize) -> HashMap<String, String> {
    let mut sent = HashMap::new();
    for n in 0..count {
        let to = format!("person{n}@d{}.example", n % 7);
        let id = bench.post(&to, plain()).await;
        sent.insert(bench.message(id).await.message_id, to);
    }
    sent
}

async fn a_connection_lost_fifty_times_before_the_answer_loses_nothing(backend: Backend) {
    let bench = Bench::new(backend).await;
    let sent = posted(&bench, 60).await;
    // Two mails of three find nobody who answers, until that has happened fifty times.
    let lost = Arc::new(AtomicUsize::new(0));
    let counter = lost.clone();
    let sink = Sink::scripted(move |asked| match asked {
        Asked::Mail { count, .. } if count % 3 != 0 && counter.fetch_add(1, Ordering::SeqCst) < 50 => {
            Reply::Drop
        }
        _ => Reply::Yes,
    })
    .await;
    let worker = bench.worker(sink.address);
    for _ in 0..200 {
        worker.run_until_idle().await.unwrap();
        if bench.count(OutboxState::Waiting).await == 0 {
            break;
        }
        bench.later(TimeDelta::hours(4));
    }
    assert_eq!(bench.count(OutboxState::Done).await, 60);
    nothing_missing(&sent, &sink.received(), 50);
}

async fn a_worker_killed_fifty_times_before_the_answer_loses_nothing(backend: Backend) {
    const KILLS: usize = 50;
    let bench = Bench::new(backend).await;
    let sent = posted(&bench, 60).await;
    // One at a time, so that a kill hits one mail; every other mail hangs before its answer until the kills are over.
    let kills = Arc::new(AtomicUsize::new(0));
    let counter = kills.clone();
    let sink = Sink::scripted(move |asked| match asked {
        Asked::Mail { .. } if counter.load(Ordering::SeqCst) < KILLS => Reply::Hang,
        _ => Reply::Yes,
    })
    .await;
    let one = lotse_notifier::Limits { at_once: 1, ..limits() };
    for kill in 1..=KILLS {
        let worker = bench.worker_with(smtp(sink.address), sender(), one);
        let running = tokio::spawn(async move { worker.run(CancellationToken::new()).await });
        sink.has_received(kill).await;
        running.abort();
        let _ = running.await;
        kills.fetch_add(1, Ordering::SeqCst);
        bench.later(limits_lease());
    }
    bench.worker(sink.address).run_until_idle().await.unwrap();
    assert_eq!(bench.count(OutboxState::Done).await, 60);
    nothing_missing(&sent, &sink.received(), KILLS);
}

fn limits_lease() -> TimeDelta {
    TimeDelta::from_std(limits().lease).unwrap()
}

async fn a_process_killed_before_the_answer_loses_nothing(backend: Backend) {
    const KILLS: usize = 4;
    let bench = Bench::new(backend).await;
    let sent = posted(&bench, 12).await;
    let kills = Arc::new(AtomicUsize::new(0));
    let counter = kills.clone();
    // The second mail of each life hangs; the first has been answered and perhaps written down.
    let sink = Sink::scripted(move |asked| match asked {
        Asked::Mail { count, .. } if counter.load(Ordering::SeqCst) < KILLS && count % 2 == 0 => Reply::Hang,
        _ => Reply::Yes,
    })
    .await;
    for kill in 1..=KILLS {
        let mut child = work(&bench, backend, &sink);
        sink.has_received(2 * kill).await;
        // SIGKILL.
        child.kill().unwrap();
        child.wait().unwrap();
        kills.fetch_add(1, Ordering::SeqCst);
        end_leases(&bench).await;
    }
    let mut child = work(&bench, backend, &sink);
    for _ in 0..3_000 {
        if bench.count(OutboxState::Done).await == sent.len() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    // SIGTERM: it ends by itself, and well.
    assert!(Command::new("kill").arg(child.id().to_string()).status().unwrap().success());
    assert!(child.wait().unwrap().success());
    assert_eq!(bench.count(OutboxState::Done).await, sent.len());
    // One mail was under way at each kill.
    nothing_missing(&sent, &sink.received(), KILLS);
}

fn work(bench: &Bench, backend: Backend, sink: &Sink) -> Child {
    let mut command = Command::new(binary());
    command.arg("--data-dir").arg(bench.test.dir.path()).args(["work", "--roles", "mail"]);
    with_database(&mut command, bench, backend)
        .env("LOTSE__MAIL__TRANSPORT", "smtp")
        .env("LOTSE__MAIL__HOST", "127.0.0.1")
        .env("LOTSE__MAIL__PORT", sink.address.port().to_string())
        .env("LOTSE__MAIL__TLS", "none")
        .env("LOTSE__MAIL__CONNECTIONS", "1")
        .env_remove("RUST_LOG")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.spawn().expect("lotse runs")
}

/// What the passing of four minutes does.
async fn end_leases(bench: &Bench) {
    use lotse_domain::unit_of_work::in_transaction;
    use sea_orm::ConnectionTrait;
    in_transaction(bench.db(), |txn| {
        Box::pin(async move {
            txn.execute_unprepared(
                "UPDATE outbox_message SET lease_until = created_at WHERE lease_until IS NOT NULL",
            )
            .await?;
            Ok(())
        })
    })
    .await
    .unwrap();
}

async fn a_worker_that_is_told_to_stop_ends_what_is_under_way(backend: Backend) {
    let bench = Bench::new(backend).await;
    posted(&bench, 3).await;
    let sink = Sink::scripted(|asked| match asked {
        Asked::Mail { .. } => Reply::After(std::time::Duration::from_millis(300)),
        _ => Reply::Yes,
    })
    .await;
    let (worker, stop) = (bench.worker(sink.address), CancellationToken::new());
    let running = tokio::spawn({
        let stop = stop.clone();
        async move { worker.run(stop).await }
    });
    let under_way = sink.has_received(1).await.len();
    stop.cancel();
    running.await.unwrap();
    assert!(bench.count(OutboxState::Done).await >= under_way);
    assert!(bench.all().await.iter().all(|message| message.lease_token.is_none()));
}
