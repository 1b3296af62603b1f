//! The places in the line of a vacancy: counted by single statements, held by a constraint of the database.
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::{Actor, error::Result};

/// One more open application, within a command.
///
/// # Errors
/// `Conflict` when the vacancy takes no more at the moment.
pub(crate) async fn stand_in_line(txn: &impl ConnectionTrait, vacancy_id: Uuid) -> Result<()> {
    todo!()
}

/// One open application less, whatever became of it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn leave_line(txn: &impl ConnectionTrait, vacancy_id: Uuid) -> Result<()> {
    todo!()
}

/// An offer was accepted: counts it, and fills the vacancy when that was the last place (which tells all open applicants, see
/// [`crate::application::vacancy_closed`]). Whoever accepts stands in no line any more; [`leave_line`] is called apart.
///
/// # Errors
/// `Conflict` when all places are taken already.
pub(crate) async fn accept_one(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    vacancy_id: Uuid,
) -> Result<()> {
    todo!()
}
