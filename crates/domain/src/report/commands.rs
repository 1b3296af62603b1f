use uuid::Uuid;

use super::{Decision, Reason, VacancyReport};
use crate::{Actor, Clock, Db, Secrets, error::Result, session::Device, vacancy::Vacancy};

/// A report that waits, with the posting.
#[derive(Debug, Clone)]
pub struct ReportView {
    pub report: VacancyReport,
    pub vacancy: Vacancy,
    pub company: String,
    /// Older than 24 hours.
    pub overdue: bool,
}

/// Reports a public posting. Needs no account and keeps no trace of who it was; the managers of the vacancy's cluster are told
/// by mail (once an hour for each vacancy at most).
///
/// # Errors
/// `NotFound` where the public does not see it; `Invalid` for a `text` of more than 1,000 characters; `TooMany` from one network.
pub async fn file(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    device: &Device,
    vacancy_id: Uuid,
    reason: Reason,
    text: Option<String>,
) -> Result<VacancyReport> {
    todo!()
}

/// The undecided reports of a cluster, oldest first, for its managers.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn list_open(db: &Db, clock: &dyn Clock, actor: &Actor, cluster_id: Uuid) -> Result<Vec<ReportView>> {
    todo!()
}

/// Decides a report, and with it every other undecided one on the same vacancy. With [`Decision::SentBack`] and
/// [`Decision::Withdrawn`] the posting goes that way too (see [`crate::vacancy::desk::send_back`], `withdraw`), `note` being what
/// the company reads.
///
/// # Errors
/// `NotFound` for everyone but the managers; `Invalid` where a `note` is needed and missing; `Conflict` when it was decided
/// already, or the vacancy's state does not allow it.
pub async fn decide(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
    report_id: Uuid,
    decision: Decision,
    note: Option<String>,
) -> Result<()> {
    todo!()
}
