//! Many at the same moment (S1, S2, S3, S5).
use std::sync::Arc;

use lotse_domain::{
    Actor, Db, ErrorKind,
    booking::{self, BookingDraft, BookingState as S, Change},
    event::{
        Event, WaitingRule,
        question::{option, option::EventOption, quota},
        slot::Slot,
    },
    grant::Role,
    unit_of_work::in_transaction,
};
use lotse_tests::{Backend, crowd, on_both_databases};
use sea_orm::{IntoActiveModel, entity::prelude::*};

use crate::{
    checker::{Rows, check},
    stage::{Stage, class, draft, waiting},
};

on_both_databases!(
    two_hundred_for_ten_places_are_ten,
    without_the_guard_the_same_rush_oversells,
    groups_of_mixed_size_never_oversell,
    cancels_and_resizes_in_between,
    the_last_option_goes_once,
    a_school_never_gets_more_than_its_share,
    the_same_person_is_in_one_place,
    the_same_person_gets_one_itinerary,
);

const PEOPLE: usize = 200;
const PLACES: i32 = 10;

/// All at once; how many were booked, and how the others were refused.
async fn rush(
    stage: &Arc<Stage>,
    db: &Db,
    event: &Event,
    wanted: Vec<(Actor, BookingDraft)>,
) -> (Vec<booking::Booked>, Vec<ErrorKind>) {
    let mut running = tokio::task::JoinSet::new();
    for (actor, draft) in wanted {
        let (stage, event, db) = (Arc::clone(stage), event.clone(), db.clone());
        running.spawn(async move { booking::book(&db, &stage.clock, &actor, event.id, draft, None).await });
    }
    let (mut booked, mut refused) = (Vec::new(), Vec::new());
    for answer in running.join_all().await {
        match answer {
            Ok(answer) => booked.push(answer),
            Err(err) => refused.push(err.kind()),
        }
    }
    (booked, refused)
}

async fn for_ten_places(
    backend: Backend,
    guarded: bool,
    wait: bool,
) -> (Arc<Stage>, Rows, usize, Vec<ErrorKind>) {
    let stage = Arc::new(Stage::set(backend).await);
    let (event, slot) = stage.date(PLACES, true).await;
    let people = stage.people("p", PEOPLE).await;
    let want = || BookingDraft { wait, ..draft(&[&slot]) };
    let db = stage.db().racing(guarded);
    let (booked, refused) =
        rush(&stage, &db, &event, people.into_iter().map(|actor| (actor, want())).collect()).await;
    let rows = Rows::read(&stage, event.id).await;
    (stage, rows, booked.len(), refused)
}

fn confirmed(rows: &Rows) -> i32 {
    rows.bookings.iter().filter(|booking| booking.state == S::Confirmed).map(|booking| booking.weight).sum()
}

async fn two_hundred_for_ten_places_are_ten(backend: Backend) {
    let (stage, rows, booked, refused) = for_ten_places(backend, true, false).await;
    rows.hold("rush");
    assert_eq!((confirmed(&rows), booked), (PLACES, 10));
    assert_eq!(refused, vec![ErrorKind::Conflict; PEOPLE - 10]);
    assert_eq!(rows.bookings.len(), 10, "a refusal leaves nothing behind");
    assert_eq!(stage.letters().await.len(), 10, "what was refused is never mailed as confirmed");
    let (_, rows, booked, refused) = for_ten_places(backend, true, true).await;
    rows.hold("rush with a waiting list");
    assert_eq!((confirmed(&rows), booked, refused.len()), (PLACES, PEOPLE, 0));
    let waiting = rows.bookings.iter().filter(|booking| booking.state == S::Waitlisted).count();
    assert_eq!(waiting, PEOPLE - 10);
}

async fn without_the_guard_the_same_rush_oversells(backend: Backend) {
    let (_, rows, ..) = for_ten_places(backend, false, false).await;
    assert!(confirmed(&rows) > PLACES, "{} of {PLACES}: the race is none", confirmed(&rows));
}

