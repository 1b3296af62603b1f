//! A file as it comes in: what it is, and its text.
mod encoding;
mod magic;

use std::{fs, io, path::Path};

use crate::FileError;

/// What a reader needs is held in memory, and so is the file: more than any export that we know of.
const LIMIT: u64 = 1 << 30;

/// How much of a text is looked at to tell its format.
const HEAD: usize = 64 * 1024;

/// The kinds of file that there are readers for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// XLSX.
    Workbook,
    Json,
    /// Any other text, such as CSV.
    Text,
}

/// What a source sees when it is asked whether a file is its own.
#[derive(Debug, Clone, Copy)]
pub struct FileHead<'f> {
    pub kind: FileKind,
    /// The first 64 KiB of the text; empty for a workbook.
    pub start: &'f str,
}

/// A file in memory that may be one of ours.
#[derive(Debug)]
pub struct InputFile {
    name: String,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Workbook(Vec<u8>),
    Json(String),
    Text(String),
}

impl InputFile {
    /// Reads a file and finds out what it is.
    ///
    /// # Errors
    /// When it cannot be read, is too large, or can be none of ours.
    pub fn open(path: &Path) -> Result<Self, FileError> {
        let name = path.display().to_string();
        let unreadable = |reason: io::Error| match reason.kind() {
            io::ErrorKind::NotFound => FileError::NotFound { path: name.clone() },
            io::ErrorKind::IsADirectory => FileError::IsAFolder { path: name.clone() },
            _ => FileError::Unreadable { path: name.clone(), reason },
        };
        let about = fs::metadata(path).map_err(unreadable)?;
        if about.is_dir() {
            return Err(FileError::IsAFolder { path: name });
        }
        if about.len() > LIMIT {
            return Err(FileError::TooLarge { mebibytes: about.len() >> 20 });
        }
        let bytes = fs::read(path).map_err(unreadable)?;
        let name = path.file_name().map_or(name, |file| file.to_string_lossy().into_owned());
        Self::from_bytes(name, bytes)
    }

    /// The same for bytes that are in memory already.
    ///
    /// # Errors
    /// When they can be none of ours.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, FileError> {
        let name = name.into();
        let content = if magic::is_workbook(&bytes)? {
            Content::Workbook(bytes)
        } else {
            let json = magic::looks_like_json(&bytes);
            let text = encoding::decode(bytes, json)?;
            if json { Content::Json(text) } else { Content::Text(text) }
        };
        Ok(Self { name, content })
    }

    /// Its name without the folder.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What sources look at to recognise their own.
    pub fn head(&self) -> FileHead<'_> {
        let (kind, text) = match &self.content {
            Content::Workbook(_) => (FileKind::Workbook, ""),
            Content::Json(text) => (FileKind::Json, text.as_str()),
            Content::Text(text) => (FileKind::Text, text.as_str()),
        };
        FileHead { kind, start: &text[..text.floor_char_boundary(HEAD)] }
    }

    pub(crate) fn text(&self) -> Result<&str, FileError> {
        match &self.content {
            Content::Json(text) | Content::Text(text) => Ok(text),
            Content::Workbook(_) => Err(FileError::NotOurs(
                "the file is a workbook and no text; read it with the format template-xlsx".into(),
            )),
        }
    }

    pub(crate) fn workbook(&self) -> Result<&[u8], FileError> {
        match &self.content {
            Content::Workbook(bytes) => Ok(bytes),
            Content::Json(_) | Content::Text(_) => Err(FileError::NotOurs(
                "the file is text and no workbook; leave the format to be found out".into(),
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FileKind, InputFile};

    #[test]
    fn what_cannot_be_read_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let told = InputFile::open(&folder.path().join("none.csv")).unwrap_err().to_string();
        assert!(told.starts_with("there is no file") && told.contains("none.csv"), "{told}");
        let told = InputFile::open(folder.path()).unwrap_err().to_string();
        assert!(told.ends_with("is a folder; name a file"), "{told}");
        let large = folder.path().join("large.csv");
        std::fs::File::create(&large).unwrap().set_len((1 << 30) + 1).unwrap();
        let told = InputFile::open(&large).unwrap_err().to_string();
        assert_eq!(told, "the file has 1024 MiB, more than the limit of 1,024 MiB; split it");
    }

    #[test]
    fn the_kind_is_told_by_what_is_in_it() {
        let kind = |bytes: &[u8]| InputFile::from_bytes("x.csv", bytes.to_vec()).unwrap().head().kind;
        assert_eq!(kind(b" \n[{}]"), FileKind::Json);
        assert_eq!(kind(b"Titel;Unternehmen\n"), FileKind::Text);
    }

    #[test]
    fn a_long_text_is_cut_between_letters_for_its_head() {
        let file = InputFile::from_bytes("x", format!("x{}", "ä".repeat(64 * 1024)).into_bytes()).unwrap();
        assert_eq!(file.head().start.len(), 64 * 1024 - 1);
    }
}
