use chrono::{NaiveDate, TimeDelta};
use lotse_domain::{
    Clock, DomainError, account,
    account::MailAddress,
    api_key::{self, Scope},
    company::membership,
    consent,
    grant::Role,
    invitation,
    mail::{self, SuppressionReason},
    outbox::{self, OutboxState},
    privacy, second_factor, unit_of_work,
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set, sea_query::Expr};
use serde_json::json;
use uuid::Uuid;

use crate::{
    stage::{Person, Stage},
    traces,
};

on_both_databases!(
    erasure_leaves_no_trace_of_the_person,
    only_a_fresh_session_erases,
    the_last_admin_and_operator_name_somebody_first,
);

/// Everything by which the person could be recognised.
const MARKS: [&str; 11] = [
    "zmarkmail@example.org",
    "Zmarkname",
    "zmarknew@example.org",
    "zmarkguard@example.org",
    "Zmarkguardian",
    "Zmarkdevice",
    "Zmarkkey",
    "Zmarklabel",
    "Zmarkbounce",
    "Zmarkpayload",
    "zmarkinvited@example.org",
];

async fn erasure_leaves_no_trace_of_the_person(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock) = (stage.db(), &stage.clock);
    let person = plant(&stage).await;
    let before = traces::in_tables(db, &MARKS).await;
    for mark in MARKS {
        assert!(before.iter().any(|found| found.ends_with(mark)), "{mark} is nowhere: {before:#?}");
    }
    let ben = stage.letters_to("ben@example.org", "mail.sign_in_code").await.len();

    let actor = stage.actor(&person).await;
    privacy::erase_own(db, clock, &actor).await.unwrap();
    assert!(stage.identity(&person).await.is_none(), "the session ended with it");

    // What is left is the farewell and the order to remove files.
    let left: Vec<_> = stage
        .messages()
        .await
        .into_iter()
        .filter(|message| format!("{message:?}").to_lowercase().contains("zmark"))
        .map(|message| (message.kind, message.payload))
        .collect();
    let [(erased, _), (files, order)] = left.as_slice() else { panic!("{left:#?}") };
    assert_eq!((erased.as_str(), files.as_str()), ("mail.erased", privacy::ERASE_FILES));
    assert_eq!(*order, json!({ "mail": MARKS[0], "addresses": ["zmarkguard@example.org"] }));
    assert_eq!(
        stage.letters_to("ben@example.org", "mail.sign_in_code").await.len(),
        ben,
        "others keep theirs"
    );
    let others = stage.messages().await;
    let of_kind = |kind: &str| &others.iter().find(|m| m.kind == kind).unwrap().payload;
    assert_eq!(of_kind("mail.invitation")["inviter"], json!(null));
    assert_eq!(of_kind("mail.membership_requested")["person"], "–");

    stage.deliver_all().await;
    privacy::sweep(db, clock).await.unwrap();
    assert_eq!(traces::in_tables(db, &MARKS).await, Vec::<String>::new());
    let by_id = traces::in_tables(db, &[&person.id.to_string()]).await;
    assert!(by_id.iter().all(|found| found.starts_with("audit_entry.")), "{by_id:#?}");
    assert!(!by_id.is_empty(), "the audit trail stays, without a name");
    assert_eq!(traces::in_files(stage.database.dir.path(), &MARKS), Vec::<String>::new());

    // The address is free again, and the new account is another one.
    let again = stage.sign_in(MARKS[0]).await;
    assert_ne!(again.id, person.id);
    assert_eq!(account::find_own(db, &stage.actor(&again).await).await.unwrap().name, None);
}

/// A person of whom there is something in every place where there can be.
async fn plant(stage: &Stage) -> Person {
    let (db, clock, secrets) = (stage.db(), &stage.clock, &stage.secrets);
    let company = stage.company("Nordmehl").await;
    let ben = stage.sign_in("ben@example.org").await;
    let person = stage.sign_in_at(MARKS[0], "Zmarkdevice, Android").await;
    stage.give(&person, Role::Recruiter, company).await;
    let birth = NaiveDate::from_ymd_opt(2012, 3, 4).unwrap();
    let guardian = Some("Zmarkguard@example.org".to_owned());
    let actor = stage.actor(&person).await;
    consent::introduce(db, clock, &actor, Some("Zmarkname \"Z\" Müller".into()), birth, guardian)
        .await
        .unwrap();
    let asked = stage.letters_to("zmarkguard@example.org", "mail.guardian_request").await;
    let link = asked[0].payload["token"].as_str().unwrap().to_owned();
    consent::agree(db, clock, &actor, &link, "Zmarkguardian").await.unwrap();
    let actor = stage.actor(&person).await;
    api_key::create(db, clock, &actor, company, "Zmarkkey", vec![Scope::CompanyRead], 9).await.unwrap();
    second_factor::add_passkey(db, clock, secrets, &actor, "Zmarklabel", &json!({})).await.unwrap();
    let actor = stage.actor(&person).await;
    account::request_mail_change(db, clock, secrets, &actor, "zmarknew@example.org").await.unwrap();
    let address = MailAddress::parse("zmarkguard@example.org").unwrap();
    mail::suppress(db, clock, &actor, &address, SuppressionReason::HardBounce, Some("Zmarkbounce".into()))
        .await
        .unwrap();
    invite(stage, MARKS[0], Some(ben.id)).await;
    invite(stage, "eva@example.org", Some(person.id)).await;
    decide(stage, company, person.id).await;

    let (id, name) = (person.id, "Zmarkname \"Z\" Müller");
    for (kind, to, payload) in [
        ("mail.invitation", "eva@example.org", json!({ "inviter": name, "token": "x" })),
        (
            "mail.membership_requested",
            "ben@example.org",
            json!({ "person": format!("{name}, {}", MARKS[0]) }),
        ),
        ("mail.mail_changed", "old@example.org", json!({ "old": "old@example.org", "new": MARKS[0] })),
        ("mail.grant_ended", "old@example.org", json!({ "account_id": id, "scope_name": "Zmarkpayload" })),
        (
            "mail.guardian_request",
            "old@example.org",
            json!({ "pupil": name, "token": "a link that was replaced" }),
        ),
        ("mail.erasure_warning", MARKS[0], json!({ "detail": "Zmarkpayload" })),
        ("job.digest", MARKS[0], json!({ "about": "zmarkinvited@example.org" })),
    ] {
        stage.enqueue(kind, to, payload).await;
    }
    // One that was sent, and one that was given up.
    finish_some(stage).await;
    person
}