async fn teachers(stage: &Stage, count: usize) -> (lotse_domain::school::School, Vec<Actor>) {
    let school = stage.school("Goetheschule").await;
    let mut teachers = Vec::new();
    for number in 0..count {
        teachers.push(stage.with_role(&format!("t{number}"), Role::Teacher, school.id).await);
    }
    (school, teachers)
}

async fn groups_of_mixed_size_never_oversell(backend: Backend) {
    let stage = Arc::new(Stage::set(backend).await);
    let (school, teachers) = teachers(&stage, 40).await;
    for (title, rule) in [("Streng", WaitingRule::Strict), ("Passend", WaitingRule::Fit)] {
        let event = Event { waiting_rule: rule, ..stage.event(title) };
        let slots = [crowd::slot(&event, "Früh", 50, true), {
            let late = crowd::slot(&event, "Spät", 60, true);
            Slot { starts_at: late.ends_at, ends_at: late.ends_at + (late.ends_at - late.starts_at), ..late }
        }];
        crowd::enter(stage.db(), &event, &slots).await;
        let sizes = [2, 27, 5, 31, 3, 12, 8, 2];
        let want =
            teachers.iter().cloned().zip(sizes.iter().cycle()).enumerate().map(|(at, (actor, size))| {
                let both = [&slots[0], &slots[1]];
                let some = if at % 3 == 0 { &both[..] } else { &both[at % 2..=at % 2] };
                let mut group = class(&school, *size, some);
                group.wait = at % 4 == 1;
                (actor, group)
            });
        let (booked, refused) = rush(&stage, stage.db(), &event, want.collect()).await;
        assert_eq!(booked.len() + refused.len(), 40);
        assert!(refused.iter().all(|kind| *kind == ErrorKind::Conflict), "{refused:?}");
        check(&stage, event.id, title).await;
    }
}

async fn cancels_and_resizes_in_between(backend: Backend) {
    let stage = Arc::new(Stage::set(backend).await);
    let (school, teachers) = teachers(&stage, 6).await;
    let (event, slot) = stage.date(20, true).await;
    let people = stage.people("p", 60).await;
    let mut early = Vec::new();
    for actor in &people[..10] {
        early.push((actor.clone(), stage.book(actor, &event, draft(&[&slot])).await.unwrap()));
    }
    let group = stage.book(&teachers[0], &event, class(&school, 8, &[&slot])).await.unwrap();
    let mut running = tokio::task::JoinSet::new();
    for (at, actor) in people[10..].iter().cloned().enumerate() {
        let (stage, event, slot) = (Arc::clone(&stage), event.clone(), slot.clone());
        running.spawn(async move {
            let draft = if at % 2 == 0 { waiting(&[&slot]) } else { draft(&[&slot]) };
            stage.book(&actor, &event, draft).await.map(|_| ())
        });
    }
    for (actor, booked) in early {
        let stage = Arc::clone(&stage);
        running.spawn(async move { stage.cancel(&actor, &booked).await });
    }
    for size in [4, 12, 2, 9, 6] {
        let (stage, teacher, id) = (Arc::clone(&stage), teachers[0].clone(), group.itinerary_id);
        running.spawn(async move {
            let change = Change { size: Some(size), ..Change::default() };
            booking::change(stage.db(), &stage.clock, &teacher, id, change, None).await.map(|_| ())
        });
    }
    for answer in running.join_all().await {
        if let Err(err) = answer {
            assert_eq!(err.kind(), ErrorKind::Conflict, "{err}");
        }
    }
    let rows = Rows::read(&stage, event.id).await;
    rows.hold("in between");
    let slot = &rows.slots[0];
    assert!(slot.waiting == 0 || slot.free() == 0, "nobody waits while places are free: {slot:?}");
}

