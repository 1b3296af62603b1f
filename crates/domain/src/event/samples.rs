//! An event and a slot for tests of rules.
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    BookingMode, Event, EventKind, EventState, HallPlan, Schools, WaitingRule,
    slot::{Slot, SlotKind, Takes, Unit},
};

pub(super) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A published fair on 4 March 2027, from nine to three.
pub(super) fn event() -> Event {
    Event {
        id: Uuid::from_u128(1),
        series_id: None,
        cluster_id: Uuid::from_u128(2),
        kind: EventKind::JobFair,
        state: EventState::Published,
        slug: "messe-2027".into(),
        title: "Messe".into(),
        summary: None,
        description: None,
        benefit: None,
        bring: None,
        audience: None,
        venue: None,
        street: None,
        postal_code: None,
        town: None,
        latitude: None,
        longitude: None,
        starts_at: at("2027-03-04T08:00:00Z"),
        ends_at: at("2027-03-04T14:00:00Z"),
        opens_at: None,
        closes_at: None,
        cancel_until: None,
        first_schools: Schools::default(),
        first_until: None,
        school_most: None,
        consent_below: None,
        mode: BookingMode::Direct,
        wishes_until: None,
        wishes_most: 5,
        appointments_most: 3,
        allocation_seed: None,
        allocation_digest: None,
        allocated_at: None,
        waiting_rule: WaitingRule::Strict,
        offer_hours: None,
        hall_plan: HallPlan::default(),
        copied_from: None,
        cancel_reason: None,
        published_at: None,
        version: 1,
        created_at: at("2026-11-01T08:00:00Z"),
        updated_at: at("2026-11-01T08:00:00Z"),
    }
}

/// A talk of 30 people from ten to eleven.
pub(super) fn slot() -> Slot {
    Slot {
        id: Uuid::from_u128(3),
        event_id: Uuid::from_u128(1),
        kind: SlotKind::Talk,
        company_id: None,
        interviewer_id: None,
        title: "Vortrag".into(),
        description: None,
        place: None,
        starts_at: at("2027-03-04T09:00:00Z"),
        ends_at: at("2027-03-04T10:00:00Z"),
        unit: Unit::Person,
        takes: Takes::Both,
        party_most: None,
        capacity: 30,
        taken: 0,
        waiting: 0,
        next_position: 1,
        waiting_list: true,
        in_order: true,
        opens_at: None,
        closes_at: None,
        position: 0,
        cancelled_at: None,
        version: 1,
        created_at: at("2026-11-01T08:00:00Z"),
        updated_at: at("2026-11-01T08:00:00Z"),
    }
}
