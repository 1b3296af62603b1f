use std::path::{Path, PathBuf};

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

/// Mails. A text that is empty is not set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    pub transport: MailTransport,
    pub from: String,
    pub bounces_to: String,
    pub host: String,
    pub port: u16,
    pub tls: MailTls,
    pub ca_file: PathBuf,
    pub user: String,
    pub password: SecretString,
    pub connections: usize,
    pub per_domain: usize,
    pub timeout_s: u64,
    /// At least 32 characters, or empty for no hook.
    pub bounce_secret: SecretString,
    pub dkim_domain: String,
    pub dkim_selector: String,
    pub dkim_key_file: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailTransport {
    /// Files in the data folder.
    Mailbox,
    Smtp,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailTls {
    StartTls,
    Tls,
    None,
}

/// A relay that is set completely.
#[derive(Debug, Clone)]
pub struct Relay<'a> {
    pub host: &'a str,
    pub port: u16,
    pub tls: MailTls,
    pub ca_file: Option<&'a Path>,
    pub login: Option<(&'a str, &'a SecretString)>,
}

/// Signing that is set completely.
#[derive(Debug, Clone, Copy)]
pub struct Dkim<'a> {
    pub domain: &'a str,
    pub selector: &'a str,
    pub key_file: &'a Path,
}

impl Mail {
    /// The relay.
    ///
    /// # Errors
    /// A sentence that names the key when something is missing that belongs to it.
    pub fn relay(&self) -> Result<Relay<'_>, String> {
        let host = set(&self.host).ok_or("mail.host is empty: mail.transport \"smtp\" needs a relay")?;
        let password = (!self.password.expose_secret().is_empty()).then_some(&self.password);
        let login = match (set(&self.user), password) {
            (None, None) => None,
            (Some(user), Some(password)) => Some((user, password)),
            _ => return Err("mail.user and mail.password belong together: one of them is empty".to_owned()),
        };
        if login.is_some() && self.tls == MailTls::None {
            return Err("mail.tls is \"none\": the password would travel for everybody to read".to_owned());
        }
        Ok(Relay { host, port: self.port, tls: self.tls, ca_file: file(&self.ca_file), login })
    }

    /// What a relay must show at the hook for what came back; none where there is no hook.
    ///
    /// # Errors
    /// A sentence when it is too short to be one.
    pub fn bounce_secret(&self) -> Result<Option<&str>, String> {
        match set(self.bounce_secret.expose_secret()) {
            Some(secret) if secret.len() < 32 => {
                Err("mail.bounce_secret takes at least 32 characters".to_owned())
            }
            secret => Ok(secret),
        }
    }

    /// Where mail servers report what they cannot deliver.
    pub fn bounces_to(&self) -> Option<&str> {
        set(&self.bounces_to)
    }

    /// How mails are signed, where they are.
    ///
    /// # Errors
    /// When only a part of it is set.
    pub fn dkim(&self) -> Result<Option<Dkim<'_>>, String> {
        match (set(&self.dkim_domain), set(&self.dkim_selector), file(&self.dkim_key_file)) {
            (None, None, None) => Ok(None),
            (Some(domain), Some(selector), Some(key_file)) => Ok(Some(Dkim { domain, selector, key_file })),
            _ => Err("mail.dkim_domain, mail.dkim_selector and mail.dkim_key_file belong together: set all or none"
                .to_owned()),
        }
    }
}

fn set(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn file(path: &Path) -> Option<&Path> {
    Some(path).filter(|path| !path.as_os_str().is_empty())
}

#[cfg(test)]
mod tests {
    use super::MailTls;

    #[test]
    fn what_belongs_together_is_set_together() {
        let mut mail = crate::load(None).unwrap().mail;
        assert!(mail.relay().unwrap_err().contains("mail.host"));
        assert!(mail.dkim().unwrap().is_none());
        "relay.example".clone_into(&mut mail.host);
        assert!(mail.relay().unwrap().login.is_none());
        "lotse".clone_into(&mut mail.user);
        assert!(mail.relay().unwrap_err().contains("mail.password"));
        mail.password = "geheim".into();
        assert_eq!(mail.relay().unwrap().login.unwrap().0, "lotse");
        assert!(!format!("{mail:?}").contains("geheim"));
        mail.tls = MailTls::None;
        assert!(mail.relay().unwrap_err().contains("mail.tls"));
        "example.org".clone_into(&mut mail.dkim_domain);
        assert!(mail.dkim().unwrap_err().contains("mail.dkim_selector"));
    }
}
