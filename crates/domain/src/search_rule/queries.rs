use std::collections::HashMap;

use sea_orm::{QueryOrder, QuerySelect, Select, entity::prelude::*};

use super::{Column, Entity, SearchRule};
use crate::{
    Actor, Db, cluster,
    error::{DomainError, Result},
    grant::by_key,
    page::{Page, PageRequest},
    vacancy::desk::require_managed,
};

/// A rule as the search applies it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleInForce {
    pub id: Uuid,
    /// Slug of the cluster within which it holds; everywhere where there is none.
    pub cluster: Option<String>,
    pub written: String,
    pub meant: String,
}

/// The rules of a cluster, or those for everywhere, by what is written; for those who may write them.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn list(
    db: &Db,
    actor: &Actor,
    cluster_id: Option<Uuid>,
    page: PageRequest<String>,
) -> Result<Page<SearchRule, String>> {
    require_scope(db, actor, cluster_id).await?;
    let mut query = of_scope(cluster_id).order_by_asc(Column::WrittenKey).limit(page.limit + 1);
    if let Some(after) = page.after {
        query = query.filter(Column::WrittenKey.gt(after));
    }
    Ok(Page::cut(query.all(db.read()).await?, page.limit, |rule| rule.written_key.clone()))
}

/// One rule, for those who may write it.
///
/// # Errors
/// `NotFound` for everyone else, and where there is none.
pub async fn find(db: &Db, actor: &Actor, cluster_id: Option<Uuid>, rule_id: Uuid) -> Result<SearchRule> {
    require_scope(db, actor, cluster_id).await?;
    let rule = of_scope(cluster_id).filter(Column::Id.eq(rule_id)).one(db.read()).await?;
    rule.ok_or(DomainError::NotFound { what: "rule" })
}

/// Every rule of every cluster, for the search.
///
/// # Errors
/// When the database fails.
pub async fn list_in_force(db: &impl ConnectionTrait) -> Result<Vec<RuleInForce>> {
    let rules = Entity::find().order_by_asc(Column::Id).all(db).await?;
    if rules.is_empty() {
        return Ok(Vec::new());
    }
    let clusters = cluster::list_all(db).await?;
    let slugs: HashMap<Uuid, String> =
        clusters.into_iter().map(|cluster| (cluster.id, cluster.slug)).collect();
    let in_force = rules.into_iter().filter_map(|rule| {
        let cluster = match rule.cluster_id {
            Some(id) => Some(slugs.get(&id)?.clone()),
            None => None,
        };
        Some(RuleInForce { id: rule.id, cluster, written: rule.written, meant: rule.meant })
    });
    Ok(in_force.collect())
}

pub(super) fn of_scope(cluster_id: Option<Uuid>) -> Select<Entity> {
    Entity::find().filter(match cluster_id {
        Some(id) => Column::ClusterId.eq(id),
        None => Column::ClusterId.is_null(),
    })
}

/// Passes a cluster's managers; for the whole installation, operators. No program calls with a person's key.
pub(crate) async fn require_scope(db: &Db, actor: &Actor, cluster_id: Option<Uuid>) -> Result<()> {
    match cluster_id {
        Some(cluster_id) => require_managed(db, actor, cluster_id).await,
        None => actor.require(actor.is_operator() && !by_key(actor), Uuid::nil(), "rule"),
    }
}
