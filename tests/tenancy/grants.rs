use chrono::TimeDelta;
use lotse_domain::{
    Actor, ErrorKind,
    api_key::{self, Scope},
    company::MembershipState,
    grant::{self, Role},
    invitation,
    unit_of_work::read_as,
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::entity::prelude::*;

use crate::{
    region::Region,
    world::{Signed, World, id_of, refused},
};

impl World {
    async fn take_away(&self, actor: &Actor, grant: Uuid) -> lotse_domain::Result<()> {
        grant::take_away(self.db(), &self.clock, actor, grant).await
    }

    async fn count_grants(&self, role: Role, scope: Uuid) -> usize {
        let machine = Actor::system("test", "test");
        let rows = read_as(self.db(), &machine, move |txn| {
            Box::pin(async move {
                Ok(grant::Entity::find()
                    .filter(grant::Column::Role.eq(role))
                    .filter(grant::Column::ScopeId.eq(scope))
                    .all(txn)
                    .await?)
            })
        });
        rows.await.unwrap().len()
    }
}

async fn who_leaves_is_told_and_keeps_no_key_and_no_door(backend: Backend) {
    let world = World::start(backend).await;
    let cluster = world.cluster("xanten").await;
    let company = world.company("Müller", &cluster, MembershipState::Active).await.id;
    let other = world.company("Schulz", &cluster, MembershipState::Active).await.id;
    let admin = world.person("chefin@mueller.example", &[(Role::CompanyAdmin, company)]).await;
    let leaver = world.account("geht@mueller.example").await;
    let grant = world.grant(leaver.id, Role::CompanyAdmin, company).await;
    world.grant(leaver.id, Role::CompanyAdmin, other).await;
    let actor = world.sign_in(leaver.id, Signed::Strong).await;
    for scope in [company, other] {
        api_key::create(world.db(), &world.clock, &actor, scope, "ERP", vec![Scope::CompanyRead], 30)
            .await
            .unwrap();
        let invite = invitation::invite(
            world.db(),
            &world.clock,
            &world.secrets,
            &actor,
            Role::CompanyAdmin,
            scope,
            "privat@example.org",
        );
        invite.await.unwrap();
    }
    world.take_away(&admin, grant).await.unwrap();
    assert_eq!(world.said_to("geht@mueller.example").await.last(), Some(&"grant_ended"));
    let (_, envelope) = world.mails().await.pop().unwrap();
    assert_eq!(envelope.cluster_id, Some(cluster.id), "in the cluster's name");
    let actor = world.sign_in(leaver.id, Signed::Strong).await;
    assert!(!actor.works_for(company) && actor.works_for(other));
    let keys = api_key::list_own(world.db(), &actor).await.unwrap();
    assert_eq!(keys.iter().map(|key| key.company_id).collect::<Vec<_>>(), [other]);
    assert!(invitation::list(world.db(), &world.clock, &admin, company).await.unwrap().is_empty());
    assert_eq!(invitation::list(world.db(), &world.clock, &actor, other).await.unwrap().len(), 1);
    assert_eq!(refused(world.take_away(&admin, grant).await), ErrorKind::NotFound);
}

async fn grants_are_taken_away_by_whoever_may_invite_or_by_their_holder(backend: Backend) {
    let region = Region::build(backend).await;
    let (world, db) = (&region.world, region.world.db());
    let rows: &[(&str, Role, Uuid, &[&str])] = &[
        ("rec", Role::Recruiter, region.companies["a"].id, &["machine", "admin-a"]),
        (
            "adm",
            Role::CompanyAdmin,
            region.companies["a"].id,
            &["machine", "admin-a", "manager-x", "operator"],
        ),
        ("man", Role::ClusterManager, region.x.id, &["machine", "manager-x", "operator"]),
        ("tea", Role::Teacher, region.school.id, &["machine", "manager-x", "operator"]),
        ("ope", Role::Operator, Uuid::nil(), &["machine", "operator"]),
    ];
    for (what, role, scope, may) in rows {
        for (name, actor) in &region.actors {
            let account = world.account(&format!("{what}-{name}@example.org")).await;
            let grant = world.grant(account.id, *role, *scope).await;
            let answer = world.take_away(actor, grant).await;
            assert_eq!(answer.is_ok(), may.contains(name), "{name} takes {role} away: {answer:?}");
            if let Err(foreign) = answer {
                let factor = foreign.kind() == ErrorKind::SecondFactor;
                let never = world.take_away(actor, Uuid::now_v7()).await.unwrap_err();
                assert!(factor || foreign.to_string() == never.to_string(), "{name}");
                assert!(!factor || name.starts_with("dormant") || name.starts_with("unfinished"), "{name}");
                let machine = Actor::system("test", "test");
                if *role != Role::Pupil {
                    world.take_away(&machine, grant).await.unwrap();
                }
            }
        }
    }
    // One's own, also without a second factor, and also where one may not invite.
    let recruiter = &region.actors["recruiter-a"];
    let own = grant::list_of_account(db, recruiter).await.unwrap().remove(0).0;
    world.take_away(recruiter, own.id).await.unwrap();
    let pupil = &region.actors["pupil"];
    let own = grant::list_of_account(db, pupil).await.unwrap().remove(0).0;
    assert_eq!(refused(world.take_away(pupil, own.id).await), ErrorKind::Conflict);
}

async fn the_last_one_stays_however_many_leave_at_once(backend: Backend) {
    let world = World::start(backend).await;
    let cluster = world.cluster("xanten").await;
    for round in 0..5 {
        let company = world.company(&format!("Firma {round}"), &cluster, MembershipState::Active).await.id;
        let region = world.cluster(&format!("runde-{round}")).await;
        for (role, scope) in
            [(Role::CompanyAdmin, company), (Role::ClusterManager, region.id), (Role::Operator, Uuid::nil())]
        {
            let (one, two) = (
                world.account(&format!("a{round}-{role}@example.org")).await,
                world.account(&format!("b{round}-{role}@example.org")).await,
            );
            let before = world.count_grants(role, scope).await;
            let first = world.grant(one.id, role, scope).await;
            let second = world.grant(two.id, role, scope).await;
            let machine = Actor::system("test", "test");
            if before == 1 {
                // The operator that the round before has left.
                let old = grant::list_operators(world.db(), &machine).await.unwrap();
                let old = old.iter().find(|member| ![first, second].contains(&member.grant.id)).unwrap();
                world.take_away(&machine, old.grant.id).await.unwrap();
            }
            let (one, two) =
                (world.sign_in(one.id, Signed::Strong).await, world.sign_in(two.id, Signed::Strong).await);
            // Each takes the other's away.
            let (a, b) = tokio::join!(world.take_away(&one, second), world.take_away(&two, first));
            assert_eq!(u8::from(a.is_ok()) + u8::from(b.is_ok()), 1, "{role}: {a:?} {b:?}");
            assert_eq!(refused(if a.is_ok() { b } else { a }), ErrorKind::Conflict);
            assert_eq!(world.count_grants(role, scope).await, 1, "{role}");
            let left =
                if world.take_away(&machine, first).await.is_err_and(|e| e.kind() == ErrorKind::Conflict) {
                    first
                } else {
                    second
                };
            assert_eq!(refused(world.take_away(&machine, left).await), ErrorKind::Conflict);
        }
    }
}

async fn a_grant_is_given_once_and_only_on_something(backend: Backend) {
    let world = World::start(backend).await;
    let cluster = world.cluster("xanten").await;
    let account = world.account("a@example.org").await;
    let first = world.grant(account.id, Role::ClusterManager, cluster.id).await;
    world.later(TimeDelta::minutes(1));
    assert_eq!(world.grant(account.id, Role::ClusterManager, cluster.id).await, first);
    let machine = Actor::system("test", "test");
    for (account, role, scope) in [
        (account.id, Role::ClusterManager, Uuid::now_v7()),
        (account.id, Role::CompanyAdmin, cluster.id),
        (account.id, Role::Operator, cluster.id),
        (account.id, Role::Teacher, Uuid::nil()),
        (Uuid::now_v7(), Role::ClusterManager, cluster.id),
    ] {
        let given = grant::give(world.db(), &world.clock, &machine, account, role, scope).await;
        assert_eq!(refused(given), ErrorKind::NotFound, "{role}");
    }
    let recruiter = world.person("b@example.org", &[]).await;
    let given =
        grant::give(world.db(), &world.clock, &recruiter, id_of(&recruiter), Role::Operator, Uuid::nil())
            .await;
    assert_eq!(refused(given), ErrorKind::NotFound);
}

on_both_databases!(
    who_leaves_is_told_and_keeps_no_key_and_no_door,
    grants_are_taken_away_by_whoever_may_invite_or_by_their_holder,
    the_last_one_stays_however_many_leave_at_once,
    a_grant_is_given_once_and_only_on_something,
);
