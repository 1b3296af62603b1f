//! The pupil's list.
use chrono::TimeDelta;
use lotse_domain::{
    Clock, ErrorKind,
    application::{self, ApplicationState as S, Target, message, own, submit},
    document,
    mail::Letter,
    privacy,
};
use lotse_tests::{Backend, on_both_databases};

use super::{
    stage::{Stage, browser, form, offer, paper, refused, reject, words},
    story::by_code,
};

async fn what_waits_stands_first_and_what_is_over_last(backend: Backend) {
    let stage = Stage::set(backend).await;
    let jana = stage.person("jana@example.org").await;
    let mut firms = Vec::new();
    let mut ids = Vec::new();
    for name in ["Nordkorn", "Südkorn", "Ostkorn", "Westkorn"] {
        let (firm, vacancy) = stage.firm(name, "Bäcker", 1).await;
        let sent = stage.apply(&jana, Target::Vacancy(vacancy.id), form("Jana Meyer")).await.unwrap();
        firms.push(firm);
        ids.push(sent.application.id);
        stage.pass(TimeDelta::hours(1));
    }
    stage.answer(&firms[0], ids[0], reject()).await.unwrap();
    stage.pass(TimeDelta::hours(1));
    stage.answer(&firms[1], ids[1], reject()).await.unwrap();
    stage.answer(&firms[3], ids[3], offer()).await.unwrap();
    let pupil = stage.actor(&jana).await;
    let list = own::list(stage.db(), &pupil).await.unwrap();
    let order: Vec<usize> =
        list.iter().map(|summary| ids.iter().position(|id| *id == summary.application.id).unwrap()).collect();
    assert_eq!(order, [3, 2, 1, 0]);
    assert_eq!(list[0].company.name, "Westkorn");
    assert_eq!(list[0].title.as_deref(), Some("Bäcker"));
}

async fn an_answer_is_asked_for_once_after_ten_days(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 1).await;
    let (jana, sent) = stage.applicant("jana@example.org", &vacancy).await;
    let (db, clock) = (stage.db(), &stage.clock);
    let from = clock.now() + TimeDelta::days(10);
    stage.clock.set(from - TimeDelta::seconds(1));
    let pupil = stage.actor(&jana).await;
    let view = own::find(db, clock, &pupil, sent.id).await.unwrap();
    assert_eq!((view.may_remind, view.may_remind_from), (false, Some(from)));
    assert!(words(own::remind(db, clock, &pupil, sent.id).await).contains("2026-12-03"));
    stage.clock.set(from);
    let view = own::find(db, clock, &pupil, sent.id).await.unwrap();
    assert_eq!((view.may_remind, view.may_remind_from), (true, None));
    own::remind(db, clock, &pupil, sent.id).await.unwrap();
    let said = stage.said_to(&firm.recruiter.mail).await.pop();
    assert!(matches!(said, Some(Letter::AnswerAsked { .. })), "{said:?}");
    assert!(!own::find(db, clock, &pupil, sent.id).await.unwrap().may_remind);
    assert_eq!(refused(own::remind(db, clock, &pupil, sent.id).await), ErrorKind::Conflict);

    let (kim, other) = stage.applicant("kim@example.org", &vacancy).await;
    stage.answer(&firm, other.id, stage.invite(&[20])).await.unwrap();
    stage.pass(TimeDelta::days(11));
    let pupil = stage.actor(&kim).await;
    assert!(words(own::remind(db, clock, &pupil, other.id).await).contains("interview"));
}

async fn what_is_over_can_be_taken_off_the_list(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 3).await;
    let jana = stage.person("jana@example.org").await;
    let (db, clock, pupil) = (stage.db(), &stage.clock, stage.actor(&jana).await);
    let target = Target::Vacancy(vacancy.id);
    let sent = submit::apply(db, clock, &pupil, target, form("Jana Meyer"), vec![paper("cv.pdf")]).await;
    let id = sent.unwrap().application.id;
    own::write(db, clock, &pupil, id, "Hallo").await.unwrap();
    assert!(words(own::remove(db, clock, &pupil, id).await).contains("submitted"));
    stage.answer(&firm, id, reject()).await.unwrap();
    own::remove(db, clock, &pupil, id).await.unwrap();
    assert!(own::list(db, &pupil).await.unwrap().is_empty());
    let row = stage.row(id).await;
    assert_eq!((row.account_id, row.name, row.phone, row.school), (None, None, None, None));
    assert!(row.answers.0.is_empty() && row.birth_date.is_none() && row.erased_at.is_some());
    assert!(row.answered_at.is_some(), "the figures stay");
    assert!(stage.all::<message::Entity>().await.is_empty());
    assert!(stage.all::<document::application_document::Entity>().await.is_empty());
    assert_eq!(document::list_own(db, &pupil).await.unwrap().len(), 1, "the pupil's own stay");
    assert_eq!(refused(own::remove(db, clock, &pupil, id).await), ErrorKind::NotFound);

    // A contract is the company's matter too: it goes from the list alone.
    let (kim, other) = stage.applicant("kim@example.org", &vacancy).await;
    stage.answer(&firm, other.id, offer()).await.unwrap();
    let pupil = stage.actor(&kim).await;
    own::accept(db, clock, &pupil, other.id).await.unwrap();
    own::remove(db, clock, &pupil, other.id).await.unwrap();
    assert!(own::list(db, &pupil).await.unwrap().is_empty());
    assert_eq!(stage.row(other.id).await.name.as_deref(), Some("Jana Meyer"));
}

