use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, Method, Request, header},
    response::IntoResponse,
    routing::{any, get, post},
};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

use super::{HttpSettings, RequestId, harden};
use crate::{
    Answer, Caching, Conditional, Json, Reply,
    problem::{Code, Problem},
};

fn settings() -> HttpSettings {
    HttpSettings { body_limit: 1000, request_timeout: Duration::from_millis(50), ..HttpSettings::default() }
}

fn router() -> Router {
    async fn long(conditional: Conditional) -> Reply<impl IntoResponse> {
        Ok(Answer::json(&"x".repeat(5000), Caching::Revalidate)?.version(3).respond(&conditional))
    }
    async fn panics(State(yes): State<bool>) -> &'static str {
        assert!(!yes, "secret inner state");
        "no"
    }
    async fn slow() -> &'static str {
        tokio::time::sleep(Duration::from_mins(1)).await;
        "late"
    }
    async fn missing() -> Problem {
        Problem::not_found("thing")
    }
    async fn read(body: Result<Bytes, axum::extract::rejection::BytesRejection>) -> Result<String, Problem> {
        body.map(|bytes| bytes.len().to_string()).map_err(|_| Problem::new(Code::BodyTooLarge, "too large"))
    }
    Router::new()
        .route("/api/long", get(long))
        .route("/api/panic", get(panics))
        .route("/api/slow", get(slow))
        .route("/api/missing", get(missing))
        .route("/api/read", post(read))
        .route("/api/json", post(|Json(value): Json<Value>| async move { value.to_string() }))
        .route("/api/id", get(|id: RequestId| async move { id.to_string() }))
        .route("/api/{*rest}", any(missing))
        .route("/page", get(|| async { "page" }))
        .route("/page/missing", get(missing))
        .with_state(true)
}

async fn send(settings: &HttpSettings, request: Request<Body>) -> (u16, HeaderMap, Bytes) {
    let response = harden(router(), settings).oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    (parts.status.as_u16(), parts.headers, body.collect().await.unwrap().to_bytes())
}

