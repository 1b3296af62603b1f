use chrono::TimeDelta;
use lotse_domain::{
    Actor, Clock, Db, DomainError, Secrets, privacy,
    secrets::fill,
    signing_key::{self, NewSigningKey},
};
use lotse_tests::{Backend, on_both_databases};
use uuid::Uuid;

use crate::stage::Stage;

on_both_databases!(of_many_nodes_that_start_at_once_one_makes_the_key, rotation_leaves_no_gap);

fn new_key() -> NewSigningKey {
    let mut seed = [0; 32];
    fill(&mut seed);
    NewSigningKey { id: Uuid::now_v7().to_string(), seed, public_key: "a public key".into() }
}

fn machine() -> Actor {
    Actor::system("web", "test")
}

async fn of_many_nodes_that_start_at_once_one_makes_the_key(backend: Backend) {
    let stage = Stage::set(backend).await;
    let mut nodes = Vec::new();
    for _ in 0..6 {
        let db = Db::connect(&stage.database.url, 1).await.unwrap();
        let (clock, secrets) = (stage.clock.clone(), stage.secrets.clone());
        nodes.push(async move { signing_key::ensure(&db, &clock, &secrets, &machine(), new_key()).await });
    }
    let nodes: Vec<_> = nodes.into_iter().map(tokio::spawn).collect();
    for node in nodes {
        node.await.unwrap().unwrap();
    }
    assert_eq!(signing_key::list_current(stage.db(), &stage.clock).await.unwrap().len(), 1);
}

async fn rotation_leaves_no_gap(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock, secrets) = (stage.db(), &stage.clock, &stage.secrets);
    let (first, second, third) = (new_key(), new_key(), new_key());
    let add = async |key: &NewSigningKey| {
        signing_key::add(db, clock, secrets, &machine(), key.clone()).await.unwrap()
    };
    let current = async || -> Vec<String> {
        signing_key::list_current(db, clock).await.unwrap().into_iter().map(|key| key.id).collect()
    };
    let kept = add(&first).await;
    assert_eq!(kept.signs_from, clock.now(), "the first signs at once");
    assert_eq!(signing_key::open(secrets, &kept).unwrap(), first.seed);
    let other = Secrets::from_text("the secret of another installation here").unwrap();
    assert!(matches!(signing_key::open(&other, &kept), Err(DomainError::Sealed)));

    stage.pass(TimeDelta::days(1));
    let next = add(&second).await;
    assert_eq!(next.signs_from, clock.now() + TimeDelta::minutes(5));
    assert_eq!(current().await, [second.id.clone(), first.id.clone()]);
    stage.pass(TimeDelta::minutes(1));
    add(&third).await;
    assert_eq!(current().await, [third.id.clone(), second.id.clone(), first.id.clone()]);
    // The first signed until four minutes from now; its last token is good for a quarter of an hour after that.
    stage.pass(TimeDelta::minutes(4 + 15));
    assert!(current().await.contains(&first.id));
    stage.pass(TimeDelta::minutes(10));
    assert_eq!(current().await, [third.id.as_str()]);
    assert_eq!(privacy::sweep(db, clock).await.unwrap().expired, 2, "keys that are through are removed");
    signing_key::ensure(db, clock, secrets, &machine(), new_key()).await.unwrap();
    assert_eq!(current().await, [third.id.as_str()], "there is one");

    let person = stage.sign_in("anna@example.org").await;
    let refused = signing_key::add(db, clock, secrets, &stage.actor(&person).await, new_key()).await;
    assert!(matches!(refused, Err(DomainError::NotFound { .. })));
}
