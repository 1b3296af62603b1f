//! Somebody who publishes, changes and withdraws all the while, and what was public when.
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use lotse_domain::{
    Db,
    change_log::{self, Checkpoint},
    clock::SystemClock,
    cluster::Cluster,
    occupation::Catalogue,
    page::PageRequest,
    place::Gazetteer,
    vacancy::{self, Importer},
};
use uuid::Uuid;

use crate::world;

/// Numbers that are the same for the same seed (xorshift).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    fn one_in(&mut self, count: u64) -> bool {
        self.below(count) == 0
    }
}

/// Ids and versions.
pub type Postings = BTreeMap<Uuid, i32>;

/// The public after a round, when the change log ended at `at`.
pub struct Round {
    pub at: Checkpoint,
    pub published: Postings,
}

const SOURCES: u64 = 6;
/// Postings of one source, so that a round stays short.
const LISTED: usize = 40;
const TITLES: [&str; 4] = ["Koch", "Konditor", "Fleischer", "Hotelfachmann"];

/// Somebody who imports again and again.
pub struct Writer {
    db: Db,
    cluster: Cluster,
    gazetteer: Arc<Gazetteer>,
    catalogue: Arc<Catalogue>,
    dice: Dice,
    /// By source: number of a posting -> which title it has now.
    listed: Vec<BTreeMap<u64, usize>>,
    next: u64,
    pub rounds: Vec<Round>,
}

impl Writer {
    /// With a cluster of its own.
    pub async fn new(db: &Db, seed: u64) -> Self {
        Self {
            db: db.clone(),
            cluster: world::cluster(db, "nord").await,
            gazetteer: lotse::database::gazetteer(db).await.expect("places"),
            catalogue: lotse::database::catalogue(db).await.expect("occupations"),
            dice: Dice::new(seed),
            listed: vec![BTreeMap::new(); usize::try_from(SOURCES).unwrap()],
            next: 0,
            rounds: Vec::new(),
        }
    }

    /// One run of an import of one source: some postings are new, some say something else, some are missing this time and some for
    /// ever. Each posting has a twin in the next source, and while both say the same only one is public.
    ///
    /// Nothing is taken out and put back within a round, so that each posting's standing changes at most once in it.
    pub async fn round(&mut self) {
        let source = self.dice.below(SOURCES);
        let at = usize::try_from(source).unwrap();
        let twin = (at + 1) % self.listed.len();
        for _ in 0..self.dice.below(5) {
            self.listed[at].insert(2 * self.next, 0);
            self.listed[twin].insert(2 * self.next + 1, 0);
            self.next += 1;
        }
        let (dice, listed) = (&mut self.dice, &mut self.listed[at]);
        while listed.len() > LISTED {
            listed.pop_first();
        }
        listed.retain(|_, _| !dice.one_in(12));
        for title in listed.values_mut() {
            if dice.one_in(8) {
                *title = usize::try_from(dice.below(4)).unwrap();
            }
        }
        let present: BTreeSet<u64> = listed.keys().copied().filter(|_| !dice.one_in(10)).collect();
        let records = (1..).zip(&present).map(|(row, number)| {
            let draft = world::draft(TITLES[listed[number]], &format!("Gasthof {}", number / 2), "23552");
            world::record(row, &number.to_string(), draft)
        });
        let run = world::run_of(&self.cluster, &format!("source-{source}"));
        let mut importer = Importer::new(run, self.gazetteer.clone(), self.catalogue.clone());
        importer.store_batch(&self.db, &SystemClock, records.collect()).await.expect("a batch");
        importer.withdraw_missing(&self.db, &SystemClock).await.expect("the rest goes");
        let at = change_log::newest(&self.db).await.expect("the change log");
        let published = published(&self.db).await;
        self.rounds.push(Round { at, published });
    }
}

/// All that the public may see.
pub async fn published(db: &Db) -> Postings {
    let page = vacancy::list_published(db.read(), PageRequest { after: None, limit: 10_000 });
    let page = page.await.expect("the postings");
    assert!(page.next.is_none());
    page.items.into_iter().map(|row| (row.id, row.version)).collect()
}
