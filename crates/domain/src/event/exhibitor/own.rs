use std::collections::{HashMap, HashSet};

use chrono::Months;
use sea_orm::{
    Condition, ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*, sea_query::ExprTrait,
};

use super::{
    Column, Entity, Exhibitor, ExhibitorState,
    interviewer::{self, Interviewer},
    preference, require_either,
};
use crate::{
    Actor, Clock, Db,
    booking::{
        self, BookingState, check_in,
        itinerary::{self, Itinerary, ItineraryKind},
        place::{self, Place, PlaceConsent},
        wishes,
    },
    company::membership::{self, MembershipState},
    error::{DomainError, Result},
    event::{
        self, Event, EventState, meeting,
        slot::{self, Slot},
    },
    grant::by_key,
    unit_of_work::read_as_command,
};

/// A company's part in an event, for its people.
#[derive(Debug, Clone)]
pub struct OwnExhibit {
    pub event: Event,
    pub exhibitor: Option<Exhibitor>,
    pub interviewers: Vec<Interviewer>,
    /// Its interviews, stops and talks with who comes, in time order.
    pub slots: Vec<(Slot, Vec<Visitor>)>,
    /// Who wishes to meet it, before the allocation, with the company's own order; empty without wishes.
    pub wishing: Vec<(Visitor, Option<i32>)>,
}

/// Somebody who has booked an interview, a stop or a talk of a company, or wishes for it. Under 16 only after a guardian agreed
/// (P1): until then the name is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visitor {
    pub itinerary_id: Uuid,
    pub name: Option<String>,
    pub school: Option<String>,
    pub school_year: Option<String>,
    pub checked_in: bool,
    /// How many, where a group comes.
    pub size: i32,
}

/// The events of its clusters to which a company could go, or goes: to come, and those of the last 12 months that it went to.
///
/// # Errors
/// `NotFound`.
pub async fn list_own(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
) -> Result<Vec<(Event, Option<Exhibitor>)>> {
    actor.require(actor.works_for(company_id) && !by_key(actor), company_id, "company")?;
    let now = clock.now();
    let clusters: Vec<Uuid> = membership::Entity::find()
        .select_only()
        .column(membership::Column::ClusterId)
        .filter(membership::Column::CompanyId.eq(company_id))
        .filter(membership::Column::State.eq(MembershipState::Active))
        .into_tuple()
        .all(db.read())
        .await?;
    let own = Entity::find().filter(Column::CompanyId.eq(company_id)).all(db.read()).await?;
    let own: HashMap<Uuid, Exhibitor> = own.into_iter().map(|row| (row.event_id, row)).collect();
    let year = now.checked_sub_months(Months::new(12)).unwrap_or(now);
    let open = Condition::all()
        .add(event::Column::State.is_in([EventState::Published, EventState::Running]))
        .add(event::Column::EndsAt.gt(now));
    let went = Condition::all()
        .add(event::Column::Id.is_in(own.keys().copied()))
        .add(event::Column::EndsAt.gt(year));
    let events = event::Entity::find()
        .filter(event::Column::ClusterId.is_in(clusters))
        .filter(Condition::any().add(open).add(went))
        .order_by_asc(event::Column::StartsAt)
        .order_by_asc(event::Column::Id)
        .all(db.read())
        .await?;
    Ok(events.into_iter().map(|event| (own.get(&event.id).cloned(), event)).map(|(x, e)| (e, x)).collect())
}

/// A company's part in an event.
///
/// # Errors
/// `NotFound`.
pub async fn find_own(
    db: &Db,
    _clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    event_id: Uuid,
) -> Result<OwnExhibit> {
    let (event, _) = require_either(db, actor, event_id, company_id, "event").await?;
    let exhibitor = Entity::find()
        .filter(Column::EventId.eq(event_id))
        .filter(Column::CompanyId.eq(company_id))
        .one(db.read())
        .await?;
    if !event.state.is_public() && exhibitor.is_none() {
        return Err(DomainError::NotFound { what: "event" });
    }
    let interviewers = match &exhibitor {
        Some(exhibitor) => {
            interviewer::Entity::find()
                .filter(interviewer::Column::ExhibitorId.eq(exhibitor.id))
                .order_by_asc(interviewer::Column::Position)
                .all(db.read())
                .await?
        }
        None => Vec::new(),
    };
    let slots = slots_of(db.read(), event_id, company_id).await?;
    let (ids, wanted) = (slots.iter().map(|slot| slot.id).collect::<Vec<_>>(), exhibitor.clone());
    let waits = event.allocated_at.is_none();
    let (visitors, wishing) = read_as_command(db, move |txn| {
        Box::pin(async move {
            let visitors = visitors(txn, &ids).await?;
            let wishing = match wanted.filter(|wanted| waits && wanted.state == ExhibitorState::Admitted) {
                Some(exhibitor) => wishing(txn, &exhibitor).await?,
                None => Vec::new(),
            };
            Ok((visitors, wishing))
        })
    })
    .await?;
    let slots = slots
        .into_iter()
        .map(|slot| {
            let theirs = visitors.get(&slot.id).cloned().unwrap_or_default();
            (slot, theirs)
        })
        .collect();
    Ok(OwnExhibit { event, exhibitor, interviewers, slots, wishing })
}

