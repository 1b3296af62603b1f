//! Institutions and study programmes, as everybody reads them and as programs of a cluster's managers write them.
use lotse_domain::grant::Role;
use lotse_tests::{Backend, TestServer, on_both_databases, world};
use serde_json::{Value, json};

use crate::person::{ask, give, strong};

on_both_databases!(managers_keep_what_everybody_reads);

fn titles(page: &Value) -> Vec<&str> {
    page["items"].as_array().unwrap().iter().map(|it| it["title"].as_str().unwrap()).collect()
}

async fn managers_keep_what_everybody_reads(backend: Backend) {
    let server = TestServer::start(backend).await;
    let nord = world::cluster(&server.db, "nord").await;
    world::cluster(&server.db, "sued").await;
    let manager = strong(&server, "kim@nord.example").await;
    give(&server, &manager, Role::ClusterManager, nord.id).await;

    let create = "POST /clusters/nord/institutions";
    let academy = json!({
        "name": " Akademie  Ostufer ",
        "kind": "dual_university",
        "postal_code": "23552",
        "website": "https://ostufer.example"
    });
    let academy = manager.ask(&server, create, Some(academy)).await.expect(201);
    assert_eq!(academy["slug"], "akademie-ostufer");
    assert_eq!(academy["city"], "Lübeck", "of the postal code: {academy}");
    assert!(academy["latitude"].is_number(), "{academy}");
    for (field, value) in [("website", "javascript:alert(1)"), ("postal_code", "1"), ("name", "")] {
        let mut body = json!({ "name": "x", "kind": "university" });
        body[field] = json!(value);
        let problem = manager.ask(&server, create, Some(body)).await.expect(422);
        assert_eq!(problem["errors"][0]["field"], field, "{problem}");
    }
    manager.ask(&server, create, Some(json!({ "name": "x", "kind": "abbey" }))).await.expect(422);

    let create = "POST /clusters/nord/study-programmes";
    let body = json!({
        "institution_id": academy["id"],
        "title": "Lebensmitteltechnologie",
        "degree": "bachelor",
        "form": "dual",
        "area": "food",
        "semesters": 7
    });
    let made = manager.ask(&server, create, Some(body.clone())).await.expect(201);
    assert_eq!((&made["state"], &made["institution"]["name"]), (&json!("draft"), &json!("Akademie Ostufer")));
    let mut wrong = body;
    wrong["semesters"] = json!(21);
    let problem = manager.ask(&server, create, Some(wrong)).await.expect(422);
    assert_eq!(problem["errors"][0]["field"], "semesters");

    let public = format!("GET /study-programmes/{}", made["slug"].as_str().unwrap());
    ask(&server, None, &public, None).await.expect(404);
    let one = format!("/clusters/nord/study-programmes/{}", made["id"].as_str().unwrap());
    let shown = manager.ask(&server, &format!("PUT {one}/publication"), None).await;
    assert_eq!(shown.headers["etag"], "\"2\"");
    assert_eq!(shown.expect(200)["state"], "published");
    assert_eq!(ask(&server, None, &public, None).await.expect(200)["semesters"], 7);

    server.caught_up().await;
    for query in [
        "",
        "?cluster=nord",
        "?institution=akademie-ostufer",
        "?form=dual&degree=bachelor&area=food",
        "?q=lebensmittel",
        "?q=dual&area=food",
    ] {
        let page = ask(&server, None, &format!("GET /study-programmes{query}"), None).await.expect(200);
        assert_eq!(titles(&page), ["Lebensmitteltechnologie"], "{query}");
    }
    for query in ["?cluster=sued", "?form=full_time", "?q=schiffsbau", "?q=dual&degree=master"] {
        let page = ask(&server, None, &format!("GET /study-programmes{query}"), None).await.expect(200);
        assert!(titles(&page).is_empty(), "{query}: {page}");
    }
    for query in ["?q=x&after=y", "?q=x&institution=y", "?form=x", "?limit=101"] {
        ask(&server, None, &format!("GET /study-programmes{query}"), None).await.expect(400);
    }
    ask(&server, None, "GET /study-programmes?institution=nobody", None).await.expect(404);
    let places = ask(&server, None, "GET /institutions?cluster=nord", None).await.expect(200);
    assert_eq!(places["items"][0]["study_programmes"], 1);

    let patch = json!({ "semesters": null, "title": "Technologie der Lebensmittel" });
    let changed = manager.ask(&server, &format!("PATCH {one}"), Some(patch)).await.expect(200);
    assert_eq!((&changed["semesters"], &changed["slug"]), (&Value::Null, &made["slug"]));
    assert_eq!(changed["area"], "food", "what is absent stays");
    let stale = server.http.patch(format!("{}/api/v1{one}", server.base)).bearer_auth(&manager.access);
    let stale = stale.header("if-match", "\"1\"").json(&json!({ "title": "Alt" })).send().await.unwrap();
    assert_eq!(stale.status(), 412);

    let place = format!("/clusters/nord/institutions/{}", academy["id"].as_str().unwrap());
    manager.ask(&server, &format!("DELETE {place}"), None).await.expect(409);
    let back = manager.ask(&server, &format!("DELETE {one}/publication"), None).await.expect(200);
    assert_eq!(back["state"], "draft");
    ask(&server, None, &public, None).await.expect(404);
    let desk = manager.get(&server, "/clusters/nord/study-programmes").await;
    assert_eq!(titles(&desk), ["Technologie der Lebensmittel"], "drafts too");
    manager.ask(&server, &format!("DELETE {one}"), None).await.expect(204);
    manager.ask(&server, &format!("DELETE {place}"), None).await.expect(204);

    // Of another cluster nothing can be read or written.
    for line in ["GET /clusters/sued/institutions", "GET /clusters/sued/study-programmes"] {
        manager.ask(&server, line, None).await.expect(404);
        ask(&server, None, line, None).await.expect(401);
    }
}
