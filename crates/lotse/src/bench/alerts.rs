//! Alerts: new postings put to the stored searches, and the mails of a Monday morning.
//!
//! The baseline is what others do: at the hour of the mails, run each alert's search over all postings.
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use chrono::TimeDelta;
use clap::Args;
use lotse_domain::{
    Clock,
    account::Language,
    alert::{self, Around, Ask, Criteria, Rhythm},
    clock::{FixedClock, SystemClock},
    import::Outcome,
    occupation,
    place::{self, Place, PlaceKind},
    vacancy::Kind,
};
use lotse_search::{AlertMatcher, Follower, Matched, SearchIndex, SearchQuery};
use lotse_settings::Settings;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    BenchCall,
    corpus::Corpus,
    figures::{Figures, float},
    memory, node,
};
/// Searches of the baseline; the others are reckoned from these.
const SAMPLE: usize = 2_000;
/// Towns around which people search, the largest first.
const TOWNS: u64 = 600;

#[derive(Debug, Args)]
pub(crate) struct AlertsCall {
    /// Alerts; nearly all of them search for something of their own.
    #[arg(long, default_value_t = 100_000)]
    alerts: usize,
    /// Postings that are new.
    #[arg(long, default_value_t = 1_000)]
    new: usize,
    /// Postings that are there before.
    #[arg(long, default_value_t = 20_000)]
    docs: usize,
    /// Write the figures to this file too, as JSON.
    #[arg(long, value_name = "FILE")]
    pub json: Option<std::path::PathBuf>,
    /// Use an empty PostgreSQL database instead of an SQLite file.
    #[arg(long, value_name = "URL")]
    postgres: Option<String>,
}

pub(super) async fn run(settings: &Settings, call: &AlertsCall) -> Result<Figures> {
    let AlertsCall { alerts, new, docs, postgres, .. } = call;
    let corpus =
        Corpus::empty(settings, &BenchCall { docs: *docs, json: None, postgres: postgres.clone() }).await?;
    let mut figures = Figures::default();
    corpus.import(*docs, &Outcome::Created).await?;
    let opened = SearchIndex::open(&corpus.settings.index_dir())?;
    let index = opened.index.clone();
    let mut follower = Follower::new(opened.index, corpus.db.clone())?.context("the index is held")?;
    follower.catch_up(|_| ()).await?;
    let clock = FixedClock::at(SystemClock.now());
    let matcher = AlertMatcher::new(index.clone(), corpus.db.clone(), Arc::new(clock.clone()));
    while matcher.round().await?.is_some() {}

    let asked = asks(&corpus, *alerts).await?;
    let criteria: Vec<Criteria> = asked.iter().map(|(_, ask)| ask.criteria.clone()).collect();
    let start = Instant::now();
    let kept = alert::adopt(&corpus.db, &clock, &corpus.run.actor, asked).await?;
    figures.add("alerts", float(usize::try_from(kept)?));
    figures.add("alerts_kept_per_s", float(usize::try_from(kept)?) / start.elapsed().as_secs_f64());
    figures.count("distinct_searches", alert::searches(&corpus.db).await?.len());

    corpus.import_range(*docs..docs + new, &Outcome::Created).await?;
    follower.catch_up(|_| ()).await?;
    let postmaster = node::postmaster(&corpus.db).await?;
    let (start, cpu) = (Instant::now(), node::own_cpu(postmaster)?);
    let mut all = Matched::default();
    while let Some(matched) = matcher.round().await? {
        all.vacancies += matched.vacancies;
        all.searches += matched.searches;
        all.found += matched.found;
    }
    let spent = node::own_cpu(postmaster)?.saturating_sub(cpu);
    figures.count("new_vacancies", all.vacancies);
    figures.count("searches_run", all.searches);
    figures.count("found", all.found);
    figures.add("match_s", start.elapsed().as_secs_f64());
    figures.add("match_cpu_s", spent.as_secs_f64());
    figures.add("match_cpu_us_per_search", spent.as_secs_f64() * 1e6 / float(all.searches.max(1)));

    let mailing = mails(&corpus, &clock, postmaster, &mut figures).await?;
    baseline(&index, &criteria, spent + mailing, &mut figures)?;
    if let Some(peak) = memory::peak_mib() {
        figures.add("peak_memory_mib", peak);
    }
    Ok(figures)
}

/// What is due at once, then on the next Monday morning: the rest.
async fn mails(
    corpus: &Corpus,
    clock: &FixedClock,
    postmaster: Option<u32>,
    figures: &mut Figures,
) -> Result<Duration> {
    let (start, cpu) = (Instant::now(), node::own_cpu(postmaster)?);
    let at_once = alert::send_due(&corpus.db, clock).await?;
    clock.set(clock.now() + TimeDelta::days(8));
    let later = alert::send_due(&corpus.db, clock).await?;
    let spent = node::own_cpu(postmaster)?.saturating_sub(cpu);
    let count = usize::try_from(at_once + later)?;
    figures.count("mails", count);
    figures.add("mails_written_s", start.elapsed().as_secs_f64());
    figures.add("mails_cpu_s", spent.as_secs_f64());
    figures.add("mails_per_s", float(count) / start.elapsed().as_secs_f64());
    Ok(spent)
}

fn baseline(index: &SearchIndex, criteria: &[Criteria], ours: Duration, figures: &mut Figures) -> Result<()> {
    let step = (criteria.len() / SAMPLE).max(1);
    let sample: Vec<&Criteria> = criteria.iter().step_by(step).collect();
    let cpu = node::own_cpu(None)?;
    for criteria in &sample {
        index.search(&SearchQuery { limit: 10, ..SearchQuery::from(*criteria) })?;
    }
    let spent = node::own_cpu(None)?.saturating_sub(cpu).as_secs_f64();
    let all = spent * float(criteria.len()) / float(sample.len().max(1));
    figures.add("every_search_over_everything_cpu_s", all);
    figures.add("ratio_to_every_search_over_everything", ours.as_secs_f64() / all);
    Ok(())
}

/// Every occupation around the larger towns, in circles of four sizes; a third with a kind.
async fn asks(corpus: &Corpus, count: usize) -> Result<Vec<(String, Ask)>> {
    let towns = towns(corpus).await?;
    let titles: Vec<String> =
        occupation::list_all(corpus.db.read()).await?.into_iter().map(|row| row.title_male).collect();
    let ask = |n: usize| {
        let town = &towns[(n / 7 + n / titles.len()) % towns.len()];
        let criteria = Criteria {
            q: titles[n % titles.len()].clone(),
            around: Some(Around {
                place: town.name.clone(),
                latitude: town.latitude,
                longitude: town.longitude,
                radius_km: [10, 25, 50, 100][n / 3 % 4],
            }),
            kinds: if n.is_multiple_of(3) { vec![Kind::Apprenticeship] } else { Vec::new() },
            ..Criteria::default()
        };
        let rhythm = [Rhythm::Daily, Rhythm::AtOnce, Rhythm::Weekly][n % 3];
        let ask = Ask { criteria, name: None, rhythm, language: Language::De, cluster_id: None };
        (format!("pupil-{n}@example.org"), ask)
    };
    Ok((0..count).map(ask).collect())
}

async fn towns(corpus: &Corpus) -> Result<Vec<Place>> {
    let largest = place::Entity::find()
        .filter(place::Column::Kind.eq(PlaceKind::Municipality))
        .order_by_desc(place::Column::Population)
        .order_by_asc(place::Column::Key)
        .limit(TOWNS);
    Ok(largest.all(corpus.db.read()).await?)
}
