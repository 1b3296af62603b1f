//! `lotse verify`: does the index show exactly what the database would?
use std::collections::HashMap;

use anyhow::{Context, Result};
use lotse_domain::{Clock, Db, page::PageRequest, vacancy};
use lotse_search::SearchIndex;
use lotse_settings::Settings;
use uuid::Uuid;

use crate::{
    Ended, database,
    follow::{self, Followed},
};

/// How many differences are listed one by one.
const LISTED: usize = 20;

pub(crate) async fn run(settings: &Settings, clock: &dyn Clock) -> Result<Ended> {
    let db = database::open(settings, clock).await?;
    match follow::catch_up(settings, &db).await? {
        Followed::CaughtUp => println!("The index has read the change log to its end."),
        Followed::LeftToTheServer => {
            println!("A running server follows the change log; its index is compared as it is.");
        }
    }
    let index =
        SearchIndex::open_for_reading(&settings.index_dir()).context("the search index cannot be read")?;
    let differences = compare(&db, &index).await?;
    let Differences { published, indexed, missing, surplus, outdated } = &differences;
    println!("database: {published} public vacancies; index: {indexed} vacancies");
    for (what, ids) in [
        ("missing in the index", missing),
        ("in the index, but not public", surplus),
        ("indexed in another version", outdated),
    ] {
        if !ids.is_empty() {
            println!("{what}: {}", ids.len());
            for id in ids.iter().take(LISTED) {
                println!("  {id}");
            }
        }
    }
    if differences.none() {
        println!("Database and index agree.");
        Ok(Ended::Done)
    } else {
        Ok(Ended::WithRefusals)
    }
}

/// Where index and database differ.
#[derive(Debug, Default)]
pub struct Differences {
    pub published: usize,
    pub indexed: usize,
    pub missing: Vec<Uuid>,
    pub surplus: Vec<Uuid>,
    pub outdated: Vec<Uuid>,
}

impl Differences {
    pub fn none(&self) -> bool {
        self.missing.is_empty() && self.surplus.is_empty() && self.outdated.is_empty()
    }
}

/// Holds every public vacancy against the index, and the other way round.
pub async fn compare(db: &Db, index: &SearchIndex) -> Result<Differences> {
    let mut indexed: HashMap<Uuid, i32> = index.documents()?.into_iter().map(|d| (d.id, d.version)).collect();
    let mut differences = Differences { indexed: indexed.len(), ..Default::default() };
    let mut after = None;
    loop {
        let page = vacancy::list_published(db.read(), PageRequest { after, limit: 2_000 }).await?;
        for row in page.items {
            differences.published += 1;
            match indexed.remove(&row.id) {
                None => differences.missing.push(row.id),
                Some(version) if version != row.version => differences.outdated.push(row.id),
                Some(_) => {}
            }
        }
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    differences.surplus = indexed.into_keys().collect();
    differences.surplus.sort();
    Ok(differences)
}
