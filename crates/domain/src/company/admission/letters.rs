//! Who is told about an admission, in the cluster's name and the receiver's language.
use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QuerySelect, entity::prelude::*};

use super::super::{Company, MembershipState};
use crate::{
    Identity,
    cluster::Cluster,
    error::Result,
    grant::{self, Role},
    mail::{self, Envelope, Letter, Topic, preference},
};

/// The person who asked, and every manager who wants such mails.
pub(super) async fn requested(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    person: Option<&Identity>,
    company: &Company,
    town: Option<String>,
    cluster: &Cluster,
) -> Result<()> {
    if let Some(person) = person {
        let letter =
            Letter::MembershipReceived { company: company.name.clone(), cluster: cluster.name.clone() };
        let envelope = Envelope {
            letter,
            language: person.language,
            cluster_id: Some(cluster.id),
            account_id: Some(person.account_id),
            topic: None,
        };
        mail::post(txn, now, &person.mail, &envelope).await?;
    }
    let name = person.map_or_else(
        || company.name.clone(),
        |person| person.name.clone().unwrap_or_else(|| person.mail.clone()),
    );
    let managers = grant::holders(txn, Role::ClusterManager, cluster.id).await?;
    let refused: Vec<Uuid> = preference::Entity::find()
        .select_only()
        .column(preference::Column::AccountId)
        .filter(preference::Column::AccountId.is_in(managers.iter().map(|manager| manager.id)))
        .filter(preference::Column::Topic.eq(Topic::MembershipRequests))
        .filter(preference::Column::Wanted.eq(false))
        .into_tuple()
        .all(txn)
        .await?;
    let refused: HashSet<Uuid> = refused.into_iter().collect();
    for manager in managers.iter().filter(|manager| !refused.contains(&manager.id)) {
        let letter = Letter::MembershipRequested {
            company: company.name.clone(),
            town: town.clone(),
            person: name.clone(),
            cluster_slug: cluster.slug.clone(),
        };
        let envelope = Envelope {
            letter,
            language: manager.language,
            cluster_id: Some(cluster.id),
            account_id: Some(manager.id),
            topic: Some(Topic::MembershipRequests),
        };
        mail::post(txn, now, &manager.mail, &envelope).await?;
    }
    Ok(())
}

/// The company's admins.
pub(super) async fn decided(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    state: MembershipState,
    reason: Option<String>,
    company: &Company,
    cluster: &Cluster,
) -> Result<()> {
    let (name, cluster_name) = (company.name.clone(), cluster.name.clone());
    let letter = match state {
        MembershipState::Pending => return Ok(()),
        MembershipState::Active => Letter::MembershipAdmitted {
            company: name,
            company_slug: company.slug.clone(),
            cluster: cluster_name,
        },
        MembershipState::Refused => {
            Letter::MembershipRefused { company: name, cluster: cluster_name, reason }
        }
        MembershipState::Ended => Letter::MembershipEnded { company: name, cluster: cluster_name, reason },
    };
    for admin in grant::holders(txn, Role::CompanyAdmin, company.id).await? {
        let envelope = Envelope {
            letter: letter.clone(),
            language: admin.language,
            cluster_id: Some(cluster.id),
            account_id: Some(admin.id),
            topic: None,
        };
        mail::post(txn, now, &admin.mail, &envelope).await?;
    }
    Ok(())
}
