use axum::{
    Router,
    body::Body,
    http::Request,
    routing::{get, post},
};
use http_body_util::BodyExt;
use lotse_domain::vacancy::Kind;
use serde::Deserialize;
use serde_json::{Value, json};
use tower::ServiceExt;
use uuid::Uuid;

use super::{Json, Params, Path, Query, QueryParams};

struct Search {
    q: Option<String>,
    kinds: Vec<Kind>,
    radius: Option<f64>,
}

impl QueryParams for Search {
    fn read(params: &mut Params) -> Self {
        Self {
            q: params.text("q", 5),
            kinds: params.words("kind"),
            radius: params.number("radius_km", &(1.0..=500.0)),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body1 {
    places: u8,
}

fn app() -> Router {
    async fn search(Query(query): Query<Search>) -> Json<Value> {
        let kinds: Vec<_> = query.kinds.iter().map(|kind| kind.as_str()).collect();
        Json(json!({ "q": query.q, "kinds": kinds, "radius": query.radius }))
    }
    async fn show(Path(id): Path<Uuid>) -> String {
        id.to_string()
    }
    async fn by_slug(Path(slug): Path<String>) -> String {
        slug
    }
    async fn write(Json(body): Json<Body1>) -> String {
        body.places.to_string()
    }
    Router::new()
        .route("/search", get(search))
        .route("/things/{id}", get(show))
        .route("/named/{slug}", get(by_slug))
        .route("/write", post(write))
}

async fn send(request: Request<Body>) -> (u16, Value) {
    let response = app().oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    if status != 200 {
        assert_eq!(response.headers()["content-type"], "application/problem+json");
    }
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, serde_json::from_slice(&body).unwrap_or(Value::Null))
}

async fn read(path: &str) -> (u16, Value) {
    send(Request::get(path).body(Body::empty()).unwrap()).await
}

async fn write(kind: &str, body: &str) -> (u16, Value) {
    send(Request::post("/write").header("content-type", kind).body(Body::from(body.to_owned())).unwrap())
        .await
}

#[tokio::test]
async fn lists_may_be_repeated_or_joined() {
    let (status, body) = read("/search?q=+M%C3%BC+&kind=apprenticeship&kind=dual_study,internship").await;
    assert_eq!(status, 200);
    assert_eq!(
        body,
        json!({ "q": "Mü", "kinds": ["apprenticeship", "dual_study", "internship"], "radius": null })
    );
}

#[tokio::test]
async fn an_unknown_parameter_is_named_with_what_is_allowed() {
    let (status, body) = read("/search?radius=5").await;
    assert_eq!((status, &body["code"]), (400, &json!("bad_query")));
    assert_eq!(body["errors"][0]["field"], "radius");
    assert_eq!(body["errors"][0]["code"], "unknown_parameter");
    assert!(body["errors"][0]["detail"].as_str().unwrap().ends_with("allowed: q, kind, radius_km"));
}

#[tokio::test]
async fn all_mistakes_are_told_at_once() {
    let (status, body) = read("/search?kind=nonsense&radius_km=NaN&q=abcdefg").await;
    assert_eq!(status, 400);
    let codes: Vec<_> =
        body["errors"].as_array().unwrap().iter().map(|e| e["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["too_long", "unknown_word", "out_of_range"]);
    assert!(body["detail"].as_str().unwrap().contains("apprenticeship, dual_study"));
}

#[tokio::test]
async fn a_single_value_is_not_repeated() {
    assert_eq!(read("/search?q=a&q=b").await.1["errors"][0]["code"], "repeated");
}

#[tokio::test]
async fn what_is_not_utf8_or_holds_control_characters_is_refused() {
    for path in
        ["/search?q=%FF", "/search?q=%00", "/search?%C3=1", "/named/a%00b", "/named/%FF", "/things/%FF"]
    {
        assert_eq!(read(path).await.0, 400, "{path}");
    }
    assert_eq!(read("/search?q=%").await.0, 200, "a lone percent sign stands for itself");
}

#[tokio::test]
async fn an_id_that_is_no_uuid_is_named() {
    let (status, body) = read("/things/17").await;
    assert_eq!((status, &body["code"], &body["errors"][0]["field"]), (400, &json!("bad_path"), &json!("id")));
}

#[tokio::test]
async fn a_body_of_the_wrong_form_is_a_problem() {
    assert_eq!(write("application/json", "{\"places\": 1}").await.0, 200);
    assert_eq!(write("application/json", "{\"places\": ").await.0, 400);
    assert_eq!(write("application/json", "{\"places\": 1, \"x\": 2}").await.0, 422);
    assert_eq!(write("application/json", "{\"places\": 1e400}").await.0, 400);
    assert_eq!(write("text/plain", "{}").await.0, 415);
    assert_eq!(write("application/json", &"[".repeat(100_000)).await.0, 422);
    let huge = format!("{{\"places\": \"{}\"}}", "x".repeat(3_000_000));
    assert_eq!(write("application/json", &huge).await.0, 413);
}
