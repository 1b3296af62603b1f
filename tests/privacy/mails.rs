use chrono::TimeDelta;
use lotse_domain::{
    Actor, Clock, DomainError,
    account::MailAddress,
    grant::Role,
    mail::{self, SuppressionReason, Topic},
    privacy,
};
use lotse_tests::{Backend, on_both_databases};
use uuid::Uuid;

use crate::stage::Stage;

on_both_databases!(one_click_unsubscribes_and_another_subscribes_again, addresses_that_bounce_are_left_alone);

async fn one_click_unsubscribes_and_another_subscribes_again(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock, secrets) = (stage.db(), &stage.clock, &stage.secrets);
    let topic = Topic::MembershipRequests;
    let (anna, ben) = (stage.sign_in("anna@example.org").await, stage.sign_in("ben@example.org").await);
    let token = mail::unsubscribe_token(secrets, anna.id, topic);
    assert_eq!(mail::subscription(db, secrets, &token).await.unwrap(), (topic, true));
    for _ in 0..2 {
        assert_eq!(mail::unsubscribe(db, clock, secrets, &token, false).await.unwrap(), topic);
        assert_eq!(mail::subscription(db, secrets, &token).await.unwrap(), (topic, false));
    }
    let (annas, bens) = (stage.actor(&anna).await, stage.actor(&ben).await);
    assert_eq!(refused(mail::preferences(db, &annas).await.unwrap()), [topic]);
    assert_eq!(refused(mail::preferences(db, &bens).await.unwrap()), []);
    let done: Vec<_> = privacy::own_history(db, &annas, 100).await.unwrap();
    assert_eq!(done.iter().filter(|entry| entry.action == "mail.unsubscribed").count(), 1);

    stage.pass(TimeDelta::days(2000));
    mail::unsubscribe(db, clock, secrets, &token, true).await.expect("an old mail still does");
    assert_eq!(mail::subscription(db, secrets, &token).await.unwrap(), (topic, true));
    let ben = stage.sign_in("ben@example.org").await;
    mail::set_preference(db, clock, &stage.actor(&ben).await, topic, false).await.unwrap();
    assert_eq!(refused(mail::preferences(db, &stage.actor(&ben).await).await.unwrap()), [topic]);
    assert_eq!(mail::subscription(db, secrets, &token).await.unwrap(), (topic, true), "each their own");

    let nobodys = mail::unsubscribe_token(secrets, Uuid::now_v7(), topic);
    for wrong in ["", "x.y", &token[1..], &nobodys] {
        assert!(matches!(mail::subscription(db, secrets, wrong).await, Err(DomainError::NotFound { .. })));
        let told = mail::unsubscribe(db, clock, secrets, wrong, false).await;
        assert!(matches!(told, Err(DomainError::NotFound { .. })), "{wrong}");
    }
}

/// Every topic is listed; these are not wanted.
fn refused(preferences: Vec<(Topic, bool)>) -> Vec<Topic> {
    assert_eq!(preferences.len(), Topic::ALL.len());
    preferences.into_iter().filter(|(_, wanted)| !wanted).map(|(topic, _)| topic).collect()
}

async fn addresses_that_bounce_are_left_alone(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock) = (stage.db(), &stage.clock);
    let machine = Actor::system("mail", "test");
    let address = MailAddress::parse("gone@example.org").unwrap();
    let since = clock.now();
    let suppress = async |reason, detail: &str| {
        mail::suppress(db, clock, &machine, &address, reason, Some(detail.to_owned())).await.unwrap();
    };
    suppress(SuppressionReason::HardBounce, "550 5.1.1 no such user").await;
    stage.pass(TimeDelta::hours(1));
    suppress(SuppressionReason::Complaint, &"x".repeat(2000)).await;
    assert!(mail::is_suppressed(db, " Gone@Example.ORG ").await.unwrap());
    assert!(!mail::is_suppressed(db, "here@example.org").await.unwrap());

    let (operator, _) = stage.strong("operator@example.org").await;
    let plain = stage.actor(&operator).await;
    assert!(matches!(mail::list_suppressed(db, &plain).await, Err(DomainError::NotFound { .. })));
    let refused = mail::lift_suppression(db, clock, &plain, &address).await;
    assert!(matches!(refused, Err(DomainError::NotFound { .. })));
    stage.give(&operator, Role::Operator, Uuid::nil()).await;
    let actor = stage.actor(&operator).await;
    let listed = mail::list_suppressed(db, &actor).await.unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!((listed[0].reason, listed[0].since), (SuppressionReason::Complaint, since));
    assert_eq!(listed[0].detail.as_ref().unwrap().len(), 500);
    mail::lift_suppression(db, clock, &actor, &address).await.unwrap();
    assert!(!mail::is_suppressed(db, "gone@example.org").await.unwrap());
    let again = mail::lift_suppression(db, clock, &actor, &address).await;
    assert!(matches!(again, Err(DomainError::NotFound { .. })));
}
