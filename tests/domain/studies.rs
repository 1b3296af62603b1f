//! Institutions and study programmes: who keeps them, who sees them, and how many there are.
use std::sync::LazyLock;

use lotse_domain::{
    Actor, Db, DomainError, ErrorKind, audit,
    change_log::{self, Subject},
    clock::{Clock, SystemClock},
    cluster::Cluster,
    institution::{self, Institution, InstitutionDraft, InstitutionKind, Meant},
    occupation::Area,
    page::PageRequest,
    place::Gazetteer,
    study_programme::{
        self, Degree, ProgrammeDraft, ProgrammeFilter, ProgrammeState, StudyForm, StudyProgramme,
    },
};
use lotse_tests::{Backend, fresh_database, on_both_databases, world};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use uuid::Uuid;

on_both_databases!(
    a_programme_is_public_from_publishing_to_withdrawing,
    an_institution_with_programmes_stays,
    nobody_but_the_managers_writes_anything,
    a_version_that_is_not_the_present_one_is_refused,
    the_list_is_filtered_and_comes_in_pages,
    there_is_an_end_of_institutions
);

static NOWHERE: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::new(Vec::new()));

fn machine() -> Actor {
    Actor::operator("test")
}

fn school(name: &str) -> InstitutionDraft {
    InstitutionDraft {
        name: name.into(),
        kind: InstitutionKind::DualUniversity,
        description: None,
        street: None,
        postal_code: None,
        city: Some("Lübeck".into()),
        website: None,
    }
}

fn draft(institution: &Institution, title: &str) -> ProgrammeDraft {
    ProgrammeDraft {
        institution_id: institution.id,
        title: title.into(),
        degree: Degree::Bachelor,
        form: StudyForm::Dual,
        area: Some(Area::Food),
        semesters: Some(7),
        starts: Some("Oktober".into()),
        admission: None,
        description: Some("Wie bleibt Joghurt frisch?".into()),
        website: None,
    }
}

async fn found(db: &Db, cluster: &Cluster, name: &str) -> Institution {
    institution::create(db, &SystemClock, &NOWHERE, &machine(), cluster.id, school(name)).await.unwrap()
}

async fn made(db: &Db, cluster: &Cluster, draft: ProgrammeDraft) -> StudyProgramme {
    study_programme::create(db, &SystemClock, &machine(), cluster.id, draft).await.unwrap()
}

async fn published(db: &Db, cluster: &Cluster, draft: ProgrammeDraft) -> StudyProgramme {
    let made = made(db, cluster, draft).await;
    study_programme::publish(db, &SystemClock, &machine(), cluster.id, made.id).await.unwrap()
}

async fn titles(db: &Db, filter: &ProgrammeFilter) -> Vec<String> {
    let all = PageRequest::new(None, Some(100));
    let page = study_programme::list_public(db.read(), filter, all).await.unwrap();
    page.items.into_iter().map(|view| view.programme.title).collect()
}

async fn a_programme_is_public_from_publishing_to_withdrawing(backend: Backend) {
    let test = fresh_database(backend).await;
    let (db, clock, actor) = (&test.db, &SystemClock, machine());
    let nord = world::cluster(db, "nord").await;
    let academy = found(db, &nord, "  Akademie   Ostufer ").await;
    assert_eq!((academy.name.as_str(), academy.slug.as_str()), ("Akademie Ostufer", "akademie-ostufer"));
    let before = change_log::newest(db).await.unwrap();
    let it = made(db, &nord, draft(&academy, "Lebensmitteltechnologie")).await;
    assert_eq!(it.slug, "lebensmitteltechnologie-akademie-ostufer");
    assert_eq!(it.state, ProgrammeState::Draft);
    assert!(titles(db, &ProgrammeFilter::default()).await.is_empty());
    let unseen = study_programme::find_public(db.read(), &it.slug).await.unwrap_err();
    assert_eq!(unseen.kind(), ErrorKind::NotFound);

    let shown = study_programme::publish(db, clock, &actor, nord.id, it.id).await.unwrap();
    assert_eq!((shown.state, shown.version), (ProgrammeState::Published, 2));
    let again = study_programme::publish(db, clock, &actor, nord.id, it.id).await.unwrap();
    assert_eq!(again, shown, "once is enough");
    let view = study_programme::find_public(db.read(), &it.slug).await.unwrap();
    assert_eq!((view.programme.id, view.institution.id), (it.id, academy.id));
    let place = institution::find_public(db.read(), &academy.slug).await.unwrap();
    assert_eq!((place.programmes, place.cluster.id), (1, nord.id));
    let views = study_programme::search_views(db.read()).await.unwrap();
    assert_eq!((views.len(), views[0].cluster_slug.as_str()), (1, "nord"));

    study_programme::withdraw(db, clock, &actor, nord.id, it.id).await.unwrap();
    assert!(study_programme::find_public(db.read(), &it.slug).await.is_err());
    assert!(study_programme::search_views(db.read()).await.unwrap().is_empty());
    study_programme::remove(db, clock, &actor, nord.id, it.id).await.unwrap();
    let actions: Vec<String> =
        audit::list_of(db.read(), it.id).await.unwrap().into_iter().map(|entry| entry.action).collect();
    assert_eq!(
        actions,
        [
            "study_programme.created",
            "study_programme.published",
            "study_programme.withdrawn",
            "study_programme.removed"
        ]
    );
    let changes = world::changes_after(db, before, 4).await;
    assert!(changes.iter().all(|it| it.subject == Subject::StudyProgramme), "{changes:?}");
    // Of the same name, in another cluster: its address is another one.
    let sued = world::cluster(db, "sued").await;
    let other = found(db, &sued, "Akademie Ostufer").await;
    assert!(other.slug.starts_with("akademie-ostufer-"), "{}", other.slug);
}

