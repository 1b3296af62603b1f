//! Promise I2: the process that follows the change log is killed two hundred times at any moment, and the index shows what is public.
//!
//! All two hundred are real: `lotse work --roles index`, ended by SIGKILL while somebody publishes, changes and withdraws postings.
use std::{collections::BTreeSet, path::Path, sync::Arc, time::Duration};

use lotse_search::{Follower, SearchIndex};
use lotse_tests::{
    Backend, TestDatabase, fresh_database, on_both_databases,
    publishing::{Dice, Postings, Round, Writer},
};
use tokio::sync::Mutex;
use tokio_util::sync::CancellationToken;

use crate::process::{Running, lotse};

on_both_databases!(a_follower_killed_two_hundred_times_shows_what_is_public);

const KILLS: u64 = 200;
/// Before so many of them the index is taken away, so that making it anew is hit as well.
const ANEW_EVERY: u64 = 20;
/// After so many the index is brought to the end of the log and held against the database.
const EXACT_EVERY: u64 = 10;
const FOLLOW: [&str; 3] = ["work", "--roles", "index"];

/// What the kills hit.
#[derive(Debug, Default)]
struct Hit {
    /// Changes that were committed were not in the index yet.
    behind: u32,
    /// The index had some of what the writer did, so that there was something to be held against.
    judged: u32,
    /// Files of a commit that never came to its end lay in the folder.
    half_written: u32,
    /// The index was being made anew and could not be opened.
    half_made: u32,
}

async fn a_follower_killed_two_hundred_times_shows_what_is_public(backend: Backend) {
    let test = fresh_database(backend).await;
    let dir = test.dir.path().join("index");
    let mut writer = Writer::new(&test.db, 6).await;
    for _ in 0..30 {
        writer.round().await;
    }
    let mut first = Running::start(&test, backend, &FOLLOW);
    first.says("Lotse works");
    first.kill();

    let (writer, stop) = (Arc::new(Mutex::new(writer)), CancellationToken::new());
    let writing = tokio::spawn(write_on(writer.clone(), stop.clone()));
    let (mut dice, mut hit) = (Dice::new(2), Hit::default());
    let mut is_whole = true;
    for kill in 1..=KILLS {
        if kill % ANEW_EVERY == 0 {
            std::fs::remove_dir_all(&dir).unwrap();
            is_whole = false;
        }
        let before = unnamed(&dir);
        let mut follower = Running::start(&test, backend, &FOLLOW);
        // While it starts and catches up, or later on, when it follows.
        if dice.below(2) == 0 {
            follower.says("Lotse works");
        }
        tokio::time::sleep(Duration::from_millis(dice.below(300))).await;
        follower.kill();
        hit.half_written += u32::from(!unnamed(&dir).is_subset(&before));

        // Nobody writes while this is held.
        let writer = writer.lock().await;
        match SearchIndex::open_for_reading(&dir) {
            Ok(index) => {
                is_whole = true;
                hit.behind += u32::from(index.checkpoint() < writer.rounds.last().unwrap().at);
                hit.judged += u32::from(shows_what_was_public(&index, &writer.rounds));
            }
            // A kill takes nothing away from an index that was whole once.
            Err(error) => {
                assert!(!is_whole, "after kill {kill}: {error}");
                hit.half_made += 1;
            }
        }
        if kill % EXACT_EVERY == 0 {
            assert_eq!(caught_up(&test, &dir).await, writer.rounds.last().unwrap().published);
            is_whole = true;
        }
    }
    stop.cancel();
    writing.await.unwrap();

    eprintln!("{hit:?}");
    assert!(hit.behind > 0 && hit.half_written > 0, "no kill came in the middle of anything: {hit:?}");
    assert!(hit.judged > 100, "hardly anything was looked at: {hit:?}");
    let verify = lotse(&test, backend, &["verify"]).output().unwrap();
    assert!(verify.status.success(), "{}", String::from_utf8_lossy(&verify.stdout));
    let index = SearchIndex::open_for_reading(&dir).unwrap();
    assert_eq!(found(&index), writer.lock().await.rounds.last().unwrap().published);
}

async fn write_on(writer: Arc<Mutex<Writer>>, stop: CancellationToken) {
    while !stop.is_cancelled() {
        writer.lock().await.round().await;
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

fn found(index: &SearchIndex) -> Postings {
    index.documents().unwrap().into_iter().map(|posting| (posting.id, posting.version)).collect()
}

/// The index as a kill has left it says that it has everything up to its checkpoint. So each posting is in it as it stood at some
/// moment since then: what was public all the while is found, in no older version, and what was not public at any time since, such as
/// one that was withdrawn before and never published again, is not. Says whether there was anything to be held against.
fn shows_what_was_public(index: &SearchIndex, rounds: &[Round]) -> bool {
    let (checkpoint, found) = (index.checkpoint(), found(index));
    let Some(from) = rounds.iter().rposition(|round| round.at <= checkpoint) else { return false };
    let since = &rounds[from..];
    for id in found.keys() {
        assert!(
            since.iter().any(|round| round.published.contains_key(id)),
            "{id} was withdrawn, and is back"
        );
    }
    for (id, version) in &since[0].published {
        if since.iter().all(|round| round.published.contains_key(id)) {
            assert!(found.get(id).is_some_and(|indexed| indexed >= version), "{id} is missing or outdated");
        }
    }
    true
}

/// The index at the end of the log. Other tests' transactions on the same server may hold that end back for a moment.
async fn caught_up(test: &TestDatabase, dir: &Path) -> Postings {
    let index = SearchIndex::open(dir).unwrap().index;
    let follower = Follower::new(index.clone(), test.db.clone()).unwrap();
    let mut follower = follower.expect("who was killed holds no lock");
    let goal = lotse_domain::change_log::newest(&test.db).await.unwrap();
    while follower.catch_up(|_| ()).await.unwrap().checkpoint < goal {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    found(&index)
}

/// Files of segments that the last commit does not name.
fn unnamed(dir: &Path) -> BTreeSet<String> {
    let commit = std::fs::read_to_string(dir.join("meta.json")).unwrap_or_default().replace('-', "");
    let Ok(entries) = std::fs::read_dir(dir) else { return BTreeSet::new() };
    let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names
        .filter(|name| name.split('.').next().is_some_and(|id| id.len() == 32 && !commit.contains(id)))
        .collect()
}
