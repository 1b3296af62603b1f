//! Exactly those concerned are told, once.
use chrono::TimeDelta;
use lotse_domain::{
    booking::{self, BookingState, EndReason},
    event::{
        EventStep,
        desk::{self, EventDraft, MeetingDraft, SlotDraft},
        exhibitor::ExhibitorState,
        slot::SlotKind,
    },
    grant::Role,
    mail::{BookingNews, Letter},
};
use lotse_tests::{Backend, on_both_databases};

use crate::stage::{Stage, again, at, bus, refused, slot, tour};

on_both_databases!(
    a_cancelled_event_tells_exactly_those_concerned_once,
    another_time_or_place_tells_and_another_title_does_not,
    a_slot_that_is_taken_out_tells_those_who_had_it,
    moved_stops_tell_those_on_the_bus,
);

fn mails(names: &[&str], letter: &'static str) -> Vec<(String, &'static str)> {
    names.iter().map(|name| (format!("{name}@example.org"), letter)).collect()
}

async fn a_cancelled_event_tells_exactly_those_concerned_once(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock) = (stage.db(), &stage.clock);
    let talk = slot(SlotKind::Talk, "10:00", "11:00", 10);
    let (event, slots) = stage.published(tour(), vec![bus(3), talk]).await;
    let later =
        EventDraft { starts_at: at("2027-03-05T08:00:00Z"), ends_at: at("2027-03-05T16:00:00Z"), ..tour() };
    let (other, others) = stage
        .published(
            later,
            vec![SlotDraft {
                starts_at: at("2027-03-05T08:00:00Z"),
                ends_at: at("2027-03-05T09:00:00Z"),
                ..bus(9)
            }],
        )
        .await;
    let (backhaus, molkerei) = (stage.company("Backhaus").await, stage.company("Molkerei").await);
    stage.exhibitor(&event, &backhaus, ExhibitorState::Admitted).await;
    stage.exhibitor(&event, &molkerei, ExhibitorState::Refused).await;
    stage.strong("backhaus@example.org", Role::Recruiter, backhaus.id).await;
    stage.strong("molkerei@example.org", Role::Recruiter, molkerei.id).await;
    // Two with two bookings each, one who waits, one who has cancelled before, one who is somewhere else only.
    let both = [slots[0].id, slots[1].id];
    let mut pupils = stage.pupils(&["a", "b"], event.id, &both).await;
    pupils.extend(stage.pupils(&["c", "d"], event.id, &both[..1]).await);
    stage.pupils(&["e"], other.id, &[others[0].id]).await;
    let gone = stage.itineraries(&pupils[2]).await.remove(0);
    booking::cancel(db, clock, &pupils[2].actor, gone.id, None).await.unwrap();
    let waits = stage.pupils(&["f"], event.id, &both[..1]).await;
    assert_eq!(stage.booking(&pupils[3], slots[0].id).await.state, BookingState::Confirmed);
    let w = stage.pupils(&["g"], event.id, &both[..1]).await;
    assert_eq!(stage.booking(&w[0], slots[0].id).await.state, BookingState::Waitlisted);

    let before = stage.letters().await.len();
    stage.step(event.id, EventStep::Cancel).await.unwrap();
    let mut expected = mails(&["a", "b", "d", "f", "g"], BookingNews::EventCancelled.name());
    expected.extend(mails(&["backhaus"], "exhibitor_told"));
    expected.sort_unstable();
    assert_eq!(stage.told_since(before).await, expected);
    let letters = stage.letters().await;
    for (_, envelope) in &letters[before..] {
        let (Letter::Booking { text: reason, .. } | Letter::ExhibitorTold { reason, .. }) = &envelope.letter
        else {
            panic!("{envelope:?}");
        };
        assert_eq!(reason.as_deref(), Some("Der Bus ist kaputt."));
    }
    for slot in &slots {
        let slot = stage.slot(slot.id).await;
        assert_eq!((slot.taken, slot.waiting, slot.cancelled_at.is_some()), (0, 0, true));
    }
    let ended = stage.booking(&waits[0], slots[0].id).await;
    assert_eq!((ended.state, ended.end_reason), (BookingState::Cancelled, Some(EndReason::EventCancelled)));
    assert!(stage.itineraries(&pupils[0]).await[0].cancelled_at.is_some());

    let before = stage.letters().await.len();
    assert_eq!(refused(stage.step(event.id, EventStep::Cancel).await), lotse_domain::ErrorKind::Conflict);
    assert_eq!(stage.letters().await.len(), before, "nobody is told twice");
}