async fn an_institution_with_programmes_stays(backend: Backend) {
    let test = fresh_database(backend).await;
    let (db, clock, actor) = (&test.db, &SystemClock, machine());
    let nord = world::cluster(db, "nord").await;
    let (first, second) = (found(db, &nord, "Erste").await, found(db, &nord, "Zweite").await);
    let it = made(db, &nord, draft(&first, "Technik")).await;
    let refused = institution::remove(db, clock, &actor, nord.id, first.id).await.unwrap_err();
    assert!(matches!(refused, DomainError::Conflict(_)), "{refused}");
    // Moved to the other one, it holds the first one no more.
    let meant = Meant { cluster_id: nord.id, id: it.id, version: Some(1) };
    let moved = study_programme::change(db, clock, &actor, meant, draft(&second, "Technik")).await.unwrap();
    assert_eq!((moved.institution_id, moved.slug), (second.id, it.slug));
    institution::remove(db, clock, &actor, nord.id, first.id).await.unwrap();
    assert!(institution::find_public(db.read(), "erste").await.is_err());
    // One that is not there any more cannot be chosen.
    let refused = study_programme::create(db, clock, &actor, nord.id, draft(&first, "Neu")).await;
    let Err(DomainError::Invalid(errors)) = refused else { panic!("{refused:?}") };
    assert_eq!((errors[0].field.as_ref(), errors[0].code), ("institution_id", "unknown"));
}

async fn nobody_but_the_managers_writes_anything(backend: Backend) {
    let test = fresh_database(backend).await;
    let (db, clock, machine) = (&test.db, &SystemClock, machine());
    let (nord, sued) = (world::cluster(db, "nord").await, world::cluster(db, "sued").await);
    let academy = found(db, &nord, "Akademie").await;
    let it = published(db, &nord, draft(&academy, "Technik")).await;
    let stranger = Actor::stranger("test");
    let all = || PageRequest::new(None, None);
    let nobody = [
        institution::create(db, clock, &NOWHERE, &stranger, nord.id, school("Neu")).await.is_err(),
        institution::list(db, &stranger, nord.id, all()).await.is_err(),
        institution::remove(db, clock, &stranger, nord.id, academy.id).await.is_err(),
        study_programme::create(db, clock, &stranger, nord.id, draft(&academy, "Neu")).await.is_err(),
        study_programme::list(db, &stranger, nord.id, all()).await.is_err(),
        study_programme::withdraw(db, clock, &stranger, nord.id, it.id).await.is_err(),
        study_programme::remove(db, clock, &stranger, nord.id, it.id).await.is_err(),
        institution::find(db, &stranger, nord.id, academy.id).await.is_err(),
        study_programme::find(db, &stranger, nord.id, it.id).await.is_err(),
    ];
    assert_eq!(nobody, [true; 9]);
    // What belongs to another cluster is not there, even for who may do everything.
    let (institution_of, of) = (
        Meant { cluster_id: sued.id, id: academy.id, version: None },
        Meant { cluster_id: sued.id, id: it.id, version: None },
    );
    let kinds = [
        institution::change(db, clock, &NOWHERE, &machine, institution_of, school("Neu")).await.unwrap_err(),
        institution::remove(db, clock, &machine, sued.id, academy.id).await.unwrap_err(),
        institution::find(db, &machine, sued.id, academy.id).await.unwrap_err(),
        study_programme::change(db, clock, &machine, of, draft(&academy, "Neu")).await.unwrap_err(),
        study_programme::remove(db, clock, &machine, sued.id, it.id).await.unwrap_err(),
        study_programme::publish(db, clock, &machine, sued.id, it.id).await.unwrap_err(),
    ]
    .map(|error| error.kind());
    assert_eq!(kinds, [ErrorKind::NotFound; 6]);
    let foreign = study_programme::create(db, clock, &machine, sued.id, draft(&academy, "Neu")).await;
    assert_eq!(foreign.unwrap_err().kind(), ErrorKind::Invalid);
    assert_eq!(titles(db, &ProgrammeFilter::default()).await, ["Technik"]);
}

