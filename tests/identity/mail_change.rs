//! Changing the address: the new one is proved, both are told, and whose it is already is not.
use chrono::TimeDelta;
use lotse_domain::{
    Actor, DomainError, Result,
    account::{self, Account, MailChange},
    session::{NewSession, Surface},
};
use lotse_tests::{Backend, on_both_databases};
use uuid::Uuid;

use crate::people::{HOME, People, how, stranger};

on_both_databases!(
    an_address_changes_when_the_new_one_is_proved,
    a_taken_address_is_answered_the_same,
    an_address_that_is_taken_meanwhile_stays_its_owners,
    a_code_changes_the_address_of_whoever_asked_for_it_only,
    changes_of_address_are_limited,
);

struct Jana {
    people: People,
    begun: NewSession,
    actor: Actor,
}

async fn jana(backend: Backend) -> Jana {
    let people = People::new(backend).await;
    let begun = people.sign_in("jana@example.org", Surface::Portal).await;
    let actor = people.actor(begun.session.id).await.unwrap();
    Jana { people, begun, actor }
}

async fn request(people: &People, actor: &Actor, new: &str) -> Result<MailChange> {
    account::request_mail_change(people.db(), &people.clock, &people.secrets, actor, new).await
}

async fn confirm(people: &People, actor: &Actor, challenge: Uuid, code: &str) -> Result<Account> {
    account::confirm_mail_change(people.db(), &people.clock, &people.secrets, actor, challenge, code).await
}

async fn an_address_changes_when_the_new_one_is_proved(backend: Backend) {
    let Jana { people, begun, actor } = jana(backend).await;
    let other = people.sign_in("jana@example.org", Surface::Portal).await;
    for bad in ["", "jana", "jana@example.org"] {
        assert!(matches!(request(&people, &actor, bad).await, Err(DomainError::Invalid(_))), "{bad}");
    }
    let change = request(&people, &actor, "Meyer@example.org").await.unwrap();
    assert_eq!(people.mails("meyer@example.org").await[0].kind, "mail.mail_change_code");
    let code = people.code_in_mail("meyer@example.org").await;
    // It is no code for signing in.
    let refused = people.by_code(change.challenge_id, &code, &how(Surface::Portal, HOME)).await;
    assert!(matches!(refused, Err(DomainError::WrongCode)));
    let changed = confirm(&people, &actor, change.challenge_id, &code).await.unwrap();
    assert_eq!((changed.id, changed.mail.as_str()), (begun.account.id, "meyer@example.org"));
    assert!(people.actor(other.session.id).await.is_none());
    assert!(people.actor(begun.session.id).await.is_some());
    for told in ["jana@example.org", "meyer@example.org"] {
        let mails = people.mails(told).await;
        let last = mails.last().unwrap();
        assert_eq!(last.kind, "mail.mail_changed");
        assert_eq!(last.says["old"], "jana@example.org");
        assert_eq!(last.says["new"], "meyer@example.org");
    }
    assert_eq!(people.audit(begun.account.id).await.last().unwrap().1, "account.mail_changed");
    // The old address is free; whoever has it begins anew.
    let anew = people.sign_in("jana@example.org", Surface::Portal).await;
    assert_ne!(anew.account.id, begun.account.id);
    let known = people.sign_in("meyer@example.org", Surface::Portal).await;
    assert_eq!(known.account.id, begun.account.id);
    assert!(matches!(
        request(&people, &stranger(), "x@example.org").await,
        Err(DomainError::Unauthenticated)
    ));
}

async fn a_taken_address_is_answered_the_same(backend: Backend) {
    let Jana { people, actor, .. } = jana(backend).await;
    people.sign_in("kim@example.org", Surface::Portal).await;
    let mut answers = Vec::new();
    for new in ["kim@example.org", "new@example.org"] {
        let change = request(&people, &actor, new).await.unwrap();
        let mut of_one = vec![format!("{change:?}").replace(&change.challenge_id.to_string(), "ID")];
        for _ in 0..7 {
            // Wrong whatever was sent: it is no six digits.
            let refused = confirm(&people, &actor, change.challenge_id, "x").await;
            of_one.push(format!("{:?}", refused.unwrap_err()));
        }
        answers.push(of_one);
    }
    assert_eq!(answers[0], answers[1]);
    let to_owner = people.mails("kim@example.org").await;
    assert_eq!(to_owner.last().unwrap().kind, "mail.mail_taken");
    assert!(to_owner.last().unwrap().says.get("code").is_none());
}

async fn an_address_that_is_taken_meanwhile_stays_its_owners(backend: Backend) {
    let Jana { people, begun, actor } = jana(backend).await;
    let change = request(&people, &actor, "shared@example.org").await.unwrap();
    let code = people.code_in_mail("shared@example.org").await;
    let owner = people.sign_in("shared@example.org", Surface::Portal).await;
    let refused = confirm(&people, &actor, change.challenge_id, &code).await;
    assert!(matches!(refused, Err(DomainError::WrongCode)), "{refused:?}");
    assert_eq!(people.mails("shared@example.org").await.last().unwrap().kind, "mail.mail_taken");
    assert_eq!(people.account(begun.account.id).await.mail, "jana@example.org");
    assert_eq!(people.account(owner.account.id).await.mail, "shared@example.org");
}

async fn a_code_changes_the_address_of_whoever_asked_for_it_only(backend: Backend) {
    let Jana { people, actor, .. } = jana(backend).await;
    let kim = people.sign_in("kim@example.org", Surface::Portal).await;
    let kim = people.actor(kim.session.id).await.unwrap();
    let change = request(&people, &actor, "meyer@example.org").await.unwrap();
    let code = people.code_in_mail("meyer@example.org").await;
    let refused = confirm(&people, &kim, change.challenge_id, &code).await;
    assert!(matches!(refused, Err(DomainError::WrongCode)));
    people.later(TimeDelta::minutes(10));
    let expired = confirm(&people, &actor, change.challenge_id, &code).await;
    assert!(matches!(expired, Err(DomainError::WrongCode)));
    let sign_in = people.ask("meyer@example.org", false, HOME).await.unwrap();
    let code = people.code_in_mail("meyer@example.org").await;
    let other_purpose = confirm(&people, &actor, sign_in.id, &code).await;
    assert!(matches!(other_purpose, Err(DomainError::WrongCode)));
}

async fn changes_of_address_are_limited(backend: Backend) {
    let Jana { people, actor, .. } = jana(backend).await;
    for number in 0..10 {
        request(&people, &actor, &format!("new{number}@example.org")).await.unwrap();
    }
    let refused = request(&people, &actor, "new10@example.org").await;
    assert!(matches!(refused, Err(DomainError::TooMany { after_s: 3_601 })), "{refused:?}");
    assert!(people.mails("new10@example.org").await.is_empty());
}
