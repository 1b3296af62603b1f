//! What is found among events.
use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use lotse_domain::event::{
    BookingMode, CompanyRef, Event, EventKind, EventSearchView, EventState, HallPlan, Schools, WaitingRule,
    meeting::Meeting,
    slot::{Slot, SlotKind, Takes, Unit},
};
use uuid::Uuid;

use super::{EventHit, EventIndex, EventQuery};
use crate::Near;

/// A Thursday and a Friday in December.
fn at(day: u32, hour: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 12, day, hour, 0, 0).unwrap()
}

fn event(number: u128, kind: EventKind, title: &str, town: &str, day: u32) -> Event {
    Event {
        id: Uuid::from_u128(number),
        series_id: None,
        cluster_id: Uuid::from_u128(1),
        kind,
        state: EventState::Published,
        slug: lotse_domain::fold::slug(title),
        title: title.into(),
        summary: None,
        description: None,
        benefit: None,
        bring: None,
        audience: None,
        venue: None,
        street: None,
        postal_code: None,
        town: Some(town.into()),
        latitude: Some(53.87),
        longitude: Some(10.69),
        starts_at: at(day, 8),
        ends_at: at(day, 15),
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
        created_at: at(1, 0),
        updated_at: at(1, 0),
    }
}

fn slot(number: u128, event: &Event, kind: SlotKind, title: &str, hour: u32, day: u32) -> Slot {
    Slot {
        id: Uuid::from_u128(number),
        event_id: event.id,
        kind,
        company_id: None,
        interviewer_id: None,
        title: title.into(),
        description: None,
        place: None,
        starts_at: at(day, hour),
        ends_at: at(day, hour) + TimeDelta::minutes(45),
        unit: Unit::Person,
        takes: Takes::Persons,
        party_most: None,
        capacity: 10,
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
        created_at: at(1, 0),
        updated_at: at(1, 0),
    }
}

fn company(name: &str) -> CompanyRef {
    CompanyRef { id: Uuid::nil(), slug: lotse_domain::fold::slug(name), name: name.into() }
}

fn index() -> EventIndex {
    let tour = event(10, EventKind::JobTour, "Job Tour Lübeck", "Lübeck", 4);
    let bus = slot(11, &tour, SlotKind::Bus, "Bus Nord", 8, 4);
    let stop = Meeting {
        id: Uuid::from_u128(12),
        event_id: tour.id,
        slot_id: bus.id,
        company_id: None,
        station_id: None,
        rotates: false,
        title: "Führung durch die Käserei".into(),
        description: None,
        place: None,
        street: None,
        postal_code: None,
        town: None,
        latitude: None,
        longitude: None,
        starts_at: at(4, 9),
        ends_at: at(4, 10),
        position: 1,
    };
    let dairy = company("Molkerei Lindenhof");
    let tour = EventSearchView {
        cluster_name: "foodRegion Nord".into(),
        cluster_slug: "food".into(),
        companies: vec![dairy.clone()],
        slots: vec![(bus, None)],
        meetings: vec![(stop, Some(dairy))],
        event: tour,
    };
    let fair = event(20, EventKind::JobFair, "Ausbildungsmesse Fürth", "Fürth", 10);
    let talk = slot(21, &fair, SlotKind::Talk, "Wie bewerbe ich mich?", 11, 10);
    let interview = slot(22, &fair, SlotKind::Interview, "Gespräch", 12, 10);
    let fair = EventSearchView {
        cluster_name: "Kunststoff Franken".into(),
        cluster_slug: "plastics".into(),
        companies: vec![company("Brandt Kunststofftechnik")],
        slots: vec![(talk, None), (interview, Some(company("Brandt Kunststofftechnik")))],
        meetings: Vec::new(),
        event: Event { latitude: Some(49.47), longitude: Some(10.99), ..fair },
    };
    EventIndex::of(vec![tour, fair])
}

fn found(words: &str) -> Vec<EventHit> {
    let query = EventQuery { words: words.into(), limit: 10, ..EventQuery::default() };
    index().search(&query, at(1, 0))
}

#[test]
fn a_date_is_found_by_what_it_is_who_it_is_with_and_when() {
    let hits = found("Führung in der Molkerei am Freitag");
    assert_eq!(hits.len(), 1);
    let date = hits[0].date.as_ref().unwrap();
    assert_eq!((date.title.as_str(), date.starts_at), ("Führung durch die Käserei", at(4, 9)));
    assert_eq!(found("Führung in der Molkerei am Montag"), []);
    assert_eq!(found("gespräch brandt")[0].date.as_ref().unwrap().slot_id, Uuid::from_u128(22));
}

#[test]
fn events_are_found_as_people_write() {
    for words in ["messe", "Ausbildungsmese fuerth", "jobmesse Fürth", "messe dezember", "kunststofftechnik"]
    {
        let hits = found(words);
        assert_eq!(hits.first().map(|hit| hit.title.as_str()), Some("Ausbildungsmesse Fürth"), "{words}");
    }
    assert_eq!(found("jobtour lübeck")[0].title, "Job Tour Lübeck");
    assert_eq!(found("bäcker"), []);
    assert_eq!(found("").len(), 2);
    assert_eq!(found("")[0].title, "Job Tour Lübeck", "the next one comes first");
}

#[test]
fn what_is_over_or_elsewhere_is_left_out() {
    let query = EventQuery { limit: 10, ..EventQuery::default() };
    assert_eq!(index().search(&query, at(5, 0)).len(), 1);
    assert_eq!(index().search(&query, at(11, 0)).len(), 0);
    let near = Near { label: "Lübeck".into(), latitude: 53.9, longitude: 10.7, radius_km: 25.0 };
    let hits = index().search(&EventQuery { near: Some(near), ..query.clone() }, at(1, 0));
    assert_eq!(hits.iter().map(|hit| hit.title.as_str()).collect::<Vec<_>>(), ["Job Tour Lübeck"]);
    assert!(hits[0].distance_km.is_some_and(|km| km < 10.0));
    let kind = EventQuery { kind: Some(EventKind::JobFair), cluster: Some("food".into()), ..query };
    assert_eq!(index().search(&kind, at(1, 0)), []);
}

#[test]
fn a_title_that_is_begun_is_completed_until_it_is_over() {
    let index = index();
    let titles = |typed: &str, now| -> Vec<String> {
        let found = index.beginning(typed, now, 5).into_iter();
        found
            .map(|event| match event {
                crate::Completion::Event { title, .. } => title,
                other => panic!("{other:?}"),
            })
            .collect()
    };
    assert_eq!(titles("job to", at(1, 0)), ["Job Tour Lübeck"]);
    assert_eq!(titles("LÜB", at(1, 0)), ["Job Tour Lübeck"]);
    assert!(titles("job xylophon", at(1, 0)).is_empty());
    assert!(titles("j", at(1, 0)).is_empty() && titles("", at(1, 0)).is_empty());
    assert!(titles("job to", at(5, 0)).is_empty(), "it is over");
}
