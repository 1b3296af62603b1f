//! Answers that a client may keep and ask about again (RFC 9110, sections 8.8 and 13; RFC 9111).
use std::{
    convert::Infallible,
    hash::{DefaultHasher, Hasher},
};

use axum::{
    body::Body,
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::{Links, Problem};

/// How long an answer may be used without asking again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caching {
    /// Reference data: anyone may keep it for a minute.
    Minute,
    /// What is drawn or gathered for other sites, which ask for it again and again: anyone may keep it for an hour.
    Hour,
    /// May be kept, but is asked about before each use: a withdrawn vacancy leaves the results within a second.
    Revalidate,
}

impl Caching {
    const fn header(self) -> HeaderValue {
        match self {
            Self::Minute => HeaderValue::from_static("public, max-age=60"),
            Self::Hour => HeaderValue::from_static("public, max-age=3600"),
            Self::Revalidate => HeaderValue::from_static("no-cache"),
        }
    }
}

/// What the client has already: its `If-None-Match`.
#[derive(Debug, Clone, Default)]
pub struct Conditional(Vec<String>);

impl<S: Send + Sync> FromRequestParts<S> for Conditional {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers))
    }
}

impl Conditional {
    fn of(headers: &HeaderMap) -> Self {
        let values = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
        Self(values.flat_map(|value| value.split(',')).map(|tag| opaque(tag.trim()).to_owned()).collect())
    }

    /// Weak comparison, which `If-None-Match` asks for (RFC 9110, section 13.1.2): `W/` does not matter.
    fn has(&self, tag: &str) -> bool {
        self.0.iter().any(|known| known == "*" || known == opaque(tag))
    }
}

fn opaque(tag: &str) -> &str {
    tag.strip_prefix("W/").unwrap_or(tag)
}

/// An answer with its `ETag`: JSON, or bytes that somebody has made.
///
/// The tag is made from the bytes, since one answer shows several rows; where one row is the subject its version stands
/// in front, so that `If-Match` can be held against it. It is weak when it is of a list.
#[derive(Debug)]
pub struct Answer {
    body: Vec<u8>,
    media_type: HeaderValue,
    caching: Caching,
    version: Option<i32>,
    link: Option<HeaderValue>,
}

impl Answer {
    /// # Errors
    /// When the value cannot be written as JSON, which is a fault of ours.
    pub fn json<T: Serialize>(value: &T, caching: Caching) -> Result<Self, Problem> {
        let body = serde_json::to_vec(value).map_err(|err| Problem::internal(&err))?;
        Ok(Self::of(body, HeaderValue::from_static("application/json"), caching))
    }

    /// Bytes of any type.
    pub fn of(body: Vec<u8>, media_type: HeaderValue, caching: Caching) -> Self {
        Self { body, media_type, caching, version: None, link: None }
    }

    /// The version of the row that this is.
    #[must_use]
    pub fn version(mut self, version: i32) -> Self {
        self.version = Some(version);
        self
    }

    #[must_use]
    pub fn links(mut self, links: &Links) -> Self {
        self.link = links.header();
        self
    }

    /// The answer, or 304 where the client has it already.
    pub fn respond(self, conditional: &Conditional) -> Response {
        let tag = self.tag();
        let mut response = if conditional.has(&tag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let mut response = Response::new(Body::from(self.body));
            response.headers_mut().insert(header::CONTENT_TYPE, self.media_type);
            response
        };
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, self.caching.header());
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            headers.insert(header::ETAG, tag);
        }
        if let Some(link) = self.link {
            headers.insert(header::LINK, link);
        }
        response
    }

    fn tag(&self) -> String {
        // No secret hangs on it, and another build that hashes otherwise only causes one more transfer.
        let mut hasher = DefaultHasher::new();
        hasher.write(&self.body);
        let hash = hasher.finish();
        match self.version {
            Some(version) => format!("\"{version}-{hash:016x}\""),
            None => format!("W/\"{hash:016x}\""),
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, StatusCode, header};

    use super::{Answer, Caching, Conditional};

    fn asked_with(tag: &str) -> Conditional {
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_NONE_MATCH, tag.parse().unwrap());
        Conditional::of(&headers)
    }

    fn answer(conditional: &Conditional) -> axum::response::Response {
        Answer::json(&[1, 2], Caching::Minute).unwrap().version(7).respond(conditional)
    }

    #[test]
    fn a_known_tag_is_answered_with_304_and_the_same_tag() {
        let first = answer(&Conditional::default());
        let tag = first.headers()[header::ETAG].to_str().unwrap().to_owned();
        assert_eq!(first.status(), StatusCode::OK);
        assert!(tag.starts_with("\"7-"));
        for given in [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}"), "*".to_owned()] {
            let again = answer(&asked_with(&given));
            assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{given}");
            assert_eq!(again.headers()[header::ETAG], tag.as_str());
            assert_eq!(again.headers()[header::CACHE_CONTROL], "public, max-age=60");
        }
        assert_eq!(answer(&asked_with("\"8-0\"")).status(), StatusCode::OK);
    }
}
