use std::collections::HashMap;

use sea_orm::{Condition, ConnectionTrait, QueryOrder, QuerySelect, QueryTrait, Select, entity::prelude::*};

use super::{Column, Entity, Grant, Role, clusters_of, looks_after, require_on, scope_name, under_care};
use crate::{
    Actor, Db,
    account::{self, Account},
    error::{DomainError, Result},
    unit_of_work::read_as,
};

/// The grants that an actor may see: its own, those of the teams it belongs to, and those on what it looks after (a manager:
/// the cluster's, and those on its member companies and schools), all for operators.
pub fn visible_to(actor: &Actor) -> Select<Entity> {
    if actor.is_operator() {
        return Entity::find();
    }
    match actor.signed_in() {
        Ok(identity) => Entity::find().filter(
            Condition::any()
                .add(Column::AccountId.eq(identity.account_id))
                .add(Column::ScopeId.is_in(identity.scopes(&[Role::Recruiter, Role::Teacher])))
                .add(under_care(identity, Column::ScopeId)),
        ),
        Err(_) => Entity::find().filter(Column::Id.is_in(Vec::<Uuid>::new())),
    }
}

/// Someone with a grant on something.
#[derive(Debug, Clone)]
pub struct TeamMember {
    pub grant: Grant,
    pub account: Account,
}

/// Who works for a cluster, company or school, by name. Seen by its own team and by whoever looks after it.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn list_team(db: &Db, actor: &Actor, scope_id: Uuid) -> Result<Vec<TeamMember>> {
    let clusters = clusters_of(db.read(), scope_id).await?;
    let allowed = clusters.as_ref().is_some_and(|clusters| {
        looks_after(actor, scope_id, clusters) || actor.works_for(scope_id) || actor.teaches_at(scope_id)
    });
    let mut scopes = clusters.unwrap_or_default();
    scopes.extend([scope_id, Uuid::nil()]);
    require_on(actor, allowed, &scopes, "team")?;
    members(db, actor, visible_to(actor).filter(Column::ScopeId.eq(scope_id))).await
}

/// The operators, for operators.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn list_operators(db: &Db, actor: &Actor) -> Result<Vec<TeamMember>> {
    require_on(actor, actor.is_operator(), &[Uuid::nil()], "team")?;
    members(db, actor, visible_to(actor).filter(Column::Role.eq(Role::Operator))).await
}

async fn members(db: &Db, actor: &Actor, grants: Select<Entity>) -> Result<Vec<TeamMember>> {
    let mut members = read_as(db, actor, move |txn| {
        Box::pin(async move {
            let holders = grants.clone().select_only().column(Column::AccountId).into_query();
            let accounts: HashMap<Uuid, Account> = account::Entity::find()
                .filter(account::Column::Id.in_subquery(holders))
                .all(txn)
                .await?
                .into_iter()
                .map(|account| (account.id, account))
                .collect();
            let grants = grants.order_by_asc(Column::Id).all(txn).await?;
            Ok(grants
                .into_iter()
                .filter_map(|grant| {
                    let account = accounts.get(&grant.account_id)?.clone();
                    Some(TeamMember { grant, account })
                })
                .collect::<Vec<_>>())
        })
    })
    .await?;
    members.sort_by_cached_key(|member| {
        member.account.name.as_ref().unwrap_or(&member.account.mail).to_lowercase()
    });
    Ok(members)
}

/// The grants of the caller, with the name of what they are on.
///
/// # Errors
/// `Unauthenticated`, or when the database fails.
pub async fn list_of_account(db: &Db, actor: &Actor) -> Result<Vec<(Grant, Option<String>)>> {
    let own = actor.signed_in()?.account_id;
    let visible = visible_to(actor).filter(Column::AccountId.eq(own)).order_by_asc(Column::Id);
    read_as(db, actor, move |txn| {
        Box::pin(async move {
            let mut named = Vec::new();
            for grant in visible.all(txn).await? {
                let name = scope_name(txn, grant.role, grant.scope_id).await?;
                named.push((grant, name));
            }
            Ok(named)
        })
    })
    .await
}

/// A grant that an actor may see, within a command.
pub(super) async fn find_visible(
    txn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Grant, DomainError> {
    visible_to(actor).filter(Column::Id.eq(id)).one(txn).await?.ok_or(DomainError::NotFound { what: "grant" })
}
