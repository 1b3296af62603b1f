use chrono::TimeDelta;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, entity::prelude::*};

use super::Surface;
use crate::{actor::Strength, error::Result, grant::Grant, second_factor};

/// For so long a program's refresh token waits for its use, and with it its session.
pub(crate) const API: TimeDelta = TimeDelta::days(60);

/// For how long a session lives after its last use. A browser of someone who opens doors for others is left alone for
/// half a day at most.
pub(super) fn idle(surface: Surface, opens_doors: bool) -> TimeDelta {
    match (surface, opens_doors) {
        (Surface::Portal, true) => TimeDelta::hours(12),
        (Surface::Portal, false) => TimeDelta::days(30),
        (Surface::Api, _) => API,
    }
}

/// Whether one of these grants needs a second factor.
pub(super) fn opens_doors(grants: &[Grant]) -> bool {
    grants.iter().any(|grant| grant.role.needs_second_factor())
}

/// How surely a session of this account is its owner's, `shown` saying whether a second factor was shown in it.
pub(crate) async fn strength(txn: &impl ConnectionTrait, account_id: Uuid, shown: bool) -> Result<Strength> {
    let factor: Option<Uuid> = second_factor::Entity::find()
        .select_only()
        .column(second_factor::Column::Id)
        .filter(second_factor::Column::AccountId.eq(account_id))
        .filter(second_factor::Column::ConfirmedAt.is_not_null())
        .into_tuple()
        .one(txn)
        .await?;
    Ok(Strength::of(factor.is_some(), shown))
}
