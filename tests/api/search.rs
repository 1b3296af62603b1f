use lotse_domain::{
    clock::SystemClock,
    vacancy::{Kind, Qualification, VacancyDraft},
};
use lotse_tests::{Backend, TestServer, on_both_databases, world};
use serde_json::Value;

on_both_databases!(
    a_posting_is_found_near_a_town_with_distance_and_counts,
    a_withdrawn_posting_leaves_the_results,
    pages_follow_the_link_and_miss_nothing,
    counts_stay_right_under_other_filters,
    an_unknown_place_is_said_and_helped_with,
    a_wrong_parameter_is_named,
    nothing_found_says_what_would_be_found,
    suggestions_come_while_typing,
    a_duplicate_is_shown_once,
    a_posting_stands_in_the_portals_of_its_duplicates_too
);

async fn filled(backend: Backend) -> TestServer {
    let server = TestServer::start(backend).await;
    let cluster = world::cluster(&server.db, "franken").await;
    let of = |title: &str, company: &str, code: &str, qualification| VacancyDraft {
        qualification,
        ..world::draft(title, company, code)
    };
    let mut internship = of("Praktikum Mechatronik", "Regnitz Formteile GmbH", "90762", None);
    internship.kind = Some(Kind::Internship);
    let drafts = vec![
        of("Mechatroniker (m/w/d)", "Regnitz Formteile GmbH", "90402", Some(Qualification::MittlereReife)),
        of(
            "Ausbildung Mechatroniker/in 2027",
            "Pegnitz Werkzeugbau",
            "91054",
            Some(Qualification::Hauptschulabschluss),
        ),
        of("Mechatroniker (m/w/d)", "Nordmetall", "23552", None),
        of("Industriekaufmann/-frau", "Regnitz Formteile GmbH", "90402", Some(Qualification::Abitur)),
        internship,
    ];
    let records = (2..).zip(drafts).map(|(row, draft)| world::record(row, &row.to_string(), draft)).collect();
    world::import(&server.db, world::run_of(&cluster, "template"), records).await;
    server.caught_up().await;
    server
}

