//! The mailbox folder: mails of an installation that sends none, for trying and for `/dev/mail`.
use std::{
    io,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use serde::Deserialize;
use tokio::fs;
use uuid::Uuid;

/// The folder's name in the data folder.
pub const FOLDER: &str = "mailbox";

/// A mail in the folder.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Kept {
    /// Its id in the outbox.
    pub id: Uuid,
    /// `mail.sign_in_code`
    pub kind: String,
    pub at: DateTime<Utc>,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub message_id: String,
}

/// The newest mails first, at most `limit`. Without a folder there are none.
///
/// # Errors
/// When the folder cannot be read.
pub async fn list(dir: &Path, limit: usize) -> io::Result<Vec<Kept>> {
    let mut ids = ids(dir).await?;
    // Ids are UUID v7: their order is that of enqueueing.
    ids.sort_unstable_by(|a, b| b.cmp(a));
    let mut mails = Vec::new();
    for id in ids {
        if mails.len() == limit {
            break;
        }
        mails.extend(read(dir, id).await?);
    }
    Ok(mails)
}

/// One mail; none where there is none.
///
/// # Errors
/// When it is there and cannot be read.
pub async fn read(dir: &Path, id: Uuid) -> io::Result<Option<Kept>> {
    match fs::read(file(dir, id, "json")).await {
        Ok(json) => Ok(Some(serde_json::from_slice(&json)?)),
        Err(err) if err.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(err) => Err(err),
    }
}

/// Removes every mail to an address; says how many there were.
///
/// # Errors
/// When one cannot be removed; doing it again removes the rest.
pub async fn erase(dir: &Path, address: &str) -> io::Result<usize> {
    let mut erased = 0;
    for id in ids(dir).await? {
        if read(dir, id).await?.is_some_and(|mail| mail.to.eq_ignore_ascii_case(address)) {
            // What finds the other file goes last, so that a broken-off erasure can be finished.
            remove(&file(dir, id, "eml")).await?;
            remove(&file(dir, id, "json")).await?;
            erased += 1;
        }
    }
    Ok(erased)
}

async fn remove(file: &Path) -> io::Result<()> {
    match fs::remove_file(file).await {
        Err(err) if err.kind() != io::ErrorKind::NotFound => Err(err),
        _ => Ok(()),
    }
}

fn file(dir: &Path, id: Uuid, ending: &str) -> PathBuf {
    dir.join(format!("{id}.{ending}"))
}

async fn ids(dir: &Path) -> io::Result<Vec<Uuid>> {
    let mut entries = match fs::read_dir(dir).await {
        Ok(entries) => entries,
        Err(err) if err.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(err) => return Err(err),
    };
    let mut ids = Vec::new();
    while let Some(entry) = entries.next_entry().await? {
        let name = entry.file_name();
        let id = name.to_str().and_then(|name| name.strip_suffix(".json"));
        ids.extend(id.and_then(|id| Uuid::try_parse(id).ok()));
    }
    Ok(ids)
}
