//! Every application is answered (rule 9): what the clock does.
//!
//! Days are spans of 24 hours from `waits_since`, by the server's clock. Each application is a small transaction of its own,
//! whose conditional update decides who of several processes does it: every reminder comes exactly once. What fell due while
//! nothing ran is done once, not repeated.
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{Actor, Clock, Db, error::Result};

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

/// Does what is due.
///
/// # Errors
/// When the database fails.
pub async fn run_due(db: &Db, clock: &dyn Clock) -> Result<Kept> {
    todo!()
}

/// An overdue answer on the managers' desk: which posting of whom, not whose application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overdue {
    pub company_id: Uuid,
    pub company: String,
    pub company_slug: String,
    /// None: speculative ones.
    pub title: Option<String>,
    pub vacancy_id: Option<Uuid>,
    /// How many wait.
    pub count: u64,
    /// When the longest waiting was due.
    pub since: DateTime<Utc>,
}

/// What is overdue in a cluster, longest first, for its managers.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn list_overdue(db: &Db, clock: &dyn Clock, actor: &Actor, cluster_id: Uuid) -> Result<Vec<Overdue>> {
    todo!()
}
