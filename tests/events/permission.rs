//! Whoever is not a manager of the cluster learns nothing of its desk.
use chrono::TimeDelta;
use lotse_domain::{
    Actor, DomainError, ErrorKind,
    api_key::{self, Scope},
    event::{
        Event, EventStep, HallPlan,
        desk::{self, CircuitPlan, InterviewPlan},
        exhibitor::{Exhibitor, ExhibitorState, interviewer::Interviewer},
        slot::{Slot, SlotKind},
    },
    grant::Role,
    session,
};
use lotse_tests::{Backend, on_both_databases, world};
use uuid::Uuid;

use crate::stage::{Stage, again, at, bus, day, refused, tour};

on_both_databases!(nobody_else_reads_or_writes_the_desk, a_company_plans_its_own_interviews_only,);

/// Every command and query of the desk, by name, with the kind of its refusal; none where it succeeded.
async fn everything(
    stage: &Stage,
    actor: &Actor,
    (event, slot): (&Event, &Slot),
    (exhibitor, interviewer): (&Exhibitor, &Interviewer),
) -> Vec<(&'static str, Option<ErrorKind>)> {
    fn kind<T>(answer: Result<T, DomainError>) -> Option<ErrorKind> {
        answer.err().map(|err| err.kind())
    }
    let (db, clock, id) = (stage.db(), &stage.clock, event.id);
    let plan = CircuitPlan {
        groups: vec![slot.id],
        stations: Vec::new(),
        from: "08:00:00".parse().unwrap(),
        on: day("2027-03-04"),
        minutes: 15,
        pause_minutes: 0,
        long_pause_after: None,
        long_pause_minutes: 0,
    };
    let interviews = plan_of(exhibitor, interviewer);
    let words = Some("Aus Gründen.".to_owned());
    let (title, on) = ("Noch eine".to_owned(), day("2027-05-04"));
    vec![
        ("create", kind(desk::create(db, clock, actor, stage.cluster.id, tour()).await)),
        ("list", kind(desk::list(db, clock, actor, stage.cluster.id, None).await)),
        ("find", kind(desk::find(db, clock, actor, id).await)),
        ("copy", kind(desk::copy(db, clock, actor, id, on, title).await)),
        ("change", kind(desk::change(db, clock, actor, id, None, tour(), false).await)),
        ("add_slot", kind(desk::add_slot(db, clock, actor, id, bus(3)).await)),
        ("change_slot", kind(desk::change_slot(db, clock, actor, slot.id, None, again(slot), true).await)),
        ("set_meetings", kind(desk::set_meetings(db, clock, actor, slot.id, None, Vec::new()).await)),
        ("add_interviews", kind(desk::add_interviews(db, clock, actor, interviews).await)),
        ("make_circuit", kind(desk::make_circuit(db, clock, actor, id, plan).await)),
        ("set_questions", kind(desk::set_questions(db, clock, actor, id, Vec::new(), Vec::new()).await)),
        ("set_hall_plan", kind(desk::set_hall_plan(db, clock, actor, id, None, HallPlan::default()).await)),
        ("cancel_slot", kind(desk::cancel_slot(db, clock, actor, slot.id, None).await)),
        ("remove", kind(desk::remove(db, clock, actor, id).await)),
        ("step", kind(desk::step(db, clock, actor, id, EventStep::Cancel, words).await)),
    ]
}

fn plan_of(exhibitor: &Exhibitor, interviewer: &Interviewer) -> InterviewPlan {
    InterviewPlan {
        exhibitor_id: exhibitor.id,
        interviewers: vec![interviewer.id],
        from: at("2027-03-04T09:00:00Z"),
        until: at("2027-03-04T10:00:00Z"),
        minutes: 15,
        pause_minutes: 5,
        break_from: None,
        break_until: None,
    }
}

