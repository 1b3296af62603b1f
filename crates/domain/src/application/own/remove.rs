use sea_orm::{
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::one_of;
use crate::{
    Actor, Clock, Db,
    application::{ApplicationState, Column, Entity, retention, step},
    audit,
    error::{DomainError, Result},
    unit_of_work::in_transaction,
};

/// Takes a closed one off the list, with everything personal in it where nobody is waiting for it: as [`super::super::retention`]
/// does. Who accepted an offer is awaited by the company, which keeps the application until its time is over.
///
/// # Errors
/// `NotFound`; `Conflict` while it is open: withdraw it first.
pub async fn remove(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid) -> Result<()> {
    actor.signed_in()?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let application = step::hold(txn, one_of(&actor, id)).await?;
            if !application.state.is_closed() {
                return Err(DomainError::Conflict(format!(
                    "the application is {}; withdraw it first",
                    application.state
                )));
            }
            Entity::update_many()
                .col_expr(Column::HiddenAt, Expr::value(now))
                .col_expr(Column::Version, Expr::col(Column::Version).add(1))
                .col_expr(Column::UpdatedAt, Expr::value(now))
                .filter(Column::Id.eq(id))
                .exec(txn)
                .await?;
            if application.state != ApplicationState::Accepted {
                retention::empty(txn, now, &application).await?;
            }
            audit::record(txn, now, &actor, [("application.removed", id)]).await
        })
    })
    .await
}
