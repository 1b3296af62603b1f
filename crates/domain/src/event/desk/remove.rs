use sea_orm::{PaginatorTrait, entity::prelude::*};

use super::{hold, require_managed};
use crate::{
    Actor, Clock, Db, audit,
    booking::itinerary,
    error::{DomainError, Result},
    event::{Entity, EventState},
    unit_of_work::in_transaction,
};

/// Removes a draft that nobody has signed up for.
///
/// # Errors
/// `Conflict`.
pub async fn remove(db: &Db, clock: &dyn Clock, actor: &Actor, event_id: Uuid) -> Result<()> {
    require_managed(db, actor, event_id, true).await?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let event = hold::event(txn, event_id).await?;
            if event.state != EventState::Draft {
                return Err(DomainError::Conflict(format!(
                    "the event is {}; only drafts are removed, others are cancelled",
                    event.state
                )));
            }
            hold::slots(txn, event_id).await?;
            let people = itinerary::Entity::find().filter(itinerary::Column::EventId.eq(event_id));
            if people.count(txn).await? > 0 {
                return Err(DomainError::Conflict("people have signed up for it; cancel it instead".into()));
            }
            Entity::delete_by_id(event_id).exec(txn).await?;
            audit::record(txn, now, &actor, [("event.removed", event_id)]).await
        })
    })
    .await
}
