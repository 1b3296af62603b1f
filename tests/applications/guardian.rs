//! Under 16 nothing reaches a company before a guardian agreed (rule 4, P1).
use chrono::TimeDelta;
use lotse_domain::{
    Clock, ErrorKind,
    application::{
        self, ApplicationState as S, Author, Target, desk,
        desk::{Filter, Lane},
        message, own, submit,
    },
    consent, document,
    unit_of_work::read_as,
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::EntityTrait;

use super::{
    stage::{Firm, Stage, form, paper, refused, stranger, young_form},
    story::by_code,
};

const PARENT: &str = "parent@example.org";

/// How much of any application the company's people see, by every way there is.
async fn sees(stage: &Stage, firm: &Firm, id: uuid::Uuid) -> usize {
    let (db, clock, company) = (stage.db(), &stage.clock, firm.company.id);
    let team = stage.actor(&firm.recruiter).await;
    let listed = desk::list(db, clock, &team, company, Filter::default()).await.unwrap().len();
    let counted: u64 = desk::count(db, &team, company).await.unwrap().iter().map(|(_, count)| count).sum();
    let found = usize::from(desk::find(db, clock, &team, company, id).await.is_ok());
    let visible = desk::visible_to(&team);
    let papers = document::visible_to(&team);
    let (rows, papers) = read_as(db, &team, |txn| {
        Box::pin(async move { Ok((visible.all(txn).await?, papers.all(txn).await?)) })
    })
    .await
    .unwrap();
    // The second lock: whatever a query forgets. SQLite has none.
    let bare = if db.is_postgres() {
        read_as(db, &team, |txn| {
            Box::pin(async move {
                let rows = application::Entity::find().all(txn).await?.len();
                Ok(rows + document::Entity::find().all(txn).await?.len())
            })
        })
        .await
        .unwrap()
    } else {
        rows.len() + papers.len()
    };
    listed + usize::try_from(counted).unwrap() + found + rows.len() + papers.len() + bare
}

async fn nothing_reaches_the_company_before_the_guardian_agreed(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 1).await;
    let target = Target::Vacancy(vacancy.id);
    let (sent, kim) = by_code(&stage, target, "kim@example.org", young_form("Kim Young", PARENT)).await;
    let id = sent.application.id;
    assert!(sent.awaits_guardian);
    assert_eq!(sent.application.state, S::Draft);
    assert_eq!(sees(&stage, &firm, id).await, 0);
    assert_eq!(stage.names_to(&firm.recruiter.mail, 1).await, Vec::<&str>::new());
    assert_eq!(stage.names_to("kim@example.org", 1).await, ["application_awaits_guardian"]);
    assert_eq!(stage.line(vacancy.id).await, (0, 0));
    let pupil = stage.actor(&kim).await;
    assert_eq!(own::list(stage.db(), &pupil).await.unwrap().len(), 1);
    let outcome = own::write(stage.db(), &stage.clock, &pupil, id, "Hallo").await;
    assert_eq!(refused(outcome), ErrorKind::Conflict);
    for answering in [desk::Answering::See, super::stage::offer(), super::stage::reject()] {
        assert_eq!(refused(stage.answer(&firm, id, answering).await), ErrorKind::NotFound);
    }
    let team = stage.actor(&firm.recruiter).await;
    let papers = document::list_own(stage.db(), &pupil).await.unwrap();
    let read = document::find_readable(stage.db(), &team, papers[0].id).await;
    assert_eq!(refused(read), ErrorKind::NotFound);

    // The days of the guarantee begin when the company can read it.
    stage.pass(TimeDelta::days(5));
    let link = stage.link_to(PARENT).await;
    consent::agree(stage.db(), &stage.clock, &stranger(), &link, "Chris Young").await.unwrap();
    let now = stage.clock.now();
    let row = stage.row(id).await;
    assert_eq!((row.state, row.submitted_at, row.waits_since), (S::Submitted, Some(now), Some(now)));
    assert_eq!((row.due_at, row.answer_due_at), (Some(now + TimeDelta::days(14)), row.due_at));
    assert_eq!(stage.line(vacancy.id).await, (1, 0));
    assert_eq!(stage.names_to(&firm.recruiter.mail, 1).await, ["application_arrived"]);
    assert_eq!(sees(&stage, &firm, id).await, 7);
    assert_eq!(document::find_readable(stage.db(), &team, papers[0].id).await.unwrap().id, papers[0].id);
}

async fn a_guardian_is_asked_once_for_all_applications(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (_, one) = stage.firm("Nordkorn", "Bäcker", 1).await;
    let (_, two) = stage.firm("Südkorn", "Konditor", 1).await;
    let (_, three) = stage.firm("Ostkorn", "Müller", 1).await;
    let kim = stage.person("kim@example.org").await;
    let missing = submit::ApplicationDraft { guardian_mail: None, ..young_form("Kim", PARENT) };
    let outcome = stage.apply(&kim, Target::Vacancy(one.id), missing.clone()).await;
    assert_eq!(super::stage::fields(outcome), ["guardian_mail"]);
    stage.apply(&kim, Target::Vacancy(one.id), young_form("Kim", PARENT)).await.unwrap();
    assert!(stage.apply(&kim, Target::Vacancy(two.id), missing.clone()).await.unwrap().awaits_guardian);
    assert_eq!(stage.names_to(PARENT, 0).await, ["guardian_request"]);
    let link = stage.link_to(PARENT).await;
    consent::agree(stage.db(), &stage.clock, &stranger(), &link, "Chris").await.unwrap();
    let states: Vec<S> = stage.all::<application::Entity>().await.iter().map(|row| row.state).collect();
    assert_eq!(states, [S::Submitted, S::Submitted]);
    assert!(!stage.apply(&kim, Target::Vacancy(three.id), missing).await.unwrap().awaits_guardian);
}