fn titles(found: &Value) -> Vec<&str> {
    found["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap()).collect()
}

fn counted(found: &Value, facet: &str, value: &str) -> u64 {
    let counts = found["facets"][facet].as_array().unwrap();
    counts.iter().find(|c| c["value"] == value).map_or(0, |c| c["count"].as_u64().unwrap())
}

async fn a_posting_is_found_near_a_town_with_distance_and_counts(backend: Backend) {
    let server = filled(backend).await;
    let found = server.json("/api/v1/search?q=mechatroniker&near=Nürnberg&radius_km=50").await;
    assert_eq!(found["total"], 3, "{found}");
    assert_eq!(found["near"]["name"], "Nürnberg");
    for item in found["items"].as_array().unwrap() {
        let distance = item["distance_km"].as_f64().unwrap();
        assert!((0.0..=50.0).contains(&distance), "{item}");
    }
    assert_eq!((counted(&found, "kind", "apprenticeship"), counted(&found, "kind", "internship")), (2, 1));
    assert_eq!(counted(&found, "state", "BY"), 3);
    let typo = server.json("/api/v1/search?q=mechatronicker&near=90402&radius_km=50").await;
    assert_eq!(typo["total"], found["total"]);
}

async fn a_withdrawn_posting_leaves_the_results(backend: Backend) {
    let server = filled(backend).await;
    assert_eq!(server.json("/api/v1/search?q=mechatroniker").await["total"], 4);
    let clusters = lotse_domain::cluster::list_all(server.db.read()).await.unwrap();
    let importer = world::importer(&server.db, world::run_of(&clusters[0], "template")).await;
    importer.withdraw_missing(&server.db, &SystemClock).await.unwrap();
    server.caught_up().await;
    assert_eq!(server.json("/api/v1/search?q=mechatroniker").await["total"], 0);
}

async fn pages_follow_the_link_and_miss_nothing(backend: Backend) {
    let server = filled(backend).await;
    for sort in ["relevance", "newest", "start", "distance"] {
        let mut path = format!("/api/v1/search?limit=2&sort={sort}&near=Nürnberg&radius_km=500");
        let mut ids = Vec::new();
        loop {
            let response = server.get(&path).await;
            let link = response.headers().get("link").map(|l| l.to_str().unwrap().to_owned());
            let found: Value = response.json().await.unwrap();
            ids.extend(
                found["items"].as_array().unwrap().iter().map(|i| i["id"].as_str().unwrap().to_owned()),
            );
            let Some(next) = found["next"].as_str() else { break };
            assert!(link.unwrap().contains("rel=\"next\""));
            path = format!("/api/v1/search?limit=2&sort={sort}&near=Nürnberg&radius_km=500&after={next}");
        }
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!((all, ids.len()), (5, 5), "{sort}");
    }
}

async fn counts_stay_right_under_other_filters(backend: Backend) {
    let server = filled(backend).await;
    let found = server.json("/api/v1/search?kind=internship").await;
    assert_eq!(titles(&found), ["Praktikum Mechatronik"]);
    assert_eq!(counted(&found, "kind", "apprenticeship"), 4, "another kind can still be chosen: {found}");
    let both = server.json("/api/v1/search?kind=internship&kind=apprenticeship").await;
    assert_eq!(both["total"], 5);
    // Someone with Mittlere Reife may take what asks for it, for less, or says nothing.
    let school = server.json("/api/v1/search?qualification=mittlere_reife").await;
    assert_eq!(school["total"], 4);
    let company = server.json("/api/v1/search?company=regnitz-formteile-gmbh&state=BY").await;
    assert_eq!(company["total"], 3);
    assert_eq!(server.json("/api/v1/search?cluster=franken").await["total"], 5);
    assert_eq!(server.json("/api/v1/search?cluster=nord").await["total"], 0);
}

async fn an_unknown_place_is_said_and_helped_with(backend: Backend) {
    let server = filled(backend).await;
    let response = server.get("/api/v1/search?near=Nürnbrg").await;
    assert_eq!(response.status(), 422);
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    let problem: Value = response.json().await.unwrap();
    assert_eq!(problem["errors"][0]["field"], "near");
}

async fn a_wrong_parameter_is_named(backend: Backend) {
    let server = filled(backend).await;
    for (query, field) in [
        ("kind=job", "kind"),
        ("limit=1000", "limit"),
        ("radius=5", "radius"),
        ("after=garbage", "after"),
        ("limit=x", "limit"),
    ] {
        let response = server.get(&format!("/api/v1/search?{query}")).await;
        assert_eq!(response.status(), 400, "{query}");
        let problem: Value = response.json().await.unwrap();
        assert_eq!(problem["errors"][0]["field"], field, "{query}: {problem}");
    }
}

async fn nothing_found_says_what_would_be_found(backend: Backend) {
    let server = filled(backend).await;
    let found = server.json("/api/v1/search?q=mechatroniker&near=Ansbach&radius_km=5").await;
    assert_eq!(found["total"], 0);
    let wider = found["alternatives"]["wider"].as_array().unwrap();
    assert!(wider.iter().any(|w| w["radius_km"] == 50 && w["total"].as_u64() == Some(3)), "{found}");
}

async fn suggestions_come_while_typing(backend: Backend) {
    let server = filled(backend).await;
    let found = server.json("/api/v1/suggest?q=mechatr").await;
    let first = &found["items"][0];
    assert_eq!(
        (first["kind"].as_str(), first["text"].as_str()),
        (Some("occupation"), Some("Mechatroniker/in"))
    );
    let found = server.json("/api/v1/suggest?q=regnitz").await;
    assert_eq!(found["items"][0]["kind"], "company");
    let found = server.json("/api/v1/places?query=nürnb").await;
    assert_eq!(found["items"][0]["name"], "Nürnberg");
}

async fn a_duplicate_is_shown_once(backend: Backend) {
    let server = filled(backend).await;
    let clusters = lotse_domain::cluster::list_all(server.db.read()).await.unwrap();
    let twin = world::draft("MECHATRONIKER (w/m/d)", "Nordmetall GmbH", "23552");
    let answers =
        world::import(&server.db, world::run_of(&clusters[0], "ba"), vec![world::record(1, "7", twin)]).await;
    assert!(answers[0].duplicate_of.is_some());
    server.caught_up().await;
    assert_eq!(server.json("/api/v1/search?q=mechatroniker&near=Lübeck").await["total"], 1);
}

async fn a_posting_stands_in_the_portals_of_its_duplicates_too(backend: Backend) {
    let server = filled(backend).await;
    let other = world::cluster(&server.db, "nord").await;
    let twin = world::draft("Mechatroniker (m/w/d)", "Nordmetall", "23552");
    let run = world::run_of(&other, "template");
    world::import(&server.db, run.clone(), vec![world::record(2, "1", twin)]).await;
    server.caught_up().await;
    assert_eq!(server.json("/api/v1/search?cluster=nord").await["total"], 1);
    assert_eq!(server.json("/api/v1/search?q=mechatroniker&near=Lübeck").await["total"], 1);

    let importer = world::importer(&server.db, run).await;
    importer.withdraw_missing(&server.db, &SystemClock).await.unwrap();
    server.caught_up().await;
    assert_eq!(server.json("/api/v1/search?cluster=nord").await["total"], 0);
    assert_eq!(server.json("/api/v1/search?cluster=franken").await["total"], 5);
}
