//! Whoever does not work there finds nothing.
use lotse_domain::{
    Actor, DomainError, ErrorKind,
    api_key::{self, Scope},
    grant::Role,
    session,
    vacancy::desk::{self, DeskStep, Remark},
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::prelude::Uuid;

use crate::world::{World, posting, refused};

on_both_databases!(
    foreign_companies_and_others_find_nothing,
    foreign_managers_find_nothing,
    a_key_needs_its_scope
);

/// Everything that a company does, tried by an actor at a company's desk.
async fn everything(world: &World, actor: &Actor, company: Uuid, id: Uuid) -> Vec<Option<ErrorKind>> {
    let (db, clock) = (world.db(), &world.clock);
    let kind = |answer: Result<(), DomainError>| answer.err().map(|err| err.kind());
    let gazetteer = &world.gazetteer;
    vec![
        kind(desk::list_own(db, actor, company).await.map(drop)),
        kind(desk::find_own(db, actor, company, id).await.map(drop)),
        kind(desk::create(db, clock, actor, company, gazetteer, posting()).await.map(drop)),
        kind(desk::change(db, clock, actor, company, id, None, gazetteer, posting()).await.map(drop)),
        kind(desk::step(db, clock, actor, company, id, DeskStep::Submit).await.map(drop)),
        kind(desk::copy(db, clock, actor, company, id, true).await.map(drop)),
        kind(desk::remove(db, clock, actor, company, id).await),
    ]
}

async fn foreign_companies_and_others_find_nothing(backend: Backend) {
    let world = World::start(backend).await;
    let id = world.draft().await.vacancy.id;
    let (company, not_found) = (world.company.id, Some(ErrorKind::NotFound));
    let other = world.company("Fremdmetall", &world.cluster).await;
    let foreign = world.person("fremd@example.org", Role::CompanyAdmin, other.id).await;
    let pupil = world.person("pupil@example.org", Role::Pupil, Uuid::nil()).await;
    let operator = world.person("operator@example.org", Role::Operator, Uuid::nil()).await;
    for actor in [&foreign, &pupil, &world.manager, &operator] {
        assert_eq!(everything(&world, actor, company, id).await, [not_found; 7]);
    }
    let stranger = Actor::stranger("r");
    let unknown = Some(ErrorKind::Unauthenticated);
    assert_eq!(everything(&world, &stranger, company, id).await, [unknown; 7]);
    // At one's own desk, another's vacancy is none.
    let own_desk = everything(&world, &foreign, other.id, id).await;
    assert_eq!(own_desk, [None, not_found, None, not_found, not_found, not_found, not_found]);
    let own = world.own(id).await;
    assert_eq!((own.vacancy.version, own.vacancy.company_id), (1, company));
    // A company that does not exist answers the same to whoever may do everything.
    let nobody = everything(&world, &Actor::system("test", "t"), Uuid::now_v7(), id).await;
    assert_eq!(nobody, [not_found; 7]);
}

async fn foreign_managers_find_nothing(backend: Backend) {
    let world = World::start(backend).await;
    let id = world.draft().await.vacancy.id;
    world.step(id, DeskStep::Submit).await.unwrap();
    let other = lotse_tests::world::cluster(world.db(), "sued").await;
    let foreign = world.person("m@sued.example", Role::ClusterManager, other.id).await;
    let (db, clock) = (world.db(), &world.clock);
    let remarks = || vec![Remark { field: "title".into(), text: "Nein".into() }];
    for (actor, cluster) in [
        (&foreign, world.cluster.id),
        // At their own desk, another cluster's vacancy is none.
        (&foreign, other.id),
        (&world.recruiter, world.cluster.id),
    ] {
        let find = desk::find_review(db, clock, actor, cluster, id).await;
        assert_eq!(refused(find), ErrorKind::NotFound);
        assert_eq!(refused(desk::publish(db, clock, actor, cluster, id).await), ErrorKind::NotFound);
        let back = desk::send_back(db, clock, actor, cluster, id, remarks()).await;
        assert_eq!(refused(back), ErrorKind::NotFound);
        let withdrawn = desk::withdraw(db, clock, actor, cluster, id, "Nein").await;
        assert_eq!(refused(withdrawn), ErrorKind::NotFound);
    }
    let list = desk::list_reviews(db, clock, &foreign, world.cluster.id).await;
    assert_eq!(refused(list), ErrorKind::NotFound);
    assert!(desk::list_reviews(db, clock, &foreign, other.id).await.unwrap().is_empty());
    let operator = world.person("operator@example.org", Role::Operator, Uuid::nil()).await;
    assert_eq!(desk::list_reviews(db, clock, &operator, world.cluster.id).await.unwrap().len(), 1);
}

async fn a_key_needs_its_scope(backend: Backend) {
    let world = World::start(backend).await;
    let id = world.draft().await.vacancy.id;
    let key = async |scopes: Vec<Scope>| {
        let (db, clock, company) = (world.db(), &world.clock, world.company.id);
        let new = api_key::create(db, clock, &world.recruiter, company, "Kasse", scopes, 30).await.unwrap();
        let identity = session::identify_key(db, clock, &new.token).await.unwrap();
        Actor::person(identity.unwrap(), "key")
    };
    let not_found = Some(ErrorKind::NotFound);
    let reading = key(vec![Scope::VacanciesRead, Scope::ApplicationsWrite]).await;
    let read = everything(&world, &reading, world.company.id, id).await;
    assert_eq!(read, [None, None, not_found, not_found, not_found, not_found, not_found]);
    let writing = key(vec![Scope::VacanciesWrite]).await;
    let wrote = everything(&world, &writing, world.company.id, id).await;
    let conflict = Some(ErrorKind::Conflict);
    assert_eq!(wrote, [not_found, not_found, None, None, None, None, conflict], "it is in review now");
}
