//! Events begin and end by the clock, once, however often it is looked at.
use lotse_domain::{
    Clock,
    booking::{BookingState, EndReason, check_in, place},
    change_log::{self, Checkpoint, Subject},
    event::{self, EventState, EventStep, desk::SlotDraft, slot::SlotKind},
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use uuid::Uuid;

use crate::stage::{Person, Stage, at, bus, slot, tour};

on_both_databases!(
    an_event_begins_and_ends_once,
    whoever_was_not_seen_is_missed_where_a_list_was_kept,
    an_event_with_a_later_slot_is_not_over,
);

async fn state(stage: &Stage, id: Uuid) -> EventState {
    let found = stage.all::<event::Entity>().await.into_iter().find(|event| event.id == id);
    found.expect("the event").state
}

async fn an_event_begins_and_ends_once(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, _) = stage.published(tour(), vec![bus(5)]).await;
    let (draft, _) = stage.drafted(tour(), vec![bus(5)]).await;
    let (cancelled, _) = stage.published(tour(), vec![bus(5)]).await;
    stage.step(cancelled.id, EventStep::Cancel).await.unwrap();
    let due = || event::run_due(stage.db(), &stage.clock);
    assert_eq!(due().await.unwrap(), event::Kept::default(), "not yet");
    let changes = || async {
        let all = change_log::read_after(stage.db(), Checkpoint::default(), 1_000).await.unwrap();
        all.iter().filter(|c| c.subject == Subject::Event && c.subject_id == event.id).count()
    };
    stage.clock.set(event.starts_at);
    let (one, two) = tokio::join!(due(), due());
    assert_eq!(one.unwrap().begun + two.unwrap().begun, 1);
    assert_eq!(due().await.unwrap().begun, 0);
    assert_eq!(state(&stage, event.id).await, EventState::Running);
    stage.clock.set(event.ends_at);
    let (one, two) = tokio::join!(due(), due());
    assert_eq!(one.unwrap().ended + two.unwrap().ended, 1);
    assert_eq!(due().await.unwrap(), event::Kept::default());
    assert_eq!(state(&stage, event.id).await, EventState::Done);
    assert_eq!(state(&stage, draft.id).await, EventState::Draft);
    assert_eq!(state(&stage, cancelled.id).await, EventState::Cancelled);
    if backend == Backend::Sqlite {
        assert_eq!(changes().await, 3, "published, begun, ended");
    }
    // One that nobody looked at for days begins and ends in one round.
    stage.clock.set(at("2026-11-24T10:00:00Z"));
    let (late, _) = stage.published(tour(), vec![bus(5)]).await;
    stage.clock.set(at("2027-06-01T10:00:00Z"));
    assert_eq!(due().await.unwrap(), event::Kept { begun: 1, ended: 1 });
    assert_eq!(state(&stage, late.id).await, EventState::Done);
}

/// Somebody was seen at the door.
async fn seen(stage: &Stage, pupil: &Person, event_id: Uuid, slot_id: Uuid) {
    let mine = stage.itineraries(pupil).await.remove(0);
    let places = stage.all::<place::Entity>().await.into_iter();
    let place = places.into_iter().find(|place| place.itinerary_id == mine.id).expect("a place");
    let now = stage.clock.now();
    let row = check_in::CheckIn {
        id: Uuid::now_v7(),
        event_id,
        slot_id,
        meeting_id: None,
        place_id: place.id,
        at: now,
        by_account: None,
        device: None,
        created_at: now,
    };
    stage.put::<check_in::ActiveModel>(row.into_active_model().reset_all()).await.unwrap();
}

async fn whoever_was_not_seen_is_missed_where_a_list_was_kept(backend: Backend) {
    let stage = Stage::set(backend).await;
    let talk = slot(SlotKind::Talk, "10:00", "11:00", 9);
    let (event, slots) = stage.published(tour(), vec![bus(2), talk]).await;
    let both = [slots[0].id, slots[1].id];
    let pupils = stage.pupils(&["a", "b", "c"], event.id, &both).await;
    stage.clock.set(event.starts_at);
    event::run_due(stage.db(), &stage.clock).await.unwrap();
    seen(&stage, &pupils[0], event.id, both[0]).await;
    let before = stage.letters().await.len();
    stage.clock.set(event.ends_at);
    assert_eq!(event::run_due(stage.db(), &stage.clock).await.unwrap().ended, 1);
    // On the bus somebody was seen; at the talk nobody kept a list.
    let state = |pupil: usize, slot: usize| {
        let (stage, pupils) = (&stage, &pupils);
        async move { stage.booking(&pupils[pupil], both[slot]).await }
    };
    assert_eq!(state(1, 0).await.state, BookingState::Missed);
    let waited = state(2, 0).await;
    assert_eq!((waited.state, waited.end_reason), (BookingState::Cancelled, Some(EndReason::Lapsed)));
    for pupil in 0..3 {
        assert_eq!(state(pupil, 1).await.state, BookingState::Confirmed);
    }
    assert_eq!(stage.letters().await.len(), before, "what is over is no news");
    let bus = stage.slot(both[0]).await;
    assert_eq!((bus.taken, bus.waiting), (2, 0));
}

async fn an_event_with_a_later_slot_is_not_over(backend: Backend) {
    let stage = Stage::set(backend).await;
    let later =
        SlotDraft { starts_at: at("2027-03-11T08:00:00Z"), ends_at: at("2027-03-11T09:00:00Z"), ..bus(5) };
    let (event, _) = stage.published(tour(), vec![bus(5), later]).await;
    stage.clock.set(event.ends_at);
    assert_eq!(event::run_due(stage.db(), &stage.clock).await.unwrap(), event::Kept { begun: 1, ended: 0 });
    stage.clock.set(at("2027-03-11T09:00:00Z"));
    assert_eq!(event::run_due(stage.db(), &stage.clock).await.unwrap(), event::Kept { begun: 0, ended: 1 });
}
