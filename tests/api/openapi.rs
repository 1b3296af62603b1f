//! The checked-in document is what the code says, and every operation in it answers a stranger as it promises.
use lotse_tests::{Backend, TestServer};
use serde_json::Value;

const CHECKED_IN: &str = include_str!("../../crates/gateway/openapi.json");

fn document() -> Value {
    serde_json::from_str(CHECKED_IN).unwrap()
}

#[test]
fn the_checked_in_document_is_up_to_date() {
    let fresh = lotse_gateway::openapi().to_pretty_json().unwrap();
    assert!(
        fresh.trim() == CHECKED_IN.trim(),
        "crates/gateway/openapi.json is stale; write it anew: cargo run -p lotse -- openapi > crates/gateway/openapi.json"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_served_document_is_the_checked_in_one() {
    let server = TestServer::start(Backend::Sqlite).await;
    assert!(server.json("/api/v1/openapi.json").await == document(), "the served document is another one");
    assert_eq!(document()["openapi"], "3.1.0");
}

/// What anyone may ask without signing in. An operation that is not listed here must refuse a stranger with 401; so a
/// new one fails this test until somebody has decided.
const PUBLIC: &[(&str, &str)] = &[
    ("get", "/api/v1/lists/{file}"),
    ("get", "/api/v1/search"),
    ("get", "/api/v1/suggest"),
    // An alert without an account: nothing happens before its mail's link is used, which opens that alert alone.
    ("post", "/api/v1/alerts"),
    ("get", "/api/v1/alerts/{token}"),
    ("patch", "/api/v1/alerts/{token}"),
    ("delete", "/api/v1/alerts/{token}"),
    ("get", "/api/v1/vacancies/{id}"),
    ("get", "/api/v1/vacancies/{id}/questions"),
    // Whoever reports stays unknown.
    ("post", "/api/v1/vacancies/{id}/reports"),
    ("get", "/api/v1/companies"),
    ("get", "/api/v1/companies/{slug}"),
    ("get", "/api/v1/companies/{slug}/questions"),
    ("get", "/api/v1/pictures/{id}"),
    ("get", "/api/v1/occupations"),
    ("get", "/api/v1/occupations/{code}"),
    ("get", "/api/v1/occupations/{code}/suggestion"),
    ("get", "/api/v1/institutions"),
    ("get", "/api/v1/institutions/{slug}"),
    ("get", "/api/v1/study-programmes"),
    ("get", "/api/v1/study-programmes/{slug}"),
    ("get", "/api/v1/articles"),
    ("get", "/api/v1/articles/{slug}"),
    ("get", "/api/v1/places"),
    ("get", "/api/v1/clusters"),
    ("get", "/api/v1/clusters/{slug}"),
    ("get", "/api/v1/clusters/{slug}/answer_rule"),
    ("get", "/api/v1/problems"),
    ("get", "/.well-known/jwks.json"),
    ("post", "/api/v1/auth/codes"),
    ("post", "/api/v1/auth/tokens"),
    ("post", "/api/v1/auth/password"),
    // Applying without an account: nothing happens before the code of a mail is shown.
    ("post", "/api/v1/application_forms"),
    ("post", "/api/v1/application_forms/{id}/codes"),
    ("post", "/api/v1/application_forms/{id}/confirmation"),
    ("get", "/api/v1/events"),
    ("get", "/api/v1/events/{id}"),
    ("get", "/api/v1/events/{id}/calendar"),
    // Booking without an account, as with applications.
    ("post", "/api/v1/events/{id}/booking-forms"),
    ("post", "/api/v1/booking-forms/{id}/codes"),
    ("post", "/api/v1/booking-forms/{id}/confirmation"),
    // By the token of a link.
    ("get", "/api/v1/group-links/{token}"),
    ("post", "/api/v1/group-links/{token}/places"),
    ("get", "/api/v1/visit-consents/{token}"),
    ("post", "/api/v1/visit-consents/{token}"),
    ("post", "/api/v1/invitations/look"),
    ("post", "/api/v1/guardians/look"),
    ("post", "/api/v1/guardians/agree"),
    ("post", "/api/v1/guardians/refuse"),
    ("post", "/api/v1/guardians/withdraw"),
];

fn operations() -> Vec<(String, String)> {
    let document = document();
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in item
            .as_object()
            .unwrap()
            .keys()
            .filter(|k| ["get", "post", "put", "patch", "delete"].contains(&k.as_str()))
        {
            found.push((method.clone(), path.clone()));
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_are_refused_wherever_it_is_not_public() {
    let server = TestServer::start(Backend::Sqlite).await;
    let operations = operations();
    assert!(operations.len() >= PUBLIC.len());
    for (method, path) in operations {
        let public = PUBLIC.contains(&(method.as_str(), path.as_str()));
        let described = &document()["paths"][&path][&method]["security"];
        assert_eq!(described.is_null(), public, "{method} {path} is described otherwise");
        // Ids of the wrong form and bodies that are none: a stranger is refused before anything is looked at.
        let address = path
            .split('/')
            .map(|part| if part.starts_with('{') { "x" } else { part })
            .collect::<Vec<_>>()
            .join("/");
        let method = method.to_uppercase().parse().unwrap();
        let request = server.http.request(method, format!("{}{address}?unknown=1", server.base));
        let request = request.header("content-type", "application/json").body("{");
        let response = request.send().await.unwrap();
        let status = response.status();
        if public {
            assert!([200, 400, 404].contains(&status.as_u16()), "{path} answers {status}");
        } else {
            assert_eq!(status, 401, "{path} is neither listed as public nor refuses strangers");
            assert_eq!(response.headers()["www-authenticate"], "Bearer", "{path}");
            assert_eq!(response.headers()["cache-control"], "no-store", "{path}");
        }
    }
    // What is not in the document does not exist.
    for hidden in ["/api/v1/admin", "/api/v1/vacancies", "/api/v2/search", "/api"] {
        assert_eq!(server.get(hidden).await.status(), 404, "{hidden}");
    }
    let post = server.http.post(format!("{}/api/v1/search", server.base)).send().await.unwrap();
    assert_eq!(post.status(), 405);
}
