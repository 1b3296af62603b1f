//! Giving back, and who moves up.
use chrono::TimeDelta;
use lotse_domain::{
    ErrorKind,
    booking::{self, BookingState as S, Change},
    event::{Event, WaitingRule},
    grant::Role,
    mail::BookingNews,
};
use lotse_tests::{Backend, crowd, on_both_databases};

use crate::{
    checker::check,
    stage::{Stage, class, draft, states, waiting},
};

on_both_databases!(
    whoever_waits_first_moves_up_at_once_and_is_told,
    a_large_group_is_passed_only_where_the_rule_says_so,
    an_offer_is_taken_in_time_or_lapses,
    too_late_is_too_late,
    some_of_it_can_be_given_back_and_other_added,
    nobody_else_cancels,
    who_waits_elsewhere_moves_up_when_their_time_is_free,
);

async fn whoever_waits_first_moves_up_at_once_and_is_told(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = stage.date(1, true).await;
    let people = stage.people("p", 3).await;
    let mut booked = Vec::new();
    for actor in &people {
        booked.push(stage.book(actor, &event, waiting(&[&slot])).await.unwrap());
    }
    stage.cancel(&people[0], &booked[0]).await.unwrap();
    stage.cancel(&people[0], &booked[0]).await.unwrap();
    let rows = stage.bookings(slot.id).await;
    assert_eq!(
        rows.iter().map(|row| row.state).collect::<Vec<_>>(),
        [S::Cancelled, S::Confirmed, S::Waitlisted]
    );
    assert_eq!(stage.news_to("p0@example.org").await, [BookingNews::Booked, BookingNews::Cancelled]);
    assert_eq!(stage.news_to("p1@example.org").await, [BookingNews::Waiting, BookingNews::MovedUp]);
    assert_eq!(stage.news_to("p2@example.org").await, [BookingNews::Waiting]);
    assert!(stage.itinerary(booked[0].itinerary_id).await.cancelled_at.is_some());
    check(&stage, event.id, "moved up").await;
}

async fn a_large_group_is_passed_only_where_the_rule_says_so(backend: Backend) {
    for rule in [WaitingRule::Strict, WaitingRule::Fit] {
        let stage = Stage::set(backend).await;
        let school = stage.school("Goetheschule").await;
        let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
        let event = Event { waiting_rule: rule, ..stage.event("Besuch") };
        let slot = crowd::slot(&event, "Termin", 2, true);
        crowd::enter(stage.db(), &event, std::slice::from_ref(&slot)).await;
        let people = stage.people("p", 2).await;
        let first = stage.book(&people[0], &event, draft(&[&slot])).await.unwrap();
        let mut group = class(&school, 2, &[&slot]);
        group.wait = true;
        let group = stage.book(&teacher, &event, group).await.unwrap();
        assert_eq!(states(&group), [S::Waitlisted], "{rule}: one place is not enough");
        let second = stage.book(&people[1], &event, waiting(&[&slot])).await.unwrap();
        let passes = rule == WaitingRule::Fit;
        let expected = if passes { S::Confirmed } else { S::Waitlisted };
        assert_eq!(states(&second), [expected], "{rule}");
        stage.cancel(&people[0], &first).await.unwrap();
        let found = stage.bookings(slot.id).await;
        let of_group = found.iter().find(|row| row.itinerary_id == group.itinerary_id).unwrap();
        let expected = if passes { S::Waitlisted } else { S::Confirmed };
        assert_eq!(of_group.state, expected, "{rule}");
        check(&stage, event.id, rule.as_str()).await;
    }
}

async fn an_offer_is_taken_in_time_or_lapses(backend: Backend) {
    let stage = Stage::set(backend).await;
    let event = Event { offer_hours: Some(24), ..stage.event("Seminar") };
    let slot = crowd::slot(&event, "Termin", 1, true);
    crowd::enter(stage.db(), &event, std::slice::from_ref(&slot)).await;
    let people = stage.people("p", 3).await;
    let mut booked = Vec::new();
    for actor in &people {
        booked.push(stage.book(actor, &event, waiting(&[&slot])).await.unwrap());
    }
    stage.cancel(&people[0], &booked[0]).await.unwrap();
    let offered = booked[1].bookings[0].booking_id;
    assert_eq!(stage.bookings(slot.id).await[1].state, S::Offered);
    let accept = |actor, id| booking::accept_offer(stage.db(), &stage.clock, actor, id);
    assert_eq!(accept(&people[2], offered).await.unwrap_err().kind(), ErrorKind::NotFound);
    stage.pass(TimeDelta::hours(24));
    assert_eq!(accept(&people[1], offered).await.unwrap_err().kind(), ErrorKind::Conflict);
    let kept = booking::run_due(stage.db(), &stage.clock).await.unwrap();
    assert_eq!(kept.lapsed, 1);
    assert_eq!(booking::run_due(stage.db(), &stage.clock).await.unwrap().lapsed, 0);
    let next = booked[2].bookings[0].booking_id;
    accept(&people[2], next).await.unwrap();
    accept(&people[2], next).await.unwrap();
    let found: Vec<S> = stage.bookings(slot.id).await.iter().map(|row| row.state).collect();
    assert_eq!(found, [S::Cancelled, S::Cancelled, S::Confirmed]);
    assert_eq!(
        stage.news_to("p1@example.org").await,
        [BookingNews::Waiting, BookingNews::Offered, BookingNews::Lapsed]
    );
    assert_eq!(
        stage.news_to("p2@example.org").await,
        [BookingNews::Waiting, BookingNews::Offered, BookingNews::Booked]
    );
    check(&stage, event.id, "offers").await;
}

