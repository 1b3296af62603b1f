use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, PaginatorTrait,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::{fields::Fields, hold, require_managed};
use crate::{
    Actor, Clock, Db,
    booking::{
        self, BookingState, BookingStep, EndReason, Party,
        ending::end,
        engine::{self, With},
        itinerary,
    },
    change_log::{self, Subject},
    error::{DomainError, Result},
    event::{
        BookingMode, Column, Entity, Event, EventState, EventStep,
        changes::{What, at_event, tell, tell_companies, tell_itinerary},
        next,
        slot::{self, Slot},
    },
    mail::BookingNews,
    secrets,
    unit_of_work::in_transaction,
};

/// Publishes, takes back, or cancels. Publishing wants at least one slot, and with wishes a day for them; it draws the
/// allocation's seed where there is none. Taking back wants that nobody has signed up. Cancelling wants a reason and tells
/// everyone who has a place or waits, once. `Begin` and `End` are refused: they come by themselves.
///
/// # Errors
/// `Conflict`, which names the state or what is missing; `Invalid` for `reason`.
pub async fn step(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    event_id: Uuid,
    step: EventStep,
    reason: Option<String>,
) -> Result<Event> {
    require_managed(db, actor, event_id, true).await?;
    let mut fields = Fields::default();
    let reason = fields.text("reason", reason, 1_000);
    if step == EventStep::Cancel && reason.is_none() {
        fields.refuse("reason", "missing", "says why, to everyone who is told");
    }
    fields.done()?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (reason, actor) = (reason.clone(), actor.clone());
        Box::pin(async move {
            let old = hold::event(txn, event_id).await?;
            let taken = Taken { txn, now, actor: &actor, old: &old };
            let (event, entry) = match step {
                EventStep::Publish => (taken.publish().await?, "event.published"),
                EventStep::Unpublish => (taken.unpublish().await?, "event.unpublished"),
                EventStep::Cancel => (taken.cancel(reason.as_deref()).await?, "event.cancelled"),
                EventStep::Begin | EventStep::End => {
                    return Err(DomainError::Conflict(format!(
                        "the event is {}; it begins and ends by itself",
                        old.state
                    )));
                }
            };
            hold::note(txn, now, &actor, &event, (entry, event_id)).await?;
            if old.state.is_public() && !event.state.is_public() {
                change_log::note(txn, now, Subject::Event, [event_id]).await?;
            }
            Ok(event)
        })
    })
    .await
}

/// A step within its transaction, which holds the event.
struct Taken<'a, C> {
    txn: &'a C,
    now: DateTime<Utc>,
    actor: &'a Actor,
    old: &'a Event,
}

