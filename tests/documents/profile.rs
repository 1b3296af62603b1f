//! What a company says about itself, and its pictures.
use lotse_domain::{
    Actor, DomainError, ErrorKind,
    api_key::Scope,
    change_log,
    company::{
        self, MembershipState, membership,
        profile::{self, MAX_PICTURES, PictureKind, ProfileDraft},
    },
    document,
    unit_of_work::in_transaction,
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use uuid::Uuid;

use crate::{
    corpus,
    stage::{Stage, kind},
};

on_both_databases!(its_people_write_it, pictures_have_their_places, a_picture_is_as_public_as_its_company);

fn draft() -> ProfileDraft {
    ProfileDraft {
        summary: Some(" Wir backen. ".into()),
        employees: Some(40),
        website: Some("https://keks.example".into()),
        learn: Some("**Teig** und mehr".into()),
        contact_name: Some("Frau Krume".into()),
        takes_speculative: true,
        ..Default::default()
    }
}

async fn its_people_write_it(backend: Backend) {
    let stage = Stage::start(backend).await;
    let (db, clock) = (&stage.server.db, &*stage.server.clock);
    let (company, admin) = stage.company("Keks AG").await;
    let (_, other) = stage.company("Brot GmbH").await;
    let (_, pupil) = stage.pupil("mia@schule.example").await;
    let before = change_log::newest(db).await.unwrap();
    assert!(profile::find(db, &admin, company.id).await.unwrap().training.is_none());

    let written =
        profile::change(db, clock, &admin, company.id, Some(company.version), draft()).await.unwrap();
    assert_eq!(written.company.version, company.version + 1);
    let read = profile::find(db, &admin, company.id).await.unwrap();
    assert_eq!(read.company.summary.as_deref(), Some("Wir backen."));
    let training = read.training.expect("a row");
    assert!(training.takes_speculative);
    assert_eq!(training.learn.as_deref(), Some("**Teig** und mehr"));
    let changes = lotse_tests::world::changes_after(db, before, 1).await;
    assert_eq!((changes[0].subject, changes[0].subject_id), (change_log::Subject::Company, company.id));

    let outdated = profile::change(db, clock, &admin, company.id, Some(company.version), draft()).await;
    assert!(matches!(outdated, Err(DomainError::Stale)), "{outdated:?}");
    let cleared = ProfileDraft::default();
    let written = profile::change(db, clock, &admin, company.id, None, cleared).await.unwrap();
    assert_eq!((written.company.summary, written.company.employees), (None, None));
    assert!(!written.training.expect("a row").takes_speculative);
    let wrong = ProfileDraft { website: Some("keks.example".into()), employees: Some(-1), ..draft() };
    let refused = profile::change(db, clock, &admin, company.id, None, wrong).await;
    let Err(DomainError::Invalid(errors)) = refused else { panic!("{refused:?}") };
    assert_eq!(errors.len(), 2);

    let by_key = stage.key(&admin, &company, vec![Scope::CompanyRead]).await;
    let answering = stage.key(&admin, &company, vec![Scope::ApplicationsWrite]).await;
    assert!(profile::find(db, &by_key, company.id).await.is_ok());
    for outsider in [&other, &pupil, &answering] {
        assert_eq!(kind(profile::find(db, outsider, company.id).await), ErrorKind::NotFound);
    }
    for outsider in [&other, &pupil, &answering, &by_key] {
        let answer = profile::change(db, clock, outsider, company.id, None, draft()).await;
        assert_eq!(kind(answer), ErrorKind::NotFound);
    }
    let stranger = Actor::stranger("test");
    assert_eq!(kind(profile::find(db, &stranger, company.id).await), ErrorKind::Unauthenticated);
    let nowhere = profile::change(db, clock, &Actor::operator("test"), Uuid::now_v7(), None, draft()).await;
    assert_eq!(kind(nowhere), ErrorKind::NotFound);
}

async fn pictures_have_their_places(backend: Backend) {
    let stage = Stage::start(backend).await;
    let (db, clock) = (&stage.server.db, &*stage.server.clock);
    let (company, admin) = stage.company("Keks AG").await;
    let (brot, other) = stage.company("Brot GmbH").await;
    let taken = async || stage.documents.take_picture(corpus::jpeg(40, 20), 400).await.unwrap();
    let add = async |actor: &Actor, kind, alt: &str| {
        profile::add_picture(db, clock, actor, company.id, kind, alt, taken().await).await
    };
    let first = add(&admin, PictureKind::Logo, "Ein Keks").await.unwrap();
    let second = add(&admin, PictureKind::Logo, "Zwei Kekse").await.unwrap();
    for at in 0..MAX_PICTURES {
        add(&admin, PictureKind::Photo, &format!("Bild {at}")).await.unwrap();
    }
    assert_eq!(kind(add(&admin, PictureKind::Photo, "Zu viel").await), ErrorKind::Conflict);
    for alt in ["", "  ", "a\nb", &"x".repeat(201)] {
        assert_eq!(kind(add(&admin, PictureKind::Logo, alt).await), ErrorKind::Invalid, "{alt}");
    }
    let key = stage.key(&admin, &company, vec![Scope::CompanyRead, Scope::VacanciesWrite]).await;
    for outsider in [&other, &key] {
        assert_eq!(kind(add(outsider, PictureKind::Logo, "Fremd").await), ErrorKind::NotFound);
    }

    let shown = profile::find(db, &admin, company.id).await.unwrap();
    assert_eq!(shown.logo.map(|logo| logo.id), Some(second.id));
    let alts: Vec<&str> = shown.photos.iter().map(|photo| photo.alt.as_str()).collect();
    assert_eq!(alts, ["Bild 0", "Bild 1", "Bild 2", "Bild 3", "Bild 4", "Bild 5", "Bild 6", "Bild 7"]);
    assert_eq!(document::list_removed(db, 10).await.unwrap(), [first.id]);

    let gone = shown.photos[2].id;
    for (outsider, company) in [(&other, company.id), (&other, brot.id), (&key, company.id)] {
        let answer = profile::remove_picture(db, clock, outsider, company, gone).await;
        assert_eq!(kind(answer), ErrorKind::NotFound);
    }
    profile::remove_picture(db, clock, &admin, company.id, gone).await.unwrap();
    assert_eq!(kind(profile::remove_picture(db, clock, &admin, company.id, gone).await), ErrorKind::NotFound);
    assert_eq!(profile::find(db, &admin, company.id).await.unwrap().photos.len(), 7);
    let last = add(&admin, PictureKind::Photo, "Nachgereicht").await.unwrap();
    let shown = profile::find_public(db.read(), company.clone()).await.unwrap();
    assert_eq!(shown.photos.last().map(|photo| photo.id), Some(last.id));
}

async fn a_picture_is_as_public_as_its_company(backend: Backend) {
    let stage = Stage::start(backend).await;
    let (db, clock) = (&stage.server.db, &*stage.server.clock);
    let (company, admin) = stage.company("Keks AG").await;
    let (_, other) = stage.company("Brot GmbH").await;
    let picture = stage.documents.take_picture(corpus::png(90, 90), 60).await.unwrap();
    let picture = profile::add_picture(db, clock, &admin, company.id, PictureKind::Logo, "Ein Keks", picture)
        .await
        .unwrap();
    let stranger = Actor::stranger("test");
    let shown = profile::find_picture(db, &stranger, picture.id).await.unwrap();
    let bytes = stage.documents.read_picture(shown.id, &shown.wrapped_key).await.unwrap();
    let drawn = image::load_from_memory(&bytes).unwrap();
    assert_eq!((drawn.width(), drawn.height(), shown.width), (60, 60, 60));

    let id = company.id;
    in_transaction(db, move |txn| {
        Box::pin(async move {
            membership::Entity::update_many()
                .col_expr(membership::Column::State, Expr::value(MembershipState::Ended.as_str()))
                .filter(membership::Column::CompanyId.eq(id))
                .exec(txn)
                .await?;
            Ok(())
        })
    })
    .await
    .unwrap();
    assert!(company::find_public(db.read(), &company.slug).await.is_err());
    assert!(profile::find_picture(db, &admin, picture.id).await.is_ok());
    for outsider in [&stranger, &other] {
        assert_eq!(kind(profile::find_picture(db, outsider, picture.id).await), ErrorKind::NotFound);
    }
    assert_eq!(kind(profile::find_picture(db, &stranger, Uuid::now_v7()).await), ErrorKind::NotFound);
}
