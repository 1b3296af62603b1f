//! `lotse outbox`: what waits, what was given up, and which addresses get nothing any more.
use std::{io::Read, path::PathBuf};

use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use lotse_domain::{
    Actor, Clock, Db, DomainError,
    account::MailAddress,
    mail::{self, SuppressionReason, dsn},
    outbox::{self, Filter, Model, OutboxState},
};
use lotse_settings::Settings;
use uuid::Uuid;

use crate::{Ended, database};

#[derive(Debug, Subcommand)]
pub(crate) enum OutboxCommand {
    /// List messages, newest first.
    List(List),
    /// Show one message. Codes and links in it are hidden.
    Show { id: Uuid },
    /// Send given-up messages again.
    Retry(Retry),
    /// Read a report of a mail server that a mail came back (RFC 3464), and suspend the address.
    Bounce(Bounce),
    /// List the addresses that get no mails because earlier ones came back.
    Suppressed,
    /// Send to an address again.
    Lift { address: MailAddress },
}

#[derive(Debug, Args)]
pub(crate) struct List {
    /// waiting, done or dead.
    #[arg(long)]
    state: Option<OutboxState>,
    /// Part of the recipient's address.
    #[arg(long, value_name = "TEXT")]
    recipient: Option<String>,
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u64).range(1..=1_000))]
    limit: u64,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Retry {
    id: Option<Uuid>,
    /// All that were given up for this address, oldest first.
    #[arg(long, value_name = "RECIPIENT")]
    dead_of: Option<MailAddress>,
}

#[derive(Debug, Args)]
pub(crate) struct Bounce {
    /// The report; "-" reads it from standard input, as a mail server's alias gives it.
    file: PathBuf,
    /// Believe it even if the mail that came back is not one of ours. Whoever may write to the alias can then suspend any
    /// address.
    #[arg(long)]
    unchecked: bool,
}

pub(crate) async fn run(settings: &Settings, clock: &dyn Clock, command: OutboxCommand) -> Result<Ended> {
    let db = database::open(settings, clock).await?;
    let actor = Actor::operator(Uuid::now_v7().to_string());
    match command {
        OutboxCommand::List(call) => list(&db, &actor, call).await,
        OutboxCommand::Show { id } => {
            show(&outbox::find(&db, &actor, id).await?)?;
            Ok(Ended::Done)
        }
        OutboxCommand::Retry(Retry { id: Some(id), .. }) => {
            outbox::retry(&db, clock, &actor, id).await?;
            println!("{id} is sent again.");
            Ok(Ended::Done)
        }
        OutboxCommand::Retry(Retry { dead_of, .. }) => retry_all(&db, clock, &actor, dead_of).await,
        OutboxCommand::Bounce(call) => bounce(&db, clock, &actor, &call).await,
        OutboxCommand::Suppressed => suppressed(&db, &actor).await,
        OutboxCommand::Lift { address } => {
            mail::lift_suppression(&db, clock, &actor, &address).await?;
            println!("{address} gets mails again.");
            Ok(Ended::Done)
        }
    }
}

async fn list(db: &Db, actor: &Actor, call: List) -> Result<Ended> {
    let List { state, recipient, limit } = call;
    let rows = outbox::list(db, actor, Filter { state, recipient, before: None, limit }).await?;
    for Model { id, kind, recipient, state, attempts, created_at, last_error, .. } in &rows {
        println!(
            "{id}\t{state}\t{}\t{kind}\t{}\t{attempts}\t{}",
            created_at.format("%Y-%m-%d %H:%M:%S"),
            recipient.as_deref().unwrap_or("-"),
            last_error.as_deref().unwrap_or_default().replace(char::is_control, " "),
        );
    }
    let counts = outbox::count_by_state(db, actor).await?;
    let counts: Vec<String> = counts.iter().map(|(state, count)| format!("{count} {state}")).collect();
    println!("{} listed; in all {}", rows.len(), counts.join(", "));
    Ok(Ended::Done)
}

