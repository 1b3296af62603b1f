//! Promise P3 on the whole system: server, worker, local mailbox and index run, a person is erased by the page, and no byte
//! of the data folder holds a trace of them.
use std::time::Duration;

use lotse_domain::{Actor, consent, outbox, privacy, unit_of_work::read_as};
use lotse_tests::{Backend, TestServer, on_both_databases, people};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::traces;

on_both_databases!(an_erased_person_leaves_database_index_mailbox_and_files);

const MARKS: [&str; 3] = ["zspurmail@people.example", "Zspurname", "zspureltern@people.example"];

async fn an_erased_person_leaves_database_index_mailbox_and_files(backend: Backend) {
    let server = TestServer::start_whole(backend).await;
    let person = people::signed_in(&server, MARKS[0]).await;
    let actor = person.actor(&server).await;
    let birth = server.clock.now().date_naive() - chrono::Days::new(365 * 14);
    let (name, guardian) = (Some(MARKS[1].to_owned()), Some(MARKS[2].to_owned()));
    consent::introduce(&server.db, &*server.clock, &actor, name, birth, guardian).await.unwrap();
    worked_off(&server).await;
    let folder = server.settings.storage.data_dir.clone();
    let before = traces::in_files(&folder, &MARKS);
    // The name and the guardian's address stand in the mail to the guardian at least, on either database.
    for mark in MARKS {
        assert!(before.iter().any(|found| found.contains(mark)), "{mark} was never there: {before:#?}");
    }
    person.done(&server, "/mein/daten/loeschen", &[("sicher", "ja")]).await;
    // The farewell goes out, the files are removed, and what has served its purpose is swept up.
    worked_off(&server).await;
    privacy::sweep(&server.db, &*server.clock).await.unwrap();
    assert_eq!(traces::in_tables(&server.db, &MARKS).await, Vec::<String>::new());
    assert_eq!(traces::in_files(&folder, &MARKS), Vec::<String>::new());
}

/// Waits until the worker has nothing left to do. The limit only keeps a broken one from holding the tests up for ever.
async fn worked_off(server: &TestServer) {
    let machine = Actor::system("test", "test");
    for _ in 0..600 {
        let left = read_as(&server.db, &machine, |txn| {
            Box::pin(async move {
                let waiting = outbox::Column::State.eq(outbox::OutboxState::Waiting);
                Ok(outbox::Entity::find().filter(waiting).count(txn).await?)
            })
        });
        if left.await.unwrap() == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the worker does not come to an end");
}
