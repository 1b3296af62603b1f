//! A vacancy and what is kept beside it, held for a change within one transaction.
use std::collections::HashSet;

use chrono::{DateTime, Days, NaiveDate, Utc};
use sea_orm::{ActiveValue::NotSet, ConnectionTrait, IntoActiveModel, QuerySelect, entity::prelude::*};

use super::{RUNS_DAYS, VacancyDesk};
use crate::{
    Actor, audit,
    change_log::{self, Subject},
    cluster::{self, Cluster},
    company::{self, Company},
    error::{DomainError, Result},
    vacancy::{
        self, Vacancy, VacancyState,
        duplicates::relink,
        states::{Event, next},
    },
};

/// Both rows. Until the transaction ends nobody else changes them.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub vacancy: Vacancy,
    pub desk: VacancyDesk,
}

/// Writes the row of a vacancy that has none yet.
pub(super) async fn ensure(txn: &impl ConnectionTrait, vacancy_id: Uuid) -> Result<()> {
    super::Entity::insert(VacancyDesk::empty(vacancy_id).into_active_model())
        .on_conflict_do_nothing()
        .exec_without_returning(txn)
        .await?;
    Ok(())
}

/// Takes hold of a vacancy; those who come at the same moment wait. (`SQLite` has one writer.)
pub(super) async fn hold(txn: &impl ConnectionTrait, vacancy_id: Uuid) -> Result<Option<Held>> {
    let vacancy = vacancy::Entity::find_by_id(vacancy_id).lock_exclusive().one(txn).await?;
    let Some(vacancy) = vacancy else { return Ok(None) };
    ensure(txn, vacancy_id).await?;
    let desk = super::Entity::find_by_id(vacancy_id).lock_exclusive().one(txn).await?;
    Ok(desk.map(|desk| Held { vacancy, desk }))
}

/// As [`hold`], of a company.
///
/// # Errors
/// `NotFound` where it is another's or nobody's.
pub(super) async fn hold_of(txn: &impl ConnectionTrait, company_id: Uuid, vacancy_id: Uuid) -> Result<Held> {
    hold(txn, vacancy_id)
        .await?
        .filter(|held| held.vacancy.company_id == company_id)
        .ok_or(DomainError::NotFound { what: "vacancy" })
}

impl Held {
    /// Whether it waits for a manager: submitted, or changed after it was published, and not looked at since.
    pub(super) fn waits(&self) -> bool {
        self.desk.submitted_at.is_some() && self.desk.reviewed_at.is_none()
    }

    /// Takes a step and writes both rows with all that follows for the public.
    ///
    /// # Errors
    /// `Conflict` when the states do not allow it.
    pub(super) async fn take(
        &mut self,
        txn: &impl ConnectionTrait,
        now: DateTime<Utc>,
        actor: &Actor,
        event: Event,
    ) -> Result<()> {
        let before = self.vacancy.clone();
        self.vacancy.state = next(before.state, event)?;
        let again = event == Event::Renew && before.state != VacancyState::Published;
        if event == Event::Publish || again {
            self.vacancy.published_at = Some(now);
        }
        self.put(txn, now, actor, &before, verb(event)).await
    }

    /// Writes both rows after a change; `before` is the vacancy as it was.
    pub(super) async fn put(
        &mut self,
        txn: &impl ConnectionTrait,
        now: DateTime<Utc>,
        actor: &Actor,
        before: &Vacancy,
        action: &'static str,
    ) -> Result<()> {
        self.vacancy.version = before.version + 1;
        self.vacancy.updated_at = now;
        let mut row = self.vacancy.clone().into_active_model().reset_all();
        // Another statement's: links are made anew below.
        row.duplicate_of = NotSet;
        row.id = NotSet;
        let written = vacancy::Entity::update_many()
            .set(row)
            .filter(vacancy::Column::Id.eq(before.id))
            .filter(vacancy::Column::State.eq(before.state))
            .filter(vacancy::Column::Version.eq(before.version))
            .exec(txn)
            .await?;
        if written.rows_affected == 0 {
            return Err(DomainError::Stale);
        }
        self.put_desk(txn).await?;
        if [before.state, self.vacancy.state].contains(&VacancyState::Published) {
            let groups = vec![before.fingerprint.clone(), self.vacancy.fingerprint.clone()];
            let relinked = relink(txn, groups).await?;
            let changed: HashSet<Uuid> =
                [Some(before.id), before.duplicate_of].into_iter().flatten().chain(relinked).collect();
            change_log::note(txn, now, Subject::Vacancy, changed).await?;
        }
        audit::record(txn, now, actor, [(action, before.id)]).await
    }

    /// Writes what is kept beside the vacancy, apart from the counts, which have statements of their own.
    pub(super) async fn put_desk(&self, txn: &impl ConnectionTrait) -> Result<()> {
        let mut row = self.desk.clone().into_active_model().reset_all();
        (row.vacancy_id, row.open, row.accepted) = (NotSet, NotSet, NotSet);
        super::Entity::update_many()
            .set(row)
            .filter(super::Column::VacancyId.eq(self.vacancy.id))
            .exec(txn)
            .await?;
        Ok(())
    }

    /// The last day on which it will be shown when it is published `today`: what was chosen, or the deadline, unless they are
    /// over already.
    pub(super) fn last_day(&self, today: NaiveDate) -> NaiveDate {
        let said = [self.desk.expires_on, self.vacancy.deadline].into_iter().flatten();
        said.into_iter().find(|day| *day >= today).unwrap_or_else(|| runs_until(today))
    }
}

/// The last day of what is published without one.
pub(super) fn runs_until(from: NaiveDate) -> NaiveDate {
    from.checked_add_days(Days::new(RUNS_DAYS.unsigned_abs())).unwrap_or(from)
}

const fn verb(event: Event) -> &'static str {
    match event {
        Event::Submit => "vacancy.submitted",
        Event::Publish => "vacancy.published",
        Event::SendBack => "vacancy.sent_back",
        Event::TakeBack => "vacancy.taken_back",
        Event::Pause => "vacancy.paused",
        Event::Resume => "vacancy.resumed",
        Event::Fill => "vacancy.filled",
        Event::Expire => "vacancy.expired",
        Event::Withdraw => "vacancy.withdrawn",
        Event::Renew => "vacancy.renewed",
    }
}

/// Company and cluster of a vacancy, for letters.
pub(super) async fn letter_head(txn: &impl ConnectionTrait, vacancy: &Vacancy) -> Result<(Company, Cluster)> {
    let company = company::Entity::find_by_id(vacancy.company_id).one(txn).await?;
    let cluster = cluster::Entity::find_by_id(vacancy.cluster_id).one(txn).await?;
    company.zip(cluster).ok_or(DomainError::NotFound { what: "company" })
}
