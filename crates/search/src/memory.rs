//! Keeps what lies in memory up to the database: the events, the study programmes, the rules of search, and the regions
//! of clusters.
use std::{sync::Arc, time::Duration};

use lotse_domain::{
    Clock, Db,
    change_log::{self, Checkpoint, Subject},
    cluster, event, search_rule, study_programme,
};
use tokio_util::sync::CancellationToken;

use crate::{
    SearchIndex, error::Result, events::EventIndex, regions::Regions, rules::Rules, studies::StudyIndex,
};

/// How often the change log is looked at.
const POLL: Duration = Duration::from_millis(250);
/// Entries that are read at once.
const ENTRIES: u64 = 1_000;
/// The longest wait after failures.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// Reads the change log beside the one that writes the index: every process has its own, also one that only reads the index.
#[derive(Debug)]
pub struct MemoryFollower {
    index: Arc<SearchIndex>,
    db: Db,
    clock: Arc<dyn Clock>,
    seen: Option<Checkpoint>,
}

/// What has to be read anew.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is read for itself")]
struct Changed {
    events: bool,
    studies: bool,
    rules: bool,
    regions: bool,
}

impl Changed {
    const ALL: Self = Self { events: true, studies: true, rules: true, regions: true };

    fn is_any(self) -> bool {
        let Self { events, studies, rules, regions } = self;
        events || studies || rules || regions
    }
}

impl MemoryFollower {
    pub fn new(index: Arc<SearchIndex>, db: Db, clock: Arc<dyn Clock>) -> Self {
        Self { index, db, clock, seen: None }
    }

    /// Reads all events anew where one has changed since the last time, or a company or cluster of theirs may have; all study
    /// programmes and all rules where one has; and where clusters are where one changed. Whether it did any of it.
    ///
    /// # Errors
    /// When the database fails; what is in memory stays.
    pub async fn catch_up(&mut self) -> Result<bool> {
        let (newest, changed) = match self.seen {
            None => (change_log::latest(&self.db).await?, Changed::ALL),
            Some(seen) => self.read_on(seen).await?,
        };
        if changed.events {
            let views = event::search_views(&self.db, &*self.clock, None).await?;
            self.index.set_events(EventIndex::of(views));
        }
        if changed.studies {
            self.index.set_studies(StudyIndex::of(study_programme::search_views(self.db.read()).await?));
        }
        if changed.rules {
            self.index.set_rules(Rules::of(search_rule::list_in_force(self.db.read()).await?));
        }
        if changed.regions {
            self.index.set_regions(Regions::of(&cluster::list_all(self.db.read()).await?));
        }
        self.index.set_remembered(newest);
        self.seen = Some(newest);
        Ok(changed.is_any())
    }

    async fn read_on(&self, mut seen: Checkpoint) -> Result<(Checkpoint, Changed)> {
        let mut changed = Changed::default();
        loop {
            let entries = change_log::read_after(&self.db, seen, ENTRIES).await?;
            let Some(last) = entries.last() else { return Ok((seen, changed)) };
            seen = last.checkpoint();
            changed.events |= entries.iter().any(|entry| entry.subject == Subject::Event);
            let of_studies = [Subject::StudyProgramme, Subject::Institution, Subject::Cluster];
            changed.studies |= entries.iter().any(|entry| of_studies.contains(&entry.subject));
            changed.rules |= entries.iter().any(|entry| entry.subject == Subject::SearchRule);
            changed.regions |= entries.iter().any(|entry| entry.subject == Subject::Cluster);
        }
    }

    /// Follows until cancelled; a failure is logged and tried again, later each time.
    pub async fn run(mut self, cancel: CancellationToken) {
        let mut failures = 0_u32;
        loop {
            let Some(outcome) = cancel.run_until_cancelled(self.catch_up()).await else { return };
            let wait = match outcome {
                Ok(_) => {
                    failures = 0;
                    POLL
                }
                Err(error) => {
                    failures = failures.saturating_add(1);
                    tracing::error!(
                        error = &error as &dyn std::error::Error,
                        failures,
                        "events, study programmes, rules and regions cannot be read for the search"
                    );
                    (POLL * 2_u32.saturating_pow(failures.min(8))).min(LONGEST_WAIT)
                }
            };
            if cancel.run_until_cancelled(tokio::time::sleep(wait)).await.is_none() {
                return;
            }
        }
    }
}
