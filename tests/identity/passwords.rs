//! Passwords: guessing them, setting them, resetting them (A2, A3, A4).
use std::sync::Arc;

use chrono::TimeDelta;
use lotse_domain::{
    Actor, DomainError, Result,
    account::{self, Language, MailAddress, Profile},
    session::{self, Surface},
    sign_in,
};
use lotse_tests::{Backend, on_both_databases};
use uuid::Uuid;

use crate::people::{HOME, PASSWORD, People, wrong_and_unseen};

on_both_databases!(
    of_200_guesses_ten_are_looked_at_and_the_owner_gets_in_by_mail,
    a_success_forgets_the_tries,
    stuffing_from_one_network_ends,
    a_password_is_set_with_the_one_before_or_right_after_a_code,
    a_password_that_breaks_a_rule_is_not_set,
    a_new_password_ends_everything_else,
    guessing_at_the_present_password_ends_too,
    a_reset_ends_all_sessions_and_does_not_sign_in,
    a_reset_does_not_spend_its_code_on_a_bad_password,
    a_reset_of_an_unknown_address_is_a_registration,
    an_account_from_the_command_line_keeps_its_password,
);

const NEW: &str = "ein ganz anderer Satz";

async fn set(people: &People, actor: &Actor, current: Option<&str>, new: &str) -> Result<()> {
    let (db, clock, secrets, hasher) = (people.db(), &people.clock, &people.secrets, &people.hasher);
    let current = current.map(ToOwned::to_owned);
    account::set_password(db, clock, secrets, hasher, actor, current, new.to_owned()).await
}

async fn reset(people: &People, challenge: Uuid, code: &str, new: &str) -> Result<()> {
    let (db, clock, secrets, hasher) = (people.db(), &people.clock, &people.secrets, &people.hasher);
    sign_in::reset_password(db, clock, secrets, hasher, challenge, code, new.to_owned()).await
}

fn is_about(refused: &Result<()>, field: &str) -> bool {
    matches!(refused, Err(DomainError::Invalid(errors)) if errors.iter().any(|error| error.field == field))
}

async fn of_200_guesses_ten_are_looked_at_and_the_owner_gets_in_by_mail(backend: Backend) {
    let people = Arc::new(People::new(backend).await);
    people.with_password("jana@example.org").await;
    for mail in ["jana@example.org", "nobody@example.org"] {
        let guesses: Vec<_> = (0..200)
            .map(|number| {
                let people = Arc::clone(&people);
                tokio::spawn(async move {
                    let network = format!("198.51.100.{number}");
                    people.by_password(mail, "something else", &network).await
                })
            })
            .collect();
        let mut outcomes = Vec::new();
        for guess in guesses {
            outcomes.push(guess.await.unwrap());
        }
        assert_eq!(wrong_and_unseen(&outcomes), (10, 190), "{mail}");
    }
    let locked = people.by_password("jana@example.org", PASSWORD, HOME).await;
    assert!(matches!(locked, Err(DomainError::TooMany { after_s: 901 })), "{locked:?}");
    people.sign_in("jana@example.org", Surface::Portal).await;
    people.later(TimeDelta::minutes(15));
    people.by_password("jana@example.org", PASSWORD, HOME).await.unwrap();
}

async fn a_success_forgets_the_tries(backend: Backend) {
    let people = People::new(backend).await;
    people.with_password("jana@example.org").await;
    for _ in 0..3 {
        for _ in 0..9 {
            let refused = people.by_password("jana@example.org", "something else", HOME).await;
            assert!(matches!(refused, Err(DomainError::WrongCredentials)), "{refused:?}");
        }
        let begun = people.by_password(" Jana@Example.org ", PASSWORD, HOME).await.unwrap();
        assert_eq!(begun.session.method, session::Method::Password);
    }
}