async fn the_last_option_goes_once(backend: Backend) {
    let stage = Arc::new(Stage::set(backend).await);
    let (event, slot) = stage.date(100, false).await;
    let offered = EventOption {
        id: Uuid::now_v7(),
        event_id: event.id,
        position: 0,
        topic: "Essen".into(),
        label: "Erbsen".into(),
        capacity: Some(3),
        taken: 0,
        retired_at: None,
    };
    let row = offered.clone();
    in_transaction(stage.db(), move |txn| {
        let row = row.clone().into_active_model().reset_all();
        Box::pin(async move {
            option::Entity::insert(row).exec_without_returning(txn).await?;
            Ok(())
        })
    })
    .await
    .unwrap();
    let people = stage.people("p", 40).await;
    let want = people.into_iter().map(|actor| {
        let mut draft = draft(&[&slot]);
        draft.people[0].options = vec![offered.id];
        (actor, draft)
    });
    let (booked, refused) = rush(&stage, stage.db(), &event, want.collect()).await;
    assert_eq!((booked.len(), refused.len()), (3, 37));
    assert_eq!(stage.all::<option::Entity>().await[0].taken, 3);
    assert_eq!(stage.counts(slot.id).await, (3, 0));
    check(&stage, event.id, "options").await;
}

async fn a_school_never_gets_more_than_its_share(backend: Backend) {
    let stage = Arc::new(Stage::set(backend).await);
    let school = stage.school("Goetheschule").await;
    let event = Event { school_most: Some(7), ..stage.event("Berufetag") };
    let slot = crowd::slot(&event, "Termin", 100, false);
    crowd::enter(stage.db(), &event, std::slice::from_ref(&slot)).await;
    let want = stage.people("p", 40).await.into_iter().map(|actor| {
        let mut draft = draft(&[&slot]);
        draft.people[0].school_id = Some(school.id);
        (actor, draft)
    });
    let (booked, refused) = rush(&stage, stage.db(), &event, want.collect()).await;
    assert_eq!((booked.len(), refused.len()), (7, 33));
    assert_eq!(stage.all::<quota::Entity>().await[0].taken, 7);
    assert_eq!(stage.counts(slot.id).await, (7, 0));
}

async fn the_same_person_is_in_one_place(backend: Backend) {
    let stage = Arc::new(Stage::set(backend).await);
    let jana = stage.person("jana").await;
    let mut dates = Vec::new();
    for _ in 0..12 {
        dates.push(stage.date(5, false).await);
    }
    let mut running = tokio::task::JoinSet::new();
    for (event, slot) in dates.clone() {
        let (stage, jana) = (Arc::clone(&stage), jana.clone());
        running.spawn(async move { stage.book(&jana, &event, draft(&[&slot])).await });
    }
    let answers = running.join_all().await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
    for answer in answers.into_iter().filter_map(Result::err) {
        assert_eq!(answer.kind(), ErrorKind::Conflict, "{answer}");
    }
    let mut taken = 0;
    for (event, slot) in &dates {
        taken += stage.counts(slot.id).await.0;
        check(&stage, event.id, "at the same time").await;
    }
    assert_eq!(taken, 1);
}

async fn the_same_person_gets_one_itinerary(backend: Backend) {
    let stage = Arc::new(Stage::set(backend).await);
    let jana = stage.person("jana").await;
    let event = stage.event("Messe");
    let talk = |hour: i64| {
        let talk = crowd::slot(&event, &format!("Vortrag {hour}"), 5, false);
        let starts_at = event.starts_at + chrono::TimeDelta::hours(hour);
        Slot { starts_at, ends_at: starts_at + chrono::TimeDelta::hours(1), ..talk }
    };
    let talks: Vec<Slot> = (0..8).map(talk).collect();
    crowd::enter(stage.db(), &event, &talks).await;
    // Each is asked for twice.
    let want = talks.iter().chain(&talks).map(|talk| (jana.clone(), draft(&[talk])));
    let (booked, refused) = rush(&stage, stage.db(), &event, want.collect()).await;
    assert_eq!((booked.len(), refused), (8, vec![ErrorKind::Conflict; 8]));
    let first = booked[0].itinerary_id;
    assert!(booked.iter().all(|booked| booked.itinerary_id == first));
    assert_eq!(stage.places(first).await.len(), 1);
    check(&stage, event.id, "one itinerary").await;
}
