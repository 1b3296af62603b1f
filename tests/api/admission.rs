//! A company registers, asks, is admitted and leaves, over HTTP.
use lotse_domain::{Actor, grant::Role, outbox};
use lotse_tests::{Backend, TestServer, on_both_databases, people, world};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::person::{Person, ask, give, signed_in, strong};

on_both_databases!(
    a_company_registers_and_is_admitted,
    what_is_not_ones_own_is_as_what_never_was,
    operators_found_clusters_and_look_after_the_outbox
);

pub fn company(name: &str, cluster: &str) -> Value {
    json!({
        "name": name, "industry": "Brot", "website": "https://example.org",
        "site": {"postal_code": "23552", "street": "Hafen 1"}, "cluster": cluster, "message": "Guten Tag"
    })
}

async fn manager(server: &TestServer, cluster: Uuid, mail: &str) -> Person {
    let person = strong(server, mail).await;
    give(server, &person, Role::ClusterManager, cluster).await;
    person
}

async fn a_company_registers_and_is_admitted(backend: Backend) {
    let server = TestServer::start(backend).await;
    let cluster = world::cluster(&server.db, "nord").await;
    let manager = manager(&server, cluster.id, "desk@example.org").await;
    let admin = strong(&server, "chefin@example.org").await;
    for (body, field) in [
        (json!({"name": " ", "site": {"town": "Lübeck"}, "cluster": "nord"}), Some("name")),
        (json!({"name": "A", "site": {}, "cluster": "nord", "employees": -1}), Some("employees")),
        (json!({"name": "A", "site": {}, "cluster": "nord", "slug": "a"}), None),
        (json!({"name": "A", "cluster": "nord"}), None),
    ] {
        let refused = admin.ask(&server, "POST /companies", Some(body.clone())).await.expect(422);
        let fields: Vec<_> =
            refused["errors"].as_array().into_iter().flatten().map(|e| &e["field"]).collect();
        assert!(field.is_none_or(|field| fields.contains(&&json!(field))), "{body}: {refused}");
    }
    let nowhere = admin.ask(&server, "POST /companies", Some(company("Brot Möller", "sued"))).await;
    assert_eq!(nowhere.status, 404);
    let made = admin.ask(&server, "POST /companies", Some(company("Brot Möller", "nord"))).await;
    let location = made.headers["location"].to_str().unwrap().to_owned();
    let made = made.expect(201);
    let (slug, id) = (made["slug"].as_str().unwrap(), made["id"].as_str().unwrap());
    assert_eq!(location, format!("/api/v1/companies/{slug}/memberships"));
    let public = format!("/api/v1/companies/{slug}");
    assert_eq!(server.get(&public).await.status(), 404, "nobody else sees it");
    let own = format!("/companies/{slug}/memberships");
    let standing = async || admin.get(&server, &own).await["items"][0]["standing"].clone();
    assert_eq!(
        (&standing().await["state"], &standing().await["message"]),
        (&json!("pending"), &json!("Guten Tag"))
    );
    let waiting = manager.get(&server, "/clusters/nord/memberships?state=pending").await;
    assert_eq!(waiting["items"][0]["company"]["id"], id);
    assert_eq!(waiting["items"][0]["admins"][0]["mail"], "chefin@example.org");
    assert!(waiting["counts"].as_array().unwrap().contains(&json!({"state": "pending", "count": 1})));
    let line = format!("PATCH /clusters/nord/memberships/{id}");
    let decide = async |who: &Person, body| who.ask(&server, &line, Some(body)).await;
    assert_eq!(decide(&admin, json!({"state": "active"})).await.status, 404, "nobody admits themselves");
    assert_eq!(decide(&manager, json!({"state": "open"})).await.status, 422);
    assert_eq!(decide(&manager, json!({"state": "ended"})).await.status, 409);
    assert_eq!(decide(&manager, json!({"state": "active"})).await.expect(200)["state"], "active");
    assert_eq!(server.get(&public).await.status(), 200);
    secret_free_letter(&server, "chefin@example.org", "membership_admitted").await;
    let ask_again = admin.ask(&server, &format!("POST {own}"), Some(json!({"cluster": "nord"}))).await;
    assert_eq!(ask_again.status, 409);
    let end = format!("DELETE {own}/nord");
    assert_eq!(manager.ask(&server, &end, None).await.status, 404, "only by the company");
    assert_eq!(admin.ask(&server, &format!("DELETE {own}/sued"), None).await.status, 404);
    assert_eq!(admin.ask(&server, &end, None).await.status, 204);
    assert_eq!(standing().await["state"], "ended");
    assert_eq!(server.get(&public).await.status(), 404);
    // Pages of one each, from first to last.
    for name in ["Ahorn", "Birke", "Ceder"] {
        admin.ask(&server, "POST /companies", Some(company(name, "nord"))).await.expect(201);
    }
    let (mut seen, mut after) = (Vec::new(), String::new());
    loop {
        let path = format!("/clusters/nord/memberships?state=pending&limit=1{after}");
        let page = manager.get(&server, &path).await;
        seen.extend(page["items"].as_array().unwrap().iter().map(|item| item["company"]["name"].clone()));
        let Some(next) = page["next"].as_str() else { break };
        after = format!("&after={next}");
    }
    assert_eq!(seen, ["Ahorn", "Birke", "Ceder"]);
    let broken = manager.ask(&server, "GET /clusters/nord/memberships?after=x", None).await.expect(400);
    assert_eq!(broken["code"], "bad_cursor");
}

