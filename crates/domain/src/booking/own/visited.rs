//! From the visit to the job: where somebody has been.
use chrono::{DateTime, Utc};

use super::BookingView;
use crate::{
    booking::BookingState,
    event::{CompanyRef, Event},
};

/// The companies of what was attended and, once the event is over and nobody kept a list, of what was confirmed; each once, in the
/// order of the visit.
pub(super) fn visited(event: &Event, bookings: &[BookingView], now: DateTime<Utc>) -> Vec<CompanyRef> {
    let mut visited: Vec<CompanyRef> = Vec::new();
    for view in bookings {
        let was_there = match view.booking.state {
            BookingState::Attended => true,
            BookingState::Confirmed => event.ends_at <= now,
            BookingState::Held
            | BookingState::Waitlisted
            | BookingState::Offered
            | BookingState::Cancelled
            | BookingState::Missed => false,
        };
        if !was_there {
            continue;
        }
        let stops = view.meetings.iter().filter(|(meeting, _)| meeting.starts_at <= now);
        let companies = view.company.iter().chain(stops.filter_map(|(_, company)| company.as_ref()));
        for company in companies {
            if !visited.iter().any(|known| known.id == company.id) {
                visited.push(company.clone());
            }
        }
    }
    visited
}
