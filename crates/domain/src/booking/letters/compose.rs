use std::collections::HashMap;

use uuid::Uuid;

use super::Facts;
use crate::{
    booking::{
        Booking, BookingState,
        itinerary::{Itinerary, ItineraryKind},
        place::Place,
        wishes::WishOutcome,
    },
    event::Event,
    mail::{AboutBooking, AboutEvent, PlanLine, PlanStop},
};

/// Everything that a letter is made of.
pub(crate) struct Composition<'a> {
    pub(crate) event: &'a Event,
    pub(crate) itinerary: &'a Itinerary,
    pub(crate) bookings: &'a [Booking],
    /// By slot.
    pub(crate) facts: &'a HashMap<Uuid, Facts>,
    /// By booking.
    pub(crate) ahead: &'a HashMap<Uuid, u64>,
    pub(crate) places: &'a [Place],
    pub(crate) wishes: Vec<(String, WishOutcome)>,
}

impl Composition<'_> {
    /// As it is for whoever booked.
    pub(crate) fn about(self) -> AboutBooking {
        let Self { event, itinerary, bookings, facts, ahead, places, wishes } = self;
        let mut plan: Vec<PlanLine> = bookings
            .iter()
            .filter_map(|booking| Some(line(booking, facts.get(&booking.slot_id)?, ahead)))
            .collect();
        plan.sort_by_key(|line| (line.state == BookingState::Cancelled, line.starts_at, line.booking_id));
        let ticket = match itinerary.kind {
            ItineraryKind::Person => places.first().and_then(|place| place.ticket.clone()),
            ItineraryKind::Group => itinerary.ticket.clone(),
        };
        let unnamed = places.iter().filter(|place| place.named_at.is_none()).count();
        AboutBooking {
            event: about_event(event),
            itinerary_id: itinerary.id,
            sequence: itinerary.sequence,
            name: itinerary.name.clone(),
            holds: itinerary.account_id.is_some(),
            ticket,
            size: itinerary.size,
            group_name: itinerary.group_name.clone(),
            link_token: itinerary.link_token.clone(),
            names_until: itinerary.names_until,
            unnamed: i32::try_from(unnamed).unwrap_or(i32::MAX),
            plan,
            bring: event.bring.clone(),
            wishes,
        }
    }
}

fn line(booking: &Booking, facts: &Facts, ahead: &HashMap<Uuid, u64>) -> PlanLine {
    let Facts { slot, company, meetings } = facts;
    let stop = |meeting: &crate::event::meeting::Meeting| PlanStop {
        title: meeting.title.clone(),
        place: meeting.place.clone().or_else(|| {
            address(None, meeting.street.as_deref(), meeting.postal_code.as_deref(), meeting.town.as_deref())
        }),
        starts_at: meeting.starts_at,
        ends_at: meeting.ends_at,
    };
    PlanLine {
        booking_id: booking.id,
        kind: slot.kind,
        title: slot.title.clone(),
        company: company.clone(),
        place: slot.place.clone(),
        starts_at: slot.starts_at,
        ends_at: slot.ends_at,
        state: booking.state,
        end_reason: booking.end_reason,
        held_until: booking.held_until,
        ahead: ahead.get(&booking.id).copied(),
        changed: true,
        stops: meetings.iter().map(stop).collect(),
    }
}

/// Which event a letter is about.
pub(crate) fn about_event(event: &Event) -> AboutEvent {
    AboutEvent {
        event_id: event.id,
        title: event.title.clone(),
        slug: event.slug.clone(),
        starts_at: event.starts_at,
        ends_at: event.ends_at,
        place: address(
            event.venue.as_deref(),
            event.street.as_deref(),
            event.postal_code.as_deref(),
            event.town.as_deref(),
        ),
    }
}

fn address(
    venue: Option<&str>,
    street: Option<&str>,
    postal_code: Option<&str>,
    town: Option<&str>,
) -> Option<String> {
    let town: Vec<&str> = [postal_code, town].into_iter().flatten().collect();
    let town = Some(town.join(" ")).filter(|town| !town.is_empty());
    let parts: Vec<&str> = [venue, street, town.as_deref()].into_iter().flatten().collect();
    Some(parts.join(", ")).filter(|place| !place.is_empty())
}
