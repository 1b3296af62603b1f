use std::collections::BTreeMap;

use chrono::TimeDelta;
use lotse_domain::{
    Actor, Clock, DomainError,
    application::{AnswerRecord, ApplicationState as S, desk, desk::Answering, guarantee, own, record},
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::{IntoActiveModel, Set};
use uuid::Uuid;

use crate::stage::{House, Sent, Stage, sent};

on_both_databases!(
    a_month_from_day_to_day,
    a_month_with_restarts,
    what_fell_due_while_nothing_ran_is_done_once,
    whoever_answers_is_left_alone,
    a_pupil_asks_once_after_ten_days,
    managers_see_what_is_overdue_and_nobody_else_does,
);

/// The last day on which anything happens, and a few more.
const DAYS: i64 = 45;

/// Two companies and everything that may wait for an answer.
struct Month {
    mill: House,
    bakery: House,
    /// Applications by the pupil's name.
    ids: BTreeMap<&'static str, Uuid>,
}

async fn begin(stage: &Stage) -> Month {
    let mill = stage.house("Nordmehl", "mill.example").await;
    let bakery = stage.house("Brothaus", "bakery.example").await;
    let mut ids = BTreeMap::new();
    for (name, house, to_vacancy) in [
        ("ada", &mill, true),
        ("ben", &mill, false),
        ("cem", &mill, true),
        ("eva", &bakery, true),
        ("fay", &bakery, true),
    ] {
        ids.insert(name, stage.apply(house, name, to_vacancy).await);
    }
    // An offer until day 14, and an interview on day 10.
    for (name, state, waits, due) in [("eva", S::Offered, 0, 14), ("fay", S::Interview, 10, 24)] {
        let mut row = stage.find(ids[name]).await.into_active_model();
        row.state = Set(state);
        row.answered_at = Set(Some(stage.start + TimeDelta::hours(1)));
        row.waits_since = Set(Some(stage.start + TimeDelta::days(waits)));
        row.due_at = Set(Some(stage.start + TimeDelta::days(due)));
        stage.change(row).await;
    }
    Month { mill, bakery, ids }
}

async fn reject(stage: &Stage, house: &House, id: Uuid) {
    let answering = Answering::Reject { text: "Wir haben uns anders entschieden.".into() };
    let machine = Actor::operator("test");
    desk::answer(stage.db(), &stage.clock, &machine, house.id, id, answering).await.unwrap();
}

/// What is written on which day, and nothing else.
fn expected() -> BTreeMap<i64, Vec<Sent>> {
    let mut days: BTreeMap<i64, Vec<Sent>> = BTreeMap::new();
    let mut add = |day: i64, letter: Sent| days.entry(day).or_default().push(letter);
    // On day 3 Cem waits as well; he is answered on day 5. Dia applies on day 2.
    for (day, company, count) in [
        (3, "mill", "3"),
        (7, "mill", "2"),
        (12, "mill", "2"),
        (5, "bakery", "1"),
        (9, "bakery", "1"),
        (14, "bakery", "1"),
        // Fay has been there on day 10.
        (13, "bakery", "1"),
        (17, "bakery", "1"),
        (22, "bakery", "1"),
    ] {
        for person in ["admin", "team"] {
            add(day, sent(&format!("{person}@{company}.example"), "answers_due", count));
        }
    }
    add(5, sent("cem@pupil.example", "application_moved", "rejected"));
    add(7, sent("eva@pupil.example", "offer_waits", "2026-09-15"));
    for (day, count) in [(14, "2"), (16, "1"), (24, "1")] {
        add(day, sent("manager@cluster.example", "answers_overdue", count));
    }
    for (day, pupil, company, state) in [
        (28, "ada", "mill", "unanswered"),
        (28, "ben", "mill", "unanswered"),
        (28, "eva", "bakery", "declined"),
        (30, "dia", "bakery", "unanswered"),
        (38, "fay", "bakery", "unanswered"),
    ] {
        add(day, sent(&format!("{pupil}@pupil.example"), "application_moved", state));
        for person in ["admin", "team"] {
            add(day, sent(&format!("{person}@{company}.example"), "applicant_moved", state));
        }
    }
    for letters in days.values_mut() {
        letters.sort();
    }
    days
}

async fn shown(stage: &Stage, house: &House) -> Option<AnswerRecord> {
    record::find(stage.db().read(), &[house.id]).await.unwrap().get(&house.id).copied()
}

async fn live_through(stage: &mut Stage, restarts: bool) -> Month {
    let mut month = begin(stage).await;
    for day in 0..=DAYS {
        stage.go_to(day);
        match day {
            2 => {
                let id = stage.apply(&month.bakery, "dia", true).await;
                month.ids.insert("dia", id);
            }
            5 => reject(stage, &month.mill, month.ids["cem"]).await,
            _ => {}
        }
        if restarts && day % 4 == 0 {
            stage.restart().await;
        }
        if day % 3 == 0 {
            stage.run_at_once().await;
        } else {
            stage.run().await;
        }
        if restarts && day % 2 == 0 {
            stage.restart().await;
        }
        assert_eq!(stage.run().await, guarantee::Kept::default(), "nothing is left on day {day}");
        if day == 13 {
            assert_eq!(shown(stage, &month.mill).await, None, "one answer says nothing");
        }
        if day == 14 {
            let record = AnswerRecord { counted: 3, in_time: 1, usual_days: Some(5) };
            assert_eq!(shown(stage, &month.mill).await, Some(record));
        }
    }
    month
}

async fn check(stage: &Stage, month: &Month) {
    assert_eq!(stage.letters().await, expected());
    for (name, state, day) in [
        ("ada", S::Unanswered, 28),
        ("ben", S::Unanswered, 28),
        ("cem", S::Rejected, 5),
        ("dia", S::Unanswered, 30),
        ("eva", S::Declined, 28),
        ("fay", S::Unanswered, 38),
    ] {
        let application = stage.find(month.ids[name]).await;
        let end = stage.start + TimeDelta::days(day);
        assert_eq!((application.state, application.closed_at), (state, Some(end)), "{name}");
    }
    assert!(
        stage.all().await.iter().all(|application| application.state.is_closed()),
        "none is without an end"
    );
    for house in [&month.mill, &month.bakery] {
        assert_eq!(stage.open_in_line(house.vacancy_id).await, 0, "nobody stands in line");
    }
    let mill = AnswerRecord { counted: 3, in_time: 1, usual_days: Some(5) };
    assert_eq!(shown(stage, &month.mill).await, Some(mill));
    assert_eq!(mill.share(), 33);
    let bakery = AnswerRecord { counted: 3, in_time: 2, usual_days: Some(1) };
    assert_eq!(shown(stage, &month.bakery).await, Some(bakery));
}

async fn a_month_from_day_to_day(backend: Backend) {
    let mut stage = Stage::set(backend).await;
    let month = live_through(&mut stage, false).await;
    check(&stage, &month).await;
}

async fn a_month_with_restarts(backend: Backend) {
    let mut stage = Stage::set(backend).await;
    let month = live_through(&mut stage, true).await;
    check(&stage, &month).await;
}

async fn what_fell_due_while_nothing_ran_is_done_once(backend: Backend) {
    let stage = Stage::set(backend).await;
    let mill = stage.house("Nordmehl", "mill.example").await;
    let id = stage.apply(&mill, "ada", true).await;
    stage.go_to(13);
    assert_eq!(stage.run().await, guarantee::Kept { reminded: 1, ..Default::default() });
    assert_eq!(stage.find(id).await.reminders, 3);
    let team =
        [sent("admin@mill.example", "answers_due", "1"), sent("team@mill.example", "answers_due", "1")];
    assert_eq!(stage.letters().await, BTreeMap::from([(13, team.to_vec())]));
    stage.go_to(100);
    let kept = stage.run().await;
    assert_eq!((kept.reminded, kept.escalated, kept.closed), (0, 0, 1), "{kept:?}");
    let told: Vec<Sent> = stage.letters().await.remove(&100).unwrap();
    let told: Vec<&str> = told.iter().map(|Sent(to, ..)| to.as_str()).collect();
    assert_eq!(told, ["ada@pupil.example", "admin@mill.example", "team@mill.example"]);
    assert_eq!(stage.run().await, guarantee::Kept::default());
}

async fn whoever_answers_is_left_alone(backend: Backend) {
    let stage = Stage::set(backend).await;
    let mill = stage.house("Nordmehl", "mill.example").await;
    let mut ids = Vec::new();
    for name in ["ada", "ben", "cem"] {
        ids.push(stage.apply(&mill, name, true).await);
    }
    for (day, id) in (1..).zip(ids) {
        stage.go_to(day);
        reject(&stage, &mill, id).await;
    }
    let record = AnswerRecord { counted: 3, in_time: 3, usual_days: Some(2) };
    assert_eq!(shown(&stage, &mill).await, Some(record), "counted with the answer itself");
    for day in 3..=40 {
        stage.go_to(day);
        assert_eq!(stage.run().await, guarantee::Kept::default(), "{day}");
    }
    let kinds: Vec<String> =
        stage.letters().await.into_values().flatten().map(|Sent(_, kind, _)| kind).collect();
    assert_eq!(kinds, ["application_moved"; 3]);
    // After a year nothing of it is told any more.
    stage.go_to(400);
    assert_eq!(stage.run().await.records, 1);
    assert_eq!(shown(&stage, &mill).await, None);
}

async fn a_pupil_asks_once_after_ten_days(backend: Backend) {
    let stage = Stage::set(backend).await;
    let mill = stage.house("Nordmehl", "mill.example").await;
    let id = stage.apply(&mill, "ada", true).await;
    stage.go_to(9);
    let ada = stage.sign_in("ada@pupil.example").await;
    let early = own::remind(stage.db(), &stage.clock, &ada, id).await;
    assert!(matches!(early, Err(DomainError::Conflict(_))), "{early:?}");
    stage.go_to(10);
    own::remind(stage.db(), &stage.clock, &ada, id).await.unwrap();
    let again = own::remind(stage.db(), &stage.clock, &ada, id).await;
    assert!(matches!(again, Err(DomainError::Conflict(_))), "{again:?}");
    let asked =
        [sent("admin@mill.example", "answer_asked", ""), sent("team@mill.example", "answer_asked", "")];
    assert_eq!(stage.letters().await[&10], asked);
}

async fn managers_see_what_is_overdue_and_nobody_else_does(backend: Backend) {
    let stage = Stage::set(backend).await;
    let month = begin(&stage).await;
    let list = |actor: Actor| {
        let stage = &stage;
        async move { guarantee::list_overdue(stage.db(), &stage.clock, &actor, stage.cluster_id).await }
    };
    let machine = || Actor::operator("test");
    assert_eq!(list(machine()).await.unwrap(), []);
    stage.go_to(14);
    let overdue = list(machine()).await.unwrap();
    let told: Vec<_> = overdue
        .iter()
        .map(|one| (one.company.as_str(), one.title.as_deref(), one.vacancy_id, one.count, one.since))
        .collect();
    let since = stage.clock.now();
    let vacancy = ("Nordmehl", Some("Koch"), Some(month.mill.vacancy_id), 2, since);
    assert_eq!(told, [("Nordmehl", None, None, 1, since), vacancy]);
    let stranger = list(Actor::stranger("test")).await;
    assert!(matches!(stranger, Err(DomainError::Unauthenticated)), "{stranger:?}");
    for nobody in ["ada@pupil.example", "team@bakery.example"] {
        let refused = list(stage.sign_in(nobody).await).await;
        assert!(matches!(refused, Err(DomainError::NotFound { .. })), "{nobody}: {refused:?}");
    }
    // Offers are the pupils' to answer.
    stage.go_to(24);
    assert_eq!(list(machine()).await.unwrap().len(), 3);
}
