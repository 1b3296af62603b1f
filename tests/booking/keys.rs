//! A repeated request does no harm (S4).
use std::sync::Arc;

use lotse_domain::{ErrorKind, booking::itinerary};
use lotse_tests::{Backend, on_both_databases};

use crate::{
    checker::check,
    stage::{Stage, draft, waiting, wrong},
};

on_both_databases!(
    the_same_key_gives_the_same_answer_also_when_it_is_full_now,
    another_request_with_the_same_key_is_refused,
    many_at_the_same_moment_have_one_effect,
    a_refusal_leaves_no_key_behind,
);

async fn the_same_key_gives_the_same_answer_also_when_it_is_full_now(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = stage.date(1, false).await;
    let people = stage.people("p", 2).await;
    let first = stage.book_once(&people[0], &event, draft(&[&slot]), "k").await.unwrap();
    let again = stage.book_once(&people[0], &event, draft(&[&slot]), "k").await.unwrap();
    assert_eq!(first, again);
    assert_eq!(stage.counts(slot.id).await, (1, 0));
    assert_eq!(stage.letters().await.len(), 1);
    let other = stage.book_once(&people[1], &event, draft(&[&slot]), "k").await.unwrap_err();
    assert_eq!(other.kind(), ErrorKind::Conflict, "somebody else's key is another one");
}

async fn another_request_with_the_same_key_is_refused(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = stage.date(5, true).await;
    let jana = stage.person("jana").await;
    stage.book_once(&jana, &event, draft(&[&slot]), "k").await.unwrap();
    let other = stage.book_once(&jana, &event, waiting(&[&slot]), "k").await;
    assert_eq!(wrong(other), [("idempotency_key".into(), "reused")]);
}

async fn many_at_the_same_moment_have_one_effect(backend: Backend) {
    let stage = Arc::new(Stage::set(backend).await);
    let (event, slot) = stage.date(1, false).await;
    let jana = stage.person("jana").await;
    let mut running = tokio::task::JoinSet::new();
    for _ in 0..30 {
        let (stage, jana, event, slot) = (Arc::clone(&stage), jana.clone(), event.clone(), slot.clone());
        running.spawn(async move { stage.book_once(&jana, &event, draft(&[&slot]), "k").await });
    }
    let answers = running.join_all().await;
    let first = answers[0].as_ref().unwrap();
    assert!(answers.iter().all(|answer| answer.as_ref().is_ok_and(|booked| booked == first)), "{answers:?}");
    assert_eq!(stage.all::<itinerary::Entity>().await.len(), 1);
    assert_eq!(stage.letters().await.len(), 1);
    check(&stage, event.id, "once").await;
}

async fn a_refusal_leaves_no_key_behind(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = stage.date(1, false).await;
    let people = stage.people("p", 2).await;
    let first = stage.book(&people[0], &event, draft(&[&slot])).await.unwrap();
    stage.book_once(&people[1], &event, draft(&[&slot]), "k").await.unwrap_err();
    stage.cancel(&people[0], &first).await.unwrap();
    stage.book_once(&people[1], &event, draft(&[&slot]), "k").await.unwrap();
    assert_eq!(stage.counts(slot.id).await, (1, 0));
}
