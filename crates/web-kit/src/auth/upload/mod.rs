//! Files that come with a request: in a form (`multipart/form-data`, RFC 7578) or as the body itself. However large they are,
//! only so much is kept as is taken; the rest is read and thrown away, so that whoever sent it learns what was wrong.
mod form;
mod paced;
mod raw;
#[cfg(test)]
mod tests;

use axum::body::Bytes;

pub(crate) use form::is_multipart;
pub use form::{UploadForm, UploadedFile};
pub use raw::RawUpload;

/// The beginning of a file, up to a limit.
#[derive(Debug, Default)]
struct Kept {
    bytes: Vec<u8>,
    too_large: bool,
}

impl Kept {
    fn push(&mut self, chunk: &Bytes) {
        if self.too_large {
            return;
        }
        if self.bytes.len() + chunk.len() > UploadForm::LARGEST {
            self.too_large = true;
            self.bytes = Vec::new();
        } else {
            self.bytes.extend_from_slice(chunk);
        }
    }
}

/// The last part of a path, as some browsers and programs send one.
fn without_path(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or_default().chars().take(MOST_NAME).collect()
}

/// Characters of a file's name that are looked at.
const MOST_NAME: usize = 400;
