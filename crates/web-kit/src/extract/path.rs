use std::borrow::Cow;

use axum::{
    extract::{
        FromRequestParts,
        path::{ErrorKind, RawPathParams},
        rejection::PathRejection,
    },
    http::request::Parts,
};
use lotse_domain::FieldError;
use serde::de::DeserializeOwned;

use crate::problem::{Code, Problem};

/// What the path holds.
#[derive(Debug, Clone, Copy)]
pub struct Path<T>(pub T);

impl<T, S> FromRequestParts<S> for Path<T>
where
    T: DeserializeOwned + Send,
    S: Send + Sync,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let mut first = "path".to_owned();
        if let Ok(raw) = RawPathParams::from_request_parts(parts, state).await {
            if let Some((name, _)) = raw.iter().next() {
                name.clone_into(&mut first);
            }
            // PostgreSQL refuses U+0000 in text, which would come back as a fault of ours.
            if let Some((name, _)) = raw.iter().find(|(_, value)| value.chars().any(char::is_control)) {
                return Err(bad(name.to_owned(), "control_character", "must not contain control characters"));
            }
        }
        match axum::extract::Path::<T>::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            Err(PathRejection::FailedToDeserializePathParams(err)) => Err(explain(err.into_kind(), first)),
            Err(err) => Err(Problem::internal(&err)),
        }
    }
}

fn bad(field: String, code: &'static str, detail: impl Into<String>) -> Problem {
    Problem::of_fields(
        Code::BadPath,
        vec![FieldError { field: Cow::Owned(field), code, detail: detail.into() }],
    )
}

fn explain(kind: ErrorKind, first: String) -> Problem {
    match kind {
        ErrorKind::ParseErrorAtKey { key, expected_type, .. } => {
            bad(key, "wrong_form", format!("must be of the form {expected_type}"))
        }
        ErrorKind::ParseError { expected_type, .. } => {
            bad(first, "wrong_form", format!("must be of the form {expected_type}"))
        }
        ErrorKind::InvalidUtf8InPathParam { key } => bad(key, "not_utf8", "must be UTF-8, percent-encoded"),
        ErrorKind::DeserializeError { key, .. } => bad(key, "wrong_form", "has the wrong form"),
        kind @ (ErrorKind::WrongNumberOfParameters { .. } | ErrorKind::UnsupportedType { .. }) => {
            tracing::error!(error = %kind, "a handler and its route disagree");
            Problem::new(Code::Internal, "the service could not handle the request")
        }
        _ => bad(first, "wrong_form", "has the wrong form"),
    }
}
