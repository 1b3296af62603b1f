//! A group that grows or shrinks.
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QuerySelect, entity::prelude::*};

use super::mine::Mine;
use crate::{
    booking::{
        Booking, BookingState, NotBookable, Reason, check_in, engine,
        itinerary::Itinerary,
        order::insert_places,
        place::{self, Place, PlaceAnswers, PlaceConsent},
    },
    error::{DomainError, Result},
    event::slot::Slot,
};

/// Adds places without a name to a group, in all its living bookings. Returns the slots in whose line it went to the end: others may
/// come first now.
///
/// # Errors
/// `NotBookable` where there are not so many.
pub(super) async fn grow(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    mine: &mut Mine,
    size: i32,
) -> Result<Vec<Uuid>> {
    let more = size - mine.itinerary.size;
    let (mut refused, mut left) = (Vec::new(), Vec::new());
    for booking in mine.bookings.iter().filter(|booking| booking.state.is_live()) {
        let slot = mine.slot(booking.slot_id)?;
        left.extend((booking.state == BookingState::Waitlisted).then_some(slot.id));
        let most = slot.party_most.filter(|most| size > *most);
        let why = if most.is_some() {
            Some(Reason::NotForThem { most })
        } else if engine::resize(txn, now, booking, slot, size).await?.is_none() {
            Some(Reason::Full { free: slot.free() })
        } else {
            None
        };
        refused.extend(why.map(|why| refusal(slot, why)));
    }
    if !refused.is_empty() {
        return Err(DomainError::NotBookable(refused));
    }
    if let Some(school_id) = mine.itinerary.quota_school_id {
        let most = mine.event.school_most;
        if !engine::take_quota(txn, mine.event.id, school_id, more, most).await? {
            let why = Reason::SchoolFull { most: most.unwrap_or_default() };
            let all = mine.living().filter_map(|booking| mine.slot(booking.slot_id).ok());
            return Err(DomainError::NotBookable(all.map(|slot| refusal(slot, why.clone())).collect()));
        }
    }
    let last: Option<Option<i32>> = place::Entity::find()
        .select_only()
        .column_as(place::Column::Number.max(), "last")
        .filter(place::Column::ItineraryId.eq(mine.itinerary.id))
        .into_tuple()
        .one(txn)
        .await?;
    let last = last.flatten().unwrap_or_default();
    let places: Vec<Place> =
        (last + 1..=last + more).map(|number| unnamed(&mine.itinerary, number)).collect();
    insert_places(txn, &places).await?;
    mine.itinerary.size = size;
    Ok(left)
}

fn refusal(slot: &Slot, why: Reason) -> NotBookable {
    NotBookable { slot_id: slot.id, title: slot.title.clone(), why, next: None }
}

fn unnamed(itinerary: &Itinerary, number: i32) -> Place {
    Place {
        id: Uuid::now_v7(),
        itinerary_id: itinerary.id,
        event_id: itinerary.event_id,
        number,
        account_id: None,
        name: None,
        mail: None,
        birth_date: None,
        school: None,
        school_year: None,
        answers: PlaceAnswers::default(),
        ticket: None,
        consent: PlaceConsent::Unknown,
        guardian_mail: None,
        consent_token_hash: None,
        consent_text: None,
        consent_at: None,
        named_at: None,
    }
}

/// Takes so many places from a group, in all its living bookings: those without a name first, then those that were named last.
/// Returns the slots in which places came free; who waits there moves up next. The itinerary's row is the caller's matter.
///
/// # Errors
/// `Conflict` for places of people who have been there; when another step came first.
pub(in crate::booking) async fn shrink(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    itinerary: &mut Itinerary,
    bookings: &[Booking],
    slots: &[Slot],
    size: i32,
) -> Result<Vec<Uuid>> {
    let less = usize::try_from(itinerary.size - size).unwrap_or_default();
    let mut places =
        place::Entity::find().filter(place::Column::ItineraryId.eq(itinerary.id)).all(txn).await?;
    places.sort_by_key(|place| {
        (place.named_at.is_some(), std::cmp::Reverse(place.named_at), std::cmp::Reverse(place.number))
    });
    let gone: Vec<Uuid> = places.iter().take(less).map(|place| place.id).collect();
    let seen = check_in::Entity::find()
        .filter(check_in::Column::PlaceId.is_in(gone.iter().copied()))
        .one(txn)
        .await?;
    if seen.is_some() {
        return Err(DomainError::Conflict("people of the group have been there already".into()));
    }
    engine::give_back(txn, itinerary, itinerary.size - size, Some(&gone)).await?;
    // Their times go with them.
    place::Entity::delete_many().filter(place::Column::Id.is_in(gone)).exec(txn).await?;
    let mut freed = Vec::new();
    for booking in bookings.iter().filter(|booking| booking.state.is_live()) {
        let Some(slot) = slots.iter().find(|slot| slot.id == booking.slot_id) else { continue };
        let waited = booking.state == BookingState::Waitlisted;
        let changed = engine::resize(txn, now, booking, slot, size).await?;
        // A smaller party may fit now where a larger one waited.
        if waited || changed.is_some_and(|now| now.weight < booking.weight) {
            freed.push(slot.id);
        }
    }
    itinerary.size = size;
    Ok(freed)
}
