//! Areas with boundaries, not circles: districts and Regierungsbezirke, in the API and on the page.
use lotse_domain::vacancy::VacancyDraft;
use lotse_tests::{Backend, TestServer, on_both_databases, world};
use serde_json::Value;

on_both_databases!(
    a_district_ends_at_its_boundary,
    an_area_in_the_text_or_the_place_is_a_filter,
    the_page_shows_districts_and_takes_them_back,
    what_is_typed_becomes_a_place_or_its_right_spelling,
    what_is_not_found_leads_to_neighbouring_occupations
);

/// Fürth is a town and the Landkreis around it, in which Zirndorf lies; Nürnberg is next to both, Coburg in Oberfranken.
async fn filled(backend: Backend) -> TestServer {
    let server = TestServer::start(backend).await;
    let cluster = world::cluster(&server.db, "franken").await;
    let of = |title: &str, company: &str, code: &str, occupation: &str| VacancyDraft {
        occupation: Some(occupation.into()),
        ..world::draft(title, company, code)
    };
    let drafts = vec![
        of("Koch (m/w/d)", "Gasthaus Stadt", "90762", "29302-900"),
        of("Koch (m/w/d)", "Gasthaus Land", "90513", "29302-900"),
        of("Koch (m/w/d)", "Gasthaus Burg", "90402", "29302-900"),
        of("Koch (m/w/d)", "Gasthaus Veste", "96450", "29302-900"),
        of("Pflegefachmann/-frau", "Klinikum Fürth", "90762", "81302-906"),
    ];
    let records = (1..).zip(drafts).map(|(row, draft)| world::record(row, &row.to_string(), draft)).collect();
    world::import(&server.db, world::run_of(&cluster, "template"), records).await;
    server.caught_up().await;
    server
}

fn companies(found: &Value) -> Vec<&str> {
    let mut names: Vec<&str> = found["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| hit["company"]["name"].as_str().unwrap())
        .collect();
    names.sort_unstable();
    names
}

async fn a_district_ends_at_its_boundary(backend: Backend) {
    let server = filled(backend).await;
    for (query, expected) in [
        ("q=Koch&district=09573", vec!["Gasthaus Land"]),
        ("q=Koch&district=09563", vec!["Gasthaus Stadt"]),
        ("q=Koch&district=09563,09573", vec!["Gasthaus Land", "Gasthaus Stadt"]),
        ("q=Koch&district=094", vec!["Gasthaus Veste"]),
        ("q=Koch&district=095", vec!["Gasthaus Burg", "Gasthaus Land", "Gasthaus Stadt"]),
        ("q=Koch&near=F%C3%BCrth", vec!["Gasthaus Burg", "Gasthaus Land", "Gasthaus Stadt"]),
    ] {
        let found = server.json(&format!("/api/v1/search?{query}")).await;
        assert_eq!(companies(&found), expected, "{query}");
    }
    let found = server.json("/api/v1/search?q=Koch&district=09573").await;
    let districts = found["facets"]["district"].as_array().unwrap();
    assert_eq!(districts.len(), 4, "as if it alone were not set: {districts:?}");
    assert!(
        districts.iter().any(|d| d["value"] == "09573" && d["name"] == "Landkreis Fürth" && d["count"] == 1)
    );
    assert!(districts.iter().any(|d| d["value"] == "09563" && d["name"] == "Stadt Fürth"));
    for bad in ["district=9", "district=F%C3%BCrth", "district=99999", "district=999"] {
        let answer = server.get(&format!("/api/v1/search?{bad}")).await;
        assert_eq!(answer.status(), 400, "{bad}");
        let told: Value = answer.json().await.unwrap();
        assert_eq!(told["errors"][0]["field"], "district", "{told}");
    }
}

async fn an_area_in_the_text_or_the_place_is_a_filter(backend: Backend) {
    let server = filled(backend).await;
    let found = server.json("/api/v1/search?understand=true&q=koch+im+landkreis+f%C3%BCrth").await;
    assert_eq!(companies(&found), ["Gasthaus Land"]);
    assert_eq!(found["understood"]["district"], serde_json::json!(["09573"]));
    assert_eq!(found["understood"]["words"], "koch");
    let found = server.json("/api/v1/search?understand=true&q=Koch+Oberfranken").await;
    assert_eq!(companies(&found), ["Gasthaus Veste"]);
    let found = server.json("/api/v1/search?q=Koch&near=Landkreis+F%C3%BCrth").await;
    assert_eq!((companies(&found), found["near"].is_null()), (vec!["Gasthaus Land"], true));
    let found = server.json("/api/v1/search?understand=true&q=Koch+F%C3%BCrth").await;
    assert_eq!(found["understood"]["near"], "Fürth", "a town stays a circle: {}", found["understood"]);
}

async fn the_page_shows_districts_and_takes_them_back(backend: Backend) {
    let server = filled(backend).await;
    let page = server.page("/suche?q=Koch&ort=Landkreis+F%C3%BCrth").await;
    assert!(page.contains("Gasthaus Land") && !page.contains("Gasthaus Stadt"), "{page}");
    assert!(page.contains(r#"<a class="chip" href="/suche?q=Koch">Landkreis Fürth"#), "{page}");
    assert!(page.contains(r#"name="kreis" value="09573" form="suche" checked"#), "{page}");
    assert!(page.contains("Stadt Nürnberg"), "another district can be chosen");
    let page = server.page("/suche?q=Koch+Oberfranken").await;
    assert!(page.contains("Gasthaus Veste") && page.contains(">Oberfranken<span"), "{page}");
    let page = server.page("/suche?kreis=99999&q=Koch").await;
    assert!(page.contains("Gasthaus Stadt"), "what makes no sense is left out");
}

async fn what_is_typed_becomes_a_place_or_its_right_spelling(backend: Backend) {
    let server = filled(backend).await;
    let found = server.json("/api/v1/suggest?q=Koch+L%C3%BCbe").await;
    let place = &found["items"][0];
    assert_eq!((&place["kind"], &place["text"]), (&"place".into(), &"Koch Lübeck".into()), "{found}");
    assert_eq!((&place["q"], &place["near"]), (&"Koch".into(), &"Lübeck".into()));
    let found = server.json("/api/v1/suggest?q=mechatronicker").await;
    let kinds: Vec<_> = found["items"].as_array().unwrap().iter().map(|item| &item["kind"]).collect();
    assert_eq!(kinds[..2], ["spelling", "occupation"]);
    assert_eq!(found["items"][0]["text"], "Mechatroniker");
    let found = server.json("/api/v1/suggest?q=n%C3%BCrnb").await;
    assert_eq!(
        (&found["items"][0]["kind"], &found["items"][0]["near"]),
        (&"place".into(), &"Nürnberg".into())
    );
}

async fn what_is_not_found_leads_to_neighbouring_occupations(backend: Backend) {
    let server = filled(backend).await;
    let query = "understand=true&q=nurse+F%C3%BCrth&kind=internship";
    let found = server.json(&format!("/api/v1/search?{query}")).await;
    assert_eq!(found["total"], 0);
    let first = &found["alternatives"]["neighbours"][0];
    assert_eq!(first["total"], 1, "{}", found["alternatives"]);
    assert!(first["title"].as_str().unwrap().starts_with("Pflegefach"), "{first}");
    let page = server.page("/suche?q=nurse+F%C3%BCrth&art=internship").await;
    let slug = first["slug"].as_str().unwrap();
    assert!(page.contains(&format!(r#"href="/suche?ort=F%C3%BCrth&#38;beruf={slug}""#)), "{page}");
}
