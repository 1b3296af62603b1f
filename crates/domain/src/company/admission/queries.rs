use std::collections::HashMap;

use sea_orm::{Condition, ConnectionTrait, QueryOrder, QuerySelect, QueryTrait, Select, entity::prelude::*};

use super::super::{
    Column, Company, Entity, Membership, MembershipState,
    membership::{self, Column as M},
    site,
};
use crate::{
    Actor, Db,
    account::{self, Account},
    cluster::{self, Cluster},
    error::{DomainError, Result},
    grant::{self, Role, require_on},
    unit_of_work::read_as,
};

/// The memberships that an actor may see: those of its clusters (managers) and of its companies (admins, recruiters).
pub fn visible_to(actor: &Actor) -> Select<membership::Entity> {
    if actor.is_operator() {
        return membership::Entity::find();
    }
    match actor.signed_in() {
        Ok(identity) => membership::Entity::find().filter(
            Condition::any()
                .add(M::ClusterId.is_in(identity.scopes(&[Role::ClusterManager])))
                .add(M::CompanyId.is_in(identity.scopes(&[Role::CompanyAdmin, Role::Recruiter]))),
        ),
        Err(_) => membership::Entity::find().filter(M::CompanyId.is_in(Vec::<Uuid>::new())),
    }
}

/// A membership with its company and, for those who decide, who asked.
#[derive(Debug, Clone)]
pub struct Member {
    pub membership: Membership,
    pub company: Company,
    pub town: Option<String>,
    /// Name and address of its admins; none once the membership was refused or has ended.
    pub admins: Vec<(Option<String>, String)>,
}

/// The members of a cluster in one state, by name, for its managers: a page after a company's (name, id).
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn list_members(
    db: &Db,
    actor: &Actor,
    cluster_id: Uuid,
    state: MembershipState,
    after: Option<(String, Uuid)>,
    limit: u64,
) -> Result<Vec<Member>> {
    require_managed(db, actor, cluster_id).await?;
    let members = visible_to(actor).filter(M::ClusterId.eq(cluster_id)).filter(M::State.eq(state));
    let ids = members.clone().select_only().column(M::CompanyId).into_query();
    let mut page = Entity::find()
        .filter(Column::Id.in_subquery(ids))
        .order_by_asc(Column::Name)
        .order_by_asc(Column::Id)
        .limit(limit);
    if let Some((name, id)) = after {
        let same_name = Condition::all().add(Column::Name.eq(&name)).add(Column::Id.gt(id));
        page = page.filter(Condition::any().add(Column::Name.gt(name)).add(same_name));
    }
    let admins = grant::visible_to(actor).filter(grant::Column::Role.eq(Role::CompanyAdmin));
    read_as(db, actor, move |txn| {
        Box::pin(async move {
            let companies = page.all(txn).await?;
            let ids: Vec<Uuid> = companies.iter().map(|company| company.id).collect();
            let members = members.filter(M::CompanyId.is_in(ids.iter().copied())).all(txn).await?;
            let mut members: HashMap<Uuid, Membership> =
                members.into_iter().map(|member| (member.company_id, member)).collect();
            let mut towns = towns(txn, &ids).await?;
            let mut admins = people(txn, admins.filter(grant::Column::ScopeId.is_in(ids))).await?;
            Ok(companies
                .into_iter()
                .filter_map(|company| {
                    Some(Member {
                        membership: members.remove(&company.id)?,
                        town: towns.remove(&company.id),
                        admins: admins.remove(&company.id).unwrap_or_default(),
                        company,
                    })
                })
                .collect())
        })
    })
    .await
}

