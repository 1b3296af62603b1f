//! What falls due with bookings.
mod lapse;
mod names;
mod remind;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::form;
use crate::{Actor, Clock, Db, error::Result, idempotency, unit_of_work::in_transaction};

/// So many pieces of each kind are done in one round; the rest in the next.
const A_ROUND: u64 = 500;

/// What one round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kept {
    /// Holds and offers that lapsed; whoever waits has moved up and is told, and so is whoever lost an offer or waited for a guardian.
    pub lapsed: u64,
    /// Reminders to teachers and companies that places have no names yet, 3 days before they go back.
    pub names_asked: u64,
    /// Places that went back for want of a name.
    pub unnamed: u64,
    /// Mails on the day before, once for each itinerary.
    pub reminded: u64,
}

/// Does what is due with bookings, each piece in a transaction of its own with a conditional update: several at once, and one that
/// was broken off, do no harm. Also forgets idempotency keys and forms whose time is over.
///
/// # Errors
/// When the database fails.
pub async fn run_due(db: &Db, clock: &dyn Clock) -> Result<Kept> {
    let now = clock.now();
    let actor = Actor::system("bookings", "schedule");
    let lapsed = lapse::run(db, now, &actor).await?;
    let names_asked = names::ask(db, now, &actor).await?;
    let unnamed = names::take_back(db, now, &actor).await?;
    let reminded = remind::run(db, now).await?;
    forget(db, now).await?;
    Ok(Kept { lapsed, names_asked, unnamed, reminded })
}

async fn forget(db: &Db, now: DateTime<Utc>) -> Result<()> {
    in_transaction(db, move |txn| {
        Box::pin(async move {
            idempotency::sweep(txn, now).await?;
            form::Entity::delete_many().filter(form::Column::ExpiresAt.lt(now)).exec(txn).await?;
            Ok(())
        })
    })
    .await
}
