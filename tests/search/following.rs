//! Promises I1, I3 and I5: the index follows the change log and knows how far.
use lotse::verify::compare;
use lotse_domain::clock::SystemClock;
use lotse_search::{Follower, SearchIndex, SearchQuery};
use lotse_tests::{Backend, TestDatabase, fresh_database, on_both_databases, world};

on_both_databases!(
    the_index_catches_up_from_where_it_stopped,
    a_rebuild_finds_the_same,
    only_one_process_writes_an_index
);

fn records(range: std::ops::RangeInclusive<u64>) -> Vec<lotse_domain::vacancy::VacancyRecord> {
    range
        .map(|n| world::record(n, &n.to_string(), world::draft("Koch", &format!("Gasthof {n}"), "23552")))
        .collect()
}

fn found(index: &SearchIndex) -> u64 {
    index.search(&SearchQuery { q: "koch".into(), ..Default::default() }).unwrap().total
}

async fn follow(test: &TestDatabase) -> std::sync::Arc<SearchIndex> {
    let opened = SearchIndex::open(&test.dir.path().join("index")).unwrap();
    let mut follower = Follower::new(opened.index.clone(), test.db.clone()).unwrap().expect("the writer");
    // Other tests' transactions on the same server may hold the end of the log back for a moment.
    let goal = lotse_domain::change_log::newest(&test.db).await.unwrap();
    while follower.catch_up(|_| ()).await.unwrap().checkpoint < goal {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    opened.index
}

async fn the_index_catches_up_from_where_it_stopped(backend: Backend) {
    let test = fresh_database(backend).await;
    let cluster = world::cluster(&test.db, "nord").await;
    world::import(&test.db, world::run_of(&cluster, "template"), records(1..=20)).await;
    assert_eq!(found(&*follow(&test).await), 20);

    // Nobody follows for a while; then one of those goes and others come.
    let mut run = world::importer(&test.db, world::run_of(&cluster, "template")).await;
    run.store_batch(&test.db, &SystemClock, records(2..=25)).await.unwrap();
    run.withdraw_missing(&test.db, &SystemClock).await.unwrap();
    let index = follow(&test).await;
    assert_eq!(found(&index), 24);
    assert_eq!(index.checkpoint(), lotse_domain::change_log::newest(&test.db).await.unwrap());
    let differences = compare(&test.db, &index).await.unwrap();
    assert!(differences.none(), "{differences:?}");
}

async fn a_rebuild_finds_the_same(backend: Backend) {
    let test = fresh_database(backend).await;
    let cluster = world::cluster(&test.db, "nord").await;
    world::import(&test.db, world::run_of(&cluster, "template"), records(1..=20)).await;
    let before = found(&*follow(&test).await);
    let opened = SearchIndex::open(&test.dir.path().join("index")).unwrap();
    let mut follower = Follower::new(opened.index.clone(), test.db.clone()).unwrap().expect("the writer");
    follower.rebuild(|_| ()).await.unwrap();
    assert_eq!(found(&opened.index), before);
    assert!(compare(&test.db, &opened.index).await.unwrap().none());
}

async fn only_one_process_writes_an_index(backend: Backend) {
    let test = fresh_database(backend).await;
    let dir = test.dir.path().join("index");
    let one = SearchIndex::open(&dir).unwrap();
    let first = Follower::new(one.index, test.db.clone()).unwrap();
    let two = SearchIndex::open(&dir).unwrap();
    let second = Follower::new(two.index, test.db.clone()).unwrap();
    assert!(first.is_some() && second.is_none());
}
