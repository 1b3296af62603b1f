use std::sync::Arc;

use chrono::{DateTime, Utc};
use sea_orm::{DatabaseTransaction, entity::prelude::*};

use super::{
    cancel::{drop_bookings, may_move_up, require_in_time},
    mine::{Mine, answer, free_up, open},
    resize::{grow, shrink},
};
use crate::{
    Actor, Clock, Db, audit,
    booking::{
        Booked, Booking, BookingState, Change,
        ending::end_if_over,
        engine,
        itinerary::ItineraryKind,
        letters,
        order::{self, Addition, Booker},
        place::PlaceConsent,
    },
    error::{DomainError, Result},
    idempotency::{self, Key},
    mail::BookingNews,
    unit_of_work::in_transaction,
};

/// Adds and gives back slots, or changes a group's size, in one step; whoever waits moves up in the same transaction and is told.
///
/// # Errors
/// As [`book`](super::book); `Conflict` when it is too late to cancel.
pub async fn change(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    itinerary_id: Uuid,
    change: Change,
    key: Option<Key>,
) -> Result<Booked> {
    let (now, booker) = (clock.now(), Arc::new(Booker::of(actor)?));
    check(&change)?;
    let (who, wanted, actor) = (Arc::clone(&booker), change.clone(), actor.clone());
    let outcome = in_transaction(db, move |txn| {
        let (actor, booker, change, key) = (actor.clone(), Arc::clone(&who), wanted.clone(), key.clone());
        Box::pin(async move {
            if let Some(before) = idempotency::claim(txn, now, key.as_ref()).await? {
                return Ok(before);
            }
            let mine = open(txn, &actor, itinerary_id, &change.add).await?;
            let answer =
                Step { txn, now, actor: &actor, booker: &booker, change: &change }.take(mine).await?;
            idempotency::keep(txn, key.as_ref(), &answer).await?;
            Ok(answer)
        })
    });
    match outcome.await {
        Ok(answer) => Ok(answer),
        Err(err) => order::explain_addition(db, now, &booker, itinerary_id, &change, err).await,
    }
}

fn check(change: &Change) -> Result<()> {
    let mut all: Vec<Uuid> = change.add.iter().chain(&change.drop).copied().collect();
    all.sort_unstable();
    let named = all.len();
    all.dedup();
    if all.len() != named {
        return Err(DomainError::invalid("add", "twice", "names something twice"));
    }
    if named > 40 {
        return Err(DomainError::invalid("add", "too_many", "takes at most 40 at a time"));
    }
    if change.size.is_some_and(|size| !(1..=500).contains(&size)) {
        return Err(DomainError::invalid("size", "range", "lies between 1 and 500"));
    }
    Ok(())
}

/// One change within its transaction.
struct Step<'a> {
    txn: &'a DatabaseTransaction,
    now: DateTime<Utc>,
    actor: &'a Actor,
    booker: &'a Booker,
    change: &'a Change,
}

impl Step<'_> {
    async fn take(&self, mut mine: Mine) -> Result<Booked> {
        let Self { txn, now, actor, .. } = *self;
        if mine.itinerary.cancelled_at.is_some() {
            return Err(DomainError::Conflict("the booking was cancelled; book anew".into()));
        }
        let mut freed = self.give_back(&mut mine).await?;
        freed.extend(self.resize(&mut mine).await?);
        let added = self.add(&mut mine).await?;
        order::touch(txn, now, &mut mine.itinerary).await?;
        let ended = end_if_over(txn, now, mine.itinerary.id).await?;
        audit::record(txn, now, actor, [("itinerary.changed", mine.itinerary.id)]).await?;
        free_up(txn, now, actor, &mine.event, freed).await?;
        let news = match (ended, added) {
            (true, _) => BookingNews::Cancelled,
            (false, true) => BookingNews::AwaitsGuardian,
            (false, false) => BookingNews::Changed,
        };
        letters::to_itinerary(txn, now, &mine.event, &mine.itinerary, news, None).await?;
        answer(txn, &mine.itinerary, added).await
    }

    /// Gives slots back; in which the line may move up.
    async fn give_back(&self, mine: &mut Mine) -> Result<Vec<Uuid>> {
        let drop = &self.change.drop;
        let given: Vec<Booking> =
            mine.living().filter(|booking| drop.contains(&booking.slot_id)).cloned().collect();
        if given.len() != drop.len() {
            return Err(DomainError::invalid("drop", "unknown", "names something that is not booked"));
        }
        drop_bookings(self.txn, self.now, self.actor, mine, &given).await?;
        mine.bookings.retain(|booking| !given.iter().any(|gone| gone.id == booking.id));
        Ok(if given.is_empty() { Vec::new() } else { may_move_up(mine, &given) })
    }

    /// Gives a group its new size; the slots in which places came free.
    async fn resize(&self, mine: &mut Mine) -> Result<Vec<Uuid>> {
        let Some(size) = self.change.size.filter(|size| *size != mine.itinerary.size) else {
            return Ok(Vec::new());
        };
        if mine.itinerary.kind == ItineraryKind::Person {
            return Err(DomainError::invalid("size", "kind", "is for groups only"));
        }
        if size > mine.itinerary.size {
            return grow(self.txn, self.now, mine, size).await;
        }
        require_in_time(mine, mine.living(), self.now)?;
        let Mine { itinerary, bookings, slots, .. } = mine;
        shrink(self.txn, self.now, itinerary, bookings, slots, size).await
    }

    /// Adds slots; whether a guardian must agree to them first.
    async fn add(&self, mine: &mut Mine) -> Result<bool> {
        let places = engine::places(self.txn, mine.itinerary.id).await?;
        let awaits = mine.itinerary.kind == ItineraryKind::Person
            && places.iter().any(|place| place.consent == PlaceConsent::Requested);
        if self.change.add.is_empty() {
            return Ok(awaits && mine.living().any(|booking| booking.state == BookingState::Held));
        }
        let kept: Vec<_> = mine
            .bookings
            .iter()
            .filter(|booking| booking.state != BookingState::Cancelled)
            .filter_map(|booking| mine.slot(booking.slot_id).ok().cloned())
            .collect();
        let addition = Addition {
            booker: self.booker,
            actor: self.actor,
            itinerary: &mine.itinerary,
            kept: &kept,
            add: &self.change.add,
            wait: self.change.wait,
        };
        addition.store(self.txn, self.now, places).await
    }
}
