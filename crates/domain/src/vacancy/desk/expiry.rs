use crate::{Clock, Db, error::Result};

/// A vacancy without a deadline and without a last day is shown for so long after its publication.
pub const RUNS_DAYS: i64 = 180;

/// What one run did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Expired {
    /// Renewal mails, 7 days before the last day.
    pub warned: u64,
    pub expired: u64,
    /// Second mails about reports that nobody decided within 24 hours.
    pub reports_overdue: u64,
}

/// Does what is due: renewal mails 7 days before the last day (once for each last day), expiry after it. Runs every few minutes
/// in the running process; several at once do no harm. Each vacancy is a small transaction of its own.
///
/// A posting of the portal expires after its `expires_on`. An imported one expires after its deadline where that was still
/// to come when it was taken in; one that its source lists in spite of a passed deadline stays, and its page says so. Days are
/// those of Europe/Berlin.
///
/// # Errors
/// When the database fails.
pub async fn run_due(db: &Db, clock: &dyn Clock) -> Result<Expired> {
    todo!()
}
