//! Problem details for HTTP APIs (RFC 9457).
mod codes;
mod wire;

use std::{borrow::Cow, error::Error};

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use lotse_domain::{DomainError, FieldError, booking::NotBookable};
use uuid::Uuid;

pub use codes::{Code, CodeRow};
pub use wire::{FieldProblemOut, NextChoiceOut, NotBookableDetailsOut, NotBookableOut, ProblemOut};

/// The media type of RFC 9457, section 3.
pub const MEDIA_TYPE: HeaderValue = HeaderValue::from_static("application/problem+json");

/// A refusal or a failure, as the API answers it.
///
/// `instance` and `request_id` are added on the way out by [`harden`](crate::harden), which knows the request.
#[derive(Debug, Clone)]
pub struct Problem {
    code: Code,
    detail: Cow<'static, str>,
    errors: Vec<FieldError>,
    /// Seconds, where it is known better than by the code.
    retry_after: Option<u64>,
    /// What of an event cannot be booked, with what can.
    not_bookable: Vec<NotBookable>,
}

impl Problem {
    pub fn new(code: Code, detail: impl Into<Cow<'static, str>>) -> Self {
        Self { code, detail: detail.into(), errors: Vec::new(), retry_after: None, not_bookable: Vec::new() }
    }

    /// A problem of one or more fields; the detail is made from theirs.
    pub fn of_fields(code: Code, errors: Vec<FieldError>) -> Self {
        let detail =
            errors.iter().map(|e| format!("{}: {}", e.field, e.detail)).collect::<Vec<_>>().join("; ");
        Self { errors, ..Self::new(code, detail) }
    }

    /// What cannot be booked, each with its reason and the next choice; `field` names the slot in the request.
    pub fn not_bookable(refused: Vec<NotBookable>, field: impl Fn(Uuid) -> Cow<'static, str>) -> Self {
        let errors = refused
            .iter()
            .map(|one| FieldError {
                field: field(one.slot_id),
                code: one.why.code(),
                detail: one.to_string(),
            })
            .collect();
        let detail = refused.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        Self { errors, not_bookable: refused, ..Self::new(Code::Conflict, detail) }
    }

    /// Something that does not exist, or is not to be seen. Always the same for the same kind of thing.
    pub fn not_found(what: &str) -> Self {
        Self::new(Code::NotFound, format!("{what} not found"))
    }

    /// A fault of ours: the cause is logged here, once, and the caller learns nothing of it.
    pub fn internal(cause: &(dyn Error + 'static)) -> Self {
        Self::silent(Code::Internal, cause)
    }

    /// Something that we need does not answer: logged once, said without details.
    pub fn unavailable(cause: &(dyn Error + 'static)) -> Self {
        Self::silent(Code::Unavailable, cause)
    }

    fn silent(code: Code, cause: &(dyn Error + 'static)) -> Self {
        tracing::error!(code = code.row().word, error = %chain(cause), "request failed");
        Self::new(code, silence(code))
    }

    pub fn code(&self) -> Code {
        self.code
    }

    pub fn status(&self) -> StatusCode {
        self.code.row().status
    }

    pub fn detail(&self) -> &str {
        &self.detail
    }

    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// The answer, with what only the layer around the handler knows.
    pub(crate) fn respond(self, instance: Option<&str>, request_id: Option<&str>) -> Response {
        let row = self.code.row();
        let out = ProblemOut::new(&self, instance, request_id);
        let body = serde_json::to_vec(&out).unwrap_or_default();
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = row.status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, MEDIA_TYPE);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        } else if let Some(seconds) = self.code.retry_after() {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static(seconds));
        }
        if row.status == StatusCode::UNAUTHORIZED {
            // RFC 9110, section 15.5.2, asks for a challenge with every 401; RFC 6750, section 3, for this one.
            let challenge = if self.code == Code::BadCredentials {
                HeaderValue::from_static("Bearer error=\"invalid_token\"")
            } else {
                HeaderValue::from_static("Bearer")
            };
            headers.insert(header::WWW_AUTHENTICATE, challenge);
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// What is said instead of the cause.
const fn silence(code: Code) -> &'static str {
    match code {
        Code::Unavailable => "the service cannot do this at the moment",
        _ => "the service could not handle the request",
    }
}

/// An error and what caused it, in one line.
fn chain(error: &(dyn Error + 'static)) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        line.push_str(": ");
        line.push_str(&error.to_string());
        cause = error.source();
    }
    line
}

impl From<DomainError> for Problem {
    fn from(err: DomainError) -> Self {
        let code = Code::from(err.kind());
        if code.row().status.is_server_error() {
            return Self::silent(code, &err);
        }
        match err {
            DomainError::Invalid(errors) => Self::of_fields(code, errors),
            DomainError::WrongCode => Self::of_fields(
                code,
                vec![FieldError::new("code", "wrong_code", "is wrong or has expired; ask for a new one")],
            ),
            DomainError::NotBookable(refused) => Self::not_bookable(refused, |_| Cow::Borrowed("slots")),
            DomainError::TooMany { after_s } => {
                Self { retry_after: Some(after_s), ..Self::new(code, err.to_string()) }
            }
            other => Self::new(code, other.to_string()),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        self.respond(None, None)
    }
}

#[cfg(test)]
mod tests;
