//! Who works at which desk.
use sea_orm::EntityTrait;
use uuid::Uuid;

use crate::{
    Actor, Db,
    api_key::Scope,
    cluster,
    error::Result,
    grant::{by_key, require_on},
};

/// Passes for those who work for the company; an API key needs `scope` as well.
///
/// # Errors
/// `NotFound` for everyone else.
pub(super) fn require_desk(actor: &Actor, company_id: Uuid, scope: Scope) -> Result<()> {
    let limits = actor.identity().and_then(|identity| identity.key_scopes.as_ref());
    let within = limits.is_none_or(|scopes| scopes.contains(&scope));
    actor.require(actor.works_for(company_id) && within, company_id, "company")
}

/// Passes for the managers of a cluster. No program decides for them: an API key is a company's.
///
/// # Errors
/// `NotFound` for everyone else.
pub(crate) async fn require_managed(db: &Db, actor: &Actor, cluster_id: Uuid) -> Result<()> {
    let exists = cluster::Entity::find_by_id(cluster_id).one(db.read()).await?.is_some();
    let allowed = exists && actor.manages(cluster_id) && !by_key(actor);
    require_on(actor, allowed, &[cluster_id, Uuid::nil()], "cluster")
}
