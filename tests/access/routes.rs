//! All routes that there are: those of the API from its document, those of the portal from its router.
use std::collections::BTreeSet;

use lotse_tests::TestServer;
use serde_json::Value;

/// The checked-in document; another test holds it against the code.
pub fn document() -> Value {
    serde_json::from_str(include_str!("../../crates/gateway/openapi.json")).expect("JSON")
}

pub fn of_the_api() -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for (path, item) in document()["paths"].as_object().expect("paths") {
        for method in item.as_object().expect("a path").keys() {
            if ["get", "post", "put", "patch", "delete"].contains(&method.as_str()) {
                found.insert((method.to_uppercase(), path.clone()));
            }
        }
    }
    found
}

/// Every page of the portal, with the methods that it takes: the router's own list of paths, and what each says to a method
/// that none of them knows.
pub async fn of_the_portal(server: &TestServer) -> BTreeSet<(String, String)> {
    let listed = format!("{:?}", server.portal());
    let mut paths: BTreeSet<String> = listed
        .split("RouteId(")
        .filter_map(|piece| piece.split_once("): \"")?.1.split('"').next().map(str::to_owned))
        .collect();
    // The same pages again in English and in the portals of clusters.
    paths.retain(|path| {
        path == "/c/{cluster}/farben.css" || !["/en", "/c/"].iter().any(|p| path.starts_with(p))
    });
    paths.retain(|path| !path.contains("__private__axum"));
    assert!(
        paths.contains("/suche") && paths.len() > 40,
        "the router's paths are not found any more: {paths:?}"
    );
    let mut found = BTreeSet::new();
    // Of no cluster, the portal says that there is no such page before it looks at the method.
    lotse_tests::world::cluster(&server.db, "cluster").await;
    for path in paths {
        let address = path.replace(['{', '}', '*'], "");
        let answer = server.http.patch(format!("{}{address}", server.base)).send().await.expect("an answer");
        assert_eq!(answer.status(), 405, "{path}");
        let allow = answer.headers()["allow"].to_str().expect("text").to_owned();
        for method in allow.split(',').map(str::trim).filter(|method| *method != "HEAD") {
            found.insert((method.to_owned(), path.clone()));
        }
    }
    found
}
