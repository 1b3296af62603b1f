//! The last day is over.
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, EntityTrait};

use super::{Run, due::Due};
use crate::{
    Actor,
    application::{Entity, Event, Party, about, step},
    error::{DomainError, Result},
    unit_of_work::in_transaction,
};

impl Run<'_> {
    /// Closes those whose time is over, each in a transaction of its own, and tells both sides.
    pub(super) async fn close(&self, due: &[Due]) -> Result<u64> {
        let mut closed = 0;
        for due in due.iter().filter(|due| due.step.close) {
            let (due, actor, now) = (due.clone(), self.actor.clone(), self.now);
            let done = in_transaction(self.db, move |txn| {
                let (due, actor) = (due.clone(), actor.clone());
                Box::pin(async move { close_one(txn, now, &actor, &due).await })
            });
            closed += u64::from(done.await?);
        }
        Ok(closed)
    }
}

async fn close_one(txn: &impl ConnectionTrait, now: DateTime<Utc>, actor: &Actor, due: &Due) -> Result<bool> {
    let application = match step::hold(txn, Entity::find_by_id(due.of.id)).await {
        Err(DomainError::NotFound { .. }) => return Ok(false),
        held => held?,
    };
    // Somebody has taken a step meanwhile.
    if (application.state, application.waits_since) != (due.of.state, Some(due.of.waits_since)) {
        return Ok(false);
    }
    let closed = step::take(txn, now, actor, &application, Event::Lapse, Party::System, None).await?;
    let subject = about::subject(txn, &closed).await?;
    subject.tell_pupil_moved(txn, now, None).await?;
    subject.tell_company_moved(txn, now).await?;
    Ok(true)
}
