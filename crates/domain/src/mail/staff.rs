//! Letters to whoever holds a role on something.
use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QuerySelect, entity::prelude::*};

use super::{Envelope, Letter, Topic, post, preference};
use crate::{
    error::Result,
    grant::{self, Role},
};

/// To everyone who holds one of these roles, each in their language, in a cluster's name; with a topic, to those who have not
/// refused it. Whoever holds two of the roles gets one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn to_holders(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    (roles, scope_id): (&[Role], Uuid),
    cluster_id: Uuid,
    letter: &Letter,
    topic: Option<Topic>,
) -> Result<()> {
    let mut told = match topic {
        Some(topic) => refusing(txn, topic).await?,
        None => HashSet::new(),
    };
    for role in roles {
        for holder in grant::holders(txn, *role, scope_id).await? {
            if !told.insert(holder.id) {
                continue;
            }
            let envelope = Envelope {
                letter: letter.clone(),
                language: holder.language,
                cluster_id: Some(cluster_id),
                account_id: Some(holder.id),
                topic,
            };
            post(txn, now, &holder.mail, &envelope).await?;
        }
    }
    Ok(())
}

/// Who does not want mails on a topic.
async fn refusing(txn: &impl ConnectionTrait, topic: Topic) -> Result<HashSet<Uuid>> {
    let refusing: Vec<Uuid> = preference::Entity::find()
        .select_only()
        .column(preference::Column::AccountId)
        .filter(preference::Column::Topic.eq(topic))
        .filter(preference::Column::Wanted.eq(false))
        .into_tuple()
        .all(txn)
        .await?;
    Ok(refusing.into_iter().collect())
}
