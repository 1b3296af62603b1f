//! Where a cluster is, as programs of its managers say it; and what a search makes of it.
use lotse_domain::grant::Role;
use lotse_tests::{Backend, TestServer, on_both_databases, world};
use serde_json::{Value, json};

use crate::person::{ask, give, strong};

on_both_databases!(a_region_is_drawn_and_searched_in);

async fn a_region_is_drawn_and_searched_in(backend: Backend) {
    let server = TestServer::start(backend).await;
    let nord = world::cluster(&server.db, "norden").await;
    world::cluster(&server.db, "sueden").await;
    let records = vec![
        world::record(1, "1", world::draft("Koch", "Gasthof", "23552")),
        world::record(2, "2", world::draft("Koch", "Pegnitzhaus", "90402")),
    ];
    world::import(&server.db, world::run_of(&nord, "template"), records).await;
    let manager = strong(&server, "kim@norden.example").await;
    give(&server, &manager, Role::ClusterManager, nord.id).await;
    let change = "PATCH /clusters/norden";
    for (body, named) in [
        (json!({"districts": ["Lübeck", "Atlantis"]}), "Atlantis"),
        (json!({"districts": ["0100"]}), "0100"),
        (json!({"districts": ["Bayern", "Niedersachsen"]}), "30"),
        (json!({"region": "x".repeat(121)}), "120"),
        (json!({"name": "Nord"}), "name"),
    ] {
        let problem = manager.ask(&server, change, Some(body)).await.expect(422);
        assert!(problem.to_string().contains(named), "{problem}");
    }
    let changed = manager.ask(&server, change, Some(json!({"districts": ["Lübeck", "01055"]}))).await;
    assert_eq!(changed.headers["etag"], "\"2\"");
    let drawn = json!([
        {"key": "01003", "name": "Stadt Lübeck"}, {"key": "01055", "name": "Kreis Ostholstein"}
    ]);
    assert_eq!(changed.expect(200)["districts"], drawn);
    let changed = manager.ask(&server, change, Some(json!({"region": "Küste"}))).await.expect(200);
    assert_eq!(
        (&changed["region"], &changed["districts"]),
        (&json!("Küste"), &drawn),
        "what is absent stays"
    );
    assert_eq!(server.json("/api/v1/clusters/norden").await["districts"], drawn);
    let stale = server.http.patch(format!("{}/api/v1/clusters/norden", server.base));
    let stale = stale.bearer_auth(&manager.access).header("if-match", "\"1\"").json(&json!({"region": ""}));
    assert_eq!(stale.send().await.unwrap().status(), 412);
    manager.ask(&server, "PATCH /clusters/sueden", Some(json!({"region": "x"}))).await.expect(404);
    ask(&server, None, change, Some(json!({"region": "x"}))).await.expect(401);

    server.caught_up().await;
    let search = async |query: &str| server.json(&format!("/api/v1/search?understand=true&{query}")).await;
    for query in ["q=koch%20in%20der%20region&cluster=norden", "q=koch%20region%20norden"] {
        let found = search(query).await;
        assert_eq!((&found["total"], &found["items"][0]["company"]["name"]), (&json!(1), &json!("Gasthof")));
        assert_eq!(found["understood"]["district"], json!(["01003", "01055"]), "{query}");
        assert_eq!(found["understood"]["words"], "koch", "{query}");
    }
    assert_eq!(search("q=koch%20in%20der%20region").await["understood"], Value::Null);

    let travel = async |query: &str| search(query).await["items"][0]["travel"].clone();
    let told = travel("q=koch&near=Fürth").await;
    assert_eq!((&told["mode"], &told["estimated"]), (&json!("transit"), &json!(true)), "{told}");
    assert!((20..60).contains(&told["minutes"].as_u64().unwrap()), "{told}");
    assert_eq!(travel("q=koch&near=90402").await, json!({"mode": "walk", "estimated": true}));
    assert_eq!(travel("q=koch").await, Value::Null);

    let offered = server.json("/api/v1/suggest?q=Landkreis%20F%C3%BCr").await;
    let area = json!({"kind": "district", "text": "Landkreis Fürth", "near": "Landkreis Fürth"});
    assert!(offered["items"].as_array().unwrap().contains(&area), "{offered}");
}
