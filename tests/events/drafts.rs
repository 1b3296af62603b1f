//! What managers and pupils write, and what refusals say.
use chrono::{DateTime, NaiveDate, Utc};
use lotse_domain::{
    DomainError, ErrorKind,
    booking::{BookingDraft, PersonDraft},
    event::{
        BookingMode, EventKind, WaitingRule,
        desk::{EventDraft, SlotDraft},
        slot::{Slot, SlotKind, Takes, Unit},
    },
};
use uuid::Uuid;

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The kind of a refusal.
pub fn refused<T: std::fmt::Debug>(answer: Result<T, DomainError>) -> ErrorKind {
    answer.expect_err("a refusal").kind()
}

/// The words of a refusal.
pub fn words<T: std::fmt::Debug>(answer: Result<T, DomainError>) -> String {
    answer.expect_err("a refusal").to_string()
}

/// The fields that a refusal names, in order.
pub fn fields<T: std::fmt::Debug>(answer: Result<T, DomainError>) -> Vec<String> {
    match answer.expect_err("a refusal") {
        DomainError::Invalid(wrong) => wrong.into_iter().map(|field| field.field.into_owned()).collect(),
        other => panic!("{other}"),
    }
}

/// A tour on 4 March 2027, from nine to five in Lübeck.
pub fn tour() -> EventDraft {
    EventDraft {
        kind: EventKind::JobTour,
        title: "Job Tour Lübeck".into(),
        series: None,
        summary: Some("Mit dem Bus zu Betrieben.".into()),
        description: None,
        benefit: None,
        bring: None,
        audience: None,
        venue: Some("Busbahnhof".into()),
        street: None,
        postal_code: Some("23552".into()),
        town: None,
        starts_at: at("2027-03-04T08:00:00Z"),
        ends_at: at("2027-03-04T16:00:00Z"),
        opens_at: None,
        closes_at: None,
        cancel_until: None,
        first_schools: Vec::new(),
        first_until: None,
        school_most: None,
        consent_below: None,
        mode: BookingMode::Direct,
        wishes_until: None,
        wishes_most: 5,
        appointments_most: 3,
        waiting_rule: WaitingRule::Strict,
        offer_hours: None,
    }
}

/// A slot on the day of the tour between two hours, in UTC.
pub fn slot(kind: SlotKind, from: &str, until: &str, capacity: i32) -> SlotDraft {
    SlotDraft {
        kind,
        title: format!("{kind} {from}"),
        description: None,
        place: Some("Haltestelle 1".into()),
        company_id: None,
        interviewer_id: None,
        starts_at: at(&format!("2027-03-04T{from}:00Z")),
        ends_at: at(&format!("2027-03-04T{until}:00Z")),
        unit: Unit::Person,
        takes: Takes::Both,
        party_most: None,
        capacity,
        waiting_list: true,
        opens_at: None,
        closes_at: None,
        position: 0,
    }
}

pub fn bus(capacity: i32) -> SlotDraft {
    slot(SlotKind::Bus, "08:00", "16:00", capacity)
}

/// A slot as its manager would send it again.
pub fn again(slot: &Slot) -> SlotDraft {
    SlotDraft {
        kind: slot.kind,
        title: slot.title.clone(),
        description: slot.description.clone(),
        place: slot.place.clone(),
        company_id: slot.company_id,
        interviewer_id: slot.interviewer_id,
        starts_at: slot.starts_at,
        ends_at: slot.ends_at,
        unit: slot.unit,
        takes: slot.takes,
        party_most: slot.party_most,
        capacity: slot.capacity,
        waiting_list: slot.waiting_list,
        opens_at: slot.opens_at,
        closes_at: slot.closes_at,
        position: slot.position,
    }
}

/// What a grown-up pupil writes.
pub fn form(slots: &[Uuid], wait: bool) -> BookingDraft {
    let person = PersonDraft {
        name: "Jana Meyer".into(),
        birth_date: Some(day("2005-01-01")),
        ..PersonDraft::default()
    };
    BookingDraft { slots: slots.to_vec(), wait, people: vec![person], ..BookingDraft::default() }
}
