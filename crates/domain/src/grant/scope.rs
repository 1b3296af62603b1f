//! What grants are on: clusters, companies and schools.
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};

use super::Role;
use crate::{
    cluster,
    company::{
        self,
        membership::{self, MembershipState},
    },
    error::Result,
    school,
};

/// The name of the cluster, company or school of a grant; none for operators and pupils.
///
/// # Errors
/// When the database fails.
pub async fn scope_name(db: &impl ConnectionTrait, role: Role, scope_id: Uuid) -> Result<Option<String>> {
    Ok(match role {
        Role::Operator | Role::Pupil => None,
        Role::ClusterManager => cluster::Entity::find_by_id(scope_id).one(db).await?.map(|row| row.name),
        Role::CompanyAdmin | Role::Recruiter => {
            company::Entity::find_by_id(scope_id).one(db).await?.map(|row| row.name)
        }
        Role::Teacher => school::Entity::find_by_id(scope_id).one(db).await?.map(|row| row.name),
    })
}

/// Whether there is such a thing for a role to be on.
pub(super) async fn exists(db: &impl ConnectionTrait, role: Role, scope_id: Uuid) -> Result<bool> {
    match role {
        Role::Operator | Role::Pupil => Ok(scope_id.is_nil()),
        _ => Ok(scope_name(db, role, scope_id).await?.is_some()),
    }
}

/// The clusters that look after something: the cluster itself, those in which a company is a member or wants to be, the
/// school's. None where there is no cluster, company or school of that id.
pub(crate) async fn clusters_of(db: &impl ConnectionTrait, scope_id: Uuid) -> Result<Option<Vec<Uuid>>> {
    if company::Entity::find_by_id(scope_id).one(db).await?.is_some() {
        let rows: Vec<Uuid> = membership::Entity::find()
            .select_only()
            .column(membership::Column::ClusterId)
            .filter(membership::Column::CompanyId.eq(scope_id))
            .filter(membership::Column::State.is_in([MembershipState::Pending, MembershipState::Active]))
            .order_by_asc(membership::Column::CreatedAt)
            .order_by_asc(membership::Column::ClusterId)
            .into_tuple()
            .all(db)
            .await?;
        return Ok(Some(rows));
    }
    if let Some(school) = school::Entity::find_by_id(scope_id).one(db).await? {
        return Ok(Some(vec![school.cluster_id]));
    }
    Ok(cluster::Entity::find_by_id(scope_id).one(db).await?.map(|cluster| vec![cluster.id]))
}

/// Makes those who change the team of the same thing take turns. (`SQLite` has one writer.)
pub(crate) async fn lock_scope(txn: &impl ConnectionTrait, role: Role, scope_id: Uuid) -> Result<()> {
    match role {
        Role::Operator | Role::Pupil => {}
        Role::ClusterManager => {
            cluster::Entity::find_by_id(scope_id).lock_exclusive().one(txn).await?;
        }
        Role::CompanyAdmin | Role::Recruiter => {
            company::Entity::find_by_id(scope_id).lock_exclusive().one(txn).await?;
        }
        Role::Teacher => {
            school::Entity::find_by_id(scope_id).lock_exclusive().one(txn).await?;
        }
    }
    Ok(())
}
