use sea_orm::entity::prelude::*;

use super::mine::{open, require_consent};
use crate::{
    Actor, Clock, Db,
    booking::{
        BookingState, BookingStep, Entity, Party,
        engine::{self, With},
        letters, order,
    },
    error::{DomainError, Result},
    mail::BookingNews,
    unit_of_work::in_transaction,
};

/// Takes the place that came free. Again it does nothing.
///
/// # Errors
/// `Conflict` when the offer has lapsed; `NotFound`.
pub async fn accept_offer(db: &Db, clock: &dyn Clock, actor: &Actor, booking_id: Uuid) -> Result<()> {
    const NONE: DomainError = DomainError::NotFound { what: "booking" };
    actor.signed_in()?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let known = Entity::find_by_id(booking_id).one(txn).await?.ok_or(NONE)?;
            let mut mine = open(txn, &actor, known.itinerary_id, &[]).await?;
            let booking = mine.bookings.iter().find(|booking| booking.id == booking_id).ok_or(NONE)?;
            if booking.state == BookingState::Confirmed {
                return Ok(());
            }
            if booking.state == BookingState::Offered && booking.held_until.is_some_and(|until| until <= now)
            {
                return Err(DomainError::Conflict("the time to take the place is over".into()));
            }
            // A hold is confirmed with its people; only an offer is taken by itself.
            if booking.state == BookingState::Held {
                return Err(DomainError::Conflict("the booking is held, which is no offer".into()));
            }
            require_consent(txn, &mine.itinerary).await?;
            engine::take(txn, now, &actor, booking, BookingStep::Confirm, Party::Holder, With::default())
                .await?;
            order::touch(txn, now, &mut mine.itinerary).await?;
            letters::to_itinerary(txn, now, &mine.event, &mine.itinerary, BookingNews::Booked, None).await?;
            Ok(())
        })
    })
    .await
}
