//! Many at the same moment.
use std::sync::Arc;

use lotse_domain::{
    ErrorKind, Result,
    application::{self, ApplicationState as S, Target, own, submit},
    mail::Letter,
};
use lotse_tests::{Backend, on_both_databases};

use super::stage::{Stage, browser, form, offer, reject, stranger, young_form};

async fn a_hundred_submissions_of_the_same_leave_one(backend: Backend) {
    let stage = Arc::new(Stage::set(backend).await);
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 1).await;
    let pupil = stage.person("jana@example.org").await;
    let actor = stage.actor(&pupil).await;
    let mut running = tokio::task::JoinSet::new();
    for _ in 0..100 {
        let (stage, actor) = (Arc::clone(&stage), actor.clone());
        running.spawn(async move {
            let target = Target::Vacancy(vacancy.id);
            submit::apply(stage.db(), &stage.clock, &actor, target, form("Jana Meyer"), Vec::new()).await
        });
    }
    let (sent, refused) = halves(running.join_all().await);
    assert_eq!(sent, 1);
    assert_eq!(refused, vec![ErrorKind::Conflict; 99]);
    assert_eq!(stage.all::<application::Entity>().await.len(), 1);
    assert_eq!(stage.line(vacancy.id).await, (1, 0));
    assert_eq!(stage.names_to(&firm.recruiter.mail, 1).await, ["application_arrived"]);
    assert_eq!(stage.names_to("jana@example.org", 1).await, ["application_sent"]);
}

async fn a_hundred_confirmations_of_the_same_form_leave_one(backend: Backend) {
    let stage = Arc::new(Stage::set(backend).await);
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 1).await;
    let (mail, target) = ("jana@example.org", Target::Vacancy(vacancy.id));
    let how = browser(mail);
    let begun = submit::begin(
        stage.db(),
        &stage.clock,
        &stage.secrets,
        target,
        mail,
        form("Jana Meyer"),
        Vec::new(),
        &how,
    );
    let intake = begun.await.unwrap().intake_id;
    let code = stage.code_to(mail).await;
    let mut running = tokio::task::JoinSet::new();
    for _ in 0..100 {
        let (stage, code) = (Arc::clone(&stage), code.clone());
        running.spawn(async move {
            let how = browser("jana@example.org");
            submit::confirm(stage.db(), &stage.clock, &stage.secrets, &stranger(), intake, &code, &how).await
        });
    }
    let (confirmed, refused) = halves(running.join_all().await);
    assert_eq!(confirmed, 1);
    assert!(
        refused.iter().all(|kind| matches!(kind, ErrorKind::Invalid | ErrorKind::TooMany)),
        "{refused:?}"
    );
    assert_eq!(stage.all::<application::Entity>().await.len(), 1);
    assert_eq!(stage.line(vacancy.id).await, (1, 0));
    assert_eq!(stage.names_to(&firm.recruiter.mail, 1).await, ["application_arrived"]);
}

async fn no_more_stand_in_line_than_the_company_wants(backend: Backend) {
    let stage = Arc::new(Stage::set(backend).await);
    let (_, vacancy) = stage.firm("Nordkorn", "Bäcker", 1).await;
    stage.desk(vacancy.id, |desk| desk.most_open = Some(3)).await;
    let mut pupils = Vec::new();
    for number in 0..12 {
        let pupil = stage.person(&format!("pupil{number}@example.org")).await;
        pupils.push(stage.actor(&pupil).await);
    }
    let mut running = tokio::task::JoinSet::new();
    for actor in pupils {
        let stage = Arc::clone(&stage);
        running.spawn(async move {
            let target = Target::Vacancy(vacancy.id);
            submit::apply(stage.db(), &stage.clock, &actor, target, form("Jana"), Vec::new()).await
        });
    }
    let (sent, refused) = halves(running.join_all().await);
    assert_eq!((sent, refused), (3, vec![ErrorKind::Conflict; 9]));
    assert_eq!(stage.line(vacancy.id).await, (3, 0));
    // Whoever goes makes room.
    let rows = stage.all::<application::Entity>().await;
    let gone = stage.account(rows[0].account_id.unwrap()).await;
    let gone = stage.person(&gone.mail).await;
    own::withdraw(stage.db(), &stage.clock, &stage.actor(&gone).await, rows[0].id).await.unwrap();
    let next = stage.person("next@example.org").await;
    stage.apply(&next, Target::Vacancy(vacancy.id), form("Nina")).await.unwrap();
    assert_eq!(stage.line(vacancy.id).await, (3, 0));
}

