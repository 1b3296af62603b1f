//! The layers around every request, the same for API, pages and operators' addresses.
mod api;
mod guard;
mod headers;
mod observe;
mod request_id;

use std::{fmt, sync::Arc, time::Duration};

use axum::{
    Router, extract::DefaultBodyLimit, http::HeaderMap, middleware::from_fn_with_state, response::Response,
};
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer, Predicate,
        predicate::{DefaultPredicate, NotForContentType},
    },
};

use crate::Problem;
pub use request_id::RequestId;

/// What a page that reports a problem is made from.
pub struct Refused<'a> {
    pub problem: &'a Problem,
    pub request_id: &'a RequestId,
    /// Path of the request.
    pub path: &'a str,
    /// Headers of the request: language, host.
    pub headers: &'a HeaderMap,
}

/// Draws the page for a problem outside `/api`; status and security headers are set around it.
pub type ErrorPage = Arc<dyn Fn(&Refused<'_>) -> Response + Send + Sync>;

/// How requests are treated, whatever they ask for.
#[derive(Clone)]
pub struct HttpSettings {
    /// Whether the public address is https: then browsers are told to insist on it (RFC 6797).
    pub https: bool,
    /// Largest body in bytes; where files are taken it is [`UploadForm::READS`](crate::auth::UploadForm::READS).
    pub body_limit: usize,
    /// After this time a request is answered with 503, whatever it is doing; one that brings files after four times as much.
    pub request_timeout: Duration,
    /// Turns a problem outside `/api` into a page; without it, it stays JSON.
    pub error_page: Option<ErrorPage>,
}

impl Default for HttpSettings {
    fn default() -> Self {
        Self {
            https: false,
            body_limit: 1024 * 1024,
            request_timeout: Duration::from_secs(30),
            error_page: None,
        }
    }
}

impl fmt::Debug for HttpSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpSettings")
            .field("https", &self.https)
            .field("body_limit", &self.body_limit)
            .field("request_timeout", &self.request_timeout)
            .finish_non_exhaustive()
    }
}

/// Puts the layers around the whole router. Called once, after everything is merged.
///
/// From outside: request id, log line, metrics, security headers and CORS; compression; limits of time and size; panics
/// become 500.
pub fn harden(router: Router, settings: &HttpSettings) -> Router {
    let settings = Arc::new(settings.clone());
    let compress = CompressionLayer::new()
        // Brotli's own default, 11, costs a hundred times as much for a few percent.
        .quality(CompressionLevel::Precise(4))
        .compress_when(DefaultPredicate::new().and(NotForContentType::const_new("font/")));
    router
        .layer(DefaultBodyLimit::disable())
        .layer(CatchPanicLayer::custom(guard::panicked))
        .layer(from_fn_with_state(Arc::clone(&settings), guard::guard))
        .layer(compress)
        .layer(from_fn_with_state(settings, observe::observe))
}

#[cfg(test)]
mod tests;
