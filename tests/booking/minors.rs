//! Whose guardian must agree.
use chrono::TimeDelta;
use lotse_domain::{
    ErrorKind,
    booking::{self, BookingState as S, EndReason, place::PlaceConsent},
    event::Event,
    mail::{BookingNews, Letter},
};
use lotse_tests::{Backend, crowd, on_both_databases};

use crate::{
    checker::check,
    stage::{Stage, day, draft, states, waiting, wrong},
};

on_both_databases!(
    a_child_is_held_until_the_guardian_agrees,
    without_an_answer_the_place_goes_to_the_next,
    what_the_account_knows_counts,
    whoever_waits_for_a_guardian_is_passed_over,
);

async fn guarded(stage: &Stage, capacity: i32) -> (Event, lotse_domain::event::slot::Slot) {
    let event = Event { consent_below: Some(18), ..stage.event("Ausflug") };
    let slot = crowd::slot(&event, "Termin", capacity, true);
    crowd::enter(stage.db(), &event, std::slice::from_ref(&slot)).await;
    (event, slot)
}

async fn a_child_is_held_until_the_guardian_agrees(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = guarded(&stage, 1).await;
    let jana = stage.person("jana").await;
    assert_eq!(
        wrong(stage.book(&jana, &event, draft(&[&slot])).await),
        [("people.0.birth_date".into(), "missing")]
    );
    let mut child = draft(&[&slot]);
    child.people[0].birth_date = Some(day(2011, 5, 5));
    assert_eq!(
        wrong(stage.book(&jana, &event, child.clone()).await),
        [("people.0.guardian_mail".into(), "missing")]
    );
    child.people[0].guardian_mail = Some("jana@example.org".into());
    assert_eq!(
        wrong(stage.book(&jana, &event, child.clone()).await),
        [("people.0.guardian_mail".into(), "own")]
    );
    child.people[0].guardian_mail = Some("mutter@example.org".into());
    let booked = stage.book(&jana, &event, child).await.unwrap();
    assert!(booked.awaits_guardian);
    assert_eq!(states(&booked), [S::Held]);
    assert_eq!(booked.bookings[0].held_until, Some(stage.now() + TimeDelta::days(7)));
    assert_eq!(stage.places(booked.itinerary_id).await[0].consent, PlaceConsent::Requested);
    assert_eq!(stage.news_to("jana@example.org").await, [BookingNews::AwaitsGuardian]);
    let confirmed = booking::confirm_hold(
        stage.db(),
        &stage.clock,
        &jana,
        booked.itinerary_id,
        booking::BookingDraft::default(),
        None,
    );
    assert!(confirmed.await.unwrap().awaits_guardian, "the guardian's word is not the child's");
    assert_eq!(stage.bookings(slot.id).await[0].state, S::Held);
    let token = token(&stage).await;
    booking::group::answer_consent(stage.db(), &stage.clock, &token, true).await.unwrap();
    assert_eq!(stage.bookings(slot.id).await[0].state, S::Confirmed);
    check(&stage, event.id, "agreed").await;
}

async fn token(stage: &Stage) -> String {
    let letters = stage.letters().await;
    letters
        .into_iter()
        .rev()
        .find_map(|(to, letter)| match letter {
            Letter::VisitConsentRequest { token, .. } => Some((to, token)),
            _ => None,
        })
        .map(|(to, token)| {
            assert_eq!(to, "mutter@example.org");
            token
        })
        .expect("a request to the guardian")
}

async fn without_an_answer_the_place_goes_to_the_next(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = guarded(&stage, 1).await;
    let child = stage.born("kind", Some(day(2011, 5, 5))).await;
    let grown = stage.born("gross", Some(day(1999, 5, 5))).await;
    let mut asks = draft(&[&slot]);
    asks.people[0].guardian_mail = Some("mutter@example.org".into());
    let booked = stage.book(&child, &event, asks).await.unwrap();
    stage.book(&grown, &event, waiting(&[&slot])).await.unwrap();
    stage.pass(TimeDelta::days(7));
    assert_eq!(booking::run_due(stage.db(), &stage.clock).await.unwrap().lapsed, 1);
    let rows = stage.bookings(slot.id).await;
    assert_eq!((rows[0].state, rows[0].end_reason), (S::Cancelled, Some(EndReason::NoConsent)));
    assert_eq!(rows[1].state, S::Confirmed);
    assert_eq!(stage.news_to("kind@example.org").await, [BookingNews::AwaitsGuardian, BookingNews::Lapsed]);
    assert!(stage.itinerary(booked.itinerary_id).await.cancelled_at.is_some());
    let token = token(&stage).await;
    let late = booking::group::answer_consent(stage.db(), &stage.clock, &token, true).await.unwrap_err();
    assert!(matches!(late.kind(), ErrorKind::NotFound | ErrorKind::Conflict), "{late}");
    check(&stage, event.id, "lapsed").await;
}

async fn what_the_account_knows_counts(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = guarded(&stage, 5).await;
    let grown = stage.born("gross", Some(day(1999, 5, 5))).await;
    let mut pretends = draft(&[&slot]);
    pretends.people[0].birth_date = Some(day(2011, 5, 5));
    let booked = stage.book(&grown, &event, pretends).await.unwrap();
    assert_eq!(states(&booked), [S::Confirmed]);
    let child = stage.born("kind", Some(day(2011, 5, 5))).await;
    let mut pretends = draft(&[&slot]);
    pretends.people[0].birth_date = Some(day(1999, 5, 5));
    assert_eq!(
        wrong(stage.book(&child, &event, pretends).await),
        [("people.0.guardian_mail".into(), "missing")]
    );
}

async fn whoever_waits_for_a_guardian_is_passed_over(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = guarded(&stage, 1).await;
    let grown = stage.born("gross", Some(day(1999, 5, 5))).await;
    let child = stage.born("kind", Some(day(2011, 5, 5))).await;
    let first = stage.book(&grown, &event, draft(&[&slot])).await.unwrap();
    let mut asks = waiting(&[&slot]);
    asks.people[0].guardian_mail = Some("mutter@example.org".into());
    stage.book(&child, &event, asks).await.unwrap();
    stage.cancel(&grown, &first).await.unwrap();
    assert_eq!(stage.counts(slot.id).await, (0, 1), "nothing is confirmed before the guardian agreed");
    let token = token(&stage).await;
    booking::group::answer_consent(stage.db(), &stage.clock, &token, true).await.unwrap();
    assert_eq!(stage.counts(slot.id).await, (1, 0));
    check(&stage, event.id, "agreed").await;
}
