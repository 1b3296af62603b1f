use sea_orm::{ConnectionTrait, entity::prelude::*};

use super::{Column, Entity};
use crate::{
    Actor, Clock, Db, audit,
    booking::{
        BookingState,
        commands::{hold_all, holds},
        itinerary::ItineraryKind,
        order::wishes::{check, write},
        own,
    },
    error::{DomainError, Result},
    event::BookingMode,
    unit_of_work::in_transaction,
};

const NONE: DomainError = DomainError::NotFound { what: "booking" };

/// Writes somebody's wishes anew, dearest first; until `wishes_until`. None takes them all back.
///
/// # Errors
/// `Invalid` for `wishes` (too many, twice, a company that has nothing to wish for, an event without wishes); `Conflict` when the
/// time is over, or the itinerary is over or a group's.
pub async fn set(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    itinerary_id: Uuid,
    companies: Vec<Uuid>,
) -> Result<()> {
    actor.signed_in()?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (companies, actor) = (companies.clone(), actor.clone());
        Box::pin(async move {
            require_holder(txn, &actor, itinerary_id).await?;
            let mine = hold_all(txn, itinerary_id, &[]).await?;
            let over = mine.itinerary.cancelled_at.is_some()
                || (!mine.bookings.is_empty()
                    && mine.bookings.iter().all(|booking| booking.state == BookingState::Cancelled));
            if over {
                return Err(DomainError::Conflict("the booking is cancelled".into()));
            }
            if mine.itinerary.kind == ItineraryKind::Group {
                return Err(DomainError::Conflict("a group has no wishes".into()));
            }
            let closed = mine.event.allocated_at.is_some()
                || mine.event.wishes_until.is_some_and(|until| until <= now);
            if companies.is_empty() && (mine.event.mode != BookingMode::Wishes || closed) {
                return Err(DomainError::Conflict("the time for wishes is over".into()));
            }
            check(txn, now, &mine.event, &companies).await?;
            if companies.is_empty() {
                Entity::delete_many().filter(Column::ItineraryId.eq(itinerary_id)).exec(txn).await?;
            } else {
                write(txn, &mine.event, itinerary_id, &companies, false).await?;
            }
            audit::record(txn, now, &actor, [("wishes.set", itinerary_id)]).await?;
            Ok(())
        })
    })
    .await
}

async fn require_holder(txn: &impl ConnectionTrait, actor: &Actor, itinerary_id: Uuid) -> Result<()> {
    let found = own::visible_to(actor)
        .filter(crate::booking::itinerary::Column::Id.eq(itinerary_id))
        .one(txn)
        .await?;
    found.filter(|itinerary| holds(actor, itinerary)).map(|_| ()).ok_or(NONE)
}
