//! Two clusters and everybody who could look at what is in them.
use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use lotse_domain::{
    Actor, Clock,
    cluster::Cluster,
    company::{Company, MembershipState, membership},
    grant::{self, Role},
    invitation,
    school::{self, School, SchoolDraft},
    unit_of_work::read_as,
};
use lotse_tests::Backend;
use sea_orm::{Select, entity::prelude::*};

use crate::world::{Signed, World};

/// Two clusters with companies in every state, a school, and everybody who could look at them.
pub struct Region {
    pub world: World,
    pub x: Cluster,
    pub companies: BTreeMap<&'static str, Company>,
    pub school: School,
    pub actors: BTreeMap<&'static str, Actor>,
}

impl Region {
    pub async fn build(backend: Backend) -> Self {
        let world = World::start(backend).await;
        let (x, y) = (world.cluster("xanten").await, world.cluster("yburg").await);
        let mut companies = BTreeMap::new();
        for (name, cluster, state) in [
            ("a", &x, MembershipState::Active),
            ("b", &y, MembershipState::Active),
            ("p", &x, MembershipState::Pending),
            ("e", &x, MembershipState::Ended),
        ] {
            companies.insert(name, world.company(&format!("Firma {name}"), cluster, state).await);
        }
        let machine = Actor::system("test", "test");
        let draft = SchoolDraft { name: "Realschule".into(), ..Default::default() };
        let school = school::create(world.db(), &world.clock, &machine, x.id, draft).await.unwrap();
        let mut actors = BTreeMap::from([("machine", machine), ("stranger", Actor::stranger("request-1"))]);
        let company = |name: &str| companies[name].id;
        for (name, role, scope, signed) in [
            ("pupil", Role::Pupil, Uuid::nil(), Signed::Single),
            ("recruiter-a", Role::Recruiter, company("a"), Signed::Single),
            ("admin-a", Role::CompanyAdmin, company("a"), Signed::Strong),
            ("admin-b", Role::CompanyAdmin, company("b"), Signed::Strong),
            ("admin-p", Role::CompanyAdmin, company("p"), Signed::Strong),
            ("admin-e", Role::CompanyAdmin, company("e"), Signed::Strong),
            ("manager-x", Role::ClusterManager, x.id, Signed::Strong),
            ("manager-y", Role::ClusterManager, y.id, Signed::Strong),
            ("teacher", Role::Teacher, school.id, Signed::Single),
            ("operator", Role::Operator, Uuid::nil(), Signed::Strong),
            ("dormant-a", Role::CompanyAdmin, company("a"), Signed::Single),
            ("dormant-x", Role::ClusterManager, x.id, Signed::Single),
            ("unfinished-x", Role::ClusterManager, x.id, Signed::Unfinished),
        ] {
            actors.insert(
                name,
                world.person_as(&format!("{name}@example.org"), &[(role, scope)], signed).await,
            );
        }
        for (name, role, scope) in [
            ("inv-a", Role::Recruiter, company("a")),
            ("inv-b", Role::Recruiter, company("b")),
            ("inv-p", Role::CompanyAdmin, company("p")),
            ("inv-e", Role::CompanyAdmin, company("e")),
            ("inv-x", Role::ClusterManager, x.id),
            ("inv-y", Role::ClusterManager, y.id),
            ("inv-school", Role::Teacher, school.id),
            ("inv-operator", Role::Operator, Uuid::nil()),
        ] {
            let now = world.clock.now();
            world
                .insert::<invitation::Entity>(invitation::Invitation {
                    id: Uuid::now_v7(),
                    mail: name.into(),
                    role,
                    scope_id: scope,
                    token_hash: name.into(),
                    invited_by: None,
                    created_at: now,
                    expires_at: now + TimeDelta::days(14),
                    accepted_at: None,
                })
                .await;
        }
        Self { world, x, companies, school, actors }
    }

    pub async fn rows<E: EntityTrait>(&self, actor: &Actor, query: Select<E>) -> Vec<E::Model>
    where
        E::Model: Send + Sync + 'static,
        Select<E>: Send + 'static,
    {
        read_as(self.world.db(), actor, move |txn| Box::pin(async move { Ok(query.all(txn).await?) }))
            .await
            .unwrap()
    }

    /// Whose grants these are.
    pub fn holders(&self, grants: &[grant::Grant]) -> BTreeSet<&'static str> {
        let of = |id: Uuid| {
            let is = |actor: &Actor| actor.identity().is_some_and(|identity| identity.account_id == id);
            *self.actors.iter().find(|(_, actor)| is(actor)).expect("one of the region's people").0
        };
        grants.iter().map(|grant| of(grant.account_id)).collect()
    }

    pub fn companies_of(&self, memberships: &[membership::Model]) -> BTreeSet<&'static str> {
        let of = |id: Uuid| *self.companies.iter().find(|(_, company)| company.id == id).unwrap().0;
        memberships.iter().map(|membership| of(membership.company_id)).collect()
    }
}
