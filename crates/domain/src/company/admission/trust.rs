use sea_orm::{QuerySelect, entity::prelude::*, sea_query::Expr};

use super::{super::MembershipState, super::membership, visible_to};
use crate::{
    Actor, Clock, Db, audit,
    error::{DomainError, Result},
    grant::{by_key, require_on},
    unit_of_work::in_transaction,
};

/// A manager trusts a member, or no longer: what a trusted company publishes or changes waits for nobody. What waits already
/// goes on waiting. Ends with the membership.
///
/// # Errors
/// `NotFound` for everyone but the cluster's managers, and where the company has no membership there; `Conflict` where that is
/// not active.
pub async fn trust(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
    company_id: Uuid,
    trusted: bool,
) -> Result<()> {
    const NONE: DomainError = DomainError::NotFound { what: "membership" };
    let allowed = actor.manages(cluster_id) && !by_key(actor);
    require_on(actor, allowed, &[cluster_id, Uuid::nil()], "membership")?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let old = visible_to(&actor)
                .filter(membership::Column::CompanyId.eq(company_id))
                .filter(membership::Column::ClusterId.eq(cluster_id))
                .lock_exclusive()
                .one(txn)
                .await?
                .ok_or(NONE)?;
            if old.state != MembershipState::Active {
                let why = format!("the membership is {}; only active members are trusted", old.state);
                return Err(DomainError::Conflict(why));
            }
            let changed = membership::Entity::update_many()
                .col_expr(membership::Column::Trusted, Expr::value(trusted))
                .col_expr(membership::Column::UpdatedAt, Expr::value(now))
                .filter(membership::Column::CompanyId.eq(company_id))
                .filter(membership::Column::ClusterId.eq(cluster_id))
                .filter(membership::Column::State.eq(MembershipState::Active))
                .filter(membership::Column::Trusted.ne(trusted))
                .exec(txn)
                .await?;
            // It is so already: nothing was done.
            if changed.rows_affected == 0 {
                return Ok(());
            }
            let action = if trusted { "membership.trusted" } else { "membership.untrusted" };
            audit::record(txn, now, &actor, [(action, company_id)]).await
        })
    })
    .await
}
