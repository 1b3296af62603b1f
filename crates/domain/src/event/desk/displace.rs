//! Fewer places than are taken: who loses theirs.
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*};

use super::step::living;
use crate::{
    Actor,
    booking::{
        self, Booking, BookingState, BookingStep, EndReason, Party,
        engine::{self, With},
    },
    error::{DomainError, Result},
    event::{
        Event, WaitingRule,
        changes::{Happened, What},
        slot::Slot,
    },
};

/// Makes room for a smaller capacity before it is written: those who came last go to the head of the waiting list in their order,
/// or lose their place where there is none. Nothing happens where there is room.
///
/// # Errors
/// `Conflict` where somebody would lose their place and nobody must, or where too many of them are there already.
pub(super) async fn displace(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    (event, slot): (&Event, &Slot),
    (capacity, waiting_list): (i32, bool),
    allowed: bool,
) -> Result<Vec<Happened>> {
    let need = slot.taken - capacity;
    if need <= 0 {
        return Ok(Vec::new());
    }
    let mut bookings = living(txn, &[slot.id]).await?;
    bookings.retain(|booking| booking.state.takes_places());
    let Some(losing) = losing(bookings, need, event.waiting_rule) else {
        return Err(DomainError::Conflict(format!(
            "{} places are taken by people who are there already",
            slot.taken
        )));
    };
    if !allowed {
        let people: i32 = losing.iter().map(|booking| booking.size).sum();
        return Err(DomainError::Conflict(format!(
            "{} places are taken: {people} people would lose theirs",
            slot.taken
        )));
    }
    let mut happened = Vec::with_capacity(losing.len());
    if !waiting_list {
        for booking in losing {
            let with = With { reason: Some(EndReason::Shrunk), ..With::default() };
            let step = BookingStep::Cancel;
            let gone = engine::take(txn, now, actor, &booking, step, Party::Organiser, with).await?;
            happened.push(Happened { booking: gone, what: What::Cancelled });
        }
        return Ok(happened);
    }
    let head = head_of(txn, slot).await?;
    let first = head - i64::try_from(losing.len()).unwrap_or_default();
    for (position, booking) in (first..head).zip(losing) {
        let with = With { position: Some(position), ..With::default() };
        let back = engine::take(txn, now, actor, &booking, BookingStep::Wait, Party::Organiser, with).await?;
        happened.push(Happened { booking: back, what: What::Displaced });
    }
    Ok(happened)
}

/// The least number in the line; the next one where nobody waits.
async fn head_of(txn: &impl ConnectionTrait, slot: &Slot) -> Result<i64> {
    let head: Option<Option<i64>> = booking::Entity::find()
        .select_only()
        .column(booking::Column::Position)
        .filter(booking::Column::SlotId.eq(slot.id))
        .filter(booking::Column::State.eq(BookingState::Waitlisted))
        .filter(booking::Column::Position.is_not_null())
        .order_by_asc(booking::Column::Position)
        .limit(1)
        .into_tuple()
        .one(txn)
        .await?;
    Ok(head.flatten().unwrap_or(slot.next_position))
}

/// Who loses their place so that so many come free, in the order in which they came; none where all of them are not enough. Where
/// smaller groups may pass larger ones, whoever fits into what is left of the last group's places keeps theirs.
fn losing(mut bookings: Vec<Booking>, need: i32, rule: WaitingRule) -> Option<Vec<Booking>> {
    bookings.sort_by_key(|booking| (booking.created_at, booking.id));
    let (mut losing, mut freed) = (Vec::new(), 0);
    while freed < need {
        let last = bookings.pop()?;
        freed += last.weight;
        losing.push(last);
    }
    losing.reverse();
    if rule == WaitingRule::Fit {
        let mut spare = freed - need;
        losing.retain(|booking| {
            let fits = booking.weight <= spare;
            if fits {
                spare -= booking.weight;
            }
            !fits
        });
    }
    Some(losing)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};
    use uuid::Uuid;

    use super::{WaitingRule, losing};
    use crate::booking::{Booking, BookingState};

    fn booking(came: u8, weight: i32) -> Booking {
        Booking {
            id: Uuid::from_u128(u128::from(came)),
            itinerary_id: Uuid::from_u128(1),
            event_id: Uuid::from_u128(2),
            slot_id: Uuid::from_u128(3),
            state: BookingState::Confirmed,
            size: weight,
            weight,
            position: None,
            held_until: None,
            confirmed_at: None,
            end_reason: None,
            version: 1,
            created_at: DateTime::UNIX_EPOCH + TimeDelta::minutes(i64::from(came)),
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    fn who(weights: &[i32], need: i32, rule: WaitingRule) -> Option<Vec<u128>> {
        // Read in any order.
        let mut bookings: Vec<Booking> =
            (1..).zip(weights).map(|(came, weight)| booking(came, *weight)).collect();
        bookings.reverse();
        Some(losing(bookings, need, rule)?.iter().map(|booking| booking.id.as_u128()).collect())
    }

    #[test]
    fn those_who_came_last_go_and_no_more_than_need_be() {
        for rule in [WaitingRule::Strict, WaitingRule::Fit] {
            assert_eq!(who(&[1, 1, 1, 1], 2, rule), Some(vec![3, 4]));
            assert_eq!(who(&[1, 1, 5], 2, rule), Some(vec![3]));
            assert_eq!(who(&[27, 27], 28, rule), Some(vec![1, 2]));
            assert_eq!(who(&[1, 1], 3, rule), None);
            assert_eq!(who(&[], 1, rule), None);
        }
    }

    #[test]
    fn only_where_small_ones_may_pass_do_they_keep_what_a_large_one_leaves() {
        assert_eq!(who(&[1, 5, 1], 3, WaitingRule::Strict), Some(vec![2, 3]));
        assert_eq!(who(&[1, 5, 1], 3, WaitingRule::Fit), Some(vec![2]));
        assert_eq!(who(&[5, 2, 2, 1], 4, WaitingRule::Fit), Some(vec![2, 3]));
        assert_eq!(who(&[5, 2, 2, 1], 4, WaitingRule::Strict), Some(vec![2, 3, 4]));
    }
}
