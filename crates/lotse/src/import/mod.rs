//! `lotse import`: from a file to the database, with an answer for every record.
mod ledger;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Subcommand};
use lotse_domain::{
    Actor, Clock, Db, cluster, company,
    company::CompanyRecord,
    import::Run,
    vacancy::{Importer, VacancyRecord},
};
use lotse_import::{
    CompanySource, Entry, FileError, InputFile, VacancySource, company_source_by_name, detect,
    detect_companies, source_by_name, sources,
};
use lotse_settings::Settings;
use uuid::Uuid;

use crate::{
    Ended, database,
    follow::{self, Followed},
    template::TemplateCall,
};
use ledger::Ledger;

/// Records in one transaction: few enough that other writers need not wait long, enough to be quick.
const BATCH: usize = 500;

#[derive(Debug, Subcommand)]
pub(crate) enum ImportCommand {
    /// Take in vacancies from a file.
    Vacancies(Call),
    /// Take in companies from a file in our template.
    Companies(Call),
    /// Bring the catalogue of training occupations up to date.
    Occupations {
        /// A CSV file in the form of crates/reference/data/occupations.csv; what this build brings along unless given.
        file: Option<PathBuf>,
    },
    /// Bring postal codes and municipalities up to date.
    Places {
        /// The postal-code file of GeoNames, or a CSV file in our own form; what this build brings along unless given.
        file: Option<PathBuf>,
    },
    /// Write an empty template to fill in.
    Template(TemplateCall),
}

#[derive(Debug, Args)]
pub(crate) struct Call {
    /// The file to read.
    file: PathBuf,
    /// Slug of the cluster to which it goes.
    #[arg(long, value_name = "SLUG")]
    cluster: String,
    /// Format of the file; found out from the file unless given.
    #[arg(long, default_value = "auto")]
    format: String,
    /// Name under which the records are kept; with a record's own key it tells whether it is known already.
    #[arg(long)]
    source: Option<String>,
    /// Say what would happen, and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// The file lists everything that the source has: withdraw what is not in it any more.
    #[arg(long)]
    complete: bool,
    /// Say only what was refused or remarked, and the summary.
    #[arg(long, short)]
    quiet: bool,
}

/// `lotse import vacancies`.
pub(crate) async fn vacancies(settings: &Settings, clock: &dyn Clock, call: Call) -> Result<Ended> {
    let file = InputFile::open(&call.file)?;
    let source = vacancy_source(&call.format, &file)?;
    // Checks the whole file before anything is opened, let alone written.
    let entries = source.read(&file)?;
    let (db, run) = open_run(settings, clock, &call, source.stored_as()).await?;
    let mut importer = Importer::new(run, database::gazetteer(&db).await?, database::catalogue(&db).await?);
    let mut ledger = Ledger::new("vacancies", call.quiet, |field| source.column_of(field));

    let mut batch: Vec<VacancyRecord> = Vec::with_capacity(BATCH);
    for entry in entries {
        match entry {
            Entry::Record(record) => {
                batch.push(record);
                if batch.len() == BATCH {
                    ledger.enter(importer.store_batch(&db, clock, std::mem::take(&mut batch)).await?);
                }
            }
            Entry::Refused(refusal) => {
                if let Some(key) = &refusal.external_id {
                    importer.note_refused(key);
                }
                ledger.refuse(&refusal);
            }
            Entry::Note(note) => ledger.remark(&note),
        }
    }
    ledger.enter(importer.store_batch(&db, clock, batch).await?);
    if call.complete {
        if ledger.refused_without_key() {
            println!(
                "Nothing is withdrawn: a refused record has no key, and it may be one of those that seem missing."
            );
        } else {
            ledger.withdrawn(importer.withdraw_missing(&db, clock).await?);
        }
    }
    finish(settings, &db, &call, ledger).await
}

/// `lotse import companies`.
pub(crate) async fn companies(settings: &Settings, clock: &dyn Clock, call: Call) -> Result<Ended> {
    if call.complete {
        return Err(FileError::NotOurs(
            "--complete is for vacancies; companies leave a cluster one by one".into(),
        )
        .into());
    }
    let file = InputFile::open(&call.file)?;
    let source = company_source(&call.format, &file)?;
    let entries = source.read(&file)?;
    let (db, run) = open_run(settings, clock, &call, source.stored_as()).await?;
    let gazetteer = database::gazetteer(&db).await?;
    let mut ledger = Ledger::new("companies", call.quiet, |field| source.column_of(field));

    let mut batch: Vec<CompanyRecord> = Vec::with_capacity(BATCH);
    for entry in entries {
        match entry {
            Entry::Record(record) => {
                batch.push(record);
                if batch.len() == BATCH {
                    let full = std::mem::take(&mut batch);
                    ledger.enter(company::store_batch(&db, clock, &run, &gazetteer, full).await?);
                }
            }
            Entry::Refused(refusal) => ledger.refuse(&refusal),
            Entry::Note(note) => ledger.remark(&note),
        }
    }
    ledger.enter(company::store_batch(&db, clock, &run, &gazetteer, batch).await?);
    finish(settings, &db, &call, ledger).await
}

async fn open_run(settings: &Settings, clock: &dyn Clock, call: &Call, stored_as: &str) -> Result<(Db, Run)> {
    let db = database::open(settings, clock).await?;
    let cluster = cluster::find_by_slug(db.read(), &call.cluster).await.map_err(|err| {
        if err.kind() == lotse_domain::ErrorKind::NotFound {
            let hint = format!(
                "there is no cluster \"{slug}\"; found it with: lotse cluster create --slug {slug} --name …",
                slug = call.cluster
            );
            lotse_domain::DomainError::invalid("cluster", "unknown", hint)
        } else {
            err
        }
    })?;
    let run = Run {
        cluster_id: cluster.id,
        source: call.source.clone().unwrap_or_else(|| stored_as.to_owned()),
        actor: Actor::operator(Uuid::now_v7().to_string()),
        trial: call.dry_run,
    };
    Ok((db, run))
}

async fn finish(settings: &Settings, db: &Db, call: &Call, ledger: Ledger<'_>) -> Result<Ended> {
    let ended = ledger.close(call.dry_run);
    if !call.dry_run {
        match follow::catch_up(settings, db).await? {
            Followed::CaughtUp => println!("The search index is up to date."),
            Followed::LeftToTheServer => {
                println!("The running server takes the changes into its search index.");
            }
        }
    }
    Ok(ended)
}

fn vacancy_source(format: &str, file: &InputFile) -> Result<&'static dyn VacancySource> {
    if format == "auto" {
        return Ok(detect(file)?);
    }
    source_by_name(format).ok_or_else(|| {
        let known: Vec<_> = sources().iter().map(|source| source.name()).collect();
        FileError::NotOurs(format!("there is no format \"{format}\"; known are auto, {}", known.join(", ")))
            .into()
    })
}

fn company_source(format: &str, file: &InputFile) -> Result<&'static dyn CompanySource> {
    if format == "auto" {
        return Ok(detect_companies(file)?);
    }
    company_source_by_name(format).ok_or_else(|| {
        FileError::NotOurs(format!("there is no format \"{format}\" for companies; use auto")).into()
    })
}
