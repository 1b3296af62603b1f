//! Rules of search, and what was searched for in vain, as programs of a cluster's managers read and write them.
use lotse_domain::grant::Role;
use lotse_tests::{Backend, TestServer, on_both_databases, world};
use serde_json::{Value, json};

use crate::person::{ask, give, strong};

on_both_databases!(a_manager_writes_rules_and_reads_what_is_missing);

async fn a_manager_writes_rules_and_reads_what_is_missing(backend: Backend) {
    let server = TestServer::start(backend).await;
    let nord = world::cluster(&server.db, "nord").await;
    world::cluster(&server.db, "sued").await;
    let manager = strong(&server, "kim@nord.example").await;
    give(&server, &manager, Role::ClusterManager, nord.id).await;
    let write = |written: &str, meant: &str| Some(json!({"written": written, "meant": meant}));
    let create = "POST /clusters/nord/search-rules";
    let made = manager.ask(&server, create, write(" Torten ", "Konditor|Bäcker")).await.expect(201);
    assert_eq!((&made["written"], &made["meant"]), (&json!("Torten"), &json!("Konditor | Bäcker")));
    for written in ["Plaste", "Autos"] {
        manager.ask(&server, create, write(written, "Kunststoff")).await.expect(201);
    }
    for (body, status) in [
        (write("torten", "Koch"), 409),
        (write("und", "Koch"), 422),
        (write("", ""), 422),
        (write("a\0", "b"), 422),
        (Some(json!({"written": "a"})), 422),
        (Some(json!({"written": "a", "meant": "b", "cluster_id": null})), 422),
    ] {
        let problem = manager.ask(&server, create, body).await.expect(status);
        assert!(problem["detail"].is_string() || problem["errors"].is_array(), "{problem}");
    }

    let rules = |page: &Value| -> Vec<String> {
        let items = page["items"].as_array().unwrap();
        items.iter().map(|rule| rule["written"].as_str().unwrap().to_owned()).collect()
    };
    let first = manager.get(&server, "/clusters/nord/search-rules?limit=2").await;
    assert_eq!(rules(&first), ["Autos", "Plaste"]);
    let next = format!("/clusters/nord/search-rules?limit=2&after={}", first["next"].as_str().unwrap());
    let last = manager.get(&server, &next).await;
    assert_eq!((rules(&last), &last["next"]), (vec!["Torten".to_owned()], &Value::Null));

    let one = format!("/clusters/nord/search-rules/{}", made["id"].as_str().unwrap());
    let changed = manager.ask(&server, &format!("PATCH {one}"), Some(json!({"meant": "Konditor"}))).await;
    assert_eq!(changed.headers["etag"], "\"2\"");
    let changed = changed.expect(200);
    assert_eq!((&changed["written"], &changed["meant"]), (&json!("Torten"), &json!("Konditor")));
    let stale = server.http.patch(format!("{}/api/v1{one}", server.base)).bearer_auth(&manager.access);
    let stale = stale.header("if-match", "\"1\"").json(&json!({"meant": "Koch"})).send().await.unwrap();
    assert_eq!(stale.status(), 412);
    manager.ask(&server, &format!("DELETE {one}"), None).await.expect(204);
    manager.ask(&server, &format!("DELETE {one}"), None).await.expect(404);

    for words in ["quaxel", "quaxel", "zwirbel"] {
        ask(&server, None, &format!("GET /search?cluster=nord&q={words}"), None).await.expect(200);
    }
    server.index().write_misses(&server.db, &*server.clock).await.unwrap();
    let misses = manager.get(&server, "/clusters/nord/search-misses?limit=1").await;
    assert_eq!(misses["items"][0]["words"], "quaxel");
    assert_eq!((&misses["items"][0]["times"], &misses["items"][0]["partial"]), (&json!(2), &json!(false)));
    let next = misses["next"].as_str().unwrap().replace(' ', "%20");
    let rest = manager.get(&server, &format!("/clusters/nord/search-misses?after={next}")).await;
    assert_eq!((&rest["items"][0]["words"], &rest["next"]), (&json!("zwirbel"), &Value::Null));
    for after in ["x", "1", "%00", "9%20%00"] {
        let odd =
            manager.ask(&server, &format!("GET /clusters/nord/search-misses?after={after}"), None).await;
        assert!((200..500).contains(&odd.status), "{after}: {}", odd.status);
    }

    // Of another cluster nothing can be read or written.
    for line in ["GET /clusters/sued/search-rules", "GET /clusters/sued/search-misses"] {
        manager.ask(&server, line, None).await.expect(404);
    }
    manager.ask(&server, "POST /clusters/sued/search-rules", write("a", "b")).await.expect(404);
    ask(&server, None, "GET /clusters/nord/search-rules", None).await.expect(401);
}
