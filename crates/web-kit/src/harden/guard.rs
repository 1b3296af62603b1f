//! Limits of size and time, and what becomes of a panic.
use std::{any::Any, sync::Arc};

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http_body_util::Limited;

use super::HttpSettings;
use crate::problem::{Code, Problem};

pub(super) async fn guard(
    State(settings): State<Arc<HttpSettings>>,
    request: Request,
    next: Next,
) -> Response {
    let limit = settings.body_limit;
    if announced(request.headers()).is_some_and(|length| length > limit as u64) {
        return Problem::new(Code::BodyTooLarge, format!("the body may have at most {limit} bytes"))
            .into_response();
    }
    // A body of unknown length is cut off while it is read.
    let request = request.map(|body| Body::new(Limited::new(body, limit)));
    match tokio::time::timeout(settings.request_timeout, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::new(Code::Timeout, "the request took too long and was given up").into_response(),
    }
}

fn announced(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

#[expect(clippy::needless_pass_by_value, reason = "the layer hands the payload over")]
pub(super) fn panicked(payload: Box<dyn Any + Send>) -> Response {
    let said = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no message");
    tracing::error!(error = said, "a handler panicked");
    Problem::new(Code::Internal, "the service could not handle the request").into_response()
}
