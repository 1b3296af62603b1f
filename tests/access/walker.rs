//! Promise Z2: what is somebody else's and what never was get byte-equal answers, in path, query and body alike.
//!
//! Every place of the API's document that carries an id is walked: a parameter in a path or query, or a field of a body,
//! whose value names a thing. A new one fails here until somebody says in `foreign` what stands behind it.
use std::collections::BTreeSet;

use lotse_tests::{Backend, on_both_databases};
use reqwest::Response;
use serde_json::{Map, Value};

use crate::{
    asking::ask,
    places::{Foreign, fill, foreign, sample},
    routes::document,
    world::{KINDS, World},
};

on_both_databases!(foreign_and_unknown_are_answered_alike);

/// One place that carries an id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    method: String,
    path: String,
    /// `path`, `query` or `body`.
    within: &'static str,
    name: String,
}

/// Names of what carries an id, besides whatever has the format `uuid`.
const ID_NAMES: [&str; 8] = ["slug", "id", "cluster", "company", "company_id", "challenge", "token", "mail"];

fn places(document: &Value) -> BTreeSet<Place> {
    let mut found = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let mut add = |within, name: &str| {
                let (method, name) = (method.to_uppercase(), name.to_owned());
                found.insert(Place { method, path: path.clone(), within, name });
            };
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                let name = parameter["name"].as_str().unwrap();
                let is_id = parameter["schema"]["format"] == "uuid" || ID_NAMES.contains(&name);
                match parameter["in"].as_str().unwrap() {
                    "path" => add("path", name),
                    "query" if is_id => add("query", name),
                    _ => {}
                }
            }
            let body = &operation["requestBody"]["content"]["application/json"]["schema"];
            for (name, schema) in fields(document, body) {
                if schema["format"] == "uuid" || ID_NAMES.contains(&name.as_str()) {
                    add("body", &name);
                }
            }
        }
    }
    found
}

/// The fields of a body, through references and alternatives.
fn fields(document: &Value, schema: &Value) -> Map<String, Value> {
    let mut found = Map::new();
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap();
        found.extend(fields(document, &document["components"]["schemas"][name]));
    }
    for word in ["oneOf", "anyOf", "allOf"] {
        for part in schema[word].as_array().into_iter().flatten() {
            found.extend(fields(document, part));
        }
    }
    if let Some(properties) = schema["properties"].as_object() {
        found.extend(properties.clone());
    }
    found
}

async fn foreign_and_unknown_are_answered_alike(backend: Backend) {
    let world = Box::pin(World::make(backend)).await;
    let document = document();
    let places = places(&document);
    assert!(places.len() > 40, "the document's ids are not found any more");
    let mut walked = 0;
    let mut wrong = Vec::new();
    for place in &places {
        let (theirs, nobodys) = match foreign(&world, &place.method, &place.path, &place.name).await {
            Foreign::Walk { theirs, nobodys } => (theirs, nobodys),
            // Public, or the caller's own words: what is there is for everyone, or nobody's.
            Foreign::Public => continue,
        };
        assert_eq!(theirs.len(), nobodys.len(), "{place:?}: of one length, or the lengths tell");
        for kind in strangers_to(place) {
            let caller = &world.callers[kind];
            let one = answer(&world, kind, caller, place, &theirs).await;
            let two = answer(&world, kind, caller, place, &nobodys).await;
            if one != two {
                wrong.push(format!("{place:?} for {kind}:\\n  {one}\\n  {two}"));
            }
            walked += 1;
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {walked} answers tell what is there:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    println!("{walked} pairs of answers over {} places are byte-equal", places.len());
}

/// Who has no business with what `foreign` names: everything there belongs to the cluster `sued` or to another person.
fn strangers_to(place: &Place) -> impl Iterator<Item = &'static str> + use<> {
    // What somebody has booked is also seen by whoever runs the event, and that operators may for every cluster.
    let run_by_operators = place.method == "GET" && place.path.starts_with("/api/v1/me/bookings/{id}");
    let operators_too = place.path.contains("/me/") && !run_by_operators;
    KINDS.into_iter().filter(move |kind| match *kind {
        "other_admin" | "other_manager" => false,
        "operator" => operators_too,
        _ => true,
    })
}

async fn answer(world: &World, kind: &str, caller: &crate::world::Caller, place: &Place, id: &str) -> String {
    let mut path = place.path.clone();
    let mut body: Option<Value> = sample(&place.method, &place.path);
    match place.within {
        "path" => path = path.replace(&format!("{{{}}}", place.name), id),
        "query" => path = format!("{path}?{}={id}", place.name),
        _ => {
            let body = body.as_mut().unwrap_or_else(|| panic!("{place:?} has no sample body"));
            body[&place.name] = Value::String(id.to_owned());
        }
    }
    let path = fill(world, &path).await;
    let body = match body {
        Some(body) => Some(fill(world, &body.to_string()).await),
        None => None,
    };
    let response = ask(world, caller, &place.method, &path, body.as_deref()).await;
    assert!(!response.status().is_server_error(), "{place:?} for {kind}: {}", response.status());
    written(response, id).await
}

/// The whole answer as text: status, headers and body, without what differs by nature (date, request id) and without the
/// id itself, which the caller has said.
async fn written(response: Response, id: &str) -> String {
    let mut text = response.status().to_string();
    let mut headers: Vec<String> = response
        .headers()
        .iter()
        .filter(|(name, _)| !["date", "x-request-id"].contains(&name.as_str()))
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap_or("?")))
        .collect();
    headers.sort();
    let request_id = response.headers()["x-request-id"].to_str().unwrap().to_owned();
    text.push_str(&headers.join("\n"));
    text.push_str(&response.text().await.unwrap());
    text.replace(&request_id, "REQUEST").replace(id, "ID")
}
