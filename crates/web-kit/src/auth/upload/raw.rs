use axum::{
    extract::{FromRequest, Request},
    http::{HeaderMap, header, request::Parts},
};
use futures_util::StreamExt;
use percent_encoding::percent_decode_str;

use super::{Kept, paced::Paced, without_path};
use crate::problem::Problem;

/// A file that is the body of a request: as [`UploadForm`](super::UploadForm), at most
/// [`LARGEST`](super::UploadForm::LARGEST) bytes are kept, and what goes beyond is read and thrown away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawUpload {
    /// From the query's `name`, or the `filename` of a `Content-Disposition` (RFC 6266); without any path.
    pub name: Option<String>,
    /// What the caller says that it is; empty where nothing is said. What it is says its content.
    pub media_type: String,
    /// Empty where `too_large`.
    pub bytes: Vec<u8>,
    /// Has more bytes than are taken.
    pub too_large: bool,
}

impl<S: Send + Sync> FromRequest<S> for RawUpload {
    type Rejection = Problem;

    async fn from_request(request: Request, _state: &S) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        let (mut paced, watch) = Paced::new(body);
        let mut kept = Kept::default();
        while let Some(chunk) = paced.next().await {
            let chunk = chunk.map_err(|_| watch.problem())?;
            watch.moved();
            kept.push(&chunk);
        }
        let media_type = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let Kept { bytes, too_large } = kept;
        Ok(Self {
            name: name(&parts).map(|name| without_path(&name)).filter(|name| !name.is_empty()),
            media_type: media_type.unwrap_or_default().to_owned(),
            bytes,
            too_large,
        })
    }
}

fn name(parts: &Parts) -> Option<String> {
    let query = parts.uri.query().unwrap_or_default();
    let asked = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == "name");
    asked.map(|(_, name)| name.into_owned()).or_else(|| disposition(&parts.headers))
}

/// `filename*` (RFC 8187, in UTF-8) goes before `filename`.
fn disposition(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::CONTENT_DISPOSITION)?;
    let value = std::str::from_utf8(value.as_bytes()).ok()?;
    let mut plain = None;
    for (key, value) in parameters(value) {
        if key.eq_ignore_ascii_case("filename*") {
            let written = value.get(..7).filter(|start| start.eq_ignore_ascii_case("utf-8''"));
            if let Some(start) = written {
                let name = percent_decode_str(&value[start.len()..]).decode_utf8();
                return name.ok().map(std::borrow::Cow::into_owned);
            }
        } else if key.eq_ignore_ascii_case("filename") {
            plain = plain.or(Some(value));
        }
    }
    plain
}

/// `; key=value` after the type; a value may be quoted (RFC 9110, section 5.6.6).
fn parameters(value: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = value.split_once(';').map_or("", |(_, rest)| rest);
    while let Some((key, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let mut text = String::new();
        if let Some(quoted) = after.strip_prefix('"') {
            let (mut end, mut escaped) = (quoted.len(), false);
            for (at, c) in quoted.char_indices() {
                match c {
                    '\\' if !escaped => escaped = true,
                    '"' if !escaped => {
                        end = at;
                        break;
                    }
                    c => {
                        text.push(c);
                        escaped = false;
                    }
                }
            }
            rest = quoted.get(end..).and_then(|after| after.split_once(';')).map_or("", |(_, rest)| rest);
        } else {
            let (plain, next) = after.split_once(';').unwrap_or((after, ""));
            plain.trim().clone_into(&mut text);
            rest = next;
        }
        found.push((key.trim().to_owned(), text));
    }
    found
}
