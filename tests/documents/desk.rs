//! Who reads what went with an application.
use lotse_domain::{Actor, ErrorKind, api_key::Scope, application::ApplicationState, document, grant::Role};
use lotse_tests::{Backend, on_both_databases, people};

use crate::{
    corpus,
    stage::{Stage, kind},
};

on_both_databases!(the_company_reads_what_reached_it);

async fn the_company_reads_what_reached_it(backend: Backend) {
    let stage = Stage::start(backend).await;
    let (db, clock) = (&stage.server.db, &*stage.server.clock);
    let (mia, as_mia) = stage.pupil("mia@schule.example").await;
    let (company, admin) = stage.company("Keks AG").await;
    let (_, other) = stage.company("Brot GmbH").await;
    let recruiter = people::strong(&stage.server, "personal@keks.example").await;
    people::grant(&stage.server, &recruiter, Role::Recruiter, company.id).await;
    let recruiter = stage.actor(&recruiter).await;
    let manager = people::manager_of(&stage.server, stage.cluster.id, "leitung@nord.example").await;
    let manager = stage.actor(&manager).await;
    let operator = people::operator(&stage.server, "betrieb@lotse.example").await;
    let operator = stage.actor(&operator).await;
    let key = stage.key(&admin, &company, vec![Scope::ApplicationsRead]).await;
    let weak_key = stage.key(&admin, &company, vec![Scope::CompanyRead, Scope::VacanciesWrite]).await;
    let stranger = Actor::stranger("test");

    let cv = stage.upload(&as_mia, "cv.pdf").await;
    let unsent = stage.upload(&as_mia, "geheim.pdf").await;
    let (lea, as_lea) = stage.pupil("lea@schule.example").await;
    let waiting = stage.upload(&as_lea, "zeugnis.pdf").await;
    let sent = stage.sent(&mia, &company, ApplicationState::Submitted, cv.id).await;
    stage.sent(&lea, &company, ApplicationState::Draft, waiting.id).await;

    for reader in [&as_mia, &admin, &recruiter, &key] {
        let read = document::find_readable(db, reader, cv.id).await.unwrap();
        assert_eq!(stage.documents.read(&read).await.unwrap(), corpus::pdf());
    }
    for outsider in [&other, &manager, &operator, &weak_key, &stranger] {
        for id in [cv.id, unsent.id, waiting.id] {
            let answer = document::find_readable(db, outsider, id).await;
            assert_eq!(kind(answer), ErrorKind::NotFound, "{}", outsider.name);
        }
    }
    for reader in [&admin, &recruiter, &key] {
        for id in [unsent.id, waiting.id] {
            assert_eq!(kind(document::find_readable(db, reader, id).await), ErrorKind::NotFound);
        }
        assert!(document::remove(db, clock, reader, cv.id).await.is_err());
    }

    let mut erased = sent.clone();
    erased.erased_at = Some(clock.now());
    stage.change(erased).await;
    assert_eq!(kind(document::find_readable(db, &admin, cv.id).await), ErrorKind::NotFound);
    stage.change(sent).await;
    assert!(document::find_readable(db, &admin, cv.id).await.is_ok());
    document::remove(db, clock, &as_mia, cv.id).await.unwrap();
    assert_eq!(kind(document::find_readable(db, &admin, cv.id).await), ErrorKind::NotFound);
}
