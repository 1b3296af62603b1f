use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use sea_orm::{QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};

use super::{
    DoorPlace,
    reach::{Reach, reach},
};
use crate::{
    Actor, Clock, Db,
    booking::{
        self, BookingState, itinerary,
        place::{self, Place},
    },
    error::Result,
    fold::fold,
    school,
    unit_of_work::read_as_command,
};

/// The list at the door, by name: everything that a device needs to go on without a network. For managers of the cluster; for the
/// people of a company those of its own slots.
///
/// A place without a ticket of its own has its group's.
///
/// # Errors
/// `NotFound`.
pub async fn door_list(db: &Db, clock: &dyn Clock, actor: &Actor, event_id: Uuid) -> Result<Vec<DoorPlace>> {
    let _ = clock;
    let (_, reach) = reach(db, actor, event_id).await?;
    // What a company sees of others' itineraries is narrowed here: to whoever has booked with it.
    read_as_command(db, move |txn| {
        Box::pin(async move {
            let bookings = booking::Entity::find()
                .filter(booking::Column::EventId.eq(event_id))
                .filter(booking::Column::State.is_in([BookingState::Confirmed, BookingState::Attended]));
            let booked = bookings.clone().select_only().column(booking::Column::ItineraryId);
            let itineraries = itinerary::Entity::find()
                .filter(itinerary::Column::Id.in_subquery(booked.into_query()))
                .all(txn)
                .await?;
            let itineraries: HashMap<Uuid, itinerary::Itinerary> =
                itineraries.into_iter().map(|row| (row.id, row)).collect();
            let places = place::Entity::find()
                .filter(place::Column::EventId.eq(event_id))
                .order_by_asc(place::Column::ItineraryId)
                .order_by_asc(place::Column::Number)
                .all(txn)
                .await?;
            let mut slots: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
            for booking in bookings.all(txn).await? {
                if reach.holds(booking.slot_id) {
                    slots.entry(booking.itinerary_id).or_default().push(booking.slot_id);
                }
            }
            let mut seen: HashMap<Uuid, Vec<(Uuid, DateTime<Utc>)>> = HashMap::new();
            let rows = super::Entity::find().filter(super::Column::EventId.eq(event_id));
            for row in rows.order_by_asc(super::Column::At).all(txn).await? {
                if reach.holds(row.slot_id) {
                    seen.entry(row.place_id)
                        .or_default()
                        .push((row.meeting_id.unwrap_or(row.slot_id), row.at));
                }
            }
            let ids: HashSet<Uuid> = itineraries.values().filter_map(|row| row.school_id).collect();
            let schools = school::Entity::find().filter(school::Column::Id.is_in(ids)).all(txn).await?;
            let schools: HashMap<Uuid, String> = schools.into_iter().map(|row| (row.id, row.name)).collect();
            let mut lines: Vec<DoorPlace> = places
                .into_iter()
                .filter_map(|place| {
                    let slots = slots.get(&place.itinerary_id)?.clone();
                    let itinerary = itineraries.get(&place.itinerary_id)?;
                    let school = itinerary.school_id.and_then(|id| schools.get(&id)).cloned();
                    let seen = seen.remove(&place.id).unwrap_or_default();
                    Some(line(&reach, place, itinerary, school, slots, seen))
                })
                .collect();
            lines.sort_by_cached_key(|line| {
                (line.name.is_none(), line.name.as_deref().map(fold), line.group_name.as_deref().map(fold))
            });
            Ok(lines)
        })
    })
    .await
}

fn line(
    reach: &Reach,
    place: Place,
    itinerary: &itinerary::Itinerary,
    school: Option<String>,
    slots: Vec<Uuid>,
    seen: Vec<(Uuid, DateTime<Utc>)>,
) -> DoorPlace {
    DoorPlace {
        place_id: place.id,
        ticket: place.ticket.or_else(|| itinerary.ticket.clone()),
        name: place.name.filter(|_| reach.shows(place.consent)),
        group_name: itinerary.group_name.clone(),
        school: place.school.or(school),
        slots,
        seen,
    }
}
