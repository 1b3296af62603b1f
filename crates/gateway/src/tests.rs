use std::sync::Arc;

use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, Request, header},
};
use http_body_util::BodyExt;
use lotse_documents::{Documents, Scanner};
use lotse_domain::{
    Db, Secrets,
    clock::SystemClock,
    place::{Gazetteer, Place, PlaceKind},
};
use lotse_search::SearchIndex;
use lotse_web_kit::{Auth, HttpSettings, harden};
use serde_json::Value;
use tower::ServiceExt;

use crate::{GatewayState, openapi, router};

/// The API over an empty database without tables, an empty index and one town.
async fn app() -> Router {
    let place = Place {
        kind: PlaceKind::Municipality,
        key: "09564000".into(),
        name: "Nürnberg".into(),
        district: "Nürnberg".into(),
        state: "BY".into(),
        latitude: 49.4521,
        longitude: 11.0767,
        population: 500_000,
    };
    let db = Db::connect("sqlite::memory:", 1).await.unwrap();
    let secrets = Secrets::from_text("a secret that only these tests know").unwrap();
    let folder = lotse_documents::Place::Folder(std::env::temp_dir().join("lotse-gateway-tests"));
    let documents = Documents::open(&folder, secrets.clone(), Scanner::None).unwrap();
    let auth = Auth::new(db.clone(), Arc::new(SystemClock), secrets, "http://127.0.0.1", Vec::new());
    let state = GatewayState {
        db,
        index: SearchIndex::in_memory().unwrap(),
        gazetteer: Arc::new(Gazetteer::new(vec![place])),
        clock: Arc::new(SystemClock),
        auth,
        documents,
        bounce_secret: Some(Arc::from("between the relay and us")),
    };
    // A page beside it, as in the binary: both must be reachable after the merge.
    let pages = Router::new().fallback(|| async { (axum::http::StatusCode::NOT_FOUND, "page") });
    harden(router(state).merge(pages), &HttpSettings::default())
}

async fn send(request: Request<Body>) -> (u16, HeaderMap, Bytes) {
    let response = app().await.oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    (parts.status.as_u16(), parts.headers, body.collect().await.unwrap().to_bytes())
}

async fn read(path: &str) -> (u16, HeaderMap, Value) {
    let (status, headers, body) = send(Request::get(path).body(Body::empty()).unwrap()).await;
    (status, headers, serde_json::from_slice(&body).unwrap_or(Value::Null))
}

#[tokio::test]
async fn an_empty_index_answers_with_alternatives_and_facets() {
    let (status, headers, body) =
        read("/api/v1/search?q=mechatroniker&near=N%C3%BCrnberg&radius_km=50").await;
    assert_eq!(status, 200, "{body}");
    assert_eq!(body["total"], 0);
    assert_eq!(body["near"]["name"], "Nürnberg");
    assert_eq!(body["near"]["radius_km"], 50.0);
    assert!(body["facets"]["kind"].is_array() && body["alternatives"]["wider"].is_array());
    assert!(headers[header::ETAG].to_str().unwrap().starts_with("W/"));
    assert_eq!(headers[header::CACHE_CONTROL], "no-cache");
    assert!(
        headers[header::LINK].to_str().unwrap().contains("q=mechatroniker&near=N%C3%BCrnberg&radius_km=50")
    );
}

#[tokio::test]
async fn what_is_wrong_with_a_search_is_told() {
    for (query, status, code, field, part) in [
        ("near=Atlantis", 422, "unknown_place", "near", "Atlantis"),
        ("near=N%C3%BCrnbrg", 422, "unknown_place", "near", "similar: Nürnberg (Bayern)"),
        ("kind=job", 400, "bad_query", "kind", "apprenticeship"),
        ("sort=best", 400, "bad_query", "sort", "relevance, distance, newest, start"),
        ("state=XX", 400, "bad_query", "state", "BW, BY"),
        ("limit=101", 400, "bad_query", "limit", "between 1 and 100"),
        ("radius_km=0", 400, "bad_query", "radius_km", "between 1 and 500"),
        ("lat=49", 400, "bad_query", "lat", "belong together"),
        ("umkreis=5", 400, "bad_query", "umkreis", "allowed: q, near, lat, lon, radius_km, kind"),
        ("after=nonsense", 400, "bad_cursor", "after", "next"),
    ] {
        let (got, headers, body) = read(&format!("/api/v1/search?{query}")).await;
        assert_eq!((got, body["code"].as_str().unwrap()), (status, code), "{query}: {body}");
        assert_eq!(body["errors"][0]["field"], field);
        assert!(body["errors"][0]["detail"].as_str().unwrap().contains(part), "{body}");
        assert_eq!(headers[header::CONTENT_TYPE], "application/problem+json");
        assert_eq!(body["instance"], "/api/v1/search");
    }
}

