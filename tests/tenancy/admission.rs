use chrono::TimeDelta;
use lotse_domain::{
    Actor, ErrorKind,
    company::{MembershipState, admission},
    grant::Role,
    mail::Letter,
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::prelude::Uuid;

use crate::world::{Signed, World, id_of, refused};

async fn a_refused_company_asks_again_after_30_days(backend: Backend) {
    let world = World::start(backend).await;
    let cluster = world.cluster("xanten").await;
    let manager = world.person("m@x.example", &[(Role::ClusterManager, cluster.id)]).await;
    let company = world.company("Müller", &cluster, MembershipState::Pending).await;
    let admin = world.person("chef@mueller.example", &[(Role::CompanyAdmin, company.id)]).await;
    let ask = async |actor: &Actor, cluster: Uuid| {
        admission::ask(world.db(), &world.clock, actor, company.id, cluster, Some("Bitte".into())).await
    };
    let twice = ask(&admin, cluster.id).await.unwrap_err();
    assert_eq!(twice.kind(), ErrorKind::Conflict);
    assert!(twice.to_string().contains("pending"), "{twice}");
    let reason = Some(" Falsche Branche. ".to_owned());
    let state = MembershipState::Refused;
    admission::decide(world.db(), &world.clock, &manager, company.id, cluster.id, state, reason)
        .await
        .unwrap();
    let (to, envelope) = world.mails().await.pop().unwrap();
    assert_eq!((to.as_str(), envelope.cluster_id), ("chef@mueller.example", Some(cluster.id)));
    let Letter::MembershipRefused { reason, .. } = envelope.letter else { panic!("{envelope:?}") };
    assert_eq!(reason.as_deref(), Some("Falsche Branche."));
    world.later(TimeDelta::days(30) - TimeDelta::seconds(1));
    let admin = world.sign_in(id_of(&admin), Signed::Strong).await;
    assert_eq!(refused(ask(&admin, cluster.id).await), ErrorKind::Conflict);
    world.later(TimeDelta::seconds(1));
    let asked = ask(&admin, cluster.id).await.unwrap();
    assert_eq!((asked.state, asked.reason), (MembershipState::Pending, None));
    assert_eq!(world.said_to("m@x.example").await, ["membership_requested"]);
    let other = world.cluster("yburg").await;
    assert_eq!(ask(&admin, other.id).await.unwrap().state, MembershipState::Pending, "a further cluster");
    assert_eq!(refused(ask(&admin, Uuid::now_v7()).await), ErrorKind::NotFound);
    assert_eq!(refused(ask(&manager, other.id).await), ErrorKind::NotFound, "only by the company");
}

async fn an_admin_takes_back_and_asks_anew(backend: Backend) {
    let world = World::start(backend).await;
    let cluster = world.cluster("xanten").await;
    let company = world.company("Müller", &cluster, MembershipState::Pending).await;
    let admin = world.person("chef@mueller.example", &[(Role::CompanyAdmin, company.id)]).await;
    let end = async || {
        let state = MembershipState::Ended;
        admission::decide(world.db(), &world.clock, &admin, company.id, cluster.id, state, None).await
    };
    assert_eq!(end().await.unwrap().decided_by, Some(id_of(&admin)));
    assert_eq!(refused(end().await), ErrorKind::Conflict);
    let asked = admission::ask(world.db(), &world.clock, &admin, company.id, cluster.id, None).await.unwrap();
    assert_eq!(asked.state, MembershipState::Pending);
    let dormant =
        world.person_as("d@mueller.example", &[(Role::CompanyAdmin, company.id)], Signed::Single).await;
    let answer = admission::ask(world.db(), &world.clock, &dormant, company.id, cluster.id, None).await;
    assert_eq!(refused(answer), ErrorKind::SecondFactor);
}

async fn members_are_listed_by_name_a_page_at_a_time(backend: Backend) {
    let world = World::start(backend).await;
    let cluster = world.cluster("xanten").await;
    let manager = world.person("m@x.example", &[(Role::ClusterManager, cluster.id)]).await;
    for name in ["C", "A", "B", "A", "D"] {
        world.company(name, &cluster, MembershipState::Active).await;
    }
    world.company("Z", &cluster, MembershipState::Ended).await;
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let state = MembershipState::Active;
        let page = admission::list_members(world.db(), &manager, cluster.id, state, after, 2).await.unwrap();
        let Some(last) = page.last() else { break };
        assert!(page.len() <= 2);
        after = Some((last.company.name.clone(), last.company.id));
        seen.extend(page.into_iter().map(|member| member.company));
    }
    let names: Vec<_> = seen.iter().map(|company| company.name.as_str()).collect();
    assert_eq!(names, ["A", "A", "B", "C", "D"]);
    assert_ne!(seen[0].id, seen[1].id);
}

on_both_databases!(
    a_refused_company_asks_again_after_30_days,
    an_admin_takes_back_and_asks_anew,
    members_are_listed_by_name_a_page_at_a_time,
);