async fn invite(stage: &Stage, to: &str, by: Option<Uuid>) {
    let now = stage.clock.now();
    stage
        .insert(invitation::ActiveModel {
            id: Set(Uuid::now_v7()),
            mail: Set(to.to_owned()),
            role: Set(Role::Operator),
            scope_id: Set(Uuid::nil()),
            token_hash: Set(Uuid::now_v7().to_string()),
            invited_by: Set(by),
            created_at: Set(now),
            expires_at: Set(now + TimeDelta::days(14)),
            accepted_at: Set(None),
        })
        .await;
}

async fn decide(stage: &Stage, company: Uuid, by: Uuid) {
    unit_of_work::in_transaction(stage.db(), move |txn| {
        Box::pin(async move {
            membership::Entity::update_many()
                .col_expr(membership::Column::DecidedBy, Expr::value(by))
                .filter(membership::Column::CompanyId.eq(company))
                .exec(txn)
                .await?;
            Ok(())
        })
    })
    .await
    .unwrap();
}

async fn finish_some(stage: &Stage) {
    let of = |state, kind: &'static str| {
        unit_of_work::in_transaction(stage.db(), move |txn| {
            Box::pin(async move {
                outbox::Entity::update_many()
                    .col_expr(outbox::Column::State, Expr::value(state))
                    .filter(outbox::Column::Kind.eq(kind))
                    .filter(outbox::Column::Recipient.contains("zmark"))
                    .exec(txn)
                    .await?;
                Ok(())
            })
        })
    };
    of(OutboxState::Done, "mail.guardian_request").await.unwrap();
    of(OutboxState::Dead, "mail.security_changed").await.unwrap();
}

async fn only_a_fresh_session_erases(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock) = (stage.db(), &stage.clock);
    let (person, secret) = stage.strong("anna@example.org").await;
    stage.pass(TimeDelta::minutes(31));
    let late = privacy::erase_own(db, clock, &stage.actor(&person).await).await;
    assert!(matches!(late, Err(DomainError::Conflict(_))), "{late:?}");
    stage.show(&person, &stage.code(&secret)).await.unwrap();
    stage.pass(TimeDelta::minutes(29));
    let unfinished = stage.sign_in("anna@example.org").await;
    let refused = privacy::erase_own(db, clock, &stage.actor(&unfinished).await).await;
    assert!(matches!(refused, Err(DomainError::SecondFactor)));
    let actor = stage.actor(&person).await;
    privacy::erase_own(db, clock, &actor).await.unwrap();
    let gone = privacy::erase_own(db, clock, &actor).await;
    assert!(matches!(gone, Err(DomainError::Unauthenticated)), "an actor of before is nobody: {gone:?}");
    assert_eq!(stage.letters_to("anna@example.org", "mail.erased").await.len(), 1);
}

async fn the_last_admin_and_operator_name_somebody_first(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock) = (stage.db(), &stage.clock);
    let company = stage.company("Nordmehl").await;
    for (role, scope, first, second) in [
        (Role::CompanyAdmin, company, "a@example.org", "b@example.org"),
        (Role::Operator, Uuid::nil(), "c@example.org", "d@example.org"),
    ] {
        // Asleep or not: without it nobody could wake the other grants.
        let (one, other) = (stage.sign_in(first).await, stage.sign_in(second).await);
        stage.give(&one, role, scope).await;
        let alone = privacy::erase_own(db, clock, &stage.actor(&one).await).await;
        assert!(matches!(alone, Err(DomainError::Conflict(_))), "{role}: {alone:?}");
        stage.give(&other, role, scope).await;
        // Both at once: one of them stays.
        let actors = [stage.actor(&one).await, stage.actor(&other).await];
        let tries = actors.map(|actor| {
            let (db, clock) = (db.clone(), clock.clone());
            tokio::spawn(async move { privacy::erase_own(&db, &clock, &actor).await })
        });
        let mut erased = 0;
        for one in tries {
            match one.await.unwrap() {
                Ok(()) => erased += 1,
                Err(err) => assert!(matches!(err, DomainError::Conflict(_)), "{role}: {err}"),
            }
        }
        assert_eq!(erased, 1, "{role}");
    }
}