/// The company's own slots, and those in which it is a stop, in time order.
async fn slots_of(db: &impl ConnectionTrait, event_id: Uuid, company_id: Uuid) -> Result<Vec<Slot>> {
    let stops: Vec<Uuid> = meeting::Entity::find()
        .select_only()
        .column(meeting::Column::SlotId)
        .filter(meeting::Column::EventId.eq(event_id))
        .filter(meeting::Column::CompanyId.eq(company_id))
        .into_tuple()
        .all(db)
        .await?;
    Ok(slot::Entity::find()
        .filter(slot::Column::EventId.eq(event_id))
        .filter(slot::Column::CancelledAt.is_null())
        .filter(slot::Column::CompanyId.eq(company_id).or(slot::Column::Id.is_in(stops)))
        .order_by_asc(slot::Column::StartsAt)
        .order_by_asc(slot::Column::Position)
        .order_by_asc(slot::Column::Id)
        .all(db)
        .await?)
}

/// Who has a place in these slots, by slot.
async fn visitors(txn: &impl ConnectionTrait, slots: &[Uuid]) -> Result<HashMap<Uuid, Vec<Visitor>>> {
    let states = [BookingState::Confirmed, BookingState::Attended, BookingState::Missed];
    let bookings = booking::Entity::find()
        .filter(booking::Column::SlotId.is_in(slots.iter().copied()))
        .filter(booking::Column::State.is_in(states))
        .order_by_asc(booking::Column::Id)
        .all(txn)
        .await?;
    let itineraries: HashSet<Uuid> = bookings.iter().map(|booking| booking.itinerary_id).collect();
    let people = People::read(txn, itineraries).await?;
    let seen: HashSet<(Uuid, Uuid)> = check_in::Entity::find()
        .filter(check_in::Column::SlotId.is_in(slots.iter().copied()))
        .all(txn)
        .await?
        .into_iter()
        .map(|seen| (seen.slot_id, seen.place_id))
        .collect();
    let mut visitors: HashMap<Uuid, Vec<Visitor>> = HashMap::new();
    for booking in bookings {
        let checked_in = booking.state == BookingState::Attended
            || people.of(booking.itinerary_id).any(|place| seen.contains(&(booking.slot_id, place.id)));
        let visitor = people.visitor(booking.itinerary_id, checked_in);
        visitors.entry(booking.slot_id).or_default().extend(visitor);
    }
    Ok(visitors)
}

/// Who wishes for an exhibitor, in the company's own order, then by when they signed up: nobody's rank of it is told.
async fn wishing(txn: &impl ConnectionTrait, exhibitor: &Exhibitor) -> Result<Vec<(Visitor, Option<i32>)>> {
    let itineraries: Vec<Uuid> = wishes::Entity::find()
        .select_only()
        .column(wishes::Column::ItineraryId)
        .filter(wishes::Column::EventId.eq(exhibitor.event_id))
        .filter(wishes::Column::CompanyId.eq(exhibitor.company_id))
        .order_by_asc(wishes::Column::ItineraryId)
        .into_tuple()
        .all(txn)
        .await?;
    let ranks: HashMap<Uuid, i32> = preference::Entity::find()
        .filter(preference::Column::ExhibitorId.eq(exhibitor.id))
        .all(txn)
        .await?
        .into_iter()
        .map(|row| (row.itinerary_id, row.rank))
        .collect();
    let people = People::read(txn, itineraries.iter().copied().collect()).await?;
    let mut list: Vec<(Visitor, Option<i32>)> = itineraries
        .into_iter()
        .filter_map(|id| Some((people.visitor(id, false)?, ranks.get(&id).copied())))
        .collect();
    list.sort_by_key(|(_, rank)| rank.unwrap_or(i32::MAX));
    Ok(list)
}

/// Itineraries with their places.
struct People {
    itineraries: HashMap<Uuid, Itinerary>,
    places: Vec<Place>,
}

impl People {
    async fn read(txn: &impl ConnectionTrait, ids: HashSet<Uuid>) -> Result<Self> {
        let itineraries = itinerary::Entity::find()
            .filter(itinerary::Column::Id.is_in(ids.iter().copied()))
            .all(txn)
            .await?;
        let places = place::Entity::find()
            .filter(place::Column::ItineraryId.is_in(ids))
            .order_by_asc(place::Column::Number)
            .all(txn)
            .await?;
        Ok(Self { itineraries: itineraries.into_iter().map(|row| (row.id, row)).collect(), places })
    }

    fn of(&self, itinerary_id: Uuid) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(move |place| place.itinerary_id == itinerary_id)
    }

    /// What a company sees of them.
    fn visitor(&self, itinerary_id: Uuid, checked_in: bool) -> Option<Visitor> {
        let itinerary = self.itineraries.get(&itinerary_id)?;
        let first = self.of(itinerary_id).next();
        let may_be_named =
            |place: &&Place| matches!(place.consent, PlaceConsent::NotNeeded | PlaceConsent::Given);
        let name = match itinerary.kind {
            ItineraryKind::Group => itinerary.group_name.clone(),
            ItineraryKind::Person => first.filter(may_be_named).and_then(|place| place.name.clone()),
        };
        Some(Visitor {
            itinerary_id,
            name,
            school: first.and_then(|place| place.school.clone()),
            school_year: first.and_then(|place| place.school_year.clone()),
            checked_in,
            size: itinerary.size,
        })
    }
}
