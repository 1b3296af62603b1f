//! After a refusal, by one click: the same application to others.
use lotse_domain::{
    ErrorKind,
    application::{ApplicationState as S, Target, own, submit},
    vacancy::{ApplyBy, VacancyDraft},
};
use lotse_tests::{Backend, on_both_databases, world};
use uuid::Uuid;

use super::stage::{Stage, day, form, paper, refused, reject};

async fn one_click_hands_it_to_others_of_the_same_area(backend: Backend) {
    let stage = Stage::set(backend).await;
    let draft = |title: &str| world::draft(title, "", "23552");
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 1).await;
    // Another one of the same company is no other company's.
    let (_, mut south) = stage
        .post(
            "Südkorn",
            vec![
                draft("Konditor"),
                draft("Bäcker"),
                draft("Mechatroniker"),
                VacancyDraft {
                    apply_by: Some(ApplyBy::Phone),
                    apply_address: Some("0451 1".into()),
                    ..draft("Bäcker am Telefon")
                },
                VacancyDraft { deadline: Some(day(2026, 11, 22)), ..draft("Bäcker bis gestern") },
            ],
        )
        .await;
    let south_firm = stage.staff(company_of(&stage, &south[0]).await).await;
    let (_, full) = stage.firm("Ostkorn", "Bäcker", 1).await;
    stage.desk(full.id, |desk| (desk.most_open, desk.open) = (Some(1), 1)).await;
    stage.post("Westkorn", vec![draft("Bäcker")]).await;

    let jana = stage.person("jana@example.org").await;
    let (db, clock, pupil) = (stage.db(), &stage.clock, stage.actor(&jana).await);
    let target = Target::Vacancy(vacancy.id);
    let sent = submit::apply(db, clock, &pupil, target, form("Jana Meyer"), vec![paper("cv.pdf")]).await;
    let sent = sent.unwrap().application;
    assert_eq!(refused(own::list_hand_over(db, clock, &pupil, sent.id).await), ErrorKind::Conflict);
    stage.answer(&firm, sent.id, reject()).await.unwrap();

    let listed = own::list_hand_over(db, clock, &pupil, sent.id).await.unwrap();
    let titles: Vec<&str> = listed.iter().map(|view| view.vacancy.title.as_str()).collect();
    // The same occupation first; not the one by phone, the full one, the one that is over, or that of a company where nobody
    // would read it.
    assert_eq!(titles, ["Bäcker", "Konditor"]);
    let mechanic = south.remove(2).id;
    let wanted = vec![listed[0].vacancy.id, listed[1].vacancy.id, mechanic, full.id, Uuid::now_v7()];
    let handed = own::hand_over(db, clock, &pupil, sent.id, wanted.clone()).await.unwrap();
    assert_eq!(handed.len(), 2);
    for application in &handed {
        assert_eq!((application.state, application.handed_over_from), (S::Submitted, Some(sent.id)));
        assert_eq!(application.answers, sent.answers);
        assert_eq!((application.name.as_deref(), &application.phone), (Some("Jana Meyer"), &sent.phone));
        let view = own::find(db, clock, &pupil, application.id).await.unwrap();
        assert_eq!(view.documents.len(), 1);
    }
    let told = stage.names_to(&south_firm.recruiter.mail, 1).await;
    assert_eq!(told, ["application_arrived", "application_arrived"]);
    assert!(own::list_hand_over(db, clock, &pupil, sent.id).await.unwrap().is_empty());
    assert!(own::hand_over(db, clock, &pupil, sent.id, wanted).await.unwrap().is_empty());
}

async fn company_of(
    stage: &Stage,
    vacancy: &lotse_domain::vacancy::Vacancy,
) -> lotse_domain::company::Company {
    use sea_orm::EntityTrait;
    let found = lotse_domain::company::Entity::find_by_id(vacancy.company_id).one(stage.db().read()).await;
    found.unwrap().expect("the company")
}

async fn at_most_ten_are_offered(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 1).await;
    let drafts = (0..12).map(|n| world::draft(&format!("Bäcker {n}"), "", "23552"));
    let drafts = drafts.map(|draft| VacancyDraft { occupation: Some("Bäcker/in".into()), ..draft }).collect();
    let (company, _) = stage.post("Südkorn", drafts).await;
    stage.staff(company).await;
    let (jana, sent) = stage.applicant("jana@example.org", &vacancy).await;
    stage.answer(&firm, sent.id, reject()).await.unwrap();
    let pupil = stage.actor(&jana).await;
    let listed = own::list_hand_over(stage.db(), &stage.clock, &pupil, sent.id).await.unwrap();
    assert_eq!(listed.len(), 10);
}

on_both_databases!(one_click_hands_it_to_others_of_the_same_area, at_most_ten_are_offered);
