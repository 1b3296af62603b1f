use chrono::TimeDelta;
use lotse_domain::{
    Actor, DomainError,
    api_key::{self, Scope},
    grant::{self, Role},
    privacy, second_factor, session,
};
use lotse_tests::{Backend, on_both_databases};
use uuid::Uuid;

use crate::stage::{Person, Stage};

on_both_databases!(
    a_key_works_for_one_company_with_its_scopes,
    only_who_works_for_a_company_makes_keys_for_it,
    an_account_has_at_most_twenty_keys,
    a_key_is_no_person,
);

async fn recruiter(stage: &Stage, mail: &str, company: Uuid) -> Person {
    let person = stage.sign_in(mail).await;
    stage.give(&person, Role::Recruiter, company).await;
    person
}

async fn create(
    stage: &Stage,
    actor: &Actor,
    company: Uuid,
    days: u32,
) -> Result<api_key::NewKey, DomainError> {
    let scopes = vec![Scope::VacanciesWrite, Scope::VacanciesRead];
    api_key::create(stage.db(), &stage.clock, actor, company, " Kasse ", scopes, days).await
}

async fn by_key(stage: &Stage, token: &str) -> Option<Actor> {
    let identity = session::identify_key(stage.db(), &stage.clock, token).await.unwrap();
    identity.map(|identity| Actor::person(identity, "test"))
}

async fn a_key_works_for_one_company_with_its_scopes(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (company, other) = (stage.company("Nordmehl").await, stage.company("Südmehl").await);
    let person = recruiter(&stage, "anna@example.org", company).await;
    let also = stage.give(&person, Role::Recruiter, other).await;
    let actor = stage.actor(&person).await;
    let new = create(&stage, &actor, company, 30).await.unwrap();
    assert!(new.token.starts_with("lotse_") && new.token.len() == 49, "{}", new.token);
    assert!(new.token.starts_with(&new.key.prefix) && new.key.prefix.len() == 12);
    assert_ne!(new.key.token_hash, new.token);
    assert_eq!(
        (new.key.name.as_str(), new.key.scopes),
        ("Kasse", serde_json::json!(["vacancies:read", "vacancies:write"]))
    );
    assert_eq!(stage.told(&person).await, ["api_key_created"]);

    let program = by_key(&stage, &new.token).await.expect("the key works");
    let scopes = program.identity().unwrap().key_scopes.clone().unwrap();
    assert_eq!(scopes, [Scope::VacanciesRead, Scope::VacanciesWrite]);
    assert!(program.works_for(company) && !program.works_for(other) && !program.administers(company));
    for wrong in ["lotse_", "lotse_x", &new.token[6..], &new.token[..48]] {
        assert!(by_key(&stage, wrong).await.is_none(), "{wrong}");
    }

    let second = create(&stage, &actor, other, 1).await.unwrap();
    assert!(by_key(&stage, &second.token).await.is_some());
    grant::take_away(stage.db(), &stage.clock, &Actor::operator("test"), also.id).await.unwrap();
    assert!(by_key(&stage, &second.token).await.is_none(), "it ends with the grant");

    let stranger = stage.sign_in("ben@example.org").await;
    let foreign = api_key::revoke(stage.db(), &stage.clock, &stage.actor(&stranger).await, new.key.id).await;
    assert!(matches!(foreign, Err(DomainError::NotFound { .. })));
    assert!(by_key(&stage, &new.token).await.is_some());
    api_key::revoke(stage.db(), &stage.clock, &actor, new.key.id).await.unwrap();
    assert!(by_key(&stage, &new.token).await.is_none(), "it ends at once");

    let short = create(&stage, &actor, company, 1).await.unwrap();
    stage.pass(TimeDelta::days(1));
    assert!(by_key(&stage, &short.token).await.is_none(), "it ends after its days");
}

