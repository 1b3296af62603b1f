//! Answers that are for one caller alone: nothing on the way may keep them (RFC 9111, section 5.2.2.5).
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use lotse_web_kit::{Links, Problem, Reply};
use serde::Serialize;

const NO_STORE: (header::HeaderName, HeaderValue) =
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));

fn json<T: Serialize>(status: StatusCode, value: &T) -> Reply<Response> {
    let body = serde_json::to_vec(value).map_err(|err| Problem::internal(&err))?;
    Ok((status, [NO_STORE, (header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], body)
        .into_response())
}

fn with(mut response: Response, name: header::HeaderName, value: Option<HeaderValue>) -> Response {
    if let Some(value) = value {
        response.headers_mut().insert(name, value);
    }
    response
}

/// What was asked for.
pub(crate) fn show<T: Serialize>(value: &T) -> Reply<Response> {
    json(StatusCode::OK, value)
}

/// What was asked for, with the version that `If-Match` is held against.
pub(crate) fn show_version<T: Serialize>(value: &T, version: i32) -> Reply<Response> {
    let tag = HeaderValue::from_str(&format!("\"{version}\"")).ok();
    Ok(with(show(value)?, header::ETAG, tag))
}

/// A page of a list with its `Link` header.
pub(crate) fn show_linked<T: Serialize>(value: &T, links: &Links) -> Reply<Response> {
    Ok(with(show(value)?, header::LINK, links.header()))
}

/// What has been made.
pub(crate) fn created<T: Serialize>(value: &T) -> Reply<Response> {
    json(StatusCode::CREATED, value)
}

/// What has been made, and where it is.
pub(crate) fn created_at<T: Serialize>(value: &T, location: &str) -> Reply<Response> {
    Ok(with(created(value)?, header::LOCATION, HeaderValue::from_str(location).ok()))
}

/// Something happens later, such as a mail.
pub(crate) fn accepted<T: Serialize>(value: &T) -> Reply<Response> {
    json(StatusCode::ACCEPTED, value)
}

/// It is done, and there is nothing to say about it.
pub(crate) fn done() -> Response {
    (StatusCode::NO_CONTENT, [NO_STORE]).into_response()
}