impl<C: ConnectionTrait> Taken<'_, C> {
    async fn publish(&self) -> Result<Event> {
        let state = next(self.old.state, EventStep::Publish)?;
        let slots = slot::Entity::find()
            .filter(slot::Column::EventId.eq(self.old.id))
            .filter(slot::Column::CancelledAt.is_null())
            .count(self.txn)
            .await?;
        if slots == 0 {
            return Err(DomainError::Conflict("the event has no slot that could be booked".into()));
        }
        if self.old.mode == BookingMode::Wishes && self.old.wishes_until.is_none() {
            return Err(DomainError::Conflict("the event says no day until when wishes may be made".into()));
        }
        if self.old.ends_at <= self.now {
            return Err(DomainError::Conflict("the event is over already".into()));
        }
        let mut update = self.reach(state);
        if self.old.allocation_seed.is_none() {
            update = update.col_expr(Column::AllocationSeed, Expr::value(draw()));
        }
        if self.old.published_at.is_none() {
            update = update.col_expr(Column::PublishedAt, Expr::value(self.now));
        }
        self.done(update).await
    }

    async fn unpublish(&self) -> Result<Event> {
        let state = next(self.old.state, EventStep::Unpublish)?;
        // Whoever books at this moment is waited for, and whoever waits for us sees that something changed.
        hold::slots(self.txn, self.old.id).await?;
        slot::Entity::update_many()
            .col_expr(slot::Column::Version, Expr::col(slot::Column::Version).add(1))
            .filter(slot::Column::EventId.eq(self.old.id))
            .exec(self.txn)
            .await?;
        let signed_up = itinerary::Entity::find()
            .filter(itinerary::Column::EventId.eq(self.old.id))
            .filter(itinerary::Column::CancelledAt.is_null())
            .count(self.txn)
            .await?;
        if signed_up > 0 {
            return Err(DomainError::Conflict("people have signed up for it; cancel it instead".into()));
        }
        self.done(self.reach(state)).await
    }

    async fn cancel(&self, reason: Option<&str>) -> Result<Event> {
        let state = next(self.old.state, EventStep::Cancel)?;
        let (txn, now) = (self.txn, self.now);
        let companies = at_event(txn, self.old.id).await?;
        let slots = hold::slots(txn, self.old.id).await?;
        let to_come: Vec<Uuid> =
            slots.iter().filter(|slot: &&Slot| slot.ends_at > now).map(|slot| slot.id).collect();
        slot::Entity::update_many()
            .col_expr(slot::Column::CancelledAt, Expr::value(now))
            .col_expr(slot::Column::Version, Expr::col(slot::Column::Version).add(1))
            .col_expr(slot::Column::UpdatedAt, Expr::value(now))
            .filter(slot::Column::Id.is_in(to_come.iter().copied()))
            .filter(slot::Column::CancelledAt.is_null())
            .exec(txn)
            .await?;
        let update = self.reach(state).col_expr(Column::CancelReason, Expr::value(reason));
        let event = self.done(update).await?;

        let mut happened = Vec::new();
        for booking in living(txn, &to_come).await? {
            let with = With { reason: Some(EndReason::EventCancelled), ..With::default() };
            let step = BookingStep::Cancel;
            let gone = engine::take(txn, now, self.actor, &booking, step, Party::Organiser, with).await?;
            happened.push(gone);
        }
        tell(txn, now, &event, What::Cancelled.of(happened).collect(), reason).await?;
        // Whoever has only made wishes is concerned, too.
        for itinerary_id in wishing(txn, event.id).await? {
            end(txn, now, itinerary_id).await?;
            tell_itinerary(txn, now, &event, itinerary_id, BookingNews::EventCancelled, reason).await?;
        }
        if self.old.state.is_public() {
            tell_companies(txn, now, &event, companies, true, reason).await?;
        }
        Ok(event)
    }

    fn reach(&self, state: EventState) -> sea_orm::UpdateMany<Entity> {
        Entity::update_many()
            .col_expr(Column::State, Expr::value(state))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .col_expr(Column::UpdatedAt, Expr::value(self.now))
            .filter(Column::Id.eq(self.old.id))
            .filter(Column::State.eq(self.old.state))
    }

    async fn done(&self, update: sea_orm::UpdateMany<Entity>) -> Result<Event> {
        if update.exec(self.txn).await?.rows_affected == 0 {
            return Err(DomainError::Conflict("something happened to the event at the same moment".into()));
        }
        hold::event(self.txn, self.old.id).await
    }
}

/// The living bookings of these slots.
pub(super) async fn living(txn: &impl ConnectionTrait, slots: &[Uuid]) -> Result<Vec<booking::Booking>> {
    use sea_orm::QueryOrder;
    let states = BookingState::ALL.iter().copied().filter(|state| state.is_live());
    Ok(booking::Entity::find()
        .filter(booking::Column::SlotId.is_in(slots.iter().copied()))
        .filter(booking::Column::State.is_in(states))
        .order_by_asc(booking::Column::SlotId)
        .order_by_asc(booking::Column::Id)
        .all(txn)
        .await?)
}

/// Living itineraries that never had a booking.
async fn wishing(txn: &impl ConnectionTrait, event_id: Uuid) -> Result<Vec<Uuid>> {
    use sea_orm::{QueryOrder, QuerySelect, QueryTrait};
    let booked = booking::Entity::find()
        .select_only()
        .column(booking::Column::ItineraryId)
        .filter(booking::Column::EventId.eq(event_id))
        .into_query();
    Ok(itinerary::Entity::find()
        .select_only()
        .column(itinerary::Column::Id)
        .filter(itinerary::Column::EventId.eq(event_id))
        .filter(itinerary::Column::CancelledAt.is_null())
        .filter(itinerary::Column::Id.not_in_subquery(booked))
        .order_by_asc(itinerary::Column::Id)
        .into_tuple()
        .all(txn)
        .await?)
}

/// A seed that nobody has chosen.
fn draw() -> i64 {
    let mut bytes = [0; 8];
    secrets::fill(&mut bytes);
    i64::from_le_bytes(bytes) & i64::MAX
}
