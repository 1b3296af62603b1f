//! Applications leave in the running process, and nothing of an erased person stays around them.
use std::collections::BTreeSet;

use chrono::TimeDelta;
use lotse_domain::{
    Clock,
    application::{self, Application, ApplicationState, Author, Message, Note, message, note, retention},
    audit,
    company::{self, Company},
    document, privacy,
    report::{self, Decision, Reason},
    unit_of_work,
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use uuid::Uuid;

use crate::{
    applications_of::{MARKS, plant},
    stage::{Person, Stage},
    traces,
};

on_both_databases!(
    closed_applications_lose_their_names_after_six_months,
    forms_go_after_a_day,
    an_erased_pupil_leaves_figures_alone,
    whoever_wrote_for_a_company_leaves_no_name,
);

pub async fn company_named(stage: &Stage, name: &str) -> Company {
    let id = stage.company(name).await;
    company::Entity::find_by_id(id).one(stage.db().read()).await.unwrap().expect("a company")
}

async fn find(stage: &Stage, id: Uuid) -> Application {
    unit_of_work::in_transaction(stage.db(), move |txn| {
        Box::pin(async move { Ok(application::Entity::find_by_id(id).one(txn).await?) })
    })
    .await
    .unwrap()
    .expect("the row stays")
}

async fn close(stage: &Stage, application: &Application) {
    let mut row = application.clone().into_active_model();
    row.state = Set(ApplicationState::Rejected);
    row.closed_at = Set(Some(stage.clock.now()));
    unit_of_work::in_transaction(stage.db(), move |txn| {
        let row = row.clone();
        Box::pin(async move {
            row.update(txn).await?;
            Ok(())
        })
    })
    .await
    .unwrap();
}

async fn removed_files(stage: &Stage) -> BTreeSet<Uuid> {
    document::list_removed(stage.db(), 100).await.unwrap().into_iter().collect()
}

/// Marks that are found in the tables, but for those of the profile, which stays with the account.
async fn found(stage: &Stage) -> BTreeSet<&'static str> {
    let rows = traces::in_tables(stage.db(), &MARKS).await;
    MARKS.into_iter().filter(|mark| rows.iter().any(|row| row.ends_with(mark))).collect()
}

async fn run(stage: &Stage) -> u64 {
    retention::run_due(stage.db(), &stage.clock).await.unwrap()
}

async fn closed_applications_lose_their_names_after_six_months(backend: Backend) {
    let stage = Stage::set(backend).await;
    let company = company_named(&stage, "Nordmehl").await;
    let person = stage.sign_in("anna@example.org").await;
    let planted = plant(&stage, &company, &person).await;
    assert_eq!(found(&stage).await.len(), MARKS.len());
    stage.pass(TimeDelta::days(2));
    assert_eq!(run(&stage).await, 1, "the form");
    close(&stage, &planted.application).await;
    let closed = find(&stage, planted.application.id).await;
    // 2026-11-24 and six months.
    stage.clock.set("2027-05-24T10:00:00Z".parse().unwrap());
    assert_eq!(run(&stage).await, 0);
    assert_eq!(find(&stage, closed.id).await, closed);
    stage.pass(TimeDelta::minutes(1));
    assert_eq!(run(&stage).await, 2, "the application and its document");
    assert_eq!(run(&stage).await, 0);
    assert_eq!(found(&stage).await, BTreeSet::from(["Zmarkprofile"]));
    assert_eq!(
        removed_files(&stage).await,
        BTreeSet::from([planted.document.id, planted.intake_document.id])
    );
    let row = find(&stage, closed.id).await;
    assert_eq!((row.account_id, row.birth_date, row.erased_at), (None, None, Some(stage.clock.now())));
    // What figures are counted from.
    assert_eq!(row.state, closed.state);
    assert_eq!(
        (row.company_id, row.vacancy_id, row.submitted_at, row.answered_at, row.closed_at, row.answer_due_at),
        (
            closed.company_id,
            closed.vacancy_id,
            closed.submitted_at,
            closed.answered_at,
            closed.closed_at,
            closed.answer_due_at
        )
    );
}

async fn forms_go_after_a_day(backend: Backend) {
    let stage = Stage::set(backend).await;
    let company = company_named(&stage, "Nordmehl").await;
    let person = stage.sign_in("anna@example.org").await;
    let planted = plant(&stage, &company, &person).await;
    stage.pass(TimeDelta::hours(23));
    assert_eq!(run(&stage).await, 0);
    stage.pass(TimeDelta::hours(1));
    assert_eq!(run(&stage).await, 1);
    assert!(!found(&stage).await.contains("Zmarkform"));
    assert_eq!(removed_files(&stage).await, BTreeSet::from([planted.intake_document.id]));
    assert!(found(&stage).await.contains("Zmarkpupil"), "an open application stays as long as it is open");
    stage.pass(TimeDelta::days(400));
    assert_eq!(run(&stage).await, 0);
}

