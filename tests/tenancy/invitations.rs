use chrono::TimeDelta;
use lotse_domain::{
    Actor, ErrorKind,
    company::MembershipState,
    grant::{self, Role},
    invitation,
    mail::Letter,
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::prelude::Uuid;

use crate::{
    region::Region,
    world::{Signed, World, id_of, refused},
};

impl World {
    /// Invites and returns the link's token, as it stands in the mail.
    async fn invite(&self, actor: &Actor, role: Role, scope: Uuid, mail: &str) -> (Uuid, String) {
        let invitation = invitation::invite(self.db(), &self.clock, &self.secrets, actor, role, scope, mail)
            .await
            .unwrap();
        let (to, envelope) = self.mails().await.pop().expect("a mail");
        assert_eq!(to, mail);
        let Letter::Invitation { token, .. } = envelope.letter else { panic!("{envelope:?}") };
        assert!(!invitation.token_hash.contains(&token), "only its hash is stored");
        (invitation.id, token)
    }

    async fn accept(&self, actor: &Actor, token: &str) -> lotse_domain::Result<grant::Grant> {
        invitation::accept(self.db(), &self.clock, actor, token).await
    }

    async fn look(&self, token: &str) -> lotse_domain::Result<invitation::Offer> {
        invitation::look_at(self.db(), &self.clock, token).await
    }
}

struct Team {
    world: World,
    company: Uuid,
    admin: Actor,
}

async fn team(backend: Backend) -> Team {
    let world = World::start(backend).await;
    let cluster = world.cluster("xanten").await;
    let company = world.company("Bäckerei Müller", &cluster, MembershipState::Active).await.id;
    let admin = world.person("chef@mueller.example", &[(Role::CompanyAdmin, company)]).await;
    Team { world, company, admin }
}

async fn an_invitation_counts_once_and_for_its_own_address(backend: Backend) {
    let Team { world, company, admin } = team(backend).await;
    let (_, token) = world.invite(&admin, Role::Recruiter, company, "neu@mueller.example").await;
    let offer = world.look(&token).await.unwrap();
    assert_eq!(offer.scope_name.as_deref(), Some("Bäckerei Müller"));
    assert_eq!(offer.inviter.as_deref(), Some("chef@mueller.example"));
    world.look(&token).await.expect("looking uses nothing up");
    let other = world.person_as("fremd@example.org", &[], Signed::Single).await;
    assert_eq!(refused(world.accept(&other, &token).await), ErrorKind::Conflict);
    assert_eq!(refused(world.accept(&Actor::stranger("r"), &token).await), ErrorKind::Unauthenticated);
    let new = world.person_as("neu@mueller.example", &[], Signed::Single).await;
    let grant = world.accept(&new, &token).await.unwrap();
    assert_eq!((grant.role, grant.scope_id, grant.account_id), (Role::Recruiter, company, id_of(&new)));
    assert_eq!(refused(world.accept(&new, &token).await), ErrorKind::NotFound);
    assert_eq!(refused(world.look(&token).await), ErrorKind::NotFound);
    let again = invitation::invite(
        world.db(),
        &world.clock,
        &world.secrets,
        &admin,
        Role::Recruiter,
        company,
        "neu@mueller.example",
    )
    .await;
    assert_eq!(refused(again), ErrorKind::Conflict, "the person has the role");
}

async fn an_invitation_ends_by_time_by_a_new_link_and_by_being_taken_back(backend: Backend) {
    let Team { world, company, admin } = team(backend).await;
    let mail = "neu@mueller.example";
    let new = world.person_as(mail, &[], Signed::Single).await;
    let (id, first) = world.invite(&admin, Role::Recruiter, company, mail).await;
    let (same, second) = world.invite(&admin, Role::Recruiter, company, mail).await;
    assert_eq!(id, same, "the open invitation is sent anew");
    assert_eq!(refused(world.accept(&new, &first).await), ErrorKind::NotFound);
    world.look(&second).await.unwrap();
    world.later(TimeDelta::days(14));
    let admin = world.sign_in(id_of(&admin), Signed::Strong).await;
    assert_eq!(refused(world.look(&second).await), ErrorKind::NotFound);
    assert_eq!(refused(world.accept(&new, &second).await), ErrorKind::NotFound);
    assert!(invitation::list(world.db(), &world.clock, &admin, company).await.unwrap().is_empty());
    let (id, third) = world.invite(&admin, Role::Recruiter, company, mail).await;
    let listed = invitation::list(world.db(), &world.clock, &admin, company).await.unwrap();
    assert_eq!(listed.iter().map(|i| i.id).collect::<Vec<_>>(), [id]);
    let fourth = invitation::revoke(world.db(), &world.clock, &new, id).await;
    assert_eq!(refused(fourth), ErrorKind::NotFound, "not by the invited");
    invitation::revoke(world.db(), &world.clock, &admin, id).await.unwrap();
    assert_eq!(refused(world.accept(&new, &third).await), ErrorKind::NotFound);
    let gone = invitation::revoke(world.db(), &world.clock, &admin, id).await;
    assert_eq!(refused(gone), ErrorKind::NotFound);
}

async fn of_many_who_accept_at_once_one_does(backend: Backend) {
    let Team { world, company, admin } = team(backend).await;
    for round in 0..10 {
        let mail = format!("neu{round}@mueller.example");
        let (_, token) = world.invite(&admin, Role::Recruiter, company, &mail).await;
        let new = world.person_as(&mail, &[], Signed::Single).await;
        let (a, b, c, d) = tokio::join!(
            world.accept(&new, &token),
            world.accept(&new, &token),
            world.accept(&new, &token),
            world.accept(&new, &token),
        );
        let answers = [a, b, c, d];
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "round {round}");
        for answer in answers.into_iter().filter(Result::is_err) {
            assert_eq!(refused(answer), ErrorKind::NotFound);
        }
    }
}

