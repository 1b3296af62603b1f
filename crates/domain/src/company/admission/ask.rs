use chrono::TimeDelta;
use sea_orm::{ActiveModelTrait, IntoActiveModel, QueryOrder, QuerySelect, entity::prelude::*};

use super::{
    super::{Entity, Membership, MembershipState, Party, membership, site},
    letters, words,
};
use crate::{
    Actor, Clock, Db, audit, cluster,
    error::{DomainError, Result},
    grant::{by_key, require_on},
    unit_of_work::in_transaction,
};

/// After a refusal a company waits so long before it asks again.
const DAYS_AFTER_REFUSAL: i64 = 30;

/// A company's admin asks for admission to a further cluster, or again after it ended.
///
/// # Errors
/// `NotFound` where the actor is not its admin; `Conflict` where it is a member or waits already, or was refused less than
/// 30 days ago.
pub async fn ask(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    cluster_id: Uuid,
    message: Option<String>,
) -> Result<Membership> {
    let allowed = actor.administers(company_id) && !by_key(actor);
    require_on(actor, allowed, &[company_id], "company")?;
    let message = words("message", message)?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, message) = (actor.clone(), message.clone());
        Box::pin(async move {
            let company = Entity::find_by_id(company_id).lock_exclusive().one(txn).await?;
            let company = company.ok_or(DomainError::NotFound { what: "company" })?;
            let cluster = cluster::Entity::find_by_id(cluster_id).one(txn).await?;
            let cluster = cluster.ok_or(DomainError::NotFound { what: "cluster" })?;
            let old = membership::Entity::find_by_id((company_id, cluster_id)).lock_exclusive().one(txn).await?;
            if let Some(old) = &old {
                old.state.can_become(MembershipState::Pending, &[Party::Company])?;
                let again = old.decided_at.map(|at| at + TimeDelta::days(DAYS_AFTER_REFUSAL));
                if old.state == MembershipState::Refused && again.is_some_and(|again| now < again) {
                    return Err(DomainError::Conflict(format!(
                        "the membership is refused; the company may ask again {DAYS_AFTER_REFUSAL} days after that"
                    )));
                }
            }
            let row = membership::Model {
                company_id,
                cluster_id,
                state: MembershipState::Pending,
                message,
                reason: None,
                decided_by: None,
                decided_at: None,
                trusted: false,
                created_at: old.as_ref().map_or(now, |old| old.created_at),
                updated_at: now,
            };
            let model = row.into_active_model().reset_all();
            let asked = if old.is_some() { model.update(txn).await? } else { model.insert(txn).await? };
            audit::record(txn, now, &actor, [("membership.requested", company_id)]).await?;
            let town = site::Entity::find()
                .filter(site::Column::CompanyId.eq(company_id))
                .order_by_asc(site::Column::Id)
                .one(txn)
                .await?
                .map(|site| site.town);
            letters::requested(txn, now, actor.identity().map(|i| &**i), &company, town, &cluster).await?;
            Ok(asked)
        })
    })
    .await
}
