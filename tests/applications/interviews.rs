//! Dates for an interview: offered, chosen, moved, called off.
use chrono::TimeDelta;
use lotse_domain::{
    Clock, ErrorKind,
    application::{ApplicationState as S, desk, own},
    mail::Letter,
};
use lotse_tests::{Backend, on_both_databases};
use uuid::Uuid;

use super::stage::{Stage, refused, reject, words};

/// The letters about dates to an address: whether it was called off, which date, and the sequence.
async fn calendar(stage: &Stage, mail: &str) -> Vec<(bool, Uuid, u32)> {
    let told = |letter: Letter| match letter {
        Letter::InterviewSet { date_id, sequence, .. } => Some((false, date_id, sequence)),
        Letter::InterviewCancelled { date_id, sequence, .. } => Some((true, date_id, sequence)),
        _ => None,
    };
    stage.said_to(mail).await.into_iter().filter_map(told).collect()
}

async fn a_date_is_chosen_moved_and_called_off(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 5).await;
    let (jana, sent) = stage.applicant("jana@example.org", &vacancy).await;
    stage.answer(&firm, sent.id, stage.invite(&[3, 5, 1])).await.unwrap();
    let (db, clock, pupil) = (stage.db(), &stage.clock, stage.actor(&jana).await);
    let dates = own::find(db, clock, &pupil, sent.id).await.unwrap().dates;
    // By time, not by the order in which they were offered.
    assert!(dates.is_sorted_by_key(|date| date.starts_at));
    let row = stage.row(sent.id).await;
    assert_eq!(row.due_at, Some(clock.now() + TimeDelta::days(14)));
    own::choose_date(db, clock, &pupil, sent.id, dates[1].id).await.unwrap();
    let over = dates[1].starts_at + TimeDelta::minutes(30);
    let row = stage.row(sent.id).await;
    assert_eq!((row.waits_since, row.due_at), (Some(over), Some(over + TimeDelta::days(14))));
    // The same again is no second choice.
    own::choose_date(db, clock, &pupil, sent.id, dates[1].id).await.unwrap();
    own::choose_date(db, clock, &pupil, sent.id, dates[2].id).await.unwrap();
    let view = own::find(db, clock, &pupil, sent.id).await.unwrap();
    let chosen: Vec<Uuid> = view.dates.iter().filter(|date| date.chosen_at.is_some()).map(|d| d.id).collect();
    assert_eq!(chosen, [dates[2].id]);
    let team = stage.actor(&firm.recruiter).await;
    let card = desk::find(db, clock, &team, firm.company.id, sent.id).await.unwrap().card;
    assert_eq!(card.interview.map(|date| date.id), Some(dates[2].id));
    stage.answer(&firm, sent.id, reject()).await.unwrap();
    let expected = [(false, dates[1].id, 0), (false, dates[2].id, 1), (true, dates[2].id, 2)];
    assert_eq!(calendar(&stage, "jana@example.org").await, expected);
    assert_eq!(calendar(&stage, &firm.recruiter.mail).await, expected);
    let late = own::choose_date(db, clock, &pupil, sent.id, dates[1].id).await;
    assert!(words(late).contains("rejected"));
}

async fn more_dates_when_none_fitted(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 5).await;
    let (jana, sent) = stage.applicant("jana@example.org", &vacancy).await;
    stage.answer(&firm, sent.id, stage.invite(&[3])).await.unwrap();
    stage.pass(TimeDelta::days(2));
    let again = stage.answer(&firm, sent.id, stage.invite(&[9])).await.unwrap();
    assert_eq!((again.state, again.reminders), (S::Interview, 0));
    assert_eq!(again.waits_since, Some(stage.clock.now()));
    let (db, clock, pupil) = (stage.db(), &stage.clock, stage.actor(&jana).await);
    let dates = own::find(db, clock, &pupil, sent.id).await.unwrap().dates;
    assert_eq!(dates.len(), 2);
    own::choose_date(db, clock, &pupil, sent.id, dates[1].id).await.unwrap();
    stage.pass(TimeDelta::days(2));
    let pupil = stage.actor(&jana).await;
    let over = own::choose_date(db, clock, &pupil, sent.id, dates[0].id).await;
    assert_eq!(refused(over), ErrorKind::Conflict, "the first date is in the past");
    // More dates beside a chosen one: it stands.
    let again = stage.answer(&firm, sent.id, stage.invite(&[20])).await.unwrap();
    assert_eq!(again.waits_since, Some(dates[1].starts_at + TimeDelta::minutes(30)));
}

async fn a_date_of_another_application_is_no_date(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 5).await;
    let (jana, sent) = stage.applicant("jana@example.org", &vacancy).await;
    let (kim, other) = stage.applicant("kim@example.org", &vacancy).await;
    for id in [sent.id, other.id] {
        stage.answer(&firm, id, stage.invite(&[3])).await.unwrap();
    }
    let (db, clock) = (stage.db(), &stage.clock);
    let (jana, kim) = (stage.actor(&jana).await, stage.actor(&kim).await);
    let foreign = own::find(db, clock, &kim, other.id).await.unwrap().dates[0].id;
    let outcome = own::choose_date(db, clock, &jana, sent.id, foreign).await;
    assert_eq!(refused(outcome), ErrorKind::NotFound);
    let outcome = own::choose_date(db, clock, &jana, sent.id, Uuid::now_v7()).await;
    assert_eq!(refused(outcome), ErrorKind::NotFound);
    assert_eq!(calendar(&stage, "jana@example.org").await, []);
}

async fn a_past_interview_is_not_called_off(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 5).await;
    let (jana, sent) = stage.applicant("jana@example.org", &vacancy).await;
    stage.answer(&firm, sent.id, stage.invite(&[3])).await.unwrap();
    let (db, clock, pupil) = (stage.db(), &stage.clock, stage.actor(&jana).await);
    let date = own::find(db, clock, &pupil, sent.id).await.unwrap().dates[0].id;
    own::choose_date(db, clock, &pupil, sent.id, date).await.unwrap();
    stage.pass(TimeDelta::days(4));
    stage.answer(&firm, sent.id, reject()).await.unwrap();
    assert_eq!(calendar(&stage, "jana@example.org").await, [(false, date, 0)]);
}

on_both_databases!(
    a_date_is_chosen_moved_and_called_off,
    more_dates_when_none_fitted,
    a_date_of_another_application_is_no_date,
    a_past_interview_is_not_called_off,
);
