use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, IntoActiveModel, Set, entity::prelude::*};

use super::{
    Alert, AlertState, Column, Entity, MOST_OF_ADDRESS, Rhythm,
    ask::{end, too_many},
    progress,
    rhythm::Due,
};
use crate::{Actor, audit, error::Result};

/// What an owner does with an alert. Each may be repeated: a second time changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The click in the mail. Mails begin with what appears from now on.
    Confirm,
    Rhythm(Rhythm),
    Pause,
    /// Mails go on with what appears from now on.
    Resume,
    /// For another twelve months.
    Prolong,
    End,
}

pub(super) async fn apply(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    alert: Alert,
    change: Change,
) -> Result<()> {
    let (id, state) = (alert.id, alert.state);
    let action = match change {
        Change::End => {
            Entity::delete_by_id(id).exec(txn).await?;
            "alert.ended"
        }
        Change::Confirm if state != AlertState::Unconfirmed => return Ok(()),
        Change::Resume if state != AlertState::Paused => return Ok(()),
        Change::Confirm => {
            if confirmed(txn, &alert).await? >= MOST_OF_ADDRESS {
                return Err(too_many());
            }
            wake(txn, now, alert, Some(now)).await?;
            "alert.confirmed"
        }
        Change::Resume => {
            let since = alert.confirmed_at;
            wake(txn, now, alert, since).await?;
            "alert.resumed"
        }
        Change::Pause => {
            // One that was never confirmed stays so: pausing is no way to confirm.
            if state != AlertState::Active {
                return Ok(());
            }
            let mut row = alert.into_active_model();
            row.state = Set(AlertState::Paused);
            row.due_at = Set(None);
            row.update(txn).await?;
            "alert.paused"
        }
        Change::Rhythm(rhythm) => {
            let (due_at, last) = (alert.due_at, alert.last_sent_at);
            let mut row = alert.into_active_model();
            row.rhythm = Set(rhythm);
            row.due_at = Set(due_at.map(|_| Due::at(now).of(rhythm, last)));
            row.update(txn).await?;
            "alert.changed"
        }
        Change::Prolong => {
            let mut row = alert.into_active_model();
            row.ends_on = Set(end(now));
            row.warned_at = Set(None);
            row.update(txn).await?;
            "alert.prolonged"
        }
    };
    audit::record(txn, now, actor, [(action, id)]).await
}

/// Active from now on.
async fn wake(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    alert: Alert,
    confirmed_at: Option<DateTime<Utc>>,
) -> Result<()> {
    let through = progress::read(txn).await?.batch;
    let mut row = alert.into_active_model();
    row.state = Set(AlertState::Active);
    row.told_through = Set(through);
    row.due_at = Set(None);
    row.confirmed_at = Set(confirmed_at);
    row.ends_on = Set(end(now));
    row.warned_at = Set(None);
    row.update(txn).await?;
    Ok(())
}

/// Alerts of the same owner that count.
async fn confirmed(txn: &impl ConnectionTrait, alert: &Alert) -> Result<u64> {
    let same = match (&alert.account_id, &alert.mail) {
        (Some(account_id), _) => Column::AccountId.eq(*account_id),
        (None, mail) => Column::Mail.eq(mail.clone()),
    };
    let others = Entity::find().filter(same).filter(Column::State.ne(AlertState::Unconfirmed));
    Ok(others.count(txn).await?)
}
