//! What falls due by itself.
use chrono::{TimeDelta, TimeZone, Utc};
use lotse_domain::{
    Clock, ErrorKind,
    mail::Letter,
    vacancy::{
        VacancyState as S,
        desk::{self, DeskStep, Expired, PostingDraft},
    },
};
use lotse_tests::{Backend, on_both_databases};

use crate::world::{RECRUITER, World, day, posting, refused};

on_both_databases!(
    one_mail_a_week_before_the_last_day_and_the_end_after_it,
    days_are_those_of_berlin,
    what_is_renewed_lives_on,
    several_rounds_at_once_do_it_once,
);

async fn round(world: &World) -> Expired {
    desk::run_due(world.db(), &world.clock).await.unwrap()
}

fn did(warned: u64, expired: u64) -> Expired {
    Expired { warned, expired, reports_overdue: 0 }
}

async fn until(world: &World, last: chrono::NaiveDate) -> sea_orm::prelude::Uuid {
    world.published_as(PostingDraft { expires_on: Some(last), ..posting() }).await.vacancy.id
}

async fn one_mail_a_week_before_the_last_day_and_the_end_after_it(backend: Backend) {
    let world = World::start(backend).await;
    let id = until(&world, day(2026, 12, 24)).await;
    let draft = world.create(PostingDraft { expires_on: Some(day(2026, 12, 1)), ..posting() }).await.unwrap();
    let mut seen = Vec::new();
    // Day by day over six weeks, with several rounds a day.
    for _ in 0..42 {
        for _ in 0..3 {
            let done = round(&world).await;
            if done != did(0, 0) {
                seen.push((world.clock.now().date_naive(), done));
            }
            world.later(TimeDelta::hours(8));
        }
    }
    assert_eq!(seen, [(day(2026, 12, 17), did(1, 0)), (day(2026, 12, 25), did(0, 1))]);
    let letters = world.letters_to(RECRUITER).await;
    match &letters[..] {
        [
            Letter::VacancyPublished { .. },
            Letter::VacancyExpires { on, vacancy_id, .. },
            Letter::VacancyExpired { .. },
        ] => {
            assert_eq!((*on, *vacancy_id), (day(2026, 12, 24), id));
        }
        other => panic!("{other:?}"),
    }
    assert!(world.state(id).await == S::Expired && !world.is_public(id).await);
    assert_eq!(world.state(draft.vacancy.id).await, S::Draft, "what is not shown does not expire");
    assert_eq!(refused(world.step(id, DeskStep::Resume).await), ErrorKind::Conflict);
}

async fn days_are_those_of_berlin(backend: Backend) {
    let world = World::start(backend).await;
    let id = until(&world, day(2026, 12, 24)).await;
    // In winter midnight there is 23:00 in UTC.
    world.clock.set(Utc.with_ymd_and_hms(2026, 12, 24, 22, 59, 59).unwrap());
    assert_eq!(round(&world).await.expired, 0);
    assert!(world.is_public(id).await);
    world.clock.set(Utc.with_ymd_and_hms(2026, 12, 24, 23, 0, 0).unwrap());
    assert_eq!(round(&world).await.expired, 1);
    assert!(!world.is_public(id).await);
}

async fn what_is_renewed_lives_on(backend: Backend) {
    let world = World::start(backend).await;
    let id = until(&world, day(2026, 12, 1)).await;
    world.later(TimeDelta::days(3));
    assert_eq!(round(&world).await, did(1, 0));
    world.step(id, DeskStep::Renew { until: Some(day(2026, 12, 10)) }).await.unwrap();
    assert_eq!(round(&world).await, did(0, 0));
    world.later(TimeDelta::days(8));
    assert_eq!(round(&world).await, did(1, 0), "a new last day, a new mail");
    world.later(TimeDelta::days(8));
    assert_eq!(round(&world).await, did(0, 1));
    let again = world.step(id, DeskStep::Renew { until: None }).await.unwrap();
    assert_eq!(again.vacancy.state, S::Published);
    assert!(again.desk.expires_on > Some(day(2027, 5, 1)) && world.is_public(id).await);
    assert_eq!(round(&world).await, did(0, 0));
}

async fn several_rounds_at_once_do_it_once(backend: Backend) {
    let world = World::start(backend).await;
    for at in 0..6 {
        let mut posting = PostingDraft { expires_on: Some(day(2026, 12, 1)), ..posting() };
        posting.vacancy.title = format!("Mechaniker {at}");
        world.published_as(posting).await;
    }
    for (days, expected) in [(5, did(6, 0)), (10, did(0, 6))] {
        world.later(TimeDelta::days(days));
        let (a, b, c) = tokio::join!(round(&world), round(&world), round(&world));
        let sum = did(a.warned + b.warned + c.warned, a.expired + b.expired + c.expired);
        assert_eq!(sum, expected);
    }
    let told = world.said_to(RECRUITER).await;
    for name in ["vacancy_expires", "vacancy_expired"] {
        assert_eq!(told.iter().filter(|said| **said == name).count(), 6);
    }
}
