//! What no row names leaves the store.
use lotse_domain::{
    company::profile::{self, PictureKind},
    document,
};
use lotse_tests::{Backend, on_both_databases};

use crate::{
    corpus,
    stage::{Stage, in_days},
};

on_both_databases!(what_no_row_names_leaves);

async fn what_no_row_names_leaves(backend: Backend) {
    let stage = Stage::start(backend).await;
    let (db, clock) = (&stage.server.db, &*stage.server.clock);
    let (_, mia) = stage.pupil("mia@schule.example").await;
    let (company, admin) = stage.company("Keks AG").await;
    let kept = stage.upload(&mia, "a.pdf").await;
    let removed = stage.upload(&mia, "b.pdf").await;
    let logo = stage.documents.take_picture(corpus::png(90, 90), 400).await.unwrap();
    let logo_id = logo.id;
    profile::add_picture(db, clock, &admin, company.id, PictureKind::Logo, "Ein Keks", logo).await.unwrap();
    // An upload whose request was broken off before it got a row.
    let lost = stage.documents.take(lotse_domain::document::DocumentKind::Cv, "c.pdf", corpus::pdf());
    let lost = lost.await.unwrap();
    let sorted = |mut ids: Vec<uuid::Uuid>| {
        ids.sort_unstable();
        ids
    };
    assert_eq!(stage.files(), sorted(vec![kept.id, removed.id, logo_id, lost.id]));

    document::remove(db, clock, &mia, removed.id).await.unwrap();
    assert_eq!(stage.files().len(), 4, "the file goes by the running process");
    // What is young may be under way.
    assert_eq!(stage.documents.sweep(db, clock, true).await.unwrap(), 1);
    assert_eq!(stage.files(), sorted(vec![kept.id, logo_id, lost.id]));
    assert!(document::list_removed(db, 10).await.unwrap().is_empty());
    assert_eq!(stage.documents.sweep(db, clock, true).await.unwrap(), 0);

    assert_eq!(stage.documents.sweep(db, &in_days(2), false).await.unwrap(), 0);
    assert_eq!(stage.documents.sweep(db, &in_days(2), true).await.unwrap(), 1);
    assert_eq!(stage.files(), sorted(vec![kept.id, logo_id]));
    assert_eq!(stage.documents.read(&kept).await.unwrap(), corpus::pdf());

    // Noted, but gone from the store already: that is no failure, and is forgotten.
    document::remove(db, clock, &mia, kept.id).await.unwrap();
    stage.documents.discard(&[kept.id]).await;
    assert_eq!(stage.documents.sweep(db, clock, false).await.unwrap(), 1);
    assert!(document::list_removed(db, 10).await.unwrap().is_empty());
    assert_eq!(stage.files(), [logo_id]);
}
