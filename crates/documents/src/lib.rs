//! Uploaded files: what may come in, how they are kept, and how they are given out.
//!
//! A file is known by its content, never by its name. Pictures are drawn anew, so that nothing but the picture is kept; PDFs
//! with active content are refused. What is kept is encrypted by a key of its own (XChaCha20-Poly1305), which the installation's
//! key wraps; whoever has the store alone has nothing. A virus scanner looks at what came in, where one is set; where none is,
//! nothing is ever called clean.
use std::{path::PathBuf, sync::Arc};

use lotse_domain::{
    Clock, Db, Result, Secrets,
    company::profile::{CompanyPicture, NewPicture},
    document::{Document, DocumentKind, NewDocument},
};
use object_store::ObjectStore;
use uuid::Uuid;

/// The largest document in bytes.
pub const LARGEST: usize = 5 * 1024 * 1024;

/// Where the files lie.
#[derive(Debug, Clone)]
pub enum Place {
    /// A folder of this machine.
    Folder(PathBuf),
    /// A bucket that speaks Amazon's S3.
    S3(S3),
}

/// A bucket.
#[derive(Debug, Clone)]
pub struct S3 {
    pub bucket: String,
    pub region: String,
    /// Of another provider, such as `https://s3.example.org`; none for Amazon's.
    pub endpoint: Option<String>,
    pub access_key_id: String,
    pub secret_access_key: String,
}

/// Who looks for viruses.
#[derive(Debug, Clone)]
pub enum Scanner {
    /// Nobody.
    None,
    /// `clamd` at `host:port` or under the path of a socket.
    Clamd(String),
}

/// The files of this installation. Cheap to clone.
#[derive(Clone)]
pub struct Documents {
    store: Arc<dyn ObjectStore>,
    secrets: Secrets,
    scanner: Scanner,
}

impl Documents {
    /// # Errors
    /// When the folder cannot be made, or the bucket's settings make no sense.
    pub fn open(place: &Place, secrets: Secrets, scanner: Scanner) -> std::io::Result<Self> {
        let store: Arc<dyn ObjectStore> = match place {
            Place::Folder(folder) => {
                std::fs::create_dir_all(folder)?;
                Arc::new(object_store::local::LocalFileSystem::new_with_prefix(folder)?)
            }
            Place::S3(_) => todo!(),
        };
        Ok(Self { store, secrets, scanner })
    }

    /// Takes a document in: looks at its content, cleans, scans, encrypts and stores it. Pictures are decoded one at a time, within
    /// bounds of pixels and memory, off the async threads.
    ///
    /// # Errors
    /// `Invalid` for the field `documents` with one of the codes `empty`, `too_large`, `type` (neither PDF, JPEG nor PNG),
    /// `broken`, `pixels` (more than 40 million), `encrypted`, `active` (a PDF that runs or embeds something) or `infected`;
    /// `NotNow` when a scanner is set and does not answer, or the store does not.
    pub async fn take(&self, kind: DocumentKind, name: &str, bytes: Vec<u8>) -> Result<NewDocument> {
        todo!()
    }

    /// Takes a picture for a company's page in: as [`Documents::take`], pictures only, drawn anew with at most `longest` pixels on
    /// the longer side.
    ///
    /// # Errors
    /// As [`Documents::take`], for the field `picture`.
    pub async fn take_picture(&self, bytes: Vec<u8>, longest: u32) -> Result<NewPicture> {
        todo!()
    }

    /// The plain content of a document that the caller may read.
    ///
    /// # Errors
    /// `NotFound` when the file is gone; `Sealed` when it was changed; `NotNow` when the store does not answer.
    pub async fn read(&self, document: &Document) -> Result<Vec<u8>> {
        todo!()
    }

    /// # Errors
    /// As [`Documents::read`].
    pub async fn read_picture(&self, picture: &CompanyPicture) -> Result<Vec<u8>> {
        todo!()
    }

    /// Removes files that got no row after all. What cannot be removed now is found later as missing.
    pub async fn discard(&self, ids: &[Uuid]) {
        todo!()
    }

    /// Removes the files whose rows are gone, and, when `thorough`, those that never had one and are older than a day. Returns how
    /// many. Runs in the running process.
    ///
    /// # Errors
    /// When database or store do not answer.
    pub async fn sweep(&self, db: &Db, clock: &dyn Clock, thorough: bool) -> Result<u64> {
        Ok(0)
    }
}

impl std::fmt::Debug for Documents {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Documents").field("scanner", &self.scanner).finish_non_exhaustive()
    }
}
