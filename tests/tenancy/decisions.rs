//! Who may take which step of a membership, from every state, and what happens to two who decide at once.
use lotse_domain::{
    Actor, ErrorKind,
    company::{MembershipState as S, admission, membership},
    grant::Role,
};
use lotse_tests::{Backend, on_both_databases};

use crate::world::{World, refused};

async fn every_step_from_every_state_by_every_side(backend: Backend) {
    use ErrorKind::{Conflict, NotFound};
    let world = World::start(backend).await;
    let (cluster, other) = (world.cluster("xanten").await, world.cluster("yburg").await);
    let manager = world.person("m@x.example", &[(Role::ClusterManager, cluster.id)]).await;
    let foreign = world.person("m@y.example", &[(Role::ClusterManager, other.id)]).await;
    let operator = world.person("o@example.org", &[(Role::Operator, sea_orm::prelude::Uuid::nil())]).await;
    for from in S::ALL {
        for to in S::ALL {
            let by_cluster = match (from, to) {
                (S::Pending, S::Active | S::Refused) | (S::Active, S::Ended) => None,
                _ => Some(Conflict),
            };
            let by_company = match (from, to) {
                (S::Pending | S::Active, S::Ended) => None,
                (_, S::Active | S::Refused) => Some(NotFound),
                _ => Some(Conflict),
            };
            for (who, expected) in [
                ("manager", by_cluster),
                ("operator", by_cluster),
                ("admin", by_company),
                ("recruiter", Some(NotFound)),
                ("foreign", Some(NotFound)),
                ("stranger", Some(ErrorKind::Unauthenticated)),
            ] {
                let name = format!("{who} {from} {to}");
                let company = world.company(&name, &cluster, *from).await;
                let staff = |role| vec![(role, company.id)];
                let mail = format!("{}@example.org", name.replace(' ', "-"));
                let actor = match who {
                    "manager" => manager.clone(),
                    "operator" => operator.clone(),
                    "admin" => world.person(&mail, &staff(Role::CompanyAdmin)).await,
                    "recruiter" => world.person(&mail, &staff(Role::Recruiter)).await,
                    "foreign" => foreign.clone(),
                    _ => Actor::stranger("r"),
                };
                let answer = admission::decide(
                    world.db(),
                    &world.clock,
                    &actor,
                    company.id,
                    cluster.id,
                    *to,
                    Some("Grund".into()),
                )
                .await;
                match expected {
                    None => assert_eq!(answer.expect(&name).state, *to),
                    Some(kind) => {
                        let err = answer.expect_err(&name);
                        assert_eq!(err.kind(), kind, "{name}");
                        let named = err.to_string().contains(from.as_str());
                        assert!(kind != Conflict || named, "{name}: {err}");
                    }
                }
                let counted =
                    admission::find_own(world.db(), &Actor::system("test", "t"), &company.slug).await;
                let stored = counted.unwrap().1[0].0.state;
                assert_eq!(stored, if expected.is_none() { *to } else { *from }, "{name}");
            }
        }
    }
}

async fn of_two_who_decide_at_once_one_is_told_so(backend: Backend) {
    let world = World::start(backend).await;
    let cluster = world.cluster("xanten").await;
    let one = world.person("eins@x.example", &[(Role::ClusterManager, cluster.id)]).await;
    let two = world.person("zwei@x.example", &[(Role::ClusterManager, cluster.id)]).await;
    for round in 0..10 {
        let company = world.company(&format!("Firma {round}"), &cluster, S::Pending).await;
        let mail = format!("chef{round}@example.org");
        let admin = world.person(&mail, &[(Role::CompanyAdmin, company.id)]).await;
        let decide = async |actor: &Actor, to| {
            admission::decide(world.db(), &world.clock, actor, company.id, cluster.id, to, None).await
        };
        let (a, b) = tokio::join!(decide(&one, S::Active), decide(&two, S::Refused));
        let (won, lost): (membership::Model, _) = match (a, b) {
            (Ok(won), lost @ Err(_)) | (lost @ Err(_), Ok(won)) => (won, lost),
            both => panic!("{both:?}"),
        };
        assert_eq!(refused(lost), ErrorKind::Conflict);
        let own = admission::find_own(world.db(), &admin, &company.slug).await.unwrap();
        assert_eq!(own.1[0].0, won);
        let told = if won.state == S::Active { "membership_admitted" } else { "membership_refused" };
        assert_eq!(world.said_to(&mail).await, [told]);
    }
}

on_both_databases!(every_step_from_every_state_by_every_side, of_two_who_decide_at_once_one_is_told_so);
