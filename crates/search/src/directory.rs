//! The folder of an index, whose files know their own names.
//!
//! Tantivy ends each file with a checksum of what is in it. Two files that have changed places, or a list of deletions that belongs to
//! another segment, agree with theirs, and postings would be shown under others' ids or come back. So each file also ends with its name.
//! The lists of segments and of files have no checksum at all: one wrong letter in "deletes", and what was withdrawn comes back. They end
//! with a digest.
use std::{
    fmt::Write as _,
    io::{self, BufWriter, Write},
    path::Path,
    sync::Arc,
};

use sha2::{Digest, Sha256};
use tantivy::{
    Directory, HasLen,
    directory::{
        AntiCallToken, DirectoryLock, FileHandle, FileSlice, Lock, MmapDirectory, TerminatingWrite,
        WatchCallback, WatchHandle, WritePtr,
        error::{DeleteError, LockError, OpenReadError, OpenWriteError},
    },
};

/// Says of each file whether it is the one that was written under this name.
#[derive(Debug, Clone)]
pub(crate) struct NamedDirectory {
    inner: MmapDirectory,
}

impl NamedDirectory {
    pub(crate) fn open(dir: &Path) -> tantivy::Result<Self> {
        Ok(Self { inner: MmapDirectory::open(dir)? })
    }
}

impl Directory for NamedDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        let file = self.inner.open_read(path)?;
        let content = without_name(&file, &name(path))
            .map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()))?;
        Ok(Arc::new(content))
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let failed = |error| OpenWriteError::wrap_io_error(error, path.to_owned());
        let file = self.inner.open_write(path)?.into_inner().map_err(|error| failed(error.into_error()))?;
        Ok(BufWriter::new(Box::new(Named { file, name: name(path) })))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.inner.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let bytes = self.inner.atomic_read(path)?;
        let (content, seal) = bytes.split_at(bytes.len().saturating_sub(SEAL));
        if seal == sealed(path, content).as_bytes() {
            Ok(content.to_vec())
        } else {
            Err(OpenReadError::wrap_io_error(wrong("its digest does not agree"), path.to_owned()))
        }
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.inner.atomic_write(path, &[data, sealed(path, data).as_bytes()].concat())
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.inner.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        self.inner.acquire_lock(lock)
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(callback)
    }
}

fn name(path: &Path) -> Vec<u8> {
    path.file_name().unwrap_or_default().as_encoded_bytes().to_vec()
}

fn without_name(file: &FileSlice, name: &[u8]) -> io::Result<FileSlice> {
    let misnamed = || wrong("it does not end with its name");
    let end = file.len().checked_sub(name.len()).ok_or_else(misnamed)?;
    let last = file.read_bytes_slice(end..file.len())?;
    if last.as_slice() == name { Ok(file.slice_to(end)) } else { Err(misnamed()) }
}

fn wrong(what: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// Bytes of [`sealed`].
const SEAL: usize = 65;

/// What follows the content of a file that is replaced as a whole: a line with a digest of its name and content.
fn sealed(path: &Path, content: &[u8]) -> String {
    let digest = Sha256::new().chain_update(name(path)).chain_update(content).finalize();
    digest.iter().fold("\n".to_owned(), |mut line, byte| {
        // Writing to a string cannot fail.
        let _ = write!(line, "{byte:02x}");
        line
    })
}

/// Writes a file, and its name when it ends.
struct Named {
    file: Box<dyn TerminatingWrite + Send + Sync>,
    name: Vec<u8>,
}

impl Write for Named {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl TerminatingWrite for Named {
    fn terminate_ref(&mut self, token: AntiCallToken) -> io::Result<()> {
        self.file.write_all(&self.name)?;
        self.file.terminate_ref(token)
    }
}
