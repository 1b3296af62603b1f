//! What takes applications, and what does not.
use lotse_domain::{
    ErrorKind,
    application::{
        ApplicationState as S, QuestionKey, Takes, Target, TargetView, desk,
        desk::Filter,
        find_target, own,
        submit::{self, ApplicationDraft},
    },
    company::profile::{self, ProfileDraft},
    vacancy::{ApplyBy, VacancyDraft, desk::Questions},
};
use lotse_tests::{Backend, on_both_databases, world};
use uuid::Uuid;

use super::stage::{Stage, browser, day, fields, form, refused, reject};

async fn find(stage: &Stage, target: Target) -> TargetView {
    find_target(stage.db(), &stage.clock, target).await.unwrap()
}

async fn a_vacancy_says_whether_it_takes_applications(backend: Backend) {
    let stage = Stage::set(backend).await;
    let draft = |title: &str| world::draft(title, "", "23552");
    let (company, vacancies) = stage
        .post(
            "Nordkorn",
            vec![
                VacancyDraft { deadline: Some(day(2026, 11, 30)), ..draft("Bäcker") },
                VacancyDraft {
                    apply_by: Some(ApplyBy::Url),
                    apply_address: Some("https://example.org/apply".into()),
                    ..draft("Konditor")
                },
            ],
        )
        .await;
    let target = Target::Vacancy(vacancies[0].id);
    let pupil = stage.person("jana@example.org").await;
    assert_eq!(find(&stage, target).await.takes, Takes::Nobody);
    assert_eq!(refused(stage.apply(&pupil, target, form("Jana")).await), ErrorKind::Conflict);
    stage.staff(company).await;
    let view = find(&stage, target).await;
    assert_eq!((view.takes, view.cluster_id), (Takes::Yes, stage.cluster.id));
    assert_eq!(view.questions, QuestionKey::USUAL);
    assert_eq!(find(&stage, Target::Vacancy(vacancies[1].id)).await.takes, Takes::Elsewhere);
    stage.desk(vacancies[0].id, |desk| (desk.most_open, desk.open) = (Some(2), 2)).await;
    assert_eq!(find(&stage, target).await.takes, Takes::Full);
    stage.desk(vacancies[0].id, |desk| desk.open = 0).await;

    // The last day counts whole, where the pupils are.
    stage.clock.set("2026-11-30T22:59:59Z".parse().unwrap());
    assert_eq!(find(&stage, target).await.takes, Takes::Yes);
    stage.clock.set("2026-11-30T23:00:00Z".parse().unwrap());
    assert_eq!(find(&stage, target).await.takes, Takes::DeadlinePassed);
    let pupil = stage.person("jana@example.org").await;
    assert_eq!(refused(stage.apply(&pupil, target, form("Jana")).await), ErrorKind::Conflict);
    let how = browser("kim@example.org");
    let begun = submit::begin(
        stage.db(),
        &stage.clock,
        &stage.secrets,
        target,
        "kim@example.org",
        form("Kim"),
        Vec::new(),
        &how,
    );
    assert_eq!(refused(begun.await), ErrorKind::Conflict);
    for nothing in [Target::Vacancy(Uuid::now_v7()), Target::Company(Uuid::now_v7())] {
        assert_eq!(refused(find_target(stage.db(), &stage.clock, nothing).await), ErrorKind::NotFound);
        assert_eq!(refused(stage.apply(&pupil, nothing, form("Jana")).await), ErrorKind::NotFound);
    }
}

async fn only_what_is_asked_can_be_answered(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (_, vacancy) = stage.firm("Nordkorn", "Bäcker", 1).await;
    stage.desk(vacancy.id, |desk| desk.questions = Questions(vec![QuestionKey::Way])).await;
    let target = Target::Vacancy(vacancy.id);
    assert_eq!(find(&stage, target).await.questions, [QuestionKey::Way]);
    let pupil = stage.person("jana@example.org").await;
    assert_eq!(fields(stage.apply(&pupil, target, form("Jana")).await), ["answers"]);
    let draft = ApplicationDraft { answers: Vec::new(), ..form("Jana") };
    stage.apply(&pupil, target, draft).await.unwrap();
}

async fn a_company_takes_applications_without_a_posting_where_it_wants(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 1).await;
    let target = Target::Company(firm.company.id);
    assert_eq!(find(&stage, target).await.takes, Takes::Nobody);
    let pupil = stage.person("jana@example.org").await;
    assert_eq!(refused(stage.apply(&pupil, target, form("Jana")).await), ErrorKind::Conflict);
    let team = stage.actor(&firm.recruiter).await;
    let wants = ProfileDraft { takes_speculative: true, ..Default::default() };
    profile::change(stage.db(), &stage.clock, &team, firm.company.id, None, wants).await.unwrap();
    assert_eq!(find(&stage, target).await.takes, Takes::Yes);
    let sent = stage.apply(&pupil, target, form("Jana")).await.unwrap().application;
    assert_eq!((sent.vacancy_id, sent.company_id), (None, firm.company.id));
    // One of each: the posting is another matter.
    assert_eq!(refused(stage.apply(&pupil, target, form("Jana")).await), ErrorKind::Conflict);
    stage.apply(&pupil, Target::Vacancy(vacancy.id), form("Jana")).await.unwrap();
    let speculative = Filter { speculative: true, ..Filter::default() };
    let cards = desk::list(stage.db(), &stage.clock, &team, firm.company.id, speculative).await.unwrap();
    assert_eq!(cards.len(), 1);
    assert_eq!((cards[0].application.id, cards[0].title.as_deref()), (sent.id, None));
    let said = stage.said_to("jana@example.org").await;
    assert!(serde_json::to_string(&said[1]).unwrap().contains(r#""title":null"#));
    stage.answer(&firm, sent.id, stage.invite(&[3])).await.unwrap();
    stage.answer(&firm, sent.id, super::stage::offer()).await.unwrap();
    own::accept(stage.db(), &stage.clock, &stage.actor(&pupil).await, sent.id).await.unwrap();
    assert_eq!(stage.row(sent.id).await.state, S::Accepted);

    // Refused without a posting: others of every area.
    let (_, other) = stage.firm("Südkorn", "Mechatroniker", 1).await;
    let kim = stage.person("kim@example.org").await;
    let sent = stage.apply(&kim, target, form("Kim")).await.unwrap().application;
    stage.answer(&firm, sent.id, reject()).await.unwrap();
    let actor = stage.actor(&kim).await;
    let listed = own::list_hand_over(stage.db(), &stage.clock, &actor, sent.id).await.unwrap();
    assert_eq!(listed.iter().map(|view| view.vacancy.id).collect::<Vec<_>>(), [other.id]);
}

on_both_databases!(
    a_vacancy_says_whether_it_takes_applications,
    only_what_is_asked_can_be_answered,
    a_company_takes_applications_without_a_posting_where_it_wants,
);
