use chrono::TimeDelta;
use lotse_domain::{DomainError, actor::Strength, second_factor};
use lotse_tests::{Backend, on_both_databases};

use crate::stage::Stage;

on_both_databases!(each_code_counts_once, of_parallel_uses_one_succeeds);

/// Someone with a second factor, and ten codes for when it is lost.
async fn with_codes(stage: &Stage) -> Vec<String> {
    let (person, _) = stage.strong("anna@example.org").await;
    let actor = stage.actor(&person).await;
    second_factor::renew_recovery_codes(stage.db(), &stage.clock, &stage.secrets, &actor).await.unwrap().0
}

async fn each_code_counts_once(backend: Backend) {
    let stage = Stage::set(backend).await;
    let old = {
        let person = stage.sign_in("anna@example.org").await;
        let actor = stage.actor(&person).await;
        let key = serde_json::json!({});
        let (db, clock, secrets) = (stage.db(), &stage.clock, &stage.secrets);
        second_factor::add_passkey(db, clock, secrets, &actor, "", &key).await.unwrap().unwrap().0
    };
    let strong = stage.sign_in("anna@example.org").await;
    let show = async |person, code: &str| {
        let actor = stage.actor(person).await;
        second_factor::show_recovery_code(stage.db(), &stage.clock, &stage.secrets, &actor, code).await
    };
    show(&strong, &old[0].to_uppercase()).await.unwrap();
    let actor = stage.actor(&strong).await;
    assert_eq!(actor.identity().unwrap().strength, Strength::Strong);
    assert_eq!(second_factor::remaining_recovery_codes(stage.db(), &actor).await.unwrap(), 9);
    let again = stage.sign_in("anna@example.org").await;
    assert!(matches!(show(&again, &old[0]).await, Err(DomainError::WrongCode)), "used up");
    assert!(matches!(show(&again, "aaaa-aaaa-aaaa").await, Err(DomainError::WrongCode)));
    let told = stage.told(&strong).await;
    assert_eq!(told, ["factor_added", "recovery_code_used"]);

    let new = second_factor::renew_recovery_codes(stage.db(), &stage.clock, &stage.secrets, &actor)
        .await
        .unwrap()
        .0;
    assert_eq!(second_factor::remaining_recovery_codes(stage.db(), &actor).await.unwrap(), 10);
    assert!(matches!(show(&again, &old[1]).await, Err(DomainError::WrongCode)), "replaced");
    // Nor does another account get in by them.
    let (_, _) = stage.strong("ben@example.org").await;
    let ben = stage.sign_in("ben@example.org").await;
    assert!(matches!(show(&ben, &new[0]).await, Err(DomainError::WrongCode)));
    show(&again, &new[0]).await.unwrap();
}

async fn of_parallel_uses_one_succeeds(backend: Backend) {
    let stage = Stage::set(backend).await;
    let codes = with_codes(&stage).await;
    stage.pass(TimeDelta::minutes(1));
    let mut tries = Vec::new();
    for _ in 0..5 {
        let session = stage.sign_in("anna@example.org").await;
        let (db, clock, secrets) = (stage.db().clone(), stage.clock.clone(), stage.secrets.clone());
        let (actor, code) = (stage.actor(&session).await, codes[0].clone());
        tries.push(
            async move { second_factor::show_recovery_code(&db, &clock, &secrets, &actor, &code).await },
        );
    }
    let tries: Vec<_> = tries.into_iter().map(tokio::spawn).collect();
    let mut passed = 0;
    for one in tries {
        match one.await.unwrap() {
            Ok(()) => passed += 1,
            Err(err) => assert!(matches!(err, DomainError::WrongCode), "{err}"),
        }
    }
    assert_eq!(passed, 1);
}
