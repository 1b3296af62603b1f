use chrono::TimeDelta;
use lotse_domain::{
    Actor, Clock, DomainError,
    actor::Strength,
    grant::Role,
    second_factor::{self, FactorKind},
};
use lotse_tests::{Backend, on_both_databases};
use serde_json::json;
use uuid::Uuid;

use crate::stage::{Stage, code_at, other_code};

on_both_databases!(
    a_totp_code_counts_once_and_wakes_dormant_grants,
    of_parallel_uses_of_one_code_one_succeeds,
    guesses_are_limited_for_the_account,
    who_only_signs_in_cannot_add_a_factor_of_their_own,
    passkeys_are_kept_sealed_and_shown,
    with_the_last_factor_everything_of_it_goes,
);

const STEP: TimeDelta = TimeDelta::seconds(30);

async fn a_totp_code_counts_once_and_wakes_dormant_grants(backend: Backend) {
    let stage = Stage::set(backend).await;
    let company = stage.company("Nordmehl").await;
    let person = stage.sign_in("admin@example.org").await;
    stage.give(&person, Role::CompanyAdmin, company).await;
    let actor = stage.actor(&person).await;
    assert!(!actor.administers(company), "without a second factor the grant sleeps");
    assert_eq!(actor.identity().unwrap().dormant().count(), 1);

    let new = second_factor::begin_totp(stage.db(), &stage.clock, &stage.secrets, &actor, "Lotse: Nord")
        .await
        .unwrap();
    assert!(second_factor::list_own(stage.db(), &actor).await.unwrap().is_empty(), "it does not count yet");
    let code = stage.code(&new.secret);
    let confirm = async |code: &str| {
        second_factor::confirm_totp(stage.db(), &stage.clock, &stage.secrets, &actor, new.factor_id, code)
            .await
    };
    assert!(matches!(confirm(&other_code(&code)).await, Err(DomainError::WrongCode)));
    let recovery = confirm(&code).await.unwrap().expect("the first factor brings recovery codes");
    assert_eq!(recovery.0.len(), 10);
    assert!(matches!(confirm(&code).await, Err(DomainError::SecondFactor | DomainError::WrongCode)));
    assert!(stage.actor(&person).await.administers(company), "this session is strong at once");
    assert_eq!(stage.told(&person).await, ["factor_added"]);

    // Another session has to show it, and not by the code that was used.
    let again = stage.sign_in("admin@example.org").await;
    let unfinished = stage.actor(&again).await;
    assert_eq!(unfinished.identity().unwrap().strength, Strength::Unfinished);
    assert!(matches!(unfinished.signed_in(), Err(DomainError::SecondFactor)));
    let factors = second_factor::list_own(stage.db(), &unfinished).await.unwrap();
    assert_eq!(factors.iter().map(|f| f.kind).collect::<Vec<_>>(), [FactorKind::Totp]);
    assert!(matches!(stage.show(&again, &code).await, Err(DomainError::WrongCode)), "a code counts once");
    let early = code_at(&new.secret, stage.clock.now() - STEP);
    assert!(matches!(stage.show(&again, &early).await, Err(DomainError::WrongCode)), "nor an earlier one");
    let late = code_at(&new.secret, stage.clock.now() + STEP * 2);
    assert!(matches!(stage.show(&again, &late).await, Err(DomainError::WrongCode)), "two steps ahead");
    stage.pass(STEP * 2);
    let slow = code_at(&new.secret, stage.clock.now() - STEP);
    stage.show(&again, &format!(" {} {} ", &slow[..3], &slow[3..])).await.unwrap();
    let strong = stage.actor(&again).await;
    assert_eq!(strong.identity().unwrap().strength, Strength::Strong);
    assert!(strong.administers(company) && strong.identity().unwrap().dormant().count() == 0);
    // One machine whose clock is ahead and one behind: what was shown last sets the mark.
    let third = stage.sign_in("admin@example.org").await;
    stage.show(&third, &code_at(&new.secret, stage.clock.now() + STEP)).await.unwrap();
    let fourth = stage.sign_in("admin@example.org").await;
    assert!(matches!(stage.show(&fourth, &stage.code(&new.secret)).await, Err(DomainError::WrongCode)));
}