#[tokio::test]
async fn unknown_addresses_and_methods_are_problems_only_under_api() {
    for path in ["/api", "/api/", "/api/v1", "/api/v1/nothing", "/api/v2/search"] {
        let (status, _, body) = read(path).await;
        assert_eq!((status, &body["code"]), (404, &Value::from("not_found")), "{path}");
    }
    let (status, headers, body) = send(Request::post("/api/v1/search").body(Body::empty()).unwrap()).await;
    assert_eq!((status, headers[header::ALLOW].to_str().unwrap()), (405, "GET,HEAD"));
    assert!(String::from_utf8_lossy(&body).contains("method_not_allowed"));
    assert_eq!(&send(Request::get("/nothing").body(Body::empty()).unwrap()).await.2[..], b"page");
}

#[tokio::test]
async fn a_failing_database_is_a_fault_of_ours_without_details() {
    let (status, _, body) = read("/api/v1/clusters").await;
    assert_eq!((status, &body["code"]), (500, &Value::from("internal")));
    assert!(!body.to_string().contains("cluster\""), "{body}");
}

#[tokio::test]
async fn suggestions_mix_and_places_answer_304() {
    let (_, _, body) = read("/api/v1/suggest?q=N%C3%BC").await;
    assert_eq!(body["items"][0]["kind"], "place");
    let (_, headers, body) = read("/api/v1/places?query=nuern").await;
    assert_eq!(body["items"][0]["state_name"], "Bayern");
    let tag = headers[header::ETAG].clone();
    let again = Request::get("/api/v1/places?query=nuern").header(header::IF_NONE_MATCH, tag);
    assert_eq!(send(again.body(Body::empty()).unwrap()).await.0, 304);
    assert_eq!(read("/api/v1/places").await.0, 400);
}

#[tokio::test]
async fn the_documentation_loads_nothing_from_elsewhere() {
    assert_eq!(send(Request::get("/api/v1/docs").body(Body::empty()).unwrap()).await.0, 303);
    let (status, headers, page) = send(Request::get("/api/v1/docs/").body(Body::empty()).unwrap()).await;
    let page = String::from_utf8_lossy(&page).into_owned();
    assert_eq!(status, 200);
    assert!(!page.contains("http://") && !page.contains("https://") && !page.contains("src=\"//"), "{page}");
    let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("style-src 'self' 'unsafe-inline'") && !policy.contains("http"));
    assert!(!page.contains("<script>"), "an inline script would be refused");
    for (file, kind) in [
        ("swagger-ui.css", "text/css"),
        ("swagger-ui-bundle.js", "text/javascript"),
        ("swagger-ui-standalone-preset.js", "text/javascript"),
        ("swagger-initializer.js", "text/javascript"),
    ] {
        let (status, headers, body) =
            send(Request::get(format!("/api/v1/docs/{file}")).body(Body::empty()).unwrap()).await;
        assert_eq!((status, headers[header::CONTENT_TYPE].to_str().unwrap()), (200, kind), "{file}");
        if file == "swagger-initializer.js" {
            let script = String::from_utf8_lossy(&body);
            assert!(
                script.contains("/api/v1/openapi.json") && script.contains("\"validatorUrl\": \"none\""),
                "{script}"
            );
        }
    }
}

#[tokio::test]
async fn the_description_is_served_as_it_is_generated() {
    let (status, _, body) = read("/api/v1/openapi.json").await;
    assert_eq!(status, 200);
    assert_eq!(body, serde_json::to_value(openapi()).unwrap());
}

