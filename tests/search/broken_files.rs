//! Promise I4: whatever happens to a file of an index is noticed, the index is made anew by itself, and what is found is right.
use std::path::{Path, PathBuf};

use lotse::verify::compare;
use lotse_domain::clock::SystemClock;
use lotse_search::{Follower, SearchIndex, SearchQuery};
use lotse_tests::{Backend, TestDatabase, fresh_database, world};

/// An index of a few segments, two of them of the same size with one deletion each.
struct Whole {
    test: TestDatabase,
    files: Vec<PathBuf>,
}

/// Postings that are public in the end; two more were, and are withdrawn.
const PUBLIC: u64 = 30;

impl Whole {
    async fn new() -> Self {
        let test = fresh_database(Backend::Sqlite).await;
        let cluster = world::cluster(&test.db, "nord").await;
        let dir = test.dir.path().join("whole");
        let records = |range: std::ops::RangeInclusive<u64>| {
            let of = |n: u64| world::draft("Koch", &format!("Gasthof {n}"), "23552");
            range.map(|n| world::record(n, &n.to_string(), of(n))).collect()
        };
        follow(&test, &dir, 0).await;
        world::import(&test.db, world::run_of(&cluster, "template"), records(0..=15)).await;
        follow(&test, &dir, 16).await;
        world::import(&test.db, world::run_of(&cluster, "template"), records(16..=31)).await;
        follow(&test, &dir, 32).await;
        let mut run = world::importer(&test.db, world::run_of(&cluster, "template")).await;
        run.store_batch(&test.db, &SystemClock, records(1..=30)).await.unwrap();
        assert_eq!(run.withdraw_missing(&test.db, &SystemClock).await.unwrap(), 2);
        assert!(follow(&test, &dir, PUBLIC).await.is_none(), "a whole index is left as it is");
        let all = std::fs::read_dir(&dir).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<PathBuf> =
            all.filter(|path| path.extension().is_none_or(|e| e != "lock")).collect();
        files.sort();
        let whole = Self { test, files };
        for (kind, least) in [("fast", 2), ("store", 2), ("del", 2), ("json", 3)] {
            let count = whole.files.iter().filter(|path| kind_of(path) == kind).count();
            assert!(count >= least, "{count} files of the kind {kind}: {:?}", whole.files);
        }
        whole
    }

    /// Does something to a copy and starts over it; says whether that was noticed. Whatever it was, all is found afterwards.
    async fn after(&self, what: &str, damage: impl FnOnce(&Path)) -> bool {
        let copy = self.test.dir.path().join("copy");
        std::fs::create_dir(&copy).unwrap();
        for file in &self.files {
            std::fs::copy(file, copy.join(name(file))).unwrap();
        }
        damage(&copy);
        let noticed = follow(&self.test, &copy, PUBLIC).await;
        assert!(follow(&self.test, &copy, PUBLIC).await.is_none(), "{what}: made anew twice");
        std::fs::remove_dir_all(copy).unwrap();
        noticed.is_some()
    }

    /// Does something to one file after the other.
    async fn each_is_noticed(&self, damage: impl Fn(&Path)) {
        for file in &self.files {
            let name = name(file);
            assert!(self.after(&name, |copy| damage(&copy.join(&name))).await, "{name}");
        }
    }
}

fn name(file: &Path) -> String {
    file.file_name().unwrap().to_string_lossy().into_owned()
}

fn kind_of(file: &Path) -> String {
    file.extension().unwrap_or_default().to_string_lossy().into_owned()
}

/// Opens the index as the server does, checks that it has what the public may see and nothing else, and says why it was made anew.
async fn follow(test: &TestDatabase, dir: &Path, cooks: u64) -> Option<String> {
    let opened = SearchIndex::open(dir).unwrap();
    let mut follower = Follower::new(opened.index.clone(), test.db.clone()).unwrap().expect("the writer");
    follower.catch_up(|_| ()).await.unwrap();
    let query = SearchQuery { q: "koch".into(), limit: 100, ..Default::default() };
    let found = opened.index.search(&query).unwrap();
    assert_eq!((found.total, found.hits.len() as u64), (cooks, cooks));
    assert!(found.hits.iter().all(|hit| hit.card.title == "Koch"));
    let differences = compare(&test.db, &opened.index).await.unwrap();
    assert!(differences.none(), "{differences:?}");
    opened.rebuilt
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flipped_byte_in_any_file_is_noticed() {
    let whole = Whole::new().await;
    let places: [fn(usize) -> usize; 3] = [|_| 0, |length| length / 2, |length| length - 1];
    for place in places {
        let damage = |file: &Path| {
            let mut bytes = std::fs::read(file).unwrap();
            let at = place(bytes.len());
            bytes[at] ^= 0xff;
            std::fs::write(file, bytes).unwrap();
        };
        whole.each_is_noticed(damage).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_truncated_file_is_noticed() {
    let whole = Whole::new().await;
    let lengths: [fn(usize) -> usize; 3] = [|_| 0, |length| length / 2, |length| length - 1];
    for left in lengths {
        let damage = |file: &Path| {
            let bytes = std::fs::read(file).unwrap();
            std::fs::write(file, &bytes[..left(bytes.len())]).unwrap();
        };
        whole.each_is_noticed(damage).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_file_is_noticed() {
    let whole = Whole::new().await;
    whole.each_is_noticed(|file| std::fs::remove_file(file).unwrap()).await;
    // Nothing is left that could be wrong.
    assert!(!whole.after("all files", |copy| std::fs::remove_dir_all(copy).unwrap()).await);
}

/// Each file agrees with its checksum wherever it lies.
#[tokio::test(flavor = "multi_thread")]
async fn two_files_that_changed_places_are_noticed() {
    let whole = Whole::new().await;
    let mut swapped = 0;
    for (at, one) in whole.files.iter().enumerate() {
        // With the others of its kind, and with the next of another kind.
        let same = whole.files[at + 1..].iter().filter(|other| kind_of(other) == kind_of(one));
        let next = whole.files.get(at + 1).filter(|other| kind_of(other) != kind_of(one));
        for other in same.chain(next) {
            let what = format!("{} and {}", name(one), name(other));
            let exchange = |copy: &Path| {
                std::fs::copy(one, copy.join(name(other))).unwrap();
                std::fs::copy(other, copy.join(name(one))).unwrap();
            };
            assert!(whole.after(&what, exchange).await, "{what}");
            swapped += 1;
        }
    }
    assert!(swapped > 20, "{swapped}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_belongs_to_nothing_does_no_harm() {
    let whole = Whole::new().await;
    let strange = ["0123456789abcdef0123456789abcdef.store", ".tmpAbCdEf", "notes.txt"];
    for name in strange {
        assert!(
            !whole.after(name, |copy| std::fs::write(copy.join(name), "nothing").unwrap()).await,
            "{name}"
        );
    }
}