/// One membership of a cluster with its company, for the cluster's managers.
///
/// # Errors
/// `NotFound` for everyone else, and where there is none.
pub async fn find_member(
    db: &Db,
    actor: &Actor,
    cluster_id: Uuid,
    company_id: Uuid,
) -> Result<(Membership, Company)> {
    require_managed(db, actor, cluster_id).await?;
    let one = visible_to(actor).filter(M::ClusterId.eq(cluster_id)).filter(M::CompanyId.eq(company_id));
    let membership = one.one(db.read()).await?;
    let company = Entity::find_by_id(company_id).one(db.read()).await?;
    membership.zip(company).ok_or(DomainError::NotFound { what: "membership" })
}

/// The town of each company's first site.
async fn towns(txn: &impl ConnectionTrait, companies: &[Uuid]) -> Result<HashMap<Uuid, String>> {
    let mut towns = HashMap::new();
    let sites = site::Entity::find()
        .filter(site::Column::CompanyId.is_in(companies.iter().copied()))
        .order_by_desc(site::Column::Id)
        .all(txn)
        .await?;
    towns.extend(sites.into_iter().map(|site| (site.company_id, site.town)));
    Ok(towns)
}

/// Name and address of those who hold these grants, by what they are on.
async fn people(
    txn: &impl ConnectionTrait,
    grants: Select<grant::Entity>,
) -> Result<HashMap<Uuid, Vec<(Option<String>, String)>>> {
    let grants = grants.order_by_asc(grant::Column::Id).all(txn).await?;
    let accounts: HashMap<Uuid, Account> = account::Entity::find()
        .filter(account::Column::Id.is_in(grants.iter().map(|grant| grant.account_id)))
        .all(txn)
        .await?
        .into_iter()
        .map(|account| (account.id, account))
        .collect();
    let mut found: HashMap<Uuid, Vec<(Option<String>, String)>> = HashMap::new();
    for grant in grants {
        if let Some(account) = accounts.get(&grant.account_id) {
            found.entry(grant.scope_id).or_default().push((account.name.clone(), account.mail.clone()));
        }
    }
    Ok(found)
}

/// How many members a cluster has in each state, for its managers.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn count_members(db: &Db, actor: &Actor, cluster_id: Uuid) -> Result<Vec<(MembershipState, u64)>> {
    require_managed(db, actor, cluster_id).await?;
    let counted: Vec<(MembershipState, i64)> = visible_to(actor)
        .select_only()
        .column(M::State)
        .column_as(M::CompanyId.count(), "members")
        .filter(M::ClusterId.eq(cluster_id))
        .group_by(M::State)
        .into_tuple()
        .all(db.read())
        .await?;
    let counted: HashMap<MembershipState, i64> = counted.into_iter().collect();
    let count = |state| u64::try_from(counted.get(state).copied().unwrap_or(0)).unwrap_or(0);
    Ok(MembershipState::ALL.iter().map(|state| (*state, count(state))).collect())
}

async fn require_managed(db: &Db, actor: &Actor, cluster_id: Uuid) -> Result<()> {
    let exists = cluster::Entity::find_by_id(cluster_id).one(db.read()).await?.is_some();
    require_on(actor, exists && actor.manages(cluster_id), &[cluster_id, Uuid::nil()], "cluster")
}

/// A company with its memberships, for those who work for it, whatever their state.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn find_own(db: &Db, actor: &Actor, slug: &str) -> Result<(Company, Vec<(Membership, Cluster)>)> {
    let found = Entity::find().filter(Column::Slug.eq(slug)).one(db.read()).await?;
    let allowed = found.as_ref().is_some_and(|company| actor.works_for(company.id));
    let scopes: Vec<Uuid> = found.iter().map(|company| company.id).collect();
    require_on(actor, allowed, &scopes, "company")?;
    let company = found.ok_or(DomainError::NotFound { what: "company" })?;
    let memberships = visible_to(actor).filter(M::CompanyId.eq(company.id)).all(db.read()).await?;
    let clusters = cluster::list_all(db.read()).await?;
    let named = clusters.into_iter().filter_map(|cluster| {
        let membership = memberships.iter().find(|membership| membership.cluster_id == cluster.id)?;
        Some((membership.clone(), cluster))
    });
    Ok((company, named.collect()))
}
