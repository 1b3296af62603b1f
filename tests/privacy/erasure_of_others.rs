use chrono::NaiveDate;
use lotse_domain::{consent, privacy};
use lotse_tests::{Backend, on_both_databases};
use serde_json::json;

use crate::{
    stage::{Person, Stage},
    traces,
};

on_both_databases!(a_sibling_keeps_the_guardian, whoever_has_the_same_name_keeps_everything);

async fn pupil(stage: &Stage, mail: &str, guardian: &str) -> Person {
    let person = stage.sign_in(mail).await;
    let birth = NaiveDate::from_ymd_opt(2012, 3, 4).unwrap();
    let (actor, name) = (stage.actor(&person).await, Some("Kim".to_owned()));
    consent::introduce(stage.db(), &stage.clock, &actor, name, birth, Some(guardian.to_owned()))
        .await
        .unwrap();
    person
}

async fn a_sibling_keeps_the_guardian(backend: Backend) {
    let stage = Stage::set(backend).await;
    let first = pupil(&stage, "kim1@example.org", "parent@example.org").await;
    let second = pupil(&stage, "kim2@example.org", "parent@example.org").await;
    let sent = stage.letters_to("parent@example.org", "mail.guardian_request").await;
    assert_eq!(sent.len(), 2);
    privacy::erase_own(stage.db(), &stage.clock, &stage.actor(&first).await).await.unwrap();
    let left = stage.letters_to("parent@example.org", "mail.guardian_request").await;
    assert_eq!(left, sent[1..], "the sibling has the same name; the link tells them apart");
    let link = left[0].payload["token"].as_str().unwrap();
    assert_eq!(consent::look_at(stage.db(), &stage.clock, link).await.unwrap().consent.account_id, second.id);
    let order = stage.messages().await.into_iter().find(|m| m.kind == privacy::ERASE_FILES).unwrap();
    assert_eq!(order.payload, json!({ "mail": "kim1@example.org", "addresses": [] }));
    privacy::erase_own(stage.db(), &stage.clock, &stage.actor(&second).await).await.unwrap();
    assert!(stage.letters_to("parent@example.org", "mail.guardian_request").await.is_empty());
}

async fn whoever_has_the_same_name_keeps_everything(backend: Backend) {
    let stage = Stage::set(backend).await;
    let gone = pupil(&stage, "kim@example.org", "parent1@example.org").await;
    pupil(&stage, "ekim@example.org", "parent2@example.org").await;
    stage.enqueue("mail.mail_changed", "x@example.org", json!({ "old": "ekim@example.org" })).await;
    stage.enqueue("mail.membership_received", "x@example.org", json!({ "company": "Kim" })).await;
    // What is left of these two stays as it is.
    let marks = ["ekim@example.org", "parent2@example.org"];
    let before = traces::in_tables(stage.db(), &marks).await;
    assert!(before.len() >= 6, "{before:#?}");
    privacy::erase_own(stage.db(), &stage.clock, &stage.actor(&gone).await).await.unwrap();
    assert_eq!(traces::in_tables(stage.db(), &marks).await, before);
    let kept = stage.letters_to("x@example.org", "mail.membership_received").await;
    assert_eq!(kept[0].payload, json!({ "company": "Kim" }));
}
