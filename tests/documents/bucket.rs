//! A bucket that speaks S3, where one is named: `LOTSE_TEST_S3=http://127.0.0.1:9000/bucket`, any keys.
use lotse_documents::{Documents, Place, S3, Scanner};
use lotse_domain::{Secrets, document, document::DocumentKind};
use lotse_tests::Backend;

use crate::{corpus, stage::Stage, stage::in_days};

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_keeps_gives_and_loses_files() {
    let Ok(place) = std::env::var("LOTSE_TEST_S3") else {
        println!("LOTSE_TEST_S3 names no bucket: nothing is tried");
        return;
    };
    let (endpoint, bucket) = place.rsplit_once('/').expect("an address and a bucket");
    let place = Place::S3(S3 {
        bucket: bucket.to_owned(),
        region: "eu-central-1".to_owned(),
        endpoint: Some(endpoint.to_owned()),
        access_key_id: "test".to_owned(),
        secret_access_key: "test".to_owned(),
    });
    let secrets = Secrets::from_text("0123456789abcdef0123456789abcdef").unwrap();
    let documents = Documents::open(&place, secrets, Scanner::None).unwrap();
    let stage = Stage::start(Backend::Sqlite).await;
    let (db, clock) = (&stage.server.db, &*stage.server.clock);
    let (_, mia) = stage.pupil("mia@schule.example").await;
    let new = documents.take(DocumentKind::Cv, "Lebenslauf.pdf", corpus::pdf()).await.unwrap();
    let kept = document::add(db, clock, &mia, new).await.unwrap();
    assert_eq!(documents.read(&kept).await.unwrap(), corpus::pdf());
    let lost = documents.take(DocumentKind::Cv, "weg.pdf", corpus::pdf()).await.unwrap();
    document::remove(db, clock, &mia, kept.id).await.unwrap();
    assert_eq!(documents.sweep(db, clock, false).await.unwrap(), 1);
    assert!(documents.read(&kept).await.is_err());
    // What never got a row is found by listing the bucket.
    assert!(documents.sweep(db, &in_days(2), true).await.unwrap() >= 1);
    let row = document::Document { id: lost.id, wrapped_key: lost.wrapped_key, ..kept };
    assert!(documents.read(&row).await.is_err());
}
