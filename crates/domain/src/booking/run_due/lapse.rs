//! Holds and offers that nobody confirmed.
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QuerySelect, entity::prelude::*, sea_query::Expr};

use super::A_ROUND;
use crate::{
    Actor, Db,
    booking::{
        Booking, BookingState, BookingStep, Column, EndReason, Entity, Party,
        commands::{free_up, hold_all},
        ending::end_if_over,
        engine::{self, With},
        letters, order,
        place::{self, PlaceConsent},
    },
    error::{DomainError, Result},
    mail::BookingNews,
    unit_of_work::{in_transaction, read_as_command},
};

pub(super) async fn run(db: &Db, now: DateTime<Utc>, actor: &Actor) -> Result<u64> {
    let due: Vec<Uuid> = read_as_command(db, move |txn| {
        Box::pin(async move {
            let due = Entity::find()
                .select_only()
                .column(Column::ItineraryId)
                .distinct()
                .filter(Column::State.is_in([BookingState::Held, BookingState::Offered]))
                .filter(Column::HeldUntil.lte(now))
                .limit(A_ROUND);
            Ok(due.into_tuple().all(txn).await?)
        })
    })
    .await?;
    let mut lapsed = 0;
    for itinerary_id in due {
        let actor = actor.clone();
        let done = in_transaction(db, move |txn| {
            let actor = actor.clone();
            Box::pin(async move { lapse(txn, now, &actor, itinerary_id).await })
        });
        lapsed += match done.await {
            Ok(done) => done,
            // Somebody did something with it at this moment: the next round sees what is left.
            Err(DomainError::Conflict(_) | DomainError::NotFound { .. }) => 0,
            Err(err) => return Err(err),
        };
    }
    Ok(lapsed)
}

async fn lapse(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    itinerary_id: Uuid,
) -> Result<u64> {
    let mut mine = hold_all(txn, itinerary_id, &[]).await?;
    let is_due = |booking: &&Booking| {
        matches!(booking.state, BookingState::Held | BookingState::Offered)
            && booking.held_until.is_some_and(|until| until <= now)
    };
    let due: Vec<Booking> = mine.bookings.iter().filter(is_due).cloned().collect();
    if due.is_empty() {
        return Ok(0);
    }
    // Whoever is asked again later gets a new link.
    let asked = place::Entity::update_many()
        .col_expr(place::Column::Consent, Expr::value(PlaceConsent::Unknown))
        .col_expr(place::Column::ConsentTokenHash, Expr::value(None::<String>))
        .filter(place::Column::ItineraryId.eq(itinerary_id))
        .filter(place::Column::Consent.eq(PlaceConsent::Requested))
        .exec(txn)
        .await?;
    let no_consent = asked.rows_affected > 0;
    let offered = due.iter().any(|booking| booking.state == BookingState::Offered);
    let reason = if no_consent { EndReason::NoConsent } else { EndReason::Lapsed };
    for booking in &due {
        let with = With { reason: Some(reason), ..With::default() };
        engine::take(txn, now, actor, booking, BookingStep::Cancel, Party::System, with).await?;
    }
    order::touch(txn, now, &mut mine.itinerary).await?;
    end_if_over(txn, now, mine.itinerary.id).await?;
    free_up(txn, now, actor, &mine.event, due.iter().map(|booking| booking.slot_id)).await?;
    // Who put places together and left them knows it.
    if no_consent || offered {
        let news = BookingNews::Lapsed;
        letters::to_itinerary(txn, now, &mine.event, &mine.itinerary, news, None).await?;
    }
    Ok(u64::try_from(due.len()).unwrap_or_default())
}
