//! Uploaded files: what may come in, how they are kept, and how they are given out.
//!
//! A file is known by its content, never by its name. Pictures are drawn anew, so that nothing but the picture is kept; PDFs
//! with active content are refused. What is kept is encrypted by a key of its own (XChaCha20-Poly1305), which the installation's
//! key wraps; whoever has the store alone has nothing. A virus scanner looks at what came in, where one is set; where none is,
//! nothing is ever called clean.
#[cfg(test)]
mod corpus;
mod inspect;
mod name;
mod scan;
mod seal;
mod shown;
mod store;
mod sweep;

use std::{path::PathBuf, sync::Arc};

use lotse_domain::{
    Clock, Db, DomainError, Result, Secrets,
    company::profile::NewPicture,
    document::{Document, DocumentKind, NewDocument},
};
use tokio::sync::Semaphore;
use uuid::Uuid;

use inspect::{Drawn, Format, Refusal};
use shown::Made;
use store::Store;

pub use shown::{Shape, ShownPicture, WIDTHS};

/// The largest document in bytes.
pub const LARGEST: usize = 5 * 1024 * 1024;

/// The largest picture of a company's page that keeps being a PNG whatever it shows: that of a logo, in pixels on the longer
/// side. See [`Documents::take_picture`].
pub const LOGO: u32 = 512;

/// Where the files lie.
#[derive(Debug, Clone)]
pub enum Place {
    /// A folder of this machine.
    Folder(PathBuf),
    /// A bucket that speaks Amazon's S3.
    S3(S3),
}

/// A bucket.
#[derive(Clone)]
pub struct S3 {
    pub bucket: String,
    pub region: String,
    /// Of another provider, such as `https://s3.example.org`; none for Amazon's.
    pub endpoint: Option<String>,
    pub access_key_id: String,
    pub secret_access_key: String,
}

/// Without its keys.
impl std::fmt::Debug for S3 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("S3")
            .field("bucket", &self.bucket)
            .field("region", &self.region)
            .field("endpoint", &self.endpoint)
            .finish_non_exhaustive()
    }
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
    store: Store,
    secrets: Secrets,
    scanner: Scanner,
    /// One file at a time is taken apart, whoever waits: what that needs is bounded once and not once for each request.
    bench: Arc<Semaphore>,
    made: Made,
}

impl Documents {
    /// # Errors
    /// When the folder cannot be made, or the bucket's settings make no sense.
    pub fn open(place: &Place, secrets: Secrets, scanner: Scanner) -> std::io::Result<Self> {
        let bench = Arc::new(Semaphore::new(1));
        Ok(Self { store: Store::open(place)?, secrets, scanner, bench, made: Made::new() })
    }

    /// Takes a document in: looks at its content, cleans, scans, encrypts and stores it. Pictures are decoded one at a time, within
    /// bounds of pixels and memory, off the async threads. One that would be larger than [`LARGEST`] when it is drawn anew is drawn
    /// smaller.
    ///
    /// # Errors
    /// `Invalid` for the field `documents` with one of the codes `empty`, `too_large`, `type` (neither PDF, JPEG nor PNG),
    /// `broken`, `pixels` (more than 40 million), `encrypted`, `active` (a PDF that runs or embeds something) or `infected`;
    /// `NotNow` when a scanner is set and does not answer, or the store does not.
    pub async fn take(&self, kind: DocumentKind, name: &str, bytes: Vec<u8>) -> Result<NewDocument> {
        const FIELD: &str = "documents";
        let format = inspect::admit(&bytes).map_err(|refusal| refusal.of(FIELD))?;
        let scan = self.scanner.look(&bytes).await?.map_err(|refusal| refusal.of(FIELD))?;
        let looked = match format {
            Format::Pdf => self.apart(move || inspect::pdf::check(&bytes).map(|()| (format, bytes))).await?,
            Format::Jpeg | Format::Png => {
                let drawn = self.apart(move || inspect::picture::redraw(bytes, format)).await?;
                drawn.map(|Drawn { format, bytes, .. }| (format, bytes))
            }
        };
        let (format, plain) = looked.map_err(|refusal| refusal.of(FIELD))?;
        let stored = self.keep(plain).await?;
        Ok(NewDocument {
            id: stored.id,
            kind,
            name: name::clean(name, kind, format),
            media_type: format.media_type().to_owned(),
            bytes: stored.bytes,
            content_hash: stored.content_hash,
            wrapped_key: stored.wrapped_key,
            scan,
        })
    }

