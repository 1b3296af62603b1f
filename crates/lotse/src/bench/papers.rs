//! A list of 450 places and a cluster's guide, made of the demo's records: from the question to the finished file.
use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use clap::Args;
use lotse_domain::{
    Db,
    clock::SystemClock,
    cluster::{self, Cluster},
};
use lotse_handouts::{Choice, Format, GuideCall, Language, ListCall, Order, Portal};
use lotse_search::{SearchIndex, SearchQuery};
use lotse_settings::Settings;
use secrecy::SecretString;
use tempfile::TempDir;

use super::{
    figures::{Figures, float},
    memory,
};
use crate::{database, demo, follow};

/// What the food cluster's real list has.
const PLACES: usize = 450;
const YEAR: i32 = 2027;

#[derive(Debug, Args)]
pub(crate) struct PapersCall {
    /// Make each so many times and print the shortest time.
    #[arg(long, default_value_t = 3)]
    runs: usize,
    /// Keep the files in this folder, to look at them.
    #[arg(long, value_name = "FOLDER")]
    keep: Option<PathBuf>,
    /// Write the figures to this file too, as JSON.
    #[arg(long, value_name = "FILE")]
    pub(super) json: Option<PathBuf>,
}

pub(super) async fn run(settings: &Settings, call: &PapersCall) -> Result<Figures> {
    let dir = TempDir::with_prefix("lotse-bench-")?;
    let mut settings = settings.clone();
    settings.storage.data_dir = dir.path().to_owned();
    settings.database.url = SecretString::default();
    let db = database::open(&settings, &SystemClock).await?;
    demo::make(&db, &SystemClock).await?;
    follow::catch_up(&settings, &db).await?;
    let index = Arc::new(SearchIndex::open_for_reading(&settings.index_dir())?);

    let mut figures = Figures::default();
    let mut files = Vec::new();
    let mut times = Vec::new();
    for format in [Format::Pdf, Format::Xlsx, Format::Csv] {
        let (time, file) = list(&db, &index, format, call.runs).await?;
        figures.add(format!("list_{PLACES}_{}_s", format.word()), time.as_secs_f64());
        if format == Format::Pdf {
            figures.count("list_pages", pages(&file));
            figures.add("list_kib", float(file.len()) / 1024.0);
        }
        files.push((format!("liste.{}", format.word()), file));
        times.push(time);
    }
    for cluster in cluster::list_all(db.read()).await? {
        let (name, start) = (cluster.slug.clone(), Instant::now());
        let made = guide_call(cluster)?;
        let made = lotse_handouts::guide(&db, &made).await?;
        let companies = made.companies.len();
        let file = lotse_handouts::written(move || made.pdf()).await?;
        let spent = start.elapsed().as_secs_f64();
        figures.count(&format!("guide_{name}_companies"), companies);
        figures.count(&format!("guide_{name}_pages"), pages(&file));
        figures.add(format!("guide_{name}_s"), spent);
        files.push((format!("fuehrer-{name}.pdf"), file));
    }
    let largest =
        files.iter().filter(|(name, _)| name.starts_with("fuehrer")).max_by_key(|(_, file)| pages(file));
    let (name, file) = largest.context("the demo has no cluster")?;
    let slug = name.trim_start_matches("fuehrer-").trim_end_matches(".pdf");
    let time = guide(&db, slug, call.runs).await?;
    figures.add(format!("list_{PLACES}_s"), times[0].as_secs_f64());
    figures.add("guide_s", time.as_secs_f64());
    figures.count("guide_pages", pages(file));
    figures.add("guide_mib", float(file.len()) / 1024.0 / 1024.0);
    // The same rows without pages, tags and codes.
    figures.add("ratio_list_to_xlsx", times[0].as_secs_f64() / times[1].as_secs_f64());
    let a_page = |time: Duration, file: &[u8]| time.as_secs_f64() / float(pages(file).max(1));
    figures.add("ratio_guide_page_to_list_page", a_page(time, file) / a_page(times[0], &files[0].1));
    if let Some(peak) = memory::peak_mib() {
        figures.add("peak_memory_mib", peak);
    }
    if let Some(folder) = &call.keep {
        std::fs::create_dir_all(folder)?;
        for (name, file) in &files {
            std::fs::write(folder.join(name), file).with_context(|| format!("{name} cannot be written"))?;
        }
    }
    Ok(figures)
}

fn portal() -> Portal {
    Portal { name: "Lotse".to_owned(), base: "https://lotse.example".to_owned() }
}

async fn list(db: &Db, index: &Arc<SearchIndex>, format: Format, runs: usize) -> Result<(Duration, Vec<u8>)> {
    let gazetteer = database::gazetteer(db).await?;
    let mut best = (Duration::MAX, Vec::new());
    for _ in 0..runs.max(1) {
        let start = Instant::now();
        let query = SearchQuery::default();
        let places = lotse_handouts::find(db, index, &gazetteer, query.clone(), PLACES).await?;
        anyhow::ensure!(places.places.len() == PLACES, "the demo has {} places only", places.places.len());
        let call = ListCall {
            language: Language::De,
            portal: portal(),
            choice: Choice::new(query, &gazetteer),
            order: Order::Town,
            today: today()?,
        };
        let file = lotse_handouts::written(move || call.write(places, format)).await?;
        if start.elapsed() < best.0 {
            best = (start.elapsed(), file);
        }
    }
    Ok(best)
}

async fn guide(db: &Db, slug: &str, runs: usize) -> Result<Duration> {
    let cluster = cluster::find_by_slug(db.read(), slug).await?;
    let call = guide_call(cluster)?;
    let mut best = Duration::MAX;
    for _ in 0..runs.max(1) {
        let start = Instant::now();
        let made = lotse_handouts::guide(db, &call).await?;
        lotse_handouts::written(move || made.pdf()).await?;
        best = best.min(start.elapsed());
    }
    Ok(best)
}

fn guide_call(cluster: Cluster) -> Result<GuideCall> {
    Ok(GuideCall {
        language: Language::De,
        cluster,
        portal: portal(),
        year: YEAR,
        foreword: "Liebe Leserin, lieber Leser,\n\nin diesem Heft stehen alle, die ausbilden.".to_owned(),
        today: today()?,
    })
}

fn today() -> Result<chrono::NaiveDate> {
    chrono::NaiveDate::from_ymd_opt(YEAR, 1, 15).context("a date")
}

/// Page objects of a PDF.
fn pages(pdf: &[u8]) -> usize {
    const PAGE: &[u8] = b"/Type/Page";
    let after = |at: usize| pdf.get(at + PAGE.len()).is_some_and(|byte| !byte.is_ascii_alphabetic());
    let found = pdf.windows(PAGE.len()).enumerate().filter(|(at, some)| *some == PAGE && after(*at));
    found.count()
}
