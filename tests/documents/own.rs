//! A pupil's own documents.
use lotse_domain::{
    Actor, ErrorKind,
    api_key::Scope,
    audit,
    document::{self, DocumentKind, MAX_DOCUMENTS, NewDocument, Scan},
    unit_of_work::read_as,
};
use lotse_tests::{Backend, on_both_databases};
use uuid::Uuid;

use crate::{
    corpus,
    stage::{Stage, kind},
};

on_both_databases!(only_the_owner_sees_and_removes, twenty_and_no_more);

async fn only_the_owner_sees_and_removes(backend: Backend) {
    let stage = Stage::start(backend).await;
    let (db, clock) = (&stage.server.db, &*stage.server.clock);
    let (_, mia) = stage.pupil("mia@schule.example").await;
    let (_, ben) = stage.pupil("ben@schule.example").await;
    let first = stage.upload(&mia, "Lebenslauf.pdf").await;
    let second = stage.upload(&mia, "Zeugnis.pdf.exe").await;
    let own = document::list_own(db, &mia).await.unwrap();
    let names: Vec<&str> = own.iter().map(|document| document.name.as_str()).collect();
    assert_eq!(names, ["Zeugnis.pdf", "Lebenslauf.pdf"]);
    let read = document::find_readable(db, &mia, first.id).await.unwrap();
    assert_eq!(stage.documents.read(&read).await.unwrap(), corpus::pdf());
    assert_eq!(read.scan, Scan::NotScanned);

    assert!(document::list_own(db, &ben).await.unwrap().is_empty());
    let stranger = Actor::stranger("test");
    for other in [&ben, &stranger] {
        assert_eq!(kind(document::find_readable(db, other, first.id).await), ErrorKind::NotFound);
    }
    assert_eq!(kind(document::remove(db, clock, &ben, first.id).await), ErrorKind::NotFound);
    assert_eq!(kind(document::remove(db, clock, &stranger, first.id).await), ErrorKind::Unauthenticated);
    assert_eq!(kind(document::list_own(db, &stranger).await), ErrorKind::Unauthenticated);

    document::remove(db, clock, &mia, first.id).await.unwrap();
    assert_eq!(kind(document::remove(db, clock, &mia, first.id).await), ErrorKind::NotFound);
    assert_eq!(kind(document::find_readable(db, &mia, first.id).await), ErrorKind::NotFound);
    assert!(!document::is_known(db, first.id).await.unwrap());
    assert!(document::is_known(db, second.id).await.unwrap());
    assert_eq!(document::list_removed(db, 10).await.unwrap(), [first.id]);
    let machine = Actor::operator("test");
    let trail =
        read_as(db, &machine, move |txn| Box::pin(async move { audit::list_of(txn, first.id).await }));
    let trail: Vec<String> = trail.await.unwrap().into_iter().map(|entry| entry.action).collect();
    assert_eq!(trail, ["document.added", "document.removed"]);

    // Of a company's admin who is also a pupil, a program sees nothing that is the admin's own.
    let (company, admin) = stage.company("Keks AG").await;
    let private = stage.upload(&admin, "privat.pdf").await;
    let key = stage.key(&admin, &company, vec![Scope::ApplicationsRead]).await;
    assert!(document::find_readable(db, &admin, private.id).await.is_ok());
    assert_eq!(kind(document::find_readable(db, &key, private.id).await), ErrorKind::NotFound);
    assert_eq!(kind(document::list_own(db, &key).await), ErrorKind::Forbidden);
    assert_eq!(kind(document::remove(db, clock, &key, private.id).await), ErrorKind::Forbidden);
}

/// A row without a file: only the count matters.
fn row() -> NewDocument {
    NewDocument {
        id: Uuid::now_v7(),
        kind: DocumentKind::Other,
        name: "a.pdf".into(),
        media_type: "application/pdf".into(),
        bytes: 1,
        content_hash: String::new(),
        wrapped_key: String::new(),
        scan: Scan::NotScanned,
    }
}

async fn twenty_and_no_more(backend: Backend) {
    let stage = Stage::start(backend).await;
    let (_, mia) = stage.pupil("mia@schule.example").await;
    let attempts = (0..MAX_DOCUMENTS + 5).map(|_| {
        let (db, clock, mia) = (stage.server.db.clone(), stage.server.clock.clone(), mia.clone());
        tokio::spawn(async move { document::add(&db, &*clock, &mia, row()).await })
    });
    let mut refused = 0;
    for attempt in attempts.collect::<Vec<_>>() {
        if let Err(err) = attempt.await.unwrap() {
            assert_eq!(err.kind(), ErrorKind::Conflict, "{err}");
            refused += 1;
        }
    }
    assert_eq!(refused, 5);
    let kept = document::list_own(&stage.server.db, &mia).await.unwrap().len() as u64;
    assert_eq!(kept, MAX_DOCUMENTS);
}
