//! Late commits, two nodes, and a rebuild beside searches: what the follower of a running server meets.
use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use lotse::verify::compare;
use lotse_domain::{
    change_log::{self, Subject},
    place::Gazetteer,
    vacancy::{self, VacancyState},
};
use lotse_search::{Follower, SearchIndex, SearchPage, SearchQuery};
use lotse_tests::{
    Backend, TestDatabase, fresh_database, on_both_databases,
    publishing::{Postings, Writer, published},
    world,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, Database, DatabaseTransaction, EntityTrait, QueryFilter, TransactionTrait,
    sea_query::Expr,
};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

on_both_databases!(two_nodes_show_the_same, a_rebuild_disturbs_no_search);

fn index_in(test: &TestDatabase, name: &str) -> Arc<SearchIndex> {
    SearchIndex::open(&test.dir.path().join(name)).unwrap().index
}

fn follower(test: &TestDatabase, index: &Arc<SearchIndex>) -> Follower {
    Follower::new(index.clone(), test.db.clone()).unwrap().expect("the writer")
}

fn search(index: &SearchIndex, q: &str) -> SearchPage {
    index.search(&SearchQuery { q: q.into(), limit: 100, ..Default::default() }).unwrap()
}

fn found(index: &SearchIndex) -> Postings {
    index.documents().unwrap().into_iter().map(|posting| (posting.id, posting.version)).collect()
}

async fn two_nodes_show_the_same(backend: Backend) {
    let test = fresh_database(backend).await;
    let nodes = ["one", "two"].map(|name| index_in(&test, name));
    let stop = CancellationToken::new();
    let running = nodes
        .each_ref()
        .map(|index| tokio::spawn(follower(&test, index).run(Arc::new(Notify::new()), stop.clone())));
    let mut writer = Writer::new(&test.db, 5).await;
    let begin = change_log::newest(&test.db).await.unwrap();
    for _ in 0..40 {
        writer.round().await;
    }
    let end = writer.rounds.last().unwrap();
    assert!(end.at.seq - begin.seq > 100, "so many changes");
    for index in &nodes {
        while index.checkpoint() < end.at {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert_eq!(found(index), end.published);
        assert!(compare(&test.db, index).await.unwrap().none());
    }
    let [one, two] = nodes;
    for q in ["", "koch", "gasthof 3", "hotelfach"] {
        let (one, two) = (search(&one, q), search(&two, q));
        assert!(one.total > 0, "{q}");
        assert_eq!((one.total, one.facets), (two.total, two.facets), "{q}");
    }
    stop.cancel();
    for node in running {
        node.await.unwrap();
    }
}

/// While one thread searches, another reads along as a second process does; both see all of it at every moment.
async fn a_rebuild_disturbs_no_search(backend: Backend) {
    const POSTINGS: u64 = 120;
    let test = fresh_database(backend).await;
    let cluster = world::cluster(&test.db, "nord").await;
    let of = |n: u64| world::draft("Koch", &format!("Gasthof {n}"), "23552");
    let records = (1..=POSTINGS).map(|n| world::record(n, &n.to_string(), of(n))).collect();
    world::import(&test.db, world::run_of(&cluster, "template"), records).await;
    let dir: PathBuf = test.dir.path().join("index");
    let index = SearchIndex::open(&dir).unwrap().index;
    let mut follower = follower(&test, &index);
    follower.catch_up(|_| ()).await.unwrap();

    let reading = SearchIndex::open_for_reading(&dir).unwrap();
    let (stop, searches) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let threads = [(index.clone(), false), (reading, true)].map(|(index, refreshes)| {
        let (stop, searches) = (stop.clone(), searches.clone());
        std::thread::spawn(move || {
            while !stop.load(Ordering::Relaxed) {
                if refreshes {
                    index.refresh_if_changed().unwrap();
                }
                let page = search(&index, "koch");
                assert_eq!((page.total, page.hits.len()), (POSTINGS, 100));
                assert_eq!(page.facets.kind[0].count, POSTINGS);
                assert_eq!(search(&index, "").total, POSTINGS);
                let moment = chrono::DateTime::UNIX_EPOCH;
                assert!(!index.complete("mechatr", &Gazetteer::default(), moment, 5).is_empty());
                searches.fetch_add(1, Ordering::Relaxed);
            }
        })
    });
    for round in 1..=5 {
        let before = searches.load(Ordering::Relaxed);
        assert!(follower.rebuild(|_| ()).await.unwrap().rebuilt);
        // Some searches come between two rebuilds, too.
        while searches.load(Ordering::Relaxed) == before {
            assert!(
                threads.iter().all(|thread| !thread.is_finished()),
                "a search has failed in round {round}"
            );
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
    stop.store(true, Ordering::Relaxed);
    for thread in threads {
        thread.join().unwrap();
    }
    assert!(compare(&test.db, &index).await.unwrap().none());
}

/// Withdraws a posting in a transaction that stays open.
async fn withdraw(txn: &DatabaseTransaction, id: Uuid) {
    vacancy::Entity::update_many()
        .col_expr(vacancy::Column::State, Expr::value(VacancyState::Withdrawn))
        .filter(vacancy::Column::Id.eq(id))
        .exec(txn)
        .await
        .unwrap();
    change_log::note(txn, chrono::DateTime::UNIX_EPOCH, Subject::Vacancy, [id]).await.unwrap();
}

/// I5: one transaction takes its number early and commits late; another has the larger id and the smaller number.
#[tokio::test(flavor = "multi_thread")]
async fn a_late_commit_is_followed() {
    let test = fresh_database(Backend::Postgres).await;
    let cluster = world::cluster(&test.db, "nord").await;
    let of =
        |n: u64| world::record(n, &n.to_string(), world::draft("Koch", &format!("Gasthof {n}"), "23552"));
    world::import(&test.db, world::run_of(&cluster, "one"), vec![of(1), of(2)]).await;
    let index = index_in(&test, "index");
    let mut follower = follower(&test, &index);
    follower.catch_up(|_| ()).await.unwrap();
    let ids: Vec<Uuid> = published(&test.db).await.into_keys().collect();
    let (one, two) =
        (Database::connect(&test.url).await.unwrap(), Database::connect(&test.url).await.unwrap());

    let smaller = one.begin().await.unwrap();
    smaller.execute_unprepared("SELECT pg_current_xact_id()").await.unwrap();
    let larger = two.begin().await.unwrap();
    withdraw(&larger, ids[0]).await;
    withdraw(&smaller, ids[1]).await;
    // Later than both, and committed before both.
    world::import(&test.db, world::run_of(&cluster, "two"), vec![of(3)]).await;
    follower.catch_up(|_| ()).await.unwrap();
    smaller.commit().await.unwrap();
    follower.catch_up(|_| ()).await.unwrap();
    larger.commit().await.unwrap();
    let goal = change_log::newest(&test.db).await.unwrap();
    while follower.catch_up(|_| ()).await.unwrap().checkpoint < goal {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let left = published(&test.db).await;
    assert!(left.len() == 1 && !ids.iter().any(|id| left.contains_key(id)), "{left:?}");
    assert_eq!(found(&index), left);
}
