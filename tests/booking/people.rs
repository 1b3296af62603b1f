//! One person who books.
use lotse_domain::{
    booking::{
        BookingDraft, BookingState as S, PersonDraft,
        itinerary::ItineraryKind,
        place::{PlaceAnswer, PlaceConsent},
    },
    event::{
        BookingMode, Event,
        question::{self, Choices, EventQuestion, QuestionKind, option, option::EventOption},
        slot::{Slot, SlotKind},
    },
    mail::{BookingNews, Letter},
    unit_of_work::in_transaction,
};
use lotse_tests::{Backend, crowd, on_both_databases};
use sea_orm::{IntoActiveModel, entity::prelude::*};
use serde_json::json;

use crate::{
    checker::check,
    stage::{Stage, codes, draft, states, waiting, wrong},
};

on_both_databases!(
    a_place_is_confirmed_and_the_mail_says_so,
    several_slots_are_booked_in_one_step_or_not_at_all,
    who_has_something_already_adds_to_it,
    a_full_slot_lets_people_wait,
    what_is_asked_is_answered_in_its_form,
    an_option_goes_as_long_as_there_is_one,
    the_wrong_fields_are_all_named,
);

async fn a_place_is_confirmed_and_the_mail_says_so(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = stage.date(1, false).await;
    let jana = stage.person("jana").await;
    let booked = stage.book(&jana, &event, draft(&[&slot])).await.unwrap();
    assert_eq!(states(&booked), [S::Confirmed]);
    assert!(!booked.awaits_guardian && booked.link_token.is_none());
    let itinerary = stage.itinerary(booked.itinerary_id).await;
    assert_eq!((itinerary.kind, itinerary.size), (ItineraryKind::Person, 1));
    let places = stage.places(itinerary.id).await;
    assert_eq!(places.len(), 1);
    assert_eq!(places[0].consent, PlaceConsent::NotNeeded);
    let ticket = places[0].ticket.clone().expect("a ticket");
    let letters = stage.letters().await;
    assert_eq!(letters.len(), 1);
    let (to, Letter::Booking { about, news, .. }) = &letters[0] else { panic!("{letters:?}") };
    assert_eq!((to.as_str(), *news), ("jana@example.org", BookingNews::Booked));
    assert_eq!(about.ticket, Some(ticket));
    assert!(about.holds && about.plan.len() == 1);
    assert_eq!(about.plan[0].state, S::Confirmed);
    check(&stage, event.id, "booked").await;
}

async fn several_slots_are_booked_in_one_step_or_not_at_all(backend: Backend) {
    let stage = Stage::set(backend).await;
    let event = stage.event("Messe");
    let entry = Slot { kind: SlotKind::Admission, ..crowd::slot(&event, "Eintritt", 9, false) };
    let talk = Slot { kind: SlotKind::Talk, ..crowd::slot(&event, "Vortrag", 9, false) };
    let full = Slot {
        kind: SlotKind::Talk,
        starts_at: talk.ends_at,
        ends_at: talk.ends_at + chrono::TimeDelta::hours(1),
        ..crowd::slot(&event, "Führung", 0, false)
    };
    crowd::enter(stage.db(), &event, &[entry.clone(), talk.clone(), full.clone()]).await;
    let jana = stage.person("jana").await;
    assert_eq!(codes(stage.book(&jana, &event, draft(&[&entry, &talk, &full])).await), ["full"]);
    assert!(stage.all::<lotse_domain::booking::Entity>().await.is_empty(), "nothing is left behind");
    assert!(stage.letters().await.is_empty());
    let booked = stage.book(&jana, &event, draft(&[&talk, &entry])).await.unwrap();
    assert_eq!(states(&booked), [S::Confirmed, S::Confirmed]);
    assert_eq!(stage.letters().await.len(), 1, "one mail for all");
    check(&stage, event.id, "booked").await;
}

