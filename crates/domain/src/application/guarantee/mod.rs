//! Every application is answered (rule 9): what the clock does.
//!
//! Days are spans of 24 hours from `waits_since`, by the server's clock. What is due for an application is done by an update
//! that only one of several processes can win, in one transaction with its mails: every reminder comes exactly once, and a run
//! that was broken off goes on where it ended. What fell due while nothing ran is done once, not repeated.
mod closing;
mod due;
mod escalating;
mod of_age;
mod offers;
mod overdue;
mod reminding;
mod subject;

pub use overdue::{Overdue, list_overdue};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::record;
use crate::{Actor, Clock, Db, error::Result, unit_of_work::in_transaction};

/// What one run did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kept {
    /// Applications of which the company was reminded (days 3, 7, 12). One mail for each company and run names them all.
    pub reminded: u64,
    /// Pupils who were reminded of an offer (7 days after it).
    pub offers_reminded: u64,
    /// Applications that came onto the managers' desk (day 14). One mail for each cluster and run.
    pub escalated: u64,
    /// Closed as unanswered (day 28); offers that nobody took, as declined.
    pub closed: u64,
    /// Companies whose record has changed.
    pub records: u64,
}

/// One run: its database, its moment and its name in the audit trail.
struct Run<'d> {
    db: &'d Db,
    now: DateTime<Utc>,
    actor: Actor,
}

/// Does what is due.
///
/// An application closes on the rule's last day, but never before the day that the pupil was told. An offer lapses so many days
/// after its own last day as lie between `due_days` and `close_days`: 14, unless the cluster says otherwise. What was sent before
/// the rule changed goes on by the new days.
///
/// # Errors
/// Of the first part that fails; the others have run all the same.
pub async fn run_due(db: &Db, clock: &dyn Clock) -> Result<Kept> {
    let run = Run {
        db,
        now: clock.now(),
        actor: Actor::system("guarantee", format!("answers-{}", Uuid::now_v7())),
    };
    let of_age = run.let_go_who_came_of_age().await;
    let due = due::find(db, run.now).await?;
    let closed = run.close(&due).await;
    let reminded = run.remind_companies(&due).await;
    let offers_reminded = run.remind_pupils(&due).await;
    let escalated = run.escalate(&due).await;
    let records = run.count_anew().await;
    of_age?;
    Ok(Kept {
        reminded: reminded?,
        offers_reminded: offers_reminded?,
        escalated: escalated?,
        closed: closed?,
        records: records?,
    })
}

impl Run<'_> {
    /// Records of companies that have missed an answer, and those that months have gone by for.
    async fn count_anew(&self) -> Result<u64> {
        let now = self.now;
        let outdated = crate::unit_of_work::read_as_command(self.db, move |txn| {
            Box::pin(async move { record::outdated(txn, now).await })
        })
        .await?;
        let mut changed = 0;
        for company_id in outdated {
            let refreshed = in_transaction(self.db, move |txn| {
                Box::pin(async move { record::refresh(txn, now, company_id).await })
            });
            changed += u64::from(refreshed.await?);
        }
        Ok(changed)
    }
}
