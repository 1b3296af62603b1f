//! More places, and fewer than are taken.
use lotse_domain::{
    ErrorKind,
    booking::{BookingState, EndReason},
    event::{desk::SlotDraft, slot::Slot},
};
use lotse_tests::{Backend, on_both_databases};

use crate::stage::{Person, Stage, again, bus, refused, tour, words};

on_both_databases!(
    nobody_loses_a_place_unless_it_is_said,
    those_who_came_last_go_to_the_head_of_the_line_and_move_up_first,
    where_nobody_can_wait_the_place_is_lost,
    what_is_booked_keeps_its_kind,
);

fn with(slot: &Slot, capacity: i32) -> SlotDraft {
    SlotDraft { capacity, ..again(slot) }
}

async fn states(stage: &Stage, pupils: &[Person], slot: &Slot) -> Vec<BookingState> {
    let mut states = Vec::new();
    for pupil in pupils {
        states.push(stage.booking(pupil, slot.id).await.state);
    }
    states
}

fn told(names: &[&str]) -> Vec<String> {
    let mut mails: Vec<String> = names.iter().map(|name| format!("{name}@example.org")).collect();
    mails.sort_unstable();
    mails
}

/// Who was written to since, once each.
async fn since(stage: &Stage, before: usize) -> Vec<String> {
    stage.told_since(before).await.into_iter().map(|(to, _)| to).collect()
}

use BookingState::{Cancelled as C, Confirmed as Y, Waitlisted as W};

async fn nobody_loses_a_place_unless_it_is_said(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slots) = stage.published(tour(), vec![bus(4)]).await;
    let pupils = stage.pupils(&["a", "b", "c"], event.id, &[slots[0].id]).await;
    let before = stage.letters().await.len();
    let refusal = words(stage.change(slots[0].id, with(&slots[0], 1), false).await);
    assert!(refusal.contains("2 people"), "{refusal}");
    assert_eq!(states(&stage, &pupils, &slots[0]).await, [Y, Y, Y]);
    let smaller = stage.change(slots[0].id, with(&slots[0], 3), false).await.unwrap();
    assert_eq!((smaller.capacity, smaller.taken, smaller.version), (3, 3, 2));
    assert_eq!(stage.letters().await.len(), before, "nobody is concerned");
    let stale = lotse_domain::event::desk::change_slot(
        stage.db(),
        &stage.clock,
        &stage.manager,
        slots[0].id,
        Some(1),
        with(&slots[0], 5),
        false,
    );
    assert_eq!(refused(stale.await), ErrorKind::Stale);
}

async fn those_who_came_last_go_to_the_head_of_the_line_and_move_up_first(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slots) = stage.published(tour(), vec![bus(4)]).await;
    let pupils = stage.pupils(&["a", "b", "c", "d", "e", "f"], event.id, &[slots[0].id]).await;
    assert_eq!(states(&stage, &pupils, &slots[0]).await, [Y, Y, Y, Y, W, W]);
    let sequence = stage.itineraries(&pupils[2]).await[0].sequence;

    let before = stage.letters().await.len();
    let smaller = stage.change(slots[0].id, with(&slots[0], 2), true).await.unwrap();
    assert_eq!((smaller.capacity, smaller.taken, smaller.waiting), (2, 2, 4));
    assert_eq!(states(&stage, &pupils, &slots[0]).await, [Y, Y, W, W, W, W]);
    assert_eq!(since(&stage, before).await, told(&["c", "d"]));
    assert_eq!(stage.itineraries(&pupils[2]).await[0].sequence, sequence + 1);
    let mut line = Vec::new();
    for pupil in &pupils[2..] {
        line.push(stage.booking(pupil, slots[0].id).await.position.expect("a place in the line"));
    }
    assert!(line.is_sorted() && line.windows(2).all(|pair| pair[0] != pair[1]), "{line:?}");

    // Again: the next two stand before those who stood there already.
    let none = stage.change(slots[0].id, with(&slots[0], 0), true).await.unwrap();
    assert_eq!((none.capacity, none.taken, none.waiting), (0, 0, 6));
    let before = stage.letters().await.len();
    let larger = stage.change(slots[0].id, with(&slots[0], 3), false).await.unwrap();
    assert_eq!((larger.taken, larger.waiting), (3, 3));
    assert_eq!(states(&stage, &pupils, &slots[0]).await, [Y, Y, Y, W, W, W]);
    assert_eq!(since(&stage, before).await, told(&["a", "b", "c"]));
    stage.change(slots[0].id, with(&slots[0], 10), false).await.unwrap();
    assert_eq!(states(&stage, &pupils, &slots[0]).await, [Y; 6]);
}

async fn where_nobody_can_wait_the_place_is_lost(backend: Backend) {
    let stage = Stage::set(backend).await;
    let draft = SlotDraft { waiting_list: false, ..bus(3) };
    let (event, slots) = stage.published(tour(), vec![draft]).await;
    let pupils = stage.pupils(&["a", "b", "c"], event.id, &[slots[0].id]).await;
    let before = stage.letters().await.len();
    let smaller = stage.change(slots[0].id, with(&slots[0], 1), true).await.unwrap();
    assert_eq!((smaller.taken, smaller.waiting), (1, 0));
    assert_eq!(states(&stage, &pupils, &slots[0]).await, [Y, C, C]);
    assert_eq!(since(&stage, before).await, told(&["b", "c"]));
    let lost = stage.booking(&pupils[1], slots[0].id).await;
    assert_eq!(lost.end_reason, Some(EndReason::Shrunk));
    assert!(stage.itineraries(&pupils[1]).await[0].cancelled_at.is_some(), "nothing is left of it");
    assert!(stage.itineraries(&pupils[0]).await[0].cancelled_at.is_none());
    // Whoever has lost it may come again when there is room.
    stage.change(slots[0].id, with(&slots[0], 2), false).await.unwrap();
    stage.book(&pupils[1], event.id, &[slots[0].id], false).await.unwrap();
}

async fn what_is_booked_keeps_its_kind(backend: Backend) {
    use lotse_domain::event::slot::{SlotKind, Unit};
    let stage = Stage::set(backend).await;
    let (event, slots) = stage.published(tour(), vec![bus(3), bus(3)]).await;
    stage.pupils(&["a"], event.id, &[slots[0].id]).await;
    for draft in [
        SlotDraft { unit: Unit::Party, ..again(&slots[0]) },
        SlotDraft { kind: SlotKind::Talk, ..again(&slots[0]) },
    ] {
        assert_eq!(refused(stage.change(slots[0].id, draft.clone(), true).await), ErrorKind::Conflict);
        assert!(stage.change(slots[1].id, draft, true).await.is_ok(), "nobody has booked it");
    }
}
