//! The outermost layer: it names the request, logs and counts it, and gives every answer its headers.
use std::{sync::Arc, time::Instant};

use axum::{
    extract::{MatchedPath, Request, State},
    http::Method,
    middleware::Next,
    response::Response,
};
use tracing::Instrument;

use super::{HttpSettings, Refused, RequestId, api, headers, request_id};
use crate::Problem;

pub(super) async fn observe(
    State(settings): State<Arc<HttpSettings>>,
    mut request: Request,
    next: Next,
) -> Response {
    let id = RequestId::of(request.headers());
    request.extensions_mut().insert(id.clone());
    let mut line = Line::begin(&request);
    let span = tracing::info_span!("request", request_id = %id, method = line.method, route = line.route);
    let path = request.uri().path().to_owned();
    let is_api = api::is_api(&path);
    let page = settings.error_page.as_ref().filter(|_| !is_api).map(|page| (page, request.headers().clone()));
    async {
        let mut response =
            if is_api && api::is_preflight(&request) { api::preflight() } else { next.run(request).await };
        if let Some(problem) = response.extensions_mut().remove::<Problem>() {
            let allow = response.headers_mut().remove(axum::http::header::ALLOW);
            response = match page {
                Some((draw, headers)) => {
                    let refused =
                        Refused { problem: &problem, request_id: &id, path: &path, headers: &headers };
                    let mut page = draw(&refused);
                    *page.status_mut() = problem.status();
                    page
                }
                None => problem.respond(Some(&path), Some(id.as_str())),
            };
            if let Some(allow) = allow {
                response.headers_mut().insert(axum::http::header::ALLOW, allow);
            }
        }
        let fields = response.headers_mut();
        headers::secure(fields, is_api, settings.https);
        headers::weaken_compressed(fields);
        if is_api {
            api::open_for_reading(fields);
        }
        if let Some(value) = id.header() {
            fields.insert(request_id::HEADER, value);
        }
        line.end(response.status().as_u16());
        response
    }
    .instrument(span)
    .await
}

/// The one line that a request leaves in the log, and its counts. Neither holds the query, which may name people.
struct Line {
    started: Instant,
    method: &'static str,
    route: String,
    status: Option<u16>,
}

impl Line {
    fn begin(request: &Request) -> Self {
        let route = request.extensions().get::<MatchedPath>().map_or("unmatched", MatchedPath::as_str);
        Self {
            started: Instant::now(),
            method: known(request.method()),
            route: route.to_owned(),
            status: None,
        }
    }

    fn end(&mut self, status: u16) {
        self.status = Some(status);
        self.write(status);
    }

    fn write(&self, status: u16) {
        let took = self.started.elapsed();
        let ms = (took.as_secs_f64() * 10_000.0).round() / 10.0;
        // Probes come every few seconds and say nothing.
        if matches!(self.route.as_str(), "/livez" | "/readyz" | "/metrics") && status == 200 {
            tracing::debug!(status, ms, "answered");
        } else {
            tracing::info!(status, ms, "answered");
        }
        metrics::counter!(
            "http_requests_total",
            "method" => self.method, "route" => self.route.clone(), "status" => status.to_string()
        )
        .increment(1);
        metrics::histogram!(
            "http_request_duration_seconds",
            "method" => self.method, "route" => self.route.clone()
        )
        .record(took.as_secs_f64());
    }
}

/// 499, as nginx has it, stands for a client that went away before its answer.
impl Drop for Line {
    fn drop(&mut self) {
        if self.status.is_none() {
            self.write(499);
        }
    }
}

/// Methods are chosen by the client: only known ones become labels.
fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}
