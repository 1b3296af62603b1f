//! The command line: what may be called, and with which exit code it ends.
use std::{io::IsTerminal, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use clap::{Args, Parser, Subcommand, ValueEnum};
use lotse_domain::clock::SystemClock;
use lotse_settings::{LogFormat, Settings};
use tracing_subscriber::EnvFilter;

use crate::{
    Ended, NOT_POSSIBLE_NOW, bench, cluster, database, demo, follow, import, keys, outbox, reference,
    server::{self, Roles},
    template, user, verify, work,
};

/// Lotse: training places, job fairs and job tours for regional industry clusters.
#[derive(Debug, Parser)]
#[command(name = "lotse", version, arg_required_else_help = true)]
#[command(
    after_help = "Exit codes: 0 done, 1 done with refusals or differences, 2 wrong call or input, 3 not possible now."
)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Args)]
struct Common {
    /// Configuration file (TOML); environment variables LOTSE__… override it.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Folder for the database file and the search index.
    #[arg(long, global = true, value_name = "DIR")]
    data_dir: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the portals and the API.
    Serve {
        /// Address and port to listen on.
        #[arg(long, value_name = "ADDRESS")]
        listen: Option<String>,
        /// What this process does; several are separated by commas. The search index is always kept.
        #[arg(long, value_delimiter = ',', value_name = "ROLES", default_value = "web,mail,jobs")]
        roles: Vec<ServerRole>,
    },
    /// Make a demo region in an empty data folder and serve it.
    Demo {
        #[arg(long, value_name = "ADDRESS")]
        listen: Option<String>,
        /// Make the region and stop, without serving it.
        #[arg(long)]
        only_make: bool,
    },
    /// Bring the database to the present schema and reference data.
    Migrate,
    /// Take in vacancies, companies, occupations or places.
    #[command(subcommand)]
    Import(import::ImportCommand),
    /// Found and list clusters.
    #[command(subcommand)]
    Cluster(cluster::ClusterCommand),
    /// Make accounts and give them roles.
    #[command(subcommand)]
    User(user::UserCommand),
    /// Rotate and list the keys that sign access tokens.
    #[command(subcommand)]
    Keys(keys::KeysCommand),
    /// Read the outbox, send given-up mails again, suspend addresses.
    #[command(subcommand)]
    Outbox(outbox::OutboxCommand),
    /// Do work in the background, beside or instead of a server that does it.
    Work(work::Work),
    /// Build the search index anew from the database.
    Reindex,
    /// Compare database and search index, and say what differs.
    Verify,
    /// Print the API's OpenAPI document.
    Openapi,
    /// Read the configuration and say whether it can be used.
    CheckConfig,
    /// Measure, with ratios to a baseline of the same run.
    #[command(subcommand)]
    Bench(bench::BenchCommand),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ServerRole {
    /// Answer requests; a server always does.
    Web,
    /// Send the outbox's mails.
    Mail,
    /// Remove what has served its purpose.
    Jobs,
}

/// Runs what the command line asks for.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(err) => {
            let _ = err.print();
            return ExitCode::from(if err.use_stderr() { Ended::WrongCall.code() } else { 0 });
        }
    };
    let settings = match settings(&cli.common) {
        Ok(settings) => settings,
        Err(err) => {
            eprintln!("lotse: {err:#}");
            return ExitCode::from(Ended::WrongCall.code());
        }
    };
    start_log(&settings, &cli.command);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(err) => {
            eprintln!("lotse: the runtime cannot be started: {err}");
            return ExitCode::from(NOT_POSSIBLE_NOW);
        }
    };
    match runtime.block_on(run(cli.command, settings)) {
        Ok(ended) => ExitCode::from(ended.code()),
        Err(err) => {
            eprintln!("lotse: {err:#}");
            ExitCode::from(exit_code(&err))
        }
    }
}

/// A rule of the domain that the input breaks is a wrong call; everything else is not possible now.
fn exit_code(err: &anyhow::Error) -> u8 {
    use lotse_domain::{DomainError, ErrorKind};
    match err.downcast_ref::<DomainError>().map(DomainError::kind) {
        Some(ErrorKind::Invalid | ErrorKind::NotFound | ErrorKind::Conflict) => Ended::WrongCall.code(),
        _ if err.is::<lotse_import::FileError>() => Ended::WrongCall.code(),
        _ => NOT_POSSIBLE_NOW,
    }
}

fn settings(common: &Common) -> Result<Settings> {
    let mut settings = lotse_settings::load(common.config.as_deref())?;
    if let Some(dir) = &common.data_dir {
        settings.storage.data_dir.clone_from(dir);
    }
    Ok(settings)
}

fn start_log(settings: &Settings, command: &Command) {
    // Commands answer on standard output; only the server's log is worth more than warnings.
    let serves = matches!(command, Command::Serve { .. } | Command::Demo { .. } | Command::Work(_));
    let filter = if serves { settings.log.filter.clone() } else { "warn".to_owned() };
    let filter =
        EnvFilter::try_from_default_env().or_else(|_| EnvFilter::try_new(filter)).unwrap_or_default();
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match settings.log.format {
        LogFormat::Json => log.json().init(),
        LogFormat::Text => log.with_ansi(std::io::stderr().is_terminal()).init(),
    }
}

async fn run(command: Command, mut settings: Settings) -> Result<Ended> {
    let clock = SystemClock;
    let mut listen_on = |listen: Option<String>| {
        if let Some(listen) = listen {
            settings.http.listen = listen;
        }
    };
    match command {
        Command::Serve { listen, roles } => {
            listen_on(listen);
            let has = |role| roles.contains(&role);
            let roles = Roles { mail: has(ServerRole::Mail), jobs: has(ServerRole::Jobs) };
            server::serve(settings, roles).await
        }
        Command::Demo { listen, only_make } => {
            listen_on(listen);
            demo::run(settings, &clock, only_make).await
        }
        Command::Migrate => {
            database::open(&settings, &clock).await?;
            println!("The database has the present schema and reference data.");
            Ok(Ended::Done)
        }
        Command::Import(import::ImportCommand::Template(what)) => template::write(&what),
        Command::Import(import::ImportCommand::Occupations { file }) => {
            reference::occupations(&settings, &clock, file.as_deref()).await
        }
        Command::Import(import::ImportCommand::Places { file }) => {
            reference::places(&settings, &clock, file.as_deref()).await
        }
        Command::Import(import::ImportCommand::Vacancies(call)) => {
            import::vacancies(&settings, &clock, call).await
        }
        Command::Import(import::ImportCommand::Companies(call)) => {
            import::companies(&settings, &clock, call).await
        }
        Command::Cluster(call) => cluster::run(&settings, &clock, call).await,
        Command::User(call) => user::run(&settings, &clock, call).await,
        Command::Keys(call) => keys::run(&settings, &clock, call).await,
        Command::Outbox(call) => outbox::run(&settings, &clock, call).await,
        Command::Work(call) => work::run(&settings, call).await,
        Command::Reindex => follow::reindex(&settings, &clock).await,
        Command::Verify => verify::run(&settings, &clock).await,
        Command::Openapi => {
            println!("{}", openapi()?);
            Ok(Ended::Done)
        }
        Command::CheckConfig => {
            println!("The configuration can be used. Data folder: {}", settings.storage.data_dir.display());
            Ok(Ended::Done)
        }
        Command::Bench(call) => bench::run(&settings, call).await,
    }
}

/// The API's document as it is checked in.
fn openapi() -> Result<String> {
    lotse_gateway::openapi().to_pretty_json().context("the OpenAPI document cannot be written")
}
