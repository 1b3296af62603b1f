//! Promise I5: a transaction that takes its number early and commits late is read all the same.
use lotse_domain::change_log::{self, Checkpoint, Subject};
use lotse_tests::{Backend, fresh_database, on_both_databases, world};
use sea_orm::{ConnectionTrait, Database};
use uuid::Uuid;

on_both_databases!(changes_are_read_in_order_and_once);

async fn changes_are_read_in_order_and_once(backend: Backend) {
    let test = fresh_database(backend).await;
    let start = change_log::newest(&test.db).await.unwrap();
    let cluster = world::cluster(&test.db, "nord").await;
    world::import(
        &test.db,
        world::run_of(&cluster, "test"),
        vec![world::record(1, "a", world::draft("Koch", "Adler", "23552"))],
    )
    .await;
    let changes = world::changes_after(&test.db, start, 3).await;
    let subjects: Vec<_> = changes.iter().map(|c| c.subject).collect();
    assert_eq!(subjects, [Subject::Cluster, Subject::Company, Subject::Vacancy]);
    let end = changes.last().unwrap().checkpoint();
    assert_eq!(change_log::newest(&test.db).await.unwrap(), end);
    assert!(change_log::read_after(&test.db, end, 100).await.unwrap().is_empty());
}

/// Fails when the log is read by its number alone: the late row has the smaller number.
#[tokio::test(flavor = "multi_thread")]
async fn a_late_commit_is_not_passed_over() {
    use sea_orm::TransactionTrait;
    let test = fresh_database(Backend::Postgres).await;
    let other = Database::connect(&test.url).await.unwrap();
    let start = change_log::newest(&test.db).await.unwrap();

    let (early, late) = (Uuid::now_v7(), Uuid::now_v7());
    let slow = other.begin().await.unwrap();
    change_log::note(&slow, chrono::DateTime::UNIX_EPOCH, Subject::Vacancy, [late]).await.unwrap();
    change_log::note(test.db.write(), chrono::DateTime::UNIX_EPOCH, Subject::Vacancy, [early]).await.unwrap();

    let now = change_log::read_after(&test.db, start, 100).await.unwrap();
    assert!(now.is_empty(), "nothing is read while an older transaction is open: {now:?}");
    slow.commit().await.unwrap();
    let ids: Vec<_> = world::changes_after(&test.db, start, 2).await.iter().map(|c| c.subject_id).collect();
    assert_eq!(ids, [late, early]);
}

/// The case that the order by number alone gets wrong even with the snapshot's limit: the transaction with the larger
/// id takes the smaller number, and commits after the other was read.
#[tokio::test(flavor = "multi_thread")]
async fn a_larger_transaction_with_a_smaller_number_is_not_passed_over() {
    use sea_orm::TransactionTrait;
    let test = fresh_database(Backend::Postgres).await;
    let (one, two) =
        (Database::connect(&test.url).await.unwrap(), Database::connect(&test.url).await.unwrap());
    let start = change_log::newest(&test.db).await.unwrap();
    let (first, second) = (Uuid::now_v7(), Uuid::now_v7());

    let smaller = one.begin().await.unwrap();
    smaller.execute_unprepared("SELECT pg_current_xact_id()").await.unwrap();
    let larger = two.begin().await.unwrap();
    change_log::note(&larger, chrono::DateTime::UNIX_EPOCH, Subject::Vacancy, [second]).await.unwrap();
    change_log::note(&smaller, chrono::DateTime::UNIX_EPOCH, Subject::Vacancy, [first]).await.unwrap();
    smaller.commit().await.unwrap();

    let mut at: Checkpoint = start;
    let mut read = Vec::new();
    for change in world::changes_after(&test.db, at, 1).await {
        read.push(change.subject_id);
        at = change.checkpoint();
    }
    assert_eq!(read, [first]);
    larger.commit().await.unwrap();
    let rest: Vec<_> = world::changes_after(&test.db, at, 1).await.iter().map(|c| c.subject_id).collect();
    assert_eq!(rest, [second]);
}
