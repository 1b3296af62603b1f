//! Taking postings in: what is new, changed, the same, gone, double.
use lotse_domain::{
    DomainError, change_log,
    clock::SystemClock,
    import::Outcome,
    page::PageRequest,
    vacancy::{self, VacancyState},
};
use lotse_tests::{Backend, fresh_database, on_both_databases, world};
use sea_orm::{EntityTrait, PaginatorTrait};

on_both_databases!(
    a_second_run_changes_only_what_changed,
    a_record_that_breaks_a_rule_is_refused_and_the_rest_is_stored,
    a_key_that_comes_twice_must_say_the_same,
    duplicates_are_linked_across_sources_and_the_next_takes_over,
    what_the_source_no_longer_lists_is_withdrawn_and_may_come_back,
    a_trial_run_writes_nothing,
    one_tenants_keys_do_not_touch_anothers,
    everything_written_is_in_the_audit_trail
);

fn outcomes(answers: &[lotse_domain::import::Acknowledgement]) -> Vec<Outcome> {
    answers.iter().map(|a| a.outcome.clone()).collect()
}

async fn published(db: &lotse_domain::Db) -> usize {
    let page = PageRequest { after: None, limit: 1_000 };
    vacancy::list_published(db.read(), page).await.unwrap().items.len()
}

async fn a_second_run_changes_only_what_changed(backend: Backend) {
    let test = fresh_database(backend).await;
    let cluster = world::cluster(&test.db, "nord").await;
    let records = |pay: i32| {
        let mut changed = world::draft("Bäcker (m/w/d)", "Backhaus Nord", "23552");
        changed.pay_by_year = vec![pay];
        vec![
            world::record(2, "1", changed),
            world::record(3, "2", world::draft("Industriemechaniker/in", "Nordmetall GmbH", "24103")),
        ]
    };
    let run = world::run_of(&cluster, "template");
    let first = world::import(&test.db, run.clone(), records(100_000)).await;
    assert_eq!(outcomes(&first), [Outcome::Created, Outcome::Created]);
    let at = change_log::newest(&test.db).await.unwrap();
    let again = world::import(&test.db, run.clone(), records(100_000)).await;
    assert_eq!(outcomes(&again), [Outcome::Unchanged, Outcome::Unchanged]);
    assert_eq!(change_log::newest(&test.db).await.unwrap(), at, "an unchanged run writes nothing");
    let third = world::import(&test.db, run, records(105_000)).await;
    assert_eq!(outcomes(&third), [Outcome::Updated, Outcome::Unchanged]);

    let rows = vacancy::Entity::find().all(test.db.read()).await.unwrap();
    let baker = rows.iter().find(|v| v.external_id == "1").unwrap();
    assert_eq!((baker.title.as_str(), baker.version, baker.pay_by_year.0[0]), ("Bäcker", 2, 105_000));
    let view = vacancy::find_public(test.db.read(), baker.id).await.unwrap();
    assert_eq!(view.sites[0].town, "Lübeck");
    assert_eq!(view.occupation.unwrap().title_male, "Bäcker");
    assert_eq!(view.clusters[0].slug, "nord");
}

