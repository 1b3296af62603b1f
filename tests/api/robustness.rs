//! Promises R5 and R6: bad input is normal input, and half-sent requests hurt nobody.
use std::time::Duration;

use lotse_tests::{Backend, TestServer, on_both_databases, world};
use serde_json::Value;
use tokio::{io::AsyncWriteExt, net::TcpStream};

on_both_databases!(bad_input_is_a_4xx_with_a_problem, operators_questions_are_answered);

async fn bad_input_is_a_4xx_with_a_problem(backend: Backend) {
    let server = TestServer::start(backend).await;
    let cluster = world::cluster(&server.db, "nord").await;
    let run = world::run_of(&cluster, "template");
    world::import(&server.db, run, vec![world::record(1, "1", world::draft("Koch", "Adler", "23552"))]).await;
    server.caught_up().await;
    let long = "x".repeat(4_000);
    let words = "koch%20".repeat(1_000);
    for path in [
        "/api/v1/vacancies/not-an-id".to_owned(),
        "/api/v1/vacancies/%FF%FE".to_owned(),
        "/api/v1/search?q=%FF%FE%00".to_owned(),
        "/api/v1/search?q=a%CC%88%CC%88%CC%88%00*?[](){}^~\"".to_owned(),
        format!("/api/v1/search?q={long}"),
        format!("/api/v1/search?q={words}"),
        "/api/v1/search?lat=NaN&lon=1".to_owned(),
        "/api/v1/search?lat=1e400&lon=1".to_owned(),
        "/api/v1/search?lat=91&lon=0".to_owned(),
        "/api/v1/search?radius_km=-1".to_owned(),
        "/api/v1/search?radius_km=99999999999999999999".to_owned(),
        "/api/v1/search?start_year=99999999999".to_owned(),
        "/api/v1/search?after=AAAA".to_owned(),
        "/api/v1/search?limit=0".to_owned(),
        "/api/v1/companies/%00".to_owned(),
        "/api/v1/companies?after=%00&limit=5".to_owned(),
        "/api/v1/occupations/%00".to_owned(),
        "/api/v1/places?query=%00".to_owned(),
        "/api/v1/suggest?q=%00".to_owned(),
        "/suche?q=%00&ort=%FF&umkreis=zehn&art=alles".to_owned(),
        "/stellen/x-y".to_owned(),
        "/unternehmen/%00".to_owned(),
        "/c/%00".to_owned(),
    ] {
        let response = server.get(&path).await;
        let status = response.status().as_u16();
        let shown = &path[..path.len().min(80)];
        assert!(status < 500, "{shown}: {status}");
        if status >= 400 && path.starts_with("/api") {
            assert_eq!(response.headers()["content-type"], "application/problem+json", "{shown}");
            let problem: Value = response.json().await.unwrap();
            assert!(problem["title"].is_string() && problem["code"].is_string(), "{shown}: {problem}");
        }
        assert_eq!(server.json("/api/v1/search?q=koch").await["total"], 1, "still well after {shown}");
    }
}

async fn operators_questions_are_answered(backend: Backend) {
    let server = TestServer::start(backend).await;
    assert_eq!(server.get("/livez").await.status(), 200);
    assert_eq!(server.get("/readyz").await.status(), 200);
    let response = server.get("/api/v1/clusters").await;
    assert!(response.headers().contains_key("x-request-id"));
    let metrics = server.page("/metrics").await;
    assert!(metrics.contains("http_requests_total"), "{metrics}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_carries_the_strict_headers() {
    let server = TestServer::start(Backend::Sqlite).await;
    for path in ["/", "/suche", "/nirgends", "/api/v1/clusters", "/api/v1/nowhere", "/livez"] {
        let response = server.get(path).await;
        let headers = response.headers();
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert!(!headers.contains_key("set-cookie"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn others_may_read_the_api_from_their_pages() {
    let server = TestServer::start(Backend::Sqlite).await;
    let response = server
        .http
        .get(format!("{}/api/v1/clusters", server.base))
        .header("origin", "https://example.org")
        .send()
        .await
        .unwrap();
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
}

/// R5 in small: 500 half-sent requests stay open, and everyone else is served. (Figures are the benchmark's matter.)
#[tokio::test(flavor = "multi_thread")]
async fn half_sent_requests_do_not_keep_others_out() {
    let server = TestServer::start(Backend::Sqlite).await;
    let address = server.base.trim_start_matches("http://").to_owned();
    let mut open = Vec::new();
    for _ in 0..500 {
        let mut stream = TcpStream::connect(&address).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ").await.unwrap();
        open.push(stream);
    }
    for _ in 0..20 {
        let answered = tokio::time::timeout(Duration::from_secs(20), server.get("/api/v1/clusters")).await;
        assert_eq!(answered.expect("an answer").status(), 200);
    }
}