async fn secret_free_letter(server: &TestServer, to: &str, name: &str) {
    let machine = Actor::system("test", "test");
    let filter = outbox::Filter { recipient: Some(to.into()), limit: 100, ..Default::default() };
    let rows = outbox::list(&server.db, &machine, filter).await.unwrap();
    assert!(rows.iter().any(|row| row.kind == format!("mail.{name}")), "no {name} to {to}");
}

async fn what_is_not_ones_own_is_as_what_never_was(backend: Backend) {
    let server = TestServer::start(backend).await;
    world::cluster(&server.db, "nord").await;
    let admin = strong(&server, "chefin@example.org").await;
    let made = admin.ask(&server, "POST /companies", Some(company("Brot Möller", "nord"))).await.expect(201);
    let (slug, id) = (made["slug"].as_str().unwrap(), made["id"].as_str().unwrap());
    let other = strong(&server, "other@example.org").await;
    let never = Uuid::now_v7().to_string();
    for (line, mine, none, body) in [
        ("GET /companies/{}/memberships", slug, "never-was", None),
        ("POST /companies/{}/memberships", slug, "never-was", Some(json!({"cluster": "nord"}))),
        ("DELETE /companies/{}/memberships/nord", slug, "never-was", None),
        ("GET /companies/{}/team", slug, "never-was", None),
        ("GET /companies/{}/invitations", slug, "never-was", None),
        (
            "POST /companies/{}/invitations",
            slug,
            "never-was",
            Some(json!({"mail": "x@example.org", "role": "recruiter"})),
        ),
        ("GET /clusters/{}/memberships", "nord", "never-was", None),
        ("GET /clusters/{}/team", "nord", "never-was", None),
        ("GET /clusters/{}/schools", "nord", "never-was", None),
        ("GET /clusters/{}/invitations", "nord", "never-was", None),
        ("PATCH /clusters/nord/memberships/{}", id, &never, Some(json!({"state": "active"}))),
        (
            "POST /me/api-keys",
            slug,
            "never-was",
            Some(json!({"company": "{}", "name": "x", "scopes": ["company:read"], "days": 1})),
        ),
    ] {
        let with = |key: &str| {
            let body =
                body.as_ref().map(|body| serde_json::from_str(&body.to_string().replace("{}", key)).unwrap());
            (line.replace("{}", key), body)
        };
        let (foreign, absent) = (with(mine), with(none));
        let foreign = other.ask(&server, &foreign.0, foreign.1).await.stable();
        assert_eq!(foreign.0, 404, "{line}: {}", foreign.1);
        assert_eq!(foreign, other.ask(&server, &absent.0, absent.1).await.stable(), "{line}");
        let stranger = ask(&server, None, &with(mine).0, with(mine).1).await;
        assert_eq!(stranger.status, 401, "{line}");
    }
}

