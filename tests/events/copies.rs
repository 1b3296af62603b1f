//! Next year's edition.
use lotse_domain::event::{
    EventStep, WaitingRule,
    desk::{self, CircuitPlan, EventDraft, OptionDraft, QuestionDraft, Station},
    exhibitor::ExhibitorState,
    question::QuestionKind,
    slot::SlotKind,
};
use lotse_tests::{Backend, on_both_databases};

use crate::stage::{Stage, at, bus, day, slot, tour};

on_both_databases!(
    a_copy_keeps_the_hours_when_the_clocks_are_changed,
    a_copy_brings_what_was_planned_and_nobody_who_booked,
);

async fn a_copy_keeps_the_hours_when_the_clocks_are_changed(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock, manager) = (stage.db(), &stage.clock, &stage.manager);
    let draft = EventDraft {
        opens_at: Some(at("2027-01-04T08:00:00Z")),
        closes_at: Some(at("2027-03-01T22:59:59Z")),
        cancel_until: Some(at("2027-03-03T11:00:00Z")),
        ..tour()
    };
    let (event, _) = stage.drafted(draft, vec![bus(50)]).await;
    // 4 March is winter, 22 April summer: 49 days later at the same hour.
    let copy = desk::copy(db, clock, manager, event.id, day("2027-04-22"), "Im Mai".into()).await.unwrap();
    assert_eq!((copy.starts_at, copy.ends_at), (at("2027-04-22T07:00:00Z"), at("2027-04-22T15:00:00Z")));
    assert_eq!(copy.opens_at, Some(at("2027-02-22T08:00:00Z")), "in winter still");
    assert_eq!(copy.closes_at, Some(at("2027-04-19T21:59:59Z")));
    assert_eq!(copy.cancel_until, Some(at("2027-04-21T10:00:00Z")));
    let view = desk::find(db, clock, manager, copy.id).await.unwrap();
    assert_eq!(view.slots[0].slot.starts_at, at("2027-04-22T07:00:00Z"));
    // And back again.
    let back = desk::copy(db, clock, manager, copy.id, day("2027-03-04"), "Im März".into()).await.unwrap();
    assert_eq!((back.starts_at, back.closes_at), (event.starts_at, event.closes_at));
}

async fn a_copy_brings_what_was_planned_and_nobody_who_booked(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock, manager) = (stage.db(), &stage.clock, &stage.manager);
    let backhaus = stage.company("Backhaus").await;
    let (gone, refused) = (stage.company("Molkerei").await, stage.company("Mühle").await);
    let place = slot(SlotKind::ClassPlace, "08:00", "12:00", 30);
    let rule = EventDraft { waiting_rule: WaitingRule::Fit, ..tour() };
    let (event, slots) = stage.drafted(rule, vec![bus(5), place.clone(), place, bus(7)]).await;
    let (_, brandt) = stage.exhibitor(&event, &backhaus, ExhibitorState::Admitted).await;
    stage.exhibitor(&event, &gone, ExhibitorState::Withdrawn).await;
    stage.exhibitor(&event, &refused, ExhibitorState::Refused).await;
    let mut interview = slot(SlotKind::Interview, "14:00", "14:15", 1);
    (interview.company_id, interview.interviewer_id) = (Some(backhaus.id), Some(brandt.id));
    stage.add(event.id, interview).await.unwrap();
    let circuit = CircuitPlan {
        groups: vec![slots[1].id, slots[2].id],
        stations: ["Ofen", "Labor"]
            .map(|t| Station { title: t.into(), company_id: None, place: None })
            .into(),
        from: "09:00:00".parse().unwrap(),
        on: day("2027-03-04"),
        minutes: 30,
        pause_minutes: 0,
        long_pause_after: None,
        long_pause_minutes: 0,
    };
    desk::make_circuit(db, clock, manager, event.id, circuit).await.unwrap();
    let question = QuestionDraft {
        id: None,
        label: "Isst du vegetarisch?".into(),
        hint: None,
        kind: QuestionKind::YesNo,
        choices: Vec::new(),
        required: false,
    };
    let meal = OptionDraft { id: None, topic: "Essen".into(), label: "Suppe".into(), capacity: Some(20) };
    desk::set_questions(db, clock, manager, event.id, vec![question], vec![meal]).await.unwrap();
    stage.step(event.id, EventStep::Publish).await.unwrap();
    stage.pupils(&["jana", "tom"], event.id, &[slots[3].id]).await;
    desk::cancel_slot(db, clock, manager, slots[3].id, None).await.unwrap();
    stage.pupils(&["ali"], event.id, &[slots[0].id]).await;

    let copy = desk::copy(db, clock, manager, event.id, day("2028-03-02"), "Tour".into()).await.unwrap();
    let (old, new) = (
        desk::find(db, clock, manager, event.id).await.unwrap(),
        desk::find(db, clock, manager, copy.id).await.unwrap(),
    );
    assert_eq!((old.slots.len(), new.slots.len()), (5, 4), "what was taken out stays behind");
    for view in &new.slots {
        let slot = &view.slot;
        assert_eq!((slot.taken, slot.waiting, slot.version, slot.in_order), (0, 0, 1, false), "{slot:?}");
        assert!(old.slots.iter().all(|other| other.slot.id != slot.id));
    }
    assert_eq!(new.exhibitors.len(), 1);
    assert_eq!(
        (new.exhibitors[0].exhibitor.state, new.exhibitors[0].company.id),
        (ExhibitorState::Applied, backhaus.id)
    );
    let interview =
        new.slots.iter().find(|view| view.slot.kind == SlotKind::Interview).expect("it came along");
    assert!(
        interview.slot.interviewer_id.is_some_and(|id| id != brandt.id),
        "held by this edition's interviewer"
    );
    let stations = |view: &lotse_domain::event::EventView| {
        let meetings = view.slots.iter().flat_map(|view| &view.meetings);
        meetings.filter_map(|(meeting, _)| meeting.station_id).collect::<std::collections::HashSet<_>>()
    };
    assert_eq!((stations(&new).len(), stations(&new).is_disjoint(&stations(&old))), (2, true));
    assert_eq!((new.questions.len(), new.options.len()), (1, 1));
    assert_eq!((new.options[0].taken, new.options[0].capacity), (0, Some(20)));
    assert_ne!(new.questions[0].id, old.questions[0].id);
    let list = desk::list(db, clock, manager, stage.cluster.id, None).await.unwrap();
    let people: Vec<_> = list.iter().map(|one| (one.event.id, one.signed_up)).collect();
    assert!(people.contains(&(copy.id, 0)) && people.contains(&(event.id, 1)), "{people:?}");
}
