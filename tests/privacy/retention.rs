use chrono::{DateTime, Months, NaiveDate, TimeDelta, Utc};
use lotse_domain::{
    Actor, Clock, account,
    account::Language,
    consent,
    grant::Role,
    outbox::{self, OutboxState},
    privacy::{self, Swept},
    unit_of_work,
};
use lotse_tests::{Backend, on_both_databases, world};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set, sea_query::Expr};
use uuid::Uuid;

use crate::stage::{Person, Stage};

on_both_databases!(
    what_has_expired_is_removed,
    sent_and_given_up_mails_go_after_a_while,
    pupils_without_a_guardians_consent_are_erased_after_14_days,
    a_withdrawn_consent_leaves_time_to_ask_anew,
    inactive_accounts_are_warned_and_then_erased,
    nobody_who_is_the_last_is_erased,
    many_are_worked_off_in_batches_once_each,
);

async fn sweep(stage: &Stage) -> Swept {
    privacy::sweep(stage.db(), &stage.clock).await.unwrap()
}

async fn is_there(stage: &Stage, person: &Person) -> bool {
    find(stage, person.id).await.is_some()
}

async fn find(stage: &Stage, id: Uuid) -> Option<account::Account> {
    unit_of_work::in_transaction(stage.db(), move |txn| {
        Box::pin(async move { Ok(account::Entity::find_by_id(id).one(txn).await?) })
    })
    .await
    .unwrap()
}

async fn what_has_expired_is_removed(backend: Backend) {
    let stage = Stage::set(backend).await;
    let person = stage.sign_in("anna@example.org").await;
    assert_eq!(sweep(&stage).await, Swept::default());
    stage.pass(TimeDelta::minutes(11));
    assert!(sweep(&stage).await.expired >= 1, "the code");
    assert!(stage.identity(&person).await.is_some(), "the session lives on");
    stage.pass(TimeDelta::days(400));
    assert!(sweep(&stage).await.expired >= 1, "the session");
    assert_eq!(sweep(&stage).await.expired, 0);
    assert!(is_there(&stage, &person).await);
}

async fn sent_and_given_up_mails_go_after_a_while(backend: Backend) {
    let stage = Stage::set(backend).await;
    let mut ids = Vec::new();
    for to in ["sent@example.org", "dead@example.org", "waiting@example.org"] {
        ids.push(stage.enqueue("mail.mail_taken", to, serde_json::json!({})).await);
    }
    let now = stage.clock.now();
    let end = |id: Uuid, state: OutboxState| {
        unit_of_work::in_transaction(stage.db(), move |txn| {
            Box::pin(async move {
                outbox::Entity::update_many()
                    .col_expr(outbox::Column::State, Expr::value(state))
                    .col_expr(outbox::Column::FinishedAt, Expr::value(now))
                    .filter(outbox::Column::Id.eq(id))
                    .exec(txn)
                    .await?;
                Ok(())
            })
        })
    };
    end(ids[0], OutboxState::Done).await.unwrap();
    end(ids[1], OutboxState::Dead).await.unwrap();
    let left = async || -> Vec<Uuid> { stage.messages().await.into_iter().map(|m| m.id).collect() };
    stage.pass(TimeDelta::days(30));
    assert_eq!(sweep(&stage).await.messages, 0);
    stage.pass(TimeDelta::seconds(1));
    assert_eq!(sweep(&stage).await.messages, 1);
    assert_eq!(left().await, ids[1..]);
    stage.pass(TimeDelta::days(60));
    assert_eq!(sweep(&stage).await.messages, 1);
    stage.pass(TimeDelta::days(900));
    assert_eq!(sweep(&stage).await.messages, 0);
    assert_eq!(left().await, ids[2..], "what waits is never thrown away");
}

async fn pupil(stage: &Stage, mail: &str, birth: NaiveDate) -> Person {
    let person = stage.sign_in(mail).await;
    let guardian = Some(format!("guardian-of-{mail}"));
    let actor = stage.actor(&person).await;
    consent::introduce(stage.db(), &stage.clock, &actor, None, birth, guardian).await.unwrap();
    person
}

