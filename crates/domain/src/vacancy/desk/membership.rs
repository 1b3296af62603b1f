//! Which cluster checks a vacancy.
use sea_orm::{ConnectionTrait, QueryOrder, entity::prelude::*};

use super::SOURCE;
use crate::{
    company::{
        Membership, MembershipState,
        membership::{Column, Entity},
    },
    error::{DomainError, Result},
    vacancy::Vacancy,
};

/// The membership by which a company's vacancy is checked: in the cluster that was chosen, else in the present one, else the
/// company's first.
///
/// # Errors
/// `Invalid` where the company is no active member of the `chosen` one; `Conflict` when it is an active member nowhere.
pub(super) async fn checked_by(
    txn: &impl ConnectionTrait,
    company_id: Uuid,
    chosen: Option<Uuid>,
    present: Option<Uuid>,
) -> Result<Membership> {
    let active = Entity::find()
        .filter(Column::CompanyId.eq(company_id))
        .filter(Column::State.eq(MembershipState::Active))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::ClusterId)
        .all(txn)
        .await?;
    let of = |cluster_id: Uuid| active.iter().find(|membership| membership.cluster_id == cluster_id);
    if let Some(chosen) = chosen {
        let detail = "is no cluster of which the company is an active member";
        return of(chosen).cloned().ok_or_else(|| DomainError::invalid("cluster_id", "unknown", detail));
    }
    present
        .and_then(of)
        .or(active.first())
        .cloned()
        .ok_or_else(|| DomainError::Conflict("the company is an active member of no cluster".into()))
}

/// The same for a vacancy that is there already. What a source has brought stays in the cluster that took it in: its key there
/// belongs to it.
///
/// # Errors
/// `Conflict` when the company is no active member there.
pub(super) async fn checked_by_now(txn: &impl ConnectionTrait, vacancy: &Vacancy) -> Result<Membership> {
    let found = checked_by(txn, vacancy.company_id, None, Some(vacancy.cluster_id)).await?;
    if vacancy.source != SOURCE && found.cluster_id != vacancy.cluster_id {
        let why = "the company is no active member of the cluster that took this vacancy in";
        return Err(DomainError::Conflict(why.into()));
    }
    Ok(found)
}
