//! Promise R4 and rule 2: a transaction that its caller cannot cancel, and everything in it or nothing.
use std::time::Duration;

use lotse_domain::{
    Actor, Db, DomainError,
    change_log::{self, Checkpoint, Subject},
    outbox,
    unit_of_work::{in_transaction, read_as},
};
use lotse_tests::{Backend, TestDatabase, fresh_database, on_both_databases};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, EntityTrait, PaginatorTrait, Statement};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use uuid::Uuid;

on_both_databases!(
    a_hundred_places_are_taken_a_hundred_times,
    a_failed_command_leaves_no_trace,
    parallel_writers_do_not_meet_a_locked_database
);

async fn with_slot(backend: Backend) -> TestDatabase {
    let test = fresh_database(backend).await;
    for sql in [
        "CREATE TABLE seats (id INTEGER PRIMARY KEY, capacity INTEGER NOT NULL, confirmed INTEGER NOT NULL, CHECK (confirmed <= capacity))",
        "INSERT INTO seats VALUES (1, 100, 0)",
    ] {
        test.db.write().execute_unprepared(sql).await.unwrap();
    }
    test
}

async fn take(db: &Db) -> Result<(), DomainError> {
    in_transaction(db, |txn| {
        Box::pin(async move {
            let done = txn
                .execute_unprepared(
                    "UPDATE seats SET confirmed = confirmed + 1 WHERE id = 1 AND confirmed + 1 <= capacity",
                )
                .await?;
            if done.rows_affected() == 1 { Ok(()) } else { Err(DomainError::Conflict("full".into())) }
        })
    })
    .await
}

async fn confirmed(db: &Db) -> i64 {
    let sql = "SELECT CAST(confirmed AS BIGINT) AS n FROM seats WHERE id = 1";
    let row = db.read().query_one_raw(Statement::from_string(db.read().get_database_backend(), sql)).await;
    row.unwrap().unwrap().try_get("", "n").unwrap()
}

async fn a_hundred_places_are_taken_a_hundred_times(backend: Backend) {
    let test = with_slot(backend).await;
    let tries: Vec<_> = (0..1_000)
        .map(|_| {
            let db = test.db.clone();
            tokio::spawn(async move { take(&db).await })
        })
        .collect();
    let mut accepted = 0;
    for one in tries {
        match one.await.unwrap() {
            Ok(()) => accepted += 1,
            Err(DomainError::Conflict(_)) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!((accepted, confirmed(&test.db).await), (100, 100));
}

async fn a_failed_command_leaves_no_trace(backend: Backend) {
    let test = fresh_database(backend).await;
    let before = change_log::newest(&test.db).await.unwrap();
    let now = chrono::DateTime::UNIX_EPOCH;
    let failed: Result<(), _> = in_transaction(&test.db, move |txn| {
        Box::pin(async move {
            change_log::note(txn, now, Subject::Vacancy, [Uuid::now_v7()]).await?;
            let message =
                outbox::Message { kind: "mail.test", payload: serde_json::json!({}), recipient: None };
            outbox::enqueue(txn, now, message).await?;
            Err(DomainError::Forbidden)
        })
    })
    .await;
    assert!(matches!(failed, Err(DomainError::Forbidden)));
    assert_eq!(change_log::newest(&test.db).await.unwrap(), before);
    assert_eq!(outbox::Entity::find().count(test.db.read()).await.unwrap(), 0);
}

/// Pitfall P2: read, then write, from many tasks at once. With a deferred BEGIN on `SQLite` about half of them fail.
async fn parallel_writers_do_not_meet_a_locked_database(backend: Backend) {
    let test = fresh_database(backend).await;
    let writers: Vec<_> = (0..8)
        .map(|_| {
            let db = test.db.clone();
            tokio::spawn(async move {
                for _ in 0..25 {
                    in_transaction(&db, |txn| {
                        Box::pin(async move {
                            outbox::Entity::find().count(txn).await?;
                            let message = outbox::Message {
                                kind: "mail.test",
                                payload: serde_json::json!({}),
                                recipient: None,
                            };
                            outbox::enqueue(txn, chrono::DateTime::UNIX_EPOCH, message).await
                        })
                    })
                    .await
                    .unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    let machine = Actor::system("test", "test");
    let count = read_as(&test.db, &machine, |txn| {
        Box::pin(async move { Ok(outbox::Entity::find().count(txn).await?) })
    });
    assert_eq!(count.await.unwrap(), 200);
}

/// Answers of the database arrive late, so that a caller can be dropped between BEGIN and its answer.
async fn late_proxy(target: String, delay: Duration) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let (mut from_client, mut to_client) = client.into_split();
            let (mut from_server, mut to_server) = TcpStream::connect(&target).await.unwrap().into_split();
            tokio::spawn(async move { tokio::io::copy(&mut from_client, &mut to_server).await });
            tokio::spawn(async move {
                let mut buffer = vec![0; 65_536];
                while let Ok(n @ 1..) = from_server.read(&mut buffer).await {
                    tokio::time::sleep(delay).await;
                    if to_client.write_all(&buffer[..n]).await.is_err() {
                        break;
                    }
                }
            });
        }
    });
    port
}

/// Promise R4. Fails when `in_transaction` runs in the caller instead of a task of its own.
#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_caller_does_not_lose_later_writes() {
    let test = with_slot(Backend::Postgres).await;
    let (login, rest) = test.url.trim_start_matches("postgres://").split_once('@').unwrap();
    let (address, name) = rest.split_once('/').unwrap();
    let port = late_proxy(address.to_owned(), Duration::from_millis(60)).await;
    let late_url = format!("postgres://{login}@127.0.0.1:{port}/{name}");
    let mut options = ConnectOptions::new(late_url);
    options.min_connections(1).max_connections(1).test_before_acquire(false);
    let late = Db::around(Database::connect(options).await.unwrap());

    let dropped = tokio::time::timeout(Duration::from_millis(30), take(&late)).await;
    assert!(dropped.is_err(), "the caller was to be dropped while BEGIN was under way");
    tokio::time::sleep(Duration::from_millis(800)).await;
    let before = confirmed(&test.db).await;
    let later = "UPDATE seats SET confirmed = confirmed + 1 WHERE id = 1";
    late.write().execute_unprepared(later).await.unwrap();
    assert_eq!(confirmed(&test.db).await, before + 1, "a later write on that connection is seen by others");
}

/// The checkpoint orders by transaction first; see the change log's documentation.
#[test]
fn a_checkpoint_orders_by_transaction_then_number() {
    assert!(Checkpoint { xid: 1, seq: 9 } < Checkpoint { xid: 2, seq: 1 });
}