async fn link(stage: &Stage, pupil: &Person) -> String {
    let guardian = format!("guardian-of-{}", pupil.mail);
    let sent = stage.letters_to(&guardian, "mail.guardian_request").await;
    sent.last().unwrap().payload["token"].as_str().unwrap().to_owned()
}

/// So many years before the stage begins, and days after that.
fn years(years: u32, days: i64) -> NaiveDate {
    let start = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    start.checked_sub_months(Months::new(years * 12)).unwrap() + TimeDelta::days(days)
}

async fn pupils_without_a_guardians_consent_are_erased_after_14_days(backend: Backend) {
    let stage = Stage::set(backend).await;
    let nobody = Actor::stranger("test");
    let silent = pupil(&stage, "silent@example.org", years(15, 0)).await;
    let refused = pupil(&stage, "refused@example.org", years(15, 0)).await;
    let agreed = pupil(&stage, "agreed@example.org", years(15, 0)).await;
    let birthday = pupil(&stage, "birthday@example.org", years(16, 14)).await;
    let too_late = pupil(&stage, "late@example.org", years(16, 16)).await;
    let older = pupil(&stage, "older@example.org", years(17, 0)).await;
    let (db, clock) = (stage.db(), &stage.clock);
    consent::refuse(db, clock, &nobody, &link(&stage, &refused).await).await.unwrap();
    consent::agree(db, clock, &nobody, &link(&stage, &agreed).await, "A. Guardian").await.unwrap();
    stage.pass(TimeDelta::days(14));
    assert_eq!(sweep(&stage).await.unconfirmed, 0, "until the last moment");
    stage.pass(TimeDelta::seconds(1));
    assert_eq!(sweep(&stage).await.unconfirmed, 3);
    for (person, stays) in [
        (silent, false),
        (refused, false),
        (too_late, false),
        (agreed, true),
        (birthday, true),
        (older, true),
    ] {
        assert_eq!(is_there(&stage, &person).await, stays, "{}", person.mail);
        let told = stage.letters_to(&person.mail, "mail.erased").await;
        assert_eq!(told.len(), usize::from(!stays), "{}", person.mail);
        assert!(told.iter().all(|letter| letter.payload["by_wish"] == false));
    }
    assert_eq!(sweep(&stage).await.unconfirmed, 0);
}

async fn a_withdrawn_consent_leaves_time_to_ask_anew(backend: Backend) {
    let stage = Stage::set(backend).await;
    let nobody = Actor::stranger("test");
    let person = pupil(&stage, "kim@example.org", years(14, 0)).await;
    let link = link(&stage, &person).await;
    consent::agree(stage.db(), &stage.clock, &nobody, &link, "A. Guardian").await.unwrap();
    stage.pass(TimeDelta::days(100));
    consent::withdraw(stage.db(), &stage.clock, &nobody, &link).await.unwrap();
    stage.pass(TimeDelta::days(14));
    assert_eq!(sweep(&stage).await.unconfirmed, 0);
    stage.pass(TimeDelta::seconds(1));
    assert_eq!(sweep(&stage).await.unconfirmed, 1);
    assert!(!is_there(&stage, &person).await);
}

fn almost_two_years() -> Months {
    Months::new(24)
}

/// To the moment at which those who were last seen now are warned, and a second more.
fn until_warning(stage: &Stage) {
    let day = stage.clock.now() + almost_two_years() - TimeDelta::days(30) + TimeDelta::days(1);
    stage.clock.set(day);
}