async fn who_has_something_already_adds_to_it(backend: Backend) {
    let stage = Stage::set(backend).await;
    let event = stage.event("Messe");
    let entry = Slot { kind: SlotKind::Admission, ..crowd::slot(&event, "Eintritt", 9, false) };
    let talk = Slot { kind: SlotKind::Talk, ..crowd::slot(&event, "Vortrag", 9, false) };
    crowd::enter(stage.db(), &event, &[entry.clone(), talk.clone()]).await;
    let jana = stage.person("jana").await;
    let first = stage.book(&jana, &event, draft(&[&entry])).await.unwrap();
    assert_eq!(codes(stage.book(&jana, &event, draft(&[&entry, &talk])).await), ["booked_already"]);
    assert_eq!(stage.counts(talk.id).await, (0, 0), "the refusal took nothing");
    let second = stage.book(&jana, &event, draft(&[&talk])).await.unwrap();
    assert_eq!(first.itinerary_id, second.itinerary_id);
    assert_eq!(stage.news_to("jana@example.org").await, [BookingNews::Booked, BookingNews::Booked]);
    assert_eq!(stage.places(first.itinerary_id).await.len(), 1);
    check(&stage, event.id, "added").await;
    // Ended for good, it begins anew.
    stage.cancel(&jana, &first).await.unwrap();
    let third = stage.book(&jana, &event, draft(&[&entry])).await.unwrap();
    assert_ne!(third.itinerary_id, first.itinerary_id);
    check(&stage, event.id, "anew").await;
}

async fn a_full_slot_lets_people_wait(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = stage.date(1, true).await;
    let people = stage.people("p", 3).await;
    stage.book(&people[0], &event, draft(&[&slot])).await.unwrap();
    assert_eq!(codes(stage.book(&people[1], &event, draft(&[&slot])).await), ["full"], "who does not wait");
    for (ahead, actor) in people[1..].iter().enumerate() {
        let booked = stage.book(actor, &event, waiting(&[&slot])).await.unwrap();
        assert_eq!(states(&booked), [S::Waitlisted]);
        assert_eq!(booked.bookings[0].ahead, Some(ahead as u64));
    }
    assert_eq!(stage.news_to("p1@example.org").await, [BookingNews::Waiting]);
    check(&stage, event.id, "waiting").await;
}

fn asked(event: &Event, label: &str, kind: QuestionKind, required: bool) -> EventQuestion {
    EventQuestion {
        id: Uuid::now_v7(),
        event_id: event.id,
        position: 0,
        label: label.into(),
        hint: None,
        kind,
        choices: Choices(vec!["rot".into(), "blau".into()]),
        required,
        version: 1,
        replaces: None,
        retired_at: None,
    }
}

async fn ask(stage: &Stage, questions: Vec<EventQuestion>) {
    in_transaction(stage.db(), move |txn| {
        let rows = questions.clone().into_iter().map(|row| row.into_active_model().reset_all());
        let rows: Vec<_> = rows.collect();
        Box::pin(async move {
            question::Entity::insert_many(rows).exec_without_returning(txn).await?;
            Ok(())
        })
    })
    .await
    .unwrap();
}

async fn what_is_asked_is_answered_in_its_form(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = stage.date(9, false).await;
    let kinds = [
        (QuestionKind::Text, json!("Bus 5"), json!("x".repeat(201))),
        (QuestionKind::LongText, json!("eins\nzwei"), json!(5)),
        (QuestionKind::Number, json!(3), json!("drei")),
        (QuestionKind::YesNo, json!(false), json!("ja")),
        (QuestionKind::Choice, json!("rot"), json!("grün")),
        (QuestionKind::Choices, json!(["rot", "blau"]), json!(["rot", "rot"])),
        (QuestionKind::Date, json!("2026-11-23"), json!("heute")),
    ];
    let questions: Vec<_> =
        kinds.iter().map(|(kind, ..)| asked(&event, kind.as_str(), *kind, true)).collect();
    ask(&stage, questions.clone()).await;
    let jana = stage.person("jana").await;
    let all = |answer: fn(&(QuestionKind, serde_json::Value, serde_json::Value)) -> serde_json::Value| {
        let mut draft = draft(&[&slot]);
        draft.people[0].answers = questions
            .iter()
            .zip(&kinds)
            .map(|(question, kind)| PlaceAnswer { question_id: question.id, value: answer(kind) })
            .collect();
        draft
    };
    let found = wrong(stage.book(&jana, &event, all(|kind| kind.2.clone())).await);
    assert_eq!(found, vec![("people.0.answers".to_owned(), "form"); 7]);
    let found = wrong(stage.book(&jana, &event, draft(&[&slot])).await);
    assert_eq!(found, vec![("people.0.answers".to_owned(), "missing"); 7]);
    assert_eq!(stage.counts(slot.id).await, (0, 0));
    let mut strange = all(|kind| kind.1.clone());
    strange.people[0].answers.push(PlaceAnswer { question_id: Uuid::now_v7(), value: json!("x") });
    assert_eq!(wrong(stage.book(&jana, &event, strange).await), [("people.0.answers".into(), "unknown")]);
    let booked = stage.book(&jana, &event, all(|kind| kind.1.clone())).await.unwrap();
    assert_eq!(stage.places(booked.itinerary_id).await[0].answers.0.len(), 7);
}

