//! What the clock does.
use chrono::TimeDelta;
use lotse_domain::{
    Db,
    booking::{self, BookingState as S, EndReason, Kept, PersonDraft},
    mail::BookingNews,
};
use lotse_tests::{Backend, on_both_databases};

use crate::{
    checker::check,
    stage::{Stage, class, draft, waiting},
};
use lotse_domain::grant::Role;

on_both_databases!(
    names_are_asked_for_and_places_without_go_back,
    a_group_without_any_name_ends,
    the_day_before_everybody_is_reminded_once,
);

async fn run(stage: &Stage) -> Kept {
    booking::run_due(stage.db(), &stage.clock).await.unwrap()
}

/// Several at the same moment, half of them as another process would.
async fn run_at_once(stage: &Stage) {
    let other = Db::connect(&stage.database.url, 4).await.unwrap();
    let mut running = tokio::task::JoinSet::new();
    for number in 0..6 {
        let db = if number % 2 == 0 { stage.db().clone() } else { other.clone() };
        let clock = stage.clock.clone();
        running.spawn(async move { booking::run_due(&db, &clock).await });
    }
    for answer in running.join_all().await {
        answer.unwrap();
    }
}

async fn names_are_asked_for_and_places_without_go_back(backend: Backend) {
    let stage = Stage::set(backend).await;
    let school = stage.school("Goetheschule").await;
    let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
    let (event, slot) = stage.date(20, true).await;
    let mut group = class(&school, 19, &[&slot]);
    let person = |name: &str| PersonDraft {
        name: name.into(),
        mail: Some(format!("{name}@x.example")),
        ..Default::default()
    };
    group.people = vec![person("mia"), person("tom")];
    let booked = stage.book(&teacher, &event, group).await.unwrap();
    for actor in stage.people("p", 4).await {
        stage.book(&actor, &event, waiting(&[&slot])).await.unwrap();
    }
    assert_eq!(stage.counts(slot.id).await, (20, 3));
    // The week before, less three days.
    stage.clock.set(event.starts_at - TimeDelta::days(10));
    assert_eq!(run(&stage).await, Kept { names_asked: 1, ..Kept::default() });
    assert_eq!(run(&stage).await, Kept::default(), "once");
    stage.clock.set(event.starts_at - TimeDelta::days(7));
    run_at_once(&stage).await;
    assert_eq!(stage.places(booked.itinerary_id).await.len(), 2);
    assert_eq!(stage.itinerary(booked.itinerary_id).await.size, 2);
    assert_eq!(stage.counts(slot.id).await, (6, 0));
    assert_eq!(run(&stage).await, Kept::default());
    assert_eq!(
        stage.news_to("lehrerin@example.org").await,
        [BookingNews::Booked, BookingNews::NamesWanted, BookingNews::Unnamed]
    );
    assert_eq!(stage.news_to("mia@x.example").await, [BookingNews::Ticket]);
    check(&stage, event.id, "unnamed").await;
}

async fn a_group_without_any_name_ends(backend: Backend) {
    let stage = Stage::set(backend).await;
    let school = stage.school("Goetheschule").await;
    let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
    let (event, slot) = stage.date(20, true).await;
    let booked = stage.book(&teacher, &event, class(&school, 19, &[&slot])).await.unwrap();
    stage.clock.set(event.starts_at - TimeDelta::days(7));
    assert_eq!(run(&stage).await.unnamed, 19);
    let row = stage.bookings(slot.id).await.remove(0);
    assert_eq!((row.state, row.end_reason), (S::Cancelled, Some(EndReason::Unnamed)));
    assert!(stage.itinerary(booked.itinerary_id).await.cancelled_at.is_some());
    assert_eq!(run(&stage).await, Kept::default());
    check(&stage, event.id, "ended").await;
}

async fn the_day_before_everybody_is_reminded_once(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = stage.date(1, true).await;
    let people = stage.people("p", 2).await;
    stage.book(&people[0], &event, draft(&[&slot])).await.unwrap();
    stage.book(&people[1], &event, waiting(&[&slot])).await.unwrap();
    stage.clock.set(event.starts_at - TimeDelta::days(2));
    assert_eq!(run(&stage).await.reminded, 0);
    stage.clock.set(event.starts_at - TimeDelta::days(1));
    run_at_once(&stage).await;
    assert_eq!(run(&stage).await.reminded, 0);
    assert_eq!(stage.news_to("p0@example.org").await, [BookingNews::Booked, BookingNews::Reminder]);
    assert_eq!(stage.news_to("p1@example.org").await, [BookingNews::Waiting]);
}
