//! What an actor works for or looks after, by the slug in an address.
use sea_orm::{ConnectionTrait, entity::prelude::*};

use super::{Role, clusters_of, looks_after, require_on};
use crate::{
    Actor, Db,
    cluster::{self, Cluster},
    company::{self, Company},
    error::{DomainError, Result},
    school,
};

/// A cluster, for its managers.
///
/// # Errors
/// `NotFound` for everyone else, as for one that never was.
pub async fn find_cluster(db: &Db, actor: &Actor, slug: &str) -> Result<Cluster> {
    let found = cluster::Entity::find().filter(cluster::Column::Slug.eq(slug)).one(db.read()).await?;
    let allowed = found.as_ref().is_some_and(|cluster| actor.manages(cluster.id));
    let mut scopes = vec![Uuid::nil()];
    scopes.extend(found.iter().map(|cluster| cluster.id));
    require_on(actor, allowed, &scopes, "cluster")?;
    found.ok_or(DomainError::NotFound { what: "cluster" })
}

/// A company, also one that waits to be admitted, for those who work for it and those who look after it.
///
/// # Errors
/// `NotFound` for everyone else, as for one that never was.
pub async fn find_company(db: &Db, actor: &Actor, slug: &str) -> Result<Company> {
    let found = company::Entity::find().filter(company::Column::Slug.eq(slug)).one(db.read()).await?;
    let mut scopes = vec![Uuid::nil()];
    let mut allowed = false;
    if let Some(company) = &found {
        let clusters = clusters_of(db.read(), company.id).await?.unwrap_or_default();
        allowed = actor.works_for(company.id) || looks_after(actor, company.id, &clusters);
        scopes.push(company.id);
        scopes.extend(clusters);
    }
    require_on(actor, allowed, &scopes, "company")?;
    found.ok_or(DomainError::NotFound { what: "company" })
}

/// The slug of the cluster, company or school of a grant; none for operators and pupils.
///
/// # Errors
/// When the database fails.
pub async fn scope_slug(db: &impl ConnectionTrait, role: Role, scope_id: Uuid) -> Result<Option<String>> {
    Ok(match role {
        Role::Operator | Role::Pupil => None,
        Role::ClusterManager => cluster::Entity::find_by_id(scope_id).one(db).await?.map(|row| row.slug),
        Role::CompanyAdmin | Role::Recruiter => {
            company::Entity::find_by_id(scope_id).one(db).await?.map(|row| row.slug)
        }
        Role::Teacher => school::Entity::find_by_id(scope_id).one(db).await?.map(|row| row.slug),
    })
}
