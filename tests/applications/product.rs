//! Every state, every event, every party, through the commands that there are: what the table does not allow changes nothing and
//! names the present state.
use chrono::TimeDelta;
use lotse_domain::{
    ErrorKind,
    application::{
        Application, ApplicationState as S, Event, Party, Target, desk::Answering, guarantee, next, own,
    },
    consent,
    vacancy::{
        self,
        desk::{CloseReason, DeskStep},
    },
};
use lotse_tests::{Backend, on_both_databases};

use super::stage::{Firm, Person, Stage, offer, reject, stranger, young_form};

/// What somebody's command does in that state.
async fn do_it(
    stage: &Stage,
    (firm, pupil): (&Firm, &Person),
    id: uuid::Uuid,
    (event, party): (Event, Party),
) -> Option<Result<(), lotse_domain::DomainError>> {
    let (db, clock) = (stage.db(), &stage.clock);
    let actor = stage.actor(pupil).await;
    let answering = match (event, party) {
        (Event::Withdraw, Party::Pupil) => return Some(own::withdraw(db, clock, &actor, id).await),
        (Event::Accept, Party::Pupil) => return Some(own::accept(db, clock, &actor, id).await),
        (Event::Decline, Party::Pupil) => return Some(own::decline(db, clock, &actor, id).await),
        (Event::See, Party::Company) => Answering::See,
        (Event::Invite, Party::Company) => stage.invite(&[3]),
        (Event::Offer, Party::Company) => offer(),
        (Event::Reject, Party::Company) => reject(),
        // Nobody has a command for it; what Lotse does by itself comes below.
        _ => return None,
    };
    Some(stage.answer(firm, id, answering).await.map(|_| ()))
}

async fn every_step_of_the_people_is_as_the_table_says(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 1_000).await;
    let (pupil, application) = stage.applicant("jana@example.org", &vacancy).await;
    let (mut taken, mut refused) = (0, 0);
    for state in S::ALL {
        for event in Event::ALL {
            for party in Party::ALL {
                let before = stage.force(application.id, *state).await;
                let open = stage.line(vacancy.id).await.0;
                let people = (&firm, &pupil);
                let Some(outcome) = do_it(&stage, people, application.id, (event, party)).await else {
                    continue;
                };
                let after = stage.row(application.id).await;
                let what = format!("{state} {event:?} {party:?}");
                match (outcome, next(*state, event, party)) {
                    (Ok(()), Ok(to)) => {
                        assert_eq!(after.state, to, "{what}");
                        assert_eq!(after.version, before.version + 1, "{what}");
                        let left = i32::from(state.is_open()) - i32::from(to.is_open());
                        assert_eq!(stage.line(vacancy.id).await.0, open - left, "{what}");
                        assert_eq!(after.closed_at.is_some(), to.is_closed(), "{what}");
                        taken += 1;
                    }
                    (Err(err), Err(_)) => {
                        assert_eq!(after, before, "{what}");
                        assert_eq!(stage.line(vacancy.id).await.0, open, "{what}");
                        if *state == S::Draft && party == Party::Company {
                            assert_eq!(err.kind(), ErrorKind::NotFound, "{what}");
                        } else {
                            assert_eq!(err.kind(), ErrorKind::Conflict, "{what}");
                            assert!(err.to_string().contains(state.as_str()), "{what}: {err}");
                        }
                        refused += 1;
                    }
                    (outcome, table) => panic!("{what}: {outcome:?}, but the table says {table:?}"),
                }
            }
        }
    }
    assert_eq!((taken, refused), (17, 53));
}

/// An application in each state, each of another pupil.
async fn one_in_each_state(stage: &Stage, vacancy: &vacancy::Vacancy) -> Vec<Application> {
    let mut rows = Vec::new();
    for (number, state) in S::ALL.iter().enumerate() {
        let (_, sent) = stage.applicant(&format!("pupil{number}@example.org"), vacancy).await;
        rows.push(stage.force(sent.id, *state).await);
    }
    rows
}

async fn what_lotse_does_by_itself_is_as_the_table_says(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 1_000).await;
    let rows = one_in_each_state(&stage, &vacancy).await;
    let team = stage.actor(&firm.recruiter).await;
    let close = DeskStep::Close(CloseReason::NoCandidate);
    vacancy::desk::step(stage.db(), &stage.clock, &team, firm.company.id, vacancy.id, close).await.unwrap();
    for before in &rows {
        let event = if before.state == S::Draft { Event::Withdraw } else { Event::Reject };
        check(&stage, before, event).await;
    }
    assert_eq!(stage.line(vacancy.id).await.0, 1, "the offer stands");

    let (_, second) = stage.firm("Südkorn", "Konditor", 1_000).await;
    for before in &rows {
        stage.put(Application { state: S::Withdrawn, ..stage.row(before.id).await }).await;
    }
    let mut rows = one_in_each_state(&stage, &second).await;
    // A draft of somebody who is old enough is let go, which is another matter.
    let draft = rows.iter().position(|row| row.state == S::Draft).unwrap();
    stage.force(rows.swap_remove(draft).id, S::Withdrawn).await;
    stage.pass(TimeDelta::days(60));
    guarantee::run_due(stage.db(), &stage.clock).await.unwrap();
    for before in &rows {
        check(&stage, before, Event::Lapse).await;
    }
    assert_eq!(stage.line(second.id).await.0, 0);
}

async fn a_guardians_answer_is_as_the_table_says(backend: Backend) {
    let stage = Stage::set(backend).await;
    let parent = "parent@example.org";
    let kim = stage.person("kim@example.org").await;
    let mut rows = Vec::new();
    for (number, state) in S::ALL.iter().enumerate() {
        let (_, vacancy) = stage.firm(&format!("Firma {number}"), "Bäcker", 1).await;
        let sent = stage.apply(&kim, Target::Vacancy(vacancy.id), young_form("Kim", parent)).await.unwrap();
        rows.push(stage.force(sent.application.id, *state).await);
    }
    let link = stage.link_to(parent).await;
    consent::agree(stage.db(), &stage.clock, &stranger(), &link, "Chris").await.unwrap();
    for before in &rows {
        check(&stage, before, Event::Submit).await;
    }
    let mut after = Vec::new();
    for before in &rows {
        after.push(stage.row(before.id).await);
    }
    consent::withdraw(stage.db(), &stage.clock, &stranger(), &link).await.unwrap();
    for before in &after {
        check(&stage, before, Event::Withdraw).await;
    }
}

/// What happened to an application, where the table lets Lotse do it; nothing where it does not.
async fn check(stage: &Stage, before: &Application, event: Event) {
    let after = stage.row(before.id).await;
    match next(before.state, event, Party::System) {
        Ok(to) => assert_eq!(after.state, to, "{} {event:?}", before.state),
        Err(_) => assert_eq!(&after, before, "{} {event:?}", before.state),
    }
}

on_both_databases!(
    every_step_of_the_people_is_as_the_table_says,
    what_lotse_does_by_itself_is_as_the_table_says,
    a_guardians_answer_is_as_the_table_says,
);