async fn another_time_or_place_tells_and_another_title_does_not(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock, manager) = (stage.db(), &stage.clock, &stage.manager);
    let talk = slot(SlotKind::Talk, "10:00", "11:00", 10);
    let (event, slots) = stage.published(tour(), vec![bus(3), talk]).await;
    let backhaus = stage.company("Backhaus").await;
    stage.exhibitor(&event, &backhaus, ExhibitorState::Applied).await;
    stage.strong("backhaus@example.org", Role::CompanyAdmin, backhaus.id).await;
    let pupils = stage.pupils(&["a"], event.id, &[slots[0].id, slots[1].id]).await;
    stage.pupils(&["b"], event.id, &[slots[0].id]).await;
    let sequence = stage.itineraries(&pupils[0]).await[0].sequence;

    let before = stage.letters().await.len();
    let titled = EventDraft { title: "Andere Tour".into(), bring: Some("Jacke".into()), ..tour() };
    let same = desk::change(db, clock, manager, event.id, None, titled.clone(), false).await.unwrap();
    assert_eq!((same.slug.as_str(), same.version), (event.slug.as_str(), 3));
    stage
        .change(slots[1].id, SlotDraft { title: "Vortrag".into(), ..again(&slots[1]) }, false)
        .await
        .unwrap();
    assert_eq!(stage.letters().await.len(), before);

    let elsewhere = EventDraft { venue: Some("Rathaus".into()), ..titled };
    desk::change(db, clock, manager, event.id, None, elsewhere, true).await.unwrap();
    let mut expected = mails(&["a", "b"], BookingNews::Organiser.name());
    expected.extend(mails(&["backhaus"], "exhibitor_told"));
    assert_eq!(stage.told_since(before).await, expected);
    assert_eq!(stage.itineraries(&pupils[0]).await[0].sequence, sequence + 1);

    // What happens at another moment is another piece of news.
    stage.pass(TimeDelta::minutes(1));
    let before = stage.letters().await.len();
    let room = SlotDraft { place: Some("Raum 7".into()), ..again(&slots[1]) };
    stage.change(slots[1].id, room, false).await.unwrap();
    assert_eq!(stage.told_since(before).await, mails(&["a"], BookingNews::Organiser.name()));
    let letters = stage.letters().await;
    let Letter::Booking { about, .. } = &letters[before].1.letter else { panic!("a booking's letter") };
    let changed: Vec<(&str, bool)> =
        about.plan.iter().map(|line| (line.title.as_str(), line.changed)).collect();
    assert_eq!(changed, [("bus 08:00", false), ("talk 10:00", true)]);
    assert_eq!((about.plan[1].place.as_deref(), about.sequence), (Some("Raum 7"), sequence + 2));
}

async fn a_slot_that_is_taken_out_tells_those_who_had_it(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock, manager) = (stage.db(), &stage.clock, &stage.manager);
    let talk = slot(SlotKind::Talk, "10:00", "11:00", 1);
    let (event, slots) = stage.published(tour(), vec![bus(5), talk.clone(), talk]).await;
    let pupils = stage.pupils(&["a", "b"], event.id, &[slots[0].id, slots[1].id]).await;
    stage.pupils(&["c"], event.id, &[slots[0].id]).await;
    let before = stage.letters().await.len();
    let reason = Some("Die Rednerin ist krank.".to_owned());
    for _ in 0..2 {
        desk::cancel_slot(db, clock, manager, slots[1].id, reason.clone()).await.unwrap();
    }
    assert_eq!(stage.told_since(before).await, mails(&["a", "b"], BookingNews::Organiser.name()));
    for pupil in &pupils {
        let lost = stage.booking(pupil, slots[1].id).await;
        assert_eq!(lost.end_reason, Some(EndReason::SlotCancelled));
        assert!(stage.itineraries(pupil).await[0].cancelled_at.is_none(), "the bus still goes");
    }
    // One that nobody ever booked is simply gone.
    desk::cancel_slot(db, clock, manager, slots[2].id, None).await.unwrap();
    let left = desk::find(db, clock, manager, event.id).await.unwrap().slots;
    assert_eq!(left.len(), 2);
    assert_eq!(stage.letters().await.len(), before + 2);
    stage.pass(TimeDelta::days(200));
    assert_eq!(
        refused(desk::cancel_slot(db, clock, manager, slots[0].id, None).await),
        lotse_domain::ErrorKind::Conflict
    );
}

async fn moved_stops_tell_those_on_the_bus(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock, manager) = (stage.db(), &stage.clock, &stage.manager);
    let (event, slots) = stage.published(tour(), vec![bus(5), bus(5)]).await;
    stage.pupils(&["a"], event.id, &[slots[0].id]).await;
    stage.pupils(&["b"], event.id, &[slots[1].id]).await;
    let stop = MeetingDraft {
        id: None,
        company_id: None,
        title: "Backhaus".into(),
        description: None,
        place: None,
        street: None,
        postal_code: None,
        town: None,
        starts_at: at("2027-03-04T09:00:00Z"),
        ends_at: at("2027-03-04T10:00:00Z"),
    };
    let before = stage.letters().await.len();
    let set = desk::set_meetings(db, clock, manager, slots[0].id, None, vec![stop.clone()]).await.unwrap();
    assert_eq!(stage.letters().await.len(), before + 1, "a stop was added");
    let described = MeetingDraft { id: Some(set[0].id), description: Some("Wir backen.".into()), ..stop };
    desk::set_meetings(db, clock, manager, slots[0].id, None, vec![described.clone()]).await.unwrap();
    assert_eq!(stage.letters().await.len(), before + 1, "words are no news");
    let later = MeetingDraft { starts_at: at("2027-03-04T09:15:00Z"), ..described };
    desk::set_meetings(db, clock, manager, slots[0].id, None, vec![later]).await.unwrap();
    assert_eq!(stage.told_since(before).await, mails(&["a", "a"], BookingNews::Organiser.name()));
}
