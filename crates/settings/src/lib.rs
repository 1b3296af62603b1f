//! Typed configuration: `config/default.toml` (compiled in) < a file < `LOTSE__…` in the environment.
mod documents;
mod mail;

pub use documents::{DocumentStore, Documents};
pub use mail::{Dkim, Mail, MailTls, MailTransport, Relay};

use std::path::{Path, PathBuf};

use config::{Config, ConfigError, Environment, File, FileFormat};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

const DEFAULTS: &str = include_str!("../../../config/default.toml");

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    pub http: Http,
    pub database: Database,
    pub storage: Storage,
    pub security: Security,
    pub documents: Documents,
    pub travel: Travel,
    pub log: Log,
    pub mail: Mail,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Http {
    pub listen: String,
    pub public_url: String,
    pub max_connections: usize,
    pub header_timeout_s: u64,
    pub shutdown_s: u64,
    /// In the environment separated by commas.
    pub trusted_proxies: Vec<std::net::IpAddr>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// May hold a password, so it is never printed.
    pub url: SecretString,
    pub connections: u32,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Storage {
    pub data_dir: PathBuf,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Security {
    /// At least 32 characters; empty for one that is made and kept in the data folder.
    pub secret: SecretString,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Travel {
    pub provider: TravelProvider,
}

/// Who says how long ways take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum TravelProvider {
    /// Nobody: times are estimated.
    StraightLine,
}

impl TryFrom<String> for TravelProvider {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        match word.as_str() {
            "straight_line" => Ok(Self::StraightLine),
            _ => Err(format!("travel.provider is `{word}`; known is: straight_line")),
        }
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    pub filter: String,
    pub format: LogFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    Text,
    Json,
}

/// Why the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error("the configuration file {} does not exist or cannot be read", .0.display())]
    Missing(PathBuf),
    #[error("the configuration cannot be used: {0}")]
    Wrong(#[from] ConfigError),
}

/// Reads every layer; fails before anything starts when a key is unknown, missing or of the wrong kind.
///
/// # Errors
/// A sentence that names the key.
pub fn load(file: Option<&Path>) -> Result<Settings, SettingsError> {
    let mut layers = Config::builder().add_source(File::from_str(DEFAULTS, FileFormat::Toml));
    if let Some(file) = file {
        if !file.is_file() {
            return Err(SettingsError::Missing(file.to_owned()));
        }
        layers = layers.add_source(File::from(file).format(FileFormat::Toml));
    }
    let environment = Environment::with_prefix("LOTSE")
        .prefix_separator("__")
        .separator("__")
        .try_parsing(true)
        .list_separator(",")
        .with_list_parse_key("http.trusted_proxies");
    Ok(layers.add_source(environment).build()?.try_deserialize()?)
}

impl Settings {
    /// The database's address: the one that is set, or an `SQLite` file in the data folder.
    pub fn database_url(&self) -> String {
        let set = self.database.url.expose_secret();
        if set.is_empty() {
            format!("sqlite://{}?mode=rwc", self.storage.data_dir.join("lotse.sqlite").display())
        } else {
            set.to_owned()
        }
    }

    /// Where mails lie that are not sent.
    pub fn mailbox_dir(&self) -> PathBuf {
        self.storage.data_dir.join("mailbox")
    }

    /// Where uploaded files lie, unless in a bucket.
    pub fn documents_dir(&self) -> PathBuf {
        self.storage.data_dir.join("documents")
    }

    /// Where the search index lies.
    pub fn index_dir(&self) -> PathBuf {
        self.storage.data_dir.join("index")
    }
}

#[cfg(test)]
mod tests {
    use super::load;

    #[test]
    fn the_defaults_are_complete() {
        let settings = load(None).unwrap();
        assert_eq!(settings.http.listen, "127.0.0.1:8080");
        assert!(settings.database_url().starts_with("sqlite://lotse-data/lotse.sqlite"));
    }

    #[test]
    fn an_unknown_key_is_refused_by_name() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "[http]\nlisten_on = \"x\"\n").unwrap();
        assert!(load(Some(file.path())).unwrap_err().to_string().contains("listen_on"));
    }

    #[test]
    fn an_unknown_provider_is_refused_by_its_key() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "[travel]\nprovider = \"timetable\"\n").unwrap();
        let error = load(Some(file.path())).unwrap_err().to_string();
        assert!(error.contains("timetable") && error.contains("travel.provider"), "{error}");
    }

    #[test]
    fn a_missing_file_is_said() {
        let error = load(Some(std::path::Path::new("/nowhere/lotse.toml"))).unwrap_err().to_string();
        assert!(error.contains("/nowhere/lotse.toml"));
    }

    #[test]
    fn the_password_is_never_printed() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "[database]\nurl = \"postgres://lotse:geheim@db/lotse\"\n").unwrap();
        assert!(!format!("{:?}", load(Some(file.path())).unwrap()).contains("geheim"));
    }

    #[test]
    fn the_production_example_is_complete() {
        load(Some(std::path::Path::new(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../config/production.example.toml"
        ))))
        .unwrap();
    }
}
