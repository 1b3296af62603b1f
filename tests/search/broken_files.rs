//! Promise I4: a flipped byte, a truncated or deleted file is noticed, and the index is made anew by itself.
use std::path::{Path, PathBuf};

use lotse_search::{Follower, SearchIndex, SearchQuery};
use lotse_tests::{Backend, TestDatabase, fresh_database, world};

async fn indexed() -> (TestDatabase, PathBuf) {
    let test = fresh_database(Backend::Sqlite).await;
    let cluster = world::cluster(&test.db, "nord").await;
    let records = (1..=30)
        .map(|n| world::record(n, &n.to_string(), world::draft("Koch", &format!("Gasthof {n}"), "23552")))
        .collect();
    world::import(&test.db, world::run_of(&cluster, "template"), records).await;
    let dir = test.dir.path().join("index");
    assert!(follow(&test, &dir).await.is_none(), "a whole index is left as it is");
    (test, dir)
}

/// Opens the index as the server does, checks that it finds everything, and says whether it was made anew.
async fn follow(test: &TestDatabase, dir: &Path) -> Option<String> {
    let opened = SearchIndex::open(dir).unwrap();
    let mut follower = Follower::new(opened.index.clone(), test.db.clone()).unwrap().expect("the writer");
    follower.catch_up(|_| ()).await.unwrap();
    let found = opened.index.search(&SearchQuery { q: "koch".into(), ..Default::default() }).unwrap().total;
    assert_eq!(found, 30);
    drop(follower);
    opened.rebuilt
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && !path.to_string_lossy().ends_with(".lock"))
        // Tantivy's own list of files may be hit where it names one that no longer counts: nothing to notice there.
        .filter(|path| !path.file_name().unwrap().to_string_lossy().starts_with('.'))
        .collect();
    found.sort();
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flipped_byte_in_any_file_is_noticed() {
    let (test, dir) = indexed().await;
    let count = files(&dir).len();
    assert!(count >= 5, "an index has several files");
    for n in 0..count {
        let file = files(&dir)[n.min(files(&dir).len() - 1)].clone();
        let mut bytes = std::fs::read(&file).unwrap();
        if bytes.is_empty() {
            continue;
        }
        let middle = bytes.len() / 2;
        bytes[middle] ^= 0xff;
        std::fs::write(&file, bytes).unwrap();
        assert!(follow(&test, &dir).await.is_some(), "{} was damaged", file.display());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_truncated_file_is_noticed() {
    let (test, dir) = indexed().await;
    let largest = files(&dir).into_iter().max_by_key(|path| path.metadata().unwrap().len()).unwrap();
    let bytes = std::fs::read(&largest).unwrap();
    std::fs::write(&largest, &bytes[..bytes.len() / 2]).unwrap();
    assert!(follow(&test, &dir).await.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_file_is_noticed() {
    let (test, dir) = indexed().await;
    std::fs::remove_file(&files(&dir)[0]).unwrap();
    assert!(follow(&test, &dir).await.is_some());
}
