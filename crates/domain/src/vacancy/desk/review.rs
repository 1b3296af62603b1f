//! What a cluster's managers do with vacancies that wait for them.
use uuid::Uuid;

use super::{OwnVacancy, Remark};
use crate::{
    Actor, Clock, Db,
    company::Company,
    error::Result,
    vacancy::{VacancyView, advice::Advice},
};

/// A vacancy that waits for a manager, or was changed after it was published.
#[derive(Debug, Clone)]
pub struct Review {
    pub own: OwnVacancy,
    pub company: Company,
    /// Whether the cluster trusts the company.
    pub trusted: bool,
    /// Changed after publication: it is public already.
    pub changed: bool,
    /// What the checker remarks.
    pub advice: Vec<Advice>,
    /// Published postings, of this company or another, that say nearly the same: same fingerprint, or same company and
    /// occupation, or same company and title. At most five. Filled by [`find_review`] only.
    pub similar: Vec<VacancyView>,
}

/// What waits for a cluster's managers, longest waiting first.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn list_reviews(db: &Db, clock: &dyn Clock, actor: &Actor, cluster_id: Uuid) -> Result<Vec<Review>> {
    todo!()
}

/// One of them, with what is similar.
///
/// # Errors
/// `NotFound` as [`list_reviews`], and where nothing of it waits.
pub async fn find_review(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
    vacancy_id: Uuid,
) -> Result<Review> {
    todo!()
}

/// Publishes it, or agrees to what was changed. The company is told by mail.
///
/// # Errors
/// `NotFound` as [`find_review`]; `Conflict` for a step that the states do not allow.
pub async fn publish(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
    vacancy_id: Uuid,
) -> Result<()> {
    todo!()
}

/// Sends it back into the drafts with remarks, at least one, each of 1 to 1,000 characters. The company is told by mail. A
/// published one is paused.
///
/// # Errors
/// As [`publish`]; `Invalid` for `remarks`.
pub async fn send_back(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
    vacancy_id: Uuid,
    remarks: Vec<Remark>,
) -> Result<()> {
    todo!()
}

/// Withdraws a published vacancy (after a report, say), with a reason that the company reads by mail. All open applicants
/// are told.
///
/// # Errors
/// As [`publish`]; `Invalid` without a reason.
pub async fn withdraw(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
    vacancy_id: Uuid,
    reason: &str,
) -> Result<()> {
    todo!()
}
