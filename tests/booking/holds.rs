//! Places that are kept for a short while.
use chrono::TimeDelta;
use lotse_domain::{
    ErrorKind,
    booking::{self, BookingDraft, BookingState as S, PersonDraft, own::HOLD_MINUTES},
    mail::BookingNews,
};
use lotse_tests::{Backend, on_both_databases};

use crate::{
    checker::check,
    stage::{Stage, draft, states, waiting},
};

on_both_databases!(a_hold_is_made_good_or_lapses, a_hold_of_a_child_asks_the_guardian_when_it_is_made_good);

async fn a_hold_is_made_good_or_lapses(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = stage.date(2, true).await;
    let people = stage.people("p", 3).await;
    let hold = || BookingDraft { hold: true, ..draft(&[&slot]) };
    let first = stage.book(&people[0], &event, hold()).await.unwrap();
    let second = stage.book(&people[1], &event, hold()).await.unwrap();
    assert_eq!(states(&first), [S::Held]);
    assert_eq!(first.bookings[0].held_until, Some(stage.now() + TimeDelta::minutes(HOLD_MINUTES)));
    stage.book(&people[2], &event, waiting(&[&slot])).await.unwrap();
    assert!(stage.news_to("p0@example.org").await.is_empty(), "nothing is said before it is good");
    let confirm =
        |actor, id| booking::confirm_hold(stage.db(), &stage.clock, actor, id, BookingDraft::default(), None);
    let good = confirm(&people[0], first.itinerary_id).await.unwrap();
    assert_eq!(states(&good), [S::Confirmed]);
    assert_eq!(confirm(&people[0], first.itinerary_id).await.unwrap(), good, "again it does nothing");
    assert_eq!(stage.news_to("p0@example.org").await, [BookingNews::Booked]);
    stage.pass(TimeDelta::minutes(HOLD_MINUTES));
    let late = confirm(&people[1], second.itinerary_id).await.unwrap_err();
    assert_eq!(late.kind(), ErrorKind::Conflict);
    assert_eq!(booking::run_due(stage.db(), &stage.clock).await.unwrap().lapsed, 1);
    assert_eq!(stage.counts(slot.id).await, (2, 0), "who waited has it");
    assert!(stage.news_to("p1@example.org").await.is_empty());
    assert_eq!(confirm(&people[1], second.itinerary_id).await.unwrap_err().kind(), ErrorKind::Conflict);
    check(&stage, event.id, "holds").await;
}

async fn a_hold_of_a_child_asks_the_guardian_when_it_is_made_good(backend: Backend) {
    let stage = Stage::set(backend).await;
    let event = lotse_domain::event::Event { consent_below: Some(18), ..stage.event("Ausflug") };
    let slot = lotse_tests::crowd::slot(&event, "Termin", 2, false);
    lotse_tests::crowd::enter(stage.db(), &event, std::slice::from_ref(&slot)).await;
    let child = stage.born("kind", Some(crate::stage::day(2011, 5, 5))).await;
    let held = stage.book(&child, &event, BookingDraft { hold: true, ..draft(&[&slot]) }).await.unwrap();
    let confirm = |guardian: Option<&str>| {
        let person = PersonDraft { guardian_mail: guardian.map(Into::into), ..PersonDraft::default() };
        let draft = BookingDraft { people: vec![person], ..BookingDraft::default() };
        booking::confirm_hold(stage.db(), &stage.clock, &child, held.itinerary_id, draft, None)
    };
    assert_eq!(crate::stage::wrong(confirm(None).await), [("people.0.guardian_mail".into(), "missing")]);
    let asked = confirm(Some("mutter@example.org")).await.unwrap();
    assert!(asked.awaits_guardian);
    assert_eq!(asked.bookings[0].held_until, Some(stage.now() + TimeDelta::days(7)));
    assert_eq!(stage.news_to("kind@example.org").await, [BookingNews::AwaitsGuardian]);
    check(&stage, event.id, "asked").await;
}