async fn nobody_else_reads_or_writes_the_desk(backend: Backend) {
    let stage = Stage::set(backend).await;
    let other = world::cluster(stage.db(), "other").await;
    let company = stage.company("Backhaus").await;
    let (event, slots) = stage.published(tour(), vec![bus(5)]).await;
    let theirs = stage.exhibitor(&event, &company, ExhibitorState::Admitted).await;
    let there = (&event, &slots[0]);

    let foreign = stage.strong("foreign@example.org", Role::ClusterManager, other.id).await;
    let pupil = stage.person("jana@example.org").await;
    stage.give(&pupil, Role::Pupil, Uuid::nil()).await;
    let pupil = stage.actor(&pupil.token).await;
    let weak = stage.person("weak@example.org").await;
    stage.give(&weak, Role::ClusterManager, stage.cluster.id).await;
    let weak = stage.actor(&weak.token).await;
    let admin = stage.strong("admin@example.org", Role::CompanyAdmin, company.id).await;
    let scopes = vec![Scope::VacanciesRead, Scope::VacanciesWrite, Scope::ApplicationsWrite];
    let key = api_key::create(stage.db(), &stage.clock, &admin.actor, company.id, "ATS", scopes, 30).await;
    let key = session::identify_key(stage.db(), &stage.clock, &key.unwrap().token).await.unwrap();
    let key = Actor::person(key.expect("a key"), "test");
    for (who, actor, says) in [
        ("a manager of another cluster", &foreign.actor, ErrorKind::NotFound),
        ("a pupil", &pupil, ErrorKind::NotFound),
        ("a program", &key, ErrorKind::NotFound),
        ("a stranger", &Actor::stranger("test"), ErrorKind::Unauthenticated),
        ("a manager without a second factor", &weak, ErrorKind::SecondFactor),
    ] {
        for (what, answer) in everything(&stage, actor, there, (&theirs.0, &theirs.1)).await {
            assert_eq!(answer, Some(says), "{who}: {what}");
        }
    }
    assert_eq!(stage.slot(slots[0].id).await, slots[0], "nothing has changed");

    // What was never there says the same as what is another's.
    let nothing =
        (&Event { id: Uuid::now_v7(), ..event.clone() }, &Slot { id: Uuid::now_v7(), ..slots[0].clone() });
    let nobody = (&Exhibitor { id: Uuid::now_v7(), ..theirs.0.clone() }, &theirs.1);
    for (what, answer) in everything(&stage, &foreign.actor, nothing, nobody).await {
        assert_eq!(answer, Some(ErrorKind::NotFound), "{what}");
    }

    let own = stage.strong("manager@example.org", Role::ClusterManager, stage.cluster.id).await;
    let (db, clock) = (stage.db(), &stage.clock);
    for (what, answer) in everything(&stage, &own.actor, there, (&theirs.0, &theirs.1)).await {
        let refused = match what {
            "make_circuit" => Some(ErrorKind::Invalid),
            "remove" => Some(ErrorKind::Conflict),
            _ => None,
        };
        assert_eq!(answer, refused, "{what}");
    }
    assert_eq!(desk::list(db, clock, &own.actor, stage.cluster.id, None).await.unwrap().len(), 3);
}

async fn a_company_plans_its_own_interviews_only(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock) = (stage.db(), &stage.clock);
    let (backhaus, molkerei) = (stage.company("Backhaus").await, stage.company("Molkerei").await);
    let (event, _) = stage.published(tour(), vec![bus(5)]).await;
    let (own, brandt) = stage.exhibitor(&event, &backhaus, ExhibitorState::Admitted).await;
    let (others, vogt) = stage.exhibitor(&event, &molkerei, ExhibitorState::Admitted).await;
    let admin = stage.strong("admin@example.org", Role::CompanyAdmin, backhaus.id).await;

    let slots = desk::add_interviews(db, clock, &admin.actor, plan_of(&own, &brandt)).await.unwrap();
    assert_eq!(slots.len(), 3, "15 minutes and 5 between them");
    assert!(slots.iter().all(|slot| {
        (slot.kind, slot.capacity, slot.company_id, slot.interviewer_id)
            == (SlotKind::Interview, 1, Some(backhaus.id), Some(brandt.id))
    }));
    let elsewhere = desk::add_interviews(db, clock, &admin.actor, plan_of(&others, &vogt)).await;
    assert_eq!(refused(elsewhere), ErrorKind::NotFound);
    // Nor somebody else's people, nor the same ones twice at a time.
    let mixed = desk::add_interviews(db, clock, &admin.actor, plan_of(&own, &vogt)).await;
    assert_eq!(refused(mixed), ErrorKind::Invalid);
    let twice = desk::add_interviews(db, clock, &admin.actor, plan_of(&own, &brandt)).await;
    assert!(twice.unwrap_err().to_string().contains("another interview"));
    assert_eq!(refused(desk::add_slot(db, clock, &admin.actor, event.id, bus(1)).await), ErrorKind::NotFound);

    stage.rewrite(Exhibitor { state: ExhibitorState::Applied, ..own.clone() }).await;
    let later = InterviewPlan {
        from: at("2027-03-04T12:00:00Z"),
        until: at("2027-03-04T13:00:00Z"),
        ..plan_of(&own, &brandt)
    };
    let waiting = desk::add_interviews(db, clock, &admin.actor, later.clone()).await;
    assert_eq!(refused(waiting), ErrorKind::Conflict);
    assert!(desk::add_interviews(db, clock, &stage.manager, later.clone()).await.is_ok());
    stage.rewrite(Exhibitor { state: ExhibitorState::Withdrawn, ..own }).await;
    let gone = InterviewPlan {
        from: later.from + TimeDelta::hours(1),
        until: later.until + TimeDelta::hours(1),
        ..later
    };
    assert_eq!(refused(desk::add_interviews(db, clock, &stage.manager, gone).await), ErrorKind::Conflict);
}
