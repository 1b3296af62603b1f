//! Whose ticket it is: one statement for places with what they have booked, and one more for tickets of groups.
use std::collections::{HashMap, HashSet};

use sea_orm::{
    Condition, ConnectionTrait, FromQueryResult, JoinType, QueryOrder, QuerySelect, QueryTrait, Select,
    entity::prelude::*,
};

use super::{Scan, ticket::read_ticket};
use crate::{
    booking::{
        self, BookingState, itinerary,
        place::{self, PlaceConsent},
    },
    error::Result,
    event::slot::{self, SlotKind},
    ready::Ready,
    school,
};

/// How a scan names somebody.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Named {
    Ticket(String),
    Place(Uuid),
}

impl Named {
    pub(super) fn by(scan: &Scan) -> Option<Self> {
        match scan.ticket.trim().parse() {
            Ok(id) => Some(Self::Place(id)),
            Err(_) => read_ticket(&scan.ticket).map(Self::Ticket),
        }
    }
}

/// Whoever holds a ticket: one place, or all of a group.
#[derive(Debug, Clone)]
pub(super) struct Holder {
    pub(super) cluster_id: Uuid,
    pub(super) group_name: Option<String>,
    pub(super) school: Option<String>,
    pub(super) places: Vec<Seat>,
    /// By start.
    pub(super) bookings: Vec<Booked>,
}

#[derive(Debug, Clone)]
pub(super) struct Seat {
    pub(super) id: Uuid,
    pub(super) name: Option<String>,
    pub(super) consent: PlaceConsent,
}

#[derive(Debug, Clone)]
pub(super) struct Booked {
    pub(super) id: Uuid,
    pub(super) slot_id: Uuid,
    pub(super) state: BookingState,
    pub(super) kind: SlotKind,
    pub(super) title: String,
}

#[derive(Debug, FromQueryResult)]
struct Row {
    cluster_id: Uuid,
    place_id: Uuid,
    ticket: Option<String>,
    name: Option<String>,
    school: Option<String>,
    consent: PlaceConsent,
    group_ticket: Option<String>,
    group_name: Option<String>,
    school_name: Option<String>,
    booking_id: Option<Uuid>,
    slot_id: Option<Uuid>,
    state: Option<BookingState>,
    kind: Option<SlotKind>,
    title: Option<String>,
}

/// Those whom the scans name, of an event.
///
/// # Errors
/// When the database fails.
pub(super) async fn holders(
    txn: &impl ConnectionTrait,
    event_id: Uuid,
    named: &HashSet<Named>,
) -> Result<HashMap<Named, Holder>> {
    let (mut tickets, mut ids) = (Vec::new(), Vec::new());
    for one in named {
        match one {
            Named::Ticket(ticket) => tickets.push(ticket.clone()),
            Named::Place(id) => ids.push(*id),
        }
    }
    let mut found = HashMap::new();
    let mut which = Condition::any();
    if !tickets.is_empty() {
        which = which.add(place::Column::Ticket.is_in(tickets.clone()));
    }
    if !ids.is_empty() {
        which = which.add(place::Column::Id.is_in(ids.clone()));
    }
    if which.is_empty() {
        return Ok(found);
    }
    for row in rows(event_id).filter(which).into_model::<Row>().all(txn).await? {
        if let Some(ticket) = row.ticket.clone().filter(|ticket| tickets.contains(ticket)) {
            add(found.entry(Named::Ticket(ticket)).or_insert_with(|| empty(&row)), &row);
        }
        if ids.contains(&row.place_id) {
            add(found.entry(Named::Place(row.place_id)).or_insert_with(|| empty(&row)), &row);
        }
    }
    tickets.retain(|ticket| !found.contains_key(&Named::Ticket(ticket.clone())));
    if tickets.is_empty() {
        return Ok(found);
    }
    let groups = rows(event_id).filter(itinerary::Column::Ticket.is_in(tickets));
    for row in groups.into_model::<Row>().all(txn).await? {
        if let Some(ticket) = row.group_ticket.clone() {
            add(found.entry(Named::Ticket(ticket)).or_insert_with(|| empty(&row)), &row);
        }
    }
    Ok(found)
}

