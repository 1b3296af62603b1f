//! Postings that come from a source: deadlines, and who has the last word.
use chrono::{NaiveDate, TimeDelta};
use lotse_domain::{
    ErrorKind,
    application::ApplicationState,
    import::Outcome,
    vacancy::{
        self, Importer, VacancyDraft, VacancyState as S,
        desk::{self, CloseReason, DeskStep, Remark},
    },
};
use lotse_tests::{Backend, on_both_databases, world as scenario};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, prelude::Uuid};

use crate::world::{World, day, posting, refused};

on_both_databases!(
    a_deadline_that_was_to_come_ends_it_and_one_that_was_over_does_not,
    what_the_company_closed_or_a_manager_took_away_stays_away_while_the_source_says_the_same,
    whoever_waits_is_told_when_the_source_drops_it,
    an_imported_posting_is_changed_at_its_source,
);

async fn importer(world: &World) -> Importer {
    scenario::importer(world.db(), scenario::run_of(&world.cluster, "template")).await
}

fn draft(title: &str, deadline: Option<NaiveDate>) -> VacancyDraft {
    VacancyDraft { deadline, ..scenario::draft(title, "Nordmetall", "24103") }
}

/// One run over these postings, keyed by their titles.
async fn import(world: &World, drafts: &[VacancyDraft]) -> Vec<Outcome> {
    let records = drafts.iter().map(|draft| scenario::record(2, &draft.title, draft.clone())).collect();
    let mut importer = importer(world).await;
    let answers = importer.store_batch(world.db(), &world.clock, records).await.unwrap();
    importer.withdraw_missing(world.db(), &world.clock).await.unwrap();
    answers.into_iter().map(|answer| answer.outcome).collect()
}

async fn id_of(world: &World, key: &str) -> Uuid {
    let found = vacancy::Entity::find().filter(vacancy::Column::ExternalId.eq(key)).one(world.db().read());
    found.await.unwrap().unwrap().id
}

async fn a_deadline_that_was_to_come_ends_it_and_one_that_was_over_does_not(backend: Backend) {
    let world = World::start(backend).await;
    let drafts = [
        draft("over", Some(day(2026, 11, 1))),
        draft("today", Some(day(2026, 11, 22))),
        draft("coming", Some(day(2026, 12, 1))),
        draft("none", None),
    ];
    import(&world, &drafts).await;
    let mut ended = Vec::new();
    for at in 0..300 {
        let done = desk::run_due(world.db(), &world.clock).await.unwrap();
        ended.extend((done.expired > 0).then_some((at, done.expired)));
        world.later(TimeDelta::days(1));
    }
    assert_eq!(ended, [(1, 1), (10, 1)]);
    for (key, state) in
        [("over", S::Published), ("today", S::Expired), ("coming", S::Expired), ("none", S::Published)]
    {
        assert_eq!(world.state(id_of(&world, key).await).await, state, "{key}");
    }
    // Its source lists it with other words and the old deadline: it stays this time.
    let mut again = drafts[2].clone();
    again.places = Some(3);
    let [over, today, _, none] = drafts;
    import(&world, &[over, today, again, none]).await;
    world.later(TimeDelta::days(1));
    assert_eq!(desk::run_due(world.db(), &world.clock).await.unwrap().expired, 0);
    assert_eq!(world.state(id_of(&world, "coming").await).await, S::Published);
}

async fn what_the_company_closed_or_a_manager_took_away_stays_away_while_the_source_says_the_same(
    backend: Backend,
) {
    let world = World::start(backend).await;
    let keys = ["closed", "sent-back", "withdrawn", "paused"];
    let mut drafts = keys.map(|key| draft(key, None));
    import(&world, &drafts).await;
    let [closed, sent_back, withdrawn, paused] = [
        id_of(&world, keys[0]).await,
        id_of(&world, keys[1]).await,
        id_of(&world, keys[2]).await,
        id_of(&world, keys[3]).await,
    ];
    world.step(closed, DeskStep::Close(CloseReason::NoCandidate)).await.unwrap();
    world.step(paused, DeskStep::Pause).await.unwrap();
    let (db, clock, manager, cluster) = (world.db(), &world.clock, &world.manager, world.cluster.id);
    let remarks = vec![Remark { field: "title".into(), text: "Stimmt nicht".into() }];
    desk::send_back(db, clock, manager, cluster, sent_back, remarks).await.unwrap();
    desk::withdraw(db, clock, manager, cluster, withdrawn, "Gibt es nicht").await.unwrap();
    assert_eq!(import(&world, &drafts).await, [const { Outcome::Unchanged }; 4]);
    let away =
        [(closed, S::Withdrawn), (sent_back, S::Paused), (withdrawn, S::Withdrawn), (paused, S::Paused)];
    for (id, state) in away {
        assert_eq!(world.state(id).await, state);
    }
    for draft in &mut drafts {
        draft.places = Some(7);
    }
    assert_eq!(import(&world, &drafts).await, [const { Outcome::Updated }; 4]);
    for id in [closed, sent_back, withdrawn] {
        let own = world.own(id).await;
        assert_eq!((own.vacancy.state, own.desk.close_reason), (S::Published, None));
        assert!(own.desk.remarks.0.is_empty() && world.is_public(id).await);
    }
    assert_eq!(world.state(paused).await, S::Paused, "the company's own pause lasts");
    // Dropped by the source and listed again, it comes back as before.
    import(&world, &drafts[..3]).await;
    import(&world, &[]).await;
    assert_eq!(world.state(closed).await, S::Withdrawn);
    import(&world, &drafts[..1]).await;
    assert_eq!(world.state(closed).await, S::Published);
}

async fn whoever_waits_is_told_when_the_source_drops_it(backend: Backend) {
    let world = World::start(backend).await;
    import(&world, &[draft("gone", None), draft("kept", None)]).await;
    let (gone, kept) = (id_of(&world, "gone").await, id_of(&world, "kept").await);
    let told = world.waiting_application(gone).await;
    let waits = world.waiting_application(kept).await;
    import(&world, &[draft("kept", None)]).await;
    assert_eq!(world.state(gone).await, S::Withdrawn);
    assert_eq!(world.application_state(told).await, ApplicationState::Rejected);
    assert_eq!(world.application_state(waits).await, ApplicationState::Submitted);
}

async fn an_imported_posting_is_changed_at_its_source(backend: Backend) {
    let world = World::start(backend).await;
    import(&world, &[draft("there", None)]).await;
    let id = id_of(&world, "there").await;
    assert!(!world.own(id).await.editable);
    assert_eq!(refused(world.change(id, None, posting()).await), ErrorKind::Conflict);
    let (db, clock, actor) = (world.db(), &world.clock, &world.recruiter);
    let copy = desk::copy(db, clock, actor, world.company.id, id, true).await.unwrap();
    assert!(copy.editable && copy.vacancy.source == desk::SOURCE && copy.vacancy.state == S::Draft);
}
