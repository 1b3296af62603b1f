//! What letters say of slots.
use std::collections::{HashMap, HashSet};

use sea_orm::{ConnectionTrait, PaginatorTrait, QueryOrder, QuerySelect, entity::prelude::*};

use crate::{
    booking::{
        Booking, BookingState, Column, Entity,
        itinerary::Itinerary,
        wishes::{self, WishOutcome},
    },
    company,
    error::Result,
    event::{
        BookingMode, Event,
        meeting::{self, Meeting},
        slot::{self, Slot},
    },
};

/// A slot with the words around it.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    pub(crate) slot: Slot,
    pub(crate) company: Option<String>,
    /// In time order.
    pub(crate) meetings: Vec<Meeting>,
}

/// The facts of slots, by id.
///
/// # Errors
/// When the database fails.
pub(crate) async fn facts(
    txn: &impl ConnectionTrait,
    slots: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Facts>> {
    let ids: HashSet<Uuid> = slots.into_iter().collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let slots = slot::Entity::find().filter(slot::Column::Id.is_in(ids.iter().copied())).all(txn).await?;
    let companies = names(txn, slots.iter().filter_map(|slot| slot.company_id)).await?;
    let mut meetings = meetings_of(txn, &slots).await?;
    let with = |slot: Slot| {
        let company = slot.company_id.and_then(|id| companies.get(&id).cloned());
        let meetings = meetings.remove(&slot.id).unwrap_or_default();
        (slot.id, Facts { slot, company, meetings })
    };
    Ok(slots.into_iter().map(with).collect())
}

/// The meetings of those slots whose kind has some, in time order.
///
/// # Errors
/// When the database fails.
pub(crate) async fn meetings_of(
    db: &impl ConnectionTrait,
    slots: &[Slot],
) -> Result<HashMap<Uuid, Vec<Meeting>>> {
    use slot::SlotKind::{Admission, Bus, ClassPlace, Date, Interview, Stop, Talk};
    let long: Vec<Uuid> = slots
        .iter()
        .filter(|slot| match slot.kind {
            Bus | ClassPlace | Date => true,
            Admission | Talk | Interview | Stop => false,
        })
        .map(|slot| slot.id)
        .collect();
    let mut found: HashMap<Uuid, Vec<Meeting>> = HashMap::new();
    if long.is_empty() {
        return Ok(found);
    }
    let meetings = meeting::Entity::find()
        .filter(meeting::Column::SlotId.is_in(long))
        .order_by_asc(meeting::Column::StartsAt)
        .order_by_asc(meeting::Column::Position)
        .all(db)
        .await?;
    for meeting in meetings {
        found.entry(meeting.slot_id).or_default().push(meeting);
    }
    Ok(found)
}

/// How companies are called, by id.
async fn names(
    db: &impl ConnectionTrait,
    companies: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, String>> {
    let ids: HashSet<Uuid> = companies.collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Uuid, String)> = company::Entity::find()
        .select_only()
        .columns([company::Column::Id, company::Column::Name])
        .filter(company::Column::Id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// How many bookings wait before each of these that waits.
///
/// # Errors
/// When the database fails.
pub(crate) async fn ahead_of(txn: &impl ConnectionTrait, bookings: &[Booking]) -> Result<HashMap<Uuid, u64>> {
    let mut ahead = HashMap::new();
    let waiting: Vec<&Booking> =
        bookings.iter().filter(|booking| booking.state == BookingState::Waitlisted).collect();
    if waiting.len() > FEW {
        return ranks(txn, &waiting).await;
    }
    for booking in waiting {
        let mut before = Entity::find()
            .filter(Column::SlotId.eq(booking.slot_id))
            .filter(Column::State.eq(BookingState::Waitlisted))
            .filter(Column::Id.ne(booking.id));
        if let Some(position) = booking.position {
            before = before.filter(Column::Position.lt(position));
        }
        ahead.insert(booking.id, before.count(txn).await?);
    }
    Ok(ahead)
}

/// Up to so many are counted one by one.
const FEW: usize = 3;

/// As [`ahead_of`], by reading each line once.
async fn ranks(txn: &impl ConnectionTrait, waiting: &[&Booking]) -> Result<HashMap<Uuid, u64>> {
    let slots: HashSet<Uuid> = waiting.iter().map(|booking| booking.slot_id).collect();
    let lines: Vec<(Uuid, Uuid)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::SlotId])
        .filter(Column::SlotId.is_in(slots))
        .filter(Column::State.eq(BookingState::Waitlisted))
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(txn)
        .await?;
    let (mut met, mut ahead) = (HashMap::<Uuid, u64>::new(), HashMap::new());
    for (id, slot_id) in lines {
        let before = met.entry(slot_id).or_default();
        ahead.insert(id, *before);
        *before += 1;
    }
    let wanted: HashSet<Uuid> = waiting.iter().map(|booking| booking.id).collect();
    ahead.retain(|id, _| wanted.contains(id));
    Ok(ahead)
}

/// What became of an itinerary's wishes, dearest first; nothing before the allocation.
pub(super) async fn wishes(
    txn: &impl ConnectionTrait,
    event: &Event,
    itinerary: &Itinerary,
) -> Result<Vec<(String, WishOutcome)>> {
    if event.mode != BookingMode::Wishes || event.allocated_at.is_none() {
        return Ok(Vec::new());
    }
    let wishes = wishes::Entity::find()
        .filter(wishes::Column::ItineraryId.eq(itinerary.id))
        .order_by_asc(wishes::Column::Rank)
        .all(txn)
        .await?;
    let names = names(txn, wishes.iter().map(|wish| wish.company_id)).await?;
    let told = |wish: wishes::Wish| Some((names.get(&wish.company_id)?.clone(), wish.outcome?));
    Ok(wishes.into_iter().filter_map(told).collect())
}
