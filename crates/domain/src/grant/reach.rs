//! Who looks after what.
use sea_orm::{Condition, QuerySelect, QueryTrait, entity::prelude::*};

use super::Role;
use crate::{
    Actor, Identity,
    company::membership::{self, MembershipState},
    error::{DomainError, Result},
    school,
};

/// The rows whose scope a person looks after: as manager the cluster, the companies that are or want to be its members, and
/// its schools; as admin the company.
pub(crate) fn under_care(identity: &Identity, scope: impl ColumnTrait) -> Condition {
    let clusters = identity.scopes(&[Role::ClusterManager]);
    let companies = membership::Entity::find()
        .select_only()
        .column(membership::Column::CompanyId)
        .filter(membership::Column::ClusterId.is_in(clusters.clone()))
        .filter(membership::Column::State.is_in([MembershipState::Pending, MembershipState::Active]))
        .into_query();
    let schools = school::Entity::find()
        .select_only()
        .column(school::Column::Id)
        .filter(school::Column::ClusterId.is_in(clusters))
        .into_query();
    Condition::any()
        .add(scope.is_in(identity.scopes(&[Role::ClusterManager, Role::CompanyAdmin])))
        .add(scope.in_subquery(companies))
        .add(scope.in_subquery(schools))
}

/// Whether an actor looks after something whose clusters are known.
pub(crate) fn looks_after(actor: &Actor, scope_id: Uuid, clusters: &[Uuid]) -> bool {
    actor.is_operator()
        || actor.administers(scope_id)
        || clusters.iter().any(|cluster| actor.manages(*cluster))
}

/// As [`Actor::require`], where a dormant grant on any of several things may be the reason. The nil scope stands for the
/// operators.
pub(crate) fn require_on(actor: &Actor, allowed: bool, scopes: &[Uuid], what: &'static str) -> Result<()> {
    if allowed {
        return Ok(());
    }
    if actor.is_machine() {
        return Err(DomainError::NotFound { what });
    }
    let identity = actor.signed_in()?;
    let dormant =
        scopes.iter().find(|scope| identity.dormant().any(|grant| grant.scope_id == **scope)).copied();
    match dormant {
        Some(scope) => actor.require(false, scope, what),
        None => Err(DomainError::NotFound { what }),
    }
}

/// A program calls with a person's key: it may do a company's work, but open no doors for others.
pub(crate) fn by_key(actor: &Actor) -> bool {
    actor.identity().is_some_and(|identity| identity.key_scopes.is_some())
}
