use chrono::{DateTime, Utc};
use sea_orm::{Condition, QueryOrder, QuerySelect, QueryTrait, Select, entity::prelude::*};

use super::{ItineraryView, Sight, views, visible_to};
use crate::{
    Actor, Clock, Db,
    booking::{
        commands::holds,
        itinerary::{self, Itinerary, ItineraryKind},
        place,
    },
    error::{DomainError, Result},
    unit_of_work::read_as_command,
};

/// What the caller has booked or has a place in, to come first by start, then past ones latest first.
///
/// # Errors
/// `Unauthenticated`.
pub async fn list(db: &Db, clock: &dyn Clock, actor: &Actor) -> Result<Vec<ItineraryView>> {
    let account_id = actor.signed_in()?.account_id;
    let placed = place::Entity::find()
        .select_only()
        .column(place::Column::ItineraryId)
        .filter(place::Column::AccountId.eq(account_id));
    let own = visible_to(actor).filter(
        Condition::any()
            .add(itinerary::Column::AccountId.eq(account_id))
            .add(itinerary::Column::Id.in_subquery(placed.into_query())),
    );
    sorted(db, clock.now(), actor, own).await
}

/// The group bookings of a school, for its teachers.
///
/// # Errors
/// `NotFound`.
pub async fn list_of_school(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    school_id: Uuid,
) -> Result<Vec<ItineraryView>> {
    actor.require(actor.teaches_at(school_id), school_id, "school")?;
    let of_school = visible_to(actor).filter(itinerary::Column::SchoolId.eq(school_id));
    sorted(db, clock.now(), actor, of_school).await
}

/// The group bookings of a company, for its people.
///
/// # Errors
/// `NotFound`.
pub async fn list_of_company(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
) -> Result<Vec<ItineraryView>> {
    actor.require(actor.works_for(company_id), company_id, "company")?;
    let of_company = visible_to(actor).filter(itinerary::Column::CompanyId.eq(company_id));
    sorted(db, clock.now(), actor, of_company).await
}

/// An itinerary that the caller may see.
///
/// # Errors
/// `NotFound`.
pub async fn find(db: &Db, clock: &dyn Clock, actor: &Actor, itinerary_id: Uuid) -> Result<ItineraryView> {
    if !actor.is_machine() {
        actor.signed_in()?;
    }
    let one = visible_to(actor).filter(itinerary::Column::Id.eq(itinerary_id));
    let found = read(db, clock.now(), actor, one).await?;
    found.into_iter().next().ok_or(DomainError::NotFound { what: "booking" })
}

/// The caller's own living itinerary at an event.
///
/// # Errors
/// When the database fails.
pub async fn find_at(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    event_id: Uuid,
) -> Result<Option<ItineraryView>> {
    let Ok(identity) = actor.signed_in() else { return Ok(None) };
    let one = visible_to(actor)
        .filter(itinerary::Column::EventId.eq(event_id))
        .filter(itinerary::Column::AccountId.eq(identity.account_id))
        .filter(itinerary::Column::Kind.eq(ItineraryKind::Person))
        .filter(itinerary::Column::CancelledAt.is_null());
    Ok(read(db, clock.now(), actor, one).await?.into_iter().next())
}

async fn sorted(
    db: &Db,
    now: DateTime<Utc>,
    actor: &Actor,
    which: Select<itinerary::Entity>,
) -> Result<Vec<ItineraryView>> {
    let found = read(db, now, actor, which.order_by_asc(itinerary::Column::Id)).await?;
    let is_past = |view: &ItineraryView| view.event.ends_at <= now || view.itinerary.cancelled_at.is_some();
    let (mut past, mut to_come): (Vec<_>, Vec<_>) = found.into_iter().partition(is_past);
    to_come.sort_by_key(|view| view.event.starts_at);
    past.sort_by_key(|view| std::cmp::Reverse(view.event.starts_at));
    to_come.extend(past);
    Ok(to_come)
}

/// By a query that starts from [`visible_to`]: a pupil of a class sees a place of an itinerary that is somebody else's, which the
/// second lock would not know.
async fn read(
    db: &Db,
    now: DateTime<Utc>,
    actor: &Actor,
    which: Select<itinerary::Entity>,
) -> Result<Vec<ItineraryView>> {
    let actor = actor.clone();
    read_as_command(db, move |txn| {
        Box::pin(async move {
            let itineraries = which.all(txn).await?;
            let me = actor.identity().map(|identity| identity.account_id);
            let sight = |itinerary: &Itinerary| {
                let holds = holds(&actor, itinerary);
                Sight { holds, everyone: holds || actor.manages(itinerary.cluster_id) }
            };
            views(txn, now, itineraries, me, sight).await
        })
    })
    .await
}
