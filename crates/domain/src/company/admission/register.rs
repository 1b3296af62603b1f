use sea_orm::{ConnectionTrait, IntoActiveModel, QuerySelect, QueryTrait, entity::prelude::*};

use super::{
    super::{
        Column, Company, CompanyDraft, Entity, MembershipState,
        insert::{Entry, NewCompany, insert},
        membership, name_key, site,
    },
    draft::clean,
    letters, words,
};
use crate::{
    Actor, Clock, Db, account, audit, cluster,
    error::{DomainError, Result},
    grant::{self, Role, by_key},
    place::Gazetteer,
    secrets::Secrets,
    throttle::{self, Limit},
    unit_of_work::in_transaction,
};

/// The source of companies that registered themselves.
const SOURCE: &str = "self";

/// A person registers a company, becomes its admin, and asks for admission to a cluster. Until it is admitted nobody else
/// sees it. Managers and the person get a mail.
///
/// The grant is dormant until the person shows a second factor; asking needs none.
///
/// # Errors
/// `Invalid` for the draft; `NotFound` for the cluster; `Conflict` where a company of that name is a member already, or the
/// person has registered it before; `TooMany`; `Unauthenticated`.
#[expect(clippy::too_many_arguments, reason = "each is something else")]
pub async fn register(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    gazetteer: &Gazetteer,
    actor: &Actor,
    draft: CompanyDraft,
    cluster_id: Uuid,
    message: Option<String>,
) -> Result<Company> {
    const NO_CLUSTER: DomainError = DomainError::NotFound { what: "cluster" };
    let person = actor.signed_in()?.clone();
    if by_key(actor) {
        return Err(NO_CLUSTER);
    }
    let cluster = cluster::Entity::find_by_id(cluster_id).one(db.read()).await?.ok_or(NO_CLUSTER)?;
    let (draft, site) = clean(draft, gazetteer)?;
    let message = words("message", message)?;
    let of = person.account_id.to_string();
    throttle::take(db, clock, secrets, &[(Limit::RegistrationsOfAccount, &of)]).await?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (person, actor, cluster) = (person.clone(), actor.clone(), cluster.clone());
        let (draft, site, message) = (draft.clone(), site.clone(), message.clone());
        Box::pin(async move {
            // A person's registrations take turns, or a double click would make two companies.
            account::Entity::find_by_id(person.account_id).lock_exclusive().one(txn).await?;
            refuse_known(txn, person.account_id, cluster.id, &name_key(&draft.name)).await?;
            let entry = Entry {
                actor: &actor,
                source: SOURCE,
                cluster_id: cluster.id,
                state: MembershipState::Pending,
                message,
            };
            let company = insert(txn, now, &entry, vec![NewCompany { external_id: None, draft }])
                .await?
                .pop()
                .ok_or_else(|| DomainError::Conflict("the company could not be entered".into()))?;
            let town = site.town.clone();
            let row = site::Model { id: Uuid::now_v7(), company_id: company.id, ..site };
            site::Entity::insert(row.into_active_model()).exec_without_returning(txn).await?;
            grant::give_in(txn, now, &actor, person.account_id, Role::CompanyAdmin, company.id).await?;
            audit::record(txn, now, &actor, [("membership.requested", company.id)]).await?;
            letters::requested(txn, now, Some(&person), &company, Some(town), &cluster).await?;
            Ok(company)
        })
    })
    .await
}

/// A company is registered once: not when it is a member already, and not twice by the same person.
async fn refuse_known(
    txn: &impl ConnectionTrait,
    account_id: Uuid,
    cluster_id: Uuid,
    name_key: &str,
) -> Result<()> {
    let in_state = |state: MembershipState| {
        let members = membership::Entity::find()
            .select_only()
            .column(membership::Column::CompanyId)
            .filter(membership::Column::ClusterId.eq(cluster_id))
            .filter(membership::Column::State.eq(state))
            .into_query();
        Entity::find().filter(Column::NameKey.eq(name_key)).filter(Column::Id.in_subquery(members))
    };
    if in_state(MembershipState::Active).one(txn).await?.is_some() {
        return Err(DomainError::Conflict(
            "a company of this name is a member of the cluster already; ask a colleague there for an invitation, or \
             write to the cluster"
                .into(),
        ));
    }
    let own = grant::Entity::find()
        .select_only()
        .column(grant::Column::ScopeId)
        .filter(grant::Column::AccountId.eq(account_id))
        .filter(grant::Column::Role.eq(Role::CompanyAdmin))
        .into_query();
    let waiting = in_state(MembershipState::Pending).filter(Column::Id.in_subquery(own)).one(txn).await?;
    if waiting.is_some() {
        return Err(DomainError::Conflict(
            "you have registered this company already; it waits for admission".into(),
        ));
    }
    Ok(())
}
