//! What is said where it could not be stored.
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use super::{
    Booker, Order, next_choice,
    read::look,
    refuse::{Wanted, refusals},
};
use crate::{
    Db,
    booking::{NotBookable, Reason, engine, letters::Facts},
    error::{DomainError, Result},
    event::slot,
    unit_of_work::read_as_command,
};

/// Completes a refusal, after the transaction that refused: how many places are left, what it clashes with, the next choice.
///
/// # Errors
/// Always: the completed one.
pub(crate) async fn explain<T>(
    db: &Db,
    now: DateTime<Utc>,
    booker: &Booker,
    order: &Order,
    err: DomainError,
) -> Result<T> {
    let refused = match err {
        DomainError::NotBookable(refused) => refused,
        DomainError::Conflict(said) => {
            let clashes = clashes(db, booker, order).await?;
            if clashes.is_empty() {
                return Err(DomainError::Conflict(said));
            }
            clashes
        }
        other => return Err(other),
    };
    let ids: Vec<Uuid> = order.lines.iter().map(|line| line.slot.id).collect();
    let look = look(db.read(), order.event.id, &ids).await?;
    let wanted = Wanted {
        event: &look.event,
        lines: &look.lines,
        is_group: order.group.is_some(),
        size: order.size,
        wait: order.wait,
        school_id: order.school_id,
        booker,
        elsewhere: look.elsewhere,
    };
    let anew = refusals(&wanted, now);
    let at_present = |one: NotBookable| match &one.why {
        // As it is now, unless a place came free in between.
        Reason::Full { .. } => anew.iter().find(|other| other.slot_id == one.slot_id).cloned().unwrap_or(one),
        _ => one,
    };
    let refused = refused.into_iter().map(at_present).collect();
    Err(DomainError::NotBookable(next_choice::fill(db.read(), now, &wanted, refused).await?))
}

/// What of this is at a time at which whoever books is somewhere else. Of others nobody is told where they are.
async fn clashes(db: &Db, booker: &Booker, order: &Order) -> Result<Vec<NotBookable>> {
    let Some(account_id) = booker.account_id.filter(|_| order.group.is_none()) else {
        return Ok(Vec::new());
    };
    let lines = order.lines.clone();
    read_as_command(db, move |txn| {
        Box::pin(async move {
            let mut refused = Vec::new();
            for Facts { slot, .. } in &lines {
                let Some(taken) = engine::clash(txn, account_id, slot, None).await? else { continue };
                let other = slot::Entity::find_by_id(taken.slot_id).one(txn).await?;
                let title = other.map(|slot| slot.title).unwrap_or_default();
                let why = Reason::Clash { title, starts_at: taken.starts_at };
                refused.push(NotBookable { slot_id: slot.id, title: slot.title.clone(), why, next: None });
            }
            Ok(refused)
        })
    })
    .await
}
