//! Storing and indexing, against a bare insert of the same rows into the same kind of database.
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use lotse_domain::{import::Outcome, unit_of_work::in_transaction, vacancy};
use lotse_search::{Follower, SearchIndex};
use lotse_settings::Settings;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};

use super::{
    BenchCall,
    corpus::Corpus,
    figures::{Figures, float},
    memory,
};
use crate::verify;

pub(super) async fn run(settings: &Settings, call: &BenchCall) -> Result<Figures> {
    let corpus = Corpus::empty(settings, call).await?;
    let docs = call.docs;
    let mut figures = Figures::default();
    figures.count("documents", docs);

    let stored = corpus.import(docs, &Outcome::Created).await?;
    figures.add("stored_per_s", float(docs) / stored.as_secs_f64());

    let opened = SearchIndex::open(&corpus.settings.index_dir())?;
    let mut follower =
        Follower::new(opened.index.clone(), corpus.db.clone())?.context("the index is held")?;
    let start = Instant::now();
    follower.catch_up(|_| ()).await?;
    let indexed = start.elapsed();
    figures.add("indexed_per_s", float(docs) / indexed.as_secs_f64());
    figures.add("stored_and_indexed_per_s", float(docs) / (stored + indexed).as_secs_f64());

    let start = Instant::now();
    follower.rebuild(|_| ()).await?;
    figures.add("rebuild_s", start.elapsed().as_secs_f64());

    let again = corpus.import(docs, &Outcome::Unchanged).await?;
    figures.add("unchanged_per_s", float(docs) / again.as_secs_f64());
    if let Some(peak) = memory::peak_mib() {
        figures.add("peak_memory_mib", peak);
    }
    figures.add("index_mib", memory::folder_mib(&corpus.settings.index_dir()));

    let differences = verify::compare(&corpus.db, &opened.index).await?;
    figures.count(
        "differences",
        differences.missing.len() + differences.surplus.len() + differences.outdated.len(),
    );

    let bare = bare_insert(&corpus, docs).await?;
    figures.add("bare_insert_per_s", float(docs) / bare.as_secs_f64());
    figures.add("ratio_to_bare_insert", stored.as_secs_f64() / bare.as_secs_f64());
    Ok(figures)
}

/// The baseline: the vacancies' rows alone, read and written again batch by batch, with nothing checked, linked,
/// noted or audited. Only the writing counts.
async fn bare_insert(corpus: &Corpus, docs: usize) -> Result<Duration> {
    corpus.db.write().execute_unprepared("DELETE FROM vacancy_site").await?;
    let mut spent = Duration::ZERO;
    let mut done = 0;
    while done < docs {
        let rows = vacancy::Entity::find()
            .order_by_asc(vacancy::Column::Id)
            .limit(500)
            .all(corpus.db.read())
            .await?;
        done += rows.len().max(1);
        let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
        vacancy::Entity::delete_many().filter(vacancy::Column::Id.is_in(ids)).exec(corpus.db.write()).await?;
        // A new id puts the row behind those that wait.
        let rows: Vec<_> = rows
            .into_iter()
            .map(|row| vacancy::Vacancy { id: uuid::Uuid::now_v7(), duplicate_of: None, ..row })
            .collect();
        let start = Instant::now();
        in_transaction(&corpus.db, move |txn| {
            let rows: Vec<_> = rows.iter().cloned().map(IntoActiveModel::into_active_model).collect();
            Box::pin(async move {
                vacancy::Entity::insert_many(rows).exec_without_returning(txn).await?;
                Ok(())
            })
        })
        .await?;
        spent += start.elapsed();
    }
    Ok(spent)
}
