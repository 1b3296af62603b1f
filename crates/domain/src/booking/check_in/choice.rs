//! Which booking a ticket is good for, at which door.
use sea_orm::prelude::Uuid;

use super::{ScanOutcome, look::Booked, reach::Reach};
use crate::{booking::BookingState, event::slot::Layer};

/// The booking by which somebody is let in, as its index: at the slot that is said, else the first that is not an appointment.
///
/// # Errors
/// Why they are not.
pub(super) fn choose(
    bookings: &[Booked],
    slot_id: Option<Uuid>,
    reach: &Reach,
) -> Result<usize, ScanOutcome> {
    let mine = |booked: &&Booked| reach.holds(booked.slot_id);
    let Some(slot_id) = slot_id else {
        let appointment = |booked: &Booked| booked.kind.layer() == Some(Layer::Appointment);
        let fits = |booked: &Booked| is_good(booked) && reach.holds(booked.slot_id);
        let first = bookings.iter().position(|booked| fits(booked) && !appointment(booked));
        return first.or_else(|| bookings.iter().position(fits)).ok_or_else(|| {
            let own: Vec<&Booked> = bookings.iter().filter(mine).collect();
            if own.is_empty() && !bookings.is_empty() { ScanOutcome::OtherSlot } else { why_not(&own) }
        });
    };
    if !reach.holds(slot_id) {
        return Err(ScanOutcome::Unknown);
    }
    let here = |booked: &Booked| booked.slot_id == slot_id;
    if let Some(at) = bookings.iter().position(|booked| here(booked) && is_good(booked)) {
        return Ok(at);
    }
    if bookings.iter().any(|booked| here(booked) && booked.state.is_live()) {
        return Err(ScanOutcome::NotConfirmed);
    }
    // Whoever was moved, or has something else, is told where to go.
    if bookings.iter().any(is_good) {
        return Err(ScanOutcome::OtherSlot);
    }
    Err(why_not(&bookings.iter().collect::<Vec<_>>()))
}

/// Has a place, also if nobody saw them there.
const fn is_good(booked: &Booked) -> bool {
    matches!(booked.state, BookingState::Confirmed | BookingState::Attended | BookingState::Missed)
}

fn why_not(bookings: &[&Booked]) -> ScanOutcome {
    let over = !bookings.is_empty() && bookings.iter().all(|booked| booked.state == BookingState::Cancelled);
    if over { ScanOutcome::Cancelled } else { ScanOutcome::NotConfirmed }
}

/// What they have booked, for whoever may know.
pub(super) fn titles(bookings: &[Booked], reach: &Reach) -> Vec<String> {
    let shown = bookings.iter().filter(|booked| is_good(booked) && reach.holds(booked.slot_id));
    shown.map(|booked| booked.title.clone()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{Booked, BookingState as S, Reach, ScanOutcome, Uuid, choose};
    use crate::event::slot::SlotKind;

    fn booked(slot: u128, kind: SlotKind, state: S) -> Booked {
        let id = Uuid::from_u128(slot);
        Booked { id, slot_id: id, state, kind, title: slot.to_string() }
    }

    #[test]
    fn a_ticket_lets_in_where_it_is_good_for() {
        let talk = |state| booked(1, SlotKind::Talk, state);
        let bus = |state| booked(2, SlotKind::Bus, state);
        let (here, there, nowhere) = (Some(Uuid::from_u128(1)), Some(Uuid::from_u128(2)), Some(Uuid::nil()));
        for (bookings, slot, expected) in [
            (vec![talk(S::Confirmed), bus(S::Confirmed)], None, Ok(1)),
            (vec![talk(S::Confirmed), bus(S::Waitlisted)], None, Ok(0)),
            (vec![talk(S::Attended), bus(S::Missed)], None, Ok(1)),
            (vec![talk(S::Held)], None, Err(ScanOutcome::NotConfirmed)),
            (vec![], None, Err(ScanOutcome::NotConfirmed)),
            (vec![talk(S::Cancelled)], None, Err(ScanOutcome::Cancelled)),
            (vec![talk(S::Cancelled), bus(S::Offered)], None, Err(ScanOutcome::NotConfirmed)),
            (vec![talk(S::Confirmed), bus(S::Confirmed)], here, Ok(0)),
            (vec![talk(S::Confirmed)], there, Err(ScanOutcome::OtherSlot)),
            (vec![talk(S::Cancelled), bus(S::Confirmed)], here, Err(ScanOutcome::OtherSlot)),
            (vec![talk(S::Waitlisted), bus(S::Confirmed)], here, Err(ScanOutcome::NotConfirmed)),
            (vec![talk(S::Cancelled), talk(S::Confirmed)], here, Ok(1)),
            (vec![talk(S::Cancelled)], here, Err(ScanOutcome::Cancelled)),
            (vec![talk(S::Cancelled)], nowhere, Err(ScanOutcome::Cancelled)),
        ] {
            assert_eq!(choose(&bookings, slot, &Reach::All), expected, "{bookings:?} {slot:?}");
        }
    }

    #[test]
    fn a_company_lets_in_at_its_own_slots() {
        let own = Reach::Slots(HashSet::from([Uuid::from_u128(1)]));
        let both = [booked(1, SlotKind::Interview, S::Confirmed), booked(2, SlotKind::Bus, S::Confirmed)];
        assert_eq!(choose(&both, None, &own), Ok(0));
        assert_eq!(choose(&both, Some(Uuid::from_u128(2)), &own), Err(ScanOutcome::Unknown));
        assert_eq!(choose(&both[1..], None, &own), Err(ScanOutcome::OtherSlot));
        assert_eq!(choose(&both[1..], Some(Uuid::from_u128(1)), &own), Err(ScanOutcome::OtherSlot));
    }
}