async fn who_may_invite_for_what(backend: Backend) {
    let region = Region::build(backend).await;
    let world = &region.world;
    let company = |name: &str| region.companies[name].id;
    let rows: &[(Role, Uuid, &[&str])] = &[
        (Role::Operator, Uuid::nil(), &["machine", "operator"]),
        (Role::Operator, region.x.id, &[]),
        (Role::ClusterManager, region.x.id, &["machine", "operator", "manager-x"]),
        (Role::ClusterManager, Uuid::now_v7(), &[]),
        (Role::ClusterManager, Uuid::nil(), &[]),
        (Role::CompanyAdmin, company("a"), &["machine", "operator", "manager-x", "admin-a"]),
        (Role::CompanyAdmin, company("p"), &["machine", "operator", "manager-x", "admin-p"]),
        (Role::CompanyAdmin, company("e"), &["machine", "admin-e"]),
        (Role::CompanyAdmin, region.x.id, &[]),
        (Role::Recruiter, company("a"), &["machine", "admin-a"]),
        (Role::Teacher, region.school.id, &["machine", "operator", "manager-x"]),
        (Role::Teacher, company("a"), &[]),
        (Role::Pupil, Uuid::nil(), &[]),
    ];
    for (role, scope, may) in rows {
        for (name, actor) in &region.actors {
            let mail = format!("{name}@invited.example");
            let answer =
                invitation::invite(world.db(), &world.clock, &world.secrets, actor, *role, *scope, &mail)
                    .await;
            assert_eq!(answer.is_ok(), may.contains(name), "{name} invites {role} of {scope}: {answer:?}");
        }
    }
    let manager = &region.actors["manager-x"];
    let bad = invitation::invite(
        world.db(),
        &world.clock,
        &world.secrets,
        manager,
        Role::ClusterManager,
        region.x.id,
        "no address",
    )
    .await;
    assert_eq!(refused(bad), ErrorKind::Invalid);
    for (name, actor) in &region.actors {
        let listed = invitation::list(world.db(), &world.clock, actor, company("a")).await;
        let may = ["machine", "operator", "manager-x", "admin-a"].contains(name);
        assert_eq!(listed.is_ok(), may, "{name}");
        let operators = invitation::list(world.db(), &world.clock, actor, Uuid::nil()).await;
        assert_eq!(operators.is_ok(), ["machine", "operator"].contains(name), "{name}");
    }
}

async fn invitations_are_counted(backend: Backend) {
    let Team { world, company, admin } = team(backend).await;
    for at in 0..50 {
        world.invite(&admin, Role::Recruiter, company, &format!("n{at}@mueller.example")).await;
    }
    let more = invitation::invite(
        world.db(),
        &world.clock,
        &world.secrets,
        &admin,
        Role::Recruiter,
        company,
        "n50@mueller.example",
    )
    .await;
    assert_eq!(refused(more), ErrorKind::TooMany);
}

on_both_databases!(
    an_invitation_counts_once_and_for_its_own_address,
    an_invitation_ends_by_time_by_a_new_link_and_by_being_taken_back,
    of_many_who_accept_at_once_one_does,
    who_may_invite_for_what,
    invitations_are_counted,
);
