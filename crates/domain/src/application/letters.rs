//! The mails about applications and vacancies, within the commands that cause them.
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

use crate::{
    account,
    error::Result,
    grant::Role,
    mail::{self, Envelope, Letter, Topic, to_holders},
};

/// To the pupil of an application, in the language of the account and the name of the application's cluster. Nobody is told
/// once the account is gone.
///
/// # Errors
/// When the database fails.
pub(crate) async fn to_pupil(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    application: &super::Application,
    letter: Letter,
    topic: Option<Topic>,
) -> Result<()> {
    let Some(account_id) = application.account_id else { return Ok(()) };
    let Some(pupil) = account::Entity::find_by_id(account_id).one(txn).await? else { return Ok(()) };
    if let Some(topic) = topic
        && !mail::is_wanted(txn, account_id, topic).await?
    {
        return Ok(());
    }
    let envelope = Envelope {
        letter,
        language: pupil.language,
        cluster_id: Some(application.cluster_id),
        account_id: Some(account_id),
        topic,
    };
    mail::post(txn, now, &pupil.mail, &envelope).await?;
    Ok(())
}

/// To everyone who works for a company (admins and recruiters); with a topic, to those who have not refused it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn to_company(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    company_id: Uuid,
    cluster_id: Uuid,
    letter: &Letter,
    topic: Option<Topic>,
) -> Result<()> {
    let roles = [Role::CompanyAdmin, Role::Recruiter];
    to_holders(txn, now, (&roles, company_id), cluster_id, letter, topic).await
}

/// To the managers of a cluster.
///
/// # Errors
/// When the database fails.
pub(crate) async fn to_managers(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    cluster_id: Uuid,
    letter: &Letter,
    topic: Option<Topic>,
) -> Result<()> {
    to_holders(txn, now, (&[Role::ClusterManager], cluster_id), cluster_id, letter, topic).await
}