fn show(message: &Model) -> Result<()> {
    let Model {
        id,
        kind,
        payload,
        recipient,
        message_id,
        state,
        attempts,
        due_at,
        lease_token: _,
        lease_until,
        last_error,
        created_at,
        finished_at,
    } = message;
    let time = |at: &Option<chrono::DateTime<chrono::Utc>>| at.map_or("-".to_owned(), |at| at.to_rfc3339());
    println!("id: {id}\nkind: {kind}\nrecipient: {}", recipient.as_deref().unwrap_or("-"));
    println!("message-id: {message_id}\nstate: {state}\nattempts: {attempts}");
    println!("created: {}\ndue: {}", created_at.to_rfc3339(), due_at.to_rfc3339());
    println!("leased until: {}\nfinished: {}", time(lease_until), time(finished_at));
    println!("last error: {}", last_error.as_deref().unwrap_or("-").replace(char::is_control, " "));
    println!("{}", serde_json::to_string_pretty(payload)?);
    Ok(())
}

async fn retry_all(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    recipient: Option<MailAddress>,
) -> Result<Ended> {
    let recipient = recipient.map(|address| address.to_string());
    let dead = Some(OutboxState::Dead);
    let filter = Filter { state: dead, recipient: recipient.clone(), before: None, limit: 1_000 };
    let mut rows = outbox::list(db, actor, filter).await?;
    // The filter finds parts of addresses.
    rows.retain(|row| row.recipient == recipient);
    for row in rows.iter().rev() {
        outbox::retry(db, clock, actor, row.id).await?;
    }
    println!("{} sent again.", rows.len());
    Ok(Ended::Done)
}

async fn bounce(db: &Db, clock: &dyn Clock, actor: &Actor, call: &Bounce) -> Result<Ended> {
    let report = read(call)?;
    let failed = dsn::failed_recipients(&report);
    if failed.is_empty() {
        println!("The report names no address to which delivery failed for good.");
        return Ok(Ended::Done);
    }
    let ours = match dsn::returned_message(&report) {
        None => None,
        Some(id) => match outbox::find(db, actor, id).await {
            Ok(message) => message.recipient,
            Err(DomainError::NotFound { .. }) => None,
            Err(err) => return Err(err.into()),
        },
    };
    let mut ended = Ended::Done;
    for (address, said) in failed {
        if call.unchecked || ours.as_deref() == Some(address.as_str()) {
            mail::suppress(db, clock, actor, &address, SuppressionReason::HardBounce, said).await?;
            println!("{address} is suspended.");
        } else {
            println!("{address} is left as it is: the report does not hold the Message-ID of a mail to it.");
            ended = Ended::WithRefusals;
        }
    }
    Ok(ended)
}

/// Reports are small; whoever sends more wants something else.
const LARGEST: u64 = 10 * 1024 * 1024;

fn read(call: &Bounce) -> Result<String> {
    let mut report = Vec::new();
    if call.file.as_os_str() == "-" {
        std::io::stdin()
            .lock()
            .take(LARGEST)
            .read_to_end(&mut report)
            .context("standard input cannot be read")?;
    } else {
        let file = std::fs::File::open(&call.file);
        file.and_then(|file| file.take(LARGEST).read_to_end(&mut report))
            .with_context(|| format!("{} cannot be read", call.file.display()))?;
    }
    Ok(String::from_utf8_lossy(&report).into_owned())
}

async fn suppressed(db: &Db, actor: &Actor) -> Result<Ended> {
    let rows = mail::list_suppressed(db, actor).await?;
    for row in &rows {
        println!(
            "{}\t{}\t{}\t{}",
            row.mail,
            row.reason,
            row.since.format("%Y-%m-%d"),
            row.detail.as_deref().unwrap_or_default().replace(char::is_control, " ")
        );
    }
    println!("{} suspended.", rows.len());
    Ok(Ended::Done)
}
