//! The pupil is reminded of an offer.
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{Run, due::Due};
use crate::{
    Actor,
    application::{Column, Entity, about},
    audit,
    clock::german_day,
    error::Result,
    mail::Letter,
    unit_of_work::in_transaction,
};

impl Run<'_> {
    /// Reminds pupils of offers, each in a transaction of its own.
    pub(super) async fn remind_pupils(&self, due: &[Due]) -> Result<u64> {
        let mut reminded = 0;
        for due in due.iter().filter(|due| due.step.remind_pupil) {
            let (due, actor, now) = (due.clone(), self.actor.clone(), self.now);
            let done = in_transaction(self.db, move |txn| {
                let (due, actor) = (due.clone(), actor.clone());
                Box::pin(async move { remind_one(txn, now, &actor, &due).await })
            });
            reminded += u64::from(done.await?);
        }
        Ok(reminded)
    }
}

async fn remind_one(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    due: &Due,
) -> Result<bool> {
    let counted = Entity::update_many()
        .col_expr(Column::Reminders, Expr::value(1))
        .filter(Column::Id.eq(due.of.id))
        .filter(Column::State.eq(due.of.state))
        .filter(Column::WaitsSince.eq(due.of.waits_since))
        .filter(Column::Reminders.eq(0))
        .exec(txn)
        .await?;
    let Some(application) = (match counted.rows_affected {
        0 => None,
        _ => Entity::find_by_id(due.of.id).one(txn).await?,
    }) else {
        return Ok(false);
    };
    audit::record(txn, now, actor, [("application.offer_reminded", due.of.id)]).await?;
    let subject = about::subject(txn, &application).await?;
    // Where nothing ran on its last day, the offer stands until it lapses.
    let until = if due.by > now { due.by } else { due.closes_at };
    let letter = Letter::OfferWaits { about: subject.about.clone(), due_on: german_day(until) };
    subject.tell_pupil(txn, now, letter, None).await?;
    Ok(true)
}
