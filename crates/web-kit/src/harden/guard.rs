//! Limits of size and time, and what becomes of a panic.
use std::{any::Any, sync::Arc};

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http_body_util::Limited;

use super::HttpSettings;
use crate::{
    auth::{UploadForm, upload},
    problem::{Code, Problem},
};

pub(super) async fn guard(
    State(settings): State<Arc<HttpSettings>>,
    request: Request,
    next: Next,
) -> Response {
    let upload = takes_files(&request);
    let limit = if upload { UploadForm::READS.max(settings.body_limit) } else { settings.body_limit };
    // A file of a few megabytes takes its time from a telephone.
    let time = if upload { settings.request_timeout * 4 } else { settings.request_timeout };
    if announced(request.headers()).is_some_and(|length| length > limit as u64) {
        return Problem::new(Code::BodyTooLarge, format!("the body may have at most {limit} bytes"))
            .into_response();
    }
    // A body of unknown length is cut off while it is read.
    let request = request.map(|body| Body::new(Limited::new(body, limit)));
    match tokio::time::timeout(time, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::new(Code::Timeout, "the request took too long and was given up").into_response(),
    }
}

/// Whether a request may bring files: a form of the pages with files, or one of the API's addresses that take one. All of them
/// read with a limit of their own and keep little of it ([`UploadForm`], [`RawUpload`](crate::auth::RawUpload)).
fn takes_files(request: &Request) -> bool {
    if request.method() != Method::POST {
        return false;
    }
    let path = request.uri().path();
    if super::api::is_api(path) {
        let parts: Vec<&str> = path.split('/').skip(3).collect();
        return !parts.contains(&"")
            && matches!(
                parts.as_slice(),
                ["me", "documents"]
                    | ["companies", _, "pictures"]
                    | ["clusters", _, "articles", _, "pictures"]
            );
    }
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(upload::is_multipart)
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
