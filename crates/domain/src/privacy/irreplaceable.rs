use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::{
    company::{MembershipState, membership},
    error::Result,
    grant::{Column, Entity, Grant, Role},
};

/// The first of these roles that nobody but this account has: on a cluster, on a company with an active membership, or
/// among the operators. The grants beside it are held until the transaction ends, so that of the last two one stays.
pub(super) async fn irreplaceable(
    txn: &impl ConnectionTrait,
    account_id: Uuid,
    roles: &[Role],
) -> Result<Option<Role>> {
    let own = Entity::find()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::Role.is_in(roles.iter().copied()))
        .order_by_asc(Column::ScopeId)
        .all(txn)
        .await?;
    for grant in own {
        if counts(txn, &grant).await? && !has_company(txn, &grant).await? {
            return Ok(Some(grant.role));
        }
    }
    Ok(None)
}

/// Nobody misses the admin of a company that is no member anywhere.
async fn counts(txn: &impl ConnectionTrait, grant: &Grant) -> Result<bool> {
    if grant.role != Role::CompanyAdmin {
        return Ok(true);
    }
    let active = membership::Entity::find()
        .filter(membership::Column::CompanyId.eq(grant.scope_id))
        .filter(membership::Column::State.eq(MembershipState::Active));
    Ok(active.count(txn).await? > 0)
}

/// Whether somebody else has the same grant.
async fn has_company(txn: &impl ConnectionTrait, grant: &Grant) -> Result<bool> {
    let same = Entity::find()
        .filter(Column::Role.eq(grant.role))
        .filter(Column::ScopeId.eq(grant.scope_id))
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .all(txn)
        .await?;
    Ok(same.iter().any(|other| other.account_id != grant.account_id))
}