async fn only_who_works_for_a_company_makes_keys_for_it(backend: Backend) {
    let stage = Stage::set(backend).await;
    let company = stage.company("Nordmehl").await;
    let stranger = stage.sign_in("ben@example.org").await;
    let actor = stage.actor(&stranger).await;
    for id in [company, Uuid::now_v7()] {
        assert!(matches!(create(&stage, &actor, id, 1).await, Err(DomainError::NotFound { .. })));
    }
    for nobody in [Actor::stranger("test"), Actor::operator("test")] {
        assert!(matches!(create(&stage, &nobody, company, 1).await, Err(DomainError::Unauthenticated)));
    }
    // An admin whose grant sleeps is asked for the second factor.
    stage.give(&stranger, Role::CompanyAdmin, company).await;
    let actor = stage.actor(&stranger).await;
    assert!(matches!(create(&stage, &actor, company, 1).await, Err(DomainError::SecondFactor)));
    let worker = recruiter(&stage, "anna@example.org", company).await;
    let actor = stage.actor(&worker).await;
    for days in [0, 367] {
        assert!(matches!(create(&stage, &actor, company, days).await, Err(DomainError::Invalid(_))));
    }
    assert!(api_key::list_own(stage.db(), &actor).await.unwrap().is_empty());
}

async fn an_account_has_at_most_twenty_keys(backend: Backend) {
    let stage = Stage::set(backend).await;
    let company = stage.company("Nordmehl").await;
    let person = recruiter(&stage, "anna@example.org", company).await;
    let actor = stage.actor(&person).await;
    for _ in 0..15 {
        create(&stage, &actor, company, 1).await.unwrap();
    }
    let tries: Vec<_> = (0..10)
        .map(|_| {
            let (db, clock, actor) = (stage.db().clone(), stage.clock.clone(), actor.clone());
            tokio::spawn(async move {
                api_key::create(&db, &clock, &actor, company, "x", vec![Scope::CompanyRead], 1).await
            })
        })
        .collect();
    for one in tries {
        let made = one.await.unwrap();
        assert!(matches!(made, Ok(_) | Err(DomainError::Conflict(_))), "{made:?}");
    }
    let keys = api_key::list_own(stage.db(), &actor).await.unwrap();
    assert_eq!(keys.len(), 20);
    assert!(keys.is_sorted_by(|a, b| a.id > b.id), "newest first");
    stage.pass(TimeDelta::days(1));
    let again = stage.sign_in("anna@example.org").await;
    create(&stage, &stage.actor(&again).await, company, 1).await.expect("expired ones do not count");
}

async fn a_key_is_no_person(backend: Backend) {
    let stage = Stage::set(backend).await;
    let company = stage.company("Nordmehl").await;
    let person = recruiter(&stage, "anna@example.org", company).await;
    let new = create(&stage, &stage.actor(&person).await, company, 30).await.unwrap();
    let program = by_key(&stage, &new.token).await.unwrap();
    let (db, clock, secrets) = (stage.db(), &stage.clock, &stage.secrets);
    let refused = [
        create(&stage, &program, company, 1).await.map(|_| ()),
        api_key::list_own(db, &program).await.map(|_| ()),
        api_key::revoke(db, clock, &program, new.key.id).await,
        second_factor::begin_totp(db, clock, secrets, &program, "Lotse").await.map(|_| ()),
        second_factor::list_own(db, &program).await.map(|_| ()),
        second_factor::renew_recovery_codes(db, clock, secrets, &program).await.map(|_| ()),
        second_factor::show_totp(db, clock, secrets, &program, "123456").await,
        privacy::archive(db, clock, &program, |_| async { Ok(Vec::new()) }).await.map(|_| ()),
        privacy::own_history(db, &program, 10).await.map(|_| ()),
        privacy::erase_own(db, clock, &program).await,
    ];
    for (at, outcome) in refused.into_iter().enumerate() {
        assert!(matches!(outcome, Err(DomainError::NotFound { .. })), "{at}: {outcome:?}");
    }
    assert!(by_key(&stage, &new.token).await.is_some());
}
