//! Companies beside events.
use std::collections::{HashMap, HashSet};

use sea_orm::{ConnectionTrait, QuerySelect, entity::prelude::*};

use super::CompanyRef;
use crate::{
    company::{
        self,
        membership::{self, MembershipState},
    },
    error::Result,
};

/// How these companies are called, by id.
///
/// # Errors
/// When the database fails.
pub(crate) async fn company_refs(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, CompanyRef>> {
    use company::Column;
    let ids: HashSet<Uuid> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Uuid, String, String)> = company::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Slug, Column::Name])
        .filter(Column::Id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, slug, name)| (id, CompanyRef { id, slug, name })).collect())
}

/// The active members of a cluster.
///
/// # Errors
/// When the database fails.
pub(crate) async fn active_of(db: &impl ConnectionTrait, cluster_id: Uuid) -> Result<HashSet<Uuid>> {
    let members: Vec<Uuid> = membership::Entity::find()
        .select_only()
        .column(membership::Column::CompanyId)
        .filter(membership::Column::ClusterId.eq(cluster_id))
        .filter(membership::Column::State.eq(MembershipState::Active))
        .into_tuple()
        .all(db)
        .await?;
    Ok(members.into_iter().collect())
}
