//! What letters say an application is about. Never whose it is.
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ConnectionTrait, EntityTrait};

use super::{Application, ApplicationState, to_company, to_pupil};
use crate::{
    clock::german_day,
    company,
    error::{DomainError, Result},
    mail::{About, Letter, Topic},
    vacancy,
};

/// An application with the words for its letters.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    pub(super) application: Application,
    pub(super) about: About,
    pub(super) company_slug: String,
}

/// Reads the words for an application's letters.
///
/// # Errors
/// When the database fails.
pub(super) async fn subject(txn: &impl ConnectionTrait, application: &Application) -> Result<Subject> {
    let company = company::Entity::find_by_id(application.company_id).one(txn).await?;
    let company = company.ok_or(DomainError::NotFound { what: "company" })?;
    let vacancy = match application.vacancy_id {
        Some(id) => vacancy::Entity::find_by_id(id).one(txn).await?,
        None => None,
    };
    let title = vacancy.map(|vacancy| vacancy.title);
    Ok(Subject {
        about: About { application_id: application.id, title, company: company.name },
        company_slug: company.slug,
        application: application.clone(),
    })
}

impl Subject {
    /// By which day the next step is due.
    pub(super) fn due_on(&self) -> Option<NaiveDate> {
        self.application.due_at.map(german_day)
    }

    /// Tells the pupil.
    pub(super) async fn tell_pupil(
        &self,
        txn: &impl ConnectionTrait,
        now: DateTime<Utc>,
        letter: Letter,
        topic: Option<Topic>,
    ) -> Result<()> {
        to_pupil(txn, now, &self.application, letter, topic).await
    }

    /// Tells the pupil that it stands somewhere else now.
    pub(super) async fn tell_pupil_moved(
        &self,
        txn: &impl ConnectionTrait,
        now: DateTime<Utc>,
        text: Option<String>,
    ) -> Result<()> {
        let state = self.application.state;
        let about = self.about.clone();
        let letter = Letter::ApplicationMoved { about, state, text, due_on: self.due_on() };
        let topic = (state == ApplicationState::Seen).then_some(Topic::Progress);
        self.tell_pupil(txn, now, letter, topic).await
    }

    /// Tells those who work for the company.
    pub(super) async fn tell_company(
        &self,
        txn: &impl ConnectionTrait,
        now: DateTime<Utc>,
        letter: &Letter,
        topic: Option<Topic>,
    ) -> Result<()> {
        let Application { company_id, cluster_id, .. } = self.application;
        to_company(txn, now, company_id, cluster_id, letter, topic).await
    }

    /// Tells them that the pupil has taken a step, or that the time is over.
    pub(super) async fn tell_company_moved(
        &self,
        txn: &impl ConnectionTrait,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let (about, company_slug) = (self.about.clone(), self.company_slug.clone());
        let letter = Letter::ApplicantMoved { about, company_slug, state: self.application.state };
        self.tell_company(txn, now, &letter, None).await
    }

    /// Tells the pupil that it was sent or is kept, and the company where it has reached it.
    pub(super) async fn tell_sent(&self, txn: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<()> {
        let (about, company_slug) = (self.about.clone(), self.company_slug.clone());
        let Some(due_on) = self.due_on() else {
            return self.tell_pupil(txn, now, Letter::ApplicationAwaitsGuardian { about }, None).await;
        };
        let sent = Letter::ApplicationSent { about: about.clone(), due_on };
        self.tell_pupil(txn, now, sent, None).await?;
        let arrived = Letter::ApplicationArrived { about, company_slug, due_on };
        self.tell_company(txn, now, &arrived, Some(Topic::Applications)).await
    }
}
