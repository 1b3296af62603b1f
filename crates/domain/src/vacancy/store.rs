//! Taking postings in from a source: what is new is created, what differs is changed, the rest is left alone.
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use sea_orm::prelude::Uuid;

use super::{
    VacancyRecord,
    row::{Understood, understand},
    rules::check,
    write::{self, Stored},
};
use crate::{
    Clock, Db, FieldError,
    company::locate,
    error::Result,
    import::{Acknowledgement, Outcome, Run},
    occupation::Catalogue,
    place::Gazetteer,
    unit_of_work::{Ending, in_transaction_ending},
};

/// Takes in the records of one run, batch by batch.
///
/// Each batch is one transaction, so that a killed run leaves whole records only; the next run goes on, since what is
/// stored already is unchanged then.
#[derive(Debug)]
pub struct Importer {
    run: Run,
    gazetteer: Arc<Gazetteer>,
    catalogue: Arc<Catalogue>,
    /// External id -> (row, content) of this run: a key that comes twice must say the same twice.
    seen: HashMap<String, (u64, String)>,
    /// Fingerprint -> row of this run.
    prints: HashMap<String, u64>,
    /// Keys of refused records: the source still lists them, so they are not withdrawn.
    refused: HashSet<String>,
}

/// What is known about a record before the database is asked.
#[derive(Debug, Clone)]
pub(super) struct Prepared {
    pub record: VacancyRecord,
    pub understood: Understood,
}

impl Importer {
    pub fn new(run: Run, gazetteer: Arc<Gazetteer>, catalogue: Arc<Catalogue>) -> Self {
        Self {
            run,
            gazetteer,
            catalogue,
            seen: HashMap::new(),
            prints: HashMap::new(),
            refused: HashSet::new(),
        }
    }

    /// Stores a batch (a few hundred records) in one transaction and acknowledges every record, in order.
    ///
    /// # Errors
    /// When the database fails; what is wrong with a record is in its acknowledgement.
    pub async fn store_batch(
        &mut self,
        db: &Db,
        clock: &dyn Clock,
        records: Vec<VacancyRecord>,
    ) -> Result<Vec<Acknowledgement>> {
        let mut answers: Vec<Option<Acknowledgement>> = Vec::with_capacity(records.len());
        let mut batch = Vec::new();
        for record in records {
            match self.prepare(record) {
                Ok(ready) => {
                    batch.push(ready);
                    answers.push(None);
                }
                Err(answer) => answers.push(Some(answer)),
            }
        }
        let stored = write::write(db, clock.now(), &self.run, &self.gazetteer, batch.clone()).await?;
        let mut stored = stored.into_iter().zip(batch);
        Ok(answers
            .into_iter()
            .filter_map(|answer| answer.or_else(|| stored.next().map(|(s, p)| self.answer(s, p))))
            .collect())
    }

    /// Checks a record against the rules and this run; an answer already where it goes no further.
    fn prepare(&mut self, record: VacancyRecord) -> std::result::Result<Prepared, Acknowledgement> {
        let mut errors = check(&record.draft);
        if record.external_id.trim().is_empty() || record.external_id.chars().count() > 200 {
            errors.push(FieldError::new("external_id", "length", "takes 1 to 200 characters"));
        }
        for site in &record.draft.sites {
            errors.extend(locate(Uuid::nil(), site, &self.gazetteer).err());
        }
        if !errors.is_empty() {
            self.refused.insert(record.external_id.clone());
            return Err(Acknowledgement::refused(record.row, record.external_id, errors));
        }
        let understood = understand(&record.draft, &self.catalogue);
        if let Some((row, content)) = self.seen.get(&record.external_id) {
            if *content == understood.content_hash {
                return Err(Acknowledgement {
                    row: record.row,
                    external_id: record.external_id,
                    outcome: Outcome::Unchanged,
                    duplicate_of: Some(format!("row {row}")),
                    remarks: record.remarks,
                });
            }
            let detail =
                format!("\"{}\" is the key of row {row} too, which says something else", record.external_id);
            let error = FieldError::new("external_id", "repeated", detail);
            return Err(Acknowledgement::refused(record.row, record.external_id, vec![error]));
        }
        self.seen.insert(record.external_id.clone(), (record.row, understood.content_hash.clone()));
        Ok(Prepared { record, understood })
    }

    fn answer(&mut self, stored: Stored, prepared: Prepared) -> Acknowledgement {
        let Prepared { record, understood } = prepared;
        let first = *self.prints.entry(understood.fingerprint).or_insert(record.row);
        let within = (first != record.row).then(|| format!("row {first}"));
        let duplicate_of = match stored.duplicate_of {
            Some(shown) => within.or(Some(shown)),
            // A trial run undoes each batch, so only the run itself still knows its earlier rows.
            None => within.filter(|_| self.run.trial),
        };
        let mut remarks = record.remarks;
        remarks.extend(understood.remarks);
        Acknowledgement {
            row: record.row,
            external_id: record.external_id,
            outcome: stored.outcome,
            duplicate_of,
            remarks,
        }
    }

    /// Notes that the source lists a record which could not be read; it is not withdrawn then.
    pub fn note_refused(&mut self, external_id: &str) {
        self.refused.insert(external_id.to_owned());
    }

    /// Withdraws what the source no longer lists: every open posting of this cluster and source that has not come by.
    /// Returns how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn withdraw_missing(&self, db: &Db, clock: &dyn Clock) -> Result<usize> {
        let (now, run) = (clock.now(), self.run.clone());
        let listed: Arc<HashSet<String>> = Arc::new(self.seen.keys().chain(&self.refused).cloned().collect());
        let ending = if run.trial { Ending::RollBack } else { Ending::Commit };
        in_transaction_ending(db, ending, move |txn| {
            let (run, listed) = (run.clone(), listed.clone());
            Box::pin(async move { write::withdraw_others(txn, now, &run, &listed).await })
        })
        .await
    }
}
