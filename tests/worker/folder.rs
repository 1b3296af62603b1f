//! The mailbox folder.
use lotse_domain::{
    mail::Letter,
    outbox::{Message, OutboxState},
};
use lotse_notifier::{Transport, mailbox};
use lotse_tests::{Backend, on_both_databases};

use crate::bench::{Bench, limits, plain, sender};

on_both_databases!(mails_lie_in_the_folder_until_their_person_is_erased);

async fn mails_lie_in_the_folder_until_their_person_is_erased(backend: Backend) {
    let bench = Bench::new(backend).await;
    let dir = bench.test.dir.path().join(mailbox::FOLDER);
    let worker = || bench.worker_with(Transport::Mailbox(dir.clone()), sender(), limits());
    assert!(mailbox::list(&dir, 10).await.unwrap().is_empty(), "no folder, no mails");
    let mut ids = Vec::new();
    for to in ["mia@schule.example", "ben@schule.example", "mia@schule.example"] {
        ids.push(bench.post(to, plain()).await);
    }
    worker().run_until_idle().await.unwrap();
    let listed = mailbox::list(&dir, 10).await.unwrap();
    ids.reverse();
    assert_eq!(listed.iter().map(|mail| mail.id).collect::<Vec<_>>(), ids);
    assert_eq!(mailbox::list(&dir, 1).await.unwrap().len(), 1);
    let mail = mailbox::read(&dir, ids[0]).await.unwrap().unwrap();
    assert_eq!((mail.to.as_str(), mail.kind.as_str()), ("mia@schule.example", "mail.guardian_agreed"));
    assert!(!mail.subject.is_empty() && !mail.text.is_empty() && mail.html.contains("<html"));
    let travelled = std::fs::read_to_string(dir.join(format!("{}.eml", ids[0]))).unwrap();
    assert!(travelled.contains(&format!("Message-ID: {}\r\n", mail.message_id)), "{travelled}");
    let names =
        || std::fs::read_dir(&dir).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>();
    assert_eq!(names().len(), 6, "nothing half written stays: {:?}", names());
    assert!(mailbox::read(&dir, uuid::Uuid::now_v7()).await.unwrap().is_none());

    // Of one who is erased nothing stays, not even the goodbye; nor of a guardian who was there for her alone.
    bench.post("mum@home.example", plain()).await;
    bench.post("mia@schule.example", Letter::Erased { by_wish: true }).await;
    let payload = serde_json::json!({ "mail": "mia@schule.example", "addresses": ["mum@home.example"] });
    let job = bench.enqueue(Message { kind: "job.erase_files", payload, recipient: None }).await;
    worker().run_until_idle().await.unwrap();
    assert_eq!(bench.message(job).await.state, OutboxState::Done);
    let left = mailbox::list(&dir, 10).await.unwrap();
    assert_eq!(left.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), ["ben@schule.example"]);
    assert_eq!(names().len(), 2, "{:?}", names());
}
