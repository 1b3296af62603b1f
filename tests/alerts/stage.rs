//! A region with an index and a matcher, whose clock is moved by hand.
use std::sync::Arc;

use chrono::{DateTime, Utc};
use lotse_domain::{
    Actor, Db, Secrets,
    account::Language,
    alert::{self, Around, Ask, Change, Criteria, Rhythm},
    clock::FixedClock,
    import::Outcome,
    mail::{Envelope, Letter},
    outbox,
    unit_of_work::read_as,
    vacancy::{Importer, VacancyDraft},
};
use lotse_search::{AlertMatcher, Follower, SearchIndex};
use lotse_tests::{Backend, TestDatabase, fresh_database, world};
use sea_orm::{EntityTrait, QueryOrder};

pub struct Stage {
    pub database: TestDatabase,
    pub clock: FixedClock,
    pub secrets: Secrets,
    pub index: Arc<SearchIndex>,
    follower: Follower,
    importer: Importer,
    imported: u64,
}

/// A Tuesday, ten in the morning in Berlin.
pub const START: &str = "2027-03-02T09:00:00Z";

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

impl Stage {
    pub async fn set(backend: Backend) -> Self {
        let database = fresh_database(backend).await;
        let clock = FixedClock::at(at(START));
        let cluster = world::cluster(&database.db, "nord").await;
        let importer = world::importer(&database.db, world::run_of(&cluster, "template")).await;
        let index = SearchIndex::open(&database.dir.path().join("index")).unwrap().index;
        let follower = Follower::new(index.clone(), database.db.clone()).unwrap().expect("the writer");
        let secrets = Secrets::from_text("a secret that is long enough for every test").unwrap();
        Self { database, clock, secrets, index, follower, importer, imported: 0 }
    }

    pub fn db(&self) -> &Db {
        &self.database.db
    }

    pub fn go_to(&self, moment: &str) {
        self.clock.set(at(moment));
    }

    pub fn matcher(&self) -> AlertMatcher {
        AlertMatcher::new(self.index.clone(), self.db().clone(), Arc::new(self.clock.clone()))
    }

    /// Publishes postings, each of a company of its own.
    pub async fn publish(&mut self, drafts: Vec<VacancyDraft>) {
        let first = self.imported + 1;
        let records: Vec<_> =
            (first..).zip(drafts).map(|(n, draft)| world::record(n, &n.to_string(), draft)).collect();
        self.imported += records.len() as u64;
        let answers = self.importer.store_batch(&self.database.db, &self.clock, records).await.unwrap();
        assert!(answers.iter().all(|answer| answer.outcome == Outcome::Created), "{answers:?}");
        self.follow().await;
    }

    pub async fn follow(&mut self) {
        // Other tests' transactions on the same server may hold the end of the log back for a moment.
        let goal = lotse_domain::change_log::newest(&self.database.db).await.unwrap();
        while self.follower.catch_up(|_| ()).await.unwrap().checkpoint < goal {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }

    /// Puts everything that is new to the searches, and writes the mails that are due: how many.
    pub async fn run(&self) -> u64 {
        let matcher = self.matcher();
        let goal = lotse_domain::change_log::newest(self.db()).await.unwrap();
        loop {
            while matcher.round().await.unwrap().is_some() {}
            if alert::matched_through(self.db()).await.unwrap() >= goal {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        alert::send_due(self.db(), &self.clock).await.unwrap()
    }

    /// Asks without an account and confirms by the link.
    pub async fn waits(&self, mail: &str, criteria: Criteria, rhythm: Rhythm) -> String {
        let token = self.asks(mail, criteria, rhythm).await;
        self.change(&token, Change::Confirm).await;
        token
    }

    pub async fn asks(&self, mail: &str, criteria: Criteria, rhythm: Rhythm) -> String {
        let ask = ask(criteria, rhythm);
        alert::ask(self.db(), &self.clock, &self.secrets, mail, mail, ask).await.unwrap();
        let asked = self.letters().await.into_iter().rev().find_map(|(to, letter)| match letter {
            Letter::AlertAsked { alert_id, .. } if to == mail.to_lowercase() => Some(alert_id),
            _ => None,
        });
        alert::token(&self.secrets, asked.expect("a letter that asks"))
    }

    pub async fn change(&self, token: &str, change: Change) {
        alert::by_link(self.db(), &self.clock, &self.secrets, token, change).await.unwrap();
    }

    /// Everything in the outbox, oldest first.
    pub async fn letters(&self) -> Vec<(String, Letter)> {
        let machine = Actor::system("test", "letters");
        let rows = read_as(self.db(), &machine, |txn| {
            Box::pin(
                async move { Ok(outbox::Entity::find().order_by_asc(outbox::Column::Id).all(txn).await?) },
            )
        });
        let rows = rows.await.unwrap();
        rows.into_iter()
            .map(|row| {
                let envelope: Envelope = serde_json::from_value(row.payload).unwrap();
                (row.recipient.unwrap(), envelope.letter)
            })
            .collect()
    }

    /// Who was told of which titles, in the order of the mails; titles in alphabetical order.
    pub async fn told(&self) -> Vec<(String, Vec<String>)> {
        let hits = self.letters().await.into_iter().filter_map(|(to, letter)| match letter {
            Letter::AlertHits { hits, .. } => {
                let mut titles: Vec<String> = hits.into_iter().map(|hit| hit.title).collect();
                titles.sort();
                Some((to, titles))
            }
            _ => None,
        });
        hits.collect()
    }
}

pub fn ask(criteria: Criteria, rhythm: Rhythm) -> Ask {
    Ask { criteria, name: None, rhythm, language: Language::De, cluster_id: None }
}

pub fn words(q: &str) -> Criteria {
    Criteria { q: q.into(), ..Criteria::default() }
}

pub fn around_luebeck(q: &str, radius_km: u32) -> Criteria {
    let around = Around { place: "Lübeck".into(), latitude: 53.8655, longitude: 10.6866, radius_km };
    Criteria { q: q.into(), around: Some(around), ..Criteria::default() }
}
