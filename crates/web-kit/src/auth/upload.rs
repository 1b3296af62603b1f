//! Forms with files (`multipart/form-data`, RFC 7578), after their token and origin were checked.
use axum::extract::{FromRef, FromRequest, Request};

use super::{Auth, Fields};
use crate::problem::Problem;

/// A file of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadedFile {
    /// Name of the form's field.
    pub field: String,
    /// As the browser says; without any path.
    pub name: String,
    /// Empty where `too_large`.
    pub bytes: Vec<u8>,
    /// Has more bytes than are taken; they were read and thrown away.
    pub too_large: bool,
}

/// A form of ours with files. Keeps at most [`UploadForm::MOST_FILES`] of [`UploadForm::LARGEST`] bytes each; the rest of a larger
/// file is read and thrown away (up to [`UploadForm::READS`] in all), so that the page can say what was wrong with it. A field
/// without a file is left out. The field `csrf` must come first.
#[derive(Debug, Clone)]
pub struct UploadForm {
    pub fields: Fields,
    pub files: Vec<UploadedFile>,
}

impl UploadForm {
    pub const MOST_FILES: usize = 6;
    /// Bytes; those of the crate `lotse-documents`.
    pub const LARGEST: usize = 5 * 1024 * 1024;
    /// Bytes that are read of one request.
    pub const READS: usize = 128 * 1024 * 1024;
}

impl<S> FromRequest<S> for UploadForm
where
    S: Send + Sync,
    Auth: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        todo!()
    }
}
