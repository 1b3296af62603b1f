//! New times: whoever would be in two places loses the one that moved.
use chrono::TimeDelta;
use lotse_domain::{
    ErrorKind,
    booking::{BookingState, EndReason, engine::engagement},
    event::{
        desk::{self, EventDraft, InterviewPlan, SlotDraft},
        exhibitor::ExhibitorState,
        slot::{self, SlotKind},
    },
};
use lotse_tests::{Backend, on_both_databases};

use crate::stage::{Stage, again, at, bus, refused, slot as draft_of, tour};

on_both_databases!(
    whoever_is_elsewhere_at_the_new_time_loses_the_place_and_is_told,
    a_whole_event_moves_with_everything_in_it,
    a_row_of_interviews_moves_by_less_than_one,
);

async fn whoever_is_elsewhere_at_the_new_time_loses_the_place_and_is_told(backend: Backend) {
    let stage = Stage::set(backend).await;
    let early = draft_of(SlotKind::Talk, "09:00", "10:00", 2);
    let (event, slots) =
        stage.published(tour(), vec![early, draft_of(SlotKind::Talk, "11:00", "12:00", 9)]).await;
    let both = [slots[0].id, slots[1].id];
    let clashing = stage.pupils(&["a"], event.id, &both).await.remove(0);
    let staying = stage.pupils(&["b"], event.id, &both[..1]).await.remove(0);
    let waiting = stage.pupils(&["c"], event.id, &both[..1]).await.remove(0);
    assert_eq!(stage.booking(&waiting, both[0]).await.state, BookingState::Waitlisted);

    let before = stage.letters().await.len();
    let moved = SlotDraft {
        starts_at: at("2027-03-04T11:30:00Z"),
        ends_at: at("2027-03-04T12:30:00Z"),
        ..again(&slots[0])
    };
    let moved = stage.change(both[0], moved, false).await.unwrap();
    assert_eq!((moved.taken, moved.waiting), (2, 0));
    let lost = stage.booking(&clashing, both[0]).await;
    assert_eq!((lost.state, lost.end_reason), (BookingState::Cancelled, Some(EndReason::Clash)));
    assert_eq!(stage.booking(&clashing, both[1]).await.state, BookingState::Confirmed, "the other one stays");
    assert_eq!(stage.booking(&staying, both[0]).await.state, BookingState::Confirmed);
    assert_eq!(
        stage.booking(&waiting, both[0]).await.state,
        BookingState::Confirmed,
        "whoever waited has it"
    );
    let told: Vec<(String, &str)> = stage.told_since(before).await;
    let said: Vec<(&str, &str)> = told.iter().map(|(to, name)| (to.as_str(), *name)).collect();
    assert_eq!(
        said,
        [
            ("a@example.org", "booking_organiser"),
            ("b@example.org", "booking_organiser"),
            ("c@example.org", "booking_moved_up"),
        ]
    );
    // Their time is that of the slot again, so nobody books something else then.
    let parallel = stage.add(event.id, draft_of(SlotKind::Talk, "12:00", "13:00", 9)).await.unwrap();
    assert_eq!(refused(stage.book(&staying, event.id, &[parallel.id], false).await), ErrorKind::Conflict);
    let old = stage.add(event.id, draft_of(SlotKind::Talk, "09:00", "10:00", 9)).await.unwrap();
    stage.book(&staying, event.id, &[old.id], false).await.expect("the old time is free");
}

