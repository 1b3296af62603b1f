//! Refresh tokens: each counts once (A5).
use std::sync::Arc;

use chrono::TimeDelta;
use lotse_domain::{
    DomainError, Result,
    refresh_token::{self, Refreshed},
    session::{self, Device, Surface},
};
use lotse_tests::{Backend, on_both_databases};

use crate::people::{HOME, People};

on_both_databases!(
    each_token_gives_the_next,
    a_lost_answer_is_given_again,
    a_token_used_twice_ends_its_family,
    a_retry_after_the_next_was_used_is_none,
    of_two_thieves_at_once_one_wins_nothing,
    many_identical_calls_at_once_get_one_token,
    a_token_lives_sixty_days_after_its_last_use,
    what_is_no_token_is_refused,
);

fn device(label: &str, network: &str) -> Device {
    Device { label: label.into(), network: network.into() }
}

async fn rotate(people: &People, token: &str, device: &Device) -> Result<Refreshed> {
    refresh_token::rotate(people.db(), &people.clock, &people.secrets, token, device).await
}

async fn each_token_gives_the_next(backend: Backend) {
    let people = People::new(backend).await;
    let begun = people.sign_in("jana@example.org", Surface::Api).await;
    let mut token = begun.token;
    for _ in 0..5 {
        people.later(TimeDelta::minutes(15));
        let next = rotate(&people, &token, &device("app", HOME)).await.unwrap();
        assert_eq!((next.session_id, next.account_id), (begun.session.id, begun.account.id));
        assert_ne!(next.token, token);
        assert!(!next.second_factor_needed);
        token = next.token;
    }
    people.confirmed_factor(begun.account.id).await;
    assert!(rotate(&people, &token, &device("app", HOME)).await.unwrap().second_factor_needed);
}

async fn a_lost_answer_is_given_again(backend: Backend) {
    let people = People::new(backend).await;
    let begun = people.sign_in("jana@example.org", Surface::Api).await;
    let first = rotate(&people, &begun.token, &device("app", HOME)).await.unwrap();
    people.later(TimeDelta::milliseconds(9_999));
    let again = rotate(&people, &begun.token, &device("app", HOME)).await.unwrap();
    assert_eq!(first.token, again.token);
    people.later(TimeDelta::milliseconds(1));
    let late = rotate(&people, &begun.token, &device("app", HOME)).await;
    assert!(matches!(late, Err(DomainError::WrongCredentials)));
    assert!(people.session(begun.session.id).await.is_none());
}

async fn a_token_used_twice_ends_its_family(backend: Backend) {
    for thief in [device("other", HOME), device("app", "203.0.113.7")] {
        let people = People::new(backend).await;
        let other = people.sign_in("jana@example.org", Surface::Api).await;
        let begun = people.sign_in("jana@example.org", Surface::Api).await;
        let next = rotate(&people, &begun.token, &device("app", HOME)).await.unwrap();
        people.later(TimeDelta::seconds(1));
        let reused = rotate(&people, &begun.token, &thief).await;
        assert!(matches!(reused, Err(DomainError::WrongCredentials)));
        // It stays written although the call was refused.
        assert!(people.actor(begun.session.id).await.is_none());
        let after = rotate(&people, &next.token, &device("app", HOME)).await;
        assert!(matches!(after, Err(DomainError::WrongCredentials)));
        assert!(people.actor(other.session.id).await.is_some(), "other families live on");

        let mails = people.mails("jana@example.org").await;
        let told: Vec<_> = mails.iter().filter(|mail| mail.kind == "mail.security_changed").collect();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].says["change"], "token_reused");
        assert_eq!(people.audit(begun.account.id).await.last().unwrap().1, "session.token_reused");
    }
}

async fn a_retry_after_the_next_was_used_is_none(backend: Backend) {
    let people = People::new(backend).await;
    let begun = people.sign_in("jana@example.org", Surface::Api).await;
    let app = device("app", HOME);
    let next = rotate(&people, &begun.token, &app).await.unwrap();
    rotate(&people, &next.token, &app).await.unwrap();
    assert!(matches!(rotate(&people, &begun.token, &app).await, Err(DomainError::WrongCredentials)));
    assert!(people.session(begun.session.id).await.is_none());
}