async fn read(path: &str) -> (u16, HeaderMap, Bytes) {
    send(&settings(), Request::get(path).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    for (path, status) in [
        ("/page", 200),
        ("/nowhere", 404),
        ("/api/nowhere", 404),
        ("/api/panic", 500),
        ("/api/slow", 503),
        ("/api/json", 405),
    ] {
        let (got, headers, _) = read(path).await;
        assert_eq!(got, status, "{path}");
        let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}");
        for name in [
            "x-content-type-options",
            "x-frame-options",
            "referrer-policy",
            "permissions-policy",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy",
            "x-request-id",
        ] {
            assert!(headers.contains_key(name), "{path} {name}");
        }
        assert!(!headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
    }
}

#[tokio::test]
async fn only_https_insists_on_https() {
    let https = HttpSettings { https: true, ..settings() };
    let (_, headers, _) = send(&https, Request::get("/page").body(Body::empty()).unwrap()).await;
    assert!(headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
}

#[tokio::test]
async fn a_panic_is_a_problem_that_tells_nothing() {
    let (status, headers, body) = read("/api/panic").await;
    assert_eq!((status, headers[header::CONTENT_TYPE].to_str().unwrap()), (500, "application/problem+json"));
    let body: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(body["code"], "internal");
    assert_eq!(body["instance"], "/api/panic");
    assert_eq!(body["request_id"], headers["x-request-id"].to_str().unwrap());
    assert!(!body.to_string().contains("secret"));
}

#[tokio::test]
async fn a_request_that_takes_too_long_is_given_up() {
    let (status, headers, body) = read("/api/slow").await;
    assert_eq!((status, headers[header::RETRY_AFTER].to_str().unwrap()), (503, "5"));
    assert!(String::from_utf8_lossy(&body).contains("\"timeout\""));
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_announced_or_not() {
    let announced = Request::post("/api/read").header("content-length", "5000").body(Body::empty()).unwrap();
    assert_eq!(send(&settings(), announced).await.0, 413);
    let unannounced = |kind: &str, path: &str| {
        let stream = http_body_util::StreamBody::new(chunked(20, 100));
        Request::post(path).header("content-type", kind).body(Body::new(stream)).unwrap()
    };
    assert_eq!(send(&settings(), unannounced("text/plain", "/api/read")).await.0, 413);
    assert_eq!(send(&settings(), unannounced("application/json", "/api/json")).await.0, 413);
    let fits = Request::post("/api/read").body(Body::from(vec![b'x'; 1000])).unwrap();
    assert_eq!(send(&settings(), fits).await.2, "1000");
}

/// So many chunks of so many bytes, without a length told beforehand.
fn chunked(
    chunks: usize,
    size: usize,
) -> impl futures_util::Stream<Item = Result<hyper::body::Frame<Bytes>, std::convert::Infallible>> + Send {
    futures_util::stream::iter(
        (0..chunks).map(move |_| Ok(hyper::body::Frame::data(Bytes::from(vec![b'1'; size])))),
    )
}

#[tokio::test]
async fn a_sane_request_id_is_kept_and_another_replaced() {
    let ask = |id: &str| Request::get("/api/id").header("x-request-id", id).body(Body::empty()).unwrap();
    let (_, headers, body) = send(&settings(), ask("edge-0123456789")).await;
    assert_eq!(
        (headers["x-request-id"].to_str().unwrap(), &body[..]),
        ("edge-0123456789", &b"edge-0123456789"[..])
    );
    for odd in ["a b c d e f g", "short", "{\"x\": \"yyyyy\"}", &"x".repeat(65)] {
        let (_, headers, body) = send(&settings(), ask(odd)).await;
        assert!(uuid::Uuid::parse_str(headers["x-request-id"].to_str().unwrap()).is_ok(), "{odd}");
        assert_eq!(headers["x-request-id"].as_bytes(), &body[..]);
    }
}

#[tokio::test]
async fn other_sites_may_read_the_api_and_nothing_else() {
    let from_elsewhere = |method: Method, path: &str| {
        Request::builder()
            .method(method)
            .uri(path)
            .header(header::ORIGIN, "https://example.org")
            .header(header::ACCESS_CONTROL_REQUEST_METHOD, "GET")
            .body(Body::empty())
            .unwrap()
    };
    let (status, headers, _) = send(&settings(), from_elsewhere(Method::OPTIONS, "/api/long")).await;
    assert_eq!(status, 204);
    assert_eq!(headers[header::ACCESS_CONTROL_ALLOW_METHODS], "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    for path in ["/api/long", "/api/missing"] {
        let (_, headers, _) = send(&settings(), from_elsewhere(Method::GET, path)).await;
        assert_eq!(headers[header::ACCESS_CONTROL_ALLOW_ORIGIN], "*");
        assert_eq!(headers["cross-origin-resource-policy"], "cross-origin");
        assert!(!headers.contains_key(header::ACCESS_CONTROL_ALLOW_CREDENTIALS));
    }
    let (status, headers, _) = send(&settings(), from_elsewhere(Method::OPTIONS, "/page")).await;
    assert_eq!(status, 405);
    assert!(!headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN));
    assert_eq!(headers["cross-origin-resource-policy"], "same-origin");
}

#[tokio::test]
async fn a_compressed_answer_has_a_weak_tag_that_still_matches() {
    let ask = |tag: Option<&str>| {
        let request = Request::get("/api/long").header(header::ACCEPT_ENCODING, "br, gzip");
        let request = if let Some(tag) = tag { request.header(header::IF_NONE_MATCH, tag) } else { request };
        request.body(Body::empty()).unwrap()
    };
    let (status, headers, body) = send(&settings(), ask(None)).await;
    assert_eq!((status, headers[header::CONTENT_ENCODING].to_str().unwrap()), (200, "br"));
    assert!(body.len() < 1000);
    let tag = headers[header::ETAG].to_str().unwrap();
    assert!(tag.starts_with("W/\"3-"));
    let (status, _, body) = send(&settings(), ask(Some(tag))).await;
    assert_eq!((status, body.len()), (304, 0));
}

#[tokio::test]
async fn a_problem_outside_the_api_becomes_a_page_where_there_is_one() {
    let page = HttpSettings {
        error_page: Some(Arc::new(|refused| {
            axum::response::Html(format!("<h1>{}</h1>", refused.problem.detail())).into_response()
        })),
        ..settings()
    };
    let ask = |path: &str| Request::get(path).body(Body::empty()).unwrap();
    let (status, headers, body) = send(&page, ask("/page/missing")).await;
    assert_eq!((status, &body[..]), (404, &b"<h1>thing not found</h1>"[..]));
    assert!(headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/html"));
    assert_eq!(send(&page, ask("/api/missing")).await.1[header::CONTENT_TYPE], "application/problem+json");
}