#[test]
fn the_description_is_whole() {
    let document = serde_json::to_value(openapi()).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["info"]["license"]["identifier"], "Apache-2.0 OR MIT");
    let text = document.to_string();
    assert!(!text.contains("\"null\""), "what is absent is not null");
    for (reference, _) in text.match_indices("#/components/schemas/") {
        let name = text[reference..].split(['"', '\\']).next().unwrap().rsplit('/').next().unwrap();
        assert!(document["components"]["schemas"].get(name).is_some(), "{name} is described nowhere");
    }
    let mut names = std::collections::BTreeSet::new();
    for (name, operation) in operations(&document) {
        for part in ["summary", "operationId", "responses", "tags"] {
            assert!(operation.get(part).is_some(), "{name} lacks {part}");
        }
        assert!(names.insert(operation["operationId"].to_string()), "{name} is named like another");
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            assert!(parameter["description"].as_str().is_some_and(|d| !d.is_empty()), "{name} {parameter}");
        }
        let answers = &operation["responses"];
        for (status, answer) in answers.as_object().unwrap() {
            let problem = answer["content"]["application/problem+json"].is_object();
            assert_eq!(problem, status.as_str() >= "400", "{name} {status}");
        }
        // People may lack a grant; the relay's secret fits or it does not.
        if operation["security"][0].get("bearer").is_some() {
            assert!(answers["401"].is_object() && answers["403"].is_object(), "{name} is private");
        }
        if operation.get("requestBody").is_some() {
            for status in ["400", "413", "415", "422"] {
                assert!(answers[status].is_object(), "{name} takes a body, so it may answer {status}");
            }
        }
        let keyed = name.contains('{');
        assert!(!keyed || (answers["400"].is_object() && answers["404"].is_object()), "{name} takes a key");
    }
    assert!(names.len() > 60, "{}", names.len());
    assert_eq!(document["components"]["securitySchemes"]["bearer"]["scheme"], "bearer");
}

fn operations(document: &Value) -> Vec<(String, &Value)> {
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in ["get", "put", "post", "patch", "delete"] {
            found.extend(item.get(method).map(|operation| (format!("{method} {path}"), operation)));
        }
    }
    found
}

#[tokio::test]
async fn a_relay_that_shows_no_secret_reports_nothing() {
    for given in [None, Some("Bearer"), Some("Bearer wrong"), Some("Basic between the relay and us")] {
        let mut request =
            Request::post("/api/v1/hooks/bounces").header(header::CONTENT_TYPE, "application/json");
        if let Some(given) = given {
            request = request.header(header::AUTHORIZATION, given);
        }
        // What it says is not even read.
        assert_eq!(send(request.body(Body::from("{")).unwrap()).await.0, 401, "{given:?}");
    }
    let request = Request::post("/api/v1/hooks/bounces")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::AUTHORIZATION, "bearer between the relay and us");
    assert_eq!(send(request.body(Body::from("{")).unwrap()).await.0, 400);
}

/// The parameters are described in one type and read by another: they must be the same.
#[tokio::test]
async fn every_described_parameter_is_read_and_no_other() {
    let document = serde_json::to_value(openapi()).unwrap();
    for (path, item) in document["paths"].as_object().unwrap() {
        // Strangers are refused before their parameters are looked at.
        if item["get"].get("security").is_some() {
            continue;
        }
        let described: Vec<&str> = item["get"]["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|parameter| parameter["in"] == "query")
            .map(|parameter| parameter["name"].as_str().unwrap())
            .collect();
        if described.is_empty() {
            continue;
        }
        let (status, _, body) = read(&format!("{path}?surely_unknown=1")).await;
        assert_eq!(status, 400, "{path}");
        let detail = body["errors"].as_array().unwrap().last().unwrap()["detail"].as_str().unwrap();
        let (_, allowed) = detail.split_once("allowed: ").unwrap();
        let mut allowed: Vec<&str> = allowed.split(", ").collect();
        let mut described = described;
        allowed.sort_unstable();
        described.sort_unstable();
        assert_eq!(described, allowed, "{path}");
    }
}
