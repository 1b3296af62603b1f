//! What the allocation is asked, and what it would give.
use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QueryOrder, entity::prelude::*};

use super::{Column, Entity, Wish, WishOutcome};
use crate::{
    Actor, Clock, Db,
    allocation::{self, Allocation, Outcome, Person, Request, Span, Target, TargetSlot},
    booking::{
        self, Booking, BookingState,
        engine::{engagement, person_of},
        itinerary::{self, Itinerary, ItineraryKind},
        place::{self, Place, PlaceConsent},
    },
    error::{DomainError, Result},
    event::{
        BookingMode, Event,
        desk::require_managed,
        exhibitor::{self, preference},
        slot::{self, Layer, Slot},
    },
    unit_of_work::read_as_command,
};

/// What an allocation would give, or gave.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draw {
    pub seed: i64,
    pub digest: String,
    pub people: u64,
    pub wishes: u64,
    pub given: u64,
    /// How many got their first, second … wish.
    pub by_rank: Vec<u64>,
    /// People who wished and got nothing.
    pub empty_handed: u64,
    /// Places of wished-for slots that stay free.
    pub left: u64,
    /// Wishes where the rule runs in a circle; they are refused. None where all companies have the same times.
    pub unsettled: u64,
}

/// Tries the allocation and changes nothing.
///
/// # Errors
/// `NotFound`; `Conflict` where the event does not work with wishes, or the allocation has run.
pub async fn try_out(db: &Db, clock: &dyn Clock, actor: &Actor, event_id: Uuid) -> Result<Draw> {
    let event = require_managed(db, actor, event_id, false).await?;
    require_open(&event)?;
    let now = clock.now();
    let seen = event.clone();
    let wishing =
        read_as_command(db, move |txn| Box::pin(async move { Wishing::read(txn, now, &seen).await })).await?;
    // Some hundred people with some wishes: milliseconds, but nobody else should wait for the tangled ones.
    tokio::task::spawn_blocking(move || {
        let allocation = allocation::allocate(&wishing.request);
        wishing.draw(&event, &allocation)
    })
    .await
    .map_err(DomainError::BrokenOff)
}

/// Passes where an allocation can still run.
pub(super) fn require_open(event: &Event) -> Result<()> {
    if event.mode != BookingMode::Wishes {
        return Err(DomainError::Conflict("the event does not work with wishes".into()));
    }
    if event.allocated_at.is_some() {
        return Err(DomainError::Conflict("the allocation has run".into()));
    }
    Ok(())
}

/// Who takes part, with what, as it is now.
pub(super) struct Wishing {
    pub(super) request: Request,
    pub(super) itineraries: HashMap<Uuid, Itinerary>,
    pub(super) places: HashMap<Uuid, Vec<Place>>,
    pub(super) slots: HashMap<Uuid, Slot>,
    /// Of those who take part.
    pub(super) wishes: Vec<Wish>,
}

impl Wishing {
    pub(super) async fn read(txn: &impl ConnectionTrait, now: DateTime<Utc>, event: &Event) -> Result<Self> {
        let slots: Vec<Slot> = slot::Entity::find()
            .filter(slot::Column::EventId.eq(event.id))
            .filter(slot::Column::CancelledAt.is_null())
            .filter(slot::Column::StartsAt.gt(now))
            .filter(slot::Column::CompanyId.is_not_null())
            .all(txn)
            .await?;
        let slots: HashMap<Uuid, Slot> =
            slots.into_iter().filter(|slot| slot.kind.is_wished_for()).map(|slot| (slot.id, slot)).collect();
        let wishes = Entity::find()
            .filter(Column::EventId.eq(event.id))
            .order_by_asc(Column::ItineraryId)
            .order_by_asc(Column::Rank)
            .all(txn)
            .await?;
        let ids: HashSet<Uuid> = wishes.iter().map(|wish| wish.itinerary_id).collect();
        let itineraries: HashMap<Uuid, Itinerary> = itinerary::Entity::find()
            .filter(itinerary::Column::EventId.eq(event.id))
            .filter(itinerary::Column::CancelledAt.is_null())
            .filter(itinerary::Column::Kind.eq(ItineraryKind::Person))
            .all(txn)
            .await?
            .into_iter()
            .filter(|itinerary| ids.contains(&itinerary.id))
            .map(|itinerary| (itinerary.id, itinerary))
            .collect();
        let mut bookings: HashMap<Uuid, Vec<Booking>> = HashMap::new();
        for booking in booking::Entity::find().filter(booking::Column::EventId.eq(event.id)).all(txn).await? {
            bookings.entry(booking.itinerary_id).or_default().push(booking);
        }
        let mut places: HashMap<Uuid, Vec<Place>> = HashMap::new();
        for place in place::Entity::find().filter(place::Column::EventId.eq(event.id)).all(txn).await? {
            places.entry(place.itinerary_id).or_default().push(place);
        }
        let part = |itinerary: &Itinerary| takes_part(itinerary, &bookings, &places);
        let itineraries: HashMap<Uuid, Itinerary> =
            itineraries.into_iter().filter(|(_, itinerary)| part(itinerary)).collect();
        let wishes: Vec<Wish> =
            wishes.into_iter().filter(|wish| itineraries.contains_key(&wish.itinerary_id)).collect();
        let busy = busy(txn, event, &itineraries, &places).await?;
        let mut people = Vec::with_capacity(itineraries.len());
        for id in itineraries.keys() {
            let has = bookings.get(id).into_iter().flatten();
            let has =
                has.filter(|booking| booking.state.takes_places() && slots.contains_key(&booking.slot_id));
            let most = usize::try_from(event.appointments_most).unwrap_or_default();
            people.push(Person {
                id: *id,
                wishes: wishes
                    .iter()
                    .filter(|wish| wish.itinerary_id == *id)
                    .map(|wish| wish.company_id)
                    .collect(),
                most: most.saturating_sub(has.count()),
                busy: busy.get(id).cloned().unwrap_or_default(),
            });
        }
        let targets = targets(txn, event, &slots).await?;
        let seed = event.allocation_seed.unwrap_or_default().cast_unsigned();
        let request = Request { people, targets, changeover_minutes: 0, seed };
        Ok(Self { request, itineraries, places, slots, wishes })
    }