async fn operators_found_clusters_and_look_after_the_outbox(backend: Backend) {
    let server = TestServer::start(backend).await;
    let operator = strong(&server, "op@example.org").await;
    let other = strong(&server, "other@example.org").await;
    let found = json!({"slug": "nord", "name": "Cluster Nord"});
    for (line, body) in [
        ("POST /clusters", Some(found.clone())),
        ("GET /operators", None),
        ("GET /operators/invitations", None),
        ("POST /operators/invitations", Some(json!({"mail": "x@example.org"}))),
        ("GET /outbox", None),
        ("GET /mail-suppressions", None),
        ("DELETE /mail-suppressions/x@example.org", None),
    ] {
        assert_eq!(other.ask(&server, line, body.clone()).await.status, 404, "{line}");
        assert_eq!(operator.ask(&server, line, body).await.status, 404, "{line}: not yet an operator");
    }
    give(&server, &operator, Role::Operator, Uuid::nil()).await;
    let made = operator.ask(&server, "POST /clusters", Some(found.clone())).await;
    assert_eq!(made.headers["location"], "/api/v1/clusters/nord");
    assert_eq!(made.expect(201)["slug"], "nord");
    assert_eq!(operator.ask(&server, "POST /clusters", Some(found)).await.status, 409);
    assert_eq!(
        operator.ask(&server, "POST /clusters", Some(json!({"slug": "N", "name": ""}))).await.status,
        422
    );
    let team = operator.get(&server, "/operators").await;
    assert_eq!(team["items"][0]["mail"], "op@example.org");
    let invite = Some(json!({"mail": "desk@example.org"}));
    operator.ask(&server, "POST /clusters/nord/invitations", invite).await.expect(201);
    let token = people::letter_secret(&server, "desk@example.org", "invitation").await;
    let list = operator.get(&server, "/outbox?recipient=desk@&state=waiting&limit=1").await;
    let message = &list["items"][0];
    assert_eq!((&message["kind"], &message["state"]), (&json!("mail.invitation"), &json!("waiting")));
    assert!(!list.to_string().contains(&token), "links are not shown");
    let id = message["id"].as_str().unwrap();
    let path = format!("/outbox/{id}");
    assert_eq!(operator.get(&server, &path).await["id"], id);
    assert_eq!(other.ask(&server, &format!("GET {path}"), None).await.status, 404);
    assert_eq!(
        operator.ask(&server, &format!("POST {path}/retry"), None).await.status,
        409,
        "it is not dead"
    );
    assert_eq!(operator.ask(&server, "GET /outbox?state=lost", None).await.status, 400);
    assert_eq!(operator.get(&server, "/mail-suppressions").await, json!({"items": []}));
    for address in ["x@example.org", "not-an-address"] {
        let line = format!("DELETE /mail-suppressions/{address}");
        assert_eq!(operator.ask(&server, &line, None).await.status, 404);
    }
    let stranger = signed_in(&server, "desk@example.org").await;
    let accepted =
        stranger.ask(&server, "POST /invitations/accept", Some(json!({"token": token}))).await.expect(200);
    assert_eq!((&accepted["slug"], &accepted["dormant"]), (&json!("nord"), &json!(true)));
    let refused = stranger.ask(&server, "GET /clusters/nord/team", None).await.expect(403);
    assert_eq!(refused["code"], "second_factor_required", "the grant sleeps until one is shown");
}