async fn of_parallel_uses_of_one_code_one_succeeds(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (_, secret) = stage.strong("anna@example.org").await;
    stage.pass(TimeDelta::minutes(1));
    let mut actors = Vec::new();
    for _ in 0..5 {
        let session = stage.sign_in("anna@example.org").await;
        actors.push(stage.actor(&session).await);
    }
    let code = stage.code(&secret);
    let tries: Vec<_> = actors
        .into_iter()
        .map(|actor| {
            let (db, clock, secrets) = (stage.db().clone(), stage.clock.clone(), stage.secrets.clone());
            let code = code.clone();
            tokio::spawn(async move { second_factor::show_totp(&db, &clock, &secrets, &actor, &code).await })
        })
        .collect();
    let mut passed = 0;
    for one in tries {
        match one.await.unwrap() {
            Ok(()) => passed += 1,
            Err(err) => assert!(matches!(err, DomainError::WrongCode), "{err}"),
        }
    }
    assert_eq!(passed, 1);
}

async fn guesses_are_limited_for_the_account(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (_, secret) = stage.strong("anna@example.org").await;
    stage.pass(TimeDelta::minutes(1));
    let guesser = stage.sign_in("anna@example.org").await;
    let mut wrong = stage.code(&secret);
    for _ in 0..10 {
        wrong = other_code(&wrong);
        assert!(matches!(stage.show(&guesser, &wrong).await, Err(DomainError::WrongCode)));
    }
    let right = stage.code(&secret);
    assert!(matches!(stage.show(&guesser, &right).await, Err(DomainError::TooMany { .. })));
    let actor = stage.actor(&guesser).await;
    let recovery =
        second_factor::show_recovery_code(stage.db(), &stage.clock, &stage.secrets, &actor, "x").await;
    assert!(
        matches!(recovery, Err(DomainError::TooMany { .. })),
        "recovery codes are not a second row of tries"
    );
    stage.pass(TimeDelta::minutes(16));
    stage.show(&guesser, &stage.code(&secret)).await.unwrap();
}

async fn who_only_signs_in_cannot_add_a_factor_of_their_own(backend: Backend) {
    let stage = Stage::set(backend).await;
    let thief = stage.sign_in("anna@example.org").await;
    // As it was before the owner added a factor.
    let earlier = stage.actor(&thief).await;
    let theirs =
        second_factor::begin_totp(stage.db(), &stage.clock, &stage.secrets, &earlier, "Lotse").await.unwrap();
    let (owner, _) = stage.strong("anna@example.org").await;
    stage.pass(STEP);
    for actor in [earlier, stage.actor(&thief).await] {
        let begun =
            second_factor::begin_totp(stage.db(), &stage.clock, &stage.secrets, &actor, "Lotse").await;
        assert!(matches!(begun, Err(DomainError::SecondFactor)));
        let code = stage.code(&theirs.secret);
        let confirmed = second_factor::confirm_totp(
            stage.db(),
            &stage.clock,
            &stage.secrets,
            &actor,
            theirs.factor_id,
            &code,
        )
        .await;
        assert!(matches!(confirmed, Err(DomainError::SecondFactor)));
        let added =
            second_factor::add_passkey(stage.db(), &stage.clock, &stage.secrets, &actor, "mine", &json!({}))
                .await;
        assert!(matches!(added, Err(DomainError::SecondFactor)));
        let factor = second_factor::list_own(stage.db(), &stage.actor(&owner).await).await.unwrap()[0].id;
        let removed = second_factor::remove(stage.db(), &stage.clock, &actor, factor).await;
        assert!(matches!(removed, Err(DomainError::SecondFactor)));
        let renewed =
            second_factor::renew_recovery_codes(stage.db(), &stage.clock, &stage.secrets, &actor).await;
        assert!(matches!(renewed, Err(DomainError::SecondFactor)));
    }
    for nobody in [Actor::stranger("test"), Actor::operator("test")] {
        assert!(matches!(
            second_factor::list_own(stage.db(), &nobody).await,
            Err(DomainError::Unauthenticated)
        ));
    }
}

