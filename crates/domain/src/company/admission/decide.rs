use sea_orm::{QuerySelect, entity::prelude::*, sea_query::Expr};

use super::{
    super::{Entity, Membership, MembershipState, Party, membership},
    letters, visible_to, words,
};
use crate::{
    Actor, Clock, Db, audit,
    change_log::{self, Subject},
    cluster,
    error::{DomainError, Result},
    grant::{by_key, require_on},
    unit_of_work::in_transaction,
    vacancy,
};

/// A manager admits, refuses or ends; a company's admin ends, or takes back a request that waits. With a reason that the
/// company reads, where one is given. The company's pages and postings come or go with it, and its admins are told by mail.
///
/// # Errors
/// `NotFound` where the actor may not see it or the step is not the actor's; `Conflict` for a step that the states do not
/// allow.
pub async fn decide(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    cluster_id: Uuid,
    state: MembershipState,
    reason: Option<String>,
) -> Result<Membership> {
    const NONE: DomainError = DomainError::NotFound { what: "membership" };
    let parties = parties(actor, company_id, cluster_id);
    require_on(actor, !parties.is_empty(), &[cluster_id, company_id, Uuid::nil()], "membership")?;
    let reason = words("reason", reason)?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, parties, reason) = (actor.clone(), parties.clone(), reason.clone());
        Box::pin(async move {
            // An import into the cluster goes first or waits: it decides by memberships what is shown.
            let cluster = cluster::Entity::find_by_id(cluster_id).lock_exclusive().one(txn).await?;
            let cluster = cluster.ok_or(NONE)?;
            let old = visible_to(&actor)
                .filter(membership::Column::CompanyId.eq(company_id))
                .filter(membership::Column::ClusterId.eq(cluster_id))
                .lock_exclusive()
                .one(txn)
                .await?
                .ok_or(NONE)?;
            if state == MembershipState::Pending {
                let asked = "a membership becomes pending when the company asks for it";
                return Err(DomainError::Conflict(format!("the membership is {}; {asked}", old.state)));
            }
            old.state.can_become(state, &parties)?;
            let decided_by = actor.identity().map(|identity| identity.account_id);
            let decided = membership::Entity::update_many()
                .col_expr(membership::Column::State, Expr::value(state))
                .col_expr(membership::Column::Reason, Expr::value(reason.clone()))
                .col_expr(membership::Column::DecidedBy, Expr::value(decided_by))
                .col_expr(membership::Column::DecidedAt, Expr::value(Some(now)))
                .col_expr(membership::Column::UpdatedAt, Expr::value(now))
                .filter(membership::Column::CompanyId.eq(company_id))
                .filter(membership::Column::ClusterId.eq(cluster_id))
                .filter(membership::Column::State.eq(old.state))
                .exec(txn)
                .await?;
            if decided.rows_affected == 0 {
                return Err(DomainError::Conflict("the membership was decided at the same moment".into()));
            }
            let company = Entity::find_by_id(company_id).one(txn).await?.ok_or(NONE)?;
            if [old.state, state].contains(&MembershipState::Active) {
                change_log::note(txn, now, Subject::Company, [company_id]).await?;
                vacancy::note_standing(txn, now, company_id).await?;
            }
            audit::record(txn, now, &actor, [(verb(state), company_id)]).await?;
            letters::decided(txn, now, state, reason.clone(), &company, &cluster).await?;
            Ok(Membership { state, reason, decided_by, decided_at: Some(now), updated_at: now, ..old })
        })
    })
    .await
}

/// As whom an actor decides.
fn parties(actor: &Actor, company_id: Uuid, cluster_id: Uuid) -> Vec<Party> {
    if by_key(actor) {
        return Vec::new();
    }
    let cluster = actor.manages(cluster_id).then_some(Party::Cluster);
    let company = actor.administers(company_id).then_some(Party::Company);
    cluster.into_iter().chain(company).collect()
}

const fn verb(state: MembershipState) -> &'static str {
    match state {
        MembershipState::Pending => "membership.requested",
        MembershipState::Active => "membership.admitted",
        MembershipState::Refused => "membership.refused",
        MembershipState::Ended => "membership.ended",
    }
}