    pub(super) fn draw(&self, event: &Event, allocation: &Allocation) -> Draw {
        let most = self.wishes.iter().map(|wish| wish.rank).max().unwrap_or_default();
        let mut by_rank = vec![0; usize::try_from(most).unwrap_or_default()];
        for answer in &allocation.answers {
            let given = matches!(answer.outcome, Outcome::Given(_));
            if let Some(count) = by_rank.get_mut(answer.rank.saturating_sub(1)).filter(|_| given) {
                *count += 1;
            }
        }
        let glad: HashSet<Uuid> = allocation.given.iter().map(|given| given.person).collect();
        let places: i64 = self.slots.values().map(|slot| i64::from(slot.free())).sum();
        let given = allocation.given.len() as u64;
        Draw {
            seed: event.allocation_seed.unwrap_or_default(),
            digest: allocation.digest.clone(),
            people: self.request.people.len() as u64,
            wishes: self.wishes.len() as u64,
            given,
            by_rank,
            empty_handed: (self.request.people.len() - glad.len()) as u64,
            left: u64::try_from(places).unwrap_or_default().saturating_sub(given),
            unsettled: allocation.unsettled.len() as u64,
        }
    }
}

/// Somebody who comes: with a place, or with wishes alone; and whom companies may know (P1).
fn takes_part(
    itinerary: &Itinerary,
    bookings: &HashMap<Uuid, Vec<Booking>>,
    places: &HashMap<Uuid, Vec<Place>>,
) -> bool {
    let own = bookings.get(&itinerary.id).map(Vec::as_slice).unwrap_or_default();
    let comes = |booking: &Booking| matches!(booking.state, BookingState::Confirmed | BookingState::Attended);
    let may_be_known = places
        .get(&itinerary.id)
        .into_iter()
        .flatten()
        .all(|place| matches!(place.consent, PlaceConsent::NotNeeded | PlaceConsent::Given));
    may_be_known && (own.is_empty() || own.iter().any(comes))
}

/// When people cannot come: their appointments at this event, and whatever they have booked elsewhere.
async fn busy(
    txn: &impl ConnectionTrait,
    event: &Event,
    itineraries: &HashMap<Uuid, Itinerary>,
    places: &HashMap<Uuid, Vec<Place>>,
) -> Result<HashMap<Uuid, Vec<Span>>> {
    let mut who: HashMap<Uuid, Uuid> = HashMap::new();
    for id in itineraries.keys() {
        for place in places.get(id).into_iter().flatten() {
            who.insert(person_of(place), *id);
        }
    }
    let mut busy: HashMap<Uuid, Vec<Span>> = HashMap::new();
    let people: Vec<Uuid> = who.keys().copied().collect();
    // A statement holds only so many values.
    for chunk in people.chunks(1_000) {
        let engaged = engagement::Entity::find()
            .filter(engagement::Column::Person.is_in(chunk.iter().copied()))
            .filter(engagement::Column::StartsAt.lt(event.ends_at))
            .filter(engagement::Column::EndsAt.gt(event.starts_at))
            .all(txn)
            .await?;
        for one in engaged {
            let counts = one.event_id != event.id || one.layer == Layer::Appointment;
            if let Some(id) = who.get(&one.person).filter(|_| counts) {
                busy.entry(*id).or_default().push(Span { start: one.starts_at, end: one.ends_at });
            }
        }
    }
    Ok(busy)
}

async fn targets(
    txn: &impl ConnectionTrait,
    event: &Event,
    slots: &HashMap<Uuid, Slot>,
) -> Result<Vec<Target>> {
    let mut targets: BTreeMap<Uuid, Target> = BTreeMap::new();
    for slot in slots.values() {
        let Some(company_id) = slot.company_id else { continue };
        let target =
            targets.entry(company_id).or_insert_with(|| Target { id: company_id, ..Default::default() });
        target.slots.push(TargetSlot {
            id: slot.id,
            span: Span { start: slot.starts_at, end: slot.ends_at },
            capacity: u32::try_from(slot.free()).unwrap_or_default(),
        });
    }
    let exhibitors =
        exhibitor::Entity::find().filter(exhibitor::Column::EventId.eq(event.id)).all(txn).await?;
    let company_of: HashMap<Uuid, Uuid> =
        exhibitors.into_iter().map(|row| (row.id, row.company_id)).collect();
    let preferences = preference::Entity::find()
        .filter(preference::Column::ExhibitorId.is_in(company_of.keys().copied()))
        .order_by_asc(preference::Column::Rank)
        .all(txn)
        .await?;
    for row in preferences {
        let company = company_of.get(&row.exhibitor_id);
        if let Some(target) = company.and_then(|company| targets.get_mut(company)) {
            target.preferred.push(row.itinerary_id);
        }
    }
    Ok(targets.into_values().collect())
}

pub(super) const fn outcome_of(outcome: Outcome) -> WishOutcome {
    match outcome {
        Outcome::Given(_) => WishOutcome::Given,
        Outcome::Full => WishOutcome::Full,
        Outcome::Enough => WishOutcome::Enough,
        Outcome::Clash => WishOutcome::Clash,
        Outcome::NoSlots => WishOutcome::NoSlots,
    }
}
