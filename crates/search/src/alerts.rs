//! Puts new postings to the stored searches.
//!
//! Not every search is run over all postings for every person at seven in the morning: the few postings that are new make a small
//! index in memory, and each search that somebody waits for is run over that once, however many wait for it. The outcome is kept
//! in the database (`lotse_domain::alert`), and mails read only that.
use std::{sync::Arc, time::Duration};

use lotse_domain::{
    Clock, Db,
    alert::{self, Around, Criteria, Round, Searches},
    place::Gazetteer,
    vacancy::VacancyView,
};
use tantivy::IndexWriter;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{Near, SearchIndex, SearchQuery, Sort, document, engine, error::Result};

/// How often it is looked for new postings and for mails that are due.
const POLL: Duration = Duration::from_secs(5);
/// Tantivy's least; a round is some hundred postings.
const MEMORY: usize = 15_000_000;
/// Searches between two looks at whether to stop.
const SEARCHES: usize = 1_000;

/// What one round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Matched {
    pub vacancies: usize,
    /// Stored searches that were run.
    pub searches: usize,
    /// Postings found, over all searches.
    pub found: usize,
    /// Another node had done this round.
    pub elsewhere: bool,
}

/// Matches new postings with stored searches, and has their mails written.
#[derive(Debug)]
pub struct AlertMatcher {
    index: Arc<SearchIndex>,
    db: Db,
    clock: Arc<dyn Clock>,
}

impl AlertMatcher {
    pub fn new(index: Arc<SearchIndex>, db: Db, clock: Arc<dyn Clock>) -> Self {
        Self { index, db, clock }
    }

    /// Puts what is new since the last round to the stored searches. Nothing where nothing is new, or where the index does not
    /// know it yet.
    ///
    /// # Errors
    /// When the database or the index fails; the round is then done again.
    pub async fn round(&self) -> Result<Option<Matched>> {
        let Some(round) = alert::next_round(&self.db, &*self.clock).await? else { return Ok(None) };
        if self.index.checkpoint() < round.checkpoint {
            return Ok(None);
        }
        // Without a posting nobody needs to know what is waited for.
        let searches =
            if round.vacancies.is_empty() { Vec::new() } else { alert::searches(&self.db).await? };
        let index = self.index.clone();
        let (round, asked, pairs) =
            tokio::task::spawn_blocking(move || match_all(&index, round, &searches)).await??;
        let kept = alert::store(&self.db, &*self.clock, &round, &pairs).await?;
        Ok(Some(Matched {
            vacancies: round.vacancies.len(),
            searches: asked,
            found: pairs.len(),
            elsewhere: !kept,
        }))
    }

    /// Matches and mails until cancelled. A failure is logged and tried again.
    pub async fn run(self, cancel: CancellationToken) {
        loop {
            let again = tokio::select! {
                biased;
                () = cancel.cancelled() => return,
                again = self.once() => again,
            };
            let pause = if again { Duration::ZERO } else { POLL };
            tokio::select! {
                () = cancel.cancelled() => return,
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Whether there may be more at once.
    async fn once(&self) -> bool {
        let matched = match self.round().await {
            Ok(matched) => matched,
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "alerts cannot be matched");
                return false;
            }
        };
        match alert::send_due(&self.db, &*self.clock).await {
            Ok(0) => {}
            Ok(mails) => tracing::info!(mails, "wrote the mails of alerts"),
            Err(error) => {
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "mails of alerts cannot be written"
                );
                return false;
            }
        }
        matched.is_some_and(|matched| !matched.elsewhere)
    }
}

/// Stored search and posting.
type Pairs = Vec<(Uuid, Uuid)>;

/// The round again, how many searches were run, and which posting fits which.
fn match_all(index: &SearchIndex, round: Round, searches: &Searches) -> Result<(Round, usize, Pairs)> {
    let mut pairs = Vec::new();
    if searches.is_empty() || round.vacancies.is_empty() {
        return Ok((round, 0, pairs));
    }
    let new = small_index(&index.places(), &round.vacancies)?;
    for some in searches.chunks(SEARCHES) {
        // The latest of all for each, so that a long round keeps no old snapshot alive.
        let (new, all, rules) = (new.snapshot(), index.snapshot(), index.rules());
        for (id, criteria) in some {
            let synonyms = rules.within(criteria.cluster.as_deref());
            let found = engine::fits(&new, &all, synonyms, &SearchQuery::from(criteria))?;
            pairs.extend(found.into_iter().map(|vacancy| (*id, vacancy)));
        }
    }
    Ok((round, searches.len(), pairs))
}

fn small_index(places: &Gazetteer, vacancies: &[VacancyView]) -> Result<Arc<SearchIndex>> {
    let small = SearchIndex::in_memory()?;
    let mut writer: IndexWriter = small.tantivy().writer_with_num_threads(1, MEMORY)?;
    for view in vacancies {
        writer.add_document(document::vacancy(small.fields(), places, view)?)?;
    }
    writer.commit()?;
    small.refresh()?;
    Ok(small)
}

impl From<&Criteria> for SearchQuery {
    fn from(criteria: &Criteria) -> Self {
        let Criteria {
            q,
            around,
            kinds,
            areas,
            qualification,
            start_years,
            states,
            districts,
            company,
            cluster,
            occupation,
        } = criteria.clone();
        let near = around.map(|Around { place, latitude, longitude, radius_km }| Near {
            label: place,
            latitude,
            longitude,
            radius_km: f64::from(radius_km),
        });
        Self {
            q,
            near,
            kinds,
            areas,
            qualification,
            start_years,
            states,
            districts,
            company,
            cluster,
            occupation,
            sort: Sort::Newest,
            ..Self::default()
        }
    }
}

/// What is stored of a search: its order and its page are nobody's wish for ever.
impl From<SearchQuery> for Criteria {
    fn from(query: SearchQuery) -> Self {
        let SearchQuery {
            q,
            near,
            kinds,
            areas,
            qualification,
            start_years,
            states,
            districts,
            company,
            cluster,
            occupation,
            sort: _,
            limit: _,
            after: _,
        } = query;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked where it is stored"
        )]
        let around = near.map(|Near { label, latitude, longitude, radius_km }| Around {
            place: label,
            latitude,
            longitude,
            radius_km: radius_km.round() as u32,
        });
        Self {
            q,
            around,
            kinds,
            areas,
            qualification,
            start_years,
            states,
            districts,
            company,
            cluster,
            occupation,
        }
    }
}