async fn stuffing_from_one_network_ends(backend: Backend) {
    let people = People::new(backend).await;
    let mut outcomes = Vec::new();
    for number in 0..230 {
        outcomes
            .push(people.by_password(&format!("p{number}@example.org"), "sommer2026!", "203.0.113.7").await);
    }
    assert_eq!(wrong_and_unseen(&outcomes), (200, 30));
    // Others are not concerned.
    people.with_password("jana@example.org").await;
    people.by_password("jana@example.org", PASSWORD, HOME).await.unwrap();
}

async fn a_password_is_set_with_the_one_before_or_right_after_a_code(backend: Backend) {
    let people = People::new(backend).await;
    let begun = people.sign_in("jana@example.org", Surface::Portal).await;
    let actor = people.actor(begun.session.id).await.unwrap();
    // The first one needs none before it, however old the session is.
    people.later(TimeDelta::hours(1));
    set(&people, &actor, None, PASSWORD).await.unwrap();
    for (current, passes) in [(None, false), (Some("something else"), false), (Some(PASSWORD), true)] {
        let outcome = set(&people, &actor, current, NEW).await;
        assert_eq!(outcome.is_ok(), passes, "{current:?}");
        assert!(passes || is_about(&outcome, "current_password"), "{outcome:?}");
    }
    let again = people.sign_in("jana@example.org", Surface::Portal).await;
    let actor = people.actor(again.session.id).await.unwrap();
    people.later(TimeDelta::minutes(9));
    set(&people, &actor, None, PASSWORD).await.unwrap();
    people.later(TimeDelta::minutes(1));
    assert!(is_about(&set(&people, &actor, None, NEW).await, "current_password"));
    people.by_password("jana@example.org", PASSWORD, HOME).await.unwrap();

    // A session begun by the password itself is not enough.
    let by_password = people.by_password("jana@example.org", PASSWORD, HOME).await.unwrap();
    let actor = people.actor(by_password.session.id).await.unwrap();
    assert!(is_about(&set(&people, &actor, None, NEW).await, "current_password"));
    assert!(matches!(
        set(&people, &Actor::stranger("r"), None, NEW).await,
        Err(DomainError::Unauthenticated)
    ));
}

async fn a_password_that_breaks_a_rule_is_not_set(backend: Backend) {
    let people = People::new(backend).await;
    let begun = people.sign_in("jana.meyer@example.org", Surface::Portal).await;
    let actor = people.actor(begun.session.id).await.unwrap();
    for bad in ["", "kurz", "Passwort123", "jana.meyer2026", &"x1y2z".repeat(60)] {
        assert!(is_about(&set(&people, &actor, None, bad).await, "password"), "{bad}");
    }
    assert_eq!(people.account(begun.account.id).await.password_hash, None);
}

async fn a_new_password_ends_everything_else(backend: Backend) {
    let people = People::new(backend).await;
    let other = people.sign_in("jana@example.org", Surface::Portal).await;
    let program = people.sign_in("jana@example.org", Surface::Api).await;
    let this = people.sign_in("jana@example.org", Surface::Portal).await;
    let company = Uuid::now_v7();
    people.grant(this.account.id, lotse_domain::grant::Role::Recruiter, company).await;
    let key = people.key(this.account.id, company).await;
    assert!(session::identify_key(people.db(), &people.clock, &key).await.unwrap().is_some());
    let bystander = people.sign_in("kim@example.org", Surface::Portal).await;

    let actor = people.actor(this.session.id).await.unwrap();
    set(&people, &actor, None, PASSWORD).await.unwrap();
    for ended in [other.session.id, program.session.id] {
        assert!(people.actor(ended).await.is_none());
    }
    for alive in [this.session.id, bystander.session.id] {
        assert!(people.actor(alive).await.is_some());
    }
    assert!(session::identify_key(people.db(), &people.clock, &key).await.unwrap().is_none());
    let mails = people.mails("jana@example.org").await;
    let told = mails.last().unwrap();
    assert_eq!((told.kind.as_str(), &told.says["change"]), ("mail.security_changed", &"password_set".into()));
    assert_eq!(told.says["device"], "Firefox, Android");
    let entry = (format!("account:{}", this.account.id), "account.password_set".to_owned());
    assert_eq!(people.audit(this.account.id).await.last(), Some(&entry));
}

