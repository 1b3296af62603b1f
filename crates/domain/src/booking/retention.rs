//! Bookings lose their names 12 months after the event (rule 6).
use chrono::{DateTime, Months, Utc};
use sea_orm::{
    ConnectionTrait, QuerySelect, QueryTrait, UpdateMany,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, SelectStatement},
};

use super::{
    check_in,
    desk::message,
    engine::engagement,
    itinerary,
    place::{self, option as place_option},
    wishes,
};
use crate::{
    Actor, Clock, Db, audit,
    error::Result,
    event::{self, exhibitor::preference},
    unit_of_work::in_transaction,
};

/// So many months after the event.
pub const MONTHS: u32 = 12;

/// Itineraries that one transaction empties.
const BATCH: u64 = 100;

/// Takes names, addresses, birth dates, answers, tickets and links from itineraries and places, removes wishes, engagements and
/// messages of events that were over 12 months ago; counts, states, schools and school years stay as figures. Returns how many
/// itineraries. Several at once do no harm.
///
/// # Errors
/// When the database fails.
pub async fn run_due(db: &Db, clock: &dyn Clock) -> Result<u64> {
    let now = clock.now();
    let before = now.checked_sub_months(Months::new(MONTHS)).unwrap_or(DateTime::<Utc>::MIN_UTC);
    let actor = Actor::system("retention", format!("bookings-{}", Uuid::now_v7()));
    let mut emptied = 0;
    loop {
        let actor = actor.clone();
        let some = in_transaction(db, move |txn| {
            let actor = actor.clone();
            Box::pin(async move { empty_some(txn, now, before, &actor).await })
        });
        match some.await? {
            0 => break,
            some => emptied += some,
        }
    }
    in_transaction(db, move |txn| Box::pin(async move { remove_messages(txn, before).await })).await?;
    Ok(emptied)
}

/// Events that were over by then.
fn past(before: DateTime<Utc>) -> SelectStatement {
    event::Entity::find()
        .select_only()
        .column(event::Column::Id)
        .filter(event::Column::EndsAt.lt(before))
        .into_query()
}

async fn empty_some(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    before: DateTime<Utc>,
    actor: &Actor,
) -> Result<u64> {
    let due: Vec<Uuid> = itinerary::Entity::find()
        .select_only()
        .column(itinerary::Column::Id)
        .filter(itinerary::Column::EventId.in_subquery(past(before)))
        .filter(itinerary::Column::AnonymisedAt.is_null())
        .limit(BATCH)
        .into_tuple()
        .all(txn)
        .await?;
    if due.is_empty() {
        return Ok(0);
    }
    let done = emptied(now)
        .filter(itinerary::Column::Id.is_in(due.clone()))
        .filter(itinerary::Column::AnonymisedAt.is_null())
        .exec(txn)
        .await?;
    place::emptied().filter(place::Column::ItineraryId.is_in(due.clone())).exec(txn).await?;
    remove_around(txn, &due).await?;
    check_in::Entity::update_many()
        .col_expr(check_in::Column::ByAccount, Expr::value(None::<Uuid>))
        .col_expr(check_in::Column::Device, Expr::value(None::<String>))
        .filter(check_in::Column::PlaceId.in_subquery(places_of(&due)))
        .exec(txn)
        .await?;
    audit::record(txn, now, actor, due.iter().map(|id| ("itinerary.emptied", *id))).await?;
    Ok(done.rows_affected)
}

/// What names whoever booked is taken away; what is counted stays.
pub(crate) fn emptied(now: DateTime<Utc>) -> UpdateMany<itinerary::Entity> {
    use itinerary::Column as C;
    itinerary::Entity::update_many()
        .col_expr(C::AccountId, Expr::value(None::<Uuid>))
        .col_expr(C::Name, Expr::value(None::<String>))
        .col_expr(C::Mail, Expr::value(None::<String>))
        .col_expr(C::Phone, Expr::value(None::<String>))
        .col_expr(C::GroupName, Expr::value(None::<String>))
        .col_expr(C::Note, Expr::value(None::<String>))
        .col_expr(C::Ticket, Expr::value(None::<String>))
        .col_expr(C::LinkToken, Expr::value(None::<String>))
        .col_expr(C::AnonymisedAt, Expr::value(Some(now)))
        .col_expr(C::Version, Expr::col(C::Version).add(1))
        .col_expr(C::UpdatedAt, Expr::value(now))
}

/// Removes what hangs on itineraries and is no figure: wishes, companies' preferences, chosen options, times.
///
/// # Errors
/// When the database fails.
pub(crate) async fn remove_around(txn: &impl ConnectionTrait, itineraries: &[Uuid]) -> Result<()> {
    let ids = || itineraries.iter().copied();
    wishes::Entity::delete_many().filter(wishes::Column::ItineraryId.is_in(ids())).exec(txn).await?;
    preference::Entity::delete_many().filter(preference::Column::ItineraryId.is_in(ids())).exec(txn).await?;
    place_option::Entity::delete_many()
        .filter(place_option::Column::PlaceId.in_subquery(places_of(itineraries)))
        .exec(txn)
        .await?;
    engagement::Entity::delete_many()
        .filter(engagement::Column::PlaceId.in_subquery(places_of(itineraries)))
        .exec(txn)
        .await?;
    Ok(())
}

fn places_of(itineraries: &[Uuid]) -> SelectStatement {
    place::Entity::find()
        .select_only()
        .column(place::Column::Id)
        .filter(place::Column::ItineraryId.is_in(itineraries.iter().copied()))
        .into_query()
}

async fn remove_messages(txn: &impl ConnectionTrait, before: DateTime<Utc>) -> Result<()> {
    message::Entity::delete_many()
        .filter(message::Column::EventId.in_subquery(past(before)))
        .exec(txn)
        .await?;
    Ok(())
}
