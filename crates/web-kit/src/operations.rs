//! What operators and their machines ask: `/livez`, `/readyz`, `/metrics`.
use std::{collections::BTreeMap, fmt, future::Future, pin::Pin, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Serialize;

use crate::{
    Json, Metrics,
    metrics::render_gauges,
    problem::{Code, Problem},
};

type Boxed<T> = Pin<Box<dyn Future<Output = T> + Send>>;
type Probe<T> = Box<dyn Fn() -> Boxed<T> + Send + Sync>;

/// A check that takes longer than this has failed.
const PATIENCE: Duration = Duration::from_secs(2);

/// The checks and gauges of this process.
#[derive(Default)]
pub struct Operations {
    metrics: Option<Metrics>,
    checks: Vec<(&'static str, Probe<Result<(), String>>)>,
    gauges: Vec<(&'static str, &'static str, Probe<Option<f64>>)>,
}

impl Operations {
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers `/metrics` from this recorder.
    #[must_use]
    pub fn metrics(mut self, metrics: Metrics) -> Self {
        self.metrics = Some(metrics);
        self
    }

    /// Something without which this process is not ready, under a short name (`database`). The error is logged; the
    /// answer only names the check, for anyone may ask.
    #[must_use]
    pub fn check<F, Fut>(mut self, name: &'static str, check: F) -> Self
    where
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), String>> + Send + 'static,
    {
        self.checks.push((name, Box::new(move || Box::pin(check()))));
        self
    }

    /// A figure that is read whenever the metrics are, under a Prometheus name (`lotse_index_documents`); none leaves
    /// it out.
    #[must_use]
    pub fn gauge<F, Fut>(mut self, name: &'static str, description: &'static str, read: F) -> Self
    where
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Option<f64>> + Send + 'static,
    {
        self.gauges.push((name, description, Box::new(move || Box::pin(read()))));
        self
    }

    /// The three addresses.
    pub fn router(self) -> Router {
        Router::new()
            .route("/livez", get(livez))
            .route("/readyz", get(readyz))
            .route("/metrics", get(figures))
            .with_state(Arc::new(self))
    }
}

impl fmt::Debug for Operations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let checks: Vec<_> = self.checks.iter().map(|(name, _)| name).collect();
        f.debug_struct("Operations").field("checks", &checks).finish_non_exhaustive()
    }
}

#[derive(Serialize)]
struct ReadyOut {
    status: &'static str,
    checks: BTreeMap<&'static str, &'static str>,
}

const FRESH: [(header::HeaderName, HeaderValue); 1] =
    [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];

/// Whether the process answers at all; it asks nobody else, or a slow database would get it restarted.
async fn livez() -> Response {
    let alive = ReadyOut { status: "ok", checks: BTreeMap::new() };
    (FRESH, Json(alive)).into_response()
}

async fn readyz(State(operations): State<Arc<Operations>>) -> Response {
    let mut out = ReadyOut { status: "ok", checks: BTreeMap::new() };
    for (name, check) in &operations.checks {
        let result =
            tokio::time::timeout(PATIENCE, check()).await.unwrap_or_else(|_| Err("no answer in time".into()));
        let word = match result {
            Ok(()) => "ok",
            Err(error) => {
                tracing::warn!(check = name, error, "not ready");
                out.status = "failing";
                "failing"
            }
        };
        out.checks.insert(name, word);
    }
    let status = if out.status == "ok" { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, FRESH, Json(out)).into_response()
}

async fn figures(State(operations): State<Arc<Operations>>) -> Response {
    let Some(metrics) = &operations.metrics else {
        return Problem::new(Code::NotFound, "metrics are switched off").into_response();
    };
    let mut text = metrics.render();
    let mut gauges = BTreeMap::new();
    for (name, description, read) in &operations.gauges {
        if let Ok(Some(value)) = tokio::time::timeout(PATIENCE, read()).await {
            gauges.insert(*name, (*description, value));
        }
    }
    render_gauges(&mut text, &gauges);
    (FRESH, [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response()
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, http::Request};
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    use super::Operations;
    use crate::Metrics;

    async fn ask(operations: Operations, path: &str) -> (u16, String) {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = operations.router().oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn readiness_names_the_failing_check_and_not_its_cause() {
        let operations = || {
            Operations::new()
                .check("database", || async { Ok(()) })
                .check("index", || async { Err("no such file: secret".to_owned()) })
        };
        assert_eq!(ask(operations(), "/livez").await.0, 200);
        let (status, body) = ask(operations(), "/readyz").await;
        assert_eq!(status, 503);
        assert_eq!(body, "{\"status\":\"failing\",\"checks\":{\"database\":\"ok\",\"index\":\"failing\"}}");
        assert_eq!(ask(Operations::new(), "/readyz").await.0, 200);
    }

    #[tokio::test]
    async fn gauges_are_read_when_asked_for() {
        let metrics = Metrics::install().unwrap();
        let operations =
            Operations::new()
                .metrics(metrics)
                .gauge("lotse_index_documents", "Documents.", || async { Some(42.0) });
        let (status, body) = ask(operations, "/metrics").await;
        assert_eq!(status, 200);
        assert!(body.contains("# TYPE lotse_index_documents gauge\nlotse_index_documents 42\n"), "{body}");
        assert_eq!(ask(Operations::new(), "/metrics").await.0, 404);
    }
}
