//! Companies that their cluster trusts.
use lotse_domain::{
    Actor, ErrorKind,
    company::{MembershipState, admission},
    grant::Role,
    vacancy::{
        VacancyState as S,
        desk::{self, DeskStep},
    },
};
use lotse_tests::{Backend, on_both_databases};

use crate::world::{MANAGER, World, join, posting, refused};

on_both_databases!(a_trusted_company_waits_for_nobody, only_managers_trust_and_only_active_members);

async fn trust(world: &World, actor: &Actor, trusted: bool) -> Result<(), lotse_domain::DomainError> {
    let (cluster, company) = (world.cluster.id, world.company.id);
    admission::trust(world.db(), &world.clock, actor, cluster, company, trusted).await
}

async fn a_trusted_company_waits_for_nobody(backend: Backend) {
    let world = World::start(backend).await;
    trust(&world, &world.manager, true).await.unwrap();
    let id = world.draft().await.vacancy.id;
    let own = world.step(id, DeskStep::Submit).await.unwrap();
    assert_eq!(own.vacancy.state, S::Published);
    assert!(own.desk.expires_on.is_some() && world.is_public(id).await);
    let mut other = posting();
    other.vacancy.places = Some(9);
    world.change(id, None, other.clone()).await.unwrap();
    let reviews = async || {
        desk::list_reviews(world.db(), &world.clock, &world.manager, world.cluster.id).await.unwrap().len()
    };
    assert_eq!((reviews().await, world.said_to(MANAGER).await.len()), (0, 0));
    trust(&world, &world.manager, false).await.unwrap();
    other.vacancy.places = Some(10);
    world.change(id, None, other).await.unwrap();
    assert_eq!(reviews().await, 1);
    let next = world.draft().await.vacancy.id;
    assert_eq!(world.step(next, DeskStep::Submit).await.unwrap().vacancy.state, S::InReview);
}

async fn only_managers_trust_and_only_active_members(backend: Backend) {
    let world = World::start(backend).await;
    let other = lotse_tests::world::cluster(world.db(), "sued").await;
    let foreign = world.person("m@sued.example", Role::ClusterManager, other.id).await;
    let admin = world.person("chef@example.org", Role::CompanyAdmin, world.company.id).await;
    for actor in [&foreign, &admin, &world.recruiter] {
        assert_eq!(refused(trust(&world, actor, true).await), ErrorKind::NotFound);
    }
    assert_eq!(refused(trust(&world, &Actor::stranger("r"), true).await), ErrorKind::Unauthenticated);
    let nowhere =
        admission::trust(world.db(), &world.clock, &foreign, other.id, world.company.id, true).await;
    assert_eq!(refused(nowhere), ErrorKind::NotFound);
    join(world.db(), &world.company, &other, MembershipState::Pending).await;
    let waits = admission::trust(world.db(), &world.clock, &foreign, other.id, world.company.id, true).await;
    let err = waits.unwrap_err();
    assert!(err.kind() == ErrorKind::Conflict && err.to_string().contains("pending"), "{err}");
    let own = admission::find_own(world.db(), &admin, &world.company.slug).await.unwrap();
    assert!(own.1.iter().all(|(membership, _)| !membership.trusted));
}
