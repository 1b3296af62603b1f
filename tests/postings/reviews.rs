//! What managers do, and that nothing gets past them.
use chrono::TimeDelta;
use lotse_domain::{
    ErrorKind,
    mail::Letter,
    vacancy::{
        VacancyState as S,
        desk::{self, CloseReason, DeskStep, Remark, Review},
    },
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::prelude::Uuid;

use crate::world::{MANAGER, RECRUITER, World, posting, refused, wrong};

on_both_databases!(
    remarks_go_back_to_the_company_until_it_submits_again,
    a_change_of_a_published_one_waits_for_the_managers,
    what_a_manager_took_from_the_public_comes_back_through_a_manager_only,
    what_was_never_checked_is_never_renewed_into_the_public,
    the_checker_and_what_is_similar_help_to_decide,
);

fn remark(field: &str, text: &str) -> Remark {
    Remark { field: field.into(), text: text.into() }
}

async fn send_back(world: &World, id: Uuid, remarks: Vec<Remark>) -> Result<(), lotse_domain::DomainError> {
    desk::send_back(world.db(), &world.clock, &world.manager, world.cluster.id, id, remarks).await
}

async fn reviews(world: &World) -> Vec<Review> {
    desk::list_reviews(world.db(), &world.clock, &world.manager, world.cluster.id).await.unwrap()
}

async fn remarks_go_back_to_the_company_until_it_submits_again(backend: Backend) {
    let world = World::start(backend).await;
    let id = world.draft().await.vacancy.id;
    world.step(id, DeskStep::Submit).await.unwrap();
    let long = "x".repeat(1_001);
    for bad in [vec![], vec![remark("title", " ")], vec![remark("title", &long)], vec![remark("", "Warum?")]]
    {
        assert_eq!(wrong(send_back(&world, id, bad).await), ["remarks"]);
    }
    let remarks = vec![remark("pay_by_year", "Bitte die Vergütung nennen"), remark("vacancy", "Sonst gut")];
    send_back(&world, id, remarks.clone()).await.unwrap();
    let own = world.own(id).await;
    assert_eq!((own.vacancy.state, own.desk.remarks.0), (S::Draft, remarks.clone()));
    assert!(reviews(&world).await.is_empty());
    match &world.letters_to(RECRUITER).await[..] {
        [Letter::VacancySentBack { remarks: sent, vacancy_id, .. }] => {
            assert_eq!((sent, *vacancy_id), (&remarks, id));
        }
        other => panic!("{other:?}"),
    }
    world.change(id, None, posting()).await.unwrap();
    assert_eq!(world.own(id).await.desk.remarks.0, remarks, "they help while it is mended");
    let again = world.step(id, DeskStep::Submit).await.unwrap();
    assert!(again.desk.remarks.0.is_empty());
    assert_eq!(world.said_to(MANAGER).await, ["vacancy_submitted"; 2]);
    assert_eq!(refused(send_back(&world, Uuid::now_v7(), remarks).await), ErrorKind::NotFound);
}

async fn a_change_of_a_published_one_waits_for_the_managers(backend: Backend) {
    let world = World::start(backend).await;
    let id = world.published().await.vacancy.id;
    world.later(TimeDelta::hours(1));
    // Nothing that the public reads.
    let mut desk_only = posting();
    desk_only.most_open = Some(9);
    world.change(id, None, desk_only).await.unwrap();
    assert!(reviews(&world).await.is_empty());
    let mut other = posting();
    other.vacancy.places = Some(5);
    world.change(id, None, other.clone()).await.unwrap();
    assert!(world.is_public(id).await);
    let waiting = reviews(&world).await;
    assert!(waiting.len() == 1 && waiting[0].changed);
    let since = waiting[0].own.desk.submitted_at;
    assert_eq!(world.said_to(MANAGER).await, ["vacancy_submitted"; 2]);
    // Changing it once more neither writes again nor moves it down.
    world.later(TimeDelta::hours(1));
    other.vacancy.places = Some(6);
    world.change(id, None, other).await.unwrap();
    assert_eq!(reviews(&world).await[0].own.desk.submitted_at, since);
    assert_eq!(world.said_to(MANAGER).await.len(), 2);
    world.publish(id).await.unwrap();
    assert!(reviews(&world).await.is_empty() && world.is_public(id).await);
    assert_eq!(world.said_to(RECRUITER).await, ["vacancy_published"; 2]);
    let err = world.publish(id).await.unwrap_err();
    assert!(err.kind() == ErrorKind::Conflict && err.to_string().contains("published"), "{err}");
}

async fn what_a_manager_took_from_the_public_comes_back_through_a_manager_only(backend: Backend) {
    let world = World::start(backend).await;
    let id = world.published().await.vacancy.id;
    send_back(&world, id, vec![remark("description", "Das stimmt so nicht")]).await.unwrap();
    assert_eq!(world.state(id).await, S::Paused);
    world.step(id, DeskStep::Resume).await.unwrap();
    assert!(world.state(id).await == S::InReview && !world.is_public(id).await);
    world.publish(id).await.unwrap();
    assert!(world.is_public(id).await);

    let (db, clock, manager) = (world.db(), &world.clock, &world.manager);
    let withdraw = async |reason| desk::withdraw(db, clock, manager, world.cluster.id, id, reason).await;
    assert_eq!(wrong(withdraw("  ").await), ["reason"]);
    let application = world.waiting_application(id).await;
    withdraw("Diesen Platz gibt es nicht").await.unwrap();
    assert!(world.state(id).await == S::Withdrawn && !world.is_public(id).await);
    let told = world.application_state(application).await;
    assert_eq!(told, lotse_domain::application::ApplicationState::Rejected);
    let last = world.letters_to(RECRUITER).await.pop().unwrap();
    assert!(
        matches!(&last, Letter::VacancyWithdrawn { reason, .. } if reason == "Diesen Platz gibt es nicht")
    );
    world.step(id, DeskStep::Renew { until: None }).await.unwrap();
    assert!(world.state(id).await == S::InReview && !world.is_public(id).await);
}

async fn what_was_never_checked_is_never_renewed_into_the_public(backend: Backend) {
    let world = World::start(backend).await;
    let close = DeskStep::Close(CloseReason::Cancelled);
    let renew = DeskStep::Renew { until: None };
    let straight = world.draft().await.vacancy.id;
    let taken_back = world.draft().await.vacancy.id;
    let mended = world.published().await.vacancy.id;
    let ways: [(Uuid, &[DeskStep]); 3] = [
        (straight, &[close, renew]),
        (taken_back, &[DeskStep::Submit, DeskStep::TakeBack, close, renew]),
        (mended, &[DeskStep::Pause, DeskStep::Submit, DeskStep::TakeBack, close, renew]),
    ];
    for (id, steps) in ways {
        for step in steps {
            world.step(id, *step).await.unwrap();
        }
        assert_eq!(world.state(id).await, S::InReview, "{steps:?}");
    }
    // Changed while it was closed.
    let mut first = posting();
    first.vacancy.title = "Mechatroniker/in".into();
    let changed = world.published_as(first).await.vacancy.id;
    world.step(changed, close).await.unwrap();
    let mut other = posting();
    other.vacancy.title = "Geldbote".into();
    world.change(changed, None, other).await.unwrap();
    world.step(changed, renew).await.unwrap();
    assert_eq!(world.state(changed).await, S::InReview);
}

async fn the_checker_and_what_is_similar_help_to_decide(backend: Backend) {
    let world = World::start(backend).await;
    let shown = world.published().await.vacancy.id;
    let mut elsewhere = posting();
    elsewhere.vacancy.title = "INDUSTRIEMECHANIKER".into();
    elsewhere.vacancy.sites[0].postal_code = Some("23552".into());
    let same_title = world.published_as(elsewhere).await.vacancy.id;
    let mut apart = posting();
    apart.vacancy.title = "Koch/Köchin".into();
    apart.vacancy.occupation = None;
    let apart = world.published_as(apart).await.vacancy.id;

    let mut twin = posting();
    twin.vacancy.description = Some("Wir sind ein junges Team.".into());
    twin.vacancy.pay_by_year = vec![50_000];
    let id = world.create(twin).await.unwrap().vacancy.id;
    world.step(id, DeskStep::Submit).await.unwrap();
    let (db, clock, manager) = (world.db(), &world.clock, &world.manager);
    let review = desk::find_review(db, clock, manager, world.cluster.id, id).await.unwrap();
    let codes: Vec<_> = review.advice.iter().map(|piece| piece.code).collect();
    assert_eq!(codes, ["wording_age", "text_short", "pay_below_minimum"]);
    let similar: Vec<Uuid> = review.similar.iter().map(|view| view.vacancy.id).collect();
    assert_eq!(similar, [shown, same_title], "not {apart}");
    let nothing_waits = desk::find_review(db, clock, manager, world.cluster.id, shown).await;
    assert_eq!(refused(nothing_waits), ErrorKind::NotFound);
    // It says the same as the first, so it is not shown beside it; it takes over when that one goes.
    world.publish(id).await.unwrap();
    assert!(!world.is_public(id).await);
    world.step(shown, DeskStep::Pause).await.unwrap();
    assert!(world.is_public(id).await);
}
