//! Every step from every state: what is not in the table is refused, names the state, and changes nothing.
use lotse_domain::{
    ErrorKind,
    vacancy::{
        VacancyState as S,
        desk::{self, CloseReason, DeskStep, Remark},
    },
};
use lotse_tests::{Backend, on_both_databases};

use crate::world::{World, posting};

on_both_databases!(every_step_of_a_company_from_every_state, every_step_of_a_manager_from_every_state);

async fn every_step_of_a_company_from_every_state(backend: Backend) {
    let world = World::start(backend).await;
    let steps = [
        DeskStep::Submit,
        DeskStep::TakeBack,
        DeskStep::Pause,
        DeskStep::Resume,
        DeskStep::Close(CloseReason::FilledHere),
        DeskStep::Close(CloseReason::Cancelled),
        DeskStep::Renew { until: None },
    ];
    for from in S::ALL {
        for step in steps {
            let mut posting = posting();
            posting.vacancy.title = format!("Mechaniker {from} {step:?}");
            let id = world.published_as(posting).await.vacancy.id;
            world.force(id, *from).await;
            let to = match (from, step) {
                (S::Draft | S::Paused | S::Expired | S::Withdrawn, DeskStep::Submit) => Some(S::InReview),
                (S::InReview, DeskStep::TakeBack) => Some(S::Draft),
                (S::Published, DeskStep::Pause) => Some(S::Paused),
                (S::Published | S::Paused | S::Expired, DeskStep::Close(CloseReason::FilledHere)) => {
                    Some(S::Filled)
                }
                (
                    S::Draft | S::InReview | S::Published | S::Paused,
                    DeskStep::Close(CloseReason::Cancelled),
                ) => Some(S::Withdrawn),
                (S::Paused, DeskStep::Resume)
                | (S::Published | S::Expired | S::Withdrawn, DeskStep::Renew { .. }) => Some(S::Published),
                _ => None,
            };
            let before = world.own(id).await;
            match (world.step(id, step).await, to) {
                (Ok(own), Some(to)) => assert_eq!(own.vacancy.state, to, "{from} {step:?}"),
                (Err(err), None) => {
                    assert_eq!(err.kind(), ErrorKind::Conflict, "{from} {step:?}");
                    assert!(err.to_string().contains(from.as_str()), "{err}");
                    let after = world.own(id).await;
                    assert_eq!((after.vacancy, after.desk), (before.vacancy, before.desk));
                }
                (answer, to) => panic!("{from} {step:?}: {answer:?} instead of {to:?}"),
            }
            assert_eq!(world.is_public(id).await, world.state(id).await == S::Published);
        }
    }
}

async fn every_step_of_a_manager_from_every_state(backend: Backend) {
    let world = World::start(backend).await;
    let remark = || vec![Remark { field: "title".into(), text: "Bitte genauer".into() }];
    for from in S::ALL {
        for step in ["publish", "send_back", "withdraw"] {
            let mut posting = posting();
            posting.vacancy.title = format!("Mechaniker {from} {step}");
            let id = world.published_as(posting).await.vacancy.id;
            world.force(id, *from).await;
            let to = match (from, step) {
                (S::InReview, "publish") => Some(S::Published),
                (S::InReview, "send_back") => Some(S::Draft),
                (S::Published, "send_back") => Some(S::Paused),
                (S::InReview | S::Published | S::Paused, "withdraw") => Some(S::Withdrawn),
                _ => None,
            };
            let (db, clock, manager) = (world.db(), &world.clock, &world.manager);
            let cluster = world.cluster.id;
            let answer = match step {
                "publish" => desk::publish(db, clock, manager, cluster, id).await,
                "send_back" => desk::send_back(db, clock, manager, cluster, id, remark()).await,
                _ => desk::withdraw(db, clock, manager, cluster, id, "Gibt es nicht").await,
            };
            match (answer, to) {
                (Ok(()), Some(to)) => assert_eq!(world.state(id).await, to, "{from} {step}"),
                (Err(err), None) => {
                    // A draft is the company's alone.
                    let kind = if *from == S::Draft { ErrorKind::NotFound } else { ErrorKind::Conflict };
                    assert_eq!(err.kind(), kind, "{from} {step}");
                    assert!(*from == S::Draft || err.to_string().contains(from.as_str()), "{err}");
                    assert_eq!(world.state(id).await, *from);
                }
                (answer, to) => panic!("{from} {step}: {answer:?} instead of {to:?}"),
            }
        }
    }
}
