//! Opening an index, and making it anew where it cannot be trusted.
use std::{fs, path::Path, sync::Arc};

use tantivy::{
    Directory, Index,
    directory::{DirectoryLock, INDEX_WRITER_LOCK, MmapDirectory, error::LockError},
};

use crate::{
    SearchIndex,
    directory::NamedDirectory,
    error::{Result, SearchError},
    schema, verify,
};

/// An index that can be searched.
#[derive(Debug)]
pub struct Opened {
    pub index: Arc<SearchIndex>,
    /// Why it was made anew and is empty now; a new folder is no reason.
    pub rebuilt: Option<String>,
}

/// Says by which [`schema::VERSION`] the index was made.
const MARKER: &str = "lotse-index.json";

impl SearchIndex {
    /// Opens the index in `dir`, or makes an empty one where there is none, where it is damaged, or where another
    /// version made it. A [`crate::Follower`] then fills it from the database.
    ///
    /// Every file is read once for this, so that damage is noticed now and not in the middle of a search.
    ///
    /// # Errors
    /// `InUse` where it would have to be made anew and another process writes to it; or when the folder cannot be
    /// written.
    pub fn open(dir: &Path) -> Result<Opened> {
        fs::create_dir_all(dir)?;
        let reason = if is_unused(dir)? {
            None
        } else {
            match Self::open_for_reading(dir) {
                Ok(index) => return Ok(Opened { index, rebuilt: None }),
                Err(error) => Some(error),
            }
        };
        let _lock = lock(dir)?;
        // Another process may have been at work between the first look and the lock.
        if reason.is_some()
            && let Ok(index) = Self::open_for_reading(dir)
        {
            return Ok(Opened { index, rebuilt: None });
        }
        let rebuilt = reason.map(|error| describe(&error));
        if let Some(reason) = &rebuilt {
            tracing::warn!(reason, "the search index is made anew");
        }
        Ok(Opened { index: Arc::new(create(dir)?), rebuilt })
    }

    /// Opens the index in `dir` without ever changing it, so while another process writes to it.
    /// [`SearchIndex::refresh_if_changed`] takes up what that one commits.
    ///
    /// # Errors
    /// `Damaged` where there is no index, where it is damaged, or where another version made it.
    pub fn open_for_reading(dir: &Path) -> Result<Arc<Self>> {
        // A writer may tidy files away while they are being checked; its next state is then the one to look at.
        let mut attempt = 1;
        loop {
            let before = fs::read(dir.join("meta.json")).ok();
            match open_sound(dir) {
                Err(_) if attempt < 5 && fs::read(dir.join("meta.json")).ok() != before => attempt += 1,
                outcome => return outcome.map(Arc::new),
            }
        }
    }
}

fn open_sound(dir: &Path) -> Result<SearchIndex> {
    if fs::read_to_string(dir.join(MARKER)).unwrap_or_default() != marker() {
        return Err(SearchError::Damaged("it was made by another version".into()));
    }
    let index = Index::open(NamedDirectory::open(dir)?)?;
    verify::verify(&index, dir)?;
    let (_, fields) = schema::schema();
    SearchIndex::new(index, fields, Some(dir.to_owned()))
}

fn create(dir: &Path) -> Result<SearchIndex> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        // The locks are held while this runs.
        let is_lock = entry.file_name().to_string_lossy().ends_with(".lock");
        if !is_lock && entry.file_type()?.is_file() {
            fs::remove_file(entry.path())?;
        }
    }
    let (schema, fields) = schema::schema();
    let builder = Index::builder().schema(schema).settings(schema::settings());
    let index = builder.open_or_create(NamedDirectory::open(dir)?)?;
    // Last, so that a half-made index is made again.
    fs::write(dir.join(MARKER), marker())?;
    SearchIndex::new(index, fields, Some(dir.to_owned()))
}

fn marker() -> String {
    format!("{{\"schema\":{}}}\n", schema::VERSION)
}

/// Whether nothing but locks lies in the folder.
fn is_unused(dir: &Path) -> Result<bool> {
    for entry in fs::read_dir(dir)? {
        if !entry?.file_name().to_string_lossy().ends_with(".lock") {
            return Ok(false);
        }
    }
    Ok(true)
}

fn lock(dir: &Path) -> Result<DirectoryLock> {
    let directory = MmapDirectory::open(dir).map_err(tantivy::TantivyError::from)?;
    directory.acquire_lock(&INDEX_WRITER_LOCK).map_err(|error| match error {
        LockError::LockBusy => SearchError::InUse,
        LockError::IoError(error) => SearchError::Damaged(error.to_string()),
    })
}

/// The error with what caused it.
fn describe(error: &SearchError) -> String {
    match std::error::Error::source(error) {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}