async fn an_option_goes_as_long_as_there_is_one(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = stage.date(9, false).await;
    let offered = |label: &str, capacity| EventOption {
        id: Uuid::now_v7(),
        event_id: event.id,
        position: 0,
        topic: "Essen".into(),
        label: label.into(),
        capacity,
        taken: 0,
        retired_at: None,
    };
    let (pea, bean) = (offered("Erbsen", Some(1)), offered("Bohnen", None));
    let rows = [pea.clone(), bean.clone()];
    in_transaction(stage.db(), move |txn| {
        let rows: Vec<_> = rows.iter().map(|row| row.clone().into_active_model().reset_all()).collect();
        Box::pin(async move {
            option::Entity::insert_many(rows).exec_without_returning(txn).await?;
            Ok(())
        })
    })
    .await
    .unwrap();
    let with = |options: &[Uuid]| {
        let mut draft = draft(&[&slot]);
        draft.people[0].options = options.to_vec();
        draft
    };
    let people = stage.people("p", 3).await;
    let both = stage.book(&people[0], &event, with(&[pea.id, bean.id])).await;
    assert_eq!(wrong(both), [("people.0.options".into(), "twice")]);
    let first = stage.book(&people[0], &event, with(&[pea.id])).await.unwrap();
    let late = stage.book(&people[1], &event, with(&[pea.id])).await.unwrap_err();
    assert_eq!(late.kind(), lotse_domain::ErrorKind::Conflict);
    assert_eq!(stage.counts(slot.id).await, (1, 0), "the refusal gave the place back");
    stage.book(&people[1], &event, with(&[bean.id])).await.unwrap();
    stage.cancel(&people[0], &first).await.unwrap();
    stage.book(&people[2], &event, with(&[pea.id])).await.unwrap();
    let taken: Vec<i32> = {
        let mut options = stage.all::<option::Entity>().await;
        options.sort_by_key(|option| option.id);
        options.iter().map(|option| option.taken).collect()
    };
    assert_eq!(taken, [1, 1]);
}

async fn the_wrong_fields_are_all_named(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = stage.date(9, false).await;
    let jana = stage.person("jana").await;
    let long = "x".repeat(1_001);
    let bad = BookingDraft {
        people: vec![
            PersonDraft {
                name: "Jana\nMeyer".into(),
                birth_date: Some(crate::stage::day(2026, 1, 1)),
                school: Some("x".repeat(201)),
                school_id: Some(Uuid::now_v7()),
                ..Default::default()
            },
            PersonDraft::default(),
        ],
        phone: Some("call me".into()),
        note: Some(long),
        ..draft(&[&slot])
    };
    let found = wrong(stage.book(&jana, &event, bad).await);
    let found: Vec<(&str, &str)> = found.iter().map(|(field, code)| (field.as_str(), *code)).collect();
    let expected = [
        ("phone", "form"),
        ("note", "too_long"),
        ("people", "too_many"),
        ("people.0.name", "length"),
        ("people.0.birth_date", "out_of_range"),
        ("people.0.school", "length"),
        ("people.0.school_id", "unknown"),
    ];
    assert_eq!(found, expected);
    let nothing = BookingDraft::default();
    assert_eq!(wrong(stage.book(&jana, &event, nothing).await), [("slots".into(), "missing")]);
    let twice = draft(&[&slot, &slot]);
    assert_eq!(wrong(stage.book(&jana, &event, twice).await), [("slots".into(), "twice")]);
    let strange = BookingDraft { slots: vec![Uuid::now_v7()], ..Default::default() };
    assert_eq!(wrong(stage.book(&jana, &event, strange).await), [("slots".into(), "unknown")]);
    assert_eq!(event.mode, BookingMode::Direct);
    let wish = BookingDraft { wishes: vec![Uuid::now_v7()], ..draft(&[&slot]) };
    let refused = stage.book(&jana, &event, wish).await.unwrap_err();
    assert!(refused.to_string().contains("wishes"), "{refused}");
}
