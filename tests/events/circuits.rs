//! Nobody is in two places at once: the plan sees to it, and beneath it the database does.
use std::collections::HashSet;

use chrono::TimeDelta;
use lotse_domain::{
    DomainError, ErrorKind,
    event::{
        desk::{self, CircuitPlan, MeetingDraft, Station},
        exhibitor::ExhibitorState,
        meeting::{self, Meeting},
        slot::{self, SlotKind},
    },
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use uuid::Uuid;

use crate::stage::{Stage, at, day, fields, refused, slot as draft_of, tour};

on_both_databases!(
    groups_go_round_without_meeting,
    the_database_refuses_whoever_is_in_two_places,
    meetings_of_a_slot_follow_each_other,
);

fn plan(groups: Vec<Uuid>, stations: usize) -> CircuitPlan {
    let station = |at| Station { title: format!("Station {at}"), company_id: None, place: None };
    CircuitPlan {
        groups,
        stations: (0..stations).map(station).collect(),
        from: "08:00:00".parse().unwrap(),
        on: day("2027-03-04"),
        minutes: 15,
        pause_minutes: 5,
        long_pause_after: Some(3),
        long_pause_minutes: 30,
    }
}

async fn groups_go_round_without_meeting(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock, manager) = (stage.db(), &stage.clock, &stage.manager);
    let place = draft_of(SlotKind::ClassPlace, "08:00", "09:00", 30);
    for (groups, stations) in [(25_usize, 10_usize), (3, 12), (8, 8)] {
        let (event, slots) = stage.drafted(tour(), vec![place.clone(); groups]).await;
        let ids: Vec<Uuid> = slots.iter().map(|slot| slot.id).collect();
        // Made again it replaces what was there.
        desk::make_circuit(db, clock, manager, event.id, plan(ids.clone(), 2)).await.unwrap();
        let all =
            desk::make_circuit(db, clock, manager, event.id, plan(ids.clone(), stations)).await.unwrap();
        assert_eq!(all.len(), groups * stations);
        let met: HashSet<_> = all.iter().map(|meeting| (meeting.slot_id, meeting.station_id)).collect();
        assert_eq!(met.len(), all.len(), "each group comes to each station once");
        let busy: HashSet<_> = all.iter().map(|meeting| (meeting.station_id, meeting.starts_at)).collect();
        assert_eq!(busy.len(), all.len(), "and is alone there");
        // From eight in Berlin, and the places of the classes are wide enough.
        assert_eq!(all[0].starts_at, at("2027-03-04T07:00:00Z"));
        for id in ids {
            let slot = stage.slot(id).await;
            assert!(
                all.iter()
                    .filter(|m| m.slot_id == id)
                    .all(|m| { slot.starts_at <= m.starts_at && m.ends_at <= slot.ends_at })
            );
        }
    }
    let (event, slots) =
        stage.drafted(tour(), vec![place, draft_of(SlotKind::Bus, "08:00", "16:00", 1)]).await;
    let make = |plan| desk::make_circuit(db, clock, manager, event.id, plan);
    assert_eq!(fields(make(plan(Vec::new(), 3)).await), ["groups"]);
    assert_eq!(fields(make(plan(vec![slots[0].id], 0)).await), ["stations"]);
    assert_eq!(fields(make(plan(vec![slots[1].id], 1)).await), ["groups"], "a bus does not go round");
    assert_eq!(fields(make(plan(vec![slots[0].id, slots[0].id], 1)).await), ["groups"]);
    assert_eq!(fields(make(plan(vec![slots[0].id], 50)).await), ["from"], "the day has an end");
    let later = CircuitPlan { on: day("2027-04-04"), ..plan(vec![slots[0].id], 3) };
    assert_eq!(fields(make(later).await), ["on"]);
}

