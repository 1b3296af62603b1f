//! A database of a given size, always the same, in a folder that goes with it.
use std::{
    ops::Range,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};
use lotse_domain::{
    Actor, Clock, Db,
    clock::SystemClock,
    cluster,
    cluster::ClusterDraft,
    emptiness,
    import::{Outcome, Run},
    vacancy::{Importer, VacancyRecord},
};
use lotse_settings::Settings;
use secrecy::SecretString;
use tempfile::TempDir;

use super::BenchCall;
use crate::{database, progress::Progress};

const SEED: u64 = 7;
const BATCH: usize = 500;

pub(super) struct Corpus {
    pub settings: Settings,
    pub db: Db,
    pub run: Run,
    /// Goes with the corpus.
    _dir: TempDir,
}

impl Corpus {
    /// An empty database with a cluster.
    pub(super) async fn empty(settings: &Settings, call: &BenchCall) -> Result<Self> {
        let dir = TempDir::with_prefix("lotse-bench-")?;
        let mut settings = settings.clone();
        settings.storage.data_dir = dir.path().to_owned();
        settings.database.url = SecretString::from(call.postgres.clone().unwrap_or_default());
        "127.0.0.1:0".clone_into(&mut settings.http.listen);
        let db = database::open(&settings, &SystemClock).await?;
        if !emptiness::is_empty(db.read()).await? {
            bail!("the database for a benchmark must be empty");
        }
        let actor = Actor::system("bench", "bench");
        let draft = ClusterDraft { slug: "bench".into(), name: "Bench".into(), ..Default::default() };
        let cluster = cluster::create(&db, &SystemClock, &actor, draft).await?;
        let run = Run { cluster_id: cluster.id, source: "bench".into(), actor, trial: false };
        Ok(Self { settings, db, run, _dir: dir })
    }

    /// One run of an import over the corpus; the time is that of storing, without making the records up.
    pub(super) async fn import(&self, docs: usize, expected: &Outcome) -> Result<Duration> {
        self.import_range(0..docs, expected).await
    }

    /// As [`Corpus::import`], of a part of the corpus.
    pub(super) async fn import_range(&self, docs: Range<usize>, expected: &Outcome) -> Result<Duration> {
        let gazetteer = database::gazetteer(&self.db).await?;
        let catalogue = database::catalogue(&self.db).await?;
        let mut importer = Importer::new(self.run.clone(), gazetteer, catalogue);
        let mut progress = Progress::new("stored", Some(docs.len() as u64));
        let mut records = lotse_demo::many(SEED, docs.end).skip(docs.start);
        let mut spent = Duration::ZERO;
        loop {
            let batch: Vec<VacancyRecord> = records.by_ref().take(BATCH).collect();
            if batch.is_empty() {
                break;
            }
            let size = batch.len() as u64;
            let start = Instant::now();
            let answers = importer.store_batch(&self.db, &SystemClock as &dyn Clock, batch).await?;
            spent += start.elapsed();
            if let Some(wrong) = answers.iter().find(|answer| answer.outcome != *expected) {
                bail!("{} is {:?}, not {expected:?}", wrong.external_id, wrong.outcome);
            }
            progress.advance(size);
        }
        progress.finish();
        Ok(spent)
    }
}
