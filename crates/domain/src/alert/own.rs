//! One's own alerts, signed in.
use sea_orm::{Condition, ConnectionTrait, QueryOrder, entity::prelude::*};

use super::{AlertView, Change, Column, Entity, ask::person, change::apply, links::UNKNOWN, view::views};
use crate::{
    Actor, Clock, Db,
    error::Result,
    unit_of_work::{in_transaction, read_as},
};

/// The caller's alerts, oldest first.
///
/// # Errors
/// `Unauthenticated`, or when the database fails.
pub async fn list_own(db: &Db, actor: &Actor) -> Result<Vec<AlertView>> {
    let account_id = person(actor)?;
    read_as(db, actor, move |txn| {
        Box::pin(async move {
            let own = Entity::find().filter(Column::AccountId.eq(account_id)).order_by_asc(Column::Id);
            views(txn, own.all(txn).await?).await
        })
    })
    .await
}

/// Changes one of the caller's alerts.
///
/// # Errors
/// `Unauthenticated`; `NotFound` for one that is not the caller's.
pub async fn change_own(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid, change: Change) -> Result<()> {
    let account_id = person(actor)?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let own = Entity::find_by_id(id).filter(Column::AccountId.eq(account_id)).one(txn).await?;
            apply(txn, now, &actor, own.ok_or(UNKNOWN)?, change).await
        })
    })
    .await
}

/// All alerts of an account and of its address: those that were asked for without signing in, too.
pub(crate) async fn all_of(
    txn: &impl ConnectionTrait,
    account_id: Uuid,
    mail: &str,
) -> Result<Vec<AlertView>> {
    let theirs = Condition::any().add(Column::AccountId.eq(account_id)).add(Column::Mail.eq(mail));
    views(txn, Entity::find().filter(theirs).order_by_asc(Column::Id).all(txn).await?).await
}
