use sea_orm::{QueryOrder, Select, entity::prelude::*};

use super::{Column, Entity, Session};
use crate::{Actor, Clock, Db, error::Result, unit_of_work::read_as};

/// The sessions that an actor may see: its own, and nobody else's.
pub fn visible_to(actor: &Actor) -> Select<Entity> {
    let own = actor.identity().filter(|identity| identity.key_scopes.is_none());
    Entity::find().filter(Column::AccountId.eq(own.map(|identity| identity.account_id).unwrap_or_default()))
}

/// The caller's sessions, last used first.
///
/// # Errors
/// `Unauthenticated`, or when the database fails.
pub async fn list_own(db: &Db, clock: &dyn Clock, actor: &Actor) -> Result<Vec<Session>> {
    actor.in_session()?;
    let own = visible_to(actor).filter(Column::ExpiresAt.gt(clock.now()));
    let own = own.order_by_desc(Column::LastUsedAt).order_by_desc(Column::Id);
    read_as(db, actor, |txn| Box::pin(async move { Ok(own.all(txn).await?) })).await
}
