//! A document as an answer: a file to keep, never a page of ours.
use std::fmt::Write;

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use lotse_domain::document::Document;

use crate::{PortalState, error::Result};

/// The content of a document that the caller has been found to be allowed to read.
///
/// Whatever it holds, no browser draws it within the portal: it is an attachment, its type is what was found in it and is
/// not guessed again, and it may run nothing (Fetch, section 3.6; Content Security Policy, section 6.6.2).
///
/// # Errors
/// As `Documents::read`.
pub(crate) async fn file_answer(state: &PortalState, document: &Document) -> Result<Response> {
    let bytes = state.documents.read(document).await?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    let text = |text: &str| {
        HeaderValue::from_str(text).unwrap_or_else(|_| HeaderValue::from_static("application/octet-stream"))
    };
    headers.insert(header::CONTENT_TYPE, text(&document.media_type));
    headers.insert(header::CONTENT_DISPOSITION, attachment(&document.name));
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox; frame-ancestors 'none'"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}

/// The header that names a file: in plain letters for old programs, in all of them for the others (RFC 6266, section 4.3;
/// RFC 8187, section 3.2).
fn attachment(name: &str) -> HeaderValue {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || " ._-()".contains(c) { c } else { '_' })
        .collect();
    let mut encoded = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    let text = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static("attachment"))
}

#[cfg(test)]
mod tests {
    use super::attachment;

    #[test]
    fn a_name_is_kept_and_ends_no_header() {
        assert_eq!(
            attachment("Lebenslauf Jana.pdf"),
            "attachment; filename=\"Lebenslauf Jana.pdf\"; filename*=UTF-8''Lebenslauf%20Jana.pdf"
        );
        assert_eq!(
            attachment("Größe\"; x=\"y\r\n.pdf"),
            "attachment; filename=\"Gr__e__ x__y__.pdf\"; \
             filename*=UTF-8''Gr%C3%B6%C3%9Fe%22%3B%20x%3D%22y%0D%0A.pdf"
        );
    }
}