async fn a_whole_event_moves_with_everything_in_it(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock, manager) = (stage.db(), &stage.clock, &stage.manager);
    let talk = draft_of(SlotKind::Talk, "10:00", "11:00", 9);
    let (event, slots) = stage.published(tour(), vec![bus(9), talk]).await;
    let next_day = |draft: SlotDraft| SlotDraft {
        starts_at: draft.starts_at + TimeDelta::days(1),
        ends_at: draft.ends_at + TimeDelta::days(1),
        ..draft
    };
    let (day, hours) = (TimeDelta::days(1), TimeDelta::hours(4));
    let other = EventDraft {
        starts_at: tour().starts_at + day,
        ends_at: tour().ends_at + day,
        title: "Andere".into(),
        ..tour()
    };
    let (other, others) =
        stage.published(other, vec![next_day(draft_of(SlotKind::Date, "15:00", "16:00", 9))]).await;
    let both = [slots[0].id, slots[1].id];
    let pupils = stage.pupils(&["a", "b"], event.id, &both).await;
    stage.book(&pupils[1], other.id, &[others[0].id], false).await.unwrap();

    // The other event is in nobody's way while this one moves by four hours only.
    let draft = EventDraft { starts_at: event.starts_at + hours, ends_at: event.ends_at + hours, ..tour() };
    desk::change(db, clock, manager, event.id, None, draft, true).await.unwrap();
    let before = stage.letters().await.len();
    let draft = EventDraft { starts_at: event.starts_at + day, ends_at: event.ends_at + day, ..tour() };
    desk::change(db, clock, manager, event.id, None, draft.clone(), true).await.unwrap();
    for slot in &slots {
        let moved = stage.slot(slot.id).await;
        assert_eq!((moved.starts_at, moved.ends_at), (slot.starts_at + day, slot.ends_at + day));
    }
    let ends = |pupil: usize, slot: usize| {
        let (stage, pupils) = (&stage, &pupils);
        async move { stage.booking(&pupils[pupil], both[slot]).await.end_reason }
    };
    assert_eq!((ends(0, 0).await, ends(0, 1).await), (None, None));
    assert_eq!(ends(1, 0).await, Some(EndReason::Clash), "the bus comes back too late for the other event");
    assert_eq!(ends(1, 1).await, None, "the talk is over by then");
    let told = stage.told_since(before).await;
    assert_eq!(told.len(), 2, "one mail each: {told:?}");
    // Everybody's time is where the slots are.
    let slots_now = stage.all::<slot::Entity>().await;
    for engaged in stage.all::<engagement::Entity>().await {
        let slot = slots_now.iter().find(|slot| slot.id == engaged.slot_id).unwrap();
        assert_eq!((engaged.starts_at, engaged.ends_at), (slot.starts_at, slot.ends_at));
    }
    // Without them the slots stay where they are.
    let back = EventDraft { starts_at: event.starts_at, ..draft };
    desk::change(db, clock, manager, event.id, None, back, false).await.unwrap();
    assert_eq!(stage.slot(both[1]).await.starts_at, slots[1].starts_at + day);
}

async fn a_row_of_interviews_moves_by_less_than_one(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock, manager) = (stage.db(), &stage.clock, &stage.manager);
    let company = stage.company("Backhaus").await;
    let (event, _) = stage.drafted(tour(), Vec::new()).await;
    let (exhibitor, brandt) = stage.exhibitor(&event, &company, ExhibitorState::Admitted).await;
    let plan = InterviewPlan {
        exhibitor_id: exhibitor.id,
        interviewers: vec![brandt.id],
        from: at("2027-03-04T09:00:00Z"),
        until: at("2027-03-04T11:00:00Z"),
        minutes: 15,
        pause_minutes: 0,
        break_from: None,
        break_until: None,
    };
    let slots = desk::add_interviews(db, clock, manager, plan).await.unwrap();
    assert_eq!(slots.len(), 8);
    for minutes in [5, -10] {
        let old = stage.slot(slots[0].id).await.starts_at;
        let event = desk::find(db, clock, manager, event.id).await.unwrap().event;
        let span = TimeDelta::minutes(minutes);
        let draft = EventDraft { starts_at: event.starts_at + span, ends_at: event.ends_at + span, ..tour() };
        desk::change(db, clock, manager, event.id, None, draft, true).await.unwrap();
        assert_eq!(stage.slot(slots[0].id).await.starts_at, old + span);
    }
}