async fn passkeys_are_kept_sealed_and_shown(backend: Backend) {
    let stage = Stage::set(backend).await;
    let person = stage.sign_in("anna@example.org").await;
    let actor = stage.actor(&person).await;
    let credential = json!({ "cred": "marker-of-a-passkey", "counter": 1 });
    let add = async |actor: &Actor, label: &str| {
        second_factor::add_passkey(stage.db(), &stage.clock, &stage.secrets, actor, label, &credential).await
    };
    assert!(matches!(add(&actor, &"x".repeat(61)).await, Err(DomainError::Invalid(_))));
    assert!(add(&actor, "Telefon").await.unwrap().is_some());
    let strong = stage.actor(&person).await;
    assert!(add(&strong, "Schlüssel").await.unwrap().is_none(), "recovery codes come once");
    assert_eq!(stage.told(&person).await, ["factor_added", "factor_added"]);

    let again = stage.sign_in("anna@example.org").await;
    let unfinished = stage.actor(&again).await;
    let kept = second_factor::passkeys(stage.db(), &stage.secrets, &unfinished).await.unwrap();
    assert_eq!(kept.iter().map(|(_, c)| c).collect::<Vec<_>>(), [&credential, &credential]);
    let rows = second_factor::list_own(stage.db(), &unfinished).await.unwrap();
    assert!(rows.iter().all(|row| !row.secret.contains("marker")), "sealed in the database");

    let stranger = stage.sign_in("ben@example.org").await;
    let bens = stage.actor(&stranger).await;
    let next = json!({ "cred": "marker-of-a-passkey", "counter": 2 });
    let show = async |actor: &Actor, id: Uuid| {
        second_factor::show_passkey(stage.db(), &stage.clock, &stage.secrets, actor, id, &next).await
    };
    for (actor, id) in [(&bens, kept[0].0), (&unfinished, Uuid::now_v7())] {
        assert!(matches!(show(actor, id).await, Err(DomainError::NotFound { .. })));
    }
    show(&unfinished, kept[0].0).await.unwrap();
    let now_strong = stage.actor(&again).await;
    assert_eq!(now_strong.identity().unwrap().strength, Strength::Strong);
    let kept = second_factor::passkeys(stage.db(), &stage.secrets, &now_strong).await.unwrap();
    assert_eq!((&kept[0].1, &kept[1].1), (&next, &credential));
}

async fn with_the_last_factor_everything_of_it_goes(backend: Backend) {
    let stage = Stage::set(backend).await;
    let company = stage.company("Nordmehl").await;
    let (person, _) = stage.strong("anna@example.org").await;
    stage.give(&person, Role::CompanyAdmin, company).await;
    let actor = stage.actor(&person).await;
    assert!(actor.administers(company));
    assert_eq!(second_factor::remaining_recovery_codes(stage.db(), &actor).await.unwrap(), 10);
    let (other, _) = stage.strong("ben@example.org").await;
    let factor = second_factor::list_own(stage.db(), &actor).await.unwrap()[0].id;
    let foreign = second_factor::remove(stage.db(), &stage.clock, &stage.actor(&other).await, factor).await;
    assert!(matches!(foreign, Err(DomainError::NotFound { .. })));

    second_factor::remove(stage.db(), &stage.clock, &actor, factor).await.unwrap();
    let weak = stage.actor(&person).await;
    assert_eq!(weak.identity().unwrap().strength, Strength::Single);
    assert!(!weak.administers(company) && weak.identity().unwrap().dormant().count() == 1);
    assert_eq!(second_factor::remaining_recovery_codes(stage.db(), &weak).await.unwrap(), 0);
    assert_eq!(stage.told(&person).await, ["factor_added", "factor_removed"]);
    // A new factor elsewhere does not make this session strong again by itself.
    stage.pass(TimeDelta::minutes(1));
    stage.strong("anna@example.org").await;
    let behind = stage.actor(&person).await;
    assert_eq!(behind.identity().unwrap().strength, Strength::Unfinished);
}
