use chrono::TimeDelta;
use lotse_domain::{
    Actor, DomainError,
    application::{AnswerRule, ApplicationState as S, rule},
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::{IntoActiveModel, Set};

use crate::stage::{Stage, sent};

on_both_databases!(a_cluster_sets_its_days, only_managers_set_them);

fn short() -> AnswerRule {
    AnswerRule { due_days: 5, remind_days: vec![2, 4], nudge_day: 3, close_days: 10 }
}

async fn a_cluster_sets_its_days(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock, cluster) = (stage.db(), &stage.clock, stage.cluster_id);
    assert_eq!(rule::find(db.read(), cluster).await.unwrap(), AnswerRule::default());
    let mill = stage.house("Nordmehl", "mill.example").await;
    // Sent before: what was told stands, the next steps go by the new days.
    let before = stage.apply(&mill, "ada", true).await;
    let machine = Actor::operator("test");
    for days in [AnswerRule { due_days: 7, ..short() }, short()] {
        rule::set(db, clock, &machine, cluster, days.clone()).await.unwrap();
        assert_eq!(rule::find(db.read(), cluster).await.unwrap(), days);
    }
    let after = stage.apply(&mill, "ben", false).await;
    let mut row = stage.find(after).await.into_active_model();
    let due = Some(stage.start + TimeDelta::days(5));
    (row.due_at, row.answer_due_at) = (Set(due), Set(due));
    stage.change(row).await;
    for day in 0..=20 {
        stage.go_to(day);
        stage.run().await;
    }
    let end = |day| Some(stage.start + TimeDelta::days(day));
    let (before, after) = (stage.find(before).await, stage.find(after).await);
    assert_eq!((before.state, before.closed_at), (S::Unanswered, end(14)));
    assert_eq!((after.state, after.closed_at), (S::Unanswered, end(10)));
    let letters = stage.letters().await;
    let days: Vec<i64> = letters.keys().copied().collect();
    assert_eq!(days, [2, 4, 5, 10, 14]);
    assert_eq!(letters[&2][0], sent("admin@mill.example", "answers_due", "2"));
    assert_eq!(letters[&5], [sent("manager@cluster.example", "answers_overdue", "1")]);
}

async fn only_managers_set_them(backend: Backend) {
    let stage = Stage::set(backend).await;
    stage.house("Nordmehl", "mill.example").await;
    let set = |actor: Actor, rule: AnswerRule| {
        let stage = &stage;
        async move { rule::set(stage.db(), &stage.clock, &actor, stage.cluster_id, rule).await }
    };
    let stranger = set(Actor::stranger("test"), short()).await;
    assert!(matches!(stranger, Err(DomainError::Unauthenticated)), "{stranger:?}");
    let team = set(stage.sign_in("team@mill.example").await, short()).await;
    assert!(matches!(team, Err(DomainError::NotFound { .. })), "{team:?}");
    let wrong = AnswerRule { close_days: 5, ..short() };
    let refused = set(Actor::operator("test"), wrong).await;
    assert!(matches!(refused, Err(DomainError::Invalid(_))), "{refused:?}");
    let found = rule::find(stage.db().read(), stage.cluster_id).await.unwrap();
    assert_eq!(found, AnswerRule::default());
}
