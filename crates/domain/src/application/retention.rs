//! Personal data leaves when its purpose ends; the figures stay (rule 6).
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;

use super::Application;
use crate::{Clock, Db, error::Result};

/// Closed applications lose what names anybody after so many months (accepted ones too: the company has its own file by then).
pub const MONTHS: u32 = 6;

/// Empties what is due: closed applications after [`MONTHS`], forms that nobody confirmed after a day, documents that go with no
/// application any more and were not used for [`MONTHS`]. Returns how many rows. Each application is a transaction of its own.
///
/// # Errors
/// When the database fails.
pub async fn run_due(db: &Db, clock: &dyn Clock) -> Result<u64> {
    todo!()
}

/// Empties one application within a command: account, name, birth date, phone, school, answers; messages, notes, dates and
/// links to documents go.
///
/// # Errors
/// When the database fails.
pub(crate) async fn empty(txn: &impl ConnectionTrait, now: DateTime<Utc>, application: &Application) -> Result<()> {
    todo!()
}