async fn the_database_refuses_whoever_is_in_two_places(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock, manager) = (stage.db(), &stage.clock, &stage.manager);
    let place = draft_of(SlotKind::ClassPlace, "08:00", "12:00", 30);
    let (event, slots) = stage.drafted(tour(), vec![place; 2]).await;
    let ids = slots.iter().map(|slot| slot.id).collect();
    let all = desk::make_circuit(db, clock, manager, event.id, plan(ids, 2)).await.unwrap();
    let put = |meeting: Meeting| {
        let new = Meeting { id: Uuid::now_v7(), ..meeting };
        stage.put::<meeting::ActiveModel>(new.into_active_model().reset_all())
    };
    let (a, b) = (all[0].clone(), all.iter().find(|m| m.slot_id != all[0].slot_id).unwrap().clone());
    let shift = TimeDelta::minutes(5);
    let same_station =
        Meeting { station_id: a.station_id, starts_at: a.starts_at + shift, ends_at: a.ends_at + shift, ..b };
    at_the_same_time(put(same_station.clone()).await);
    let same_group = Meeting { slot_id: a.slot_id, station_id: Some(Uuid::now_v7()), ..same_station };
    at_the_same_time(put(same_group.clone()).await);
    let (evening, end) = (at("2027-03-04T18:00:00Z"), at("2027-03-04T18:15:00Z"));
    put(Meeting { starts_at: evening, ends_at: end, ..same_group }).await.unwrap();

    // An interviewer, past the desk and through it.
    let company = stage.company("Backhaus").await;
    let (_, brandt) = stage.exhibitor(&event, &company, ExhibitorState::Admitted).await;
    let mut interview = draft_of(SlotKind::Interview, "09:00", "09:15", 1);
    (interview.company_id, interview.interviewer_id) = (Some(company.id), Some(brandt.id));
    let first = stage.add(event.id, interview.clone()).await.unwrap();
    interview.starts_at = at("2027-03-04T09:10:00Z");
    interview.ends_at = at("2027-03-04T09:25:00Z");
    assert_eq!(refused(stage.add(event.id, interview.clone()).await), ErrorKind::Conflict);
    let by_hand = slot::Slot { id: Uuid::now_v7(), ends_at: first.ends_at + shift, ..first.clone() };
    at_the_same_time(stage.put::<slot::ActiveModel>(by_hand.into_active_model().reset_all()).await);
    interview.starts_at = first.ends_at;
    let second = stage.add(event.id, interview.clone()).await.expect("one after the other");
    interview.starts_at = first.starts_at;
    assert_eq!(refused(stage.change(second.id, interview.clone(), false).await), ErrorKind::Conflict);
    // What was taken out is in nobody's way.
    desk::cancel_slot(db, clock, manager, first.id, None).await.unwrap();
    stage.change(second.id, interview, false).await.unwrap();
}

fn at_the_same_time(answer: Result<(), DomainError>) {
    let refusal = answer.expect_err("the database refuses it").to_string();
    assert!(refusal.contains("at the same time"), "{refusal}");
}

async fn meetings_of_a_slot_follow_each_other(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock, manager) = (stage.db(), &stage.clock, &stage.manager);
    let (_, slots) = stage.drafted(tour(), vec![draft_of(SlotKind::Bus, "08:00", "16:00", 50)]).await;
    let company = stage.company("Backhaus").await;
    let stop = |title: &str, from: &str, until: &str| MeetingDraft {
        id: None,
        company_id: Some(company.id),
        title: title.into(),
        description: None,
        place: None,
        street: Some("Werkstraße 1".into()),
        postal_code: Some("23552".into()),
        town: None,
        starts_at: at(&format!("2027-03-04T{from}:00Z")),
        ends_at: at(&format!("2027-03-04T{until}:00Z")),
    };
    let set = |version, stops| desk::set_meetings(db, clock, manager, slots[0].id, version, stops);
    let (bakery, dairy) = (stop("Backhaus", "09:00", "10:00"), stop("Molkerei", "11:00", "12:00"));
    let set_once = set(Some(1), vec![dairy.clone(), bakery.clone()]).await.unwrap();
    let order: Vec<&str> = set_once.iter().map(|meeting| meeting.title.as_str()).collect();
    assert_eq!(order, ["Backhaus", "Molkerei"], "in the order of time");
    assert_eq!(set_once[0].town.as_deref(), Some("Lübeck"));
    assert_eq!(refused(set(Some(1), Vec::new()).await), ErrorKind::Stale);

    let kept = MeetingDraft { id: Some(set_once[1].id), title: "Molkerei Nord".into(), ..dairy.clone() };
    let set_again = set(Some(2), vec![kept.clone()]).await.unwrap();
    assert_eq!((set_again.len(), set_again[0].id), (1, set_once[1].id));
    for (stops, named) in [
        (vec![kept.clone(), kept], "meetings.1.id"),
        (vec![stop("", "09:00", "10:00")], "meetings.0.title"),
        (vec![stop("Früh", "07:00", "09:00")], "meetings.0.starts_at"),
        (vec![stop("Kurz", "09:00", "09:00")], "meetings.0.ends_at"),
        (vec![dairy, stop("Zugleich", "11:30", "12:30")], "meetings.1.starts_at"),
        (vec![MeetingDraft { company_id: Some(Uuid::now_v7()), ..bakery }], "meetings.0.company_id"),
    ] {
        assert!(fields(set(None, stops).await).contains(&named.to_owned()), "{named}");
    }
}
