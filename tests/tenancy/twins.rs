//! The same posting of the same firm in two clusters: when one company row leaves its cluster, the other's posting takes over.
use std::collections::BTreeSet;

use lotse_domain::{
    Actor, ErrorKind,
    change_log::{self, Subject},
    cluster::Cluster,
    company::{self, Company, MembershipState, admission, membership},
    grant::Role,
    vacancy,
};
use lotse_tests::{
    Backend, on_both_databases,
    world::{changes_after, draft, import, record, run_of},
};
use sea_orm::entity::prelude::*;

use crate::world::{World, refused};

/// One of the two, with its posting.
struct Twin {
    cluster: Cluster,
    company: Company,
    posting: Uuid,
    manager: Actor,
    admin: Actor,
}

async fn twin(world: &World, slug: &str) -> Twin {
    let cluster = world.cluster(slug).await;
    let records = vec![record(1, "k1", draft("Bäcker (m/w/d)", "Bäckerei Müller", "46509"))];
    import(world.db(), run_of(&cluster, slug), records).await;
    let posting = vacancy::Entity::find()
        .filter(vacancy::Column::ClusterId.eq(cluster.id))
        .one(world.db().read())
        .await
        .unwrap()
        .unwrap();
    let company =
        company::Entity::find_by_id(posting.company_id).one(world.db().read()).await.unwrap().unwrap();
    let manager = world.person(&format!("m@{slug}.example"), &[(Role::ClusterManager, cluster.id)]).await;
    let admin = world.person(&format!("chef@{slug}.example"), &[(Role::CompanyAdmin, company.id)]).await;
    Twin { cluster, company, posting: posting.id, manager, admin }
}

impl World {
    async fn decide(&self, twin: &Twin, state: MembershipState) -> lotse_domain::Result<membership::Model> {
        let (company, cluster) = (twin.company.id, twin.cluster.id);
        admission::decide(self.db(), &self.clock, &twin.manager, company, cluster, state, None).await
    }

    async fn ask_again(&self, twin: &Twin) {
        admission::ask(self.db(), &self.clock, &twin.admin, twin.company.id, twin.cluster.id, None)
            .await
            .unwrap();
    }

    /// Which of the postings are shown, each with its portals.
    async fn shown(&self, twins: [&Twin; 2]) -> Vec<(Uuid, Vec<String>)> {
        let ids = twins.map(|twin| twin.posting);
        let views = vacancy::list_views(self.db().read(), &ids).await.unwrap();
        let portals = |view: vacancy::VacancyView| {
            (view.vacancy.id, view.clusters.into_iter().map(|cluster| cluster.slug).collect())
        };
        views.into_iter().map(portals).collect()
    }
}

async fn the_twin_takes_over_and_steps_back(backend: Backend) {
    let world = World::start(backend).await;
    let (one, two) = (twin(&world, "xanten").await, twin(&world, "yburg").await);
    let of = |portals: &[&str]| portals.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(world.shown([&one, &two]).await, [(one.posting, of(&["xanten", "yburg"]))]);

    let before = change_log::newest(world.db()).await.unwrap();
    world.decide(&one, MembershipState::Ended).await.unwrap();
    assert_eq!(world.shown([&one, &two]).await, [(two.posting, of(&["yburg"]))]);
    assert_eq!(
        refused(company::find_public(world.db().read(), &one.company.slug).await),
        ErrorKind::NotFound
    );
    assert_eq!(refused(vacancy::find_public(world.db().read(), one.posting).await), ErrorKind::NotFound);
    vacancy::find_public(world.db().read(), two.posting).await.unwrap();
    let noted: BTreeSet<_> = changes_after(world.db(), before, 3)
        .await
        .into_iter()
        .map(|change| (change.subject.as_str(), change.subject_id))
        .collect();
    let expected = [
        (Subject::Company.as_str(), one.company.id),
        (Subject::Vacancy.as_str(), one.posting),
        (Subject::Vacancy.as_str(), two.posting),
    ];
    assert_eq!(noted, BTreeSet::from(expected));

    world.ask_again(&one).await;
    assert_eq!(world.shown([&one, &two]).await, [(two.posting, of(&["yburg"]))], "asking shows nothing");
    world.decide(&one, MembershipState::Active).await.unwrap();
    assert_eq!(world.shown([&one, &two]).await, [(one.posting, of(&["xanten", "yburg"]))]);
    assert_eq!(
        company::find_public(world.db().read(), &one.company.slug).await.unwrap().company.id,
        one.company.id
    );

    world.decide(&two, MembershipState::Ended).await.unwrap();
    assert_eq!(
        world.shown([&one, &two]).await,
        [(one.posting, of(&["xanten"]))],
        "the other's portal is gone"
    );
    world.decide(&one, MembershipState::Ended).await.unwrap();
    assert!(world.shown([&one, &two]).await.is_empty());
}

async fn an_import_links_to_nothing_that_is_hidden(backend: Backend) {
    let world = World::start(backend).await;
    let one = twin(&world, "xanten").await;
    world.decide(&one, MembershipState::Ended).await.unwrap();
    let two = twin(&world, "yburg").await;
    let shown = world.shown([&one, &two]).await;
    assert_eq!(shown.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [two.posting]);
}

async fn coming_and_going_at_once_leaves_the_one_that_is_a_member(backend: Backend) {
    let world = World::start(backend).await;
    let (one, two) = (twin(&world, "xanten").await, twin(&world, "yburg").await);
    world.decide(&two, MembershipState::Ended).await.unwrap();
    for _ in 0..5 {
        for (goes, comes) in [(&one, &two), (&two, &one)] {
            world.ask_again(comes).await;
            let (a, b) = tokio::join!(
                world.decide(goes, MembershipState::Ended),
                world.decide(comes, MembershipState::Active),
            );
            a.unwrap();
            b.unwrap();
            let shown = world.shown([&one, &two]).await;
            assert_eq!(shown.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [comes.posting]);
        }
    }
}

on_both_databases!(
    the_twin_takes_over_and_steps_back,
    an_import_links_to_nothing_that_is_hidden,
    coming_and_going_at_once_leaves_the_one_that_is_a_member,
);
