//! `lotse bench`: figures, with ratios to a baseline of the same run, so that they mean the same on any machine.
mod alerts;
mod allocation;
mod apply;
mod corpus;
pub mod crowd;
mod figures;
pub mod hostile;
mod http;
mod import;
mod memory;
mod node;
mod papers;
mod peers;
mod queries;
mod search;
mod signup;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Subcommand};
use lotse_settings::Settings;

use crate::Ended;

#[derive(Debug, Subcommand)]
pub(crate) enum BenchCommand {
    /// Documents a second: postings stored and indexed, against a bare insert of the same rows.
    Import(BenchCall),
    /// Latency and CPU time of a search over HTTP, against the same query in process, tantivy's own parts, and peers: PostgreSQL's own
    /// search with --postgres, a Meilisearch with --meilisearch.
    Search(search::SearchCall),
    /// New postings put to many alerts, and their mails written, against running every alert's search over everything.
    Alerts(alerts::AlertsCall),
    /// CPU time of an application from the form to the confirmation, against a bare insert of the same rows.
    Apply(apply::ApplyCall),
    /// CPU time of sign-ups, refusals and check-ins, of server and database together, against the bare transaction.
    Signup(signup::SignupCall),
    /// A list of 450 places and a guide of a cluster, of the demo's records, against the same rows in a workbook.
    Papers(papers::PapersCall),
    /// The wishes of a fair and of a tour, decided: how long it takes, who gets what, and whether the rule holds.
    Allocation(allocation::AllocationCall),
}

#[derive(Debug, Args)]
pub(crate) struct BenchCall {
    /// Size of the corpus, which is always the same for the same size.
    #[arg(long, default_value_t = 100_000)]
    docs: usize,
    /// Write the figures to this file too, as JSON.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Use an empty PostgreSQL database instead of an SQLite file.
    #[arg(long, value_name = "URL")]
    postgres: Option<String>,
}

/// Everything happens in a folder of its own that goes at the end; the data folder is not touched.
pub(crate) async fn run(settings: &Settings, command: BenchCommand) -> Result<Ended> {
    let (figures, json) = match command {
        BenchCommand::Import(call) => (import::run(settings, &call).await?, call.json),
        BenchCommand::Search(call) => (search::run(settings, &call).await?, call.bench.json),
        BenchCommand::Alerts(call) => (alerts::run(settings, &call).await?, call.json),
        BenchCommand::Apply(call) => (apply::run(settings, &call).await?, call.json),
        BenchCommand::Signup(call) => (signup::run(settings, &call).await?, call.json),
        BenchCommand::Papers(call) => (papers::run(settings, &call).await?, call.json),
        BenchCommand::Allocation(call) => (allocation::run(&call)?, call.json),
    };
    figures.print();
    if let Some(file) = json {
        figures.write(&file)?;
    }
    Ok(Ended::Done)
}