/// All at once with one token.
async fn at_once(people: &Arc<People>, token: &str, devices: Vec<Device>) -> Vec<Result<Refreshed>> {
    let calls: Vec<_> = devices
        .into_iter()
        .map(|device| {
            let (people, token) = (Arc::clone(people), token.to_owned());
            tokio::spawn(async move { rotate(&people, &token, &device).await })
        })
        .collect();
    let mut outcomes = Vec::new();
    for call in calls {
        outcomes.push(call.await.unwrap());
    }
    outcomes
}

async fn of_two_thieves_at_once_one_wins_nothing(backend: Backend) {
    let people = Arc::new(People::new(backend).await);
    for _ in 0..10 {
        people.later(TimeDelta::hours(1));
        let begun = people.sign_in("jana@example.org", Surface::Api).await;
        let devices = (0..8).map(|number| device(&format!("app {number}"), HOME)).collect();
        let outcomes = at_once(&people, &begun.token, devices).await;
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        assert!(
            outcomes.iter().all(|outcome| matches!(outcome, Ok(_) | Err(DomainError::WrongCredentials))),
            "{outcomes:?}"
        );
        assert!(people.session(begun.session.id).await.is_none());
    }
    let mails = people.mails("jana@example.org").await;
    assert_eq!(mails.iter().filter(|mail| mail.kind == "mail.security_changed").count(), 10);
}

async fn many_identical_calls_at_once_get_one_token(backend: Backend) {
    let people = Arc::new(People::new(backend).await);
    let begun = people.sign_in("jana@example.org", Surface::Api).await;
    let outcomes = at_once(&people, &begun.token, vec![device("app", HOME); 20]).await;
    let mut tokens: Vec<_> = outcomes.into_iter().map(|outcome| outcome.unwrap().token).collect();
    tokens.dedup();
    assert_eq!(tokens.len(), 1);
    rotate(&people, &tokens[0], &device("app", HOME)).await.unwrap();
}

async fn a_token_lives_sixty_days_after_its_last_use(backend: Backend) {
    let people = People::new(backend).await;
    let begun = people.sign_in("jana@example.org", Surface::Api).await;
    let app = device("app", HOME);
    people.later(TimeDelta::days(59));
    let next = rotate(&people, &begun.token, &app).await.unwrap();
    people.later(TimeDelta::days(59));
    assert!(people.actor(begun.session.id).await.is_some());
    let next = rotate(&people, &next.token, &app).await.unwrap();
    people.later(TimeDelta::days(60));
    assert!(people.actor(begun.session.id).await.is_none());
    assert!(matches!(rotate(&people, &next.token, &app).await, Err(DomainError::WrongCredentials)));
}

async fn what_is_no_token_is_refused(backend: Backend) {
    let people = People::new(backend).await;
    let portal = people.sign_in("jana@example.org", Surface::Portal).await;
    let app = device("app", HOME);
    for bad in ["", "x", "\u{0}", &portal.token, &portal.session.id.to_string()] {
        assert!(matches!(rotate(&people, bad, &app).await, Err(DomainError::WrongCredentials)), "{bad:?}");
    }
    let program = people.sign_in("jana@example.org", Surface::Api).await;
    // Nor is a refresh token a cookie.
    let found = session::identify_portal(people.db(), &people.clock, &program.token).await.unwrap();
    assert!(found.is_none());
    let actor = people.actor(program.session.id).await.unwrap();
    session::end(people.db(), &people.clock, &actor, program.session.id).await.unwrap();
    assert!(matches!(rotate(&people, &program.token, &app).await, Err(DomainError::WrongCredentials)));
    assert!(people.mails("jana@example.org").await.iter().all(|mail| mail.kind == "mail.sign_in_code"));
}
