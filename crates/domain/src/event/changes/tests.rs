use chrono::DateTime;
use uuid::Uuid;

use super::{Happened, What, news};
use crate::{
    booking::{Booking, BookingState, EndReason},
    mail::BookingNews,
};

fn happened(what: What, state: BookingState, end_reason: Option<EndReason>) -> Happened {
    let booking = Booking {
        id: Uuid::from_u128(1),
        itinerary_id: Uuid::from_u128(2),
        event_id: Uuid::from_u128(3),
        slot_id: Uuid::from_u128(4),
        state,
        size: 1,
        weight: 1,
        position: None,
        held_until: None,
        confirmed_at: None,
        end_reason,
        version: 1,
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
    };
    Happened { booking, what }
}

#[test]
fn a_letter_says_the_one_thing_that_matters_most() {
    let up = happened(What::MovedUp, BookingState::Confirmed, None);
    let offered = happened(What::MovedUp, BookingState::Offered, None);
    let back = happened(What::Displaced, BookingState::Waitlisted, None);
    let changed = happened(What::Changed, BookingState::Confirmed, None);
    let gone = |reason| happened(What::Cancelled, BookingState::Cancelled, Some(reason));
    for (all, said) in [
        (vec![up.clone()], BookingNews::MovedUp),
        (vec![up.clone(), offered], BookingNews::Offered),
        (vec![back.clone()], BookingNews::Organiser),
        (vec![changed.clone()], BookingNews::Organiser),
        (vec![up.clone(), changed.clone()], BookingNews::Organiser),
        (vec![gone(EndReason::EventCancelled), changed], BookingNews::EventCancelled),
        (vec![gone(EndReason::SlotCancelled)], BookingNews::Organiser),
        (vec![gone(EndReason::Clash), up], BookingNews::Organiser),
        (vec![gone(EndReason::Lapsed), gone(EndReason::NoConsent)], BookingNews::Lapsed),
        (vec![gone(EndReason::Unnamed)], BookingNews::Unnamed),
        (vec![gone(EndReason::Lapsed), back], BookingNews::Organiser),
    ] {
        assert_eq!(news(&all), said, "{all:?}");
    }
}
