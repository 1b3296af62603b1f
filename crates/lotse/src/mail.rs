//! The worker of the outbox, as the settings want it.
use std::{path::Path, sync::Arc, time::Duration};

use anyhow::{Context, Result, anyhow};
use lotse_domain::{Clock, Db, Secrets};
use lotse_notifier::{Limits, Relay, RelaySettings, Sender, Tls, Transport, Worker, WorkerParts, dkim};
use lotse_settings::{MailTls, MailTransport, Settings};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// Starts the worker, which works until `stop`; the handle ends when what was under way is finished.
///
/// # Errors
/// A sentence that names the setting which does not fit.
pub(crate) fn start(
    settings: &Settings,
    db: Db,
    clock: Arc<dyn Clock>,
    secrets: Secrets,
    public_url: String,
    stop: CancellationToken,
) -> Result<JoinHandle<()>> {
    let limits = Limits {
        at_once: settings.mail.connections.max(1),
        per_domain: settings.mail.per_domain.max(1),
        // Connecting and handing over take the timeout each, and once more on a connection that turns out to be gone.
        lease: timeout(settings) * 4,
        ..Default::default()
    };
    let worker = Worker::new(WorkerParts {
        db,
        clock,
        secrets,
        public_url,
        sender: sender(settings)?,
        transport: transport(settings)?,
        mailbox_dir: settings.mailbox_dir(),
        limits,
    });
    Ok(tokio::spawn(async move { worker.run(stop).await }))
}

fn timeout(settings: &Settings) -> Duration {
    Duration::from_secs(settings.mail.timeout_s.clamp(1, 3_600))
}

fn sender(settings: &Settings) -> Result<Sender> {
    let mail = &settings.mail;
    let dkim = match mail.dkim().map_err(|err| anyhow!(err))? {
        None => None,
        Some(set) => {
            let key = read(set.key_file, "mail.dkim_key_file")?;
            let key = String::from_utf8(key).context("mail.dkim_key_file holds no text")?;
            Some(dkim::config(set.domain, set.selector, &key).context("mail.dkim_key_file cannot be used")?)
        }
    };
    Sender::new(&mail.from, mail.bounces_to(), dkim)
        .context("mail.from or mail.bounces_to is no mail address")
}

fn transport(settings: &Settings) -> Result<Transport> {
    let mail = &settings.mail;
    if mail.transport == MailTransport::Mailbox {
        return Ok(Transport::Mailbox(settings.mailbox_dir()));
    }
    let set = mail.relay().map_err(|err| anyhow!(err))?;
    let relay = Relay::new(RelaySettings {
        host: set.host.to_owned(),
        port: set.port,
        tls: match set.tls {
            MailTls::StartTls => Tls::StartTls,
            MailTls::Tls => Tls::Implicit,
            MailTls::None => Tls::None,
        },
        authority: set.ca_file.map(|file| read(file, "mail.ca_file")).transpose()?,
        login: set.login.map(|(user, password)| (user.to_owned(), password.clone())),
        timeout: timeout(settings),
        connections: mail.connections.max(1),
    });
    Ok(Transport::Smtp(Box::new(relay.context("mail.ca_file holds no certificate")?)))
}

fn read(file: &Path, key: &str) -> Result<Vec<u8>> {
    std::fs::read(file).with_context(|| format!("{key}: {} cannot be read", file.display()))
}