    /// Takes a picture for a company's page in: as [`Documents::take`], pictures only, drawn anew with at most `longest` pixels on
    /// the longer side. A PNG stays one where it is transparent somewhere, or is no larger than [`LOGO`]: lines and letters suffer
    /// as JPEG. Everything else becomes a JPEG.
    ///
    /// # Errors
    /// As [`Documents::take`], for the field `picture`.
    pub async fn take_picture(&self, bytes: Vec<u8>, longest: u32) -> Result<NewPicture> {
        const FIELD: &str = "picture";
        let format = inspect::admit(&bytes).map_err(|refusal| refusal.of(FIELD))?;
        if format == Format::Pdf {
            return Err(Refusal::NoPicture.of(FIELD));
        }
        // What the scanner says is kept with documents only; a picture is drawn anew either way.
        self.scanner.look(&bytes).await?.map_err(|refusal| refusal.of(FIELD))?;
        let drawn = self.apart(move || inspect::picture::shrink(bytes, format, longest)).await?;
        let Drawn { format, bytes, width, height } = drawn.map_err(|refusal| refusal.of(FIELD))?;
        let stored = self.keep(bytes).await?;
        Ok(NewPicture {
            id: stored.id,
            media_type: format.media_type().to_owned(),
            bytes: stored.bytes,
            width: i32::try_from(width).unwrap_or(i32::MAX),
            height: i32::try_from(height).unwrap_or(i32::MAX),
            wrapped_key: stored.wrapped_key,
        })
    }

    /// The plain content of a document that the caller may read.
    ///
    /// # Errors
    /// `NotFound` when the file is gone; `Sealed` when it was changed; `NotNow` when the store does not answer.
    pub async fn read(&self, document: &Document) -> Result<Vec<u8>> {
        self.give(document.id, &document.wrapped_key, "document").await
    }

    /// # Errors
    /// As [`Documents::read`].
    pub async fn read_picture(&self, id: Uuid, wrapped_key: &str) -> Result<Vec<u8>> {
        self.give(id, wrapped_key, "picture").await
    }

    /// Removes files that got no row after all. What cannot be removed now is found later as missing.
    pub async fn discard(&self, ids: &[Uuid]) {
        for id in ids {
            if let Err(err) = self.store.remove(*id).await {
                tracing::warn!(file = %id, error = %err, "a file without a row stays until the next sweep");
            }
        }
    }

    /// Removes the files whose rows are gone, and, when `thorough`, those that never had one and are older than a day. Returns how
    /// many. Runs in the running process.
    ///
    /// # Errors
    /// When database or store do not answer.
    pub async fn sweep(&self, db: &Db, clock: &dyn Clock, thorough: bool) -> Result<u64> {
        sweep::sweep(&self.store, db, clock, thorough).await
    }

    /// Runs what takes a file apart: alone, and off the async threads. The place at the bench is held by the work itself, so
    /// that a client who goes away does not make room for a second one beside it.
    async fn apart<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> std::result::Result<T, Refusal> + Send + 'static,
    ) -> Result<std::result::Result<T, Refusal>> {
        let place = Arc::clone(&self.bench).acquire_owned().await;
        let task = tokio::task::spawn_blocking(move || {
            let _place = place;
            work()
        });
        match task.await {
            Ok(outcome) => Ok(outcome),
            // A decoder that gives up by a panic has met a file that nobody can show.
            Err(gone) if gone.is_panic() => Ok(Err(Refusal::Broken)),
            Err(gone) => Err(DomainError::BrokenOff(gone)),
        }
    }

    async fn keep(&self, plain: Vec<u8>) -> Result<Stored> {
        let (id, secrets) = (Uuid::now_v7(), self.secrets.clone());
        let bytes = i32::try_from(plain.len()).unwrap_or(i32::MAX);
        let task = tokio::task::spawn_blocking(move || {
            let content_hash = seal::hash(&plain);
            seal::seal(&secrets, id, &plain).map(|sealed| (content_hash, sealed))
        });
        let (content_hash, sealed) = task.await.map_err(DomainError::BrokenOff)??;
        self.store.put(id, sealed.content).await?;
        Ok(Stored { id, bytes, content_hash, wrapped_key: sealed.wrapped_key })
    }

    async fn give(&self, id: Uuid, wrapped_key: &str, what: &'static str) -> Result<Vec<u8>> {
        let content = self.store.get(id).await?.ok_or(DomainError::NotFound { what })?;
        let (secrets, wrapped_key) = (self.secrets.clone(), wrapped_key.to_owned());
        let task = tokio::task::spawn_blocking(move || seal::open(&secrets, id, &wrapped_key, &content));
        task.await.map_err(DomainError::BrokenOff)?
    }
}

/// What the row of a file that lies in the store is made from.
struct Stored {
    id: Uuid,
    bytes: i32,
    content_hash: String,
    wrapped_key: String,
}

impl std::fmt::Debug for Documents {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Documents").field("scanner", &self.scanner).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
