use sea_orm::{Select, entity::prelude::*};

use super::{Column, Entity};
use crate::{
    Actor,
    error::Result,
    grant::{Role, by_key, clusters_of, under_care},
};

/// Whether an actor may invite for a role, and take it away: operators for operators and cluster managers; managers for
/// managers of their cluster, teachers of its schools, and admins of companies that are or want to be its members; company
/// admins for admins and recruiters of their company.
pub(crate) async fn may_invite(
    db: &impl sea_orm::ConnectionTrait,
    actor: &Actor,
    role: Role,
    scope_id: Uuid,
) -> Result<bool> {
    if actor.is_machine() {
        return Ok(true);
    }
    if by_key(actor) {
        return Ok(false);
    }
    let one_manages = |clusters: Option<Vec<Uuid>>| {
        clusters.unwrap_or_default().iter().any(|cluster| actor.manages(*cluster))
    };
    Ok(match role {
        Role::Operator => actor.is_operator() && scope_id.is_nil(),
        Role::ClusterManager => actor.manages(scope_id),
        Role::CompanyAdmin => actor.administers(scope_id) || one_manages(clusters_of(db, scope_id).await?),
        Role::Recruiter => actor.administers(scope_id),
        Role::Teacher => one_manages(clusters_of(db, scope_id).await?),
        Role::Pupil => false,
    })
}

/// The invitations that an actor may see: those on what it looks after.
pub fn visible_to(actor: &Actor) -> Select<Entity> {
    if actor.is_operator() {
        return Entity::find();
    }
    match actor.signed_in() {
        Ok(identity) => Entity::find().filter(under_care(identity, Column::ScopeId)),
        Err(_) => Entity::find().filter(Column::Id.is_in(Vec::<Uuid>::new())),
    }
}
