//! Places of groups that have no name yet.
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ConnectionTrait, PaginatorTrait, QuerySelect, QueryTrait, Select,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::A_ROUND;
use crate::{
    Actor, Db, audit,
    booking::{
        BookingStep, EndReason, Party,
        commands::{free_up, hold_all, shrink},
        ending::end_if_over,
        engine::{self, With},
        itinerary::{self, Column, Entity, ItineraryKind},
        letters, order, place,
    },
    error::{DomainError, Result},
    event::{self, EventState},
    mail::BookingNews,
    unit_of_work::{in_transaction, read_as_command},
};

/// So long before they go back they are asked for.
const ASKED_BEFORE_DAYS: i64 = 3;

/// Living groups with places that have no name.
fn nameless(now: DateTime<Utc>) -> Select<Entity> {
    let unnamed = place::Entity::find()
        .select_only()
        .column(place::Column::ItineraryId)
        .filter(place::Column::NamedAt.is_null());
    let to_come = event::Entity::find()
        .select_only()
        .column(event::Column::Id)
        .filter(event::Column::State.eq(EventState::Published))
        .filter(event::Column::StartsAt.gt(now));
    Entity::find()
        .filter(Column::Kind.eq(ItineraryKind::Group))
        .filter(Column::CancelledAt.is_null())
        .filter(Column::Id.in_subquery(unnamed.into_query()))
        .filter(Column::EventId.in_subquery(to_come.into_query()))
        .limit(A_ROUND)
}

async fn ids(db: &Db, which: Select<Entity>) -> Result<Vec<Uuid>> {
    let which = which.select_only().column(Column::Id);
    read_as_command(db, move |txn| Box::pin(async move { Ok(which.into_tuple().all(txn).await?) })).await
}

/// Asks for names, once; how many were asked.
pub(super) async fn ask(db: &Db, now: DateTime<Utc>, actor: &Actor) -> Result<u64> {
    let soon = now + TimeDelta::days(ASKED_BEFORE_DAYS);
    let due = nameless(now)
        .filter(Column::NamesUntil.lte(soon))
        .filter(Column::NamesUntil.gt(now))
        .filter(Column::NamesRemindedAt.is_null());
    let mut asked = 0;
    for id in ids(db, due).await? {
        let actor = actor.clone();
        let done = in_transaction(db, move |txn| {
            let actor = actor.clone();
            Box::pin(async move { ask_one(txn, now, &actor, id).await })
        });
        asked += u64::from(done.await?);
    }
    Ok(asked)
}

async fn ask_one(txn: &impl ConnectionTrait, now: DateTime<Utc>, actor: &Actor, id: Uuid) -> Result<bool> {
    let noted = Entity::update_many()
        .col_expr(Column::NamesRemindedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::NamesRemindedAt.is_null())
        .filter(Column::CancelledAt.is_null())
        .exec(txn)
        .await?;
    let found = itinerary::Entity::find_by_id(id).one(txn).await?;
    let (1, Some(itinerary)) = (noted.rows_affected, found) else { return Ok(false) };
    let Some(event) = event::Entity::find_by_id(itinerary.event_id).one(txn).await? else {
        return Ok(false);
    };
    audit::record(txn, now, actor, [("itinerary.names_asked", id)]).await?;
    letters::to_itinerary(txn, now, &event, &itinerary, BookingNews::NamesWanted, None).await?;
    Ok(true)
}

/// Takes places back that nobody was named for in time; how many.
pub(super) async fn take_back(db: &Db, now: DateTime<Utc>, actor: &Actor) -> Result<u64> {
    let mut back = 0;
    for id in ids(db, nameless(now).filter(Column::NamesUntil.lte(now))).await? {
        let actor = actor.clone();
        let done = in_transaction(db, move |txn| {
            let actor = actor.clone();
            Box::pin(async move { take_back_one(txn, now, &actor, id).await })
        });
        back += match done.await {
            Ok(done) => done,
            // Somebody did something with it at this moment: the next round sees what is left.
            Err(DomainError::Conflict(_) | DomainError::NotFound { .. }) => 0,
            Err(err) => return Err(err),
        };
    }
    Ok(back)
}

async fn take_back_one(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    id: Uuid,
) -> Result<u64> {
    let mut mine = hold_all(txn, id, &[]).await?;
    let late = mine.itinerary.names_until.is_some_and(|until| until <= now);
    if mine.itinerary.cancelled_at.is_some() || !late {
        return Ok(0);
    }
    let unnamed = place::Entity::find()
        .filter(place::Column::ItineraryId.eq(id))
        .filter(Expr::col(place::Column::NamedAt).is_null())
        .count(txn)
        .await?;
    let less = Ord::min(i32::try_from(unnamed).unwrap_or(i32::MAX), mine.itinerary.size);
    if less == 0 {
        return Ok(0);
    }
    let left = mine.itinerary.size - less;
    let freed = if left == 0 {
        let living: Vec<_> = mine.living().cloned().collect();
        for booking in &living {
            let with = With { reason: Some(EndReason::Unnamed), ..With::default() };
            engine::take(txn, now, actor, booking, BookingStep::Cancel, Party::System, with).await?;
        }
        living.into_iter().map(|booking| booking.slot_id).collect()
    } else {
        shrink(txn, now, &mut mine.itinerary, &mine.bookings, &mine.slots, left).await?
    };
    order::touch(txn, now, &mut mine.itinerary).await?;
    end_if_over(txn, now, mine.itinerary.id).await?;
    audit::record(txn, now, actor, [("itinerary.unnamed", id)]).await?;
    free_up(txn, now, actor, &mine.event, freed).await?;
    letters::to_itinerary(txn, now, &mine.event, &mine.itinerary, BookingNews::Unnamed, None).await?;
    Ok(u64::try_from(less).unwrap_or_default())
}