async fn of_many_who_accept_at_once_as_many_as_there_are_places_succeed(backend: Backend) {
    let stage = Arc::new(Stage::set(backend).await);
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 2).await;
    let mut offers = Vec::new();
    for number in 0..6 {
        let (pupil, sent) = stage.applicant(&format!("pupil{number}@example.org"), &vacancy).await;
        stage.answer(&firm, sent.id, offer()).await.unwrap();
        offers.push((stage.actor(&pupil).await, sent.id));
    }
    let mut running = tokio::task::JoinSet::new();
    for (actor, id) in offers {
        let stage = Arc::clone(&stage);
        running.spawn(async move { own::accept(stage.db(), &stage.clock, &actor, id).await });
    }
    let (accepted, refused) = halves(running.join_all().await);
    assert_eq!((accepted, refused), (2, vec![ErrorKind::Conflict; 4]));
    assert_eq!(stage.line(vacancy.id).await, (4, 2));
    let rows = stage.all::<application::Entity>().await;
    assert_eq!(rows.iter().filter(|row| row.state == S::Accepted).count(), 2);
    let filled = stage.said_to(&firm.recruiter.mail).await;
    let filled = filled.iter().filter(|letter| matches!(letter, Letter::VacancyFilled { .. }));
    assert_eq!(filled.count(), 1);
}

/// A pupil takes a step while the company takes another: one of them counts, and the line is right.
async fn steps_of_both_sides_at_once_leave_one(backend: Backend) {
    let stage = Arc::new(Stage::set(backend).await);
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 5).await;
    let firm = Arc::new(firm);
    for number in 0..8 {
        let (jana, sent) = stage.applicant(&format!("pupil{number}@example.org"), &vacancy).await;
        let actor = stage.actor(&jana).await;
        let withdrawing = {
            let stage = Arc::clone(&stage);
            tokio::spawn(async move { own::withdraw(stage.db(), &stage.clock, &actor, sent.id).await })
        };
        let refusing = {
            let (stage, firm) = (Arc::clone(&stage), Arc::clone(&firm));
            tokio::spawn(async move { stage.answer(&firm, sent.id, reject()).await })
        };
        let outcomes = (withdrawing.await.unwrap(), refusing.await.unwrap());
        let reached = stage.row(sent.id).await.state;
        match outcomes {
            (Ok(()), Err(err)) => assert_eq!((reached, err.kind()), (S::Withdrawn, ErrorKind::Conflict)),
            (Err(err), Ok(_)) => assert_eq!((reached, err.kind()), (S::Rejected, ErrorKind::Conflict)),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(stage.line(vacancy.id).await, (0, 0));
}

/// A guardian answers while the pupil sends more: nothing is left waiting for an answer that has come.
async fn a_guardian_who_answers_meanwhile_is_heard(backend: Backend) {
    let stage = Arc::new(Stage::set(backend).await);
    let parent = "parent@example.org";
    let kim = stage.person("kim@example.org").await;
    let mut targets = Vec::new();
    for name in ["Nordkorn", "Südkorn", "Ostkorn", "Westkorn"] {
        targets.push(Target::Vacancy(stage.firm(name, "Bäcker", 1).await.1.id));
    }
    stage.apply(&kim, targets[0], young_form("Kim", parent)).await.unwrap();
    let link = stage.link_to(parent).await;
    let mut running = tokio::task::JoinSet::new();
    for target in targets[1..].iter().copied() {
        let (stage, kim) = (Arc::clone(&stage), kim.clone());
        running.spawn(async move { stage.apply(&kim, target, form("Kim")).await.map(|_| ()) });
    }
    let agreeing = Arc::clone(&stage);
    running.spawn(async move {
        let (db, clock) = (agreeing.db(), &agreeing.clock);
        lotse_domain::consent::agree(db, clock, &stranger(), &link, "Chris").await
    });
    for outcome in running.join_all().await {
        outcome.unwrap();
    }
    let rows = stage.all::<application::Entity>().await;
    assert_eq!(rows.len(), 4);
    assert!(rows.iter().all(|row| row.state == S::Submitted), "{rows:?}");
}

/// How many succeeded, and how the others were refused.
fn halves<T>(outcomes: Vec<Result<T>>) -> (usize, Vec<ErrorKind>) {
    let (done, refused): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
    (done.len(), refused.into_iter().filter_map(Result::err).map(|err| err.kind()).collect())
}

on_both_databases!(
    a_hundred_submissions_of_the_same_leave_one,
    a_hundred_confirmations_of_the_same_form_leave_one,
    no_more_stand_in_line_than_the_company_wants,
    of_many_who_accept_at_once_as_many_as_there_are_places_succeed,
    steps_of_both_sides_at_once_leave_one,
    a_guardian_who_answers_meanwhile_is_heard,
);
