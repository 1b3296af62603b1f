//! Another company, another pupil, a teacher, an outsider see nothing and do nothing.
use lotse_domain::{
    Actor, ErrorKind, Result,
    application::{
        self, ApplicationState as S, desk,
        desk::{Answering, Filter},
        interview_date, message, note, own, submit,
    },
    document,
    grant::Role,
    school,
    unit_of_work::read_as,
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::EntityTrait;
use uuid::Uuid;

use super::stage::{Stage, form, offer, paper, reject, stranger};

/// Whatever can be asked of an application, by an actor who has nothing to do with it.
async fn everything(
    stage: &Stage,
    actor: &Actor,
    company: Uuid,
    (id, date): (Uuid, Uuid),
) -> Vec<(&'static str, Result<()>)> {
    let (db, clock) = (stage.db(), &stage.clock);
    let answer =
        async |answering: Answering| desk::answer(db, clock, actor, company, id, answering).await.map(|_| ());
    vec![
        ("find", own::find(db, clock, actor, id).await.map(|_| ())),
        ("withdraw", own::withdraw(db, clock, actor, id).await),
        ("accept", own::accept(db, clock, actor, id).await),
        ("decline", own::decline(db, clock, actor, id).await),
        ("remind", own::remind(db, clock, actor, id).await),
        ("choose", own::choose_date(db, clock, actor, id, date).await),
        ("write", own::write(db, clock, actor, id, "Hallo").await.map(|_| ())),
        ("remove", own::remove(db, clock, actor, id).await),
        ("list_hand_over", own::list_hand_over(db, clock, actor, id).await.map(|_| ())),
        ("hand_over", own::hand_over(db, clock, actor, id, vec![id]).await.map(|_| ())),
        ("desk::find", desk::find(db, clock, actor, company, id).await.map(|_| ())),
        ("desk::see", answer(Answering::See).await),
        ("desk::invite", answer(stage.invite(&[3])).await),
        ("desk::offer", answer(offer()).await),
        ("desk::reject", answer(reject()).await),
        ("desk::write", desk::write(db, clock, actor, company, id, "Hallo").await.map(|_| ())),
        ("desk::note", desk::note(db, clock, actor, company, id, "Hallo").await.map(|_| ())),
    ]
}

/// What of an application's tables an actor reads, by the queries that there are and, on `PostgreSQL`, by bare ones.
async fn reads(stage: &Stage, actor: &Actor) -> usize {
    let (own, desk, papers) = (own::visible_to(actor), desk::visible_to(actor), document::visible_to(actor));
    let bare = stage.db().is_postgres();
    read_as(stage.db(), actor, move |txn| {
        Box::pin(async move {
            let mut rows =
                own.all(txn).await?.len() + desk.all(txn).await?.len() + papers.all(txn).await?.len();
            if bare {
                rows += application::Entity::find().all(txn).await?.len();
                rows += message::Entity::find().all(txn).await?.len();
                rows += note::Entity::find().all(txn).await?.len();
                rows += interview_date::Entity::find().all(txn).await?.len();
                rows += document::Entity::find().all(txn).await?.len();
                rows += document::application_document::Entity::find().all(txn).await?.len();
                rows += application::pupil_profile::Entity::find().all(txn).await?.len();
                rows += application::intake::Entity::find().all(txn).await?.len();
            }
            Ok(rows)
        })
    })
    .await
    .unwrap()
}

async fn nobody_else_sees_or_does_anything(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 1).await;
    let (other, _) = stage.firm("Südkorn", "Konditor", 1).await;
    let jana = stage.person("jana@example.org").await;
    let (db, clock) = (stage.db(), &stage.clock);
    let pupil = stage.actor(&jana).await;
    let target = application::Target::Vacancy(vacancy.id);
    let (draft, files) = (form("Jana Meyer"), vec![paper("cv.pdf")]);
    let sent = submit::apply(db, clock, &pupil, target, draft, files).await.unwrap().application;
    stage.answer(&firm, sent.id, stage.invite(&[3])).await.unwrap();
    let team = stage.actor(&firm.recruiter).await;
    desk::note(db, clock, &team, firm.company.id, sent.id, "Wirkt wach.").await.unwrap();
    let date = own::find(db, clock, &pupil, sent.id).await.unwrap().dates[0].id;
    let before = stage.row(sent.id).await;
    // Those whose matter it is read it by the same queries.
    assert!(reads(&stage, &team).await >= 2 && reads(&stage, &pupil).await >= 2);

    let operator = Actor::operator("test");
    let school = school::create(
        db,
        clock,
        &operator,
        stage.cluster.id,
        school::SchoolDraft { name: "Schule am Meer".into(), ..Default::default() },
    );
    let school = school.await.unwrap().id;
    let mut outsiders = Vec::new();
    for (mail, grants) in [
        ("nobody@example.org", vec![]),
        ("pupil@example.org", vec![(Role::Pupil, Uuid::nil())]),
        ("teacher@example.org", vec![(Role::Teacher, school)]),
        ("manager@example.org", vec![(Role::ClusterManager, stage.cluster.id)]),
    ] {
        let person = stage.person(mail).await;
        for (role, scope) in grants {
            stage.give(&person, role, scope).await;
        }
        outsiders.push((mail, stage.actor(&person).await));
    }
    outsiders.push(("another company", stage.actor(&other.recruiter).await));
    for (who, actor) in &outsiders {
        for company in [firm.company.id, other.company.id] {
            for (what, outcome) in everything(&stage, actor, company, (sent.id, date)).await {
                let err = outcome.expect_err(what);
                assert_eq!(err.kind(), ErrorKind::NotFound, "{who}: {what}");
                // The same words as for one that never was.
                let never = everything(&stage, actor, company, (Uuid::now_v7(), date)).await;
                let never = never.into_iter().find(|(same, _)| *same == what).unwrap().1.unwrap_err();
                assert_eq!(err.to_string(), never.to_string(), "{who}: {what}");
            }
        }
        assert_eq!(reads(&stage, actor).await, 0, "{who}");
        let read = document::find_readable(db, actor, document::list_own(db, &pupil).await.unwrap()[0].id);
        assert_eq!(read.await.unwrap_err().kind(), ErrorKind::NotFound, "{who}");
        let listed = desk::list(db, clock, actor, firm.company.id, Filter::default()).await;
        assert_eq!(listed.unwrap_err().kind(), ErrorKind::NotFound, "{who}");
        let withdrawn = own::withdraw_several(db, clock, actor, vec![sent.id]).await;
        assert_eq!(withdrawn.unwrap(), 0, "{who}");
    }
    for (what, outcome) in everything(&stage, &stranger(), firm.company.id, (sent.id, date)).await {
        assert_eq!(outcome.expect_err(what).kind(), ErrorKind::Unauthenticated, "{what}");
    }
    assert_eq!(reads(&stage, &stranger()).await, 0);
    // The other side's ways are closed to each as well.
    for (what, outcome) in everything(&stage, &pupil, firm.company.id, (sent.id, date)).await {
        if what.starts_with("desk::") {
            assert_eq!(outcome.expect_err(what).kind(), ErrorKind::NotFound, "{what}");
        }
    }
    for (what, outcome) in everything(&stage, &team, other.company.id, (sent.id, date)).await {
        assert_eq!(outcome.expect_err(what).kind(), ErrorKind::NotFound, "{what}");
    }
    let row = stage.row(sent.id).await;
    assert_eq!((before.state, row.state), (S::Interview, S::Withdrawn), "by the pupil's own hand alone");
}

on_both_databases!(nobody_else_sees_or_does_anything);
