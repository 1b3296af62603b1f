//! Whom the demo region needs, so that every desk can be entered: an operator, and for each cluster a manager, the admin of a
//! company, and a company that waits to be admitted. They sign in by codes, which the local mailbox shows.
use anyhow::{Context, Result};
use lotse_domain::{
    Actor, Clock, Db,
    account::{self, Hasher, MailAddress, Profile},
    cluster,
    company::{self, MembershipState, membership},
    grant::{self, Role},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Fills an installation that holds the demo region with people, and says who they are.
pub(super) async fn make(db: &Db, clock: &dyn Clock) -> Result<()> {
    let mut people = vec![("betrieb@lotse.example".to_owned(), "Toni Betrieb", Role::Operator, Uuid::nil())];
    for cluster in cluster::list_all(db.read()).await? {
        let company = first_member(db, cluster.id).await?;
        people.push((
            format!("cluster@{}.example", cluster.slug),
            "Kim Albers",
            Role::ClusterManager,
            cluster.id,
        ));
        let mail = format!("personal@{}.example", shortened(&company.slug));
        people.push((mail, "Sascha Brandt", Role::CompanyAdmin, company.id));
    }
    let hasher = Hasher::default();
    let actor = Actor::system("demo", "demo");
    println!("People who can sign in (their codes are shown under /dev/mail):");
    for (mail, name, role, scope_id) in people {
        let mail = MailAddress::parse(&mail)?;
        let profile = Profile { name: Some(name.to_owned()), language: None };
        let account = account::create_confirmed(db, clock, &actor, &hasher, &mail, profile, None).await?;
        grant::give(db, clock, &actor, account.id, role, scope_id).await?;
        let of = grant::scope_name(db.read(), role, scope_id).await?;
        println!("  {mail}: {role}{}", of.map(|name| format!(" of {name}")).unwrap_or_default());
    }
    Ok(())
}

async fn first_member(db: &Db, cluster_id: Uuid) -> Result<company::Company> {
    let member = membership::Entity::find()
        .filter(membership::Column::ClusterId.eq(cluster_id))
        .filter(membership::Column::State.eq(MembershipState::Active))
        .order_by_asc(membership::Column::CompanyId)
        .one(db.read())
        .await?
        .context("a cluster of the demo has no member")?;
    let found = company::Entity::find_by_id(member.company_id).one(db.read()).await?;
    found.context("a member of the demo is gone")
}

/// A company's slug as a host name that is not too long to read.
fn shortened(slug: &str) -> String {
    slug.split('-').take(2).collect::<Vec<_>>().join("-")
}
