//! Somebody finds that a posting is wrong.
use chrono::TimeDelta;
use lotse_domain::{
    DomainError, ErrorKind, audit,
    grant::Role,
    mail::Letter,
    report::{self, Decision, Reason, VacancyReport},
    session::Device,
    vacancy::{VacancyState as S, desk},
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, prelude::Uuid};

use crate::world::{MANAGER, RECRUITER, World, refused, wrong};

on_both_databases!(
    a_report_reaches_the_managers_and_names_nobody,
    mails_come_once_an_hour_and_reports_of_one_network_have_a_limit,
    one_decision_answers_all_reports_on_a_posting,
    a_decision_takes_the_posting_with_it,
    nobody_forgets_a_report,
);

async fn file_from(
    world: &World,
    network: &str,
    id: Uuid,
    text: Option<&str>,
) -> Result<VacancyReport, DomainError> {
    let device = Device { label: "Firefox".into(), network: network.into() };
    let (db, clock, secrets) = (world.db(), &world.clock, &world.secrets);
    report::file(db, clock, secrets, &device, id, Reason::Fraud, text.map(str::to_owned)).await
}

async fn file(world: &World, id: Uuid) -> VacancyReport {
    file_from(world, "net", id, None).await.unwrap()
}

async fn decide(
    world: &World,
    report: &VacancyReport,
    decision: Decision,
    note: Option<&str>,
) -> Result<(), DomainError> {
    let (db, clock, manager, cluster) = (world.db(), &world.clock, &world.manager, world.cluster.id);
    report::decide(db, clock, manager, cluster, report.id, decision, note.map(str::to_owned)).await
}

async fn open(world: &World) -> Vec<report::ReportView> {
    report::list_open(world.db(), &world.clock, &world.manager, world.cluster.id).await.unwrap()
}

async fn a_report_reaches_the_managers_and_names_nobody(backend: Backend) {
    let world = World::start(backend).await;
    let draft = world.draft().await.vacancy.id;
    assert_eq!(refused(file_from(&world, "net", draft, None).await), ErrorKind::NotFound);
    assert_eq!(refused(file_from(&world, "net", Uuid::now_v7(), None).await), ErrorKind::NotFound);
    let id = world.published().await.vacancy.id;
    let long = "x".repeat(1_001);
    assert_eq!(wrong(file_from(&world, "net", id, Some(&long)).await), ["text"]);
    let filed = file_from(&world, "net", id, Some("  Die wollen Geld ")).await.unwrap();
    assert_eq!(filed.text.as_deref(), Some("Die wollen Geld"));
    assert_eq!((filed.cluster_id, filed.due_at - filed.created_at), (world.cluster.id, TimeDelta::hours(24)));
    match world.letters_to(MANAGER).await.last() {
        Some(Letter::VacancyReported { reason: Reason::Fraud, overdue: false, company, .. }) => {
            assert_eq!(company, "Nordmetall");
        }
        other => panic!("{other:?}"),
    }
    let entries = world.rows(audit::Entity::find().filter(audit::Column::SubjectId.eq(filed.id))).await;
    assert_eq!((entries[0].actor.as_str(), entries[0].request_id.as_str()), ("stranger", "report"));
    let listed = open(&world).await;
    assert_eq!((listed.len(), &listed[0].report, listed[0].overdue), (1, &filed, false));
    assert_eq!((listed[0].vacancy.id, listed[0].company.as_str()), (id, "Nordmetall"));
    let other = lotse_tests::world::cluster(world.db(), "sued").await;
    let foreign = world.person("m@sued.example", Role::ClusterManager, other.id).await;
    for actor in [&foreign, &world.recruiter] {
        let list = report::list_open(world.db(), &world.clock, actor, world.cluster.id).await;
        assert_eq!(refused(list), ErrorKind::NotFound);
        for cluster in [world.cluster.id, other.id] {
            let (db, clock) = (world.db(), &world.clock);
            let decided = report::decide(db, clock, actor, cluster, filed.id, Decision::Kept, None).await;
            assert_eq!(refused(decided), ErrorKind::NotFound);
        }
    }
}

