use std::borrow::Cow;

use chrono::{DateTime, Utc};
use lotse_domain::{
    DomainError,
    booking::{Booked, BookedSlot, BookingState},
};
use lotse_web_kit::Problem;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::words;

/// What was booked.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Booked)]
pub(crate) struct BookedOut {
    /// What belongs together: `/api/v1/me/bookings/{itinerary_id}`.
    pub(crate) itinerary_id: Uuid,
    event_id: Uuid,
    /// In time order.
    bookings: Vec<BookedSlotOut>,
    /// A guardian has been asked: the places are held until they agree.
    awaits_guardian: bool,
    /// Of a group: `/gruppe/{link_token}`, where its people fill in their names.
    #[serde(skip_serializing_if = "Option::is_none")]
    link_token: Option<String>,
}

/// A slot that was booked, or is waited for.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BookedSlot)]
struct BookedSlotOut {
    booking_id: Uuid,
    slot_id: Uuid,
    #[schema(value_type = words::BookingStateDescribed)]
    state: BookingState,
    /// How many bookings wait before this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    ahead: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    held_until: Option<DateTime<Utc>>,
}

impl From<Booked> for BookedOut {
    fn from(Booked { itinerary_id, event_id, bookings, awaits_guardian, link_token }: Booked) -> Self {
        let bookings = bookings.into_iter().map(Into::into).collect();
        Self { itinerary_id, event_id, bookings, awaits_guardian, link_token }
    }
}

impl From<BookedSlot> for BookedSlotOut {
    fn from(BookedSlot { booking_id, slot_id, state, ahead, held_until }: BookedSlot) -> Self {
        Self { booking_id, slot_id, state, ahead, held_until }
    }
}

/// The refusal of a request that named slots in this order in a list of that name.
pub(crate) fn refusal(err: DomainError, list: &'static str, slots: &[Uuid]) -> Problem {
    match err {
        DomainError::NotBookable(refused) => Problem::not_bookable(refused, |slot_id| {
            slots
                .iter()
                .position(|slot| *slot == slot_id)
                .map_or(Cow::Borrowed(list), |at| Cow::Owned(format!("{list}.{at}")))
        }),
        other => other.into(),
    }
}