async fn a_guardian_who_says_no_takes_everything_back(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 1).await;
    let kim = stage.person("kim@example.org").await;
    let target = Target::Vacancy(vacancy.id);
    let first = stage.apply(&kim, target, young_form("Kim", PARENT)).await.unwrap().application;
    let link = stage.link_to(PARENT).await;
    consent::refuse(stage.db(), &stage.clock, &stranger(), &link).await.unwrap();
    assert_eq!(stage.row(first.id).await.state, S::Withdrawn);
    assert_eq!(stage.names_to(&firm.recruiter.mail, 1).await, Vec::<&str>::new(), "it never saw it");
    let again = stage.apply(&kim, target, young_form("Kim", PARENT)).await;
    assert_eq!(refused(again), ErrorKind::Conflict);

    let (lee_firm, second) = stage.firm("Südkorn", "Konditor", 1).await;
    let lee = stage.person("lee@example.org").await;
    let parent = "other.parent@example.org";
    let target = Target::Vacancy(second.id);
    let sent = stage.apply(&lee, target, young_form("Lee", parent)).await.unwrap().application;
    let link = stage.link_to(parent).await;
    consent::agree(stage.db(), &stage.clock, &stranger(), &link, "Pat").await.unwrap();
    stage.answer(&lee_firm, sent.id, stage.invite(&[3])).await.unwrap();
    consent::withdraw(stage.db(), &stage.clock, &stranger(), &link).await.unwrap();
    assert_eq!(stage.row(sent.id).await.state, S::Withdrawn);
    assert_eq!(stage.line(second.id).await, (0, 0));
    let told = stage.names_to(&lee_firm.recruiter.mail, 1).await;
    assert_eq!(told, ["application_arrived", "applicant_moved"]);
    let again = stage.apply(&lee, target, form("Lee")).await;
    assert_eq!(refused(again), ErrorKind::Conflict);
}

async fn a_place_that_went_while_the_guardian_thought_is_told(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 1).await;
    let kim = stage.person("kim@example.org").await;
    let sent = stage.apply(&kim, Target::Vacancy(vacancy.id), young_form("Kim", PARENT)).await.unwrap();
    stage.desk(vacancy.id, |desk| (desk.most_open, desk.open) = (Some(1), 1)).await;
    let link = stage.link_to(PARENT).await;
    consent::agree(stage.db(), &stage.clock, &stranger(), &link, "Chris").await.unwrap();
    assert_eq!(stage.row(sent.application.id).await.state, S::Withdrawn);
    let said = stage.names_to("kim@example.org", 1).await;
    assert_eq!(said, ["application_awaits_guardian", "guardian_agreed", "application_closed"]);
    assert_eq!(stage.names_to(&firm.recruiter.mail, 1).await, Vec::<&str>::new());
    let notes = stage.all::<message::Entity>().await;
    assert_eq!((notes.len(), notes[0].author), (1, Author::System));
    let team = stage.actor(&firm.recruiter).await;
    let counts = desk::count(stage.db(), &team, firm.company.id).await.unwrap();
    assert!(counts.iter().all(|(_, count)| *count == 0), "{counts:?}");
    assert_eq!(counts.len(), Lane::ALL.len());
}

async fn the_known_birth_date_counts_whatever_a_form_says(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (_, one) = stage.firm("Nordkorn", "Bäcker", 1).await;
    let (_, two) = stage.firm("Südkorn", "Konditor", 1).await;
    let kim = stage.person("kim@example.org").await;
    stage.apply(&kim, Target::Vacancy(one.id), young_form("Kim Young", PARENT)).await.unwrap();
    let born = stage.account(kim.id).await.birth_date;
    // By a form from nobody's session, which says 17.
    let (sent, _) = by_code(&stage, Target::Vacancy(two.id), "kim@example.org", form("Kim Older")).await;
    assert!(sent.awaits_guardian);
    assert_eq!(sent.application.birth_date, born);
    let account = stage.account(kim.id).await;
    assert_eq!((account.birth_date, account.name.as_deref()), (born, Some("Kim Young")));
    let actor = stage.actor(&kim).await;
    let documents = vec![paper("Zeugnis.pdf")];
    let again =
        submit::apply(stage.db(), &stage.clock, &actor, Target::Vacancy(two.id), form("Kim"), documents)
            .await;
    assert_eq!(refused(again), ErrorKind::Conflict);
}

on_both_databases!(
    nothing_reaches_the_company_before_the_guardian_agreed,
    a_guardian_is_asked_once_for_all_applications,
    a_guardian_who_says_no_takes_everything_back,
    a_place_that_went_while_the_guardian_thought_is_told,
    the_known_birth_date_counts_whatever_a_form_says,
);
