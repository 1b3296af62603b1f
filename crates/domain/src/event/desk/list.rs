use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, QueryTrait, Select, entity::prelude::*};

use super::{require_cluster, require_managed};
use crate::{
    Actor, Clock, Db,
    booking::{self, BookingState, itinerary},
    error::Result,
    event::{
        Column, Entity, Event, EventState, EventView, Seen,
        exhibitor::{self, ExhibitorState},
        slot::{self, Layer, SlotKind},
        view,
    },
    unit_of_work::read_as_command,
};

/// An event in the manager's list.
#[derive(Debug, Clone)]
pub struct DeskEvent {
    pub event: Event,
    /// People with a place, held ones too.
    pub signed_up: u64,
    pub waiting: u64,
    /// Sum over slots that are not admissions or appointments; of all where there are only these.
    pub capacity: u64,
    /// Since yesterday.
    pub new: u64,
    /// Exhibitors that wait for an answer.
    pub exhibitors_waiting: u64,
}

/// A cluster's events by state and start.
///
/// # Errors
/// `NotFound`.
pub async fn list(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
    state: Option<EventState>,
) -> Result<Vec<DeskEvent>> {
    require_cluster(db, actor, cluster_id).await?;
    let mut events = Entity::find()
        .filter(Column::ClusterId.eq(cluster_id))
        .apply_if(state, |query, state| query.filter(Column::State.eq(state)))
        .order_by_asc(Column::StartsAt)
        .order_by_asc(Column::Id)
        .all(db.read())
        .await?;
    events.sort_by_key(|event| event.state);
    let ids: Vec<Uuid> = events.iter().map(|event| event.id).collect();
    let asking = exhibitor::Entity::find()
        .select_only()
        .column(exhibitor::Column::EventId)
        .column_as(exhibitor::Column::Id.count(), "asking")
        .filter(exhibitor::Column::EventId.is_in(ids.iter().copied()))
        .filter(exhibitor::Column::State.eq(ExhibitorState::Applied))
        .group_by(exhibitor::Column::EventId)
        .into_tuple()
        .all(db.read())
        .await?;
    let asking = by_event(asking);
    let capacity = capacities(db.read(), &ids).await?;
    let people = people(db, clock.now(), ids).await?;
    let desk = |event: Event| DeskEvent {
        signed_up: people.signed_up.get(&event.id).copied().unwrap_or_default(),
        waiting: people.waiting.get(&event.id).copied().unwrap_or_default(),
        capacity: capacity.get(&event.id).copied().unwrap_or_default(),
        new: people.new.get(&event.id).copied().unwrap_or_default(),
        exhibitors_waiting: asking.get(&event.id).copied().unwrap_or_default(),
        event,
    };
    Ok(events.into_iter().map(desk).collect())
}

/// An event with everything, also a draft; slots that are cancelled too, all exhibitors whatever their state.
///
/// # Errors
/// `NotFound`.
pub async fn find(db: &Db, clock: &dyn Clock, actor: &Actor, event_id: Uuid) -> Result<EventView> {
    let event = require_managed(db, actor, event_id, false).await?;
    view(db, clock.now(), event, Seen::ByManagers).await
}

fn by_event(counts: Vec<(Uuid, i64)>) -> HashMap<Uuid, u64> {
    counts.into_iter().map(|(id, count)| (id, u64::try_from(count).unwrap_or_default())).collect()
}

async fn capacities(db: &impl ConnectionTrait, events: &[Uuid]) -> Result<HashMap<Uuid, u64>> {
    let sums: Vec<(Uuid, SlotKind, i64)> = slot::Entity::find()
        .select_only()
        .columns([slot::Column::EventId, slot::Column::Kind])
        .column_as(slot::Column::Capacity.sum(), "places")
        .filter(slot::Column::EventId.is_in(events.iter().copied()))
        .filter(slot::Column::CancelledAt.is_null())
        .group_by(slot::Column::EventId)
        .group_by(slot::Column::Kind)
        .into_tuple()
        .all(db)
        .await?;
    let (mut frames, mut all) = (HashMap::new(), HashMap::new());
    for (event_id, kind, places) in sums {
        let places = u64::try_from(places).unwrap_or_default();
        if kind.layer() == Some(Layer::Frame) {
            *frames.entry(event_id).or_insert(0) += places;
        }
        *all.entry(event_id).or_insert(0) += places;
    }
    all.extend(frames);
    Ok(all)
}

/// How many people, by event: numbers, which name nobody.
struct People {
    signed_up: HashMap<Uuid, u64>,
    waiting: HashMap<Uuid, u64>,
    new: HashMap<Uuid, u64>,
}

async fn people(db: &Db, now: DateTime<Utc>, events: Vec<Uuid>) -> Result<People> {
    read_as_command(db, move |txn| {
        Box::pin(async move {
            let with_place = BookingState::ALL.iter().copied().filter(|state| state.takes_places());
            let with_place: Vec<BookingState> = with_place.collect();
            let living = BookingState::ALL.iter().copied().filter(|state| *state != BookingState::Cancelled);
            let since = itinerary::Column::CreatedAt.gt(now - TimeDelta::days(1));
            let new = sizes(&events, living.collect()).filter(since);
            Ok(People {
                signed_up: by_event(sizes(&events, with_place).into_tuple().all(txn).await?),
                waiting: by_event(
                    sizes(&events, vec![BookingState::Waitlisted]).into_tuple().all(txn).await?,
                ),
                new: by_event(new.into_tuple().all(txn).await?),
            })
        })
    })
    .await
}

/// How many people of each event have a booking in one of these states; each once, however many they have.
fn sizes(events: &[Uuid], states: Vec<BookingState>) -> Select<itinerary::Entity> {
    let bookings = booking::Entity::find()
        .select_only()
        .column(booking::Column::ItineraryId)
        .filter(booking::Column::EventId.is_in(events.iter().copied()))
        .filter(booking::Column::State.is_in(states))
        .into_query();
    itinerary::Entity::find()
        .select_only()
        .column(itinerary::Column::EventId)
        .column_as(itinerary::Column::Size.sum(), "people")
        .filter(itinerary::Column::EventId.is_in(events.iter().copied()))
        .filter(itinerary::Column::Id.in_subquery(bookings))
        .group_by(itinerary::Column::EventId)
}