async fn too_late_is_too_late(backend: Backend) {
    let stage = Stage::set(backend).await;
    let event = Event { cancel_until: Some(stage.now() + TimeDelta::days(2)), ..stage.event("Seminar") };
    let slot = crowd::slot(&event, "Termin", 1, true);
    crowd::enter(stage.db(), &event, std::slice::from_ref(&slot)).await;
    let people = stage.people("p", 2).await;
    let booked = stage.book(&people[0], &event, draft(&[&slot])).await.unwrap();
    let waits = stage.book(&people[1], &event, waiting(&[&slot])).await.unwrap();
    stage.pass(TimeDelta::days(3));
    assert_eq!(stage.cancel(&people[0], &booked).await.unwrap_err().kind(), ErrorKind::Conflict);
    assert_eq!(stage.counts(slot.id).await, (1, 1));
    stage.cancel(&people[1], &waits).await.unwrap();
    check(&stage, event.id, "late").await;
}

async fn some_of_it_can_be_given_back_and_other_added(backend: Backend) {
    let stage = Stage::set(backend).await;
    let event = stage.event("Seminar");
    let (one, two) = (crowd::slot(&event, "Früh", 1, true), crowd::slot(&event, "Zugleich", 1, true));
    crowd::enter(stage.db(), &event, &[one.clone(), two.clone()]).await;
    let people = stage.people("p", 2).await;
    let booked = stage.book(&people[0], &event, draft(&[&one])).await.unwrap();
    stage.book(&people[1], &event, waiting(&[&one])).await.unwrap();
    let change = |add: Vec<_>, drop: Vec<_>| {
        let change = Change { add, drop, ..Change::default() };
        booking::change(stage.db(), &stage.clock, &people[0], booked.itinerary_id, change, None)
    };
    assert_eq!(crate::stage::codes(change(vec![two.id], vec![]).await), ["clash"]);
    let changed = change(vec![two.id], vec![one.id]).await.unwrap();
    assert_eq!(
        changed.bookings.iter().map(|b| (b.slot_id, b.state)).collect::<Vec<_>>(),
        [(two.id, S::Confirmed)]
    );
    assert_eq!(stage.news_to("p0@example.org").await, [BookingNews::Booked, BookingNews::Changed]);
    assert_eq!(stage.news_to("p1@example.org").await, [BookingNews::Waiting, BookingNews::MovedUp]);
    check(&stage, event.id, "changed").await;
    booking::cancel_slots(stage.db(), &stage.clock, &people[0], booked.itinerary_id, vec![two.id], None)
        .await
        .unwrap();
    assert!(stage.itinerary(booked.itinerary_id).await.cancelled_at.is_some());
    check(&stage, event.id, "given back").await;
}

async fn nobody_else_cancels(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = stage.date(1, true).await;
    let people = stage.people("p", 2).await;
    let booked = stage.book(&people[0], &event, draft(&[&slot])).await.unwrap();
    let foreign = stage.cancel(&people[1], &booked).await.unwrap_err();
    assert_eq!(foreign.kind(), ErrorKind::NotFound);
    let stranger = lotse_domain::Actor::stranger("test");
    assert_eq!(stage.cancel(&stranger, &booked).await.unwrap_err().kind(), ErrorKind::Unauthenticated);
    assert_eq!(stage.counts(slot.id).await, (1, 0));
}

async fn who_waits_elsewhere_moves_up_when_their_time_is_free(backend: Backend) {
    let stage = Stage::set(backend).await;
    let event = stage.event("Seminar");
    let (one, two) = (crowd::slot(&event, "Eins", 1, true), crowd::slot(&event, "Zwei", 1, true));
    crowd::enter(stage.db(), &event, &[one.clone(), two.clone()]).await;
    let people = stage.people("p", 2).await;
    let other = stage.book(&people[1], &event, draft(&[&two])).await.unwrap();
    let own = stage.book(&people[0], &event, draft(&[&one])).await.unwrap();
    stage.book(&people[0], &event, waiting(&[&two])).await.unwrap();
    stage.cancel(&people[1], &other).await.unwrap();
    assert_eq!(stage.counts(two.id).await, (0, 1), "passed over: nobody is in two places");
    booking::cancel_slots(stage.db(), &stage.clock, &people[0], own.itinerary_id, vec![one.id], None)
        .await
        .unwrap();
    assert_eq!(stage.counts(two.id).await, (1, 0));
    check(&stage, event.id, "moved up").await;
}
