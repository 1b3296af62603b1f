use std::collections::HashSet;

use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};

use super::{Entity, preference, require_either};
use crate::{
    Actor, Clock, Db, audit,
    booking::wishes,
    error::{DomainError, Result},
    event::desk::hold,
    unit_of_work::in_transaction,
};

/// A company's order among those who wish for it, best first; those left out follow by lot. Until the allocation has run. For the
/// company's people alone: nobody else prefers for it.
///
/// # Errors
/// `Invalid` for somebody who does not wish for it; `Conflict` after the allocation.
pub async fn set_preferences(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    exhibitor_id: Uuid,
    itineraries: Vec<Uuid>,
) -> Result<()> {
    let known = Entity::find_by_id(exhibitor_id).one(db.read()).await?;
    let (event_id, company_id) =
        known.as_ref().map_or_else(|| (Uuid::nil(), Uuid::nil()), |known| (known.event_id, known.company_id));
    require_either(db, actor, event_id, company_id, "exhibitor").await?;
    actor.require(actor.works_for(company_id), company_id, "exhibitor")?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (itineraries, actor) = (itineraries.clone(), actor.clone());
        Box::pin(async move {
            let event = hold::open_event(txn, event_id).await?;
            if event.allocated_at.is_some() {
                return Err(DomainError::Conflict("the allocation has run".into()));
            }
            let wishing: Vec<Uuid> = wishes::Entity::find()
                .select_only()
                .column(wishes::Column::ItineraryId)
                .filter(wishes::Column::EventId.eq(event_id))
                .filter(wishes::Column::CompanyId.eq(company_id))
                .into_tuple()
                .all(txn)
                .await?;
            let mut met = HashSet::new();
            if !itineraries.iter().all(|id| wishing.contains(id) && met.insert(*id)) {
                let detail = "names somebody twice, or who does not wish for the company";
                return Err(DomainError::invalid("itineraries", "unknown", detail));
            }
            preference::Entity::delete_many()
                .filter(preference::Column::ExhibitorId.eq(exhibitor_id))
                .exec(txn)
                .await?;
            let rows: Vec<_> = itineraries
                .iter()
                .zip(1..)
                .map(|(itinerary_id, rank)| preference::ActiveModel {
                    exhibitor_id: Set(exhibitor_id),
                    itinerary_id: Set(*itinerary_id),
                    rank: Set(rank),
                })
                .collect();
            if !rows.is_empty() {
                preference::Entity::insert_many(rows).exec_without_returning(txn).await?;
            }
            audit::record(txn, now, &actor, [("exhibitor.preferred", exhibitor_id)]).await?;
            Ok(())
        })
    })
    .await
}
