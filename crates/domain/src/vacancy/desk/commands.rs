use std::sync::Arc;

use chrono::NaiveDate;
use uuid::Uuid;

use super::{CloseReason, OwnVacancy, Questions};
use crate::{Actor, Clock, Db, error::Result, place::Gazetteer, vacancy::VacancyDraft};

/// What a company writes about a vacancy.
#[derive(Debug, Clone, Default)]
pub struct PostingDraft {
    /// `company` is ignored: it is the one whose desk it is. `occupation` is a code or a title of the catalogue.
    pub vacancy: VacancyDraft,
    pub questions: Questions,
    /// 1 to 1,000.
    pub most_open: Option<i32>,
    /// The last day on which it is shown; the deadline, or else [`super::RUNS_DAYS`] after publication, unless given.
    pub expires_on: Option<NaiveDate>,
    /// The cluster that checks it: one of which the company is an active member; the first of them unless given.
    pub cluster_id: Option<Uuid>,
}

/// What a company does with a vacancy, beside changing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeskStep {
    /// To the cluster's managers; published at once where the company is trusted.
    Submit,
    /// Back into the drafts before anybody has checked it.
    TakeBack,
    Pause,
    Resume,
    /// With [`CloseReason::FilledHere`] or [`CloseReason::FilledElsewhere`] it is filled, else withdrawn; all open applicants
    /// are told.
    Close(CloseReason),
    /// An expired or withdrawn one is offered again, or a published one longer, until that day.
    Renew { until: Option<NaiveDate> },
}

/// Writes a draft. Nobody but the company (and, once submitted, the cluster's managers) sees it.
///
/// # Errors
/// `NotFound` for whoever does not work for the company (an API key needs `vacancies:write`); `Invalid` with every field that
/// breaks a rule, `expires_on` in the past among them; `Conflict` when the company is an active member nowhere.
pub async fn create(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    gazetteer: &Arc<Gazetteer>,
    posting: PostingDraft,
) -> Result<OwnVacancy> {
    todo!()
}

/// Writes it anew, in whatever state it is that is not filled. A published one stays published and stands in the managers'
/// queue as changed (not for trusted companies); one in review goes on waiting.
///
/// # Errors
/// As [`create`]; `Stale` (see `error.rs`) where `version` is given and is not the present one; `Conflict` when it is filled, or
/// comes from an import, which would overwrite it.
pub async fn change(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    vacancy_id: Uuid,
    version: Option<i32>,
    gazetteer: &Arc<Gazetteer>,
    posting: PostingDraft,
) -> Result<OwnVacancy> {
    todo!()
}

/// Takes a step.
///
/// # Errors
/// `NotFound` as [`create`]; `Conflict` for a step that the states do not allow, with the present state; `Invalid` for an
/// `until` that is not in the coming 400 days.
pub async fn step(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    vacancy_id: Uuid,
    step: DeskStep,
) -> Result<OwnVacancy> {
    todo!()
}

/// A draft that says the same. `next_year` moves start and deadline by one year ("again next year").
///
/// # Errors
/// `NotFound` as [`create`].
pub async fn copy(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    vacancy_id: Uuid,
    next_year: bool,
) -> Result<OwnVacancy> {
    todo!()
}

/// Throws a draft away that was never published.
///
/// # Errors
/// `NotFound` as [`create`]; `Conflict` for everything else.
pub async fn remove(db: &Db, clock: &dyn Clock, actor: &Actor, company_id: Uuid, vacancy_id: Uuid) -> Result<()> {
    todo!()
}
