//! Signing in by six digits that are sent by mail (A2, A3, A4).
use std::sync::Arc;

use chrono::TimeDelta;
use lotse_domain::{
    Actor, DomainError,
    session::Surface,
    sign_in::{self, SignInCode},
    unit_of_work::read_as,
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::EntityTrait;
use uuid::Uuid;

use crate::people::{HOME, People, how, wrong_and_unseen};

on_both_databases!(
    the_first_code_makes_the_account_and_the_next_one_finds_it,
    a_code_counts_for_ten_minutes_and_once,
    a_code_bears_five_tries,
    of_200_guesses_at_one_code_five_are_looked_at,
    many_codes_do_not_bear_more_tries,
    a_code_is_good_for_what_it_was_sent_for,
    an_inbox_is_not_flooded,
    whether_an_address_has_an_account_is_not_told,
    a_classroom_meets_no_limit,
    whatever_is_no_address_or_code_is_refused,
);

/// Six other digits.
fn wrong(code: &str) -> String {
    let digits: u32 = code.parse().unwrap();
    format!("{:06}", (digits + 1) % 1_000_000)
}

async fn row(people: &People, id: Uuid) -> SignInCode {
    let machine = Actor::system("test", "test");
    let found = read_as(people.db(), &machine, move |txn| {
        Box::pin(async move { Ok(sign_in::Entity::find_by_id(id).one(txn).await?) })
    });
    found.await.unwrap().unwrap()
}

async fn the_first_code_makes_the_account_and_the_next_one_finds_it(backend: Backend) {
    let people = People::new(backend).await;
    let first = people.sign_in("Jana@Example.org", Surface::Portal).await;
    assert_eq!(first.account.mail, "jana@example.org");
    assert!(first.account.mail_confirmed_at.is_some() && !first.second_factor_needed);
    let me = format!("account:{}", first.account.id);
    let expected = [(me.clone(), "account.created".to_owned()), (me, "session.begun".to_owned())];
    assert_eq!(people.audit(first.account.id).await, expected);

    let second = people.sign_in("jana@example.org", Surface::Portal).await;
    assert_eq!(second.account.id, first.account.id);
    assert_ne!(second.session.id, first.session.id);
    let mails = people.mails("jana@example.org").await;
    assert!(mails.iter().all(|mail| mail.kind == "mail.sign_in_code"));
    assert_eq!(mails[0].says["account_id"], serde_json::Value::Null);
    assert_eq!(mails[1].says["account_id"], first.account.id.to_string());
}

async fn a_code_counts_for_ten_minutes_and_once(backend: Backend) {
    let people = People::new(backend).await;
    let how = how(Surface::Portal, HOME);
    let challenge = people.ask("jana@example.org", false, HOME).await.unwrap();
    let code = people.code_in_mail("jana@example.org").await;
    people.later(TimeDelta::minutes(10));
    assert!(matches!(people.by_code(challenge.id, &code, &how).await, Err(DomainError::WrongCode)));

    let challenge = people.ask("jana@example.org", false, HOME).await.unwrap();
    let code = people.code_in_mail("jana@example.org").await;
    people.later(TimeDelta::seconds(599));
    let grouped = format!(" {} {} ", &code[..3], &code[3..]);
    people.by_code(challenge.id, &grouped, &how).await.unwrap();
    assert!(matches!(people.by_code(challenge.id, &code, &how).await, Err(DomainError::WrongCode)));
}

async fn a_code_bears_five_tries(backend: Backend) {
    let people = People::new(backend).await;
    for wrong_ones in [4, 5] {
        let challenge = people.ask("jana@example.org", false, HOME).await.unwrap();
        let code = people.code_in_mail("jana@example.org").await;
        for _ in 0..wrong_ones {
            let refused = people.by_code(challenge.id, &wrong(&code), &how(Surface::Portal, HOME)).await;
            assert!(matches!(refused, Err(DomainError::WrongCode)));
        }
        assert_eq!(row(&people, challenge.id).await.tries, wrong_ones);
        let last = people.by_code(challenge.id, &code, &how(Surface::Portal, HOME)).await;
        assert_eq!(last.is_ok(), wrong_ones == 4, "after {wrong_ones} wrong ones");
    }
}

async fn of_200_guesses_at_one_code_five_are_looked_at(backend: Backend) {
    let people = Arc::new(People::new(backend).await);
    let challenge = people.ask("jana@example.org", false, HOME).await.unwrap();
    let code = people.code_in_mail("jana@example.org").await;
    let guesses: Vec<_> = (0..200)
        .map(|_| {
            let (people, guess) = (Arc::clone(&people), wrong(&code));
            tokio::spawn(
                async move { people.by_code(challenge.id, &guess, &how(Surface::Portal, HOME)).await },
            )
        })
        .collect();
    let mut outcomes = Vec::new();
    for guess in guesses {
        outcomes.push(guess.await.unwrap());
    }
    let (refused, unseen) = wrong_and_unseen(&outcomes);
    assert_eq!(refused + unseen, 200);
    assert_eq!(row(&people, challenge.id).await.tries, 5);
    // The right one comes too late.
    people.later(TimeDelta::minutes(9));
    assert!(people.by_code(challenge.id, &code, &how(Surface::Portal, HOME)).await.is_err());
    // The owner asks again later.
    people.later(TimeDelta::minutes(61));
    people.sign_in("jana@example.org", Surface::Portal).await;
}

async fn many_codes_do_not_bear_more_tries(backend: Backend) {
    let people = People::new(backend).await;
    for round in 0..6 {
        let challenge = people.ask("jana@example.org", false, &format!("198.51.100.{round}")).await.unwrap();
        let code = people.code_in_mail("jana@example.org").await;
        for _ in 0..5 {
            let refused = people.by_code(challenge.id, &wrong(&code), &how(Surface::Portal, HOME)).await;
            assert!(matches!(refused, Err(DomainError::WrongCode)), "round {round}: {refused:?}");
        }
    }
    let challenge = people.ask("jana@example.org", false, HOME).await.unwrap();
    let code = people.code_in_mail("jana@example.org").await;
    let refused = people.by_code(challenge.id, &code, &how(Surface::Portal, HOME)).await;
    assert!(matches!(refused, Err(DomainError::TooMany { after_s: 3_601 })), "{refused:?}");
    // What was not looked at used nothing up.
    assert_eq!(row(&people, challenge.id).await.tries, 0);
}

async fn a_code_is_good_for_what_it_was_sent_for(backend: Backend) {
    let people = People::new(backend).await;
    let reset = people.ask("jana@example.org", true, HOME).await.unwrap();
    assert_eq!(people.mails("jana@example.org").await[0].kind, "mail.reset_code");
    let code = people.code_in_mail("jana@example.org").await;
    let refused = people.by_code(reset.id, &code, &how(Surface::Portal, HOME)).await;
    assert!(matches!(refused, Err(DomainError::WrongCode)));

    // Nor is it good with the number of another.
    let one = people.ask("jana@example.org", false, HOME).await.unwrap();
    let code_of_one = people.code_in_mail("jana@example.org").await;
    let other = people.ask("kim@example.org", false, HOME).await.unwrap();
    let refused = people.by_code(other.id, &code_of_one, &how(Surface::Portal, HOME)).await;
    assert!(refused.is_err() || people.code_in_mail("kim@example.org").await == code_of_one);
    people.by_code(one.id, &code_of_one, &how(Surface::Portal, HOME)).await.unwrap();
}

async fn an_inbox_is_not_flooded(backend: Backend) {
    let people = People::new(backend).await;
    for _ in 0..5 {
        people.ask("jana@example.org", false, HOME).await.unwrap();
    }
    let refused = people.ask("jana@example.org", false, HOME).await;
    assert!(matches!(refused, Err(DomainError::TooMany { after_s: 901 })), "{refused:?}");
    for network in 0..14 {
        people.ask("jana@example.org", false, &format!("198.51.100.{network}")).await.unwrap();
    }
    // The refused one counted too, and it is 20 from anywhere.
    assert!(people.ask("jana@example.org", false, "203.0.113.9").await.is_err());
    assert_eq!(people.mails("jana@example.org").await.len(), 19);
    people.later(TimeDelta::minutes(61));
    people.ask("jana@example.org", false, HOME).await.unwrap();
}

async fn whether_an_address_has_an_account_is_not_told(backend: Backend) {
    let people = People::new(backend).await;
    people.with_password("known@example.org").await;
    for reset in [false, true] {
        let mut answers = Vec::new();
        for mail in ["known@example.org", "wrong@example.org"] {
            let answer = people.ask(mail, reset, HOME).await.unwrap();
            answers.push(format!("{answer:?}").replace(&answer.id.to_string(), "ID").replace(mail, "MAIL"));
            assert_eq!(answer.id.get_version_num(), 7);
        }
        assert_eq!(answers[0], answers[1]);
    }
    assert_eq!(
        people.mails("known@example.org").await.len(),
        people.mails("wrong@example.org").await.len(),
        "both get their mails"
    );
    let mut answers = Vec::new();
    for mail in ["known@example.org", "wrong@example.org"] {
        let mut of_one = Vec::new();
        for _ in 0..12 {
            of_one.push(format!("{:?}", people.by_password(mail, "something else", HOME).await.unwrap_err()));
        }
        answers.push(of_one);
    }
    assert_eq!(answers[0], answers[1]);
    assert!(answers[0][9].contains("WrongCredentials") && answers[0][10].contains("TooMany"));
}

async fn a_classroom_meets_no_limit(backend: Backend) {
    let people = People::new(backend).await;
    let school = "203.0.113.1";
    for pupil in 0..30 {
        let mail = format!("pupil{pupil}@example.org");
        // Each asks twice, mistypes twice, and gets in.
        people.ask(&mail, false, school).await.unwrap();
        let challenge = people.ask(&mail, false, school).await.unwrap();
        let code = people.code_in_mail(&mail).await;
        for _ in 0..2 {
            let refused = people.by_code(challenge.id, &wrong(&code), &how(Surface::Portal, school)).await;
            assert!(matches!(refused, Err(DomainError::WrongCode)));
        }
        people.by_code(challenge.id, &code, &how(Surface::Portal, school)).await.unwrap();
        // Some think that they have a password, and mistype it too.
        for _ in 0..3 {
            let refused = people.by_password(&mail, "sesam oeffne dich", school).await;
            assert!(matches!(refused, Err(DomainError::WrongCredentials)), "{refused:?}");
        }
    }
}

async fn whatever_is_no_address_or_code_is_refused(backend: Backend) {
    let people = People::new(backend).await;
    let way = how(Surface::Portal, HOME);
    for bad in ["", "jana", "jana@example.org\r\nBcc: kim@example.org", "\u{0}@example.org"] {
        assert!(matches!(people.ask(bad, false, HOME).await, Err(DomainError::Invalid(_))), "{bad:?}");
        let refused = people.by_password(bad, "something else", HOME).await;
        assert!(matches!(refused, Err(DomainError::WrongCredentials)), "{bad:?}");
    }
    let challenge = people.ask("jana@example.org", false, HOME).await.unwrap();
    for bad in ["", "abc", "\u{0}", "ÄÖÜ", &"1".repeat(100_000)] {
        assert!(matches!(people.by_code(challenge.id, bad, &way).await, Err(DomainError::WrongCode)));
        assert!(matches!(people.by_code(Uuid::now_v7(), bad, &way).await, Err(DomainError::WrongCode)));
    }
}