async fn inactive_accounts_are_warned_and_then_erased(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (gone, back) = (stage.sign_in("gone@example.org").await, stage.sign_in("back@example.org").await);
    stage.pass(TimeDelta::days(690));
    assert_eq!(sweep(&stage).await.warned, 0, "690 days are no 23 months");
    stage.clock.set("2026-11-22T10:00:00Z".parse().unwrap());
    until_warning(&stage);
    let swept = sweep(&stage).await;
    assert_eq!((swept.warned, swept.inactive), (2, 0));
    let on = (stage.clock.now() + TimeDelta::days(30)).date_naive().to_string();
    let told = stage.letters_to("gone@example.org", "mail.erasure_warning").await;
    assert_eq!(told.iter().map(|letter| letter.payload["on"].as_str().unwrap()).collect::<Vec<_>>(), [on]);
    let swept = sweep(&stage).await;
    assert_eq!((swept.warned, swept.inactive), (0, 0), "once");

    stage.pass(TimeDelta::days(10));
    let again = stage.sign_in("back@example.org").await;
    assert!(stage.identity(&again).await.is_some());
    stage.pass(TimeDelta::days(20) - TimeDelta::seconds(1));
    assert_eq!(sweep(&stage).await.inactive, 0, "the thirty days are not over");
    stage.pass(TimeDelta::seconds(1));
    assert_eq!(sweep(&stage).await.inactive, 1);
    assert!(!is_there(&stage, &gone).await && is_there(&stage, &back).await);
    assert_eq!(stage.letters_to("gone@example.org", "mail.erased").await.len(), 1);
    assert_eq!(find(&stage, back.id).await.unwrap().warned_at, None);
    until_warning(&stage);
    assert_eq!(sweep(&stage).await.warned, 1, "who came back is warned again, two years later");
}

async fn nobody_who_is_the_last_is_erased(backend: Backend) {
    let stage = Stage::set(backend).await;
    let company = stage.company("Nordmehl").await;
    let cluster = world::cluster(stage.db(), "ost").await;
    let mut last = Vec::new();
    for (mail, role, scope) in [
        ("admin@example.org", Role::CompanyAdmin, company),
        ("manager@example.org", Role::ClusterManager, cluster.id),
    ] {
        let person = stage.sign_in(mail).await;
        stage.give(&person, role, scope).await;
        last.push(person);
    }
    let operators = [stage.sign_in("o1@example.org").await, stage.sign_in("o2@example.org").await];
    for operator in &operators {
        stage.give(operator, Role::Operator, Uuid::nil()).await;
    }
    until_warning(&stage);
    assert_eq!(sweep(&stage).await.warned, 2, "those who are not alone");
    stage.pass(TimeDelta::days(30));
    assert_eq!(sweep(&stage).await.inactive, 1, "of two operators one stays");
    for person in last {
        assert!(is_there(&stage, &person).await, "{}", person.mail);
        assert!(stage.letters_to(&person.mail, "mail.erasure_warning").await.is_empty());
    }
    assert_ne!(is_there(&stage, &operators[0]).await, is_there(&stage, &operators[1]).await);
}

async fn many_are_worked_off_in_batches_once_each(backend: Backend) {
    let stage = Stage::set(backend).await;
    let long_ago: DateTime<Utc> = "2020-01-01T00:00:00Z".parse().unwrap();
    for at in 0..250 {
        stage
            .insert(account::ActiveModel {
                id: Set(Uuid::now_v7()),
                mail: Set(format!("p{at}@example.org")),
                name: Set(None),
                language: Set(Language::De),
                mail_confirmed_at: Set(Some(long_ago)),
                password_hash: Set(None),
                birth_date: Set(None),
                last_seen_at: Set(long_ago),
                warned_at: Set(None),
                version: Set(1),
                created_at: Set(long_ago),
                updated_at: Set(long_ago),
            })
            .await;
    }
    let at_once = async |stage: &Stage| {
        let sweeps = [(); 3].map(|()| {
            let (db, clock) = (stage.db().clone(), stage.clock.clone());
            tokio::spawn(async move { privacy::sweep(&db, &clock).await.unwrap() })
        });
        let mut sum = (0, 0);
        for one in sweeps {
            let swept = one.await.unwrap();
            sum = (sum.0 + swept.warned, sum.1 + swept.inactive);
        }
        // What one sweep found held by another is taken by the next.
        let rest = sweep(stage).await;
        (sum.0 + rest.warned, sum.1 + rest.inactive)
    };
    assert_eq!(at_once(&stage).await, (250, 0));
    let warnings = stage.messages().await.into_iter().filter(|m| m.kind == "mail.erasure_warning").count();
    assert_eq!(warnings, 250);
    stage.pass(TimeDelta::days(30));
    assert_eq!(at_once(&stage).await, (0, 250));
    let farewells = stage.messages().await.into_iter().filter(|m| m.kind == "mail.erased").count();
    assert_eq!(farewells, 250);
}