/// Whose own ticket or place it is, of an event, in one statement: no group's.
///
/// # Errors
/// When the database fails.
pub(super) async fn owner(
    db: &impl ConnectionTrait,
    event_id: Uuid,
    named: &Named,
) -> Result<Option<Holder>> {
    static BY_TICKET: Ready = Ready::new();
    static BY_PLACE: Ready = Ready::new();
    const EVENT_ID: Uuid = Uuid::from_u128(1);
    const PLACE_ID: Uuid = Uuid::from_u128(2);
    let backend = db.get_database_backend();
    let event = (EVENT_ID.into(), event_id.into());
    let statement = match named {
        Named::Ticket(ticket) => {
            let make = || rows(EVENT_ID).filter(place::Column::Ticket.eq("")).into_query();
            BY_TICKET.with(backend, make, &[event, ("".into(), ticket.as_str().into())])
        }
        Named::Place(id) => {
            let make = || rows(EVENT_ID).filter(place::Column::Id.eq(PLACE_ID)).into_query();
            BY_PLACE.with(backend, make, &[event, (PLACE_ID.into(), (*id).into())])
        }
    };
    let rows = Row::find_by_statement(statement).all(db).await?;
    let mut holder = rows.first().map(empty);
    if let Some(holder) = &mut holder {
        for row in &rows {
            add(holder, row);
        }
    }
    Ok(holder)
}

/// Each place with each of its bookings.
fn rows(event_id: Uuid) -> Select<place::Entity> {
    let itinerary = place::Entity::belongs_to(itinerary::Entity)
        .from(place::Column::ItineraryId)
        .to(itinerary::Column::Id);
    let booking = place::Entity::belongs_to(booking::Entity)
        .from(place::Column::ItineraryId)
        .to(booking::Column::ItineraryId);
    let slot = booking::Entity::belongs_to(slot::Entity).from(booking::Column::SlotId).to(slot::Column::Id);
    let school = itinerary::Entity::belongs_to(school::Entity)
        .from(itinerary::Column::SchoolId)
        .to(school::Column::Id);
    place::Entity::find()
        .select_only()
        .column(itinerary::Column::ClusterId)
        .column_as(place::Column::Id, "place_id")
        .column(place::Column::Ticket)
        .column(place::Column::Name)
        .column(place::Column::School)
        .column(place::Column::Consent)
        .column_as(itinerary::Column::Ticket, "group_ticket")
        .column(itinerary::Column::GroupName)
        .column_as(school::Column::Name, "school_name")
        .column_as(booking::Column::Id, "booking_id")
        .column(booking::Column::SlotId)
        .column(booking::Column::State)
        .column(slot::Column::Kind)
        .column(slot::Column::Title)
        .join(JoinType::InnerJoin, itinerary.into())
        .join(JoinType::LeftJoin, booking.into())
        .join(JoinType::LeftJoin, slot.into())
        .join(JoinType::LeftJoin, school.into())
        .filter(place::Column::EventId.eq(event_id))
        .order_by_asc(place::Column::Number)
        .order_by_asc(slot::Column::StartsAt)
        .order_by_asc(slot::Column::Id)
}

fn empty(row: &Row) -> Holder {
    Holder {
        cluster_id: row.cluster_id,
        group_name: row.group_name.clone(),
        school: row.school.clone().or_else(|| row.school_name.clone()),
        places: Vec::new(),
        bookings: Vec::new(),
    }
}

fn add(holder: &mut Holder, row: &Row) {
    if holder.places.iter().all(|seat| seat.id != row.place_id) {
        holder.places.push(Seat { id: row.place_id, name: row.name.clone(), consent: row.consent });
    }
    let (Some(id), Some(slot_id), Some(state)) = (row.booking_id, row.slot_id, row.state) else { return };
    let (Some(kind), Some(title)) = (row.kind, &row.title) else { return };
    if holder.bookings.iter().all(|booked| booked.id != id) {
        holder.bookings.push(Booked { id, slot_id, state, kind, title: title.clone() });
    }
}
