//! A manager writes.
use lotse_domain::{
    DomainError, ErrorKind,
    booking::{
        PersonDraft,
        desk::{
            self,
            message::{EventMessage, MessageAudience as A},
        },
        group,
    },
    error::Result,
    event::{
        Event,
        exhibitor::{Exhibitor, ExhibitorState, Vacancies},
    },
    grant::Role,
    mail::Letter,
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use uuid::Uuid;

use crate::stage::{Stage, class, draft, named, scan};

on_both_databases!(each_address_gets_a_message_once, exhibitors_are_those_who_work_there);

async fn write(stage: &Stage, event: &Event, audience: A, slot_id: Option<Uuid>) -> Result<EventMessage> {
    let manager = lotse_domain::Actor::operator("test");
    let (subject, body) = (" Morgen ".to_owned(), "Der Bus fährt um 8.".to_owned());
    desk::write(stage.db(), &stage.clock, &manager, event.id, audience, slot_id, subject, body).await
}

/// Who got messages since so many letters.
async fn receivers(stage: &Stage) -> Vec<String> {
    let letters = stage.letters().await.into_iter();
    let mut to: Vec<String> = letters
        .filter(|(_, letter)| matches!(letter, Letter::EventMessage { .. }))
        .map(|(to, _)| to)
        .collect();
    to.sort();
    to
}

async fn each_address_gets_a_message_once(backend: Backend) {
    let stage = Stage::set(backend).await;
    let school = stage.school("Goetheschule").await;
    let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
    let (event, slot) = stage.date("Seminar", 4).await;
    let nobody = write(&stage, &event, A::All, None).await.unwrap_err();
    assert_eq!(nobody.kind(), ErrorKind::Invalid);
    let booked = stage.book(&teacher, &event, class(&school, 3, &[&slot])).await.unwrap();
    let link = booked.link_token.clone().unwrap();
    let stranger = lotse_domain::Actor::stranger("test");
    // The teacher is in the group as well.
    for mail in ["mia@example.org", "lehrerin@example.org"] {
        let person = PersonDraft { mail: Some(mail.into()), ..named(mail) };
        group::take_place(stage.db(), &stage.clock, &stranger, &link, person).await.unwrap();
    }
    let (jana, ben) = (stage.person("jana").await, stage.person("ben").await);
    let own = stage.book(&jana, &event, draft("Jana", &[&slot])).await.unwrap();
    stage.book(&ben, &event, draft("Ben", &[&slot])).await.unwrap();
    let sent = write(&stage, &event, A::All, None).await.unwrap();
    assert_eq!((sent.receivers, sent.subject.as_str()), (4, "Morgen"));
    let all = ["ben@example.org", "jana@example.org", "lehrerin@example.org", "mia@example.org"];
    assert_eq!(receivers(&stage).await, all);
    assert_eq!(write(&stage, &event, A::Waiting, Some(slot.id)).await.unwrap().receivers, 1);
    assert_eq!(write(&stage, &event, A::Confirmed, None).await.unwrap().receivers, 3);
    let early = write(&stage, &event, A::Missed, None).await.unwrap_err();
    assert_eq!(early.kind(), ErrorKind::Conflict);
    stage.clock.set(event.starts_at);
    let manager = stage.manager().await;
    stage.scan(&manager, &event, vec![scan(&stage.ticket(&own).await)]).await;
    let missed = write(&stage, &event, A::Missed, None).await.unwrap();
    assert_eq!(missed.receivers, 2, "the class, with the teacher once");
    let wrong = write(&stage, &event, A::All, Some(Uuid::now_v7())).await;
    let Err(DomainError::Invalid(fields)) = wrong else { panic!("{wrong:?}") };
    assert_eq!(fields[0].field, "slot_id");
    let empty = desk::write(
        stage.db(),
        &stage.clock,
        &manager,
        event.id,
        A::All,
        None,
        "zwei\nZeilen".into(),
        "  ".into(),
    );
    let Err(DomainError::Invalid(fields)) = empty.await else { panic!("not refused") };
    assert_eq!(fields.iter().map(|field| field.field.as_ref()).collect::<Vec<_>>(), ["subject", "body"]);
    let kept = desk::messages(stage.db(), &manager, event.id).await.unwrap();
    assert_eq!(
        kept.iter().map(|message| message.audience).collect::<Vec<_>>(),
        [A::Missed, A::Confirmed, A::Waiting, A::All]
    );
}

async fn exhibitors_are_those_who_work_there(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (first, second) = (stage.company("Nordmehl").await, stage.company("Ostsee GmbH").await);
    stage.with_role("chefin", Role::CompanyAdmin, first).await;
    stage.with_role("personal", Role::Recruiter, first).await;
    stage.with_role("andere", Role::Recruiter, second).await;
    let (event, slots) = stage.fair(&[first, second]).await;
    for (company_id, state) in [(first, ExhibitorState::Admitted), (second, ExhibitorState::Applied)] {
        let row = Exhibitor {
            id: Uuid::now_v7(),
            event_id: event.id,
            company_id,
            state,
            stand: None,
            offers: None,
            seeks: None,
            needs: None,
            contact_name: None,
            vacancies: Vacancies::default(),
            reason: None,
            version: 1,
            created_at: stage.now(),
            updated_at: stage.now(),
        };
        stage.insert(row.into_active_model().reset_all()).await;
    }
    assert_eq!(write(&stage, &event, A::Exhibitors, None).await.unwrap().receivers, 2);
    assert_eq!(receivers(&stage).await, ["chefin@example.org", "personal@example.org"]);
    assert_eq!(write(&stage, &event, A::Exhibitors, Some(slots[1].id)).await.unwrap().receivers, 1);
    assert!(receivers(&stage).await.contains(&"andere@example.org".to_owned()));
}
