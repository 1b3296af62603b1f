use lotse_domain::vacancy::{ApplyBy, VacancyDraft};
use lotse_tests::{Backend, TestServer, on_both_databases, world};
use serde_json::Value;
use uuid::Uuid;

on_both_databases!(
    a_vacancy_tells_everything_public,
    a_known_version_is_not_sent_again,
    a_stranger_learns_nothing
);

async fn one(server: &TestServer) -> Value {
    let cluster = world::cluster(&server.db, "nord").await;
    let draft = VacancyDraft {
        pay_by_year: vec![115_000, 120_000, 130_000],
        weekly_minutes: Some(39 * 60 + 30),
        description: Some("# Aufgaben\n\n<script>alert(1)</script> Backen".into()),
        apply_by: Some(ApplyBy::Mail),
        apply_address: Some("ausbildung@backhaus.example".into()),
        ..world::draft("Bäcker (m/w/d)", "Backhaus Nord", "23552")
    };
    world::import(&server.db, world::run_of(&cluster, "template"), vec![world::record(2, "1", draft)]).await;
    server.caught_up().await;
    server.json("/api/v1/search?q=baecker").await["items"][0].clone()
}

async fn a_vacancy_tells_everything_public(backend: Backend) {
    let server = TestServer::start(backend).await;
    let item = one(&server).await;
    let vacancy = server.json(&format!("/api/v1/vacancies/{}", item["id"].as_str().unwrap())).await;
    assert_eq!(vacancy["title"], "Bäcker");
    assert_eq!(vacancy["pay_by_year"], serde_json::json!([115_000, 120_000, 130_000]));
    assert_eq!(vacancy["weekly_minutes"], 2_370);
    assert_eq!(vacancy["company"]["name"], "Backhaus Nord");
    assert_eq!(vacancy["sites"][0]["town"], "Lübeck");
    assert_eq!(vacancy["occupation"]["title"], "Bäcker/in");
    for hidden in ["content_hash", "fingerprint", "cluster_id", "external_id"] {
        assert!(vacancy.get(hidden).is_none(), "{hidden} is nobody's business");
    }
}

async fn a_known_version_is_not_sent_again(backend: Backend) {
    let server = TestServer::start(backend).await;
    let item = one(&server).await;
    let path = format!("/api/v1/vacancies/{}", item["id"].as_str().unwrap());
    let tag = server.get(&path).await.headers()["etag"].clone();
    let again =
        server.http.get(format!("{}{path}", server.base)).header("if-none-match", tag).send().await.unwrap();
    assert_eq!(again.status(), 304);
}

/// Rule 3: what does not exist and what may not be seen answer alike.
async fn a_stranger_learns_nothing(backend: Backend) {
    let server = TestServer::start(backend).await;
    let item = one(&server).await;
    let clusters = lotse_domain::cluster::list_all(server.db.read()).await.unwrap();
    let importer = world::importer(&server.db, world::run_of(&clusters[0], "template")).await;
    importer.withdraw_missing(&server.db, &lotse_domain::clock::SystemClock).await.unwrap();

    let ask = async |id: String| {
        let response = server.get(&format!("/api/v1/vacancies/{id}")).await;
        let status = response.status();
        let mut body: Value = response.json().await.unwrap();
        let body = body.as_object_mut().unwrap();
        // These tell the requests apart, not the vacancies.
        body.remove("instance");
        body.remove("request_id");
        (status, body.clone())
    };
    let withdrawn = ask(item["id"].as_str().unwrap().to_owned()).await;
    let unknown = ask(Uuid::now_v7().to_string()).await;
    assert_eq!(withdrawn.0, 404);
    assert_eq!(withdrawn, unknown);
}
