//! Mails to a relay (RFC 5321), one conversation at a time on each of a few connections.
use std::{fmt, time::Duration};

use lettre::{
    address::Envelope,
    transport::smtp::{
        Error,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, Certificate, TlsParameters},
        commands::{Data, Mail, Rcpt, Rset},
        extension::{ClientId, Extension, MailBodyParameter, MailParameter},
    },
};
use secrecy::{ExposeSecret, SecretString};
use tokio::time::timeout;

use super::{
    SendError,
    idle::Idle,
    reply::{Stage, meaning},
};

/// How the way to the relay is kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tls {
    /// From the first byte (RFC 8314), port 465.
    Implicit,
    /// Asked for at the beginning (RFC 3207), port 587 or 25; a relay that does not offer it gets no mail.
    StartTls,
    /// Not at all: for a relay on the same machine.
    None,
}

/// How long a relay may take to forget a mail that it refused.
const RESETTING: Duration = Duration::from_secs(5);

/// Which relay, and as whom.
#[derive(Debug, Clone)]
pub struct RelaySettings {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    /// PEM of a certificate authority beside the known ones, such as a company's own.
    pub authority: Option<Vec<u8>>,
    pub login: Option<(String, SecretString)>,
    /// For connecting, and again for handing over one mail.
    pub timeout: Duration,
    /// Connections at a time.
    pub connections: usize,
}

/// A relay with the connections to it.
pub struct Relay {
    host: String,
    port: u16,
    tls: Option<(Tls, TlsParameters)>,
    login: Option<Credentials>,
    hello: ClientId,
    timeout: Duration,
    idle: Idle,
}

impl fmt::Debug for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Relay({}:{})", self.host, self.port)
    }
}

impl Relay {
    /// Connects to nothing yet.
    ///
    /// # Errors
    /// When the certificate authority's file is none.
    pub fn new(settings: RelaySettings) -> Result<Self, Error> {
        let RelaySettings { host, port, tls, authority, login, timeout, connections } = settings;
        let tls = if tls == Tls::None {
            None
        } else {
            let mut parameters = TlsParameters::builder(host.clone());
            if let Some(pem) = authority {
                parameters = parameters.add_root_certificate(Certificate::from_pem(&pem)?);
            }
            Some((tls, parameters.build_rustls()?))
        };
        let login = login.map(|(user, password)| Credentials::new(user, password.expose_secret().to_owned()));
        let (hello, idle) = (ClientId::default(), Idle::new(connections));
        Ok(Self { host, port, tls, login, hello, timeout, idle })
    }

    /// Hands one mail over.
    ///
    /// # Errors
    /// See [`SendError`]. When the answer to the mail itself does not come, it may have been taken all the same: only its
    /// Message-ID tells that the next sending is the same mail.
    pub(super) async fn send(&self, envelope: &Envelope, mail: &[u8]) -> Result<(), SendError> {
        if let Some(connection) = self.idle.take()
            && let Some(result) = self.on_rested(connection, envelope, mail).await
        {
            return result;
        }
        let connection = self.connect().await?;
        self.talk(connection, envelope, mail, true).await
    }

    /// On a connection that the relay may have closed while it rested: then nothing has happened yet, and there is no
    /// result.
    async fn on_rested(
        &self,
        mut connection: AsyncSmtpConnection,
        envelope: &Envelope,
        mail: &[u8],
    ) -> Option<Result<(), SendError>> {
        let begun = timeout(self.timeout, begin(&mut connection, envelope, mail)).await;
        match begun {
            Ok(Ok(())) => Some(self.talk(connection, envelope, mail, false).await),
            _ => None,
        }
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, SendError> {
        let relay = |said: String| SendError::Relay { said: said.chars().take(500).collect() };
        match timeout(self.timeout, self.greet()).await {
            Ok(connected) => connected.map_err(|err| relay(format!("no connection to the relay: {err}"))),
            Err(_) => Err(relay("no connection to the relay in time".to_owned())),
        }
    }

    async fn greet(&self) -> Result<AsyncSmtpConnection, Error> {
        let implicit = match &self.tls {
            Some((Tls::Implicit, parameters)) => Some(parameters.clone()),
            _ => None,
        };
        let address = (self.host.as_str(), self.port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(address, Some(self.timeout), &self.hello, implicit, None)
                .await?;
        if let Some((Tls::StartTls, parameters)) = &self.tls {
            connection.starttls(parameters.clone(), &self.hello).await?;
        }
        if let Some(login) = &self.login {
            connection.auth(DEFAULT_MECHANISMS, login).await?;
        }
        Ok(connection)
    }

    /// One mail on a connection, which rests afterwards if it can. When this future is dropped, so is the connection.
    async fn talk(
        &self,
        mut connection: AsyncSmtpConnection,
        envelope: &Envelope,
        mail: &[u8],
        from_the_start: bool,
    ) -> Result<(), SendError> {
        if !fits(&connection, envelope) {
            self.idle.put(connection);
            let said = "the relay takes no addresses with letters beyond ASCII (RFC 6531)".to_owned();
            return Err(SendError::Refused { no_such_mailbox: false, said });
        }
        let conversation = hand_over(&mut connection, envelope, mail, from_the_start);
        let Ok(outcome) = timeout(self.timeout, conversation).await else {
            return Err(SendError::Later {
                greylisted: false,
                said: "no answer from the relay in time".into(),
            });
        };
        let rests = match &outcome {
            Ok(()) => true,
            // After a refusal the relay still waits for the rest of that mail.
            Err((_, err)) if err.status().is_some() => {
                matches!(timeout(RESETTING, connection.command(Rset)).await, Ok(Ok(_)))
            }
            Err(_) => false,
        };
        if rests {
            self.idle.put(connection);
        }
        outcome.map_err(|(stage, err)| meaning(stage, &err))
    }
}

fn fits(connection: &AsyncSmtpConnection, envelope: &Envelope) -> bool {
    is_ascii(envelope) || connection.server_info().supports_feature(Extension::SmtpUtfEight)
}

fn is_ascii(envelope: &Envelope) -> bool {
    envelope.to().iter().chain(envelope.from()).all(|address| AsRef::<str>::as_ref(address).is_ascii())
}

async fn hand_over(
    connection: &mut AsyncSmtpConnection,
    envelope: &Envelope,
    mail: &[u8],
    from_the_start: bool,
) -> Result<(), (Stage, Error)> {
    if from_the_start {
        begin(connection, envelope, mail).await.map_err(|err| (Stage::Sender, err))?;
    }
    for recipient in envelope.to() {
        let command = Rcpt::new(recipient.clone(), Vec::new());
        connection.command(command).await.map_err(|err| (Stage::Recipient, err))?;
    }
    connection.command(Data).await.map_err(|err| (Stage::Content, err))?;
    connection.message(mail).await.map_err(|err| (Stage::Content, err))?;
    Ok(())
}

/// MAIL FROM, with what the mail needs of the relay.
async fn begin(connection: &mut AsyncSmtpConnection, envelope: &Envelope, mail: &[u8]) -> Result<(), Error> {
    let mut needs = Vec::new();
    if !is_ascii(envelope) {
        needs.push(MailParameter::SmtpUtfEight);
    }
    if !mail.is_ascii() && connection.server_info().supports_feature(Extension::EightBitMime) {
        needs.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    connection.command(Mail::new(envelope.from().cloned(), needs)).await.map(|_| ())
}
