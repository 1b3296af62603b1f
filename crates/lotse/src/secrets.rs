//! The installation's own secret: a setting, or a file in the data folder that is made at the first start.
use std::{
    fs::{self, OpenOptions},
    io::{ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
};

use anyhow::{Context, Result};
use lotse_domain::{Secrets, secrets::random_token};
use lotse_settings::Settings;
use secrecy::ExposeSecret;

use crate::database;

pub const FILE: &str = "secret.key";

/// # Errors
/// When the setting is too short, or the file cannot be read or made.
pub fn load(settings: &Settings) -> Result<Secrets> {
    let set = settings.security.secret.expose_secret();
    if !set.is_empty() {
        return Secrets::from_text(set).context("security.secret cannot be used");
    }
    let path = settings.storage.data_dir.join(FILE);
    database::make_data_dir(&settings.storage.data_dir)?;
    // Of two processes that start at once one makes the file, readable by its owner alone, and the other reads it.
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
        Ok(mut file) => {
            let text = random_token();
            file.write_all(text.as_bytes())
                .and_then(|()| file.sync_all())
                .with_context(|| format!("{} cannot be written", path.display()))?;
            Ok(Secrets::from_text(&text)?)
        }
        Err(err) if err.kind() == ErrorKind::AlreadyExists => {
            for _ in 0..50 {
                let text = fs::read_to_string(&path)
                    .with_context(|| format!("{} cannot be read", path.display()))?;
                if !text.is_empty() {
                    return Secrets::from_text(&text)
                        .with_context(|| format!("{} is damaged", path.display()));
                }
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
            anyhow::bail!("{} is empty; restore it from a backup, or remove it to begin anew", path.display())
        }
        Err(err) => Err(err).with_context(|| format!("{} cannot be made", path.display())),
    }
}
