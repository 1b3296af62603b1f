use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, IntoActiveModel, QueryOrder, QuerySelect, QueryTrait, TryInsertResult,
    entity::prelude::*,
};

use super::{Column, Entity, Grant, Role, by_key, clusters_of, require_on, scope, scope_name};
use crate::{
    Actor, Clock, Db,
    account::{self, Account},
    api_key, audit,
    error::{DomainError, Result},
    invitation,
    mail::{self, Envelope, Letter},
    unit_of_work::in_transaction,
};

/// Gives a grant within a command that has checked who may; the same again is no error.
pub(crate) async fn give_in(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    account_id: Uuid,
    role: Role,
    scope_id: Uuid,
) -> Result<Grant> {
    let grant = Grant { id: Uuid::now_v7(), account_id, role, scope_id, created_at: now };
    let inserted = Entity::insert(grant.clone().into_active_model())
        .on_conflict_do_nothing_on([Column::AccountId, Column::Role, Column::ScopeId])
        .exec_without_returning(txn)
        .await?;
    if matches!(inserted, TryInsertResult::Inserted(1)) {
        audit::record(txn, now, actor, [("grant.given", grant.id)]).await?;
        return Ok(grant);
    }
    Entity::find()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::Role.eq(role))
        .filter(Column::ScopeId.eq(scope_id))
        .one(txn)
        .await?
        .ok_or_else(|| DomainError::Conflict("the grant was taken away at the same moment".into()))
}

/// The accounts that hold a role on something, for telling them by mail.
pub(crate) async fn holders(txn: &impl ConnectionTrait, role: Role, scope_id: Uuid) -> Result<Vec<Account>> {
    let holders = Entity::find()
        .select_only()
        .column(Column::AccountId)
        .filter(Column::Role.eq(role))
        .filter(Column::ScopeId.eq(scope_id))
        .into_query();
    Ok(account::Entity::find()
        .filter(account::Column::Id.in_subquery(holders))
        .order_by_asc(account::Column::Id)
        .all(txn)
        .await?)
}

/// Gives a grant: from the command line, or by whoever may invite for that role (see [`crate::invitation`]).
///
/// # Errors
/// `NotFound` where the actor may not, or the scope or account does not exist.
pub async fn give(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    account_id: Uuid,
    role: Role,
    scope_id: Uuid,
) -> Result<Grant> {
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let allowed = scope::exists(txn, role, scope_id).await?
                && invitation::may_invite(txn, &actor, role, scope_id).await?;
            let mut scopes = clusters_of(txn, scope_id).await?.unwrap_or_default();
            scopes.extend([scope_id, Uuid::nil()]);
            require_on(&actor, allowed, &scopes, "grant")?;
            if account::Entity::find_by_id(account_id).one(txn).await?.is_none() {
                return Err(DomainError::NotFound { what: "account" });
            }
            give_in(txn, now, &actor, account_id, role, scope_id).await
        })
    })
    .await
}

/// Takes a grant away: by whoever may invite for that role, or by its holder. It counts with the next request. The last
/// admin of a company, the last manager of a cluster and the last operator stay. The person is told by mail. Their API keys
/// for the company end with it, and so do the invitations that they sent for it.
///
/// # Errors
/// `NotFound`, or `Conflict` for the last one.
pub async fn take_away(db: &Db, clock: &dyn Clock, actor: &Actor, grant_id: Uuid) -> Result<()> {
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let grant = permitted(txn, &actor, grant_id).await?;
            if grant.role == Role::Pupil && !actor.is_machine() {
                return Err(DomainError::Conflict("a pupil stops being one by erasing the account".into()));
            }
            guard_last(txn, &grant).await?;
            let deleted = Entity::delete_by_id(grant.id).exec(txn).await?;
            if deleted.rows_affected == 0 {
                return Err(DomainError::NotFound { what: "grant" });
            }
            end_what_hung_on(txn, &grant).await?;
            audit::record(txn, now, &actor, [("grant.taken_away", grant.id)]).await?;
            tell(txn, now, &grant).await
        })
    })
    .await
}

/// The grant, where the actor may take it away.
async fn permitted(txn: &impl ConnectionTrait, actor: &Actor, grant_id: Uuid) -> Result<Grant> {
    let Some(grant) = Entity::find_by_id(grant_id).one(txn).await? else {
        require_on(actor, false, &[Uuid::nil()], "grant")?;
        return Err(DomainError::NotFound { what: "grant" });
    };
    let own = actor.signed_in().is_ok_and(|identity| identity.account_id == grant.account_id);
    let allowed =
        !by_key(actor) && (own || invitation::may_invite(txn, actor, grant.role, grant.scope_id).await?);
    let mut scopes = clusters_of(txn, grant.scope_id).await?.unwrap_or_default();
    scopes.extend([grant.scope_id, Uuid::nil()]);
    require_on(actor, allowed, &scopes, "grant")?;
    super::queries::find_visible(txn, actor, grant_id).await
}

/// Keeps the last one. All grants of the role are locked in one order, so that two who take each other's away at once do so
/// one after the other.
async fn guard_last(txn: &impl ConnectionTrait, grant: &Grant) -> Result<()> {
    let last = match grant.role {
        Role::Operator => "the last operator stays; name another one first",
        Role::ClusterManager => "the last manager of a cluster stays; name another one first",
        Role::CompanyAdmin => "the last admin of a company stays; name another one first",
        Role::Recruiter | Role::Teacher | Role::Pupil => return Ok(()),
    };
    let held = Entity::find()
        .filter(Column::Role.eq(grant.role))
        .filter(Column::ScopeId.eq(grant.scope_id))
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .all(txn)
        .await?;
    if !held.iter().any(|other| other.id == grant.id) {
        return Err(DomainError::NotFound { what: "grant" });
    }
    if held.len() == 1 {
        return Err(DomainError::Conflict(last.into()));
    }
    Ok(())
}

/// Whoever leaves keeps no key, and has left no door open.
async fn end_what_hung_on(txn: &impl ConnectionTrait, grant: &Grant) -> Result<()> {
    if matches!(grant.role, Role::CompanyAdmin | Role::Recruiter) {
        api_key::Entity::delete_many()
            .filter(api_key::Column::AccountId.eq(grant.account_id))
            .filter(api_key::Column::CompanyId.eq(grant.scope_id))
            .exec(txn)
            .await?;
    }
    invitation::Entity::delete_many()
        .filter(invitation::Column::InvitedBy.eq(grant.account_id))
        .filter(invitation::Column::ScopeId.eq(grant.scope_id))
        .filter(invitation::Column::AcceptedAt.is_null())
        .exec(txn)
        .await?;
    Ok(())
}

async fn tell(txn: &impl ConnectionTrait, now: DateTime<Utc>, grant: &Grant) -> Result<()> {
    let Some(account) = account::Entity::find_by_id(grant.account_id).one(txn).await? else { return Ok(()) };
    let clusters = clusters_of(txn, grant.scope_id).await?.unwrap_or_default();
    let letter = Letter::GrantEnded {
        role: grant.role,
        scope_name: scope_name(txn, grant.role, grant.scope_id).await?,
    };
    let envelope = Envelope {
        letter,
        language: account.language,
        cluster_id: clusters.first().copied(),
        account_id: Some(account.id),
        topic: None,
    };
    mail::post(txn, now, &account.mail, &envelope).await?;
    Ok(())
}
