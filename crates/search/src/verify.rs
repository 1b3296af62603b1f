//! Whether the files of an index are the ones that were written.
use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use tantivy::{Index, IndexMeta, fastfield::AliveBitSet};

use crate::{
    error::{Result, SearchError},
    index::Payload,
    schema,
};

/// Reads every file of the last commit and compares it with its checksum, and what no checksum covers with what we know.
///
/// # Errors
/// `Damaged`, which names the first thing that is wrong; or when a file cannot be read.
pub(crate) fn verify(index: &Index, dir: &Path) -> Result<()> {
    let metas = index.load_metas()?;
    if metas.schema != schema::schema().0 || metas.index_settings != schema::settings() {
        return damaged("its fields are not ours");
    }
    Payload::read(metas.payload.as_deref())?;
    if metas.payload.is_none() && !metas.segments.is_empty() {
        return damaged("it has documents but no checkpoint");
    }
    files(index, dir, &metas)?;
    segments(index)
}

fn files(index: &Index, dir: &Path, metas: &IndexMeta) -> Result<()> {
    // Tantivy's own check passes over files that its list does not name.
    let listed = index.directory().list_managed_files();
    let present: HashSet<PathBuf> =
        metas.list_segment_files().into_iter().filter(|f| dir.join(f).exists()).collect();
    if let Some(file) = present.iter().find(|file| !listed.contains(*file)) {
        return damaged(&format!("{} is not in the list of files", file.display()));
    }
    if let Some(file) = index.validate_checksum()?.iter().next() {
        return damaged(&format!("the checksum of {} does not agree", file.display()));
    }
    present.iter().try_for_each(|file| footer(&dir.join(file)))
}

/// The checksum covers a file but for its footer, which says by which version it was written.
fn footer(path: &Path) -> Result<()> {
    let bytes = tail(path, 512)?;
    let text = String::from_utf8_lossy(&bytes);
    let version = serde_json::to_string(tantivy::version())?;
    if text.contains(&format!("{{\"version\":{version},\"crc\":")) {
        Ok(())
    } else {
        damaged(&format!("{} was written by another version", path.display()))
    }
}

fn tail(path: &Path, most: u64) -> Result<Vec<u8>> {
    use std::io::{Read, Seek, SeekFrom};
    let mut file = fs::File::open(path)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(most)))?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Numbers of the commit that the files can be held against.
fn segments(index: &Index) -> Result<()> {
    for segment in index.searchable_segments()? {
        let reader = tantivy::SegmentReader::open(&segment)?;
        let ids = reader.fast_fields().column_opt::<u64>(schema::column::ID_HIGH)?;
        if ids.is_none_or(|column| column.num_docs() != reader.max_doc()) {
            return damaged("a segment has another number of documents than the commit says");
        }
        let alive = reader.alive_bitset().map_or(reader.max_doc() as usize, AliveBitSet::num_alive_docs);
        if alive != segment.meta().num_docs() as usize {
            return damaged("a segment has another number of deletions than the commit says");
        }
    }
    Ok(())
}

fn damaged(what: &str) -> Result<()> {
    Err(SearchError::Damaged(what.to_owned()))
}