async fn guessing_at_the_present_password_ends_too(backend: Backend) {
    let people = People::new(backend).await;
    people.with_password("jana@example.org").await;
    let begun = people.by_password("jana@example.org", PASSWORD, HOME).await.unwrap();
    let actor = people.actor(begun.session.id).await.unwrap();
    for _ in 0..10 {
        assert!(is_about(&set(&people, &actor, Some("something else"), NEW).await, "current_password"));
    }
    let refused = set(&people, &actor, Some(PASSWORD), NEW).await;
    assert!(matches!(refused, Err(DomainError::TooMany { .. })), "{refused:?}");
}

async fn a_reset_ends_all_sessions_and_does_not_sign_in(backend: Backend) {
    let people = People::new(backend).await;
    let account = people.with_password("jana@example.org").await;
    let begun = people.by_password("jana@example.org", PASSWORD, HOME).await.unwrap();
    for _ in 0..11 {
        people.by_password("jana@example.org", "something else", "203.0.113.7").await.unwrap_err();
    }
    let challenge = people.ask("jana@example.org", true, HOME).await.unwrap();
    let code = people.code_in_mail("jana@example.org").await;
    reset(&people, challenge.id, &code, NEW).await.unwrap();
    assert!(people.actor(begun.session.id).await.is_none());
    assert_eq!(people.mails("jana@example.org").await.last().unwrap().kind, "mail.security_changed");
    // The new one counts at once, whatever was guessed before.
    people.by_password("jana@example.org", NEW, HOME).await.unwrap();
    assert!(people.by_password("jana@example.org", PASSWORD, HOME).await.is_err());
    let spent = reset(&people, challenge.id, &code, PASSWORD).await;
    assert!(matches!(spent, Err(DomainError::WrongCode)));
    let entry = (format!("account:{}", account.id), "account.password_set".to_owned());
    assert!(people.audit(account.id).await.contains(&entry));
}

async fn a_reset_does_not_spend_its_code_on_a_bad_password(backend: Backend) {
    let people = People::new(backend).await;
    people.with_password("jana@example.org").await;
    let challenge = people.ask("jana@example.org", true, HOME).await.unwrap();
    let code = people.code_in_mail("jana@example.org").await;
    for _ in 0..6 {
        assert!(is_about(&reset(&people, challenge.id, &code, "kurz").await, "password"));
    }
    let other = people.ask("jana@example.org", false, HOME).await.unwrap();
    let sign_in_code = people.code_in_mail("jana@example.org").await;
    let wrong_purpose = reset(&people, other.id, &sign_in_code, NEW).await;
    assert!(matches!(wrong_purpose, Err(DomainError::WrongCode)));
    reset(&people, challenge.id, &code, NEW).await.unwrap();
}

async fn a_reset_of_an_unknown_address_is_a_registration(backend: Backend) {
    let people = People::new(backend).await;
    let challenge = people.ask("new@example.org", true, HOME).await.unwrap();
    let code = people.code_in_mail("new@example.org").await;
    reset(&people, challenge.id, &code, PASSWORD).await.unwrap();
    let begun = people.by_password("new@example.org", PASSWORD, HOME).await.unwrap();
    assert!(begun.account.mail_confirmed_at.is_some());
}

async fn an_account_from_the_command_line_keeps_its_password(backend: Backend) {
    let people = People::new(backend).await;
    let first = people.with_password("jana@example.org").await;
    let (address, actor) = (MailAddress::parse("jana@example.org").unwrap(), Actor::operator("test"));
    let profile = Profile { name: Some("Jana".into()), language: Some(Language::En) };
    let (db, clock, hasher) = (people.db(), &people.clock, &people.hasher);
    let again = account::create_confirmed(db, clock, &actor, hasher, &address, profile, Some(NEW.into()))
        .await
        .unwrap();
    assert_eq!(again, first);
    people.by_password("jana@example.org", PASSWORD, HOME).await.unwrap();
    let created = ("operator:command-line".to_owned(), "account.created".to_owned());
    assert_eq!(people.audit(first.id).await[0], created);
}