async fn a_version_that_is_not_the_present_one_is_refused(backend: Backend) {
    let test = fresh_database(backend).await;
    let (db, clock, actor) = (&test.db, &SystemClock, machine());
    let nord = world::cluster(db, "nord").await;
    let academy = found(db, &nord, "Akademie").await;
    let it = made(db, &nord, draft(&academy, "Technik")).await;
    let place = |version| Meant { cluster_id: nord.id, id: academy.id, version };
    let programme = |version| Meant { cluster_id: nord.id, id: it.id, version };
    let named = institution::change(db, clock, &NOWHERE, &actor, place(Some(1)), school("Neu")).await;
    let named = named.unwrap();
    assert_eq!((named.version, named.name.as_str(), named.slug.as_str()), (2, "Neu", "akademie"));
    let stale = institution::change(db, clock, &NOWHERE, &actor, place(Some(1)), school("Alt")).await;
    assert!(matches!(stale, Err(DomainError::Stale)), "{stale:?}");
    let changed = study_programme::change(db, clock, &actor, programme(None), draft(&academy, "Neu")).await;
    assert_eq!(changed.unwrap().version, 2);
    let stale = study_programme::change(db, clock, &actor, programme(Some(1)), draft(&academy, "Alt")).await;
    assert!(matches!(stale, Err(DomainError::Stale)), "{stale:?}");
}

async fn the_list_is_filtered_and_comes_in_pages(backend: Backend) {
    let test = fresh_database(backend).await;
    let db = &test.db;
    let (nord, sued) = (world::cluster(db, "nord").await, world::cluster(db, "sued").await);
    let (north, south) = (found(db, &nord, "Nordakademie").await, found(db, &sued, "Südakademie").await);
    published(db, &nord, draft(&north, "Agrar")).await;
    let it = ProgrammeDraft { area: Some(Area::It), degree: Degree::Master, ..draft(&north, "Informatik") };
    published(db, &nord, it).await;
    let evening = ProgrammeDraft { area: None, form: StudyForm::PartTime, ..draft(&south, "Zahntechnik") };
    published(db, &sued, evening).await;
    made(db, &sued, draft(&south, "Entwurf")).await;
    let all = ProgrammeFilter::default();
    for (filter, expected) in [
        (all.clone(), vec!["Agrar", "Informatik", "Zahntechnik"]),
        (ProgrammeFilter { cluster_id: Some(nord.id), ..all.clone() }, vec!["Agrar", "Informatik"]),
        (ProgrammeFilter { institution_id: Some(south.id), ..all.clone() }, vec!["Zahntechnik"]),
        (ProgrammeFilter { area: Some(Area::It), ..all.clone() }, vec!["Informatik"]),
        (ProgrammeFilter { form: Some(StudyForm::PartTime), ..all.clone() }, vec!["Zahntechnik"]),
        (ProgrammeFilter { degree: Some(Degree::Bachelor), ..all.clone() }, vec!["Agrar", "Zahntechnik"]),
        (ProgrammeFilter { cluster_id: Some(Uuid::nil()), ..all.clone() }, vec![]),
    ] {
        assert_eq!(titles(db, &filter).await, expected, "{filter:?}");
    }
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let two = PageRequest::new(after, Some(2));
        let page = study_programme::list_public(db.read(), &all, two).await.unwrap();
        seen.extend(page.items.into_iter().map(|view| view.programme.title));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, ["Agrar", "Informatik", "Zahntechnik"]);
    let desk = study_programme::list(db, &machine(), sued.id, PageRequest::new(None, None)).await.unwrap();
    assert_eq!(desk.items.len(), 2, "drafts too");
}

async fn there_is_an_end_of_institutions(backend: Backend) {
    let test = fresh_database(backend).await;
    let (db, now) = (&test.db, SystemClock.now());
    let nord = world::cluster(db, "nord").await;
    let rows = (1..institution::MOST).map(|number| {
        let row = Institution {
            id: Uuid::now_v7(),
            cluster_id: nord.id,
            slug: format!("schule-{number}"),
            name: format!("Schule {number}"),
            kind: InstitutionKind::VocationalSchool,
            description: None,
            street: None,
            postal_code: None,
            city: None,
            latitude: None,
            longitude: None,
            website: None,
            version: 1,
            created_at: now,
            updated_at: now,
        };
        row.into_active_model().reset_all()
    });
    institution::Entity::insert_many(rows).exec_without_returning(db.write()).await.unwrap();
    found(db, &nord, "Die letzte").await;
    let refused =
        institution::create(db, &SystemClock, &NOWHERE, &machine(), nord.id, school("Eine zu viel")).await;
    let Err(DomainError::Invalid(errors)) = refused else { panic!("{refused:?}") };
    assert_eq!((errors[0].field.as_ref(), errors[0].code), ("name", "too_many"));
}