async fn a_record_that_breaks_a_rule_is_refused_and_the_rest_is_stored(backend: Backend) {
    let test = fresh_database(backend).await;
    let cluster = world::cluster(&test.db, "nord").await;
    let mut wrong = world::draft("Koch", "Adler", "23552");
    wrong.places = Some(0);
    let nowhere = world::draft("Koch", "Adler", "00000");
    let answers = world::import(
        &test.db,
        world::run_of(&cluster, "template"),
        vec![
            world::record(2, "1", wrong),
            world::record(3, "2", nowhere),
            world::record(4, "3", world::draft("Koch", "Adler", "23552")),
        ],
    )
    .await;
    let fields: Vec<_> = answers
        .iter()
        .map(|a| match &a.outcome {
            Outcome::Refused(errors) => errors[0].field.to_string(),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(fields, ["places", "postal_code", "Created"]);
    assert_eq!(published(&test.db).await, 1);
}

async fn a_key_that_comes_twice_must_say_the_same(backend: Backend) {
    let test = fresh_database(backend).await;
    let cluster = world::cluster(&test.db, "nord").await;
    let one = world::draft("Koch", "Adler", "23552");
    let other = world::draft("Konditor", "Adler", "23552");
    let answers = world::import(
        &test.db,
        world::run_of(&cluster, "template"),
        vec![world::record(2, "1", one.clone()), world::record(3, "1", one), world::record(4, "1", other)],
    )
    .await;
    assert_eq!(answers[1].outcome, Outcome::Unchanged);
    assert_eq!(answers[1].duplicate_of.as_deref(), Some("row 2"));
    assert!(matches!(&answers[2].outcome, Outcome::Refused(errors) if errors[0].code == "repeated"));
}

async fn duplicates_are_linked_across_sources_and_the_next_takes_over(backend: Backend) {
    let test = fresh_database(backend).await;
    let cluster = world::cluster(&test.db, "nord").await;
    let one = || world::draft("Bäcker (m/w/d)", "Backhaus Nord GmbH", "23552");
    let other = || world::draft("Baecker (w/m/d)", "Backhaus Nord", "23552");
    world::import(&test.db, world::run_of(&cluster, "template"), vec![world::record(2, "1", one())]).await;
    let answers =
        world::import(&test.db, world::run_of(&cluster, "ba"), vec![world::record(1, "BA-7", other())]).await;
    assert_eq!(answers[0].outcome, Outcome::Created);
    assert_eq!(answers[0].duplicate_of.as_deref(), Some("template 1"));
    assert_eq!(published(&test.db).await, 1);
    let again =
        world::import(&test.db, world::run_of(&cluster, "ba"), vec![world::record(1, "BA-7", other())]).await;
    assert_eq!((again[0].outcome.clone(), again[0].duplicate_of.is_some()), (Outcome::Unchanged, true));

    // The first goes: the other stands for itself from then on.
    let gone = world::importer(&test.db, world::run_of(&cluster, "template")).await;
    assert_eq!(gone.withdraw_missing(&test.db, &SystemClock).await.unwrap(), 1);
    let rows = vacancy::Entity::find().all(test.db.read()).await.unwrap();
    let left = rows.iter().find(|v| v.source == "ba").unwrap();
    assert_eq!(left.duplicate_of, None);
    assert_eq!(vacancy::find_public(test.db.read(), left.id).await.unwrap().vacancy.id, left.id);
}

async fn what_the_source_no_longer_lists_is_withdrawn_and_may_come_back(backend: Backend) {
    let test = fresh_database(backend).await;
    let cluster = world::cluster(&test.db, "nord").await;
    let run = world::run_of(&cluster, "template");
    let koch = || world::record(2, "1", world::draft("Koch", "Adler", "23552"));
    let baker = || world::record(3, "2", world::draft("Bäcker", "Adler", "23552"));
    world::import(&test.db, run.clone(), vec![koch(), baker()]).await;

    let mut complete = world::importer(&test.db, run.clone()).await;
    complete.store_batch(&test.db, &SystemClock, vec![koch()]).await.unwrap();
    assert_eq!(complete.withdraw_missing(&test.db, &SystemClock).await.unwrap(), 1);
    let rows = vacancy::Entity::find().all(test.db.read()).await.unwrap();
    let gone = rows.iter().find(|v| v.external_id == "2").unwrap();
    assert_eq!(gone.state, VacancyState::Withdrawn);
    let asked = vacancy::find_public(test.db.read(), gone.id).await;
    assert!(matches!(asked, Err(DomainError::NotFound { .. })));

    let back = world::import(&test.db, run, vec![koch(), baker()]).await;
    assert_eq!(outcomes(&back), [Outcome::Unchanged, Outcome::Updated]);
    assert_eq!(published(&test.db).await, 2);
}

async fn a_trial_run_writes_nothing(backend: Backend) {
    let test = fresh_database(backend).await;
    let cluster = world::cluster(&test.db, "nord").await;
    let at = change_log::newest(&test.db).await.unwrap();
    let mut run = world::run_of(&cluster, "template");
    run.trial = true;
    let twin = world::draft("Koch", "Adler", "23552");
    let answers =
        world::import(&test.db, run, vec![world::record(2, "1", twin.clone()), world::record(3, "2", twin)])
            .await;
    assert_eq!(outcomes(&answers), [Outcome::Created, Outcome::Created]);
    assert_eq!(answers[1].duplicate_of.as_deref(), Some("row 2"));
    assert_eq!(vacancy::Entity::find().count(test.db.read()).await.unwrap(), 0);
    assert_eq!(change_log::newest(&test.db).await.unwrap(), at);
}

async fn one_tenants_keys_do_not_touch_anothers(backend: Backend) {
    let test = fresh_database(backend).await;
    let (north, south) = (world::cluster(&test.db, "nord").await, world::cluster(&test.db, "sued").await);
    let record = |title: &str| vec![world::record(2, "1", world::draft(title, "Adler", "23552"))];
    world::import(&test.db, world::run_of(&north, "template"), record("Koch")).await;
    let answers = world::import(&test.db, world::run_of(&south, "template"), record("Bäcker")).await;
    assert_eq!(outcomes(&answers), [Outcome::Created]);
    let companies = lotse_domain::company::Entity::find().all(test.db.read()).await.unwrap();
    assert_eq!(companies.len(), 2, "two companies of one name in two clusters are two companies");
    assert_ne!(companies[0].slug, companies[1].slug);
}

async fn everything_written_is_in_the_audit_trail(backend: Backend) {
    let test = fresh_database(backend).await;
    let cluster = world::cluster(&test.db, "nord").await;
    let run = world::run_of(&cluster, "template");
    world::import(&test.db, run.clone(), vec![world::record(2, "1", world::draft("Koch", "Adler", "23552"))])
        .await;
    let importer = world::importer(&test.db, run).await;
    importer.withdraw_missing(&test.db, &SystemClock).await.unwrap();
    let id = vacancy::Entity::find().one(test.db.read()).await.unwrap().unwrap().id;
    let trail = lotse_domain::audit::list_of(test.db.read(), id).await.unwrap();
    let said: Vec<_> = trail.iter().map(|e| (e.action.as_str(), e.request_id.as_str())).collect();
    assert_eq!(said, [("vacancy.created", "run-1"), ("vacancy.withdrawn", "run-1")]);
}
