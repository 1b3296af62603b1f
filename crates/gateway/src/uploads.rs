//! A file that is the body of a request.
use lotse_domain::DomainError;
use lotse_web_kit::{
    Code, Problem, Reply,
    auth::{RawUpload, UploadForm},
};

/// What a file may be sent as. What it is says its content alone.
const TYPES: [&str; 4] = ["application/pdf", "image/jpeg", "image/png", "application/octet-stream"];

/// The name, where one was given, and the content.
///
/// # Errors
/// `UnsupportedMediaType` for what is no file, such as a form; `Invalid` for `field` where it is too large.
pub(crate) fn file(field: &'static str, upload: RawUpload) -> Reply<(Option<String>, Vec<u8>)> {
    let RawUpload { name, media_type, bytes, too_large } = upload;
    let said = media_type.split(';').next().unwrap_or_default().trim();
    if !said.is_empty() && !TYPES.iter().any(|known| known.eq_ignore_ascii_case(said)) {
        let detail = format!("the body must be the file itself, sent as one of: {}", TYPES.join(", "));
        return Err(Problem::new(Code::UnsupportedMediaType, detail));
    }
    if too_large {
        let detail = format!("a file may have at most {} MB", UploadForm::LARGEST / 1024 / 1024);
        return Err(DomainError::invalid(field, "too_large", detail).into());
    }
    Ok((name, bytes))
}
