//! `Idempotency-Key`: a request that may be sent again and is carried out once (the draft "The Idempotency-Key HTTP Header
//! Field" of the IETF).
use std::convert::Infallible;

use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, HeaderName, StatusCode, request::Parts},
};
use lotse_domain::{Actor, DomainError, idempotency::Key};
use lotse_web_kit::{Code, Json, Problem, Reply};
use serde::de::DeserializeOwned;

static HEADER: HeaderName = HeaderName::from_static("idempotency-key");

/// The key that came with a request, if one did.
#[derive(Debug, Clone)]
pub(crate) enum OnceKey {
    None,
    Given(String),
    /// Not one line of ASCII, or more than one.
    Broken,
}

impl OnceKey {
    fn of(headers: &HeaderMap) -> Self {
        let mut given = headers.get_all(&HEADER).iter();
        match (given.next(), given.next()) {
            (None, _) => Self::None,
            (Some(one), None) => one.to_str().map_or(Self::Broken, |key| Self::Given(key.to_owned())),
            (Some(_), Some(_)) => Self::Broken,
        }
    }

    /// The key for a command of that caller; `what` names the operation and its thing.
    pub(crate) fn with(self, actor: &Actor, what: &str, body: &[u8]) -> Reply<Option<Key>> {
        match self {
            Self::None => Ok(None),
            Self::Given(key) => Ok(Some(Key::new(actor, what, &key, body)?)),
            Self::Broken => {
                let detail = "is one header of printable ASCII characters";
                Err(DomainError::invalid("idempotency_key", "form", detail).into())
            }
        }
    }
}

impl<S: Sync> FromRequestParts<S> for OnceKey {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers))
    }
}

/// JSON that may come with such a key. What was sent is kept as it came only where there is one.
#[derive(Debug)]
pub(crate) struct OnceJson<T> {
    pub(crate) value: T,
    key: OnceKey,
    body: Bytes,
}

impl<T> OnceJson<T> {
    /// What was sent, and its key.
    pub(crate) fn keyed(self, actor: &Actor, what: &str) -> Reply<(T, Option<Key>)> {
        let Self { value, key, body } = self;
        let key = key.with(actor, what, &body)?;
        Ok((value, key))
    }
}

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequest<S> for OnceJson<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let key = OnceKey::of(request.headers());
        if matches!(key, OnceKey::None) {
            let Json(value) = Json::from_request(request, state).await?;
            return Ok(Self { value, key, body: Bytes::new() });
        }
        let (parts, body) = request.into_parts();
        let whole = Request::from_parts(parts.clone(), body);
        let body = Bytes::from_request(whole, state).await.map_err(|broken| match broken.status() {
            StatusCode::PAYLOAD_TOO_LARGE => {
                Problem::new(Code::BodyTooLarge, "the body is larger than is taken here")
            }
            _ => Problem::new(Code::BadBody, "the body could not be read to its end"),
        })?;
        let again = Request::from_parts(parts, Body::from(body.clone()));
        let Json(value) = Json::from_request(again, state).await?;
        Ok(Self { value, key, body })
    }
}
