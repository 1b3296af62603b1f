use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait, Select};
use uuid::Uuid;

use super::{Account, Column, Entity};
use crate::{
    Actor, Db,
    error::{DomainError, Result},
    grant,
    unit_of_work::read_as,
};

/// The accounts that an actor may see: its own, those of the teams that it looks after, all for operators.
pub fn visible_to(actor: &Actor) -> Select<Entity> {
    if actor.is_operator() {
        return Entity::find();
    }
    let Some(identity) = actor.identity() else {
        return Entity::find().filter(Column::Id.eq(Uuid::nil()));
    };
    let teams = grant::visible_to(actor).select_only().column(grant::Column::AccountId).into_query();
    Entity::find().filter(Column::Id.eq(identity.account_id).or(Column::Id.in_subquery(teams)))
}

/// The caller's own account.
///
/// # Errors
/// `Unauthenticated`, or when the database fails.
pub async fn find_own(db: &Db, actor: &Actor) -> Result<Account> {
    let own = visible_to(actor).filter(Column::Id.eq(actor.signed_in()?.account_id));
    let found = read_as(db, actor, |txn| Box::pin(async move { Ok(own.one(txn).await?) })).await?;
    found.ok_or(DomainError::Unauthenticated)
}

/// These accounts, as far as the actor may see them.
///
/// # Errors
/// When the database fails.
pub async fn list_visible(db: &Db, actor: &Actor, ids: Vec<Uuid>) -> Result<Vec<Account>> {
    let these = visible_to(actor).filter(Column::Id.is_in(ids));
    read_as(db, actor, |txn| Box::pin(async move { Ok(these.all(txn).await?) })).await
}
