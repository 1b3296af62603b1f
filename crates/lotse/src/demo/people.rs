//! Whom the demo region needs, so that every desk can be entered: an operator, for each cluster a manager, and somebody in each
//! company who answers. They sign in by codes, which the local mailbox shows.
use anyhow::Result;
use lotse_domain::{
    Actor, Clock, Db,
    account::{self, Hasher, MailAddress, Profile},
    cluster::{self, Cluster},
    company::{self, Company, MembershipState, membership},
    grant::{self, Role},
    vacancy::{self, ApplyBy, VacancyState},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// A company of the demo whose desk is worth a look: the one with the most places to apply for here.
#[derive(Debug, Clone)]
pub(super) struct Busy {
    pub(super) company: Company,
    pub(super) vacancies: Vec<Uuid>,
}

/// Fills an installation that holds the demo region with people, and says who the first of them are. Returns a company of
/// each cluster.
pub(super) async fn make(db: &Db, clock: &dyn Clock) -> Result<Vec<Busy>> {
    println!("People who can sign in (their codes are shown under /dev/mail):");
    tell(db, clock, "betrieb@lotse.example", "Toni Betrieb", Role::Operator, Uuid::nil()).await?;
    let mut busy = Vec::new();
    for cluster in cluster::list_all(db.read()).await? {
        let mail = format!("cluster@{}.example", cluster.slug);
        tell(db, clock, &mail, "Kim Albers", Role::ClusterManager, cluster.id).await?;
        let companies = members(db, &cluster).await?;
        let first = busiest(db, &companies).await?;
        for company in &companies {
            let mail = format!("personal@{}.example", company.slug);
            if first.as_ref().is_some_and(|first| first.company.id == company.id) {
                tell(db, clock, &mail, "Sascha Brandt", Role::CompanyAdmin, company.id).await?;
            } else {
                appoint(db, clock, &mail, "Sascha Brandt", Role::CompanyAdmin, company.id).await?;
            }
        }
        busy.extend(first);
    }
    println!("  personal@SLUG.example: company_admin of every other company");
    Ok(busy)
}

async fn tell(db: &Db, clock: &dyn Clock, mail: &str, name: &str, role: Role, scope_id: Uuid) -> Result<()> {
    appoint(db, clock, mail, name, role, scope_id).await?;
    let of = grant::scope_name(db.read(), role, scope_id).await?;
    println!("  {mail}: {role}{}", of.map(|name| format!(" of {name}")).unwrap_or_default());
    Ok(())
}

async fn appoint(
    db: &Db,
    clock: &dyn Clock,
    mail: &str,
    name: &str,
    role: Role,
    scope_id: Uuid,
) -> Result<()> {
    let actor = Actor::system("demo", "demo");
    let mail = MailAddress::parse(mail)?;
    let profile = Profile { name: Some(name.to_owned()), language: None };
    let account =
        account::create_confirmed(db, clock, &actor, &Hasher::default(), &mail, profile, None).await?;
    grant::give(db, clock, &actor, account.id, role, scope_id).await?;
    Ok(())
}

async fn members(db: &Db, cluster: &Cluster) -> Result<Vec<Company>> {
    let ids: Vec<Uuid> = membership::Entity::find()
        .select_only()
        .column(membership::Column::CompanyId)
        .filter(membership::Column::ClusterId.eq(cluster.id))
        .filter(membership::Column::State.eq(MembershipState::Active))
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(company::Entity::find()
        .filter(company::Column::Id.is_in(ids))
        .order_by_asc(company::Column::Id)
        .all(db.read())
        .await?)
}

async fn busiest(db: &Db, companies: &[Company]) -> Result<Option<Busy>> {
    let open: Vec<(Uuid, Uuid)> = vacancy::Entity::find()
        .select_only()
        .columns([vacancy::Column::CompanyId, vacancy::Column::Id])
        .filter(vacancy::Column::CompanyId.is_in(companies.iter().map(|company| company.id)))
        .filter(vacancy::Column::State.eq(VacancyState::Published))
        .filter(vacancy::Column::DuplicateOf.is_null())
        .filter(vacancy::Column::ApplyBy.eq(ApplyBy::Here))
        .order_by_asc(vacancy::Column::Id)
        .into_tuple()
        .all(db.read())
        .await?;
    let of = |company: &Company| -> Vec<Uuid> {
        open.iter().filter(|(of, _)| *of == company.id).map(|(_, id)| *id).collect()
    };
    let most = companies.iter().rev().max_by_key(|company| of(company).len());
    Ok(most.map(|company| Busy { company: company.clone(), vacancies: of(company) }))
}