async fn mails_come_once_an_hour_and_reports_of_one_network_have_a_limit(backend: Backend) {
    let world = World::start(backend).await;
    let id = world.published().await.vacancy.id;
    let reported =
        async || world.said_to(MANAGER).await.iter().filter(|name| **name == "vacancy_reported").count();
    // Several at the same moment, too.
    let all = tokio::join!(file(&world, id), file(&world, id), file(&world, id));
    assert_eq!((all.0.vacancy_id, reported().await), (id, 1));
    world.later(TimeDelta::minutes(59));
    file(&world, id).await;
    assert_eq!(reported().await, 1);
    world.later(TimeDelta::minutes(1));
    file(&world, id).await;
    assert_eq!((reported().await, open(&world).await.len()), (2, 5));
    let mut filed = 0;
    let refusal = loop {
        match file_from(&world, "other net", id, None).await {
            Ok(_) => filed += 1,
            Err(err) => break err,
        }
        assert!(filed < 1_000, "there is no limit");
    };
    assert_eq!((refusal.kind(), filed), (ErrorKind::TooMany, 40));
    file_from(&world, "third net", id, None).await.expect("another network is not held back");
}

async fn one_decision_answers_all_reports_on_a_posting(backend: Backend) {
    let world = World::start(backend).await;
    let id = world.published().await.vacancy.id;
    let (first, second) = (file(&world, id).await, file(&world, id).await);
    decide(&world, &second, Decision::Kept, None).await.unwrap();
    assert!(open(&world).await.is_empty() && world.is_public(id).await);
    for report in [&first, &second] {
        let kept = &world.rows(report::Entity::find_by_id(report.id)).await[0];
        assert_eq!(kept.decision, Some(Decision::Kept));
        assert_eq!(kept.decided_by, world.manager.identity().map(|identity| identity.account_id));
        let again = decide(&world, report, Decision::Withdrawn, Some("Nein")).await;
        assert_eq!(refused(again), ErrorKind::Conflict);
    }
    let later = file(&world, id).await;
    assert_eq!(open(&world).await[0].report.id, later.id, "a new report is a new matter");
    let (a, b) = tokio::join!(
        decide(&world, &later, Decision::Kept, None),
        decide(&world, &later, Decision::Withdrawn, Some("Falsch"))
    );
    assert_eq!([a.is_ok(), b.is_ok()].iter().filter(|ok| **ok).count(), 1, "{a:?} {b:?}");
}

async fn a_decision_takes_the_posting_with_it(backend: Backend) {
    let world = World::start(backend).await;
    let id = world.published().await.vacancy.id;
    let report = file(&world, id).await;
    for decision in [Decision::SentBack, Decision::Withdrawn] {
        assert_eq!(wrong(decide(&world, &report, decision, None).await), ["note"]);
        assert_eq!(wrong(decide(&world, &report, decision, Some("  ")).await), ["note"]);
    }
    decide(&world, &report, Decision::SentBack, Some("Bitte ohne Gebühr")).await.unwrap();
    let own = world.own(id).await;
    assert_eq!((own.vacancy.state, own.desk.remarks.0[0].text.as_str()), (S::Paused, "Bitte ohne Gebühr"));
    world.step(id, desk::DeskStep::Resume).await.unwrap();
    world.publish(id).await.unwrap();
    let again = file(&world, id).await;
    decide(&world, &again, Decision::Withdrawn, Some("Betrug")).await.unwrap();
    assert_eq!(world.state(id).await, S::Withdrawn);
    let told = world.said_to(RECRUITER).await;
    assert_eq!(told, ["vacancy_published", "vacancy_sent_back", "vacancy_published", "vacancy_withdrawn"]);
    // Gone already: the manager hears so and says that nothing is left to do.
    let other = world.published().await.vacancy.id;
    let report = file(&world, other).await;
    world.force(other, S::Filled).await;
    let gone = decide(&world, &report, Decision::Withdrawn, Some("Betrug")).await.unwrap_err();
    assert!(gone.kind() == ErrorKind::Conflict && gone.to_string().contains("filled"), "{gone}");
    assert_eq!(open(&world).await.len(), 1, "nothing of it was kept");
    decide(&world, &report, Decision::Kept, None).await.unwrap();
}

async fn nobody_forgets_a_report(backend: Backend) {
    let world = World::start(backend).await;
    let id = world.published().await.vacancy.id;
    file(&world, id).await;
    file(&world, id).await;
    let overdue = async || desk::run_due(world.db(), &world.clock).await.unwrap().reports_overdue;
    world.later(TimeDelta::hours(24) - TimeDelta::seconds(1));
    assert!(overdue().await == 0 && !open(&world).await[0].overdue);
    world.later(TimeDelta::seconds(1));
    let (a, b) = tokio::join!(overdue(), overdue());
    assert_eq!(a + b, 1, "one mail for a posting");
    assert!(open(&world).await.iter().all(|view| view.overdue));
    for _ in 0..5 {
        world.later(TimeDelta::days(1));
        assert_eq!(overdue().await, 0);
    }
    let letters = world.letters_to(MANAGER).await;
    let late = letters.iter().filter(|l| matches!(l, Letter::VacancyReported { overdue: true, .. })).count();
    assert_eq!(late, 1);
}