async fn an_erased_pupil_leaves_figures_alone(backend: Backend) {
    let stage = Stage::set(backend).await;
    let company = company_named(&stage, "Nordmehl").await;
    let person = stage.sign_in("zmarkmail@example.org").await;
    let planted = plant(&stage, &company, &person).await;
    privacy::erase_own(stage.db(), &stage.clock, &stage.actor(&person).await).await.unwrap();
    stage.deliver_all().await;
    privacy::sweep(stage.db(), &stage.clock).await.unwrap();
    assert_eq!(found(&stage).await, BTreeSet::new());
    let by_id = traces::in_tables(stage.db(), &[&person.id.to_string()]).await;
    assert!(by_id.iter().all(|found| found.starts_with("audit_entry.")), "{by_id:#?}");
    assert_eq!(traces::in_tables(stage.db(), &["zmarkmail"]).await, Vec::<String>::new());
    assert_eq!(traces::in_files(stage.database.dir.path(), &MARKS), Vec::<String>::new());
    assert_eq!(
        removed_files(&stage).await,
        BTreeSet::from([planted.document.id, planted.intake_document.id])
    );
    let row = find(&stage, planted.application.id).await;
    assert_eq!((row.state, row.account_id), (ApplicationState::Withdrawn, None));
    assert!(row.erased_at.is_some() && row.answered_at.is_some());
}

/// What a person wrote about somebody else's application, in the moment of an entry of the audit trail.
async fn write(stage: &Stage, application: &Application, author: &Person) {
    let now = stage.clock.now();
    let (id, application_id) = (Uuid::now_v7(), application.id);
    let author_name = Some("Zmarkauthor".to_owned());
    let body = "Danke.".to_owned();
    let message = Message {
        id,
        application_id,
        author: Author::Company,
        author_name: author_name.clone(),
        body: body.clone(),
        created_at: now,
    };
    stage.insert(message::ActiveModel::from(message).reset_all()).await;
    stage
        .insert(audit::ActiveModel {
            id: Set(Uuid::now_v7()),
            at: Set(now),
            actor: Set(format!("account:{}", author.id)),
            request_id: Set("test".into()),
            action: Set("application.message_written".into()),
            subject_id: Set(application_id),
        })
        .await;
    let (company_id, account_id) = (application.company_id, Some(author.id));
    let note = Note { id, application_id, company_id, account_id, author_name, body, created_at: now };
    stage.insert(note::ActiveModel::from(note).reset_all()).await;
}

async fn whoever_wrote_for_a_company_leaves_no_name(backend: Backend) {
    let stage = Stage::set(backend).await;
    let company = company_named(&stage, "Nordmehl").await;
    let (pupil, author) = (stage.sign_in("anna@example.org").await, stage.sign_in("petra@example.org").await);
    let planted = plant(&stage, &company, &pupil).await;
    stage.pass(TimeDelta::minutes(1));
    write(&stage, &planted.application, &author).await;
    stage
        .insert(report::ActiveModel {
            id: Set(Uuid::now_v7()),
            vacancy_id: Set(planted.application.vacancy_id.unwrap()),
            cluster_id: Set(planted.application.cluster_id),
            reason: Set(Reason::Gone),
            text: Set(None),
            created_at: Set(stage.clock.now()),
            due_at: Set(stage.clock.now()),
            reminded_at: Set(None),
            decided_at: Set(Some(stage.clock.now())),
            decision: Set(Some(Decision::Kept)),
            decided_by: Set(Some(author.id)),
        })
        .await;
    assert_eq!(traces::in_tables(stage.db(), &["Zmarkauthor"]).await.len(), 2);
    privacy::erase_own(stage.db(), &stage.clock, &stage.actor(&author).await).await.unwrap();
    stage.deliver_all().await;
    assert_eq!(traces::in_tables(stage.db(), &["Zmarkauthor"]).await, Vec::<String>::new());
    let by_id = traces::in_tables(stage.db(), &[&author.id.to_string()]).await;
    assert!(by_id.iter().all(|found| found.starts_with("audit_entry.")), "{by_id:#?}");
    // A colleague's name stays, and so does every word.
    assert_eq!(traces::in_tables(stage.db(), &["Petra Personal"]).await.len(), 2);
    let id = planted.application.id;
    let left = unit_of_work::in_transaction(stage.db(), move |txn| {
        Box::pin(async move {
            let messages = message::Entity::find().filter(message::Column::ApplicationId.eq(id));
            let notes = note::Entity::find().filter(note::Column::ApplicationId.eq(id));
            Ok((messages.all(txn).await?.len(), notes.all(txn).await?.len()))
        })
    });
    assert_eq!(left.await.unwrap(), (2, 2));
}