async fn what_was_written_once_is_there_the_next_time(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (_, one) = stage.firm("Nordkorn", "Bäcker", 1).await;
    let (_, two) = stage.firm("Südkorn", "Bäcker", 1).await;
    let jana = stage.person("jana@example.org").await;
    let pupil = stage.actor(&jana).await;
    let (db, clock) = (stage.db(), &stage.clock);
    assert_eq!(submit::find_profile(db, &pupil).await.unwrap(), None);
    let (first, second) = (Target::Vacancy(one.id), Target::Vacancy(two.id));
    submit::apply(db, clock, &pupil, first, form("Jana Meyer"), vec![paper("cv.pdf")]).await.unwrap();
    let answers = vec![application::Answer {
        question: application::QuestionKey::Tried,
        text: "Ja, zwei Wochen.".into(),
    }];
    let own_papers = document::list_own(db, &pupil).await.unwrap();
    let draft = submit::ApplicationDraft {
        phone: None,
        answers,
        birth_date: None,
        documents: vec![own_papers[0].id],
        ..form("Jana M.")
    };
    let sent = stage.apply(&jana, second, draft).await.unwrap().application;
    let profile = submit::find_profile(db, &pupil).await.unwrap().expect("a profile");
    let questions: Vec<_> = profile.answers.0.iter().map(|answer| answer.question).collect();
    assert_eq!(questions, [application::QuestionKey::Why, application::QuestionKey::Tried]);
    assert_eq!((profile.phone, profile.school.as_deref()), (None, Some("Schule am Meer")));
    let view = own::find(db, clock, &pupil, sent.id).await.unwrap();
    assert_eq!(view.documents, own_papers);
    assert_eq!(view.summary.application.name.as_deref(), Some("Jana M."));
    assert_eq!(stage.account(jana.id).await.name.as_deref(), Some("Jana Meyer"));
    let view = own::find(db, clock, &pupil, sent.id).await.unwrap();
    assert_eq!(view.vacancy.map(|vacancy| vacancy.vacancy.id), Some(two.id));
}

async fn an_erased_account_leaves_figures_alone(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 3).await;
    let target = Target::Vacancy(vacancy.id);
    let (sent, jana) = by_code(&stage, target, "jana@example.org", form("Jana Meyer")).await;
    let id = sent.application.id;
    let (_, other) = stage.applicant("kim@example.org", &vacancy).await;
    stage.answer(&firm, id, stage.invite(&[3])).await.unwrap();
    // Another form of hers still waits for its code.
    let (_, second) = stage.firm("Südkorn", "Bäcker", 1).await;
    let (how, mail) = (browser("jana@example.org"), "jana@example.org");
    let (db, clock, secrets) = (stage.db(), &stage.clock, &stage.secrets);
    let target = Target::Vacancy(second.id);
    let papers = vec![paper("Zeugnis.pdf")];
    submit::begin(db, clock, secrets, target, mail, form("Jana Meyer"), papers, &how).await.unwrap();
    assert_eq!(stage.all::<document::Entity>().await.len(), 2);

    privacy::erase_own(db, clock, &stage.actor(&jana).await).await.unwrap();
    let row = stage.row(id).await;
    assert_eq!((row.state, row.account_id, row.name.as_deref()), (S::Withdrawn, None, None));
    assert!(row.erased_at.is_some() && row.answered_at.is_some());
    assert_eq!(stage.row(other.id).await, other);
    assert_eq!(stage.line(vacancy.id).await, (1, 0));
    let told = stage.names_to(&firm.recruiter.mail, 1).await;
    assert_eq!(told, ["application_arrived", "application_arrived", "applicant_moved"]);
    assert!(stage.all::<document::Entity>().await.is_empty());
    assert_eq!(stage.all::<document::removed_file::Entity>().await.len(), 2);
    assert!(stage.all::<application::intake::Entity>().await.is_empty());
    assert!(stage.all::<message::Entity>().await.is_empty());
    assert_eq!(stage.all::<application::pupil_profile::Entity>().await.len(), 1, "the other pupil's");
}

on_both_databases!(
    an_erased_account_leaves_figures_alone,
    what_waits_stands_first_and_what_is_over_last,
    an_answer_is_asked_for_once_after_ten_days,
    what_is_over_can_be_taken_off_the_list,
    what_was_written_once_is_there_the_next_time,
);
